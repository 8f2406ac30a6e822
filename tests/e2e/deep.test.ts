// Claims within claims: each can be told apart and chosen, however many share their words.
import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { annotate, type Script } from "../web/fakes/engine.ts";
import { open } from "./states.ts";
import { drawn, test } from "./site.ts";

/** An article in which each of so many allegations is about the next. */
function nested(count: number): unknown {
  const words = Array.from({ length: count }, (_, index) => `says${index}`);
  const tail = "that the dam above the village was never once inspected in all of those eleven years, whatever the council may say";
  const script: Script = {
    actors: [],
    claims: words.map((cue, index) => ({ type: "allegation", cue, content: [[...words.slice(index + 1), tail].join(" ")] })),
  };
  return annotate(`The dam\n\n${words.join(" ")} ${tail} about the dam and its walls, and of all those who live below it today.\n`, script);
}

/** Pixels between the lowest line below the words and the box of the letters in the next line, or the end of what is drawn. */
const room = (page: Page) =>
  page.locator("article p").evaluate((paragraph) => {
    const boxes = (element: Element) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const found: DOMRect[] = [];
      while (walker.nextNode() !== null) {
        const range = document.createRange();
        range.selectNodeContents(walker.currentNode);
        found.push(...range.getClientRects());
      }
      return found;
    };
    const level = (mark: HTMLElement) => Number(mark.dataset["level"] ?? 0);
    const [deepest] = [...paragraph.querySelectorAll<HTMLElement>('mark[data-part="content"]')].sort((a, b) => level(b) - level(a));
    const style = getComputedStyle(deepest!);
    const pen = document.createElement("canvas").getContext("2d")!;
    pen.font = `${style.fontSize} ${style.fontFamily}`;
    const below = parseFloat(style.textUnderlineOffset) + parseFloat(style.textDecorationThickness) - pen.measureText("x").fontBoundingBoxDescent;
    const end = paragraph.getBoundingClientRect().bottom;
    const tops = boxes(paragraph).map(({ top }) => top);
    return Math.min(...boxes(deepest!).map(({ bottom }) => Math.min(end, ...tops.filter((top) => top > bottom - 2)) - bottom - below));
  });

describe("claims within claims", () => {
  test("have a line each, which keeps off the next line of text", async ({ site, page }) => {
    for (const count of [1, 2, 3, 4, 5, 6]) {
      await open(page, site, nested(count));
      await page.locator("article").getByText(`says${count - 1}`).waitFor();
      const levels = await page
        .locator('article mark[data-part="content"]')
        .evaluateAll((marks) => new Set(marks.map(({ dataset }) => dataset["level"] ?? "0")).size);
      expect(levels).toBe(count);
      await drawn(page);
      expect(await room(page), `${count} lines`).toBeGreaterThan(0);
    }
  });

  test("can each be chosen, those too deep to be drawn too", async ({ site, page }) => {
    await open(page, site, nested(40));
    expect(await page.locator('article mark[data-part="content"]').count()).toBeLessThan(40);
    await drawn(page);
    const { x, y } = await page.locator("article mark", { hasText: "eleven years" }).last().evaluate((mark) => {
      const range = document.createRange();
      const words = [...mark.childNodes].find((node) => node.textContent!.includes("eleven")) as Text;
      const at = words.data.indexOf("eleven");
      range.setStart(words, at);
      range.setEnd(words, at + 6);
      return range.getBoundingClientRect().toJSON() as DOMRect;
    });
    await page.mouse.click(x + 20, y + 8);
    const menu = page.getByRole("menu", { name: "Marks here" });
    expect(await menu.getByRole("menuitemradio").count()).toBe(40);
    const last = menu.getByRole("menuitemradio").last();
    const words = await last.locator("bdi").innerText();
    await last.click();
    await page.locator(".details").getByText(words.replace(/^.*?: /, "").slice(0, 40)).waitFor();
  });

  test("can each be chosen by key, those too deep to be drawn too", async ({ site, page }) => {
    await open(page, site, nested(40));
    const marks = page.locator("article mark[data-stop]");
    await marks.first().focus();
    await page.keyboard.press("End");
    // On what is chosen already Enter asks which of those around it, and in it, is meant.
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    const menu = page.getByRole("menu", { name: "Marks here" });
    expect(await menu.getByRole("menuitemradio").count()).toBe(40);
    await menu.getByRole("menuitemradio").last().focus();
    await page.keyboard.press("Home");
    const words = await menu.locator(":focus bdi").innerText();
    await page.keyboard.press("Enter");
    await page.locator(".details .content").getByText(words.replace(/^.*?: /, "").slice(0, 40)).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("MARK");
  });

  test("lead from the ledger to where they are", async ({ site, page }) => {
    await open(page, site, nested(40));
    const rows = page.getByRole("table", { name: "Allegations" }).getByRole("row");
    await expect.poll(() => rows.count()).toBe(41); // they come little by little
    await rows.last().getByRole("link").first().click();
    expect(await page.evaluate(() => document.activeElement?.closest("article mark")?.textContent)).toContain("says39");
  });
});
