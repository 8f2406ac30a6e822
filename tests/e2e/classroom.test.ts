import { readFile } from "node:fs/promises";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { HARBOUR, HARBOUR_ANNOTATION, SCRIPT } from "./harbour.ts";
import { annotate } from "../web/fakes/engine.ts";
import { drop, test as base } from "./site.ts";

/** `open` shows the article of harbour.ts. */
const test = base.extend<{ open: Page }>({
  open: async ({ site, page }, use) => {
    await page.goto(site);
    await drop(page, "harbour.json", JSON.stringify(HARBOUR_ANNOTATION), "application/json");
    await page.getByRole("article", { name: "Annotated article" }).waitFor(); // may take long: the annotator starts
    page.setDefaultTimeout(10_000);
    await use(page);
  },
});

const bar = (page: Page) => page.getByRole("group", { name: "Marking it yourself" });
const marks = (page: Page) => page.locator("article mark");
const score = (page: Page) => page.getByRole("complementary", { name: "Score" });
const verdict = (page: Page, words: string, kind: string) =>
  page.locator(`article mark[data-kind="${kind}"]:is([data-part="cue"], [data-part="mention"])`, { hasText: words }).first().getAttribute("data-verdict");

async function more(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("group", { name: "More" }).getByRole("button", { name }).click();
}

async function practise(page: Page): Promise<void> {
  await more(page, "Mark it yourself");
  await bar(page).waitFor();
}

/** Selects words by hand and says what they are. */
async function make(page: Page, words: string, type: string): Promise<void> {
  await page.locator("article .passage").last().click({ position: { x: 2, y: 2 } }); // away from the tools
  await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.querySelector("article")!, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() !== null) {
      const node = walker.currentNode as Text;
      const at = node.data.indexOf(wanted);
      if (at < 0) continue;
      getSelection()!.setBaseAndExtent(node, at, node, at + wanted.length);
      return;
    }
    throw new Error(`“${wanted}” is not in one piece in the article`);
  }, words);
  await page.getByRole("toolbar", { name: "What the selected words are" }).getByRole("button", { name: type, exact: true }).click();
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const results = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

describe("classroom mode", () => {
  test("hides the marks, takes one's own, and reveals how they fare", async ({ open }) => {
    await practise(open);
    expect(await marks(open).count()).toBe(0);
    await make(open, "Weir Harbour of hiding losses from the town of Eastmoor", "Allegation");
    await make(open, "The weather", "Denial");
    await bar(open).getByRole("button", { name: "Reveal" }).click();
    const words = await score(open).innerText();
    expect(words).toContain("You found 1 of 2 allegations.");
    expect(words).toContain("You missed the one denial; 1 of yours is not in the key.");
    expect(await verdict(open, "declined", "non_response")).toBe("missed");
    expect(await verdict(open, "Dana Weir", "actor")).toBe("missed");
    expect(await open.locator('article mark[data-kind="denial"][data-verdict="extra"]').count()).toBeGreaterThan(0);
    expect(await open.locator('article mark[data-kind="allegation"][data-verdict="agreed"]').count()).toBeGreaterThan(0);
    // Told apart by their frame, and told to those who hear it.
    const missed = open.locator('article mark[data-kind="non_response"][data-part="cue"]');
    expect(await missed.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe("dashed");
    expect(await missed.getAttribute("aria-description")).toMatch(/^missed: No response/);
  });

  test("nothing of the key shows while one marks: in no panel, by no key, in no file or link, after no reload", async ({ open }) => {
    await open.getByText("Kept in this browser", { exact: true }).waitFor();
    await practise(open);
    const panel = open.getByRole("complementary", { name: "What was found" });
    const empty = { Ledger: "No allegations found", Actors: "No actors found", Graph: "Nothing to draw", "Why?": "Choose a mark" };
    for (const [tab, words] of Object.entries(empty)) {
      await open.getByRole("tab", { name: tab }).click();
      await open.getByRole("tabpanel", { name: tab }).getByText(words).waitFor();
      expect(await panel.innerText()).not.toMatch(/Weir|Auditors|losses|declined|[1-9]/);
    }
    expect(await open.getByRole("group", { name: "Show in the article" }).innerText()).not.toMatch(/Weir|Auditors|[1-9]/);
    for (const key of ["j", "k", "l", "Delete", "y", "Control+z"]) await open.keyboard.press(key);
    expect(await open.locator("mark, [data-lit]").count()).toBe(0);
    const [file] = await Promise.all([
      open.waitForEvent("download"),
      open.getByRole("button", { name: "Save annotated file" }).click(),
    ]);
    expect(await readFile(await file.path(), "utf8")).not.toContain("data-id=");
    await open.getByRole("button", { name: "Share", exact: true }).click();
    const share = open.getByRole("dialog", { name: "Share" });
    await share.getByRole("region", { name: "Shared", exact: true }).waitFor();
    expect(await share.innerText()).not.toMatch(/[1-9]\d* (allegation|denial|actor|mark)/i);
    await open.keyboard.press("Escape");
    await open.reload();
    await bar(open).waitFor();
    expect(await open.locator("mark").count()).toBe(0);
    await bar(open).getByRole("button", { name: "Reveal" }).click();
    expect(await score(open).innerText()).toContain("The key was made or checked by hand.");
  });

  test("what was missed can be gone to, and marking goes on", async ({ open }) => {
    await practise(open);
    await make(open, "The weather", "Denial");
    await bar(open).getByRole("button", { name: "Reveal" }).click();
    const missed = score(open).getByRole("region", { name: /Only in the key/ });
    await missed.getByRole("link", { name: /declined/ }).click();
    await expect.poll(() => open.locator('mark[data-kind="non_response"][data-part="cue"]').getAttribute("data-lit")).toBe("cue");
    await open.keyboard.press("Delete"); // only to be read
    await bar(open).getByRole("button", { name: "Back to marking" }).click();
    expect(await open.locator('mark[data-kind="non_response"]').count()).toBe(0);
    await make(open, "two reports", "Admission");
    await open.keyboard.press("Control+z");
    await expect.poll(() => open.locator('mark[data-kind="admission"]').count()).toBe(0);
    expect(await open.locator('mark[data-kind="denial"]').count()).toBeGreaterThan(0);
  });

  test("the marks made alone stay after leaving, and so do those that were hidden", async ({ open }) => {
    await practise(open);
    await make(open, "The weather", "Denial");
    await bar(open).getByRole("button", { name: "Leave" }).click();
    expect(await bar(open).count()).toBe(0);
    expect(await open.locator('mark[data-kind="denial"]').count()).toBeGreaterThan(0);
    await open.getByRole("button", { name: "Bring back" }).click();
    await expect.poll(() => open.locator('mark[data-id="c5"][data-part="cue"]').count()).toBe(1);
    await open.getByRole("button", { name: "New" }).click();
    await expect.poll(() => open.getByRole("button", { name: /^Auditors Accuse Harbour Company/ }).count()).toBe(2);
  });

  test("goes on after a reload, marks and key", async ({ open }) => {
    await practise(open);
    await make(open, "The weather", "Denial");
    // The marks are kept as an article of their own.
    const remembered = () => open.evaluate(() => ["open", "beside"].map((key) => sessionStorage.getItem(`allegedly.${key}`)).join());
    await expect.poll(remembered).toMatch(/^(\d+),blind (?!\1$)\d+$/);
    await open.reload();
    await bar(open).getByRole("button", { name: "Reveal" }).click();
    expect(await score(open).innerText()).toContain("You missed the one admission.");
  });

  test("marks are checked against a saved key; a key of another text is refused", async ({ open }) => {
    const check = async (key: unknown) => {
      await more(open, "Check against a key");
      const file = { name: "key.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(key)) };
      await open.locator("dialog input[type=file]").setInputFiles(file);
    };
    await check(annotate(HARBOUR.replace("fine", "fair"), { actors: [], claims: [] }));
    expect(await open.getByRole("alert").innerText()).toContain("of another text");
    const claims = SCRIPT.claims.slice(1).map((claim) => (claim.answers === undefined ? claim : { ...claim, answers: [1] }));
    await check(annotate(HARBOUR, { ...SCRIPT, claims }));
    expect(await score(open).innerText()).toContain("You found the one allegation; 1 of yours is not in the key.");
    await bar(open).getByRole("button", { name: "Leave" }).click();
    expect(await open.locator('mark[data-id="c1"][data-part="cue"]').count()).toBe(1);
  });

  test("says what to mark, with examples", async ({ open }) => {
    await practise(open);
    await bar(open).getByRole("button", { name: "What to mark" }).click();
    const help = open.getByRole("dialog", { name: "What the marks mean" });
    for (const name of ["Actor", "Allegation", "Denial", "Admission", "No response", "Statement"]) {
      await help.getByRole("heading", { name }).waitFor();
    }
    await open.keyboard.press("Escape");
    expect(await help.count()).toBe(0);
  });

  test.for(["light", "dark"] as const)("axe reports nothing, in %s colours", async (colorScheme, { open }) => {
    await open.emulateMedia({ colorScheme });
    await practise(open);
    expect(await violations(open)).toEqual([]);
    await make(open, "The weather", "Denial");
    await bar(open).getByRole("button", { name: "What to mark" }).click();
    await open.getByRole("heading", { name: "Denial" }).waitFor();
    expect(await violations(open)).toEqual([]);
    await open.keyboard.press("Escape");
    await bar(open).getByRole("button", { name: "Reveal" }).click();
    expect(await violations(open)).toEqual([]);
    await open.locator('mark[data-kind="admission"][data-part="cue"]').click();
    expect(await violations(open)).toEqual([]);
  });

  test("on a phone the score comes first, and nothing is wider than the screen", async ({ open }) => {
    await practise(open);
    await bar(open).getByRole("button", { name: "Reveal" }).click();
    await open.setViewportSize({ width: 320, height: 700 });
    expect((await score(open).boundingBox())!.y).toBeLessThan((await open.getByRole("article").boundingBox())!.y);
    expect(await open.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
});
