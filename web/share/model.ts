// An annotation as links carry it: places count tokens, references are positions in lists, names are mostly
// mentions, and what follows from the rest is left out.
//
//   annotation              marks
//   text                    -               travels beside them, or is what the receiver has
//   paragraphs              kinds           their places only where they are not the lines of the text
//   actors[].name           n               the words of its n-th mention or of a place; else a string
//   ids                     -               a1, a2, …; c1, c2, … in the order of the lists
//   claims[].standing       -               follows from the replies
//   claims[].confidence     0 … 20          steps of 5 %
//   claims[].evidence       -               left out: files keep it
import type { Annotation } from "../generated/annotation.d.ts";
import type { Place } from "./tokens.ts";

export const KINDS = ["body", "headline", "dateline", "caption", "boilerplate"] as const;
export const ACTOR_TYPES = ["person", "organization", "state", "group", "document"] as const;
export const FORMS = ["name", "nominal", "pronoun"] as const;
export const CLAIM_TYPES = ["statement", "allegation", "denial", "admission", "non_response"] as const;
export const ORIGINS = ["machine", "edited", "human"] as const;

export const PARTS = ["cue", "source", "content"] as const;
export type PartName = (typeof PARTS)[number];

export const CONFIDENCE_STEPS = 20;

type Enum<Names extends readonly unknown[]> = Names[number];

export interface MarkedActor {
  /** The words of its n-th mention, or of another place of the text, or none of the text's. */
  readonly name: number | Place | string;
  readonly type: Enum<typeof ACTOR_TYPES>;
  readonly origin: Enum<typeof ORIGINS>;
}

export interface MarkedMention {
  readonly actor: number;
  readonly place: Place;
  readonly form: Enum<typeof FORMS>;
  readonly origin: Enum<typeof ORIGINS>;
}

export interface MarkedClaim {
  readonly type: Enum<typeof CLAIM_TYPES>;
  readonly cue: readonly Place[];
  readonly source: readonly Place[];
  readonly content: readonly Place[];
  readonly sourceActor: number | null;
  readonly targets: readonly number[];
  /** Ascending. */
  readonly respondsTo: readonly number[];
  readonly confidence: number;
  readonly origin: Enum<typeof ORIGINS>;
}

export interface Marks {
  readonly engine: Annotation["engine"];
  readonly kinds: readonly Enum<typeof KINDS>[];
  /** null: the lines of the text. */
  readonly paragraphs: readonly Place[] | null;
  readonly actors: readonly MarkedActor[];
  /** In text order. */
  readonly mentions: readonly MarkedMention[];
  /** In the order of their cues. */
  readonly claims: readonly MarkedClaim[];
}

/** What a link may hold: more than anything fits through that links are sent through. */
export const MOST = {
  /** Of the text in UTF-8; even one that does not deflate makes an address that can be read. */
  bytes: 1_048_576,
  tokens: 1_048_576,
  units: 1_048_576,
  paragraphs: 4_096,
  actors: 4_096,
  mentions: 8_192,
  claims: 2_048,
  pieces: 256,
  characters: 1_024,
} as const;

export function isReply(type: MarkedClaim["type"]): boolean {
  return type === "denial" || type === "admission" || type === "non_response";
}

/** The mentions of each actor, in order. */
export function byActor<M extends { readonly actor: string | number }>(
  mentions: readonly M[],
): ReadonlyMap<M["actor"], readonly M[]> {
  const own = new Map<M["actor"], M[]>();
  for (const mention of mentions) {
    const list = own.get(mention.actor);
    if (list === undefined) own.set(mention.actor, [mention]);
    else list.push(mention);
  }
  return own;
}

/** Every place that marks name, in their order. */
export function placesOf(marks: Marks): Place[] {
  return [
    ...(marks.paragraphs ?? []),
    ...marks.actors.flatMap(({ name }) => (typeof name === "object" ? [name] : [])),
    ...marks.mentions.map(({ place }) => place),
    ...marks.claims.flatMap((claim) => PARTS.flatMap((part) => claim[part])),
  ];
}
