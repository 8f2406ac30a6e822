import type { Page } from "playwright-core";
import { expect } from "vitest";
import { annotate, type Script } from "../web/fakes/engine.ts";
import { drop, test as base } from "./site.ts";

const TEXT = `Questions at the Ferry Company

Dana Weir accused Alder Ferries of hiding losses. A leaked letter says the firm bribed Tom Reis. An official alleged that Tom Reis lied.

The ferries reportedly ran without lights. Alder Ferries denied hiding anything. Mr. Reis admitted it.
`;

const SCRIPT: Script = {
  actors: [
    ["Dana Weir", "person"],
    ["Alder Ferries", "organization", "The ferries"],
    ["A leaked letter", "document"],
    ["Tom Reis", "person", "Reis"],
  ],
  claims: [
    { type: "allegation", source: "Dana Weir", cue: "accused", content: ["Alder Ferries of hiding losses"], by: "Dana Weir", targets: ["Alder Ferries"], standing: "denied" },
    { type: "allegation", source: "A leaked letter", cue: "says", content: ["the firm bribed Tom Reis"], by: "A leaked letter", targets: ["Tom Reis"] },
    { type: "allegation", source: "An official", cue: "alleged", content: ["that Tom Reis lied"], targets: ["Tom Reis"], standing: "admitted" },
    { type: "allegation", cue: "reportedly", content: ["ran without lights"] },
    { type: "denial", source: "Alder Ferries", cue: "denied", content: ["hiding anything"], by: "Alder Ferries", answers: [1] },
    { type: "admission", source: "Mr. Reis", cue: "admitted", content: ["it"], by: "Tom Reis", answers: [3] },
  ],
};

const FERRIES = annotate(TEXT, SCRIPT);

const test = base.extend<{ open: Page }>({
  open: async ({ site, page }, use) => {
    await page.goto(site);
    await drop(page, "ferries.json", JSON.stringify(FERRIES), "application/json");
    await page.getByRole("article", { name: "Annotated article" }).waitFor();
    await use(page);
  },
});

const table = (page: Page) => page.getByRole("table", { name: "Allegations" });
const head = (page: Page, name: string) => table(page).getByRole("columnheader", { name });
/** The numbers of the rows, in the order they are shown. */
const order = (page: Page) => table(page).locator("tbody tr > td:first-child").allInnerTexts();

/** The rows of each column's two orders. "What" goes by where its words stand: those of the third are before its cue. */
const SORTED = {
  "No.": [["4", "3", "2", "1"], ["1", "2", "3", "4"]],
  Source: [["2", "3", "1", "4"], ["1", "3", "2", "4"]],
  "About whom": [["1", "2", "3", "4"], ["2", "3", "1", "4"]],
  What: [["1", "3", "2", "4"], ["4", "2", "3", "1"]],
  Standing: [["1", "3", "2", "4"], ["2", "4", "3", "1"]],
  Sure: [["3", "1", "4", "2"], ["2", "1", "4", "3"]],
} as const;

test("sorts by each column, both ways, and says so", async ({ site, page: open }) => {
  const sure = [0.8, 0.5, 0.9, 0.8];
  const claims = FERRIES.claims.map((claim, index) => ({ ...claim, confidence: sure[index] ?? claim.confidence }));
  const early = TEXT.indexOf("letter");
  claims[2] = { ...claims[2]!, content: [[early, early + "letter".length]] };
  await open.goto(site);
  await drop(open, "ferries.json", JSON.stringify({ ...FERRIES, claims }), "application/json");
  await table(open).waitFor();
  expect(await table(open).getByRole("columnheader").allInnerTexts()).toEqual(Object.keys(SORTED));
  expect(await head(open, "No.").getAttribute("aria-sort")).toBe("ascending");
  for (const [name, orders] of Object.entries(SORTED)) {
    const seen: string[] = [];
    for (const expected of orders) {
      await head(open, name).getByRole("button").press("Enter");
      expect(await order(open), name).toEqual(expected);
      seen.push((await head(open, name).getAttribute("aria-sort"))!);
      expect(await table(open).locator('th[aria-sort$="ending"]').count()).toBe(1);
    }
    expect(seen).toEqual(["No.", "Sure"].includes(name) ? ["descending", "ascending"] : ["ascending", "descending"]);
  }
});

test("is narrowed by standing, by strength of the source and by words, and opened again", async ({ open }) => {
  const tools = open.getByRole("search", { name: "Ledger" });
  const standing = tools.getByRole("group", { name: "Standing" });
  await standing.getByRole("button", { name: "Unanswered 2" }).click();
  expect(await order(open)).toEqual(["2", "4"]);
  await standing.getByRole("button", { name: "Admitted 1" }).click();
  expect(await order(open)).toEqual(["2", "3", "4"]);
  const source = tools.getByRole("group", { name: "Source" });
  expect((await source.getByRole("button").allInnerTexts()).map((chip) => chip.replace(/\s+/g, " "))).toEqual([
    "Named 1",
    "Anonymous 1",
    "Document 1",
    "Nobody named 1",
  ]);
  await source.getByRole("button", { name: "Document" }).click();
  expect(await order(open)).toEqual(["2"]);
  expect(await tools.getByRole("status").innerText()).toBe("1 of 4 allegations");
  await tools.getByRole("searchbox").fill("nothing like it");
  await open.getByText("None of the allegations is like that").waitFor();
  await tools.getByRole("button", { name: "Show all" }).click();
  expect(await order(open)).toEqual(["1", "2", "3", "4"]);
  await tools.getByRole("searchbox").fill("REIS lied");
  expect(await order(open)).toEqual(["3"]);
});

test("choosing in the article finds the row, and the row leads to the article", async ({ open }) => {
  await open.setViewportSize({ width: 1280, height: 420 });
  await open.locator('mark[data-id="c4"][data-part="cue"]').click();
  const row = table(open).locator('tr[data-id="c4"]');
  expect(await row.getByRole("link").first().getAttribute("aria-current")).toBe("true");
  const visible = () =>
    row.evaluate((element) => {
      const [box, panel] = [element.getBoundingClientRect(), element.closest("[role=tabpanel]")!.getBoundingClientRect()];
      return box.top < panel.bottom && box.bottom > panel.top;
    });
  expect(await visible()).toBe(true);
  await open.locator('mark[data-id="c5"][data-part="cue"]').click();
  expect(await table(open).locator("tr.answered").getAttribute("data-id")).toBe("c1");
  await table(open).getByRole("link", { name: "that Tom Reis lied" }).click();
  expect(await open.locator('mark[data-id="c3"][data-part="cue"]').getAttribute("data-lit")).toBe("cue");
});

test("is printed whole, whatever tab is open, with the marks and nothing to press", async ({ open }) => {
  await open.getByRole("tab", { name: "Why?" }).click();
  await open.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await open.emulateMedia({ media: "print" });
  expect(await table(open).isVisible()).toBe(true);
  expect(await order(open)).toEqual(["1", "2", "3", "4"]);
  expect(await open.getByRole("searchbox").isVisible()).toBe(false);
  expect(await open.locator("mark").first().isVisible()).toBe(true);
  await open.emulateMedia({ media: "screen" });
  await open.evaluate(() => dispatchEvent(new Event("afterprint")));
  expect(await open.getByRole("tabpanel", { name: "Why?" }).isVisible()).toBe(true);
});
