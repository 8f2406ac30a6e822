// Every state that the page can be seen in, and how it is reached from the article of harbour.ts, or from the empty page.
import type { Page } from "playwright-core";
import { annotate, type Script } from "../web/fakes/engine.ts";
import { pdf } from "./documents.ts";
import { HARBOUR, HARBOUR_ANNOTATION } from "./harbour.ts";
import { drop } from "./site.ts";

const SECOND: Script = {
  actors: [["Weir Harbour", "organization"], ["Fishermen", "group"]],
  claims: [{ type: "allegation", source: "Fishermen", cue: "claimed", content: ["that Weir Harbour dumped oil"], by: "Fishermen", targets: ["Weir Harbour"] }],
};
const SECOND_ANNOTATION = annotate("Questions in Eastmoor\n\nFishermen claimed that Weir Harbour dumped oil.\n", SECOND);

const json = (annotation: unknown) => ({ name: "article.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(annotation)) });

/** Shows `annotation`. */
export async function open(page: Page, site: string, annotation: unknown = HARBOUR_ANNOTATION): Promise<void> {
  await page.goto(site);
  await drop(page, "article.json", JSON.stringify(annotation), "application/json");
  await page.getByRole("article", { name: "Annotated article" }).waitFor();
}

export const claim = (page: Page, id: string, part = "cue") => page.locator(`article mark[data-id="${id}"][data-part="${part}"]`);
const actor = (page: Page, name: string) => page.locator('article mark[data-kind="actor"]', { hasText: name }).first();
const tab = (page: Page, name: string) => page.getByRole("tab", { name }).click();
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const dialog = (page: Page) => page.getByRole("dialog");
const tools = (page: Page) => page.getByRole("toolbar", { name: "What the selected words are" });

/** Small screens have the filters behind a button. */
export async function showFilters(page: Page): Promise<void> {
  if (await button(page, "Filters").isVisible()) await button(page, "Filters").click();
}

export async function more(page: Page, name: string): Promise<void> {
  await button(page, "More").click();
  await page.getByRole("group", { name: "More" }).getByRole("button", { name }).click();
}

async function choose(page: Page): Promise<void> {
  await claim(page, "c2").click();
  await page.getByText("▲ Allegation", { exact: true }).waitFor();
}

async function share(page: Page, way: string): Promise<void> {
  await button(page, "Share").click();
  await dialog(page).getByRole("radio", { name: way }).check();
}

async function lock(page: Page): Promise<void> {
  await dialog(page).getByRole("checkbox", { name: "Lock the link" }).check();
  await dialog(page).getByRole("button", { name: "Make one up" }).click();
  await button(page, "Copy link").waitFor();
}

/** Opens the link that the dialog shows, as whoever gets it. */
async function follow(page: Page): Promise<void> {
  const address = await dialog(page).getByRole("textbox", { name: "Link" }).inputValue();
  await page.goto("about:blank");
  await page.goto(address);
}

async function practise(page: Page): Promise<void> {
  await more(page, "Mark it yourself");
  await page.getByRole("group", { name: "Marking it yourself" }).waitFor();
}

/** The annotator takes the article and is never done. */
async function workForEver(page: Page): Promise<void> {
  await page.evaluate(() => (Worker.prototype.postMessage = () => undefined));
  await page.getByRole("textbox", { name: "Article text" }).fill(HARBOUR);
  await button(page, "Annotate").click();
  await button(page, "Cancel").waitFor();
}

type Reach = (page: Page) => Promise<unknown>;

/** From the empty page. */
export const WITHOUT_ARTICLE: Readonly<Record<string, Reach>> = {
  "the empty page": async () => undefined,
  "an article being annotated": workForEver,
  "what came of trying to connect": async (page) => {
    await button(page, "Try to connect").click();
    await page.getByRole("status", { name: "What came of trying to connect" }).getByRole("listitem").first().waitFor();
  },
  "a file that is not read": async (page) => {
    await drop(page, "report.rtf", "{\\rtf1}", "");
    await page.getByRole("alert").waitFor();
  },
  "a file whose signs were left out": async (page) => {
    await drop(page, "article.md", "# Auditors accuse company\n\n**Auditors** accused it.\n\nIt denied that.\n", "");
    await button(page, "Put it back").waitFor();
  },
  "a PDF to look over": async (page) => {
    const head = { x: 72, y: 760, text: "The Eastmoor Gazette" };
    await drop(page, "article.pdf", pdf([[head, { x: 72, y: 690, text: "Auditors accused Weir Harbour." }], [head]]), "application/pdf");
    await page.getByText("Look the text over before you annotate it").waitFor();
  },
};

/** From the article of harbour.ts. */
export const WITH_ARTICLE: Readonly<Record<string, Reach>> = {
  "an article with all its marks": async (page) => {
    await showFilters(page);
    await page.getByRole("button", { name: "Statements" }).click();
  },
  "a chosen allegation": choose,
  "a narrowed ledger, sorted": async (page) => {
    await choose(page);
    await tab(page, "Ledger");
    await page.getByRole("search", { name: "Ledger" }).getByRole("button", { name: "Denied" }).click();
    await page.getByRole("columnheader", { name: "Source" }).getByRole("button").click();
  },
  "why an allegation was found": async (page) => {
    await choose(page);
    await tab(page, "Why?");
  },
  "the actors, one of them chosen": async (page) => {
    await tab(page, "Actors");
    await page.getByRole("tabpanel", { name: "Actors" }).getByRole("button", { name: "Weir Harbour" }).click();
  },
  "why words mention an actor": async (page) => {
    await actor(page, "Dana Weir").click();
    await tab(page, "Why?");
  },
  "the graph, with something chosen": async (page) => {
    await choose(page);
    await tab(page, "Graph");
    await page.getByRole("button", { name: "Dana Weir to Auditors" }).waitFor();
  },
  "the marks on one spot": async (page) => {
    await actor(page, "Eastmoor").click();
    await page.getByRole("menu", { name: "Marks here" }).waitFor();
  },
  "words being selected": async (page) => {
    await page.keyboard.press("m");
    await tools(page).waitFor();
  },
  "an allegation for selected words to deny": async (page) => {
    await choose(page);
    await page.keyboard.press("m");
    await page.keyboard.press("d");
    await page.getByRole("combobox", { name: "Which allegation does this deny?" }).waitFor();
  },
  "an allegation being edited": async (page) => {
    await choose(page);
    await page.keyboard.press("e");
    await page.getByRole("radiogroup", { name: "What it is" }).waitFor();
  },
  "actors to pick from": async (page) => {
    await choose(page);
    await page.keyboard.press("e");
    await page.keyboard.press("a");
    await page.getByRole("combobox", { name: "Who says so?" }).waitFor();
  },
  "an actor being edited": async (page) => {
    await actor(page, "Dana Weir").click();
    await page.keyboard.press("e");
    await button(page, "Same as…").click();
  },
  "the sheet of keys": async (page) => {
    await page.keyboard.press("?");
    await dialog(page).waitFor();
  },
  "what else can be done": async (page) => {
    await button(page, "More").click();
    await page.getByRole("group", { name: "More" }).waitFor();
  },
  "the help on marks": async (page) => {
    await more(page, "What the marks mean");
    await dialog(page).getByText("without vouching for it").waitFor();
  },
  "a link to copy, locked": async (page) => {
    await share(page, "Link with everything");
    await lock(page);
  },
  "a link with the marks alone": async (page) => {
    await share(page, "Link with the marks alone");
    await dialog(page).getByRole("img", { name: "QR code of the link" }).waitFor();
  },
  "files to save": (page) => share(page, "File"),
  "a link that asks for its passphrase": async (page) => {
    await share(page, "Link with everything");
    await lock(page);
    await follow(page);
    await page.getByRole("textbox", { name: "Passphrase" }).fill("not this one");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByText("Wrong passphrase").waitFor();
  },
  "a link that asks for its article": async (page) => {
    await share(page, "Link with the marks alone");
    await follow(page);
    await page.getByRole("textbox", { name: "The article" }).waitFor();
  },
  "a shared article with marks that found no place": async (page) => {
    await share(page, "Link with the marks alone");
    await follow(page);
    await page.getByRole("textbox", { name: "The article" }).fill(`${HARBOUR.slice(0, 120)}\n\nSomething else.`);
    await button(page, "Put the marks on it").click();
    await page.getByRole("region", { name: "Shared article" }).getByText("found no place in your text").click();
  },
  "a text to compare with": async (page) => {
    await more(page, "Compare with another article");
    await dialog(page).waitFor();
  },
  "a key to check against": async (page) => {
    await more(page, "Check against a key");
    await dialog(page).waitFor();
  },
  "two articles side by side": async (page) => {
    await more(page, "Compare with another article");
    await page.locator("dialog input[type=file]").setInputFiles(json(SECOND_ANNOTATION));
    await page.getByRole("article", { name: "Second article" }).waitFor();
    await page.getByRole("button", { name: "that Weir Harbour dumped oil" }).click();
  },
  "an article marked by hand": practise,
  "what was found by hand": async (page) => {
    await practise(page);
    await button(page, "Reveal").click();
    await page.getByRole("complementary", { name: "Score" }).waitFor();
  },
  "recent articles, and the question whether to delete them": async (page) => {
    await page.getByText("Kept in this browser", { exact: true }).waitFor({ state: "attached" }); // small screens hide it
    await button(page, "New").click();
    await page.getByRole("region", { name: "Recent articles" }).getByRole("button", { name: "Delete all" }).click();
  },
};
