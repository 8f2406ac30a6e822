import { describe, expect } from "vitest";
import { annotate, requests, SINGLE_FILE, test } from "./site.ts";

const TEXT = "Auditors accused Weir Harbour of hiding losses. Weir Harbour denied the accusation.";

describe.each(["hosted", "single file"] as const)("the %s edition", (edition) => {
  test("annotates without a network, once it is loaded", async ({ site, page, context }) => {
    await page.goto(edition === "hosted" ? site : SINGLE_FILE);
    await page.waitForLoadState("networkidle");
    await context.setOffline(true);
    const made = requests(page);
    await annotate(page, TEXT);
    await page.getByRole("tab", { name: "Actors" }).click();
    await page.getByRole("button", { name: "New" }).click();
    expect(await page.getByRole("textbox", { name: "Article text" }).isVisible()).toBe(true);
    expect(made).toEqual([]);
  });

  test("forbids itself every connection", async ({ site, browser }) => {
    const page = await browser.newPage(); // its console may speak of what was forbidden
    await page.goto(edition === "hosted" ? site : SINGLE_FILE);
    const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
    expect(await policy.getAttribute("content")).toMatch(/^default-src 'none';/);
    expect(await policy.getAttribute("content")).not.toMatch(/connect-src|unsafe-inline|'unsafe-eval'/);
    const forbidden = await page.evaluate(async (address) => {
      const violated = new Promise((done) =>
        document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => done(effectiveDirective)),
      );
      const outcome = await fetch(address).then(
        () => "sent",
        () => "not sent",
      );
      return [outcome, await violated];
    }, site);
    expect(forbidden).toEqual(["not sent", "connect-src"]);
    await page.close();
  });
});

test("the single file asks for nothing but itself", async ({ page }) => {
  const made = requests(page);
  await page.goto(SINGLE_FILE);
  await page.waitForLoadState("networkidle");
  expect(made).toEqual([SINGLE_FILE]);
});
