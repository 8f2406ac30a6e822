// The page without a pointer: what is reached in which order, what it is called, and what is said aloud.
import type { Locator, Page } from "playwright-core";
import { describe, expect } from "vitest";
import { HARBOUR } from "./harbour.ts";
import { claim, more, open, WITHOUT_ARTICLE } from "./states.ts";
import { annotate, drawn, drop, test } from "./site.ts";

/** What has the focus, as a screen reader names it: role and name; null where nothing has. */
async function focused(page: Page): Promise<string | null> {
  if (await page.evaluate(() => document.activeElement === document.body)) return null;
  const [line = ""] = (await page.locator(":focus").ariaSnapshot()).split("\n");
  return line.replace(/^- '?|'?:?$/g, "").replace(/ \[.*?\]/g, "");
}

/** Where Tab leads, from the top of the page to its end. */
async function walk(page: Page, limit = 60): Promise<string[]> {
  const met: string[] = [];
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
  });
  for (let count = 0; count < limit; count++) {
    await page.keyboard.press("Tab");
    const name = await focused(page);
    if (name === null) break;
    met.push(name);
  }
  return met;
}

/** Whether something lies over all of what has the focus. */
const covered = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement!;
    const boxes = [...element.getClientRects()];
    const seen = (box: DOMRect) =>
      [[0.5, 0.5], [0.1, 0.2], [0.9, 0.8]].some(([x = 0, y = 0]) => {
        const hit = document.elementFromPoint(box.left + x * box.width, box.top + y * box.height);
        return hit !== null && (element.contains(hit) || hit.contains(element) || hit.closest("label")?.contains(element) === true);
      });
    return boxes.some(seen) ? null : element.outerHTML.slice(0, 120);
  });

test("Tab leads from the bar over the filters and the article to the panel", async ({ site, page }) => {
  await open(page, site);
  expect(await walk(page)).toEqual([
    'button "Nothing to undo"',
    'button "Nothing to redo"',
    'button "Keys"',
    'button "No network"',
    'button "New"',
    'button "Save annotated file"',
    'button "Share"',
    'button "More"',
    'button "Colours: as the system has them"',
    'button "Actors 4"',
    'button "Allegations 2"',
    'button "Denials 1"',
    'button "Admissions 1"',
    'button "No response 1"',
    'button "Statements 1"',
    'combobox "Only what concerns"',
    "mark: Auditors", // the others with the arrows
    'tab "Ledger"',
    'tabpanel "Ledger"',
    'button "Denied 1"',
    'button "Unanswered 1"',
    'button "Named 2"',
    'searchbox "Search the ledger"',
    'button "No."',
    'button "Source"',
    'button "About whom"',
    'button "What"',
    'button "Standing"',
    'button "Sure"',
    'link "Harbour Company"',
    'link "Weir Harbour of hiding losses from the town of Eastmoor"',
    'link "Denial: Dana Weir"',
    'link "No response: Its treasurer"',
  ]);
});

describe.each([
  { name: "on a large screen", width: 1280, height: 800 },
  { name: "at 200 %", width: 640, height: 400 },
  { name: "on a phone", width: 360, height: 740 },
])("$name", (size) => {
  test("nothing lies over what has the focus", async ({ site, page }) => {
    await page.setViewportSize(size);
    await open(page, site);
    await drawn(page);
    await claim(page, "c2").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("e");
    for (let count = 0; count < 60; count++) {
      await page.keyboard.press("Tab");
      if ((await focused(page)) === null) break;
      expect(await covered(page)).toBeNull();
    }
    await claim(page, "c1").focus();
    for (let count = 0; count < (await page.locator("mark[data-stop]").count()); count++) {
      expect(await covered(page)).toBeNull();
      await page.keyboard.press("ArrowRight");
    }
  });
});

describe("a dialog", () => {
  const OPENED: Record<string, readonly [by: (page: Page) => Promise<unknown>, back: (page: Page) => Locator]> = {
    Share: [(page) => page.getByRole("button", { name: "Share" }).click(), (page) => page.getByRole("button", { name: "Share" })],
    "What the marks mean": [(page) => more(page, "What the marks mean"), (page) => page.getByRole("button", { name: "More" })],
    "Compare with another article": [(page) => more(page, "Compare with another article"), (page) => page.getByRole("button", { name: "More" })],
    Keys: [(page) => page.getByRole("button", { name: "Keys" }).click(), (page) => page.getByRole("button", { name: "Keys" })],
  };

  test.for(Object.entries(OPENED))("“%s” keeps the focus, and gives it back", async ([name, [by, back]], { site, page }) => {
    await open(page, site);
    await by(page);
    await page.getByRole("dialog", { name }).waitFor();
    for (let count = 0; count < 20; count++) {
      await page.keyboard.press("Tab");
      const isOut = await page.evaluate(() => document.activeElement !== document.body && document.activeElement!.closest("dialog") === null);
      expect(isOut).toBe(false);
    }
    await page.keyboard.press("Escape");
    await expect.poll(() => back(page).evaluate((button) => button === document.activeElement)).toBe(true);
  });
});

describe("is said aloud", () => {
  const status = (page: Page, words: RegExp) => page.getByRole("status").filter({ hasText: words }).waitFor();

  test("that an article is being annotated, and that it is", async ({ site, page }) => {
    await page.goto(site);
    await annotate(page, HARBOUR);
    await status(page, /^The article is annotated: \d+ allegations?\.$/);
    await page.getByRole("button", { name: "New" }).click();
    await WITHOUT_ARTICLE["an article being annotated"]!(page);
    await status(page, /article|annotator/);
  });

  test("what was changed, and what was undone", async ({ site, page }) => {
    await open(page, site);
    await claim(page, "c2").click();
    await page.keyboard.press("2");
    await page.keyboard.press("Control+z");
    await status(page, /^Undone: change to denial/);
    await page.keyboard.press("Control+y");
    await status(page, /^Redone: change to denial/);
  });

  test("what went wrong", async ({ site, page }) => {
    await page.goto(site);
    await drop(page, "report.rtf", "{\\rtf1}", "");
    expect(await page.getByRole("alert").innerText()).toMatch(/\.$/);
  });
});
