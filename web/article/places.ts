// From a place in the text to what is marked there.
import type { Claim, Mention, Range } from "../generated/annotation.d.ts";

const PARTS = ["cue", "source", "content"] as const;

/** The shortest of the mentions that cover the place. */
export function innermost(mentions: readonly Mention[], at: number): Mention | undefined {
  const around = mentions.filter(({ start, end }) => start <= at && at < end);
  return around.toSorted((a, b) => a.end - a.start - (b.end - b.start))[0];
}

/** The part of the claim, and the piece of it, that covers the place; else the first piece of its cue. */
export function pieceAt(
  claim: Claim | undefined,
  at: number,
): { readonly part: (typeof PARTS)[number]; readonly index: number } {
  for (const part of PARTS) {
    const index = claim?.[part].findIndex(([start, end]: Range) => start <= at && at < end) ?? -1;
    if (index >= 0) return { part, index };
  }
  return { part: "cue", index: 0 };
}
