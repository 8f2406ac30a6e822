// Debian's Chromium, driven by Playwright.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { CHROMIUM, launch } from "../site.ts";
import { needs, VIEW, type Browser, type Visitor } from "./engine.ts";

export const chromium: Browser = {
  name: "Chromium",
  async start() {
    needs(CHROMIUM, "chromium");
    const browser = await launch();
    const downloads = await mkdtemp(join(tmpdir(), "allegedly-chromium-"));
    return {
      async visitor() {
        const context = await browser.newContext({ viewport: VIEW });
        return new ChromiumVisitor(context, await context.newPage(), downloads);
      },
      async close() {
        await browser.close();
        await rm(downloads, { recursive: true });
      },
    };
  },
};

class ChromiumVisitor implements Visitor {
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
    return this.#page.locator(`xpath=${element}`).first().click();
  }

  press(keys: string): Promise<void> {
    return this.#page.keyboard.press(keys);
  }

  choose(input: string, path: string): Promise<void> {
    return this.#page.locator(`xpath=${input}`).setInputFiles(path);
  }

  evaluate<Given, Result>(read: (given: Given) => Result, given: Given): Promise<Result> {
    return this.#page.evaluate(read as (given: unknown) => Result, given);
  }

  async saved(act: () => Promise<void>): Promise<string> {
    const waiting = this.#page.waitForEvent("download");
    await act();
    const download = await waiting;
    const path = join(await mkdtemp(join(this.#downloads, "saved-")), download.suggestedFilename());
    await download.saveAs(path);
    return path;
  }

  async leave(): Promise<string[]> {
    await this.#context.close();
    return this.#problems;
  }
}
