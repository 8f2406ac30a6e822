import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { describe, expect } from "vitest";
import { crowded, outside, small } from "./layout.ts";
import { open, WITH_ARTICLE, WITHOUT_ARTICLE } from "./states.ts";
import { drawn, test } from "./site.ts";
import { violationsInBothColours } from "./violations.ts";

const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };
/** What 200 % make of it. */
const ENLARGED = { width: 640, height: 400 };
const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };

const STATES = [
  ...Object.entries(WITHOUT_ARTICLE).map(([name, reach]) => ({ name, reach, begin: (page: Page, site: string) => page.goto(site) })),
  ...Object.entries(WITH_ARTICLE).map(([name, reach]) => ({ name, reach, begin: open })),
];

/** A page of its own on such a device. */
async function on(browser: Browser, device: BrowserContextOptions, use: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ ...device, serviceWorkers: "block" });
  context.setDefaultTimeout(30_000);
  await use(await context.newPage());
  await context.close();
}

/** What is cut off or in the way where the page is as it is now. */
async function misplaced(page: Page, when: string): Promise<string[]> {
  await drawn(page);
  const found = [...(await outside(page)).map((one) => `outside: ${one}`), ...(await crowded(page)).map((one) => `crowded: ${one}`)];
  return found.map((one) => `${when}, ${one}`);
}

describe.each(STATES)("$name", ({ begin, reach }) => {
  test("is accessible on a large screen, and nothing is cut off when it is enlarged", async ({ site, browser }) => {
    await on(browser, DESKTOP, async (page) => {
      await begin(page, site);
      await reach(page);
      const found = [...(await violationsInBothColours(page)), ...(await misplaced(page, "1280 pixels"))];
      await page.setViewportSize({ width: 768, height: 800 });
      found.push(...(await misplaced(page, "768 pixels")));
      await page.setViewportSize(ENLARGED);
      found.push(...(await misplaced(page, "enlarged")));
      await page.setViewportSize(DESKTOP.viewport!);
      await page.evaluate(() => void (document.documentElement.style.fontSize = "200%"));
      found.push(...(await misplaced(page, "letters enlarged")));
      expect(found).toEqual([]);
    });
  });

  test("is accessible on a phone, fingers hit all that can be pressed, and nothing is cut off", async ({ site, browser }) => {
    await on(browser, PHONE, async (page) => {
      await begin(page, site);
      await reach(page);
      const found = [...(await violationsInBothColours(page)), ...(await small(page)), ...(await misplaced(page, "360 pixels"))];
      await page.setViewportSize({ width: 320, height: 640 });
      found.push(...(await misplaced(page, "320 pixels")));
      await page.setViewportSize({ width: 800, height: 1100 });
      await drawn(page); // what is in the bar hangs on the width
      found.push(...(await small(page)).map((one) => `tablet, ${one}`));
      expect(found).toEqual([]);
    });
  });
});

