import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { describe, expect } from "vitest";
import { annotate, DIST, requests, SINGLE_FILE, test } from "./site.ts";

const TEXT = "Auditors accused Weir Harbour of hiding losses. Weir Harbour denied the accusation.";

describe.each(["hosted", "single file"] as const)("the %s edition", (edition) => {
  test("annotates without a network, once it is loaded", async ({ site, page, context }) => {
    await page.goto(edition === "hosted" ? site : SINGLE_FILE);
    await page.waitForLoadState("networkidle");
    await context.setOffline(true);
    const made = requests(page);
    await annotate(page, TEXT);
    await page.getByRole("tab", { name: "Actors" }).click();
    await page.getByRole("button", { name: "New" }).click();
    expect(await page.getByRole("textbox", { name: "Article text" }).isVisible()).toBe(true);
    expect(made).toEqual([]);
  });

  test("forbids itself every connection", async ({ site, browser }) => {
    const page = await browser.newPage({ serviceWorkers: "block" }); // its console may speak of what was forbidden
    await page.goto(edition === "hosted" ? site : SINGLE_FILE);
    const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
    expect(await policy.getAttribute("content")).toMatch(/^default-src 'none';/);
    expect(await policy.getAttribute("content")).not.toMatch(/connect-src|unsafe-inline|'unsafe-eval'/);
    expect(/'self'/.test((await policy.getAttribute("content"))!)).toBe(edition === "hosted"); // to WebKit every https address, of a file
    const forbidden = await page.evaluate(async (address) => {
      const violated = new Promise((done) =>
        document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => done(effectiveDirective)),
      );
      const outcome = await fetch(address).then(
        () => "sent",
        () => "not sent",
      );
      return [outcome, await violated];
    }, site);
    expect(forbidden).toEqual(["not sent", "connect-src"]);
    await page.close();
  });
});

test("the single file asks for nothing but itself", async ({ page }) => {
  const made = requests(page);
  await page.goto(SINGLE_FILE);
  await page.waitForLoadState("networkidle");
  expect(made).toEqual([SINGLE_FILE]);
});

test("the libraries that are bundled apart from the page are among the licences", async () => {
  const list = await readFile(`${DIST}licenses.md`, "utf8");
  for (const name of ["svelte", "pdfjs-dist", "mammoth", "jszip", "workbox-precaching"]) expect(list).toMatch(new RegExp(`^## ${name} - `, "m"));
});

const KB = 1024;

test("the single file has at most 8 MB", async () => {
  const BUDGET = 8 * KB * KB;
  const file = await readFile(`${DIST}allegedly.html`);
  const megabytes = (bytes: number) => (bytes / KB / KB).toFixed(2);
  console.log(`allegedly.html: ${megabytes(file.length)} MB of ${megabytes(BUDGET)}; ${megabytes(gzipSync(file).length)} MB, compressed`);
  expect(file.length).toBeGreaterThan(KB * KB); // the weights are in it
  expect(file.length).toBeLessThanOrEqual(BUDGET);
});

describe("how much JavaScript there is", () => {
  const BUDGET = 120 * KB;
  const script = (name: string) => readFile(`${DIST}assets/${name}`, "utf8");

  /** The scripts that run before the page asks for another: what index.html names, and what those import. */
  async function firstScripts(): Promise<Map<string, string>> {
    const html = await readFile(`${DIST}index.html`, "utf8");
    const waiting = [...html.matchAll(/(?:src|href)="\.\/assets\/([^"]+\.js)"/g)].map(([, name]) => name!);
    const found = new Map<string, string>();
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      if (found.has(name)) continue;
      const code = await script(name);
      found.set(name, code);
      waiting.push(...[...code.matchAll(/\b(?:from|import)\s*"\.\/([^"]+\.js)"/g)].map(([, imported]) => imported!));
    }
    return found;
  }

  test("at most 120 KB, compressed, before what is loaded when it is needed", async () => {
    const scripts = await firstScripts();
    expect(scripts.size).toBeGreaterThan(0);
    const size = [...scripts.values()].reduce((sum, code) => sum + gzipSync(code).length, 0);
    console.log(`${[...scripts.keys()].join(", ")}: ${Math.ceil(size / KB)} KB of ${BUDGET / KB}, compressed`);
    expect(size).toBeLessThanOrEqual(BUDGET);
  });

  test("what reads PDFs and Word documents is loaded by the hosted edition alone, and late", async () => {
    const libraries = /getTextContent|convertToHtml/;
    for (const code of (await firstScripts()).values()) expect(code).not.toMatch(libraries);
    expect(await readFile(`${DIST}allegedly.html`, "utf8")).not.toMatch(libraries);
  });
});
