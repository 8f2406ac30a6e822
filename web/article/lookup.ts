// Answers about an annotation that its lists give only by searching. Built once per annotation.
import type { Actor, Annotation, Claim, ClaimType, Mention, Range } from "../generated/annotation.d.ts";

export class Lookup {
  readonly annotation: Annotation;
  readonly allegations: readonly Claim[];
  readonly #actors: ReadonlyMap<string, Actor>;
  readonly #claims: ReadonlyMap<string, Claim>;
  readonly #replies = new Map<string, Claim[]>();
  readonly #mentions = new Map<string, Mention[]>();
  readonly #said = new Map<string, Claim[]>();
  readonly #accused = new Map<string, Claim[]>();

  constructor(annotation: Annotation) {
    this.annotation = annotation;
    this.allegations = annotation.claims.filter((claim) => claim.type === "allegation");
    this.#actors = new Map(annotation.actors.map((actor) => [actor.id, actor]));
    this.#claims = new Map(annotation.claims.map((claim) => [claim.id, claim]));
    for (const mention of annotation.mentions) append(this.#mentions, mention.actor, mention);
    for (const claim of annotation.claims) {
      for (const answered of claim.responds_to) append(this.#replies, answered, claim);
      for (const target of claim.targets) append(this.#accused, target, claim);
      if (claim.source_actor !== null) append(this.#said, claim.source_actor, claim);
    }
  }

  actor(id: string): Actor | undefined {
    return this.#actors.get(id);
  }

  claim(id: string): Claim | undefined {
    return this.#claims.get(id);
  }

  /** How often the actor is mentioned. */
  mentions(actor: string): number {
    return this.mentionsOf(actor).length;
  }

  /** In text order. */
  mentionsOf(actor: string): readonly Mention[] {
    return this.#mentions.get(actor) ?? [];
  }

  /** Denials, admissions and non-responses that answer the allegation. */
  replies(allegation: string): readonly Claim[] {
    return this.#replies.get(allegation) ?? [];
  }

  /** The actor's claims of one type. */
  said(actor: string, type: ClaimType): readonly Claim[] {
    return (this.#said.get(actor) ?? []).filter((claim) => claim.type === type);
  }

  accusationsOf(actor: string): readonly Claim[] {
    return this.#accused.get(actor) ?? [];
  }

  /** The article's words at `ranges`; what lies between two of them shows as an ellipsis. */
  words(ranges: readonly Range[]): string {
    return ranges.map(([start, end]) => this.annotation.text.slice(start, end)).join(" … ");
  }

  /** Who makes the claim, in the fewest words: the actor's name, or the article's words, or nobody. */
  source(claim: Claim): string | null {
    const actor = claim.source_actor === null ? undefined : this.actor(claim.source_actor);
    return actor?.name ?? (claim.source.length > 0 ? this.words(claim.source) : null);
  }

  /** What is claimed; a claim without content of its own is its cue ("declined to comment"). */
  content(claim: Claim): string {
    return this.words(claim.content.length > 0 ? claim.content : claim.cue);
  }

  targets(claim: Claim): readonly Actor[] {
    return claim.targets.flatMap((id) => this.actor(id) ?? []);
  }
}

function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
