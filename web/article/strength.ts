// How much a claim's source can be held to: is it somebody with a name, somebody without, a paper, or nobody?
import type { Claim } from "../generated/annotation.d.ts";
import type { Lookup } from "./lookup.ts";

export type Strength = "named" | "anonymous" | "document" | "nobody";

export const STRENGTHS: readonly Strength[] = ["named", "anonymous", "document", "nobody"];

export function strength(lookup: Lookup, claim: Pick<Claim, "source" | "source_actor">): Strength {
  const actor = claim.source_actor === null ? undefined : lookup.actor(claim.source_actor);
  if (actor === undefined) return claim.source.length > 0 ? "anonymous" : "nobody";
  if (actor.type === "document") return "document";
  return lookup.mentionsOf(actor.id).some(({ form }) => form === "name") ? "named" : "anonymous";
}
