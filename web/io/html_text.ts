// The words of a piece of HTML as lines: a paragraph on a line, a free line between paragraphs, none between the items
// of a list. As `innerText`, but for what is on no screen.

/** No text for readers: what browsers act on, and what they show only where they cannot do better. */
const NO_TEXT = "script, style, noscript, template, object, iframe, video, audio, canvas, svg title, svg desc";
/** Not on the screen, or a drawing: of a page it is told, and given back when asked for (rich_text.ts). */
export const UNSEEN = "svg, [hidden]";
/** Things to press and to fill in. */
const CONTROLS = "button, input, select, textarea, [role=button]";

/** How much of the text: what is seen without the words on buttons and the like, all that is seen, or all there is. */
export type Extent = "words" | "seen" | "all";

const SKIPPED: Readonly<Record<Extent, string>> = {
  words: `${NO_TEXT}, ${UNSEEN}, ${CONTROLS}`,
  seen: `${NO_TEXT}, ${UNSEEN}`,
  all: NO_TEXT,
};

/** Lines that end with a free line. */
const SPACED = new Set(
  (
    "p h1 h2 h3 h4 h5 h6 blockquote figure figcaption ul ol dl table pre hr " +
    "article section header footer nav aside main"
  ).split(" "),
);
/** Lines that do not. */
const LINES = new Set("div li dt dd tr caption address form fieldset details summary hgroup center option".split(" "));

export function textOf(root: Element, extent: Extent): string {
  const writer = new Writer();
  write(root, writer, SKIPPED[extent], false);
  return writer.text();
}

function write(node: Node, writer: Writer, skipped: string, verbatim: boolean): void {
  if (node.nodeType === Node.TEXT_NODE) writer.words(node.nodeValue!, verbatim);
  if (!(node instanceof Element)) return;
  if (node.matches(skipped)) return;
  const tag = node.localName;
  const within = node.parentElement?.closest("li, td, th") != null; // no free lines inside these
  const breaks = SPACED.has(tag) && !within ? 2 : SPACED.has(tag) || LINES.has(tag) ? 1 : 0;
  if (tag === "br") writer.newLine();
  if ((tag === "td" || tag === "th") && node.previousElementSibling !== null) writer.words("\t", true);
  writer.atLeast(breaks);
  if (tag === "q") writer.words("“", false);
  for (const child of node.childNodes) write(child, writer, skipped, verbatim || tag === "pre");
  if (tag === "q") writer.words("”", false);
  writer.atLeast(breaks);
}

class Writer {
  readonly #parts: string[] = [];
  /** Line breaks owed before the next word. */
  #breaks = 0;
  #space = false;

  words(value: string, verbatim: boolean): void {
    const text = value.replaceAll("\u00ad", "");
    if (verbatim) {
      this.#put(text.replaceAll("\r\n", "\n"));
      return;
    }
    if (/^\s/.test(text)) this.#space = true;
    const words = text.replace(/\s+/g, " ").trim();
    if (words === "") return;
    this.#put(words);
    this.#space = /\s$/.test(text);
  }

  newLine(): void {
    this.#breaks++;
    this.#space = false;
  }

  atLeast(breaks: number): void {
    this.#breaks = Math.max(this.#breaks, breaks);
  }

  text(): string {
    return this.#parts.join("").replace(/[^\S\n]+$/gm, "").trim();
  }

  #put(words: string): void {
    if (this.#breaks > 0) this.#parts.push("\n".repeat(Math.min(this.#breaks, 2)));
    else if (this.#space) this.#parts.push(" ");
    this.#breaks = 0;
    this.#space = false;
    this.#parts.push(words);
  }
}
