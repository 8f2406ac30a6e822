// The saved file as whoever gets it opens it from a folder, with JavaScript on.
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { describe, expect } from "vitest";
import { HARBOUR_ANNOTATION } from "./harbour.ts";
import { drop, launch, requests, test as base } from "./site.ts";

/** Saves `annotation` on the page at `site`; the address of the file. */
async function saved(browser: Browser, site: string, annotation: unknown): Promise<string> {
  const page = await browser.newPage({ acceptDownloads: true, serviceWorkers: "block" });
  await page.goto(site);
  await drop(page, "annotation.json", JSON.stringify(annotation), "application/json");
  await page.getByRole("article", { name: "Annotated article" }).waitFor();
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save annotated file" }).click();
  const path = join(await mkdtemp(join(tmpdir(), "allegedly-")), "saved.html");
  await (await waiting).saveAs(path);
  await page.close();
  return pathToFileURL(path).href;
}

const test = base.extend<{ file: string }>({
  /** Address of a saved file. */
  file: [async ({ browser, site }, use) => use(await saved(browser, site, HARBOUR_ANNOTATION)), { scope: "file" }],
});

const cue = (page: Page, id: string) => page.locator(`mark[data-id="${id}"][data-part="cue"]`).first();
const chips = (page: Page) => page.getByRole("group", { name: "Show in the article" });
const why = (page: Page) => page.getByRole("complementary", { name: "Why?" });
const ledger = (page: Page) => page.getByRole("table", { name: "Allegations" });
const dialog = (page: Page) => page.getByRole("dialog", { name: "Edit a copy" });
/** Of the rows of the ledger, as they stand. */
const standings = (page: Page) => ledger(page).locator("tbody [data-standing]:visible").allInnerTexts();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);
const lit = (page: Page) =>
  page.locator("mark[data-lit]").evaluateAll((all) => all.map((one) => `${one.dataset["lit"]}: ${one.textContent}`));

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const results = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

describe("filters", () => {
  test("take a kind of marks away and bring it back", async ({ file, page }) => {
    await page.goto(file);
    const line = () => cue(page, "c4").evaluate((mark) => getComputedStyle(mark).textDecorationLine);
    const chip = chips(page).getByRole("button", { name: "Admissions 1" });
    expect([await line(), await chip.getAttribute("aria-pressed")]).toEqual(["underline", "true"]);
    await chip.click();
    expect([await line(), await chip.getAttribute("aria-pressed")]).toEqual(["none", "false"]);
    await chip.click();
    expect([await line(), await chip.getAttribute("aria-pressed")]).toEqual(["underline", "true"]);
  });

  test("narrow the ledger to a standing", async ({ file, page }) => {
    await page.goto(file);
    expect(await standings(page)).toEqual(["unanswered", "denied"]);
    await page.getByRole("group", { name: "Standing" }).getByRole("button", { name: "Denied 1" }).click();
    expect(await standings(page)).toEqual(["denied"]);
    expect(await page.getByRole("status").innerText()).toBe("1 of 2 allegations");
  });

  test("look at one actor: what has nothing to do with it steps back", async ({ file, page }) => {
    await page.goto(file);
    await page.getByRole("combobox", { name: "Only what concerns" }).selectOption({ label: "Dana Weir" });
    const shown = await page.locator("article mark:not([data-off])").allInnerTexts();
    expect(shown).toContain("told"); // she denies
    expect(shown).toContain("accused"); // what she denies
    expect(shown).not.toContain("admitted");
    expect(await ledger(page).locator("tr[data-off]").count()).toBe(1);
    await page.getByRole("combobox", { name: "Only what concerns" }).selectOption({ label: "All actors" });
    expect(await page.locator("[data-off]").count()).toBe(0);
  });
});

describe("a chosen mark", () => {
  test("says why it is there, and lights what belongs to it", async ({ file, page }) => {
    await page.goto(file);
    await cue(page, "c2").click();
    const said = await why(page).innerText();
    for (const words of ["Allegation", "accused", "Auditors", "About whom", "Weir Harbour", "Denied", "How sure", "Made by"]) {
      expect(said).toContain(words);
    }
    expect(await lit(page)).toEqual(expect.arrayContaining(["cue: accused", "reply: told", "reply: declined"]));
    await why(page).getByRole("button", { name: "Denial by Dana Weir" }).click();
    expect(await why(page).getByRole("heading").innerText()).toContain("Denial");
    await page.keyboard.press("Escape");
    expect([await why(page).isVisible(), await lit(page)]).toEqual([false, []]);
  });

  test("is reached and let go of by key alone", async ({ file, page }) => {
    await page.goto(file);
    await chips(page).getByRole("button", { name: "Edit a copy" }).focus();
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("Auditors");
    await page.keyboard.press("ArrowRight");
    expect(await focused(page)).toBe("Accuse");
    await page.keyboard.press("Enter");
    expect(await why(page).getByRole("heading").innerText()).toContain("Allegation");
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("Show it in the article");
    await page.keyboard.press("Escape");
    expect([await why(page).isVisible(), await focused(page)]).toEqual([false, "Accuse"]);
  });

  test("chosen again gives way to what lies around it, and then to nothing", async ({ file, page }) => {
    await page.goto(file);
    const place = page.locator('article mark[data-kind="actor"]', { hasText: "Eastmoor" });
    const heading = why(page).getByRole("heading");
    await place.click();
    expect(await heading.innerText()).toContain("Eastmoor");
    await place.click();
    expect(await heading.innerText()).toContain("Allegation");
    await place.click();
    expect(await why(page).isVisible()).toBe(false);
  });
});

describe("the ledger", () => {
  test("is sorted by a column, the other way, and as the text has it", async ({ file, page }) => {
    await page.goto(file);
    const head = ledger(page).getByRole("columnheader", { name: "Standing" });
    const seen: unknown[] = [];
    for (let press = 0; press < 3; press++) {
      await head.getByRole("button").click();
      seen.push([await head.getAttribute("aria-sort"), await standings(page)]);
    }
    expect(seen).toEqual([
      ["ascending", ["denied", "unanswered"]],
      ["descending", ["unanswered", "denied"]],
      ["none", ["unanswered", "denied"]],
    ]);
  });

  test("leads to the mark, and the mark to its row", async ({ file, page }) => {
    await page.setViewportSize({ width: 800, height: 400 }); // neither is in sight of the other
    await page.goto(file);
    const link = ledger(page).getByRole("link", { name: "Weir Harbour of hiding losses" });
    await link.click();
    expect(await focused(page)).toBe("accused");
    const { y, height } = (await cue(page, "c2").boundingBox())!;
    expect(y > 0 && y + height < (await why(page).boundingBox())!.y).toBe(true);
    await why(page).getByRole("button", { name: "Show it in the ledger" }).click();
    expect(await focused(page)).toContain("Weir Harbour of hiding losses");
    expect(await ledger(page).locator("tr[data-lit]").count()).toBe(1);
    expect((await link.boundingBox())!.y).toBeLessThan((await why(page).boundingBox())!.y);
    await ledger(page).getByRole("link", { name: "Weir Harbour", exact: true }).first().click();
    expect(await why(page).getByRole("heading").innerText()).toContain("Weir Harbour");
  });
});

describe("editing a copy", () => {
  test("is told of, and the annotation can be saved for it", async ({ file, page }) => {
    await page.goto(file);
    await page.getByRole("button", { name: "Edit a copy" }).click();
    await dialog(page).getByText("Open Allegedly and drop this file on it").waitFor();
    expect(await dialog(page).getByRole("link").count()).toBe(0); // the page's address opens nowhere else
    const waiting = page.waitForEvent("download");
    await dialog(page).getByRole("button", { name: "Save the annotation as JSON" }).click();
    const { text, claims } = JSON.parse(await readFile((await (await waiting).path())!, "utf8"));
    expect([text, claims.length]).toEqual([HARBOUR_ANNOTATION.text, HARBOUR_ANNOTATION.claims.length]);
    await page.keyboard.press("Escape");
    expect(await dialog(page).isVisible()).toBe(false);
  });

  test("leads to the page that saved the file, with the article behind the address", async ({ site }) => {
    const browser = await launch("--host-resolver-rules=MAP allegedly.example 127.0.0.1");
    const address = `http://allegedly.example:${new URL(site).port}/`;
    const page = await browser.newPage();
    await page.goto(await saved(browser, address, HARBOUR_ANNOTATION));
    await page.getByRole("button", { name: "Edit a copy" }).click();
    const waiting = page.waitForEvent("popup");
    await dialog(page).getByRole("link", { name: "Open a copy in Allegedly" }).click();
    const editor = await waiting;
    await editor.getByRole("region", { name: "Shared article" }).getByRole("button", { name: "Edit a copy" }).click();
    await editor.locator('mark[data-id="c2"][data-part="cue"]').click();
    await editor.keyboard.press("2");
    await editor.getByRole("button", { name: "Undo: change to denial" }).waitFor();
    await browser.close();
  });
});

describe("with everything in it", () => {
  test("text, names and ids that are hostile stay text", async ({ browser, site, page }) => {
    const attack = `"><img src=x onerror=alert(1)></script><script>alert(2)</script><!--`;
    const renamed = JSON.stringify(HARBOUR_ANNOTATION).replace(/"([ac]\d)"/g, (_, id) => JSON.stringify(`</script><!--'"${id}`));
    const hostile = JSON.parse(renamed);
    hostile.engine = { name: attack, version: attack };
    hostile.text += `\n${attack}`;
    for (const actor of hostile.actors) actor.name = attack;
    page.on("dialog", () => expect.fail("the file ran a script"));
    const address = await saved(browser, site, hostile);
    const made = requests(page);
    await page.goto(address);
    await page.locator('article mark[data-kind="allegation"][data-part="cue"]').nth(1).click();
    expect(await why(page).innerText()).toContain(attack);
    await why(page).getByRole("button", { name: "Denial by" }).click();
    await page.getByRole("combobox", { name: "Only what concerns" }).selectOption({ index: 1 });
    await page.locator('article mark[data-kind="actor"]').first().click();
    await ledger(page).getByRole("columnheader", { name: "Source" }).getByRole("button").click();
    await page.getByRole("button", { name: "Edit a copy" }).click();
    expect([await page.locator("img").count(), await page.locator("script").count()]).toEqual([0, 2]);
    expect(made).toEqual([address]);
  });

  test.for(["light", "dark"] as const)("can be used by all, in %s colours", async (colorScheme, { file, page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(file);
    await cue(page, "c2").click();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("combobox", { name: "Only what concerns" }).selectOption({ label: "Dana Weir" });
    await chips(page).getByRole("button", { name: "Denials" }).click();
    expect(await violations(page)).toEqual([]);
    const sizes = await page.locator("button:visible, select:visible").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  });

  test("prints marks and ledger in dark ink on white, and no controls", async ({ file, page }) => {
    await page.emulateMedia({ colorScheme: "dark" });
    await page.goto(file);
    await cue(page, "c2").click();
    await page.emulateMedia({ colorScheme: "dark", media: "print" });
    const colours = await page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.body);
      return [color, backgroundColor];
    });
    expect(colours).toEqual(["rgb(27, 27, 31)", "rgb(255, 255, 255)"]);
    for (const controls of [chips(page), why(page), page.getByRole("group", { name: "Standing" })]) {
      expect(await controls.count()).toBe(0);
    }
    expect(await cue(page, "c4").evaluate((mark) => getComputedStyle(mark).textDecorationLine)).toBe("underline");
    expect(await ledger(page).isVisible()).toBe(true);
    expect(await page.getByRole("list", { name: "Marks" }).isVisible()).toBe(true);
  });
});
