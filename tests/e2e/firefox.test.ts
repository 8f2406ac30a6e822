// The core journeys in Debian's Firefox, over WebDriver BiDi.
import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch, type Browser, type Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { pdf } from "./documents.ts";
import { SINGLE_FILE, test as base } from "./site.ts";

const FIREFOX = process.env["FIREFOX"] ?? "/usr/bin/firefox-esr";
const TEXT = "Auditors accused Weir Harbour of hiding losses.\n\nWeir Harbour denied the accusation. Its lawyer declined to comment.\n";
const LINES = TEXT.trim().split("\n\n");

let browser: Browser;
let downloads: string;

beforeAll(async () => {
  downloads = await mkdtemp(join(tmpdir(), "allegedly-"));
  browser = await launch({
    browser: "firefox",
    executablePath: FIREFOX,
    extraPrefsFirefox: {
      // As users have it: two files in one folder are strangers to each other.
      "security.fileuri.strict_origin_policy": true,
      "browser.download.folderList": 2,
      "browser.download.dir": downloads,
    },
  });
});

afterAll(() => browser.close());

const test = base.extend<{ firefox: Page }>({
  firefox: async ({}, use) => {
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(String(error)));
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    await use(page);
    await page.close();
    expect(problems).toEqual([]);
  },
});

const article = "::-p-aria([name=\"Annotated article\"][role=\"article\"])";
const value = (page: Page) => page.$eval("textarea", (element) => element.value);
const paragraphs = (page: Page) =>
  page.$$eval("article [data-paragraph]", (all) => all.map((one) => one.textContent));

/** Pastes or drops, as a hand would: `given` is a type of text or the name of a file. */
async function hand(page: Page, kind: "paste" | "drop", given: string, content: Buffer | string): Promise<void> {
  await page.evaluate(
    (what, typeOrName, base64) => {
      const data = new DataTransfer();
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      if (what === "drop") data.items.add(new File([bytes], typeOrName));
      else data.setData(typeOrName, new TextDecoder().decode(bytes));
      const event = new Event(what, { bubbles: true, cancelable: true });
      // Firefox lets no script fill the clipboard of an event.
      Object.defineProperty(event, what === "drop" ? "dataTransfer" : "clipboardData", { value: data });
      document.querySelector("main")!.dispatchEvent(event);
    },
    kind,
    given,
    Buffer.from(content).toString("base64"),
  );
}

async function annotate(page: Page): Promise<void> {
  await page.locator("::-p-aria(Annotate)").click();
  await page.waitForSelector(article);
}

describe("in Firefox", () => {
  test("an article is pasted, annotated, read, saved and reopened", async ({ site, firefox: page }) => {
    await page.goto(site);
    await hand(page, "paste", "text/plain", TEXT);
    await expect.poll(() => value(page)).toBe(TEXT);
    await annotate(page);
    expect(await paragraphs(page)).toEqual(LINES);
    expect(await page.$eval("table.allegedly-ledger", (table) => table.textContent)).toContain("hiding losses");
    await page.locator('mark[data-kind="denial"][data-part="cue"]').click();
    await page.waitForSelector("mark[data-lit=cue]");
    const marks = () => page.$$eval("article mark", (all) => all.length);
    const before = await marks();

    await page.locator("::-p-aria(Save annotated file)").click();
    await expect.poll(() => readdir(downloads)).toEqual([expect.stringMatching(/^auditors-accused-.*\.html$/)]);
    const [name] = await readdir(downloads);
    await page.goto(site);
    await hand(page, "drop", name!, await readFile(join(downloads, name!)));
    await page.waitForSelector(article);
    expect(await paragraphs(page)).toEqual(LINES);
    expect(await marks()).toBe(before);
  });

  test("formatted text and a PDF are read", async ({ site, firefox: page }) => {
    await page.goto(site);
    await hand(page, "paste", "text/html", LINES.map((line) => `<p>${line}</p>`).join(""));
    await expect.poll(() => value(page)).toBe(LINES.join("\n\n"));
    await hand(page, "drop", "article.pdf", pdf([[{ x: 72, y: 700, text: "Auditors accused them." }]]));
    await expect.poll(() => value(page)).toBe("Auditors accused them.");
  });

  test("the single file annotates from a folder", async ({ firefox: page }) => {
    await page.goto(SINGLE_FILE);
    await hand(page, "paste", "text/plain", TEXT);
    await expect.poll(() => value(page)).toBe(TEXT);
    await annotate(page);
    expect(await paragraphs(page)).toEqual(LINES);
  });
});
