// What is marked in an article: the annotation's mentions and claims as spans, and each paragraph as nodes.
import type { Annotation, Claim, ClaimType, Mention, Paragraph, Range } from "../generated/annotation.d.ts";
import { isUnsure } from "./confidence.ts";
import { levels } from "./levels.ts";
import { choiceOf, type Choice } from "./lit.ts";
import { segment, type Node, type Span } from "./segments.ts";

export type Kind = "actor" | ClaimType;
export type Part = "mention" | "cue" | "content" | "source";

/** What an element stands for: the actor or the claim with this id, or a part of it. */
export interface Mark {
  readonly kind: Kind;
  readonly id: string;
  readonly part: Part;
  /** Links to the actor or the claim lead to this mark. */
  readonly anchor?: string;
  /** The claim is more a guess than a finding. */
  readonly unsure?: boolean;
  /** Which line below the words its underline takes, where it shares them with other claims; 0 unless said. */
  readonly level?: number;
}

/** The anchor of an actor or a claim: at its first mention, at its cue. */
export function anchorOf(of: "actor" | "claim", id: string): string {
  return `${of}-${id}`;
}

export interface MarkedParagraph extends Paragraph {
  /** The paragraph's text in order. One block, but for endless paragraphs, which nobody could lay out in one. */
  readonly blocks: readonly Block[];
}

/** Words that are laid out together, and what is marked in them; the marks themselves are made when they are drawn. */
export class Block {
  readonly start: number;
  readonly end: number;
  readonly mentions: Mention[] = [];
  readonly claims: Claim[] = [];
  /** Those of the mentions that are the first of their actors. */
  readonly first: Mention[] = [];

  constructor(start: number, end: number) {
    this.start = start;
    this.end = end;
  }

  /** What is seen of it through `filter`. */
  nodes(filter: Filter): readonly Node<Mark>[] {
    return segment(this.start, this.end, stacked(this.#spans(filter)));
  }

  /** What of it lies over any of the words, innermost first. */
  over([from, to]: Range, filter: Filter): Choice[] {
    return this.#spans(filter)
      .filter(({ start, end, mark }) => mark.part !== "source" && start < to && from < end)
      .sort((a, b) => a.end - a.start - (b.end - b.start))
      .map(({ mark }) => choiceOf(mark));
  }

  /** Whether both are drawn alike. */
  like(other: Block): boolean {
    return (
      this.start === other.start &&
      this.end === other.end &&
      equal(this.mentions, other.mentions) &&
      equal(this.claims, other.claims) &&
      equal(this.first, other.first)
    );
  }

  #spans({ kinds, actor }: Filter): Span<Mark>[] {
    const mentions = kinds.has("actor") ? this.mentions : [];
    return [
      ...mentions
        .filter((mention) => actor === null || mention.actor === actor)
        .map((mention) => mentionSpan(mention, this.first.includes(mention))),
      ...this.claims
        .filter((claim) => kinds.has(claim.type) && (actor === null || concerns(claim, actor)))
        .flatMap(claimSpans),
    ];
  }
}

function equal(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}

function mentionSpan({ actor, start, end }: Mention, first: boolean): Span<Mark> {
  const anchor = first ? { anchor: anchorOf("actor", actor) } : {};
  return { start, end, mark: { kind: "actor", id: actor, part: "mention", ...anchor }, rank: RANK.mention };
}

function claimSpans(claim: Claim): Span<Mark>[] {
  const unsure = isUnsure(claim) ? { unsure: true } : {};
  return PARTS.flatMap((part) => {
    const mark: Mark = { kind: claim.type, id: claim.id, part, ...unsure };
    return claim[part].map(([start, end]) => {
      const anchors = part === "cue" && start === claim.cue[0][0];
      return { start, end, mark: anchors ? { ...mark, anchor: anchorOf("claim", claim.id) } : mark, rank: RANK[part] };
    });
  });
}

function stacked(spans: readonly Span<Mark>[]): readonly Span<Mark>[] {
  const level = levels(spans);
  if (level.size === 0) return spans;
  return spans.map((span) => {
    const below = span.mark.kind === "actor" ? undefined : level.get(span.mark.id);
    return below === undefined ? span : { ...span, mark: { ...span.mark, level: below } };
  });
}

/** UTF-16 units; a longer paragraph is cut into blocks of at most this length, between words where it has any. */
export const MAX_BLOCK = 20_000;

// Over the same words the whole lies outside its parts, and the actor inside everything.
const RANK: Record<Part, number> = { content: 0, source: 1, cue: 2, mention: 3 };
const PARTS = ["content", "source", "cue"] as const;

/** What is to be seen. `actor`: only what concerns this one. */
export interface Filter {
  readonly kinds: ReadonlySet<Kind>;
  readonly actor: string | null;
}

/** The actor makes the claim or is what it is about. */
export function concerns(claim: Claim, actor: string): boolean {
  return claim.source_actor === actor || claim.targets.includes(actor);
}

/** The paragraphs, and what an annotation from elsewhere may have left between them: nothing is dropped. */
function allParagraphs({ text, paragraphs }: Annotation): Paragraph[] {
  const all: Paragraph[] = [];
  let end = 0;
  const keepGap = (next: number) => {
    if (text.slice(end, next).trim() !== "") all.push({ start: end, end: next, kind: "body" });
  };
  for (const paragraph of paragraphs) {
    keepGap(paragraph.start);
    all.push(paragraph);
    end = paragraph.end;
  }
  keepGap(text.length);
  return all;
}

/** [start, end) in pieces of at most MAX_BLOCK. */
export function cutBlocks(text: string, { start, end }: Pick<Paragraph, "start" | "end">): Range[] {
  const blocks: Range[] = [];
  let at = start;
  while (end - at > MAX_BLOCK) {
    const space = text.lastIndexOf(" ", at + MAX_BLOCK - 1);
    const next = space > at ? space + 1 : characterStart(text, at + MAX_BLOCK);
    blocks.push([at, next]);
    at = next;
  }
  blocks.push([at, end]);
  return blocks;
}

/** `index`, or one less where that is between the halves of a surrogate pair. */
function characterStart(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  return unit >= 0xdc00 && unit <= 0xdfff ? index - 1 : index;
}

/** The article with its marks, paragraph by paragraph. A mark over several of them is cut at their ends. */
export function markParagraphs(annotation: Annotation): MarkedParagraph[] {
  const paragraphs = allParagraphs(annotation).map((paragraph) => ({
    ...paragraph,
    blocks: cutBlocks(annotation.text, paragraph).map(([start, end]) => new Block(start, end)),
  }));
  const blocks = paragraphs.flatMap((paragraph) => paragraph.blocks);
  const met = new Set<string>();
  for (const mention of annotation.mentions) {
    const first = !met.has(mention.actor);
    met.add(mention.actor);
    for (const block of overlapping(blocks, mention.start, mention.end)) {
      block.mentions.push(mention);
      if (first) block.first.push(mention);
    }
  }
  for (const claim of annotation.claims) {
    for (const [start, end] of PARTS.flatMap((part) => claim[part])) {
      for (const block of overlapping(blocks, start, end)) {
        if (block.claims.at(-1) !== claim) block.claims.push(claim);
      }
    }
  }
  return paragraphs;
}

/** Those of the blocks, which are in order, that share text with [start, end). */
function* overlapping(blocks: readonly Block[], start: number, end: number): Generator<Block> {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle]!.end <= start) low = middle + 1;
    else high = middle;
  }
  for (let at = low; at < blocks.length && blocks[at]!.start < end; at++) yield blocks[at]!;
}
