import axe from "axe-core";
import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { annotate } from "../web/fakes/engine.ts";
import { HARBOUR_ANNOTATION } from "./harbour.ts";
import { drop, test as base } from "./site.ts";

const SECOND = annotate(
  `Questions in Eastmoor

The town's auditors alleged that Weir Harbour hid losses from Eastmoor. Weir did not answer.

Fishermen claimed that Weir Harbour dumped oil.
`,
  {
    actors: [
      ["Weir Harbour", "organization"],
      ["auditors", "group"],
      ["Eastmoor", "state"],
      ["Fishermen", "group"],
      ["Weir", "person"],
    ],
    claims: [
      { type: "allegation", source: "auditors", cue: "alleged", content: ["that Weir Harbour hid losses from Eastmoor"], by: "auditors", targets: ["Weir Harbour"], standing: "no_response" },
      { type: "non_response", source: "Weir", cue: "did not answer", by: "Weir", answers: [1] },
      { type: "allegation", source: "Fishermen", cue: "claimed", content: ["that Weir Harbour dumped oil"], by: "Fishermen", targets: ["Weir Harbour"] },
    ],
  },
);

/** It alleges nothing. */
const DENIAL = annotate(`Harbour Company Speaks\n\nWeir Harbour denied hiding any losses from Eastmoor. The weather was fine.\n`, {
  actors: [["Weir Harbour", "organization"], ["Eastmoor", "state"]],
  claims: [{ type: "denial", source: "Weir Harbour", cue: "denied", content: ["hiding any losses from Eastmoor"], by: "Weir Harbour" }],
});

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

async function ask(page: Page): Promise<void> {
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("button", { name: "Compare with another article" }).click();
  await page.getByRole("dialog", { name: "Compare with another article" }).waitFor();
}

async function compare(page: Page, second = SECOND): Promise<void> {
  await ask(page);
  const file = { name: "second.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(second)) };
  await page.locator("dialog input[type=file]").setInputFiles(file);
  await article(page, "Second").waitFor();
}

const article = (page: Page, which: "First" | "Second") => page.getByRole("article", { name: `${which} article` });
const mark = (page: Page, which: "First" | "Second", id: string, part = "cue") =>
  article(page, which).locator(`mark[data-id="${id}"][data-part="${part}"]`);
const table = (page: Page, name: string) => page.getByRole("table", { name });
/** All that is told of what is alleged in these words. */
const rowOf = (page: Page, words: string) => table(page, "Allegations").locator("tbody", { hasText: words });

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const results = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

describe("two articles side by side", () => {
  test("what both have, what one has, and where their standings differ", async ({ open }) => {
    await compare(open);
    const told = await rowOf(open, "hiding losses from the town of Eastmoor").innerText();
    expect(told).toContain("Denied in the first, no response in the second");
    expect(told).toContain("that Weir Harbour hid losses");
    expect(told).toMatch(/No response from Weir[^]*Denied by Dana Weir/);
    const allegations = await table(open, "Allegations").innerText();
    expect(allegations).toMatch(/Told differently 1[^]*Only in the first 1[^]*Only in the second 1[^]*Not in it[^]*dumped oil/);
    const actors = await table(open, "Actors").innerText();
    expect(actors).toContain("In both");
    expect(actors).toContain("Fishermen");
  });

  test("a row lights its marks in both articles", async ({ open }) => {
    await compare(open);
    const row = table(open, "Allegations").getByRole("button", { name: /that Weir Harbour hid losses/ });
    await row.click();
    await expect.poll(() => mark(open, "First", "c2").getAttribute("data-lit")).toBe("cue");
    expect(await mark(open, "Second", "c1").getAttribute("data-lit")).toBe("cue");
    expect(await row.getAttribute("aria-pressed")).toBe("true");
  });

  test("alleged in the first, denied only in the second: one row, by pointer or key, leads to both", async ({ open }) => {
    await compare(open, DENIAL);
    const row = rowOf(open, "hiding losses from the town of Eastmoor");
    expect(await row.innerText()).toContain("Alleged in the first, only denied in the second");
    expect(await row.innerText()).toContain("Not alleged in it");
    const denial = row.getByRole("button", { name: "Denied by Weir Harbour" });
    await row.getByRole("button", { name: /hiding losses/ }).focus();
    await open.keyboard.press("Tab"); // past the denial of the first article
    await open.keyboard.press("Tab");
    await open.keyboard.press("Enter");
    await expect.poll(() => mark(open, "Second", "c1").getAttribute("data-lit")).toBe("cue");
    expect(await denial.getAttribute("aria-pressed")).toBe("true");
    await expect.poll(() => mark(open, "First", "c3").getAttribute("data-lit")).toBe("cue");
    await open.keyboard.press("Escape");
    await expect.poll(() => denial.getAttribute("aria-pressed")).toBe("false");
    await mark(open, "First", "c2").click();
    await expect.poll(() => denial.getAttribute("aria-pressed")).toBe("true");
    expect(await mark(open, "Second", "c1").getAttribute("data-lit")).toBe("cue");
  });

  test("a mark of either article lights its counterpart, or nothing", async ({ open }) => {
    await compare(open);
    await mark(open, "Second", "c1").click();
    await expect.poll(() => mark(open, "First", "c2").getAttribute("data-lit")).toBe("cue");
    await mark(open, "Second", "c3").click();
    await expect.poll(() => mark(open, "Second", "c3").getAttribute("data-lit")).toBe("cue");
    expect(await article(open, "First").locator("mark[data-lit]").count()).toBe(0);
    await open.keyboard.press("Escape");
    expect(await article(open, "Second").locator("mark[data-lit]").count()).toBe(0);
  });

  test("keys go to the article that the reader is in", async ({ open }) => {
    await compare(open);
    const focused = () => open.evaluate(() => document.activeElement?.closest("article")?.getAttribute("aria-label"));
    await mark(open, "Second", "c1").focus();
    await open.keyboard.press("j");
    expect(await focused()).toBe("Second article");
    await mark(open, "First", "c2").focus();
    await open.keyboard.press("j");
    expect(await focused()).toBe("First article");
    // Nothing is changed here.
    await open.keyboard.press("Delete");
    await open.keyboard.press("3");
    expect(await mark(open, "First", "c2").count()).toBe(1);
  });

  test("no two elements share an id", async ({ open }) => {
    await compare(open);
    const ids = await open.locator("[id]").evaluateAll((all) => all.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("either can be opened alone, and the other comes back", async ({ open }) => {
    await compare(open);
    await open.getByRole("region", { name: "Second article" }).getByRole("button", { name: "Open it alone" }).click();
    await expect.poll(() => open.getByRole("heading", { level: 1 }).innerText()).toBe("Questions in Eastmoor");
    await open.getByRole("button", { name: "Bring back" }).click();
    await article(open, "First").waitFor();
  });

  test("both are there again after a reload", async ({ open }) => {
    await compare(open);
    await expect.poll(() => open.evaluate(() => sessionStorage.getItem("allegedly.beside"))).toMatch(/^comparison \d/);
    await open.reload();
    await article(open, "Second").waitFor();
    expect(await article(open, "First").textContent()).toContain("Auditors accused");
  });

  test("asks for a text, and takes one that is pasted or kept", async ({ open }) => {
    await ask(open);
    const dialog = open.getByRole("dialog", { name: "Compare with another article" });
    await dialog.getByRole("button", { name: "Compare" }).click();
    expect(await dialog.getByRole("alert").innerText()).toContain("no text yet");
    await dialog.getByRole("textbox").fill("Miners accused Weir Harbour of hiding losses.");
    await dialog.getByRole("button", { name: "Compare" }).click();
    await article(open, "Second").waitFor();
    await open.getByRole("region", { name: "First article" }).getByRole("button", { name: "Open it alone" }).click();
    await ask(open);
    await dialog.getByRole("list").getByRole("button", { name: /Miners accused/ }).click();
    await article(open, "Second").waitFor();
  });

  test.for(["light", "dark"] as const)("axe reports nothing, in %s colours", async (colorScheme, { open }) => {
    await open.emulateMedia({ colorScheme });
    await open.getByRole("button", { name: "More" }).click();
    expect(await violations(open)).toEqual([]);
    await open.keyboard.press("Escape");
    await ask(open);
    expect(await violations(open)).toEqual([]);
    await open.keyboard.press("Escape");
    await compare(open);
    expect(await violations(open)).toEqual([]);
    await mark(open, "First", "c2").click();
    expect(await violations(open)).toEqual([]);
  });

  test("on a phone one lies below the other, both in view with what they share, and nothing is too wide", async ({ open }) => {
    await compare(open);
    await open.setViewportSize({ width: 320, height: 700 });
    const [first, second] = [await article(open, "First").boundingBox(), await article(open, "Second").boundingBox()];
    expect(second!.y).toBeGreaterThan(first!.y);
    expect(await open.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    const row = table(open, "Allegations").getByRole("button", { name: /that Weir Harbour hid losses/ });
    await row.click();
    for (const place of [mark(open, "First", "c2"), mark(open, "Second", "c1"), row]) {
      await expect.poll(async () => {
        const { y, height } = (await place.boundingBox())!;
        return y >= 0 && y + height <= 700;
      }).toBe(true);
    }
  });
});
