// A saved file behind a passphrase: it opens by itself, and on the page.
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { HARBOUR_ANNOTATION } from "./harbour.ts";
import { annotate, drop, paragraphs, requests, test as base } from "./site.ts";

const PASSPHRASE = "four small green boats";
/** Another article, which is worked on when the file is dropped. */
const OTHER = "Auditors accused Ann of lying.";

const article = (page: Page) => page.getByRole("article", { name: "Annotated article" });

const test = base.extend<{ path: string }>({
  /** Of a file that was saved locked. */
  path: [
    async ({ browser, site }, use) => {
      const page = await browser.newPage({ acceptDownloads: true, serviceWorkers: "block" });
      await page.goto(site);
      await drop(page, "harbour.json", JSON.stringify(HARBOUR_ANNOTATION), "application/json");
      await article(page).waitFor();
      await page.getByRole("button", { name: "Share", exact: true }).click();
      const dialog = page.getByRole("dialog", { name: "Share" });
      await dialog.getByRole("radio", { name: "File" }).check();
      await dialog.getByRole("checkbox", { name: "Lock the file with a passphrase" }).check();
      const save = dialog.getByRole("button", { name: "Save the file" });
      expect(await save.isDisabled()).toBe(true);
      await dialog.getByRole("textbox", { name: "Passphrase" }).fill(PASSPHRASE);
      const waiting = page.waitForEvent("download");
      await save.click();
      const path = join(await mkdtemp(join(tmpdir(), "allegedly-")), "locked.html");
      await (await waiting).saveAs(path);
      await page.close();
      await use(path);
    },
    { scope: "file" },
  ],
});

async function unlock(page: Page, passphrase: string): Promise<void> {
  const box = page.getByRole("textbox", { name: "Passphrase" });
  await box.fill(passphrase);
  await box.press("Enter");
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const results = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

describe("a locked file", () => {
  test("opens by itself with its passphrase, with no other, and asks for nothing", async ({ path, page }) => {
    expect(await readFile(path, "utf8")).not.toContain("Harbour");
    const file = pathToFileURL(path).href;
    const made = requests(page);
    await page.goto(file);
    expect(await page.getByRole("heading").innerText()).toBe("This annotated article is locked");
    await unlock(page, "four small red boats");
    await page.getByRole("alert").getByText("Wrong passphrase").waitFor();
    expect(await violations(page)).toEqual([]);
    await unlock(page, PASSPHRASE);
    await page.getByRole("table", { name: "Allegations" }).waitFor();
    expect(await page.title()).toBe("Auditors Accuse Harbour Company");
    await page.locator('mark[data-id="c2"][data-part="cue"]').click();
    expect(await page.getByRole("complementary", { name: "Why?" }).innerText()).toContain("Weir Harbour");
    expect(made).toEqual([file]);
  });

  test("says without JavaScript what it is and how to open it", async ({ path, browser }) => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(pathToFileURL(path).href);
    const said = await page.locator("main").innerText();
    expect(said).toContain("This annotated article is locked");
    expect(said).toContain("open Allegedly and drop this file on it");
    expect(await page.getByRole("textbox").count()).toBe(0);
    await page.close();
  });

  test("opens on the page with its passphrase, with no other, and loses nothing", async ({ site, path, page }) => {
    await page.goto(site);
    await annotate(page, OTHER);
    await drop(page, "locked.html", await readFile(path), "text/html");
    await page.getByRole("heading", { name: "This file is locked" }).waitFor();
    await unlock(page, "four small red boats");
    await page.getByRole("alert").getByText("Wrong passphrase, or the file was changed on the way.").waitFor();
    await unlock(page, PASSPHRASE);
    await expect.poll(() => paragraphs(page)).toContain("Auditors Accuse Harbour Company");
    await page.getByRole("button", { name: "Bring back" }).click();
    await expect.poll(() => paragraphs(page)).toEqual([OTHER]);
  });

  test("that is damaged says so, and what is open stays", async ({ site, path, page }) => {
    await page.goto(site);
    await annotate(page, OTHER);
    const whole = await readFile(path, "utf8");
    await drop(page, "locked.html", whole.replace(/id="allegedly-locked">\w/, "$&("), "text/html");
    await page.getByRole("alert").getByText("This locked file is damaged").waitFor();
    expect(await paragraphs(page)).toEqual([OTHER]);
  });
});
