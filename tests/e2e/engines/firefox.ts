// Debian's Firefox, driven by Puppeteer over WebDriver BiDi.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch, type BrowserContext, type ElementHandle, type KeyInput, type Page } from "puppeteer-core";
import { needs, newFile, VIEW, type Browser, type Visitor } from "./engine.ts";

const FIREFOX = process.env["FIREFOX"] ?? "/usr/bin/firefox-esr";

export const firefox: Browser = {
  name: "Firefox",
  async start() {
    needs(FIREFOX, "firefox-esr");
    const downloads = await mkdtemp(join(tmpdir(), "allegedly-firefox-"));
    const browser = await launch({
      browser: "firefox",
      executablePath: FIREFOX,
      defaultViewport: VIEW,
      extraPrefsFirefox: {
        // As users have it: two files in one folder are strangers to each other.
        "security.fileuri.strict_origin_policy": true,
        "browser.download.folderList": 2,
        "browser.download.dir": downloads,
      },
    });
    return {
      async visitor() {
        const context = await browser.createBrowserContext();
        return new FirefoxVisitor(context, await context.newPage(), downloads);
      },
      async close() {
        await browser.close();
        await rm(downloads, { recursive: true });
      },
    };
  },
};

class FirefoxVisitor implements Visitor {
  readonly #context: BrowserContext;
  readonly #page: Page;
  readonly #downloads: string;
  readonly #problems: string[] = [];

  constructor(context: BrowserContext, page: Page, downloads: string) {
    this.#context = context;
    this.#page = page;
    this.#downloads = downloads;
    page.on("pageerror", (error) => this.#problems.push(String(error)));
    page.on("console", (message) => message.type() === "error" && this.#problems.push(message.text()));
  }

  async open(address: string): Promise<void> {
    await this.#page.goto(address);
  }

  click(element: string): Promise<void> {
    return this.#page.locator(`xpath/${element}`).click();
  }

  async press(keys: string): Promise<void> {
    const held = keys.split("+") as KeyInput[];
    const last = held.pop()!;
    for (const key of held) await this.#page.keyboard.down(key);
    await this.#page.keyboard.press(last);
    for (const key of held.reverse()) await this.#page.keyboard.up(key);
  }

  async choose(input: string, path: string): Promise<void> {
    const element = await this.#page.waitForSelector(`xpath/${input}`);
    await (element as ElementHandle<HTMLInputElement>).uploadFile(path);
  }

  evaluate<Given, Result>(read: (given: Given) => Result, given: Given): Promise<Result> {
    return this.#page.evaluate(read as (given: unknown) => Result, given) as Promise<Result>;
  }

  saved(act: () => Promise<void>): Promise<string> {
    return newFile(this.#downloads, act);
  }

  async leave(): Promise<string[]> {
    await this.#context.close();
    return this.#problems;
  }
}
