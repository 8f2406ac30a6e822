// Tells the editor what the reader selects in the article, and where in the text the reader is.
import { wholeWords } from "../edit/words.ts";
import type { Editor } from "../store/editor.svelte.ts";
import { offsetOf, placeUnder, selectedIn } from "./article_text.ts";

const TOOLS = "[data-keeps-selection]";

/** The result ends it. */
export function follow(editor: Editor, article: HTMLElement): () => void {
  let pressed = false;
  /** The reader is at the tools: a finger there takes the selection away before it presses anything. */
  let atTools = false;
  /** Marks that cannot take the focus while the pointer is down. */
  let held: HTMLElement[] = [];

  function onselectionchange(): void {
    if (pressed || atTools || editor.marking) return;
    // A list that has the focus takes the selection away; the words stay meant.
    if (document.activeElement?.closest(TOOLS)) return;
    const range = selectedIn(article);
    const words = range && wholeWords(editor.reading.lookup.annotation.text, range);
    editor.select(words);
  }

  function onpointerdown({ pointerType, target }: PointerEvent): void {
    if (pointerType === "mouse") pressed = true; // what is being dragged is not selected yet
    editor.marking = false;
    // In Chromium a press on the first letter of something focusable selects nothing when it is dragged on.
    release();
    held = marksAround(target);
    for (const mark of held) mark.removeAttribute("tabindex");
  }

  function release(): void {
    for (const mark of held) if (!mark.hasAttribute("tabindex")) mark.tabIndex = -1;
    held = [];
  }

  function onpointerup(): void {
    const [mark] = held;
    release();
    if (getSelection()?.isCollapsed !== false) mark?.focus({ preventScroll: true });
    if (!pressed) return;
    pressed = false;
    onselectionchange();
  }

  function onclick(event: MouseEvent): void {
    const [mark = null] = marksAround(event.target);
    const place = placeUnder(event);
    const inside = place !== null && (mark === null || mark.contains(place.node));
    const offset = inside ? offsetOf(article, place.node, place.offset) : mark && offsetOf(article, mark, 0);
    if (offset !== null) editor.caret = mark === null ? offset : within(mark, offset);
  }

  /** Between the last letter and the end is behind the mark; a click there meant the mark. */
  function within(mark: Element, offset: number): number {
    const start = offsetOf(article, mark, 0) ?? offset;
    return Math.min(offset, start + mark.textContent.length - 1);
  }

  function onfocusin({ target }: FocusEvent): void {
    const [mark = null] = marksAround(target);
    const offset = mark && offsetOf(article, mark, 0);
    if (offset !== null) editor.caret = offset;
  }

  function onpress({ target }: Event): void {
    atTools = target instanceof Element && target.closest(TOOLS) !== null;
  }

  const listeners = new AbortController();
  const options = { signal: listeners.signal };
  document.addEventListener("selectionchange", onselectionchange, options);
  document.addEventListener("pointerdown", onpress, { ...options, capture: true });
  document.addEventListener("keydown", onpress, { ...options, capture: true });
  document.addEventListener("pointerup", onpointerup, options);
  document.addEventListener("pointercancel", onpointerup, options);
  article.addEventListener("pointerdown", onpointerdown, options);
  article.addEventListener("click", onclick, options);
  article.addEventListener("focusin", onfocusin, options);
  return () => listeners.abort();
}

/** Innermost first. */
function marksAround(target: EventTarget | null): HTMLElement[] {
  const marks: HTMLElement[] = [];
  let mark = target instanceof Element ? target.closest("mark") : null;
  for (; mark !== null; mark = mark.parentElement?.closest("mark") ?? null) marks.push(mark);
  return marks;
}
