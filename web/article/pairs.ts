// Finding for each item of one list its counterpart in another.

export interface Candidate<Item> {
  readonly here: Item;
  readonly there: Item;
  readonly score: number;
}

/** One to one: the best candidate first, then the best among those left. Of equals the first in order is taken. */
export function bestPairs<Item>(candidates: readonly Candidate<Item>[]): Candidate<Item>[] {
  const [here, there] = [new Set<Item>(), new Set<Item>()];
  const taken: Candidate<Item>[] = [];
  for (const candidate of candidates.toSorted((a, b) => b.score - a.score)) {
    if (here.has(candidate.here) || there.has(candidate.there)) continue;
    here.add(candidate.here);
    there.add(candidate.there);
    taken.push(candidate);
  }
  return taken;
}

/** All candidates that score at least `least`. */
export function candidates<Item>(
  here: readonly Item[],
  there: readonly Item[],
  score: (here: Item, there: Item) => number,
  least: number,
): Candidate<Item>[] {
  return here.flatMap((one) =>
    there.flatMap((other) => {
      const value = score(one, other);
      return value >= least ? [{ here: one, there: other, score: value }] : [];
    }),
  );
}
