import axe from "axe-core";
import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { HARBOUR_ANNOTATION } from "./harbour.ts";
import { drop, test } from "./site.ts";

/** What axe finds wrong with the page as it stands, or with a part of it, one line each. */
async function violations(page: Page, part = "html"): Promise<string[]> {
  await page.evaluate(axe.source);
  const results = await page.evaluate((within) => (window as unknown as { axe: typeof axe }).axe.run(within), part);
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

async function open(page: Page, site: string): Promise<void> {
  await page.goto(site);
  await drop(page, "harbour.json", JSON.stringify(HARBOUR_ANNOTATION), "application/json");
  await page.getByRole("article", { name: "Annotated article" }).waitFor();
}

describe.each(["light", "dark"] as const)("in %s colours", (colorScheme) => {
  test("the empty page has no accessibility violations", async ({ site, page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(site);
    expect(await violations(page)).toEqual([]);
  });

  test("the annotated page has none, with everything shown, chosen or not", async ({ site, page }) => {
    await page.emulateMedia({ colorScheme });
    await open(page, site);
    await page.getByRole("button", { name: "Statements" }).click();
    expect(await violations(page)).toEqual([]);
    await page.locator('mark[data-id="c2"][data-part="cue"]').click();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("tab", { name: "Actors" }).click();
    expect(await violations(page)).toEqual([]);
  });

  test("nor has any tab of the panel, with something chosen in it", async ({ site, page }) => {
    await page.emulateMedia({ colorScheme });
    await open(page, site);
    await page.getByRole("search", { name: "Ledger" }).getByRole("button", { name: "Denied" }).click();
    await page.getByRole("columnheader", { name: "Source" }).getByRole("button").click();
    await page.locator('mark[data-id="c3"][data-part="cue"]').click();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("tab", { name: "Why?" }).click();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("tab", { name: "Graph" }).click();
    await page.getByRole("button", { name: "Dana Weir to Auditors" }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("tab", { name: "Actors" }).click();
    await page.getByRole("tabpanel", { name: "Actors" }).getByRole("button", { name: "Weir Harbour" }).click();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("tab", { name: "Why?" }).click();
    expect(await violations(page)).toEqual([]);
  });

  test("nor has the list of marks on one spot", async ({ site, page }) => {
    await page.emulateMedia({ colorScheme });
    await open(page, site);
    await page.locator('mark[data-kind="actor"]', { hasText: "Eastmoor" }).click();
    await page.getByRole("menu", { name: "Marks here" }).waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

describe.each([320, 768, 1440])("at a width of %i pixels", (width) => {
  test("nothing has to be scrolled sideways", async ({ site, page }) => {
    await page.setViewportSize({ width, height: 640 });
    const overflow = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await page.goto(site);
    expect(await overflow()).toBe(0);
    await open(page, site);
    expect(await overflow()).toBe(0);
    await page.locator('mark[data-id="c2"][data-part="cue"]').click();
    for (const name of ["Ledger", "Actors", "Graph", "Why?"]) {
      await page.getByRole("tab", { name }).click();
      expect(await overflow(), name).toBe(0);
      const panel = page.getByRole("tabpanel", { name });
      expect(await panel.isVisible(), name).toBe(true);
      if (name === "Graph") await panel.getByRole("group", { name: /^Graph:/ }).waitFor();
      expect(await panel.evaluate((element) => element.scrollWidth - element.clientWidth), name).toBe(0);
    }
  });
});

test("by touch all that is pressed is 44 pixels high", async ({ site, browser }) => {
  const context = await browser.newContext({ serviceWorkers: "block", hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await open(page, site);
  const small = () =>
    page.getByRole("button").or(page.getByRole("tab")).or(page.getByRole("menuitemradio")).or(page.getByRole("searchbox")).evaluateAll((all) =>
      all
        .filter((one) => !(one instanceof SVGElement) && one.checkVisibility() && one.getBoundingClientRect().height < 43.5)
        .map((one) => one.textContent || one.outerHTML),
    );
  for (const name of ["Ledger", "Actors", "Why?"]) {
    await page.getByRole("tab", { name }).tap();
    expect(await small(), name).toEqual([]);
  }
  await page.getByRole("button", { name: "Hide" }).tap();
  await page.locator('mark[data-kind="actor"]', { hasText: "Eastmoor" }).tap();
  await page.getByRole("menu", { name: "Marks here" }).waitFor();
  expect(await small()).toEqual([]);
  await context.close();
});

describe.each(["light", "dark"] as const)("correcting, in %s colours", (colorScheme) => {
  test("editors and what they list have no accessibility violations", async ({ site, page }) => {
    await page.emulateMedia({ colorScheme });
    await open(page, site);
    await page.locator('mark[data-id="c2"][data-part="cue"]').click();
    await page.keyboard.press("e");
    expect(await violations(page, ".details")).toEqual([]);
    await page.keyboard.press("a");
    await page.getByRole("combobox", { name: "Who says so?" }).waitFor();
    expect(await violations(page, ".details")).toEqual([]);
    await page.keyboard.press("Escape");
    await page.locator('mark[data-id="a3"]').click();
    await page.getByRole("button", { name: "Same as…" }).click();
    expect(await violations(page, ".details")).toEqual([]);
  });

  test("tools, recent articles and the sheet of keys have none", async ({ site, page }) => {
    await page.emulateMedia({ colorScheme });
    await open(page, site);
    await page.keyboard.press("m");
    await page.getByRole("toolbar").waitFor();
    expect(await violations(page, "[role='toolbar']")).toEqual([]);
    await page.keyboard.press("d");
    await page.getByRole("combobox", { name: "Which allegation does this deny?" }).waitFor();
    expect(await violations(page, "[role='toolbar']")).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Keys" }).click();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "New" }).click();
    await page.getByRole("region", { name: "Recent articles" }).getByRole("button", { name: "Delete all" }).click();
    expect(await violations(page)).toEqual([]);
  });
});

test("on a small screen what is touched is at least 44 pixels high and wide, and nothing is cut off", async ({ site, page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, site);
  /** Buttons, boxes and lines of lists that a finger would miss. */
  const small = (within: string) =>
    page.locator(`${within} :is(button, label, [role="option"], input[type="text"])`).evaluateAll((all) =>
      all
        .filter((one) => one.checkVisibility())
        .map((one) => ({ text: one.textContent.trim(), ...one.getBoundingClientRect().toJSON() }))
        .filter(({ width, height }) => width < 44 || height < 44)
        .map(({ text, width, height }) => `${text}: ${width} × ${height}`),
    );
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(await small("header")).toEqual([]);
  await page.locator('mark[data-id="c2"][data-part="cue"]').click();
  await page.getByRole("button", { name: "Edit" }).click();
  expect(await small(".details")).toEqual([]);
  await page.keyboard.press("a");
  expect(await small(".details")).toEqual([]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.keyboard.press("m");
  await page.getByRole("toolbar").waitFor();
  expect(await small("[role='toolbar']")).toEqual([]);
  expect(await overflow()).toBe(0);
});
