// Whether a text looks English, by how many of its words are English function words. Only words that begin
// with a small letter count: names are the same in every language.

/** Units of the text that are looked at. */
const SAMPLE = 20_000;
/** Fewer words or letters than these tell nothing. */
const FEWEST_WORDS = 20;
const FEWEST_LETTERS = 20;
/** English prose has 0.3 to 0.6, bare headlines 0.15, other languages below 0.05. */
const LEAST_SHARE = 0.1;

// None of the common words that other languages have too: a, an, as, at, do, for, have, her, i, in, is, no, on, so, was.
const FUNCTION_WORDS = new Set(
  (
    "about after all also and any are be because been before being but by could did does during each from had " +
    "has he him his how if into it its may more most must not of or our over said says she should since some " +
    "such than that the their them then there these they this those through to until up we were what when " +
    "where which while who whom whose why will with without would you your against between both can every few " +
    "just many much nor off only other out own same very"
  ).split(" "),
);

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
