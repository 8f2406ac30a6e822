// What the bar at the top offers whatever is read.
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { HARBOUR_ANNOTATION } from "./harbour.ts";
import { drop, test } from "./site.ts";

async function open(page: Page, site: string): Promise<void> {
  await page.goto(site);
  await drop(page, "harbour.json", JSON.stringify(HARBOUR_ANNOTATION), "application/json");
  await page.getByRole("article", { name: "Annotated article" }).waitFor();
}

test("the colours are the system's, light or dark, and stay so at later visits", async ({ site, page }) => {
  const colours = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(site);
  const white = await paper();
  expect(await colours()).toBe("light dark");
  await page.getByRole("button", { name: "Colours: as the system has them" }).click();
  await page.getByRole("button", { name: "Colours: light" }).click();
  expect(await colours()).toBe("dark");
  expect(await paper()).not.toBe(white);

  await page.reload();
  const dark = page.getByRole("button", { name: "Colours: dark" });
  await dark.waitFor();
  expect(await colours()).toBe("dark");
  await dark.click();
  expect(await colours()).toBe("light dark");
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await paper()).not.toBe(white);
  await page.reload();
  await page.getByRole("button", { name: "Colours: as the system has them" }).waitFor();
});

test.for([1440, 360])("at %i pixels what keeps the page from the network can be tried with an article open", async (width, { site, browser }) => {
  const page = await browser.newPage({ serviceWorkers: "block", viewport: { width, height: 740 } }); // its console may speak of what was forbidden
  await open(page, site);
  const proof = page.getByRole("group", { name: "No network" });
  if (width < 400) {
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("group", { name: "More" }).getByRole("button", { name: "No network" }).click();
  } else {
    await page.getByRole("button", { name: "No network" }).click();
  }
  const box = (await proof.boundingBox())!;
  expect([box.x >= 0, box.x + box.width <= width]).toEqual([true, true]);
  await proof.getByRole("button", { name: "Try to connect" }).click();
  await proof.getByRole("status").getByRole("listitem").first().waitFor();
  await page.keyboard.press("Escape");
  expect(await proof.isVisible()).toBe(false);
  await page.close();
});
