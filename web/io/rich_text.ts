// From HTML to the article in it. A chunk of its own with the libraries that clean HTML and find the article in a page.
import { Readability } from "@mozilla/readability";
import DOMPurify from "dompurify";
import { article, type Article } from "./content.ts";
import { textOf } from "./html_text.ts";
import { leftOutLines, missingLines } from "./left_out.ts";

/** Units of text; Readability looks again and more leniently when it finds less. */
const SHORT_ARTICLE = 200;
/** What holds less of a page than this share is hardly its article. */
const LEAST_SHARE = 0.1;

/** What pages have around their article. */
const SURROUNDINGS = "nav, aside, form, footer, [role=navigation], [role=contentinfo], [role=complementary]";
const HIDDEN = /(^|;)\s*(display\s*:\s*none|visibility\s*:\s*hidden)/i;

/** A page, or a piece of one. */
export function readHtml(html: string): Article {
  const { body, title } = clean(html);
  const whole = textOf(body, "with controls");
  const found = looksLikePage(body) ? articleIn(body, title) : null;
  const text = found !== null && found.length > LEAST_SHARE * whole.length ? found : textOf(body, "without controls");
  const missing = missingLines(whole, text);
  return article(text, null, leftOutLines(missing, "around the article", whole));
}

/** HTML that was made from a document, and is all article. */
export function wordsOf(html: string): string {
  return textOf(clean(html).body, "with controls");
}

interface Clean {
  readonly body: HTMLElement;
  readonly title: string;
}

/** Elements that run nothing and load nothing, in a document that is not shown; the page's policy holds there too. */
function clean(html: string): Clean {
  const { title, body } = new DOMParser().parseFromString(html, "text/html");
  for (const element of body.querySelectorAll("[style]")) {
    if (HIDDEN.test(element.getAttribute("style")!)) element.remove();
  }
  const FORBID_ATTR = ["style", "src", "srcset", "poster", "background"];
  return { title, body: DOMPurify.sanitize(body, { RETURN_DOM: true, FORBID_ATTR }) as HTMLElement };
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
  const text = textOf(parsed.content, "without controls");
  // Headline and byline are told apart from what is read, and belong to it.
  const byline = parsed.byline != null && body.textContent.includes(parsed.byline) ? parsed.byline : "";
  const top = [headline === null ? (parsed.title ?? "") : textOf(headline, "without controls"), byline];
  const lines = top.map((line) => line.replace(/\s+/g, " ").trim());
  return [...lines.filter((line) => line !== "" && !text.includes(line)), text].join("\n\n");
}
