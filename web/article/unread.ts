// An article before the annotator has read it: its paragraphs, laid out as they will be afterwards.
import type { Range } from "../generated/annotation.d.ts";
import { cutBlocks } from "./marks.ts";

export interface Unread {
  readonly headline: boolean;
  readonly blocks: readonly Range[];
}

export function unreadParagraphs(text: string): readonly Unread[] {
  const lines = [...text.matchAll(/[^\n\r\u2028\u2029]+/g)].filter(([line]) => line.trim() !== "");
  return lines.map(({ 0: line, index }, at) => ({
    headline: at === 0 && lines.length > 1 && isHeadline(line),
    blocks: cutBlocks(text, { start: index, end: index + line.length }),
  }));
}

/** The core knows better, src/text/paragraphs.cpp; what is sure of its rule: a short first line that is no sentence. */
function isHeadline(line: string): boolean {
  const words = line.trim().split(/\s+/);
  return words.length <= MAX_HEADLINE && !/\.["'”’)\]]*$/.test(words.at(-1)!);
}

const MAX_HEADLINE = 40;
