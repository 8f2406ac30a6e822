// Scrolls only as far as needed: what is in view stays where it is.

/** Pixels left free of what is brought into view, below the bars above. */
const ABOVE = 130;
const BELOW = 60;

/** `cover` lies over the foot of the page. */
export function keepInView(range: Range, cover: Element | null): void {
  const { top, bottom } = range.getBoundingClientRect();
  const end = Math.min(innerHeight, cover?.getBoundingClientRect().top ?? innerHeight) - BELOW;
  if (top < ABOVE) scrollBy(0, top - ABOVE);
  else if (bottom > end) scrollBy(0, Math.min(bottom - end, top - ABOVE));
}

/** Within what scrolls around it, if anything does: the page behind stays where it is. */
export function reveal(element: Element, scroller: Element | null): void {
  if (scroller === null) return;
  const [own, around] = [element.getBoundingClientRect(), scroller.getBoundingClientRect()];
  if (own.bottom > around.bottom) scroller.scrollTop += Math.min(own.bottom - around.bottom, own.top - around.top);
}
