// What every browser test stands on: the built page, served to Debian's Chromium. A test fails when the page
// throws, logs an error or breaks its Content-Security-Policy on the way, unless it says it expects that.
import { existsSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { expect, test as base } from "vitest";
import { staticServer } from "../../tools/lib/static_server.mjs";

/** The folder of the built page, with a slash at its end. */
export const DIST = fileURLToPath(new URL("../../dist/", import.meta.url));
export const CHROMIUM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

/** Where the single-file edition lies. */
export const SINGLE_FILE = pathToFileURL(`${DIST}allegedly.html`).href;

export async function launch(...more: string[]): Promise<Browser> {
  if (!existsSync(`${DIST}index.html`)) throw new Error("dist/ is missing: run `npm run build` first.");
  return chromium.launch({
    executablePath: CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", ...more],
  });
}

interface Fixtures {
  /** Address of the hosted edition. */
  site: string;
  browser: Browser;
  /** Most tests do without: one fetches 8 MB at a first visit, and answers in the server's place from then on. */
  serviceWorkers: "allow" | "block";
  context: BrowserContext;
  /** A page in a context of its own, not yet anywhere. */
  page: Page;
}

export const test = base.extend<Fixtures>({
  site: [
    async ({}, use) => {
      const server = staticServer(DIST);
      await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
      await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      server.close();
    },
    { scope: "file" },
  ],
  browser: [
    async ({}, use) => {
      const browser = await launch();
      await use(browser);
      await browser.close();
    },
    { scope: "file" },
  ],
  serviceWorkers: "block",
  context: async ({ browser, serviceWorkers }, use) => {
    const context = await browser.newContext({ acceptDownloads: true, serviceWorkers });
    context.setDefaultTimeout(30_000);
    await use(context);
    await context.close();
  },
  page: async ({ context }, use) => {
    const page = await context.newPage();
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(String(error)));
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    await use(page);
    expect(problems).toEqual([]);
  },
});

/** The addresses that `page` asks the network or the disk for from now on. */
export function requests(page: Page): string[] {
  const made: string[] = [];
  page.on("request", (request) => {
    if (!/^(blob|data):/.test(request.url())) made.push(request.url());
  });
  return made;
}

/** Comes when the browser has kept the page, so that its server may go. */
export async function kept(page: Page): Promise<void> {
  await page.getByText("This page is kept in your browser").waitFor();
}

/** Pastes `text` and waits for its annotation. */
export async function annotate(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "Article text" }).fill(text);
  await page.getByRole("button", { name: "Annotate" }).click();
  await page.getByRole("article", { name: "Annotated article" }).waitFor();
}

/** Drops a file on the page, as a hand would. */
export async function drop(page: Page, name: string, content: string | Buffer, type: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([fileName, base64, mime]) => {
      const data = new DataTransfer();
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      data.items.add(new File([bytes], fileName, { type: mime }));
      return data;
    },
    [name, Buffer.from(content).toString("base64"), type] as const,
  );
  await page.dispatchEvent("main", "dragover", { dataTransfer: transfer });
  await page.dispatchEvent("main", "drop", { dataTransfer: transfer });
}

/** Pastes what the clipboard holds, as a key does. `html`: null where it holds plain text alone. */
export async function paste(page: Page, plain: string, html: string | null = null): Promise<void> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate(
    ([text, formatted]) => {
      const blobs: Record<string, Blob> = { "text/plain": new Blob([text], { type: "text/plain" }) };
      if (formatted !== null) blobs["text/html"] = new Blob([formatted], { type: "text/html" });
      return navigator.clipboard.write([new ClipboardItem(blobs)]);
    },
    [plain, html] as const,
  );
  await page.keyboard.press("Control+V");
}

/** Comes when the page is drawn as it is now: before, paragraphs are not as high as their words, and what floats is elsewhere. */
export function drawn(page: Page): Promise<void> {
  return page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
}

/** Each paragraph of the annotated article, as the page holds it. */
export function paragraphs(page: Page): Promise<string[]> {
  return page.locator("article [data-paragraph]").evaluateAll((all) => all.map((one) => one.textContent));
}
