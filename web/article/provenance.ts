// Who made the marks of an annotation.
import type { Annotation, Origin } from "../generated/annotation.d.ts";

/** Mentions and claims by origin: what is marked in the text. */
export function countOrigins({ mentions, claims }: Annotation): Record<Origin, number> {
  const counts: Record<Origin, number> = { machine: 0, edited: 0, human: 0 };
  for (const { origin } of mentions) counts[origin]++;
  for (const { origin } of claims) counts[origin]++;
  return counts;
}
