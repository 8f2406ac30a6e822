// Where underlines lie below each other: claims that share words take different lines.
import type { Mark } from "./marks.ts";
import type { Node, Span } from "./segments.ts";

/** More lines than this nobody can tell apart; deeper ones share the last. */
export const MAX_LEVEL = 5;

interface Line {
  readonly id: string;
  length: number;
  readonly rivals: Set<string>;
}

/** The line of each claim that is not on the first one (0): where claims overlap, the longer lies closer to the words. */
export function levels(spans: readonly Span<Mark>[]): ReadonlyMap<string, number> {
  const lines = rivals(spans.filter(({ mark }) => mark.part === "cue" || mark.part === "content"));
  const taken = new Map<string, number>();
  for (const { id, rivals } of [...lines.values()].sort((a, b) => b.length - a.length)) {
    const used = new Set([...rivals].map((rival) => taken.get(rival)));
    let level = 0;
    while (used.has(level) && level < MAX_LEVEL) level++;
    taken.set(id, level);
  }
  for (const [id, level] of taken) if (level === 0) taken.delete(id);
  return taken;
}

/** The lowest line that is drawn: lines of text have to make room for it. */
export function lowest(nodes: readonly Node<Mark>[]): number {
  return Math.max(0, ...nodes.map((node) => (node.type === "text" ? 0 : Math.max(node.mark.level ?? 0, lowest(node.children)))));
}

/** Each claim with those it shares words with; of a hostile heap of claims not with all. */
function rivals(spans: readonly Span<Mark>[]): Map<string, Line> {
  const lines = new Map<string, Line>();
  const line = (id: string): Line => {
    const known = lines.get(id) ?? { id, length: 0, rivals: new Set() };
    lines.set(id, known);
    return known;
  };
  let open: Span<Mark>[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const mine = line(span.mark.id);
    mine.length += span.end - span.start;
    open = open.filter(({ end }) => end > span.start);
    for (const { mark } of open) {
      if (mark.id === span.mark.id) continue;
      mine.rivals.add(mark.id);
      line(mark.id).rivals.add(span.mark.id);
    }
    if (open.length < 32) open.push(span);
  }
  return lines;
}
