// Draws the icons of the installed page from public/favicon.svg, in Debian's Chromium. Run it when that drawing changes:
//
//   node tools/icons.mjs   public/icons/
import { mkdir, readFile } from "node:fs/promises";
import { chromium } from "playwright-core";

/** Systems cut a maskable icon to their own shape, and promise to leave the circle of 80 % of its width. */
const ICONS = [
  { name: "icon-192", size: 192, maskable: false },
  { name: "icon-512", size: 512, maskable: false },
  { name: "maskable-512", size: 512, maskable: true },
];
const SAFE = 0.8;

const drawing = await readFile("public/favicon.svg", "utf8");
const ground = /<rect width="32" height="32" rx="7" fill="(#\w+)"/.exec(drawing)?.[1];
if (ground === undefined) throw new Error("public/favicon.svg has another ground than this script knows.");

function page({ size, maskable }) {
  const width = maskable ? size * SAFE : size;
  return `<!doctype html>
    <style>
      body { display: grid; place-items: center; height: 100vh; margin: 0; background: ${maskable ? ground : "none"} }
      svg { width: ${width}px; height: ${width}px }
    </style>
    ${drawing}`;
}

await mkdir("public/icons", { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
try {
  for (const icon of ICONS) {
    const tab = await browser.newPage({ viewport: { width: icon.size, height: icon.size } });
    await tab.setContent(page(icon));
    await tab.screenshot({ path: `public/icons/${icon.name}.png`, omitBackground: true });
    await tab.close();
  }
} finally {
  await browser.close();
}
