// What those who do not see a mark's line hear when they come to it.
import type { Claim } from "../generated/annotation.d.ts";
import { isUnsure } from "../article/confidence.ts";
import type { Lookup } from "../article/lookup.ts";
import type { Mark } from "../article/marks.ts";
import { ACTOR_TYPE, NO_SOURCE, ONE, STANDING } from "./words.ts";

export function labelOf(lookup: Lookup, mark: Pick<Mark, "kind" | "id" | "part">): string {
  if (mark.kind === "actor") {
    const actor = lookup.actor(mark.id);
    return actor === undefined ? ONE.actor : `${ONE.actor}: ${actor.name}, ${ACTOR_TYPE[actor.type].toLowerCase()}`;
  }
  const claim = lookup.claim(mark.id);
  if (claim === undefined) return ONE[mark.kind];
  return mark.part === "content" ? `Words of: ${claimLabel(lookup, claim)}` : claimLabel(lookup, claim);
}

/** "Allegation by Auditors about Weir Harbour, denied" */
function claimLabel(lookup: Lookup, claim: Claim): string {
  const targets = lookup.targets(claim).map(({ name }) => name);
  const about = targets.length > 0 ? ` about ${targets.join(", ")}` : "";
  const standing = claim.standing === null ? "" : `, ${STANDING[claim.standing].toLowerCase()}`;
  const by = lookup.source(claim) ?? NO_SOURCE.toLowerCase();
  return `${ONE[claim.type]} by ${by}${about}${standing}${isUnsure(claim) ? ", a guess" : ""}`;
}
