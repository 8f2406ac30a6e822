import { readdirSync, readFileSync } from "node:fs";
import type { Locator, Page } from "playwright-core";
import { describe, expect } from "vitest";
import { annotate } from "../web/fakes/engine.ts";
import { HARBOUR, HARBOUR_ANNOTATION, SCRIPT } from "./harbour.ts";
import { drawn, drop, paragraphs, test as base } from "./site.ts";

const SAMPLES = new URL("../../public/samples/", import.meta.url);

/** `page` shows the article of harbour.ts. */
const test = base.extend<{ open: Page }>({
  open: async ({ site, page }, use) => {
    await page.goto(site);
    await drop(page, "harbour.json", JSON.stringify(HARBOUR_ANNOTATION), "application/json");
    await page.getByRole("article", { name: "Annotated article" }).waitFor();
    await use(page);
  },
});

const claim = (page: Page, id: string, part = "cue") => page.locator(`mark[data-id="${id}"][data-part="${part}"]`);
const actor = (page: Page, name: string) => page.locator('mark[data-kind="actor"]', { hasText: name });
const lit = (marks: Locator) => marks.first().getAttribute("data-lit");

describe("choosing", () => {
  test("a click lights source, cue, content, target and replies, Escape clears", async ({ open }) => {
    await claim(open, "c2").click();
    expect(await lit(claim(open, "c2", "source"))).toBe("source");
    expect(await lit(claim(open, "c2"))).toBe("cue");
    expect(await lit(claim(open, "c2", "content"))).toBe("content");
    expect(await lit(actor(open, "Weir Harbour"))).toBe("target");
    expect(await lit(claim(open, "c3"))).toBe("reply");
    expect(await lit(claim(open, "c5"))).toBe("reply");
    expect(await lit(claim(open, "c4"))).toBeNull();
    await open.getByText("▲ Allegation", { exact: true }).waitFor();
    await open.keyboard.press("Escape");
    expect(await open.locator("mark[data-lit]").count()).toBe(0);
  });

  test("a second click lets go", async ({ open }) => {
    await claim(open, "c4").click();
    expect(await lit(claim(open, "c4"))).toBe("cue");
    await claim(open, "c4").click();
    expect(await open.locator("mark[data-lit]").count()).toBe(0);
  });

  test("where several marks lie on one spot, one is chosen from a list, innermost first", async ({ open }) => {
    const eastmoor = actor(open, "Eastmoor");
    await eastmoor.click();
    const menu = open.getByRole("menu", { name: "Marks here" });
    expect((await menu.getByRole("menuitemradio").allInnerTexts()).map((item) => item.replace(/\s+/g, " "))).toEqual([
      "● State Eastmoor",
      "▲ Allegation Auditors: Weir Harbour of hiding losses from the town of Eastmoor",
    ]);
    await menu.getByRole("menuitemradio", { name: "Allegation" }).click();
    expect(await menu.count()).toBe(0);
    expect(await lit(claim(open, "c2"))).toBe("cue");

    // By key: Escape closes the list and nothing else, Enter chooses, and the focus returns to the mark.
    await eastmoor.click();
    expect(await menu.getByRole("menuitemradio", { checked: true }).innerText()).toContain("Allegation");
    await open.keyboard.press("Escape");
    expect(await menu.count()).toBe(0);
    expect(await lit(claim(open, "c2"))).toBe("cue");
    await eastmoor.click();
    await open.keyboard.press("ArrowDown");
    await open.keyboard.press("Enter");
    expect(await lit(eastmoor)).toBe("mention");
    expect(await eastmoor.evaluate((mark) => mark === document.activeElement)).toBe(true);

    // A click elsewhere closes it.
    await eastmoor.click();
    await open.getByRole("tab", { name: "Ledger" }).click();
    expect(await menu.count()).toBe(0);
  });

  test("every mark can be reached and chosen by key", async ({ open }) => {
    const stops = open.locator("mark[data-stop]");
    await open.getByRole("combobox").focus();
    await open.keyboard.press("Tab");
    const reached = new Set<string>();
    for (let i = 0; i < (await stops.count()); i++) {
      const { id, part } = await open.evaluate(() => ({ ...(document.activeElement as HTMLElement).dataset }));
      reached.add(`${id} ${part}`);
      await open.keyboard.press("ArrowRight");
    }
    for (const { id } of HARBOUR_ANNOTATION.claims.filter(({ type }) => type !== "statement")) {
      expect(reached).toContain(`${id} cue`);
    }
    await open.keyboard.press("Home");
    await open.keyboard.press("Enter");
    expect(await open.locator('mark[data-lit="mention"]').count()).toBeGreaterThan(0);
    // One stop for Tab, wherever the reader is in the article.
    await open.keyboard.press("Tab");
    expect(await open.evaluate(() => document.activeElement?.closest("article"))).toBeNull();
  });
});

describe("marks on marks", () => {
  const TEXT = "Reis claimed that the guard said the firm had alleged that Moor lied about it.";
  const NESTED = annotate(TEXT, {
    actors: [["Moor", "person"]],
    claims: [
      { type: "allegation", source: "Reis", cue: "claimed", content: ["that the guard said the firm had alleged that Moor lied about it"] },
      { type: "statement", source: "the guard", cue: "said", content: ["the firm had alleged that Moor lied about it"] },
      { type: "denial", source: "the firm", cue: "alleged", content: ["that Moor lied"] },
    ],
  });
  const [first, ...others] = NESTED.claims;
  const guessed = { ...NESTED, claims: [{ ...first!, confidence: 0.3 }, ...others] };

  test("each has a line of its own, and a guess a dotted one", async ({ site, page }) => {
    await page.goto(site);
    await drop(page, "nested.json", JSON.stringify(guessed), "application/json");
    await page.getByRole("button", { name: "Statements" }).click();
    const line = async (id: string) => {
      const mark = claim(page, id, "content").first();
      return mark.evaluate((element) => {
        const { textDecorationStyle, textUnderlineOffset, fontSize } = getComputedStyle(element);
        return { style: textDecorationStyle, offset: parseFloat(textUnderlineOffset) / parseFloat(fontSize) };
      });
    };
    const lines = await Promise.all(["c1", "c2", "c3"].map(line));
    expect(lines.map(({ style }) => style)).toEqual(["dotted", "solid", "double"]);
    const offsets = lines.map(({ offset }) => offset);
    expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
    expect(offsets[1]! - offsets[0]!).toBeGreaterThan(0.15);
    expect(offsets[2]! - offsets[0]!).toBeGreaterThan(0.4);
    await page.locator("mark", { hasText: /^Moor$/ }).click();
    expect(await page.getByRole("menuitemradio").count()).toBe(4);
  });

  test("a screen reader hears what each stop is", async ({ open }) => {
    const heard = (mark: Locator) => mark.first().getAttribute("aria-description");
    expect(await heard(claim(open, "c2"))).toBe("Allegation by Auditors about Weir Harbour, denied");
    expect(await heard(claim(open, "c2", "content"))).toBe("Words of: Allegation by Auditors about Weir Harbour, denied");
    expect(await heard(actor(open, "Eastmoor"))).toBe("Actor: Eastmoor, state");
  });

  test("a glyph in the gutter stands beside each claim's line and leads to it", async ({ open }) => {
    const glyph = claim(open, "c4").locator(".gutter");
    await drawn(open);
    const [there, words] = [await glyph.boundingBox(), await open.locator("article p").last().boundingBox()];
    expect(await glyph.getAttribute("aria-hidden")).toBe("true");
    expect(there!.x).toBeLessThan(words!.x + 44);
    const cue = await claim(open, "c4").first().boundingBox();
    expect(Math.abs(there!.y + there!.height / 2 - cue!.y - cue!.height / 2)).toBeLessThan(12);
    await glyph.click();
    expect(await lit(claim(open, "c4"))).toBe("cue");
  });

  test.for([320, 1440])("at a width of %i pixels no glyph covers a word", async (width, { open }) => {
    await open.setViewportSize({ width, height: 800 });
    const covered = await open.locator("article").evaluate((article) => {
      const glyphs = [...article.querySelectorAll(".gutter")].map((glyph) => glyph.getBoundingClientRect());
      const left = Math.min(...[...article.querySelectorAll("mark:not(:has(mark))")].map((mark) => mark.getBoundingClientRect().left));
      return { count: glyphs.length, over: glyphs.filter(({ right }) => right > left + 2).length, outside: glyphs.filter(({ left }) => left < 0).length };
    });
    expect(covered.count).toBeGreaterThan(3);
    expect(covered).toMatchObject({ over: 0, outside: 0 });
  });
});

/** The characters of each line of the article as it is broken on the screen. */
function lines(page: Page): Promise<string[]> {
  return page.locator("article").evaluate((article) => {
    const found: { text: string; bottom: number; block: Element }[] = [];
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    const place = document.createRange();
    while (walker.nextNode() !== null) {
      const text = walker.currentNode as Text;
      const block = text.parentElement!.closest("h1, p")!;
      for (let at = 0; at < text.length; at++) {
        place.setStart(text, at);
        place.setEnd(text, at + 1);
        const { top, bottom } = place.getBoundingClientRect();
        const line = found.at(-1);
        // A space at the end of a line has no place of its own.
        if (line !== undefined && line.block === block && (bottom === 0 || top < line.bottom)) line.text += text.data[at]!;
        else found.push({ text: text.data[at]!, bottom, block });
      }
    }
    return found.map(({ text }) => text.trim());
  });
}

test("no line has more than 70 characters, whatever the letters look like", async ({ site, page }) => {
  await page.setViewportSize({ width: 2200, height: 2000 });
  const samples = readdirSync(SAMPLES).map((name) => readFileSync(new URL(name, SAMPLES), "utf8"));
  const prose = samples.join(" ").replace(/\s+/g, " ");
  const text = ["A Headline", "By", "", "Photo:", "Share this:"].map((start) => `${start} ${prose}`).join("\n\n");
  await page.goto(site);
  await drop(page, "letters.json", JSON.stringify(annotate(text, { actors: [], claims: [] })), "application/json");
  await page.getByRole("article", { name: "Annotated article" }).waitFor();
  expect(await page.locator("article [data-paragraph]").evaluateAll((all) => all.map(({ dataset }) => dataset["paragraph"]))).toEqual([
    "headline",
    "dateline",
    "body",
    "caption",
    "boilerplate",
  ]);
  for (const font of ["", "P052", "Nimbus Roman", "C059", "URW Bookman"]) {
    await page.evaluate((serif) => document.documentElement.style.setProperty("--serif", serif && `"${serif}", serif`), font);
    const longest = (await lines(page)).toSorted((a, b) => b.length - a.length)[0]!;
    expect(longest.length, `${font}: ${longest}`).toBeLessThanOrEqual(70);
  }
});

test("a long article draws its marks where they are looked for", async ({ site, page }) => {
  const filler = "The weather was fine, and Dana Weir went for a walk.\n".repeat(4_000);
  const annotation = annotate(`${filler}${HARBOUR}`, SCRIPT);
  await page.goto(site);
  await drop(page, "long.json", JSON.stringify(annotation), "application/json");
  await page.getByRole("article", { name: "Annotated article" }).waitFor();
  const whole = annotation.text.trim().replaceAll("\n\n", "\n");
  await expect.poll(async () => (await paragraphs(page)).join("\n") === whole, { timeout: 20_000 }).toBe(true);
  const link = page.getByRole("table").getByRole("link", { name: "hiding losses" });
  await link.waitFor(); // by now all marks are known
  expect(await claim(page, "c2").count()).toBe(0);
  await link.click();
  expect(await lit(claim(page, "c2"))).toBe("cue");
  await page.keyboard.press("ArrowRight");
  const middle = page.locator("article [data-paragraph]").nth(2_000);
  expect(await middle.locator("mark").count()).toBe(0);
  await middle.scrollIntoViewIfNeeded();
  await middle.locator("mark").first().waitFor();
});

describe("the panel", () => {
  test("the ledger lists standing and replies and leads to the marks", async ({ open }) => {
    const row = open.getByRole("table", { name: "Allegations" }).getByRole("row").nth(2);
    const cells = (await row.getByRole("cell").allInnerTexts()).map((cell) => cell.replace(/\s+/g, " "));
    expect(cells.slice(0, 4)).toEqual([
      "2",
      "Auditors Named",
      "Weir Harbour",
      "Weir Harbour of hiding losses from the town of Eastmoor",
    ]);
    expect(await row.innerText()).toContain("Denied");
    await row.getByRole("link", { name: "hiding losses" }).click();
    expect(await lit(claim(open, "c2"))).toBe("cue");
    expect(await open.evaluate(() => (document.activeElement as HTMLElement).dataset["id"])).toBe("c2");
    await row.getByRole("link", { name: "Dana Weir" }).click();
    expect(await lit(claim(open, "c3"))).toBe("cue");
  });

  test("the tabs are switched by key", async ({ open }) => {
    await open.getByRole("tab", { name: "Ledger" }).focus();
    for (const name of ["Actors", "Graph", "Why?", "Ledger"]) {
      await open.keyboard.press("ArrowRight");
      expect(await open.getByRole("tabpanel", { name }).isVisible(), name).toBe(true);
    }
    await open.keyboard.press("End");
    expect(await open.getByRole("tab", { name: "Why?", selected: true }).count()).toBe(1);
  });

  test("an actor's lens shows what it alleges, is accused of and answers, and filters the article", async ({ open }) => {
    await open.getByRole("tab", { name: "Actors" }).click();
    const panel = open.getByRole("tabpanel", { name: "Actors" });
    const harbour = panel.getByRole("button", { name: "Weir Harbour" });
    expect(await harbour.innerText()).toMatch(/Weir Harbour\s+Organization, 3 mentions\s+▲ is accused 2\s+✓ admits 1/);
    await harbour.click();
    expect(await open.locator('mark[data-lit="mention"]').count()).toBe(3);
    const lens = panel.getByRole("group", { name: "Weir Harbour" });
    expect(await lens.getByRole("heading").allInnerTexts()).toEqual(["▲ Is accused 2", "✓ Admits 1"]);
    await lens.getByRole("link", { name: "that two reports were late" }).click();
    expect(await lit(claim(open, "c4"))).toBe("cue");
    expect(await lens.isVisible()).toBe(true);
    await lens.getByRole("button", { name: "Show only this actor" }).click();
    expect(await claim(open, "c3").count()).toBe(0);
    await lens.getByRole("button", { name: "Show all actors" }).click();
    expect(await claim(open, "c3").count()).toBeGreaterThan(0);
  });

  test("choosing an actor in the article opens its lens", async ({ open }) => {
    await open.getByRole("tab", { name: "Actors" }).click();
    await actor(open, "Dana Weir").click();
    expect(await open.getByRole("group", { name: "Dana Weir" }).getByRole("heading").allInnerTexts()).toEqual(["⊘ Denies 1"]);
  });
});

describe("filters", () => {
  test("kinds can be hidden and statements shown", async ({ open }) => {
    const shown = () =>
      open.locator("mark").evaluateAll((marks) => [...new Set(marks.map((mark) => mark.dataset["kind"]))].sort());
    expect(await shown()).toEqual(["actor", "admission", "allegation", "denial", "non_response"]);
    const show = open.getByRole("group", { name: "Show in the article" });
    await show.getByRole("button", { name: "Actors" }).click();
    await show.getByRole("button", { name: "Statements" }).click();
    expect(await shown()).toEqual(["admission", "allegation", "denial", "non_response", "statement"]);
    expect(await show.getByRole("button", { name: "Actors" }).getAttribute("aria-pressed")).toBe("false");
  });

  test("one actor: only what concerns it", async ({ open }) => {
    await open.getByRole("combobox", { name: "Only what concerns" }).selectOption({ label: "Dana Weir" });
    const ids = await open.locator("mark").evaluateAll((marks) => [...new Set(marks.map((mark) => mark.dataset["id"]))]);
    expect(ids.sort()).toEqual(["a3", "c3"]);
    expect(await open.getByRole("table", { name: "Allegations" }).getByRole("row").count()).toBe(1);
    await open.getByText("No allegations found").waitFor();
  });

  test("following a reply undoes the filter that hid it", async ({ open }) => {
    await open.getByRole("button", { name: "Denials" }).click();
    expect(await claim(open, "c3").count()).toBe(0);
    await open.getByRole("table").getByRole("link", { name: "Dana Weir" }).click();
    expect(await lit(claim(open, "c3"))).toBe("cue");
  });
});
