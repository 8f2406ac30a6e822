// Selecting words of the article by key, from word to word: for whoever uses no pointer.
import { nextWord, previousWord, wordAt } from "../edit/words.ts";
import type { Range as TextRange } from "../generated/annotation.d.ts";
import type { Editor } from "../store/editor.svelte.ts";
import { offsetOf, pageRange } from "./article_text.ts";
import { keepInView } from "./in_view.ts";

export class Marking {
  readonly #editor: Editor;
  readonly #article: HTMLElement;
  /** The words that selecting by key began at and has come to. */
  #from: TextRange | null = null;
  #to: TextRange | null = null;

  constructor(editor: Editor, article: HTMLElement) {
    this.#editor = editor;
    this.#article = article;
  }

  /** Selects the word at the caret, or the first word in view. */
  begin(): void {
    const word = wordAt(this.#text, this.#place());
    if (word === null) return;
    this.#editor.marking = true;
    this.#article.tabIndex = -1;
    this.#article.focus({ preventScroll: true });
    this.#select(word, word);
  }

  end(): void {
    this.#editor.marking = false;
    this.#from = this.#to = null;
  }

  /** true: the key was one of these. */
  onkey(event: KeyboardEvent): boolean {
    if (this.#from === null || this.#to === null || event.ctrlKey || event.metaKey || event.altKey) return false;
    const to = this.#step(event.key, this.#to);
    if (to === null) return false;
    this.#select(event.shiftKey ? this.#from : to, to);
    return true;
  }

  #step(key: string, at: TextRange): TextRange | null {
    switch (key) {
      case "ArrowRight":
        return nextWord(this.#text, at[1]) ?? at;
      case "ArrowLeft":
        return previousWord(this.#text, at[0]) ?? at;
      case "ArrowDown":
        return this.#line(at, "forward");
      case "ArrowUp":
        return this.#line(at, "backward");
      default:
        return null;
    }
  }

  /** The word above or below. */
  #line(at: TextRange, direction: "forward" | "backward"): TextRange {
    const selection = getSelection();
    const place = pageRange(this.#article, at);
    if (selection === null || place === null) return at;
    selection.collapse(place.startContainer, place.startOffset);
    selection.modify("move", direction, "line");
    const offset = selection.focusNode && offsetOf(this.#article, selection.focusNode, selection.focusOffset);
    const word = offset === null ? null : wordAt(this.#text, offset);
    // Where lines end the browser may stay; a step must still lead on.
    const next = direction === "forward" ? nextWord(this.#text, at[1]) : previousWord(this.#text, at[0]);
    return word === null || (word[0] === at[0] && next !== null) ? (next ?? at) : word;
  }

  #select(from: TextRange, to: TextRange): void {
    [this.#from, this.#to] = [from, to];
    const range: TextRange = [Math.min(from[0], to[0]), Math.max(from[1], to[1])];
    const place = pageRange(this.#article, range);
    if (place === null) return;
    const selection = getSelection();
    selection?.removeAllRanges();
    selection?.addRange(place);
    keepInView(pageRange(this.#article, to) ?? place, document.querySelector(".details"));
    this.#editor.selection = range;
    this.#editor.caret = to[0];
    this.#editor.say(this.#text.slice(...range));
  }

  #place(): number {
    const { caret } = this.#editor;
    const here = pageRange(this.#article, [caret, caret + 1])?.getBoundingClientRect();
    if (here !== undefined && here.bottom > 0 && here.top < innerHeight && caret > 0) return caret;
    const passages = [...this.#article.querySelectorAll<HTMLElement>(".passage[data-start]")];
    const shown = passages.find((passage) => passage.getBoundingClientRect().bottom > innerHeight / 5);
    return Number(shown?.dataset["start"] ?? 0);
  }

  get #text(): string {
    return this.#editor.reading.lookup.annotation.text;
  }
}
