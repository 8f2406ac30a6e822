// From an annotation to the marks that a link carries, and back.
import type { Annotation, Claim, Mention, Paragraph, Range } from "../generated/annotation.d.ts";
import { ShareError } from "./error.ts";
import {
  byActor, CLAIM_TYPES, CONFIDENCE_STEPS, isReply, MOST, PARTS,
  type MarkedActor, type MarkedClaim, type MarkedMention, type Marks,
} from "./model.ts";
import { cutsCharacter, Tokens, type Place } from "./tokens.ts";

type Offsets = Pick<Paragraph, "start" | "end">;

/** The lines of a text that hold anything, as the core finds paragraphs. */
export function linesOf(text: string): Offsets[] {
  return [...text.matchAll(/[^\n]*\S[^\n]*/g)].map(({ 0: line, index }) => {
    const start = index + line.length - line.trimStart().length;
    return { start, end: start + line.trim().length };
  });
}

/** Errors: not_shareable where the annotation breaks its own rules, too_long where it is more than a link may hold. */
export function toMarks(annotation: Annotation, tokens: Tokens): Marks {
  if (annotation.offsets !== "utf16" || !annotation.text.isWellFormed()) throw new ShareError("not_shareable");
  return new Converter(annotation, tokens).marks();
}

class Converter {
  readonly #annotation: Annotation;
  readonly #tokens: Tokens;
  readonly #actors: ReadonlyMap<string, number>;
  readonly #mentions: readonly Mention[];
  readonly #own: ReadonlyMap<string, readonly Mention[]>;
  readonly #claims: readonly Claim[];

  constructor(annotation: Annotation, tokens: Tokens) {
    this.#annotation = annotation;
    this.#tokens = tokens;
    this.#actors = new Map(annotation.actors.map(({ id }, at) => [id, at]));
    this.#mentions = [...annotation.mentions].sort((a, b) => a.start - b.start);
    this.#own = byActor(this.#mentions);
    this.#claims = [...annotation.claims].sort((a, b) => (a.cue[0]?.[0] ?? 0) - (b.cue[0]?.[0] ?? 0));
  }

  marks(): Marks {
    const { engine, paragraphs, actors, claims, mentions, text } = this.#annotation;
    const tooLong =
      this.#tokens.length > MOST.tokens ||
      text.length > MOST.units ||
      paragraphs.length > MOST.paragraphs ||
      actors.length > MOST.actors ||
      mentions.length > MOST.mentions ||
      claims.length > MOST.claims ||
      claims.some((claim) => PARTS.some((part) => claim[part].length > MOST.pieces)) ||
      [engine.name, engine.version, ...actors.map(({ name }) => name)].some((name) => name.length > MOST.characters);
    if (tooLong) throw new ShareError("too_long");
    if (this.#actors.size < actors.length) throw new ShareError("not_shareable");

    const lines = linesOf(text);
    const areLines =
      lines.length === paragraphs.length &&
      lines.every(({ start, end }, at) => paragraphs[at]?.start === start && paragraphs[at].end === end);
    return {
      engine,
      kinds: paragraphs.map(({ kind }) => kind),
      paragraphs: areLines ? null : paragraphs.map(({ start, end }) => this.#place(start, end)),
      actors: actors.map((_, at) => this.#actor(at)),
      mentions: this.#mentions.map((mention): MarkedMention => ({
        actor: this.#actorAt(mention.actor),
        place: this.#place(mention.start, mention.end),
        form: mention.form,
        origin: mention.origin,
      })),
      claims: this.#markedClaims(),
    };
  }

  #place(start: number, end: number): Place {
    const { text } = this.#annotation;
    const fits = Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start < end && end <= text.length;
    if (!fits || cutsCharacter(text, start) || cutsCharacter(text, end)) throw new ShareError("not_shareable");
    return this.#tokens.place(start, end);
  }

  #actorAt(id: string): number {
    const at = this.#actors.get(id);
    if (at === undefined) throw new ShareError("not_shareable");
    return at;
  }

  #actor(at: number): MarkedActor {
    const { id, name, type, origin } = this.#annotation.actors[at]!;
    if (!name.isWellFormed() || name === "") throw new ShareError("not_shareable");
    const own = this.#own.get(id) ?? [];
    const { text } = this.#annotation;
    const naming = own.findIndex(({ start, end }) => end - start === name.length && text.startsWith(name, start));
    if (naming >= 0) return { name: naming, type, origin };
    const near = Math.max(0, (own[0]?.start ?? 0) - name.length);
    const start = text.includes(name, near) ? text.indexOf(name, near) : text.indexOf(name);
    return { name: start >= 0 ? this.#place(start, start + name.length) : name, type, origin };
  }

  #markedClaims(): MarkedClaim[] {
    const positions = new Map(this.#claims.map(({ id }, at) => [id, at]));
    if (positions.size < this.#claims.length) throw new ShareError("not_shareable");
    return this.#claims.map((claim): MarkedClaim => {
      const { type, source_actor, targets, responds_to, origin } = claim;
      const answered = [...new Set(responds_to)].map((id) => positions.get(id) ?? -1).sort((a, b) => a - b);
      const fits =
        CLAIM_TYPES.includes(type) &&
        claim.cue.length > 0 &&
        (targets.length === 0 || type === "allegation") &&
        (answered.length === 0 || isReply(type)) &&
        answered.every((at) => this.#claims[at]?.type === "allegation");
      if (!fits) throw new ShareError("not_shareable");
      return {
        type,
        cue: this.#pieces(claim.cue),
        source: this.#pieces(claim.source),
        content: this.#pieces(claim.content),
        sourceActor: source_actor === null ? null : this.#actorAt(source_actor),
        targets: [...new Set(targets)].map((id) => this.#actorAt(id)),
        respondsTo: answered,
        confidence: Math.round(Math.min(Math.max(claim.confidence, 0), 1) * CONFIDENCE_STEPS),
        origin,
      };
    });
  }

  #pieces(ranges: readonly Range[]): Place[] {
    let end = 0;
    return ranges.map(([start, next]) => {
      if (start < end) throw new ShareError("not_shareable");
      end = next;
      return this.#place(start, next);
    });
  }
}
