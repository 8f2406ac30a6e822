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

function same(a: MarkedParagraph, b: MarkedParagraph): boolean {
  if (a.kind !== b.kind || a.end !== b.end || a.blocks.length !== b.blocks.length) return false;
  return a.blocks.every((block, at) => block.like(b.blocks[at]!));
}
