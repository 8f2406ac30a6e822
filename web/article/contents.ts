// How much an annotation holds, as people count it.
import type { Annotation } from "../generated/annotation.d.ts";

export interface Contents {
  readonly words: number;
  readonly actors: number;
  readonly mentions: number;
  readonly allegations: number;
  readonly replies: number;
  readonly statements: number;
}

export function contents({ text, actors, mentions, claims }: Annotation): Contents {
  const allegations = claims.filter(({ type }) => type === "allegation").length;
  const statements = claims.filter(({ type }) => type === "statement").length;
  return {
    words: text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*/gu)?.length ?? 0,
    actors: actors.length,
    mentions: mentions.length,
    allegations,
    replies: claims.length - allegations - statements,
    statements,
  };
}
