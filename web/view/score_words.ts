// A score in plain words.
import type { Score } from "../article/score.ts";
import type { Kind } from "../article/marks.ts";

const NAMES: Record<Kind, readonly [one: string, many: string]> = {
  actor: ["actor", "actors"],
  allegation: ["allegation", "allegations"],
  denial: ["denial", "denials"],
  admission: ["admission", "admissions"],
  non_response: ["“no response”", "“no responses”"],
  statement: ["statement", "statements"],
};

/** "You found 5 of 7 allegations; 2 of yours are not in the key." */
export function found({ kind, agreed, missed, extra }: Score): string {
  const [one, many] = NAMES[kind];
  const there = agreed + missed;
  if (there === 0) return `The key has no ${many}; you marked ${extra}.`;
  const hit = there === 1 ? (agreed === 1 ? `You found the one ${one}` : `You missed the one ${one}`) : `You found ${agreed} of ${there} ${many}`;
  if (extra === 0) return `${hit}.`;
  return `${hit}; ${extra} of yours ${extra === 1 ? "is" : "are"} not in the key.`;
}
