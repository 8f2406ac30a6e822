// What is marked in an article: the annotation's mentions and claims as spans, and each paragraph as nodes.
import type { Annotation, Claim, ClaimType, Paragraph, Range } from "../generated/annotation.d.ts";
import { isUnsure } from "./confidence.ts";
import { levels } from "./levels.ts";
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

/** Words that are laid out together. Its nodes are made when they are first asked for: most of a long article's never are. */
export class Block {
  readonly start: number;
  readonly end: number;
  /** All that the nodes are made of: blocks with the same spans are drawn alike. */
  readonly spans: readonly Span<Mark>[];
  #nodes: readonly Node<Mark>[] | undefined;

  constructor(start: number, end: number, spans: readonly Span<Mark>[]) {
    this.start = start;
    this.end = end;
    this.spans = spans;
  }

  get nodes(): readonly Node<Mark>[] {
    this.#nodes ??= segment(this.start, this.end, stacked(this.spans));
    return this.#nodes;
  }
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

/** What is to be seen. `actor`: only what concerns this one. */
export interface Filter {
  readonly kinds: ReadonlySet<Kind>;
  readonly actor: string | null;
}

export function spans(annotation: Annotation, filter: Filter): Span<Mark>[] {
  const found: Span<Mark>[] = [];
  const add = (start: number, end: number, mark: Mark) =>
    found.push({ start, end, mark, rank: RANK[mark.part] });

  if (filter.kinds.has("actor")) {
    const anchored = new Set<string>();
    for (const { actor, start, end } of annotation.mentions) {
      if (filter.actor !== null && filter.actor !== actor) continue;
      const mark: Mark = { kind: "actor", id: actor, part: "mention" };
      add(start, end, anchored.has(actor) ? mark : { ...mark, anchor: anchorOf("actor", actor) });
      anchored.add(actor);
    }
  }
  for (const claim of annotation.claims) {
    if (!filter.kinds.has(claim.type)) continue;
    if (filter.actor !== null && !concerns(claim, filter.actor)) continue;
    for (const part of ["content", "source", "cue"] as const) {
      const mark: Mark = { kind: claim.type, id: claim.id, part, ...(isUnsure(claim) ? { unsure: true } : {}) };
      for (const [start, end] of claim[part]) {
        const anchors = part === "cue" && start === claim.cue[0][0];
        add(start, end, anchors ? { ...mark, anchor: anchorOf("claim", claim.id) } : mark);
      }
    }
  }
  return found;
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

/** The article with its marks, paragraph by paragraph. A span over several of them is cut at their ends. */
export function markParagraphs(annotation: Annotation, filter: Filter): MarkedParagraph[] {
  const sorted = spans(annotation, filter).sort((a, b) => a.start - b.start);
  let next = 0;
  let open: Span<Mark>[] = [];
  return allParagraphs(annotation).map((paragraph) => {
    open = open.filter((span) => span.end > paragraph.start);
    while (next < sorted.length && sorted[next]!.start < paragraph.end) {
      const span = sorted[next++]!;
      if (span.end > paragraph.start) open.push(span);
    }
    const blocks = cutBlocks(annotation.text, paragraph).map(
      ([start, end]) => new Block(start, end, open.filter((span) => span.start < end && span.end > start)),
    );
    return { ...paragraph, blocks };
  });
}
