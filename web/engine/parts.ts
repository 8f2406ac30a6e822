// How an annotation comes from the worker. That of a long article is megabytes of JSON: read at once it would keep the
// page from showing anything for a good while. So it comes in pieces, and what is seen first is in the first of them.
import type { Annotation } from "../generated/annotation.d.ts";

/** All of it is JSON. */
export interface Parts {
  /** The annotation; of a long article only with those marks that lie in its beginning. */
  readonly opening: string;
  /** All mentions and all claims of a long article, list by list; else there are none. */
  readonly mentions: readonly string[];
  readonly claims: readonly string[];
  readonly file: FileCheck | null;
}

/** What the core found out about the file that an annotation was read from; null: it was read from none. */
export interface FileCheck {
  /** Whether the text is another than the one that was annotated; null: the file does not say which that was. */
  readonly textChanged: boolean | null;
  /** Marks for which the text had no place any more. */
  readonly lost: number;
}

/** UTF-16 units of JSON that are read in one go. */
const SHORT = 400_000;
/** UTF-16 units of the article whose marks come first: about two screens. */
const SEEN = 6_000;
/** Marks in one piece. */
const PIECE = 500;

export function cutUp(json: string, file: FileCheck | null = null): Parts {
  if (json.length <= SHORT) return { opening: json, mentions: [], claims: [], file };
  // It matches the schema the type is made from, as the core's tests check.
  const annotation = JSON.parse(json) as Annotation;
  return {
    opening: JSON.stringify(openingOf(annotation)),
    mentions: pieces(annotation.mentions),
    claims: pieces(annotation.claims),
    file,
  };
}

function openingOf(annotation: Annotation): Annotation {
  const seen = ([, end]: readonly [number, number]) => end <= SEEN;
  return {
    ...annotation,
    mentions: annotation.mentions.filter(({ end }) => end <= SEEN),
    claims: annotation.claims.filter(({ cue, source, content }) => [...cue, ...source, ...content].every(seen)),
  };
}

function pieces(items: readonly unknown[]): string[] {
  const made: string[] = [];
  for (let at = 0; at < items.length; at += PIECE) made.push(JSON.stringify(items.slice(at, at + PIECE)));
  return made;
}

/** An annotation whose rest may still have to be read. */
export interface Arriving {
  readonly opening: Annotation;
  /** Reads the rest, piece by piece, and waits for `pause` between them; null: there is none. */
  readonly rest: ((pause: () => Promise<void>) => Promise<Annotation>) | null;
  readonly file: FileCheck | null;
}

export function arrive({ opening: json, mentions, claims, file }: Parts): Arriving {
  const opening = JSON.parse(json) as Annotation;
  if (mentions.length + claims.length === 0) return { opening, rest: null, file };
  return {
    opening,
    file,
    rest: async (pause) => ({
      ...opening,
      mentions: await together<Annotation["mentions"][number]>(mentions, pause),
      claims: await together<Annotation["claims"][number]>(claims, pause),
    }),
  };
}

async function together<Item>(lists: readonly string[], pause: () => Promise<void>): Promise<Item[]> {
  const all: Item[] = [];
  for (const list of lists) {
    await pause();
    all.push(...(JSON.parse(list) as Item[]));
  }
  return all;
}
