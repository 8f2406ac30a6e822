// Words of the article in what stands around them: the sentence of a claim, the lines of an actor's mentions.
import type { Annotation, Claim, Mention, Range } from "../generated/annotation.d.ts";
import type { Lookup } from "./lookup.ts";

export type Role = "source" | "cue" | "content" | "target";

/** Of the article's words, in order. */
export interface Piece {
  readonly words: string;
  readonly role: Role | null;
}

export interface Quote {
  readonly pieces: readonly Piece[];
  /** The paragraph goes on before or after it. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

/** UTF-16 units of a quotation before and after the cue, at most. */
const AROUND = 320;

/** The sentence or sentences of the claim's paragraph that hold it, with its roles; what is far from the cue is cut. */
export function quote(lookup: Lookup, claim: Claim): Quote {
  const { text } = lookup.annotation;
  const cue = claim.cue[0];
  const paragraph = paragraphAt(lookup.annotation, cue[0]);
  const parts = [...claim.cue, ...claim.source, ...claim.content].filter((part) => overlap(part, paragraph));
  const [start, end] = clip(text, sentences(text, paragraph, parts), cue);
  return {
    pieces: pieces(text, [start, end], roles(lookup, claim)),
    cutBefore: text.slice(paragraph[0], start).trim() !== "",
    cutAfter: text.slice(end, paragraph[1]).trim() !== "",
  };
}

function paragraphAt({ text, paragraphs }: Annotation, at: number): Range {
  const found = paragraphs.find(({ start, end }) => start <= at && at < end);
  return found === undefined ? [0, text.length] : [found.start, found.end];
}

const overlap = (a: Range, b: Range) => a[0] < b[1] && a[1] > b[0];

/** From the beginning of the first sentence with one of `parts` in it to the end of the last. */
function sentences(text: string, [start, end]: Range, parts: readonly Range[]): Range {
  // Firefox knows sentences since version 125; before it the whole paragraph stands for them.
  if (!("Segmenter" in Intl)) return [start, end];
  const found = [...new Intl.Segmenter("en", { granularity: "sentence" }).segment(text.slice(start, end))]
    .map(({ index, segment }): Range => [start + index, start + index + segment.trimEnd().length])
    .filter((sentence) => parts.some((part) => overlap(sentence, part)));
  return [found[0]?.[0] ?? start, found.at(-1)?.[1] ?? end];
}

/** At most AROUND before and after `cue`, between words where there are any. */
function clip(text: string, [start, end]: Range, cue: Range): Range {
  const [first, last] = [cue[0] - AROUND, cue[1] + AROUND];
  const before = text.slice(first, cue[0]).indexOf(" ") + 1;
  const after = text.slice(cue[1], last).lastIndexOf(" ");
  return [first <= start ? start : first + before, last >= end ? end : after < 0 ? last : cue[1] + after];
}

/** The narrower role wins where they overlap: the cue over the source, that over a target, that over the content. */
function roles(lookup: Lookup, claim: Claim): readonly (readonly [Role, readonly Range[]])[] {
  const mentions = claim.targets.flatMap((target) => lookup.mentionsOf(target));
  const targets = mentions.map(({ start, end }): Range => [start, end]);
  return [
    ["cue", claim.cue],
    ["source", claim.source],
    ["target", targets],
    ["content", claim.content],
  ];
}

function pieces(text: string, [start, end]: Range, all: ReturnType<typeof roles>): Piece[] {
  const near = all.map(([role, ranges]) => [role, ranges.filter((range) => overlap(range, [start, end]))] as const);
  const cuts = new Set([start, end]);
  for (const [, ranges] of near) {
    for (const at of ranges.flat()) if (start < at && at < end) cuts.add(at);
  }
  const edges = [...cuts].sort((a, b) => a - b);
  const found: { words: string; role: Role | null }[] = [];
  for (const [index, from] of edges.slice(0, -1).entries()) {
    const to = edges[index + 1]!;
    const role = near.find(([, ranges]) => ranges.some(([a, b]) => a <= from && to <= b))?.[0] ?? null;
    const last = found.at(-1);
    if (last !== undefined && last.role === role) last.words += text.slice(from, to);
    else found.push({ words: text.slice(from, to), role });
  }
  return found;
}

/** A mention in its line. */
export interface Context {
  readonly mention: Mention;
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

/** UTF-16 units of a line before and after the mention. */
const LINE = 48;

export function contexts(lookup: Lookup, actor: string): Context[] {
  const { text } = lookup.annotation;
  return lookup.mentionsOf(actor).map((mention) => ({
    mention,
    before: lineBefore(text, mention.start),
    words: text.slice(mention.start, mention.end),
    after: lineAfter(text, mention.end),
  }));
}

/** A place and the words around it, on one line. */
export function around(text: string, [start, end]: Range): string {
  const line = lineBefore(text, start) + text.slice(start, end) + lineAfter(text, end);
  return line.replace(/\s+/g, " ").trim();
}

/** Not over the edge of a paragraph, nor with half a word. */
function lineBefore(text: string, end: number): string {
  const start = Math.max(0, end - LINE);
  const line = text.slice(start, end);
  const edge = line.lastIndexOf("\n");
  return edge >= 0 || start === 0 ? line.slice(edge + 1) : line.replace(/^\S*\s/, "");
}

function lineAfter(text: string, start: number): string {
  const line = text.slice(start, start + LINE);
  const edge = line.indexOf("\n");
  return edge >= 0 ? line.slice(0, edge) : start + LINE >= text.length ? line : line.replace(/\s\S*$/, "");
}
