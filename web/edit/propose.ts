// What a claim made by hand most likely looks like, so that one click makes it.
import type { Annotation, Claim, ClaimType, Range } from "../generated/annotation.d.ts";
import type { NewClaim } from "./claims.ts";
import { overlap } from "./ranges.ts";

const SENTENCE_END = /[.!?]["”’')\]]*\s|\n/u;

/**
 * The selected words are what is claimed. Where a claim is marked in the same sentence its speaker most likely says
 * this too, in the same words (“accused him of lying and of stealing”); else the selected words are their own cue,
 * until others are chosen. `speaker`: the actor who is known to say it.
 */
export function proposeClaim(
  annotation: Annotation,
  id: string,
  type: ClaimType,
  range: Range,
  speaker?: string,
): NewClaim {
  const claims = annotation.claims.filter(({ source_actor }) => speaker === undefined || source_actor === speaker);
  const neighbour = nearest({ ...annotation, claims }, range);
  return {
    id,
    type,
    cue: neighbour?.cue ?? [range],
    source: neighbour?.source ?? [],
    content: [range],
    source_actor: speaker ?? neighbour?.source_actor ?? null,
    targets: [],
    responds_to: [],
  };
}

function nearest({ text, claims }: Annotation, range: Range): Claim | undefined {
  let best: { readonly claim: Claim; readonly distance: number } | undefined;
  for (const claim of claims) {
    const gap = gapBetween(claim.cue[0], range);
    if (gap === null || SENTENCE_END.test(text.slice(...gap))) continue;
    if (claim.source.some((source) => overlap(source, range))) continue;
    const distance = gap[1] - gap[0];
    if (best === undefined || distance < best.distance) best = { claim, distance };
  }
  return best?.claim;
}

/** What lies between; null where they overlap. */
function gapBetween(a: Range, b: Range): Range | null {
  if (overlap(a, b)) return null;
  return a[1] <= b[0] ? [a[1], b[0]] : [b[1], a[0]];
}
