// Whether a text looks English, by how many of its words are English function words. Only words that begin
// with a small letter count: names are the same in every language.
import list from "../../data/language/english.txt?raw";

/** Units of the text that are looked at. */
const SAMPLE = 20_000;
/** Fewer words or letters than these tell nothing. */
const FEWEST_WORDS = 20;
const FEWEST_LETTERS = 20;
/** English prose has 0.3 to 0.6, bare headlines 0.15, other languages below 0.05. */
const LEAST_SHARE = 0.1;

const FUNCTION_WORDS = new Set(list.split("\n").filter((line) => line !== "" && !line.startsWith("#")));

export function looksEnglish(text: string): boolean {
  const sample = text.slice(0, SAMPLE);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters >= FEWEST_LETTERS && latin < letters / 2) return false;
  const words = sample.match(/(?<![\p{L}\p{M}\p{N}'’@/.-])\p{Ll}[\p{L}\p{M}]*/gu) ?? [];
  if (words.length < FEWEST_WORDS) return true;
  const known = words.filter((word) => FUNCTION_WORDS.has(word.toLowerCase())).length;
  return known >= LEAST_SHARE * words.length;
}
