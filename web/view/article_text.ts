// Between places in the page and offsets in the article's text. Each `.passage` holds the text from its `data-start`.
import type { Range as TextRange } from "../generated/annotation.d.ts";

const PASSAGE = ".passage[data-start]";

/** The offset of a place in the page; null outside the article. */
export function offsetOf(article: Element, node: Node, offset: number): number | null {
  if (!article.contains(node)) return null;
  const element = node instanceof Element ? node : node.parentElement;
  const passage = element?.closest<HTMLElement>(PASSAGE) ?? null;
  if (passage !== null) {
    const before = document.createRange();
    before.setStart(passage, 0);
    before.setEnd(node, offset);
    return startOf(passage) + before.toString().length;
  }
  // Between passages: where the next one begins, or where the last one ends.
  const place = document.createRange();
  place.setStart(node, offset);
  const passages = [...article.querySelectorAll<HTMLElement>(PASSAGE)];
  const next = passages.find((one) => place.comparePoint(one, 0) >= 0);
  if (next !== undefined) return startOf(next);
  const last = passages.at(-1);
  return last === undefined ? null : startOf(last) + last.textContent.length;
}

/** The words selected in the article. */
export function selectedIn(article: Element): TextRange | null {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  const start = offsetOf(article, startContainer, startOffset);
  const end = offsetOf(article, endContainer, endOffset);
  return start === null || end === null || start >= end ? null : [start, end];
}

/** The place in the page of a range of the text. */
export function pageRange(article: Element, [start, end]: TextRange): Range | null {
  const from = pointAt(article, start, false);
  const to = pointAt(article, end, true);
  if (from === null || to === null) return null;
  const range = document.createRange();
  range.setStart(...from);
  range.setEnd(...to);
  return range;
}

/** Where the letters of a range are seen: not the boxes of the elements in it, which lie elsewhere as well. */
export function letterBoxes(range: Range): DOMRect[] {
  const root = range.commonAncestorContainer;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const boxes: DOMRect[] = [];
  for (let text = root instanceof Text ? root : walker.nextNode(); text !== null; text = walker.nextNode()) {
    if (!range.intersectsNode(text)) continue;
    const part = document.createRange();
    part.selectNodeContents(text);
    if (text === range.startContainer) part.setStart(text, range.startOffset);
    if (text === range.endContainer) part.setEnd(text, range.endOffset);
    boxes.push(...part.getClientRects());
  }
  return boxes.filter(({ width, height }) => width > 0 && height > 0);
}

/** `asEnd`: after the character before, rather than before the one after. */
function pointAt(article: Element, offset: number, asEnd: boolean): [Node, number] | null {
  const passages = [...article.querySelectorAll<HTMLElement>(PASSAGE)];
  const passage = passages.findLast((one) => startOf(one) < offset || (!asEnd && startOf(one) === offset));
  if (passage === undefined) return null;
  const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT);
  let left = offset - startOf(passage);
  for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) {
    const { length } = text.textContent ?? "";
    if (left < length || (asEnd && left === length)) return [text, left];
    left -= length;
  }
  return [passage, passage.childNodes.length];
}

function startOf(passage: HTMLElement): number {
  return Number(passage.dataset["start"]);
}

export interface Place {
  readonly node: Node;
  readonly offset: number;
}

/** Where in the page's text a point of the screen lies. */
export function placeUnder({ clientX, clientY }: Pick<MouseEvent, "clientX" | "clientY">): Place | null {
  if ("caretPositionFromPoint" in document) {
    const position = document.caretPositionFromPoint(clientX, clientY);
    return position && { node: position.offsetNode, offset: position.offset };
  }
  // Before Chromium 128, and in Safari.
  const range = (document as Document).caretRangeFromPoint(clientX, clientY);
  return range && { node: range.startContainer, offset: range.startOffset };
}
