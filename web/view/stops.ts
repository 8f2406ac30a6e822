// The marks of the article as stops for whoever goes through it by key.
import type { Range } from "../generated/annotation.d.ts";
import { pageRange } from "./article_text.ts";

/** A claim's content and source can be reached too, by arrows; from mark to mark they would only be in the way. */
const STOPS = 'mark[data-stop]:not([data-part="content"])';

/** The mark that has the focus. */
export function focusedMark(article: Element): HTMLElement | null {
  const mark = document.activeElement?.closest<HTMLElement>("mark[data-id]") ?? null;
  return mark !== null && article.contains(mark) ? mark : null;
}

/** The next or the previous mark, from the one with the focus or from a place in the text. */
export function neighbourOf(article: Element, caret: number, direction: 1 | -1): HTMLElement | null {
  const stops = [...article.querySelectorAll<HTMLElement>(STOPS)];
  const here = focusedMark(article) ?? nodeAt(article, [caret, caret + 1]);
  if (here === null) return stops[0] ?? null;
  const follows = (stop: Node) => (here.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  if (direction > 0) return stops.find(follows) ?? null;
  return stops.findLast((stop) => stop !== here && !follows(stop) && !stop.contains(here)) ?? outer(stops, here);
}

/** Marks around the place come before it as well, after all that lie quite before it. */
function outer(stops: readonly HTMLElement[], here: Node): HTMLElement | null {
  return stops.findLast((stop) => stop !== here && stop.contains(here)) ?? null;
}

/** The mark at the place, or else the next one. */
export function stopAt(article: Element, caret: number): HTMLElement | null {
  const here = nodeAt(article, [caret, caret + 1]);
  const around = here?.parentElement?.closest<HTMLElement>("mark[data-stop]");
  return around ?? neighbourOf(article, caret, 1) ?? neighbourOf(article, caret, -1);
}

function nodeAt(article: Element, range: Range): Node | null {
  return pageRange(article, range)?.startContainer ?? null;
}
