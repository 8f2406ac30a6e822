// From HTML to the article in it. A chunk of its own with the libraries that clean HTML and find the article in a page.
import { Readability } from "@mozilla/readability";
import DOMPurify from "dompurify";
import { article, type Article } from "./content.ts";
import { textOf, UNSEEN } from "./html_text.ts";
import { leftOutLines, linesOf, missingLines } from "./left_out.ts";

/** Units of text; Readability looks again and more leniently when it finds less. */
const SHORT_ARTICLE = 200;
/** What holds less of a page than this share is hardly its article. */
const LEAST_SHARE = 0.1;

/** What pages have around their article. */
const SURROUNDINGS = "nav, aside, form, footer, [role=navigation], [role=contentinfo], [role=complementary]";
const HIDDEN = /(^|;)\s*(display\s*:\s*none|visibility\s*:\s*hidden)/i;

/** A page, or a piece of one. */
export function readHtml(html: string): Article {
  const page = new DOMParser().parseFromString(html, "text/html");
  hideWhatStylesHide(page.body);
  // Readers may have opened what was hidden, and have looked at drawings: neither goes without a word. What a style sheet
  // hides cannot be told from the rest, and stays; scripts, styles and what stands in for them are no text for readers.
  const unseen = unseenLines(page.body);
  const all = textOf(page.body, "all");
  const body = clean(page.body);
  const seen = textOf(body, "seen");
  const found = looksLikePage(body) ? articleIn(body, page.title) : null;
  const text = found !== null && found.length > LEAST_SHARE * seen.length ? found : textOf(body, "words");
  const around = missingLines(seen, text);
  if (unseen.length === 0) return article(text, null, leftOutLines(around, "around the article", seen));
  const where = around.length === 0 ? "that are hidden or drawn" : "around the article, hidden or drawn";
  return article(text, null, leftOutLines([...around, ...unseen], where, all));
}

/** HTML that was made from a document, and is all article. */
export function wordsOf(html: string): string {
  return textOf(clean(new DOMParser().parseFromString(html, "text/html").body), "seen");
}

/** Says by an attribute what a style says, which is taken off when the page is cleaned. */
function hideWhatStylesHide(body: HTMLElement): void {
  for (const element of body.querySelectorAll("[style]")) {
    if (HIDDEN.test(element.getAttribute("style")!)) element.setAttribute("hidden", "");
  }
}

/** Each line of what is not seen, once. */
function unseenLines(body: HTMLElement): string[] {
  const roots = [...body.querySelectorAll(UNSEEN)].filter((element) => element.parentElement?.closest(UNSEEN) == null);
  return roots.flatMap((root) => linesOf(textOf(root, "all")));
}

/** Elements that run nothing and load nothing, in a document that is not shown; the page's policy holds there too. */
function clean(body: HTMLElement): HTMLElement {
  const FORBID_ATTR = ["style", "src", "srcset", "poster", "background"];
  return DOMPurify.sanitize(body, { RETURN_DOM: true, FORBID_ATTR }) as HTMLElement;
}

/** Not so a few paragraphs copied out of a page: all of them are wanted. */
function looksLikePage(body: Element): boolean {
  if (body.querySelector(SURROUNDINGS) !== null) return true;
  const links = [...body.querySelectorAll("a[href]")];
  const linked = links.reduce((sum, { textContent }) => sum + textContent.length, 0);
  return links.length >= 10 && linked > 0.3 * body.textContent.length;
}

function articleIn(body: HTMLElement, title: string): string | null {
  const page = document.implementation.createHTMLDocument(title);
  page.body.replaceWith(page.importNode(body, true));
  const headline = page.querySelector("article h1, main h1") ?? page.querySelector("h1");
  const options = { charThreshold: SHORT_ARTICLE, serializer: (node: Node) => node as Element };
  const parsed = new Readability<Element>(page, options).parse();
  if (parsed?.content == null) return null;
  const text = textOf(parsed.content, "words");
  // Headline and byline are told apart from what is read, and belong to it.
  const byline = parsed.byline != null && body.textContent.includes(parsed.byline) ? parsed.byline : "";
  const top = [headline === null ? (parsed.title ?? "") : textOf(headline, "words"), byline];
  const lines = top.map((line) => line.replace(/\s+/g, " ").trim());
  return [...lines.filter((line) => line !== "" && !text.includes(line)), text].join("\n\n");
}
