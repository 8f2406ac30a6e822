// Where else the same thing stands, for changes that are meant for all of them.
import type { Annotation, Claim, Mention, Range } from "../generated/annotation.d.ts";
import { overlap, rangeOf, sameMention, type MentionRef } from "./ranges.ts";

const WORD = /[\p{L}\p{M}\p{N}]/u;

/** Where the words of `range` stand in the text as whole words, that place included. */
export function occurrences(text: string, [start, end]: Range): Range[] {
  const words = text.slice(start, end);
  const found: Range[] = [];
  if (words.trim() === "") return found;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
    if (isWhole(text, at, at + words.length)) found.push([at, at + words.length]);
  }
  return found;
}

function isWhole(text: string, start: number, end: number): boolean {
  const continues = (at: number) => WORD.test(character(text, at - 1)) && WORD.test(character(text, at));
  return !continues(start) && !continues(end);
}

/** The character that the unit at `at` belongs to. */
function character(text: string, at: number): string {
  const unit = text.charCodeAt(at);
  const from = unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
  return from < 0 || from >= text.length ? "" : String.fromCodePoint(text.codePointAt(from)!);
}

/** Places with the same words that mention nobody yet. */
export function unmarked({ text, mentions }: Annotation, range: Range): Range[] {
  const places = occurrences(text, range);
  // Mentions and places are both in text order: one walk over them suffices.
  let next = 0;
  return places.filter((place) => {
    while (next < mentions.length && mentions[next]!.end <= place[0]) next++;
    return !mentions.slice(next, next + 8).some((mention) => overlap(rangeOf(mention), place));
  });
}

/** The actor's other mentions in the same words. */
export function likeMention({ text, mentions }: Annotation, ref: MentionRef): Mention[] {
  const words = text.slice(ref.start, ref.end);
  return mentions.filter(
    (mention) =>
      mention.actor === ref.actor && !sameMention(mention, ref) && text.slice(mention.start, mention.end) === words,
  );
}

/** Other claims of the type on the same cue. */
export function likeClaim({ text, claims }: Annotation, claim: Claim): Claim[] {
  const cue = (of: Claim) => of.cue.map(([start, end]) => text.slice(start, end).toLowerCase()).join(" ");
  const words = cue(claim);
  return claims.filter((other) => other.id !== claim.id && other.type === claim.type && cue(other) === words);
}
