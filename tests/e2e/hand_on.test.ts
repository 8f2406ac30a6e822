import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
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
    expect(await reader.locator("article").innerText()).toContain("hiding losses from the town of Eastmoor");
    for (const { id, type } of HARBOUR_ANNOTATION.claims) {
      const mark = reader.locator(`mark[data-kind="${type}"][data-id="${id}"][data-part="cue"]`);
      expect(await mark.isVisible(), id).toBe(true);
    }
    expect(await reader.getByRole("table", { name: "Allegations" }).innerText()).toContain("hiding losses");
    await context.close();
  });

  test("comes back when it is dropped on the page", async ({ site, page }) => {
    await open(page, site);
    const before = await page.locator("article").innerHTML();
    const { html } = await save(page);
    await page.reload();
    await drop(page, "saved.html", html, "text/html");
    await page.getByRole("article", { name: "Annotated article" }).waitFor();
    expect(await page.locator("article").innerHTML()).toBe(before);
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
    expect(await reader.locator("article").innerText()).toContain('<img src="http://127.0.0.1:9/x" onerror="alert(2)">');
    expect(await reader.locator("img, script:not([type='application/json'])").count()).toBe(0);
    await reader.close();

    await page.reload();
    await drop(page, "saved.html", html, "text/html");
    await page.getByRole("article", { name: "Annotated article" }).waitFor();
    expect(await paragraphs(page)).toEqual(shown);
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
