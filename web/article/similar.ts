// How alike words are, without grammar: case, accents and possessives aside.
import commonWords from "../../data/lexicons/page/common_words.tsv?raw";
import type { Annotation } from "../generated/annotation.d.ts";

const COMMON_WORDS: ReadonlySet<string> = new Set(commonWords.split("\n").filter((line) => !line.startsWith("#")));

/** What is shorter is seldom more than grammar. */
const MIN_LENGTH = 4;

/** Without case and accents. */
export function fold(words: string): string {
  return words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Folded words in order; possessives without their 's. */
export function tokens(words: string): string[] {
  return (fold(words).match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu) ?? []).map((word) => word.replace(/['’]s$/, ""));
}

/** The words that say what something is about; numbers do, however short. */
export function contentWords(words: string): ReadonlySet<string> {
  const says = (word: string) => /\p{N}/u.test(word) || (word.length >= MIN_LENGTH && !COMMON_WORDS.has(word));
  return new Set(tokens(words).filter(says));
}

export type Rarity = (word: string) => number;

/** The fewer paragraphs of the articles have a word, the more it says; never nothing. */
export function rarityIn(annotations: readonly Annotation[]): Rarity {
  const paragraphs = annotations.flatMap((annotation) =>
    annotation.paragraphs.map(({ start, end }) => contentWords(annotation.text.slice(start, end))),
  );
  const having = new Map<string, number>();
  for (const words of paragraphs) for (const word of words) having.set(word, (having.get(word) ?? 0) + 1);
  const weights = new Map([...having].map(([word, count]) => [word, Math.log((paragraphs.length + 1) / count) + 0.1]));
  const rarest = Math.log(paragraphs.length + 1) + 0.1;
  return (word) => weights.get(word) ?? rarest;
}

/** Words with what they say in all. */
export interface Weighed {
  readonly words: ReadonlySet<string>;
  readonly weight: number;
}

export function weigh(words: ReadonlySet<string>, rarity: Rarity): Weighed {
  let weight = 0;
  for (const word of words) weight += rarity(word);
  return { words, weight };
}

/** From 0, no word in common, to 1, the same words: twice what is shared of what both say. */
export function overlapOf(a: Weighed, b: Weighed, rarity: Rarity): number {
  let shared = 0;
  for (const word of a.words) if (b.words.has(word)) shared += rarity(word);
  return shared === 0 ? 0 : (2 * shared) / (a.weight + b.weight);
}
