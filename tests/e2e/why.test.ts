import type { Page } from "playwright-core";
import { expect } from "vitest";
import { HARBOUR_ANNOTATION } from "./harbour.ts";
import { drop, test as base } from "./site.ts";

const TYPES = { allegation: 0.9, statement: 0.0896, denial: 0.0004, admission: 0.01, non_response: 0 };

const { text } = HARBOUR_ANNOTATION;
const auditors = text.indexOf("Auditors accused");

/** The second claim with its own source, and with what the engine says of it. */
const WITH_EVIDENCE = {
  ...HARBOUR_ANNOTATION,
  claims: HARBOUR_ANNOTATION.claims.map((claim) =>
    claim.id === "c2" ? { ...claim, source: [[auditors, auditors + 8]], confidence: 0.72, origin: "machine", evidence: { reading: "accuse_of_deed", types: TYPES } } : claim,
  ),
};

const test = base.extend<{ why: Page }>({
  why: async ({ site, page }, use) => {
    await page.goto(site);
    await drop(page, "harbour.json", JSON.stringify(WITH_EVIDENCE), "application/json");
    await page.getByRole("article", { name: "Annotated article" }).waitFor();
    await page.getByRole("tab", { name: "Why?" }).click();
    await use(page);
  },
});

const panel = (page: Page) => page.getByRole("tabpanel", { name: "Why?" });

test("nothing chosen: it says what it is for", async ({ why }) => {
  expect(await panel(why).innerText()).toContain("Choose a mark in the article");
});

test("a claim: its sentence with its parts, how sure, what else it may be, and how it was read", async ({ why }) => {
  await why.locator('mark[data-id="c2"][data-part="cue"]').click();
  const quote = panel(why).getByRole("blockquote");
  expect(await quote.innerText()).toBe("Auditors accused Weir Harbour of hiding losses from the town of Eastmoor. …");
  const parts = await quote.locator("[data-role]").evaluateAll((all) => all.map((one) => `${one.getAttribute("data-role")} ${one.textContent}`));
  expect(parts).toEqual(["source Auditors", "cue accused", "target Weir Harbour", "content  of hiding losses from the town of Eastmoor"]);
  const bars = async (name: string) =>
    (await panel(why).getByRole("list", { name }).getByRole("listitem").allInnerTexts()).map((bar) => bar.replace(/\s+/g, " "));
  expect(await bars("How sure")).toEqual(["Likely 72 %"]);
  expect(await bars("What it may be")).toEqual([
    "Allegation 90 %",
    "Statement 9 %",
    "Admission 1 %",
    "Denial < 1 %",
    "No response 0 %",
  ]);
  expect(await panel(why).innerText()).toContain("as in “accused the firm of fraud”");
});

test("an actor: each mention in its line, and each line leads to its mention", async ({ why }) => {
  await why.locator('mark[data-kind="actor"]', { hasText: "Harbour Company" }).click();
  const item = why.getByRole("menuitemradio", { name: "Weir Harbour" }).first();
  if (await item.isVisible()) await item.click();
  const lines = panel(why).getByRole("listitem");
  expect(await lines.count()).toBe(3);
  await lines.nth(2).getByRole("link").click();
  const focused = await why.evaluate(() => ({ ...(document.activeElement as HTMLElement).dataset }));
  expect(focused).toMatchObject({ kind: "actor", stop: `${text.lastIndexOf("Weir Harbour admitted")}` });
});
