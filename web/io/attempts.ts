// What became of trying to reach another computer, in words.

/** The ways that a script has of sending something; a worker has the first and the third of them. */
export const WAYS = ["request", "picture", "connection", "beacon"] as const;
export type Way = (typeof WAYS)[number];

/** Who tried: a policy has to hold in both. */
export type Place = "page" | "worker";

/**
 * `refused`: by the page's policy; `allowed`: not by that, whether it arrived or not; `failed`: it did not get through, and the
 * browser does not say why, as WebKit in a worker; `unanswered`: it was not heard of again; `missing`: the browser has no such way.
 */
export type Outcome = "refused" | "allowed" | "failed" | "unanswered" | "missing";

export interface Attempt {
  readonly place: Place;
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
  failed: "did not get through",
  unanswered: "no answer",
  missing: "this browser has none",
};

const NUMBERS = ["no way", "one way", "two ways", "three ways", "four ways"] as const;

export function inWords({ place, way, outcome }: Attempt): string {
  return `${WAY_WORDS[way]}${place === "worker" ? ", by the worker" : ""}: ${OUTCOME_WORDS[outcome]}`;
}

/** What all of them together mean for who asked. */
export function verdict(attempts: readonly Attempt[], host: string): string {
  const tried = attempts.filter(({ outcome }) => outcome !== "missing");
  const count = (of: Outcome) => tried.filter(({ outcome }) => outcome === of).length;
  const refused = count("refused");
  const ways = (of: Place) => NUMBERS[tried.filter(({ place }) => place === of).length]!;
  const start = `The page tried to reach ${host} in ${ways("page")}, the worker that reads articles in ${ways("worker")}.`;
  if (tried.length === 0) return `${start} That shows nothing.`;
  if (refused === tried.length) return `${start} Your browser refused ${refused === 1 ? "it" : "every one"} before anything was sent.`;
  if (refused > 0 && count("allowed") === 0) {
    const others = tried.length - refused;
    return `${start} Your browser refused ${refused} before anything was sent; the other ${others} did not get through, and it does not say why.`;
  }
  return (
    `${start} Your browser refused ${refused === 0 ? "none" : `only ${refused}`}: this copy of the page is not kept from ` +
    "sending. Paste nothing here that must stay with you. A server for development has no such protection; any other should."
  );
}
