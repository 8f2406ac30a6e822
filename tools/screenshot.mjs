// Takes docs/screenshot.png: the built single-file edition with a sample article. Run `npm run build` first.

import { fileURLToPath, pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

const fromRoot = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, colorScheme: "light" });
await page.goto(pathToFileURL(fromRoot("dist/allegedly.html")).href);
await page.getByRole("region", { name: "Or try one of these" }).getByRole("button").first().click();
await page.getByRole("button", { name: "Annotate" }).click();
await page.locator('mark[data-kind="allegation"]').first().waitFor();
await page.screenshot({ path: fromRoot("docs/screenshot.png") });
await browser.close();
