import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { describe, expect } from "vitest";
import { HARBOUR, HARBOUR_ANNOTATION } from "./harbour.ts";
import { annotate, drop, paragraphs, requests, test } from "./site.ts";

async function save(page: Page): Promise<{ path: string; name: string; html: string }> {
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save annotated file" }).click();
  const download = await waiting;
  const name = download.suggestedFilename();
  const path = join(await mkdtemp(join(tmpdir(), "allegedly-")), name);
  await download.saveAs(path);
  return { path, name, html: await readFile(path, "utf8") };
}

async function open(page: Page, site: string): Promise<void> {
  await page.goto(site);
  await drop(page, "harbour.json", JSON.stringify(HARBOUR_ANNOTATION), "application/json");
  await page.getByRole("article", { name: "Annotated article" }).waitFor();
}

/** The page as somebody else opens it, whose browser keeps none of this one's articles. */
async function elsewhere(browser: Browser, site: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(site);
  return page;
}

describe("the saved file", () => {
  test("shows article, marks and ledger with JavaScript off, and asks for nothing", async ({ site, page, browser }) => {
    await open(page, site);
    const { path, name } = await save(page);
    expect(name).toBe("auditors-accuse-harbour-company.html");

    const context = await browser.newContext({ javaScriptEnabled: false });
    const reader = await context.newPage();
    const made = requests(reader);
    await reader.goto(pathToFileURL(path).href);
    expect(made).toHaveLength(1);
    expect(await reader.locator("article").textContent()).toContain("hiding losses from the town of Eastmoor");
    for (const { id, type } of HARBOUR_ANNOTATION.claims) {
      const mark = reader.locator(`mark[data-kind="${type}"][data-id="${id}"][data-part="cue"]`);
      expect(await mark.isVisible(), id).toBe(true);
    }
    expect(await reader.getByRole("table", { name: "Allegations" }).innerText()).toContain("hiding losses");
    await context.close();
  });

  test("comes back when it is dropped on the page", async ({ site, page, browser }) => {
    await open(page, site);
    const before = await page.locator("article").innerHTML();
    const { html } = await save(page);
    const other = await elsewhere(browser, site);
    await drop(other, "saved.html", html, "text/html");
    await expect.poll(() => other.locator("article").innerHTML()).toBe(before);
  });

  test("survives hostile text", async ({ site, page, browser }) => {
    const text =
      'Auditors accused Ann of </script><script>alert(1)</script><img src="http://127.0.0.1:9/x" onerror="alert(2)">.\n\n' +
      "Ann denied that \u202eshe <!-- hid \u2066 anything --> 😀 ]]> &lt;.";
    await page.goto(site);
    await annotate(page, text);
    const shown = await paragraphs(page);
    const { path, html } = await save(page);

    const reader = await browser.newPage();
    const made = requests(reader);
    reader.on("dialog", () => expect.fail("the file ran a script"));
    await reader.goto(pathToFileURL(path).href);
    expect(made).toHaveLength(1);
    expect(await reader.locator("article").textContent()).toContain('<img src="http://127.0.0.1:9/x" onerror="alert(2)">');
    expect([await reader.locator("img").count(), await reader.locator("script").count()]).toEqual([0, 2]);
    await reader.close();

    const other = await elsewhere(browser, site);
    await drop(other, "saved.html", html, "text/html");
    await expect.poll(() => paragraphs(other)).toEqual(shown);
  });
});

describe("other forms", () => {
  const dialog = (page: Page) => page.getByRole("dialog", { name: "Share" });

  async function saveAs(page: Page, format: string, button: string): Promise<{ name: string; text: string }> {
    if (!(await dialog(page).isVisible())) await page.getByRole("button", { name: "Share", exact: true }).click();
    await dialog(page).getByRole("radio", { name: "File" }).check();
    await dialog(page).getByRole("combobox", { name: "File format" }).selectOption(format);
    const waiting = page.waitForEvent("download");
    await dialog(page).getByRole("button", { name: button }).click();
    const download = await waiting;
    return { name: download.suggestedFilename(), text: await readFile((await download.path())!, "utf8") };
  }

  test("the article is saved for other programs", async ({ site, page }) => {
    await open(page, site);
    const names = [
      ["Report", "Save the file", ".md", "# Auditors Accuse Harbour Company"],
      ["Tables", "Save .claims.csv", ".claims.csv", "id,type,source"],
      ["Tables", "Save .actors.csv", ".actors.csv", "id,name,type"],
      ["JSON", "Save the file", ".json", '{"format":"allegedly.annotation"'],
      ["CoNLL columns", "Save the file", ".conll", "# global.columns"],
      ["spaCy", "Save the file", ".spacy.jsonl", '{"text":'],
      ["doccano", "Save the file", ".doccano.jsonl", '{"text":'],
    ] as const;
    for (const [format, button, ending, begin] of names) {
      const { name, text } = await saveAs(page, format, button);
      expect(name).toBe(`auditors-accuse-harbour-company${ending}`);
      expect(text.startsWith(begin), text.slice(0, 40)).toBe(true);
    }
  });

  test("a page of W3C annotations comes back when it is dropped", async ({ site, page }) => {
    await open(page, site);
    const before = await page.locator("article").innerHTML();
    const { name, text } = await saveAs(page, "W3C Web Annotation", "Save the file");
    expect(name).toBe("auditors-accuse-harbour-company.jsonld");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "New", exact: true }).click();
    await page.getByRole("textbox", { name: "Article text" }).waitFor();
    await drop(page, name, text, "application/ld+json");
    await expect.poll(() => page.locator("article").innerHTML()).toBe(before);
  });

  test("marks of brat come back with their text, and ask for it without", async ({ site, page }) => {
    const refusal = async () => (await page.getByRole("alert").allInnerTexts()).join();
    await open(page, site);
    const before = await page.locator("mark").count();
    const article = await saveAs(page, "brat", "Save .txt");
    const marks = await saveAs(page, "brat", "Save .ann");
    const conf = await saveAs(page, "brat", "Save annotation.conf");
    expect([article.text, conf.name]).toEqual([HARBOUR_ANNOTATION.text, "annotation.conf"]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "New", exact: true }).click();

    await drop(page, marks.name, marks.text, "");
    await expect.poll(refusal).toContain("open it together with its .txt");
    const files = [marks, article].map(({ name, text }) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) }));
    await page.locator('input[type="file"]').setInputFiles(files);
    await page.getByRole("article", { name: "Annotated article" }).waitFor();
    await expect.poll(() => page.locator("mark").count()).toBe(before);

    await page.getByRole("button", { name: "New", exact: true }).click();
    await page.locator('input[type="file"]').setInputFiles([files[0]!, { ...files[1]!, buffer: Buffer.from("Another text.") }]);
    await expect.poll(refusal).toContain("Line 1: ");
  });
});

describe("files that are opened", () => {
  test("a hostile annotation is refused, and the article stays", async ({ site, page }) => {
    await open(page, site);
    const before = await paragraphs(page);
    const outside = { ...HARBOUR_ANNOTATION, mentions: [{ actor: "a1", start: 0, end: 9_999_999, form: "name" }] };
    for (const content of ["{", "[]", JSON.stringify(outside)]) {
      await drop(page, "hostile.json", content, "application/json");
      expect(await page.getByRole("alert").innerText()).not.toBe("");
      expect(await paragraphs(page)).toEqual(before);
      await page.getByRole("button", { name: "Dismiss" }).click();
    }
  });

  test("a chosen text file fills the paste box, with a notice where its encoding was guessed", async ({ site, page }) => {
    await page.goto(site);
    const chooser = page.locator('input[type="file"]');
    const box = page.getByRole("textbox", { name: "Article text" });
    await chooser.setInputFiles({ name: "article.txt", mimeType: "text/plain", buffer: Buffer.from(HARBOUR) });
    await expect.poll(() => box.inputValue()).toBe(HARBOUR);
    const old = Buffer.from([0x93, 0x6e, 0x6f, 0x94]);
    await chooser.setInputFiles({ name: "old.txt", mimeType: "text/plain", buffer: old });
    await page.getByText("Windows-1252").waitFor();
    expect(await box.inputValue()).toBe("“no”");
  });
});
