// Takes docs/screenshot.png, the README's picture, of the built page in Debian's Chromium: run it after `npm run build`.
import { chromium } from "playwright-core";
import { staticServer } from "./lib/static_server.mjs";

const server = staticServer("dist");
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
try {
  const page = await browser.newPage({ viewport: { width: 1360, height: 850 }, colorScheme: "light" });
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.getByRole("button", { name: /Lavrov/ }).click();
  await page.getByRole("button", { name: "Annotate" }).click();
  await page.locator('mark[data-kind="denial"][data-part="cue"]').first().click();
  await page.screenshot({ path: "docs/screenshot.png" });
} finally {
  await browser.close();
  server.close();
}
