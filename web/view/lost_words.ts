// What a mark was that has no place in a text, or has changed words there, as far as a link without the article can tell.
import type { LostMark } from "../share/restore.ts";
import { ONE } from "./words.ts";

export function lostWords({ what, type, actor }: Pick<LostMark, "what" | "type" | "actor">): string {
  if (what === "actor") return "Actor";
  if (what === "mention") return actor === null ? "Mention" : `Mention of ${actor}`;
  const claim = type === null ? "Claim" : ONE[type];
  const by = actor === null ? claim : `${claim} by ${actor}`;
  return what === "cue" ? by : `${by}: part of its ${what}`;
}
