// A person's marks against a key's.
//
// Two claims match when their types are equal and their cues share words, or at least half of the longer one's content
// is the other's too. Two actors match when their types are equal and one mention of the one shares words with one of
// the other. Each mark matches at most one; where several could, those that share most do.
import type { Actor, Annotation, Claim, Range } from "../generated/annotation.d.ts";
import { touches } from "../edit/ranges.ts";
import type { Kind } from "./marks.ts";
import { bestPairs, type Candidate } from "./pairs.ts";

/** agreed: in both; missed: in the key alone; extra: in the marks alone. */
export type Verdict = "agreed" | "missed" | "extra";

export interface Matching<Item> {
  readonly agreed: readonly { readonly mine: Item; readonly key: Item }[];
  readonly missed: readonly Item[];
  readonly extra: readonly Item[];
}

export interface Matchings {
  readonly actors: Matching<Actor>;
  readonly claims: Matching<Claim>;
}

/** Both are of one text. */
export function compare(mine: Annotation, key: Annotation): Matchings {
  return {
    actors: matching(mine.actors, key.actors, actorCandidates(mine, key)),
    claims: matching(mine.claims, key.claims, claimCandidates(mine.claims, key.claims)),
  };
}

function matching<Item>(mine: readonly Item[], key: readonly Item[], found: readonly Candidate<Item>[]): Matching<Item> {
  const agreed = bestPairs(found).map(({ here, there }) => ({ mine: here, key: there }));
  const [hit, met] = [new Set(agreed.map((pair) => pair.mine)), new Set(agreed.map((pair) => pair.key))];
  return { agreed, missed: key.filter((one) => !met.has(one)), extra: mine.filter((one) => !hit.has(one)) };
}

function claimCandidates(mine: readonly Claim[], key: readonly Claim[]): Candidate<Claim>[] {
  return mine.flatMap((here) =>
    key.flatMap((there) => {
      const score = claimLikeness(here, there);
      return score > 0 ? [{ here, there, score }] : [];
    }),
  );
}

function claimLikeness(a: Claim, b: Claim): number {
  if (a.type !== b.type) return 0;
  const cues = touches(a.cue, b.cue);
  const content = shared(a.content, b.content) / Math.max(1, length(a.content), length(b.content));
  return cues || content >= 0.5 ? (cues ? 1 : 0) + content : 0;
}

const length = (ranges: readonly Range[]) => ranges.reduce((sum, [start, end]) => sum + end - start, 0);

function shared(ranges: readonly Range[], others: readonly Range[]): number {
  let sum = 0;
  for (const [start, end] of ranges) {
    for (const [from, to] of others) sum += Math.max(0, Math.min(end, to) - Math.max(start, from));
  }
  return sum;
}

/** By how many of their mentions share words. Mentions are in text order. */
function actorCandidates(mine: Annotation, key: Annotation): Candidate<Actor>[] {
  const [ours, theirs] = [byId(mine.actors), byId(key.actors)];
  const counts = new Map<Actor, Map<Actor, number>>();
  let first = 0;
  for (const mention of mine.mentions) {
    while (first < key.mentions.length && key.mentions[first]!.end <= mention.start) first++;
    for (let at = first; at < key.mentions.length && key.mentions[at]!.start < mention.end; at++) {
      const [here, there] = [ours.get(mention.actor), theirs.get(key.mentions[at]!.actor)];
      if (here === undefined || here.type !== there?.type || key.mentions[at]!.end <= mention.start) continue;
      const row = counts.get(here) ?? new Map<Actor, number>();
      counts.set(here, row.set(there, (row.get(there) ?? 0) + 1));
    }
  }
  return [...counts].flatMap(([here, row]) => [...row].map(([there, score]) => ({ here, there, score })));
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}

export interface Score {
  readonly kind: Kind;
  readonly agreed: number;
  readonly missed: number;
  readonly extra: number;
  /** Of the marks, how many are in the key; null where there are none. */
  readonly precision: number | null;
  /** Of the key, how many are marked; null where there is nothing to mark. */
  readonly recall: number | null;
  /** The harmonic mean of both; null where neither has any. */
  readonly f1: number | null;
}

const KINDS: readonly Kind[] = ["actor", "allegation", "denial", "admission", "non_response", "statement"];

/** For each kind of mark that the key or the person has any of. */
export function scores({ actors, claims }: Matchings): Score[] {
  return KINDS.map((kind) =>
    kind === "actor"
      ? scoreOf(kind, actors.agreed.length, actors.missed.length, actors.extra.length)
      : scoreOf(
          kind,
          claims.agreed.filter(({ key }) => key.type === kind).length,
          claims.missed.filter(({ type }) => type === kind).length,
          claims.extra.filter(({ type }) => type === kind).length,
        ),
  ).filter(({ agreed, missed, extra }) => agreed + missed + extra > 0);
}

function scoreOf(kind: Kind, agreed: number, missed: number, extra: number): Score {
  const share = (of: number) => (of === 0 ? null : agreed / of);
  const f1 = agreed + missed + extra === 0 ? null : (2 * agreed) / (2 * agreed + missed + extra);
  return { kind, agreed, missed, extra, precision: share(agreed + extra), recall: share(agreed + missed), f1 };
}
