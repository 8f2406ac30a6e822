// A change to one mark draws one paragraph again, not all of them.
import type { MarkedParagraph } from "./marks.ts";

/** `next`, with those paragraphs of `previous` that are the same. */
export function reuse(previous: readonly MarkedParagraph[], next: readonly MarkedParagraph[]): MarkedParagraph[] {
  const known = new Map(previous.map((paragraph) => [paragraph.start, paragraph]));
  return next.map((paragraph) => {
    const before = known.get(paragraph.start);
    return before !== undefined && same(before, paragraph) ? before : paragraph;
  });
}

/** Plain trees of the same make: their properties are in the same order. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const [left, right] = [Object.values(a), Object.values(b)];
  return left.length === right.length && left.every((value, at) => same(value, right[at]));
}
