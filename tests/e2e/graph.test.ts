import type { Page } from "playwright-core";
import { expect } from "vitest";
import { annotate, type ClaimScript } from "../web/fakes/engine.ts";
import { HARBOUR_ANNOTATION } from "./harbour.ts";
import { drop, test } from "./site.ts";

async function open(page: Page, site: string, annotation: unknown = HARBOUR_ANNOTATION): Promise<void> {
  await page.goto(site);
  await drop(page, "article.json", JSON.stringify(annotation), "application/json");
  await page.getByRole("article", { name: "Annotated article" }).waitFor();
  await page.getByRole("tab", { name: "Graph" }).click();
}

const picture = (page: Page) => page.getByRole("group", { name: /^Graph:/ });
const part = (page: Page, name: string) => picture(page).getByRole("button", { name });

test("shows who alleges what about whom, and who answers, as a picture and in words", async ({ site, page }) => {
  await open(page, site);
  await picture(page).waitFor();
  const names = await picture(page).getByRole("button").evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
  expect(names.toSorted()).toEqual([
    "Auditors about Weir Harbour: 1 allegation, denied",
    "Auditors about Weir Harbour: 1 allegation, unanswered",
    "Auditors, group, 2 mentions: alleges 2",
    "Dana Weir to Auditors: 1 denial",
    "Dana Weir, person, 1 mention: 1 reply",
    "Nobody named to Auditors: no response",
    "Nobody named: 1 reply",
    "Weir Harbour, organization, 3 mentions: accused 2 times",
  ]);
  const words = page.getByRole("region", { name: "The graph in words" });
  expect(await words.innerText()).toContain("Dana Weir to Auditors: 1 denial");
  await words.getByRole("link", { name: "hiding losses" }).click();
  expect(await page.locator('mark[data-id="c2"][data-part="cue"]').getAttribute("data-lit")).toBe("cue");
});

test("is linked with the article both ways", async ({ site, page }) => {
  await open(page, site);
  await part(page, "Weir Harbour, organization").click();
  expect(await page.locator('mark[data-lit="mention"]').count()).toBe(3);
  expect(await part(page, "Weir Harbour, organization").getAttribute("aria-pressed")).toBe("true");
  await page.locator('mark[data-id="c3"][data-part="cue"]').click();
  expect(await part(page, "Dana Weir to Auditors").getAttribute("aria-pressed")).toBe("true");
  expect(await page.getByRole("region", { name: "The graph in words" }).getByRole("listitem").first().innerText()).toContain("Dana Weir to Auditors");
});

test("all of it can be reached and chosen by key, and is one stop for Tab", async ({ site, page }) => {
  await open(page, site);
  await picture(page).waitFor();
  await page.getByRole("tabpanel", { name: "Graph" }).focus();
  await page.keyboard.press("Tab");
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
  const reached = new Set<string>();
  for (let i = 0; i < (await picture(page).getByRole("button").count()); i++) {
    reached.add(await focused());
    await page.keyboard.press("ArrowRight");
  }
  expect(reached.size).toBe(8);
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  expect(await picture(page).getByRole("button", { pressed: true }).getAttribute("aria-label")).toBe(await focused());
  expect(await page.locator("mark[data-lit]").count()).toBeGreaterThan(0);
  await page.keyboard.press("Tab");
  expect(await picture(page).locator(":focus").count()).toBe(0);
});

test("nothing to draw is a sentence", async ({ site, page }) => {
  await open(page, site, annotate("The weather was fine.", { actors: [], claims: [] }));
  await page.getByText("Nothing to draw").waitFor();
});

test("of very many actors it draws those with the most between them", async ({ site, page }) => {
  const names = Array.from({ length: 40 }, (_, i) => `Person${String.fromCharCode(65 + (i % 26))}${i}x`);
  const text = names.map((name, i) => `${name} accused ${names[(i * 7 + 1) % 40]} of lying.`).join("\n");
  const claims = names.map((name, i): ClaimScript => ({ type: "allegation", source: name, cue: `accused ${names[(i * 7 + 1) % 40]} of lying`, by: name, targets: [names[(i * 7 + 1) % 40]!] }));
  await open(page, site, annotate(text, { actors: names.map((name) => [name, "person"] as const), claims }));
  await page.getByText("10 more are left out").waitFor();
  expect(await picture(page).locator(".node").count()).toBe(30);
});

test("says so where it cannot be loaded, and tries again", async ({ site, browser }) => {
  const page = await browser.newPage({ serviceWorkers: "block" }); // its console speaks of what was not loaded
  await page.route(/Graph.*\.js/, (route) => route.abort());
  await open(page, site);
  expect(await page.getByRole("alert").innerText()).toContain("The graph could not be loaded");
  await page.unroute(/Graph.*\.js/);
  await page.getByRole("button", { name: "Retry" }).click();
  await picture(page).waitFor();
  await page.close();
});
