// What of an annotation the reader's filters leave, as an annotation of its own: for whoever hands on only that.
import { concerns, type Filter } from "../article/marks.ts";
import type { Annotation, Claim } from "../generated/annotation.d.ts";
import { settle } from "./settle.ts";

export interface Seen extends Filter {
  /** Allegations that the ledger was told not to list. */
  readonly unlisted: ReadonlySet<string>;
}

/** Actors stay while they are mentioned, or make or suffer a claim that stays. */
export function shown(annotation: Annotation, { kinds, actor, unlisted }: Seen): Annotation {
  const isSeen = (claim: Claim) =>
    kinds.has(claim.type) &&
    (actor === null || concerns(claim, actor)) &&
    !unlisted.has(claim.id) &&
    // A reply to nothing but what is not listed has nothing to answer.
    (claim.responds_to.length === 0 || claim.responds_to.some((id) => !unlisted.has(id)));
  const claims = annotation.claims.filter(isSeen);
  const mentions = kinds.has("actor")
    ? annotation.mentions.filter((mention) => actor === null || mention.actor === actor)
    : [];
  return settle(annotation, { ...annotation, mentions, claims });
}
