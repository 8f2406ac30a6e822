// How sure the annotator is of a claim, in steps a reader can tell apart.
import type { Claim } from "../generated/annotation.d.ts";

export type Sureness = "sure" | "likely" | "unsure" | "guess";

const STEPS: readonly (readonly [atLeast: number, step: Sureness])[] = [
  [0.9, "sure"],
  [0.7, "likely"],
  [0.5, "unsure"],
];

export function sureness({ confidence }: Pick<Claim, "confidence">): Sureness {
  return STEPS.find(([atLeast]) => confidence >= atLeast)?.[1] ?? "guess";
}

/** Such claims have a dotted line. */
export function isUnsure(claim: Pick<Claim, "confidence">): boolean {
  return sureness(claim) === "guess";
}

/** Rounded, but never to a certainty that is not there. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  if (rounded === 100 && share < 1) return "> 99 %";
  if (rounded === 0 && share > 0) return "< 1 %";
  return `${rounded} %`;
}
