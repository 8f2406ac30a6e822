// Nothing leaves: the page says so when it is asked, and a proxy that all traffic goes through sees none.
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { docx, pdf, wordParagraph } from "./documents.ts";
import { HARBOUR_ANNOTATION } from "./harbour.ts";
import { countingProxy, type CountingProxy } from "./proxy.ts";
import { annotate, DIST, drop, kept, launch, requests, SINGLE_FILE, test as base } from "./site.ts";

const TEXT = "Auditors accused Weir Harbour of hiding losses.\n\nWeir Harbour denied the accusation.";
const EDITIONS = ["hosted", "single file"] as const;
type Edition = (typeof EDITIONS)[number];

/** Chromium asks Google what the fields of a form are for, and for hints about the sites it visits; neither is the page's doing. */
const OF_ITS_OWN = "--disable-features=AutofillServerCommunication,OptimizationHints";

interface Fixtures {
  /** What `watched` has asked for. */
  proxy: CountingProxy;
  /** A page that reaches the network through the proxy alone, this machine included. */
  watched: Page;
}

const test = base.extend<Fixtures>({
  proxy: async ({}, use) => {
    const proxy = await countingProxy();
    await use(proxy);
    proxy.close();
  },
  watched: async ({ proxy }, use) => {
    const browser = await launch(OF_ITS_OWN);
    const context = await browser.newContext({
      // Of the context, not of the browser: what that asks for itself, as for updates, goes elsewhere.
      proxy: { server: proxy.address, bypass: "<-loopback>" },
      acceptDownloads: true,
      permissions: ["clipboard-read", "clipboard-write"],
    });
    context.setDefaultTimeout(30_000);
    await use(await context.newPage());
    await browser.close();
  },
});

const result = (page: Page) => page.getByRole("status", { name: "What came of trying to connect" });
const article = (page: Page, name = "Annotated article") => page.getByRole("article", { name });

/** Opens the page and waits until it has loaded what it loads ahead, and the browser has kept the hosted one. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  if (address === SINGLE_FILE) await page.waitForLoadState("networkidle");
  else await kept(page); // which comes after all else
}

async function tryToConnect(page: Page): Promise<string[]> {
  await page.getByRole("button", { name: "Try to connect" }).click();
  await result(page).getByRole("listitem").first().waitFor();
  return result(page).getByRole("listitem").allInnerTexts();
}

async function save(page: Page, button = "Save annotated file"): Promise<string> {
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: button }).click();
  const download = await waiting;
  const path = join(await mkdtemp(join(tmpdir(), "allegedly-")), download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

const REFUSED = [
  "A request (fetch): refused",
  "A picture from elsewhere: refused",
  "A lasting connection (WebSocket): refused",
  "A message on leaving (beacon): refused",
  "A request (fetch), by the worker: refused",
  "A lasting connection (WebSocket), by the worker: refused",
];

describe.each(EDITIONS)("trying to connect, in the %s edition", (edition) => {
  test("is refused in every way, and the proxy sees none of it", async ({ site, proxy, watched }) => {
    await open(watched, edition === "hosted" ? site : SINGLE_FILE);
    proxy.asked.length = 0;
    expect(await tryToConnect(watched)).toEqual(REFUSED);
    expect(await result(watched).innerText()).toContain("Your browser refused every one before anything was sent.");
    expect(proxy.asked).toEqual([]);
  });
});

test("a copy of the page without its policy says that it is not kept from sending", async ({ site, proxy, watched }) => {
  const html = await readFile(`${DIST}index.html`, "utf8");
  const body = html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "");
  expect(body).not.toBe(html);
  await watched.route(site, (route) => route.fulfill({ body, contentType: "text/html" }));
  await open(watched, site);
  proxy.asked.length = 0;
  const outcome = (line: string) => (line.includes("by the worker") ? "did not get through" : "not refused");
  expect(await tryToConnect(watched)).toEqual(REFUSED.map((line) => line.replace("refused", outcome(line))));
  expect(await result(watched).innerText()).toContain("Your browser refused none: this copy of the page is not kept");
  expect(proxy.asked).toContain("CONNECT example.com:443");
});

/** What is done to an article in an afternoon. */
async function work(page: Page, edition: Edition): Promise<void> {
  await annotate(page, TEXT);
  await page.getByRole("search", { name: "Ledger" }).getByRole("button", { name: "Denied" }).click();
  await page.getByRole("tab", { name: "Actors" }).click();
  await page.getByRole("tabpanel", { name: "Actors" }).getByRole("button", { name: "Weir Harbour" }).click();
  await page.getByRole("tab", { name: "Graph" }).click();
  await page.getByRole("group", { name: /^Graph:/ }).waitFor();
  await page.locator('mark[data-kind="allegation"][data-part="cue"]').first().click();
  await page.keyboard.press("2");
  await page.getByRole("button", { name: "Undo: change to denial" }).waitFor();

  await handOn(page);
  if (edition === "hosted") {
    await page.getByText("Kept in this browser", { exact: true }).waitFor();
    await page.getByRole("button", { name: "New" }).click();
    await page.getByRole("region", { name: "Recent articles" }).getByRole("button", { name: /^Auditors accused/ }).first().click();
    await article(page).waitFor();
  }
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("button", { name: "Compare with another article" }).click();
  const second = { name: "second.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(HARBOUR_ANNOTATION)) };
  await page.locator("dialog input[type=file]").setInputFiles(second);
  await article(page, "Second article").waitFor();
  await openOthers(page, edition);
}

const PASSPHRASE = "four small green boats";

/** Sends the article away in every way there is, and gets it back. */
async function handOn(page: Page): Promise<void> {
  await save(page);
  const dialog = page.getByRole("dialog", { name: "Share" });
  const share = async (way: string, locked: boolean) => {
    await page.getByRole("button", { name: "Share", exact: true }).click();
    await dialog.getByRole("radio", { name: way }).check();
    if (locked) {
      await dialog.getByRole("checkbox", { name: "Lock the link" }).check();
      await dialog.getByRole("textbox", { name: "Passphrase" }).fill(PASSPHRASE);
      await dialog.getByRole("button", { name: "Lock" }).click();
    }
    await dialog.getByRole("button", { name: "Copy link" }).click();
    await dialog.getByText("Copied.", { exact: true }).waitFor();
    await page.keyboard.press("Escape");
    return page.evaluate(() => navigator.clipboard.readText());
  };
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await dialog.getByRole("radio", { name: "File" }).check();
  await dialog.getByRole("combobox", { name: "File format" }).selectOption("W3C Web Annotation");
  await save(page, "Save the file");

  const everything = await share("Link with everything", false);
  const marks = await share("Link with the marks alone", true);
  expect([everything, marks].map((link) => /#..\./.exec(link)?.[0])).toEqual(["#a1.", "#s1."]);
  const shared = page.getByRole("region", { name: "Shared article" });
  const open = (link: string) => page.evaluate((hash) => (location.hash = hash), link.slice(link.indexOf("#")));
  await open(marks);
  await page.getByRole("textbox", { name: "Passphrase" }).fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "The article" }).fill(TEXT);
  await page.getByRole("button", { name: "Put the marks on it" }).click();
  await shared.getByText("every mark is where it was").waitFor();
  await open(everything);
  await shared.getByText("Its text came with the link, which arrived undamaged.").waitFor();
  await shared.getByRole("button", { name: "Edit a copy" }).click();
}

/** Opens a file of each kind that is read with a library of its own. */
async function openOthers(page: Page, edition: Edition): Promise<void> {
  const line = (kind: string) => `Auditors accused ${kind} of hiding losses.`;
  const files: [name: string, content: string | Buffer, kind: string][] = [
    ["page.html", `<p>${line("HTML")}</p><img src="https://example.com/pier.png" alt="">`, "HTML"],
    ["notes.md", `# ${line("Markdown")}\n`, "Markdown"],
  ];
  if (edition === "hosted") {
    files.push(["paper.docx", await docx(wordParagraph(line("Word"))), "Word"]);
    files.push(["paper.pdf", pdf([[{ x: 72, y: 700, text: line("PDF") }]]), "PDF"]);
  }
  for (const [name, content, kind] of files) {
    await drop(page, name, content, "");
    await expect.poll(() => page.locator("#article-text").inputValue()).toBe(line(kind));
  }
}

describe.each(EDITIONS)("a whole session, in the %s edition", (edition) => {
  test("asks the network for nothing", async ({ site, proxy, watched }) => {
    await open(watched, edition === "hosted" ? site : SINGLE_FILE);
    if (edition === "hosted") expect(proxy.asked).toContain(`GET ${site}`);
    proxy.asked.length = 0;
    await work(watched, edition);
    expect(proxy.asked).toEqual([]);
    // And it would have been seen. The page does not need this file, so the browser has not kept it.
    const elsewhere = await watched.context().newPage();
    await elsewhere.goto(`${site}samples/ferry.txt`);
    expect(proxy.asked).toContain(`GET ${site}samples/ferry.txt`);
    expect(proxy.asked.filter((request) => !request.includes(site))).toEqual([]);
  });
});

test("at a later visit the browser asks whether there is a new version, and for nothing else", async ({ site, proxy, watched }) => {
  await open(watched, site);
  proxy.asked.length = 0;
  await watched.reload();
  await work(watched, "hosted");
  await expect.poll(() => proxy.asked).toEqual([`GET ${site}sw.js`]);
});

/** All that can be done to a saved file. */
async function useControls(file: Page): Promise<void> {
  await file.getByRole("group", { name: "Show in the article" }).getByRole("button", { name: "Denials" }).click();
  await file.getByRole("combobox", { name: "Only what concerns" }).selectOption({ index: 1 });
  await file.getByRole("group", { name: "Standing" }).getByRole("button", { name: "Denied" }).click();
  await file.getByRole("columnheader", { name: "Source" }).getByRole("button").click();
  await file.getByRole("table", { name: "Allegations" }).getByRole("row").nth(1).getByRole("cell").nth(2).getByRole("link").click();
  const why = file.getByRole("complementary", { name: "Why?" });
  await why.getByRole("button", { name: "Show it in the ledger" }).click();
  await why.getByRole("button", { name: "Close" }).click();
  await file.getByRole("button", { name: "Edit a copy" }).click();
  const waiting = file.waitForEvent("download");
  await file.getByRole("button", { name: "Save the annotation as JSON" }).click();
  await (await waiting).path();
  await file.keyboard.press("Escape");
}

test("the saved file, opened from a folder, asks for nothing and leaves nothing behind", async ({ site, page, proxy, watched }) => {
  await page.goto(site);
  await annotate(page, TEXT);
  const file = pathToFileURL(await save(page)).href;
  const made = requests(watched);
  await watched.goto(file);
  await watched.waitForLoadState("networkidle");
  expect(await watched.locator("article").textContent()).toContain("hiding losses");
  await useControls(watched);
  expect(made).toEqual([file]);
  expect(proxy.asked).toEqual([]);
  const left = await watched.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: await indexedDB.databases(),
    cookies: document.cookie,
  }));
  expect(left).toEqual({ local: [], session: [], databases: [], cookies: "" });
  expect(await watched.context().cookies()).toEqual([]);
});

describe.each(["light", "dark"] as const)("what came of trying, in %s colours", (colorScheme) => {
  test("is reached by key, read out, and fits a small screen", async ({ site, browser }) => {
    const page = await browser.newPage({ serviceWorkers: "block", colorScheme, viewport: { width: 320, height: 640 } }); // its console tells of what was refused
    await page.goto(site);
    const button = page.getByRole("button", { name: "Try to connect" });
    expect((await button.boundingBox())!.height).toBeGreaterThanOrEqual(44);
    await page.getByRole("button", { name: "Open a file" }).focus();
    await page.keyboard.press("Tab");
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await result(page).innerText()).toBe(""); // what is read out has to be there before its words
    await page.keyboard.press("Enter");
    await result(page).getByText("Your browser refused every one").waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
    expect(violations.map(({ id }) => id)).toEqual([]);
    await page.close();
  });
});
