// What of an article and its marks a link or a file holds. Each states it itself, and tests/web/holding.test.ts holds
// every file to its word.

export type Holding =
  /** All of the article's words. */
  | "text"
  | "headline"
  /** Of claims: their words, and who makes them. */
  | "allegations"
  | "replies"
  | "statements"
  /** Who answered which allegation, and how. Whatever holds replies holds that too. */
  | "answers"
  /** Where claims and mentions lie, as numbers. */
  | "places"
  | "mentions"
  | "actors"
  /** How much each actor alleges, replies and is accused. */
  | "tally"
  /** Who made each mark. */
  | "origins"
  | "confidence"
  /** As far as links hold it. */
  | "rough confidence"
  | "evidence";

/** All that an annotation says. */
export const EVERYTHING: readonly Holding[] = [
  "text", "allegations", "replies", "statements", "mentions", "actors", "origins", "confidence", "evidence",
];
