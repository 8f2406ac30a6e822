// What is done to one mark is done to all like it, where that is asked for, and to no others.
import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import type { Range } from "../../web/generated/annotation.d.ts";
import { annotate, machineMade, type Script } from "../web/fakes/engine.ts";
import { claim, open as show } from "./states.ts";
import { test as base } from "./site.ts";

const DAM = `Questions About the Weir Dam

Critics said the Weir Dam leaks. Lee said the Weir Dam was never inspected. Later Lee said the town hid it, and that Weir Dam and the wall are one.
`;

const SCRIPT: Script = {
  actors: [["Weir Dam", "organization", "the wall"], ["Lee", "person"], ["Critics", "group"]],
  claims: [
    { type: "allegation", cue: "said", content: ["the Weir Dam leaks"], by: "Critics", targets: ["Weir Dam"] },
    { type: "allegation", cue: "said", content: ["the Weir Dam was never inspected"], by: "Lee", targets: ["Weir Dam"] },
    { type: "allegation", cue: "said", content: ["the town hid it"], by: "Lee" },
  ],
};
const CUES = [...DAM.matchAll(/said/g)].map(({ index }): Range => [index, index + "said".length]);
const MADE = annotate(DAM, SCRIPT);
const ANNOTATION = machineMade({ ...MADE, claims: MADE.claims.map((one, at) => ({ ...one, cue: [CUES[at]!] })) });
const CLAIMS = ["c1", "c2", "c3"];
/** All but “the wall” mention the dam in the same words. */
const NAMED = 4;

const test = base.extend<{ open: Page }>({
  open: async ({ site, page }, use) => {
    await show(page, site, ANNOTATION);
    await use(page);
  },
});

const details = (page: Page) => page.locator(".details");
const button = (page: Page, name: string) => details(page).getByRole("button", { name });
const alike = (page: Page) => details(page).getByRole("checkbox", { name: /^Also the/ });
const dam = (page: Page) => page.locator('article mark[data-kind="actor"][data-id="a1"]');
const kinds = (page: Page) => Promise.all(CLAIMS.map((id) => claim(page, id).getAttribute("data-kind")));

/** How many marks the machine made, were changed or confirmed, and were made by hand. */
const origins = async (page: Page) =>
  (await page.getByRole("complementary").locator("dl").last().getByRole("definition").allInnerTexts()).map(Number);
const MARKS = ANNOTATION.mentions.length + ANNOTATION.claims.length;

async function edit(page: Page): Promise<void> {
  await button(page, "Edit").click();
}

async function undo(page: Page, what: string): Promise<void> {
  await page.getByRole("button", { name: `Undo: ${what}` }).click();
  await page.getByRole("button", { name: "Nothing to undo" }).waitFor();
}

describe("claims with the same cue", () => {
  test("are accepted at once", async ({ open }) => {
    await claim(open, "c2").click();
    await alike(open).check();
    await details(open).getByText("go for all 3").waitFor();
    await button(open, "Accept").click();
    await expect.poll(() => origins(open)).toEqual([MARKS - 3, 3, 0]);
    await undo(open, "accepted 3 claims");
    await expect.poll(() => origins(open)).toEqual([MARKS, 0, 0]);
  });

  test("are accepted though the one that is chosen was before", async ({ open }) => {
    await claim(open, "c2").click();
    await button(open, "Accept").click();
    await expect.poll(() => button(open, "Accept").count()).toBe(0);
    await alike(open).check();
    await button(open, "Accept").click();
    await expect.poll(() => origins(open)).toEqual([MARKS - 3, 3, 0]);
  });

  test("are retyped at once, by key and by hand", async ({ open }) => {
    await claim(open, "c1").click();
    await alike(open).check();
    await open.keyboard.press("2");
    await expect.poll(() => kinds(open)).toEqual(["denial", "denial", "denial"]);
    await undo(open, "change of 3 claims to denial");
    await expect.poll(() => kinds(open)).toEqual(["allegation", "allegation", "allegation"]);
    await edit(open);
    await alike(open).check();
    await details(open).getByRole("radiogroup").getByText("Admission").click();
    await expect.poll(() => kinds(open)).toEqual(["admission", "admission", "admission"]);
  });

  test("are rejected at once", async ({ open }) => {
    await claim(open, "c3").click();
    await alike(open).check();
    await button(open, "Reject").click();
    await expect.poll(() => open.locator('article mark[data-part="cue"]').count()).toBe(0);
    await undo(open, "deleted 3 claims");
    await expect.poll(() => kinds(open)).toEqual(["allegation", "allegation", "allegation"]);
  });
});

describe("mentions in the same words", () => {
  test("are accepted at once", async ({ open }) => {
    await dam(open).first().focus();
    await open.keyboard.press("Enter");
    await alike(open).check();
    await button(open, "Accept").click();
    await expect.poll(() => origins(open)).toEqual([MARKS - NAMED, NAMED, 0]);
  });

  test("are given to another actor at once", async ({ open }) => {
    await dam(open).first().click();
    await edit(open);
    await alike(open).check();
    await button(open, "Somebody else…").click();
    await open.getByRole("listbox").getByRole("option", { name: /^Lee/ }).click();
    await expect.poll(() => dam(open).allInnerTexts()).toEqual(["the wall"]);
    await details(open).getByText(`${NAMED + 2} mentions`).waitFor();
    await undo(open, `${NAMED} mentions given to another actor`);
    await expect.poll(() => dam(open).count()).toBe(NAMED + 1);
  });

  test("become an actor of their own at once", async ({ open }) => {
    await dam(open).first().click();
    await edit(open);
    await alike(open).check();
    await button(open, "An actor of its own").click();
    await details(open).getByText(`${NAMED} mentions`).waitFor();
    expect(await dam(open).allInnerTexts()).toEqual(["the wall"]);
    await undo(open, "split off “Weir Dam”");
    await expect.poll(() => dam(open).count()).toBe(NAMED + 1);
  });
});

test("what was asked for one is not done to the next", async ({ open }) => {
  await claim(open, "c1").click();
  await alike(open).check();
  await dam(open).first().click();
  expect(await alike(open).isChecked()).toBe(false);
  await open.keyboard.press("Delete");
  await expect.poll(() => dam(open).count()).toBe(NAMED);
});
