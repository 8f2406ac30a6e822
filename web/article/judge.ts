// A person's marks and those of the key they missed, as one annotation to be looked at.
import type { Annotation, Claim } from "../generated/annotation.d.ts";
import { choiceOf, type Choice } from "./lit.ts";
import { compare, type Matchings, type Verdict } from "./score.ts";

export interface Judged {
  readonly matchings: Matchings;
  /** The person's marks under their own ids, and what was missed. */
  readonly annotation: Annotation;
  /** Of each actor and claim of `annotation`, by `verdictKey`. */
  readonly verdicts: Verdicts;
}

export type Verdicts = ReadonlyMap<string, Verdict>;

export const verdictKey = ({ of, id }: Choice) => `${of} ${id}`;

export function verdictOf(verdicts: Verdicts, mark: Parameters<typeof choiceOf>[0]): Verdict | undefined {
  return verdicts.size === 0 ? undefined : verdicts.get(verdictKey(choiceOf(mark)));
}

/** Both are of one text. */
export function judge(mine: Annotation, key: Annotation): Judged {
  const matchings = compare(mine, key);
  const { actors, claims } = matchings;
  const actorIds = renamed(actors.agreed, key.actors, mine.actors);
  const claimIds = renamed(claims.agreed, key.claims, mine.claims);
  const missedActors = new Set(actors.missed.map(({ id }) => id));
  const missed = claims.missed.map((claim) => adopted(claim, actorIds, claimIds));
  return {
    matchings,
    annotation: {
      ...mine,
      actors: [...mine.actors, ...actors.missed.map((actor) => ({ ...actor, id: actorIds.get(actor.id)! }))],
      mentions: [
        ...mine.mentions,
        ...key.mentions
          .filter(({ actor }) => missedActors.has(actor))
          .map((mention) => ({ ...mention, actor: actorIds.get(mention.actor)! })),
      ].sort((a, b) => a.start - b.start),
      claims: [...mine.claims, ...missed].sort((a, b) => a.cue[0][0] - b.cue[0][0]),
    },
    verdicts: verdictsOf(matchings, actorIds, claimIds),
  };
}

function adopted(claim: Claim, actors: ReadonlyMap<string, string>, claims: ReadonlyMap<string, string>): Claim {
  const known = (ids: readonly string[], names: ReadonlyMap<string, string>) => ids.flatMap((id) => names.get(id) ?? []);
  return {
    ...claim,
    id: claims.get(claim.id)!,
    source_actor: claim.source_actor === null ? null : (actors.get(claim.source_actor) ?? null),
    targets: known(claim.targets, actors),
    responds_to: known(claim.responds_to, claims),
  };
}

/** The article without a mark in it. */
export function blank(annotation: Annotation): Annotation {
  return { ...annotation, actors: [], mentions: [], claims: [] };
}

interface Known {
  readonly id: string;
}

/** The id of each of the key's items in the annotation of both: its counterpart's, or one that nothing has yet. */
function renamed(
  agreed: readonly { readonly mine: Known; readonly key: Known }[],
  key: readonly Known[],
  mine: readonly Known[],
): ReadonlyMap<string, string> {
  const counterpart = new Map(agreed.map((pair) => [pair.key.id, pair.mine.id]));
  const taken = new Set(mine.map(({ id }) => id));
  const fresh = (id: string): string => (taken.has(id) ? fresh(`${id}k`) : id);
  const ids = new Map<string, string>();
  for (const { id } of key) {
    const own = counterpart.get(id) ?? fresh(`${id}k`);
    taken.add(own);
    ids.set(id, own);
  }
  return ids;
}

function verdictsOf(
  { actors, claims }: Matchings,
  actorIds: ReadonlyMap<string, string>,
  claimIds: ReadonlyMap<string, string>,
): Verdicts {
  const verdicts = new Map<string, Verdict>();
  const say = (of: Choice["of"], id: string, verdict: Verdict) => verdicts.set(verdictKey({ of, id }), verdict);
  for (const { mine } of actors.agreed) say("actor", mine.id, "agreed");
  for (const { mine } of claims.agreed) say("claim", mine.id, "agreed");
  for (const { id } of actors.extra) say("actor", id, "extra");
  for (const { id } of claims.extra) say("claim", id, "extra");
  for (const { id } of actors.missed) say("actor", actorIds.get(id)!, "missed");
  for (const { id } of claims.missed) say("claim", claimIds.get(id)!, "missed");
  return verdicts;
}
