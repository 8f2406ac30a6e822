// How words mention an actor: by name, by a noun, by a pronoun.
import pronouns from "../../data/lexicons/pronouns.tsv?raw";
import type { MentionForm } from "../generated/annotation.d.ts";

const PRONOUNS: ReadonlySet<string> = new Set(
  pronouns
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#") && !line.endsWith("definite"))
    .map((line) => line.split("\t")[0]!),
);

export function formOf(words: string): MentionForm {
  if (PRONOUNS.has(words.toLowerCase())) return "pronoun";
  // “The harbour company” begins a sentence, “the Harbour Company” is a name.
  const [first = "", ...others] = words.split(/\s+/u);
  const named = others.length === 0 ? [first] : /^(an?|the)$/iu.test(first) ? others : [first, ...others];
  return named.some((word) => /^\P{L}*\p{Lu}/u.test(word)) ? "name" : "nominal";
}
