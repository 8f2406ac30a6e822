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

async function more(page, name) {
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("group", { name: "More" }).getByRole("button", { name }).click();
}

async function share(page, way) {
  await annotate(page);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByRole("dialog", { name: "Share" }).getByRole("radio", { name: way }).check();
}

/** Opens a link to the article that is shown, locked if there is a passphrase, as whoever gets it does. */
async function receive(page, way, passphrase = null) {
  await share(page, way);
  const dialog = page.getByRole("dialog", { name: "Share" });
  if (passphrase !== null) {
    await dialog.getByRole("checkbox", { name: "Lock the link" }).check();
    await dialog.getByRole("textbox", { name: "Passphrase" }).fill(passphrase);
    await dialog.getByRole("button", { name: "Lock" }).click();
  }
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await dialog.getByRole("button", { name: "Copy link" }).click();
  await dialog.getByText("Copied.", { exact: true }).waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto("about:blank");
  await page.goto(link);
}

async function practise(page) {
  await annotate(page);
  await more(page, "Mark it yourself");
  await page.getByRole("group", { name: "Marking it yourself" }).waitFor();
}

/** A page of a PDF; readers find its parts without a table of them. */
function pdf(lines) {
  const shown = lines.map((line, index) => `BT /F1 11 Tf 1 0 0 1 72 ${720 - 16 * index} Tm (${line}) Tj ET`).join("\n");
  return [
    "%PDF-1.4",
    "1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj",
    "2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj",
    "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >> endobj",
    "4 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj",
    `5 0 obj << /Length ${shown.length} >>\nstream\n${shown}\nendstream endobj`,
    "trailer << /Root 1 0 R >>\n%%EOF\n",
  ].join("\n");
}

/** Runs in the page: a browser that has a newer version of it already. */
function haveNewVersion() {
  const worker = { state: "activated", addEventListener: () => undefined };
  const registration = { ...worker, active: worker, waiting: worker, installing: null };
  const container = { ...worker, controller: worker, register: async () => registration };
  Object.defineProperty(navigator, "serviceWorker", { value: container });
}

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
  choosing: async (page) => {
    await annotate(page);
    await page.locator('mark[data-part="content"] mark[data-kind="actor"]').first().click();
    await page.getByRole("menu", { name: "Marks here" }).waitFor();
  },
  picking: async (page) => {
    await annotate(page);
    await choose(page);
    await page.keyboard.press("d");
    await page.getByRole("combobox", { name: "Which allegation does it answer?" }).waitFor();
  },
  sheet: async (page) => {
    await annotate(page);
    const show = page.getByRole("button", { name: "Show", exact: true });
    if (await show.isVisible()) await show.click(); // large screens have no sheet
  },
  "no-network": async (page) => {
    await annotate(page);
    const button = page.getByRole("button", { name: "No network" });
    if (await button.first().isVisible()) await button.first().click();
    else await more(page, "No network");
    await page.getByRole("group", { name: "No network" }).waitFor();
  },
  print: async (page) => {
    await annotate(page);
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await page.emulateMedia({ media: "print" });
  },
  "forced-colours": async (page) => {
    await annotate(page);
    await choose(page);
    await page.emulateMedia({ forcedColors: "active" });
  },
  "new-version": async (page) => {
    await page.addInitScript(haveNewVersion);
    await page.reload();
    await page.getByText("A new version is ready.").waitFor();
  },
  "pdf-review": async (page) => {
    await drop(page, "report.pdf", pdf(["Auditors accuse harbour company", "", "Auditors accused the company of hiding losses.", "The company denied it."]));
    await page.getByText("A PDF does not say where its paragraphs end").waitFor();
  },
  why: async (page) => {
    await annotate(page);
    await choose(page);
    await page.getByRole("tab", { name: "Why?" }).click();
  },
  actors: async (page) => {
    await annotate(page);
    await page.getByRole("tab", { name: "Actors" }).click();
  },
  lens: async (page) => {
    await annotate(page);
    await page.getByRole("tab", { name: "Actors" }).click();
    await page.getByRole("tabpanel", { name: "Actors" }).getByRole("button", { name: "North Korea" }).first().click();
  },
  graph: async (page) => {
    await annotate(page);
    await page.getByRole("tab", { name: "Graph" }).click();
    await page.getByRole("group", { name: /^Graph:/ }).waitFor();
  },
  selecting: async (page) => {
    await annotate(page);
    await page.keyboard.press("m");
    await page.getByRole("toolbar", { name: "What the selected words are" }).waitFor();
  },
  editing: async (page) => {
    await annotate(page);
    await choose(page);
    await page.keyboard.press("e");
  },
  keys: async (page) => {
    await annotate(page);
    await page.keyboard.press("?");
    await page.getByRole("dialog").waitFor();
  },
  sharing: (page) => share(page, "Link with everything"),
  "sharing-file": (page) => share(page, "File"),
  received: async (page) => {
    await receive(page, "Link with everything");
    await page.getByRole("article", { name: "Annotated article" }).waitFor();
  },
  locked: async (page) => {
    await receive(page, "Link with everything", "three plain words");
    await page.getByRole("textbox", { name: "Passphrase" }).waitFor();
  },
  "marks-alone": async (page) => {
    await receive(page, "Link with the marks alone");
    await page.getByRole("textbox", { name: "The article" }).waitFor();
  },
  comparing: async (page) => {
    await annotate(page);
    await more(page, "Compare with another article");
    const dialog = page.getByRole("dialog", { name: "Compare with another article" });
    await dialog.getByRole("textbox").fill("Moscow rejects report\n\nThe White House accused North Korea of arming Russia. Russia denied it.");
    await dialog.getByRole("button", { name: "Compare", exact: true }).click();
    await page.getByRole("article", { name: "Second article" }).waitFor();
  },
  practising: practise,
  codebook: async (page) => {
    await practise(page);
    await page.getByRole("button", { name: "What to mark" }).click();
    await page.getByRole("dialog").waitFor();
  },
  scored: async (page) => {
    await practise(page);
    await page.getByRole("button", { name: "Reveal" }).click();
    await page.getByRole("complementary", { name: "Score" }).waitFor();
  },
  recent: async (page) => {
    await annotate(page);
    await page.getByText("Kept in this browser", { exact: true }).waitFor({ state: "attached" }); // small screens hide it
    await page.getByRole("button", { name: "New", exact: true }).click();
    await page.getByRole("region", { name: "Recent articles" }).waitFor();
  },
  connecting: async (page) => {
    await page.getByRole("button", { name: "Try to connect" }).click();
    await page.getByRole("status", { name: "What came of trying to connect" }).getByRole("listitem").first().waitFor();
  },
};

async function takeStates(browser, address) {
  const folder = "build/screenshots";
  await mkdir(folder, { recursive: true });
  for (const viewport of SIZES) {
    for (const colorScheme of ["light", "dark"]) {
      for (const [name, reach] of Object.entries(STATES)) {
        const page = await browser.newPage({ serviceWorkers: "block", viewport, colorScheme });
        page.setDefaultTimeout(20_000);
        await page.goto(address);
        await reach(page).catch((error) => {
          throw new Error(`“${name}” is not reached at ${viewport.width} pixels.`, { cause: error });
        });
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
