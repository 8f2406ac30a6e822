// From the pieces of text that a PDF places on its pages to lines, and from lines to paragraphs, which a PDF does not
// know. Lengths are points; y grows upwards.

export interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Of its letters. */
  readonly size: number;
}

interface Line {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly page: number;
}

export interface Layout {
  /** Without what repeats from page to page. */
  readonly text: string;
  readonly whole: string;
  /** What repeats at the head or the foot of pages, in text order. */
  readonly repeated: readonly string[];
}

/** `pages`: the pieces of each page, in the order of reading. */
export function layOut(pages: readonly (readonly Piece[])[]): Layout {
  const linesOfPages = pages.map(linesOf);
  const lines = linesOfPages.flat();
  const running = runningLines(linesOfPages);
  const body = lines.filter((line) => !running.has(line));
  return {
    text: paragraphsOf(body).join("\n\n"),
    whole: running.size === 0 ? paragraphsOf(body).join("\n\n") : wholeOf(lines, running),
    repeated: lines.filter((line) => running.has(line)).map(({ text }) => text),
  };
}

function linesOf(pieces: readonly Piece[], page: number): Line[] {
  const lines: Line[] = [];
  for (const { text, x, y, width, size } of pieces) {
    const last = lines.at(-1);
    const right = x + width;
    const gap = x - (last?.right ?? 0);
    const level = last !== undefined && Math.abs(y - last.y) < 0.5 * last.size && size > 0.5 * last.size;
    if (level && gap > -size && gap < 3 * size) {
      const space = gap > 0.15 * size && !/\s$/.test(last.text) && !/^\s/.test(text) ? " " : "";
      lines[lines.length - 1] = { ...last, text: last.text + space + text, right: Math.max(last.right, right) };
    } else if (text.trim() !== "") {
      lines.push({ text, x, right, y, size, page });
    }
  }
  return lines.map((line) => ({ ...line, text: line.text.replace(/\s+/g, " ").trim() }));
}

/** Lines at the edge of a page that stand there, but for their numbers, on at least half of the pages. */
function runningLines(pages: readonly (readonly Line[])[]): ReadonlySet<Line> {
  const places = new Map<string, Line[]>();
  for (const line of pages.flatMap(edgeLines)) {
    const place = `${line.text.replace(/\d+/g, "#")} at ${Math.round(line.y / 4)}`;
    places.set(place, [...(places.get(place) ?? []), line]);
  }
  return new Set([...places.values()].filter(({ length }) => length >= Math.max(2, pages.length / 2)).flat());
}

/** The two uppermost and the two lowest lines of a page. */
function edgeLines(page: readonly Line[]): Line[] {
  const down = page.toSorted((a, b) => b.y - a.y);
  return [...new Set([...down.slice(0, 2), ...down.slice(-2)])];
}

function wholeOf(lines: readonly Line[], running: ReadonlySet<Line>): string {
  const parts: string[] = [];
  let body: Line[] = [];
  const close = () => {
    parts.push(...paragraphsOf(body));
    body = [];
  };
  for (const line of lines) {
    if (running.has(line)) {
      close();
      parts.push(line.text);
    } else {
      body.push(line);
    }
  }
  close();
  return parts.join("\n\n");
}

function paragraphsOf(lines: readonly Line[]): string[] {
  const leading = usualLeading(lines);
  const edges = rightEdges(lines);
  const words = new Set(lines.flatMap(({ text }) => text.match(/[\p{L}\p{N}]+-[\p{L}\p{N}]+/gu) ?? []));
  const paragraphs: string[][] = []; // in parts, to look at the end of one only
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    if (before === undefined || begins(line, before, leading, edges.get(before)!)) paragraphs.push([line.text]);
    else append(paragraphs.at(-1)!, before, line, words);
  });
  return paragraphs.map((parts) => parts.join("").replaceAll("\u00ad", ""));
}

const ENDS_SENTENCE = /[.!?…:]["'”’»)\]]*$/;

/** Whether `line` begins a paragraph. `edge`: how far the lines around `before` reach. */
function begins(line: Line, before: Line, leading: number, edge: number): boolean {
  if (isDropCap(before, line)) return false;
  if (Math.abs(line.size - before.size) > 0.15 * before.size) return true;
  const ended = ENDS_SENTENCE.test(before.text);
  const below = line.page === before.page && line.y < before.y;
  if (!below) return ended;
  const short = before.right < edge - 0.15 * (edge - before.x);
  const indent = line.x - before.x;
  return (
    before.y - line.y > 1.35 * leading * line.size ||
    (indent > 0.8 * line.size && indent < 6 * line.size) ||
    (ended && short)
  );
}

/** From baseline to baseline, in sizes of the letters: the median. */
function usualLeading(lines: readonly Line[]): number {
  const leadings = lines
    .flatMap((line, index) => {
      const before = lines[index - 1];
      const same = before !== undefined && before.page === line.page && before.size === line.size && before.y > line.y;
      return same ? [(before.y - line.y) / line.size] : [];
    })
    .sort((a, b) => a - b);
  return Math.min(leadings[(leadings.length - 1) >> 1] ?? 1.2, 2.5);
}

/** For each line, how far to the right the lines of its column reach. */
function rightEdges(lines: readonly Line[]): Map<Line, number> {
  const pages: Line[][] = [];
  for (const line of lines) (pages[line.page] ??= []).push(line);
  return new Map(
    lines.map((line) => {
      const column = pages[line.page]!.filter(({ x, right }) => Math.abs(x - line.x) < 6 * line.size && right > line.x);
      return [line, Math.max(...column.map(({ right }) => right))];
    }),
  );
}

function isDropCap(before: Line, line: Line): boolean {
  return /^\p{Lu}$/u.test(before.text) && before.size > 1.5 * line.size && /^[\p{Ll}'’]/u.test(line.text);
}

/** `hyphenated`: words with a hyphen that stand within a line somewhere, and so are spelt with it. */
function append(parts: string[], before: Line, line: Line, hyphenated: ReadonlySet<string>): void {
  const broken = /[\p{L}\p{N}]+(?=[-\u2010]$)/u.exec(before.text)?.[0];
  const rest = /^\p{Ll}[\p{L}\p{N}]*/u.exec(line.text)?.[0];
  if (broken !== undefined && rest !== undefined && !hyphenated.has(`${broken}-${rest}`)) {
    parts[parts.length - 1] = parts.at(-1)!.slice(0, -1);
  }
  const close = broken !== undefined || isDropCap(before, line) || /\u00ad$|\S—$/.test(before.text);
  parts.push(close ? "" : " ", line.text);
}
