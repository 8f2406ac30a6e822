import type { Locator, Page } from "playwright-core";
import { describe, expect } from "vitest";
import { HARBOUR_ANNOTATION } from "./harbour.ts";
import { drop, test as base } from "./site.ts";

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

  test("where marks are nested, clicking again goes outward and then off", async ({ open }) => {
    const eastmoor = actor(open, "Eastmoor");
    await eastmoor.click();
    expect(await lit(eastmoor)).toBe("mention");
    await eastmoor.click();
    expect(await lit(eastmoor)).toBeNull();
    expect(await lit(claim(open, "c2"))).toBe("cue");
    await eastmoor.click();
    expect(await open.locator("mark[data-lit]").count()).toBe(0);
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

describe("the panel", () => {
  test("the ledger lists standing and replies and leads to the marks", async ({ open }) => {
    const row = open.getByRole("table", { name: "Allegations" }).getByRole("row").nth(2);
    expect((await row.getByRole("cell").allInnerTexts()).slice(0, 3)).toEqual([
      "Auditors",
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

  test("the tabs are switched by key, and an actor lights its mentions", async ({ open }) => {
    await open.getByRole("tab", { name: "Ledger" }).focus();
    await open.keyboard.press("ArrowRight");
    const panel = open.getByRole("tabpanel", { name: "Actors" });
    const harbour = panel.getByRole("listitem").filter({ hasText: "Organization" });
    expect(await harbour.innerText()).toMatch(/Weir Harbour\s+Organization, 3 mentions/);
    expect(await harbour.innerText()).toContain("Is accused");
    await harbour.getByRole("link", { name: "Weir Harbour", exact: true }).click();
    expect(await open.locator('mark[data-lit="mention"]').count()).toBe(3);
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
  });

  test("following a reply undoes the filter that hid it", async ({ open }) => {
    await open.getByRole("button", { name: "Denials" }).click();
    expect(await claim(open, "c3").count()).toBe(0);
    await open.getByRole("table").getByRole("link", { name: "Dana Weir" }).click();
    expect(await lit(claim(open, "c3"))).toBe("cue");
  });
});
