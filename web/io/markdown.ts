// The words of a Markdown file. A chunk of its own.
import { marked } from "marked";
import { article, type Article } from "./content.ts";
import { wordsOf } from "./rich_text.ts";

const FRONT_MATTER = /^---\r?\n[^]*?\r?\n---(\r?\n|$)/;

export function readMarkdown(source: string): Article {
  const text = wordsOf(marked.parse(source.replace(FRONT_MATTER, ""), { async: false }));
  const letters = (words: string) => words.replace(/\s+/g, "");
  const changed = letters(source) !== letters(text);
  const notice = "Read as Markdown: its signs, link addresses and head matter were left out.";
  return article(text, null, changed ? { notice, whole: source.replaceAll("\r\n", "\n") } : null);
}
