// From spans that overlap as they like to elements that nest.
//
//   text    Mia denied that Leo lied        [Mia denied that Leo lied]        sorted: outer first
//   spans   aaa cccccc                       aaa cccccc bbbbbbbbbbbbb
//                      bbbbbbbbbbbbb                         aaa
//                           aaa
//
// A span that starts inside another and ends after it is cut where the other ends: one span, several
// elements, all carrying the same mark. All offsets count UTF-16 units; ranges are half-open.

export interface Span<Mark> {
  readonly start: number;
  readonly end: number;
  readonly mark: Mark;
  /** Of two spans over the same range, the one of lower rank lies outside. */
  readonly rank: number;
}

export type Node<Mark> =
  | { readonly type: "text"; readonly start: number; readonly end: number }
  | {
      readonly type: "mark";
      readonly start: number;
      readonly end: number;
      readonly mark: Mark;
      /** This element begins its span; the others of the same span continue it. */
      readonly first: boolean;
      readonly children: readonly Node<Mark>[];
    };

/** Marks nested deeper than this are not drawn, only listed where they are. No article needs it; a hostile file could ask for thousands. */
export const MAX_DEPTH = 32;

interface Piece<Mark> extends Span<Mark> {
  readonly first: boolean;
}

/**
 * Covers [start, end) by nodes: their text, read in order, is exactly that range, and every span is covered
 * exactly by the elements of its mark. Spans are clipped to the range; empty ones vanish. Takes time linear
 * in the spans (after sorting) for each level of nesting.
 */
export function segment<Mark>(start: number, end: number, spans: readonly Span<Mark>[]): Node<Mark>[] {
  const pieces = spans
    .map((span) => clip(span, start, end))
    .filter((piece) => piece.start < piece.end)
    .sort(outerFirst);
  return nest(start, end, pieces, 0);
}

function clip<Mark>(span: Span<Mark>, start: number, end: number): Piece<Mark> {
  return {
    ...span,
    start: Math.max(span.start, start),
    end: Math.min(span.end, end),
    first: span.start >= start,
  };
}

function outerFirst<Mark>(a: Piece<Mark>, b: Piece<Mark>): number {
  return a.start - b.start || b.end - a.end || a.rank - b.rank;
}

/** `pieces` lie in [start, end) and are sorted outer first. */
function nest<Mark>(start: number, end: number, pieces: readonly Piece<Mark>[], depth: number): Node<Mark>[] {
  const nodes: Node<Mark>[] = [];
  const queue = depth < MAX_DEPTH ? pieces : [];
  let at = start;
  let next = 0;
  let cut: Piece<Mark>[] = []; // what is left of pieces that outlived the last outer one; all start at `at`
  for (;;) {
    const [left, fresh] = [cut[0], queue[next]];
    const outer = left !== undefined && (fresh === undefined || outerFirst(left, fresh) <= 0) ? left : fresh;
    if (outer === undefined) break;
    if (at < outer.start) nodes.push({ type: "text", start: at, end: outer.start });

    const inside = outer === left ? cut.slice(1) : cut;
    if (outer === fresh) next++;
    while (next < queue.length && queue[next]!.start < outer.end) inside.push(queue[next++]!);
    cut = inside
      .filter((piece) => piece.end > outer.end)
      .map((piece) => ({ ...piece, start: outer.end, first: false }))
      .sort(outerFirst);
    const within = inside.map((piece) => (piece.end > outer.end ? { ...piece, end: outer.end } : piece));
    nodes.push({
      type: "mark",
      start: outer.start,
      end: outer.end,
      mark: outer.mark,
      first: outer.first,
      children: nest(outer.start, outer.end, within.sort(outerFirst), depth + 1),
    });
    at = outer.end;
  }
  if (at < end) nodes.push({ type: "text", start: at, end });
  return nodes;
}
