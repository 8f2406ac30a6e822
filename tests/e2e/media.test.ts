// What the page makes of what a person has set in system and browser: few colours, little motion, paper.
import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { claim, open, WITHOUT_ARTICLE } from "./states.ts";
import { test } from "./site.ts";

/** How an element is drawn, as far as it tells apart what is chosen. */
const look = (page: Page, selector: string) =>
  page.locator(selector).first().evaluate((element) => {
    const { color, backgroundColor, outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    return [color, backgroundColor, outlineStyle === "none" ? "none" : `${outlineStyle} ${outlineWidth} ${outlineColor}`].join(", ");
  });

const different = (all: readonly unknown[]) => expect(new Set(all).size).toBe(all.length);

describe("in forced colours", () => {
  test("what is chosen, what belongs to it and what steps back differ, each from all others", async ({ site, page }) => {
    await page.emulateMedia({ forcedColors: "active" });
    await open(page, site);
    const chosen = '[data-id="c2"][data-part="content"]';
    const other = '[data-id="c4"][data-part="cue"]';
    const plain = { chosen: await look(page, `mark${chosen}`), other: await look(page, `mark${other}`) };
    await claim(page, "c2").click();
    await page.locator("mark[data-lit]").first().waitFor();
    const lit = await Promise.all(["source", "cue", "content", "target", "reply"].map((light) => look(page, `mark[data-lit="${light}"]`)));
    const dimmed = await look(page, `mark${other}`);
    different([...lit, dimmed]);
    different([plain.chosen, await look(page, `mark${chosen}`)]);
    different([plain.other, dimmed]);
    different([await look(page, "article p"), await look(page, "main")]);
  });

  test("each kind of mark has a line of its own, chosen or not", async ({ site, page }) => {
    await page.emulateMedia({ forcedColors: "active" });
    await open(page, site);
    await page.getByRole("button", { name: "Statements" }).click();
    const lines = () =>
      Promise.all(
        ["actor", "allegation", "denial", "admission", "non_response", "statement"].map((kind) =>
          page.locator(`mark[data-kind="${kind}"]:is([data-part="cue"], [data-part="mention"])`).last().evaluate((mark) => {
            const { textDecorationLine, textDecorationStyle, textDecorationThickness, borderTopStyle } = getComputedStyle(mark);
            return [textDecorationLine, textDecorationStyle, textDecorationThickness, borderTopStyle].join(" ");
          }),
        ),
      );
    different(await lines());
    await claim(page, "c2").click();
    different(await lines());
  });

  test("the rows of a chosen allegation and of one that a chosen reply answers are framed", async ({ site, page }) => {
    await page.emulateMedia({ forcedColors: "active" });
    await open(page, site);
    const row = () => look(page, 'tr[data-id="c2"]');
    const before = await row();
    await claim(page, "c2").click();
    await page.locator("tr.chosen").waitFor();
    const chosen = await row();
    await claim(page, "c5").click();
    await page.locator("tr.answered").waitFor();
    different([before, chosen, await row()]);
  });
});

describe("motion", () => {
  /** Pictures of the bar that says that work goes on. */
  async function pictures(page: Page, site: string): Promise<() => Promise<string>> {
    await page.goto(site);
    await WITHOUT_ARTICLE["an article being annotated"]!(page);
    return async () => (await page.locator("progress").screenshot()).toString("base64");
  }

  test("a bar runs while work goes on", async ({ site, page }) => {
    const picture = await pictures(page, site);
    const first = await picture();
    await expect.poll(picture).not.toBe(first);
  });

  test("where less of it is wanted nothing runs, and a jump does not glide", async ({ site, page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    const picture = await pictures(page, site);
    const first = await picture();
    for (let count = 0; count < 5; count++) expect(await picture()).toBe(first);

    await page.setViewportSize({ width: 1280, height: 320 });
    await open(page, site);
    const moving = () => document.getAnimations().length + [...document.querySelectorAll("*")].filter((one) => getComputedStyle(one).transitionDuration !== "0s").length;
    expect(await page.evaluate(moving)).toBe(0);
    await page.getByRole("tabpanel").getByRole("link", { name: "Its treasurer" }).click();
    const places = await page.evaluate(async () => {
      const all: number[] = [];
      for (let frame = 0; frame < 10; frame++) {
        await new Promise((next) => requestAnimationFrame(next));
        all.push(scrollY);
      }
      return all;
    });
    expect(places[0]).toBeGreaterThan(0);
    expect(new Set(places).size).toBe(1);
    expect(await page.evaluate(moving)).toBe(0);
  });
});

describe("on paper", () => {
  /** From 0, black, to 255. */
  const lightness = (page: Page, selector: string, property: "color" | "backgroundColor") =>
    page.locator(selector).first().evaluate((element, name) => {
      const [red = 0, green = 0, blue = 0] = getComputedStyle(element)[name].match(/[\d.]+/g)!.map(Number);
      return 0.3 * red + 0.59 * green + 0.11 * blue;
    }, property);

  test("ink is dark and paper white, whatever colours the screen has", async ({ site, page }) => {
    await page.emulateMedia({ colorScheme: "light" });
    await open(page, site);
    await page.getByRole("button", { name: "Colours: as the system has them" }).click();
    await page.getByRole("button", { name: "Colours: light" }).click();
    expect(await lightness(page, "article p", "color")).toBeGreaterThan(200);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, media: "print" });
      expect(await lightness(page, "article p", "color")).toBeLessThan(60);
      expect(await lightness(page, ".allegedly-ledger .what", "color")).toBeLessThan(60);
      expect(await lightness(page, "body", "backgroundColor")).toBe(255);
    }
  });
});
