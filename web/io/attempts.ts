// What became of trying to reach another computer, in words.

/** The ways that a script has of sending something. */
export const WAYS = ["request", "picture", "connection", "beacon"] as const;
export type Way = (typeof WAYS)[number];

/** `refused`: by the page's policy; `allowed`: not by that, whether it arrived or not; `missing`: the browser has no such way. */
export type Outcome = "refused" | "allowed" | "missing";

export interface Attempt {
  readonly way: Way;
  readonly outcome: Outcome;
}

const WAY_WORDS: Readonly<Record<Way, string>> = {
  request: "A request (fetch)",
  picture: "A picture from elsewhere",
  connection: "A lasting connection (WebSocket)",
  beacon: "A message on leaving (beacon)",
};

const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  refused: "refused",
  allowed: "not refused",
  missing: "this browser has none",
};

const NUMBERS = ["no way", "one way", "two ways", "three ways", "four ways"] as const;

export function inWords({ way, outcome }: Attempt): string {
  return `${WAY_WORDS[way]}: ${OUTCOME_WORDS[outcome]}`;
}

/** What all of them together mean for who asked. */
export function verdict(attempts: readonly Attempt[], host: string): string {
  const tried = attempts.filter(({ outcome }) => outcome !== "missing").length;
  const refused = attempts.filter(({ outcome }) => outcome === "refused").length;
  const start = `The page tried to reach ${host} in ${NUMBERS[tried]}.`;
  if (tried === 0) return `${start} That shows nothing.`;
  if (refused === tried) return `${start} Your browser refused ${refused === 1 ? "it" : "every one"} before anything was sent.`;
  return (
    `${start} Your browser refused ${refused === 0 ? "none" : `only ${refused}`}: this copy of the page is not kept from ` +
    "sending. Paste nothing here that must stay with you. A server for development has no such protection; any other should."
  );
}
