// How two articles differ over what is alleged, in a sentence.
import { OTHER, type Difference, type Side } from "../article/align.ts";
import type { ClaimType, Standing } from "../generated/annotation.d.ts";
import { STANDING } from "./words.ts";

const IN: Readonly<Record<Side, string>> = { here: "in the first", there: "in the second" };

/** What an article has that alleges nothing. */
const ONLY: Readonly<Record<Standing, string>> = {
  denied: "only denied",
  admitted: "only admitted",
  no_response: "only not responded to",
  unanswered: "not alleged",
};

/** "Alleged in the first, only denied in the second" */
export function differenceIn(difference: Exclude<Difference, { kind: "alone" }>): string {
  if (difference.kind === "standing") {
    const { here, there } = difference.standings;
    return `${STANDING[here]} ${IN.here}, ${STANDING[there].toLowerCase()} ${IN.there}`;
  }
  const { alleged, standing } = difference;
  return `Alleged ${IN[alleged]}, ${ONLY[standing]} ${IN[OTHER[alleged]]}`;
}

/** Before the name of who replies. */
export const REPLIED: Partial<Record<ClaimType, string>> = {
  denial: "Denied by",
  admission: "Admitted by",
  non_response: "No response from",
};
