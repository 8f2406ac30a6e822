// Takes pictures of the built page in Debian's Chromium: run it after `npm run build`.
//
//   node tools/screenshot.mjs          docs/screenshot.png, the README's picture
//   node tools/screenshot.mjs states   build/screenshots/: every state of the page at 1440, 768 and 360 pixels, light and dark
import { mkdir } from "node:fs/promises";
import { chromium } from "playwright-core";
import { listen, staticServer } from "./lib/static_server.mjs";

const SIZES = [
  { width: 1440, height: 900 },
  { width: 768, height: 1024 },
  { width: 360, height: 740 },
];

async function annotate(page) {
  await page.getByRole("button", { name: /Lavrov/ }).click();
  await page.getByRole("button", { name: "Annotate", exact: true }).click();
  await page.getByRole("article", { name: "Annotated article" }).waitFor();
}

async function drop(page, name, text) {
  const transfer = await page.evaluateHandle(([fileName, content]) => {
    const data = new DataTransfer();
    data.items.add(new File([content], fileName));
    return data;
  }, [name, text]);
  await page.dispatchEvent("main", "drop", { dataTransfer: transfer });
}

const choose = (page) => page.locator('mark[data-kind="denial"][data-part="cue"]').first().click();

/** How each state is reached on a fresh page. */
const STATES = {
  empty: async () => undefined,
  notice: async (page) => {
    await drop(page, "article.md", "# Auditors accuse harbour company\n\n**Auditors** accused them.\n\nThey denied it.\n");
    await page.getByRole("button", { name: "Put it back" }).waitFor();
  },
  error: async (page) => {
    await drop(page, "report.rtf", "{\\rtf1}");
    await page.getByRole("alert").waitFor();
  },
  loading: async (page) => {
    await page.evaluate(() => (Worker.prototype.postMessage = () => undefined)); // it works for ever
    await page.getByRole("button", { name: /Lavrov/ }).click();
    await page.getByRole("button", { name: "Annotate", exact: true }).click();
    await page.getByRole("button", { name: "Cancel" }).waitFor();
  },
  annotated: annotate,
  chosen: async (page) => {
    await annotate(page);
    await choose(page);
  },
  actors: async (page) => {
    await annotate(page);
    await page.getByRole("tab", { name: "Actors" }).click();
  },
};

async function takeStates(browser, address) {
  const folder = "build/screenshots";
  await mkdir(folder, { recursive: true });
  for (const viewport of SIZES) {
    for (const colorScheme of ["light", "dark"]) {
      for (const [name, reach] of Object.entries(STATES)) {
        const page = await browser.newPage({ viewport, colorScheme });
        await page.goto(address);
        await reach(page);
        await page.screenshot({ path: `${folder}/${name}-${viewport.width}-${colorScheme}.png` });
        await page.close();
      }
    }
  }
  console.log(`${folder}/ has ${Object.keys(STATES).length * SIZES.length * 2} pictures`);
}

async function takeReadmePicture(browser, address) {
  const page = await browser.newPage({ viewport: { width: 1360, height: 850 }, colorScheme: "light" });
  await page.goto(address);
  await annotate(page);
  await choose(page);
  await page.screenshot({ path: "docs/screenshot.png" });
}

const server = staticServer("dist");
const address = `http://127.0.0.1:${await listen(server, 8180)}/`;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
try {
  await (process.argv[2] === "states" ? takeStates : takeReadmePicture)(browser, address);
} finally {
  await browser.close();
  server.close();
}
