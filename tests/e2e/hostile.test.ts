// Script in every string that a stranger can fill, in a file, a link or an article: wherever the page shows it, it stays text.
// Once as users have the page, where nothing may even be refused, and once without its policy, where it would run.
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { BrowserContext, Page } from "playwright-core";
import { describe, expect } from "vitest";
import { packEverything } from "../../web/share/everything.ts";
import { packMarks } from "../../web/share/marks.ts";
import { toAddress } from "../../web/share/share_url.ts";
import { machineMade } from "../web/fakes/engine.ts";
import { freeStrings, scripted } from "../web/fakes/scripted.ts";
import { HARBOUR_ANNOTATION } from "./harbour.ts";
import { annotate, drop, test as base } from "./site.ts";

/** Leaves a trace in the page if any of it runs. Short enough for an id. */
const SCRIPT = `"><img src=x onerror=ran=1><script>ran=2</script>`;
const LINK = "javascript:ran=3//";

const { annotation: HOSTILE, seen } = scripted(machineMade(HARBOUR_ANNOTATION), SCRIPT);
HOSTILE.actors[0]!.name = LINK + HOSTILE.actors[0]!.name;
HOSTILE.engine.version = LINK + HOSTILE.engine.version;

const ARTICLE = [
  "Auditors accused Weir Harbour of hiding losses.",
  `Weir Harbour denied the accusation. ${SCRIPT} ${LINK}`,
  `Dana Weir${SCRIPT}, its owner, said that ${SCRIPT} was "nothing${SCRIPT}".`,
].join("\n\n");

base("every string of the format that is free has script in it", () => {
  expect([...seen].sort()).toEqual(freeStrings().sort());
});

const file = (name: string) => ({ name, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(HOSTILE)) });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const dialog = (page: Page) => page.getByRole("dialog");
const banner = (page: Page) => page.getByRole("region", { name: "Shared article" });
const article = (page: Page, name = "Annotated article") => page.getByRole("article", { name });
const cue = (page: Page, kind: string) => page.locator(`article mark[data-kind="${kind}"][data-part="cue"]`).first();

async function open(page: Page, site: string): Promise<void> {
  await page.goto(site);
  await drop(page, "hostile.json", JSON.stringify(HOSTILE), "application/json");
  await article(page).waitFor();
}

/** The page says it, and it is nothing but words. */
async function staysText(page: Page): Promise<void> {
  expect(await page.locator("body").innerText()).toContain(SCRIPT);
  const made = page.locator(`img, [onerror], [href^="javascript:" i], script:not([type="application/json"]):text("ran=")`);
  expect(await made.count()).toBe(0);
  expect(await page.evaluate(() => "ran" in window)).toBe(false);
}

/** Goes through all that is told of an article beside it; *Why?* quotes these words of its first allegation. */
async function lookAround(page: Page, quoted: string): Promise<void> {
  const panel = (name: string) => page.getByRole("tabpanel", { name });
  await page.getByRole("tab", { name: "Ledger" }).click();
  await panel("Ledger").getByRole("columnheader", { name: "Source" }).getByRole("button").click();
  await staysText(page);
  await page.getByRole("tab", { name: "Actors" }).click();
  await panel("Actors").getByRole("button", { name: "Weir Harbour" }).first().click();
  await staysText(page);
  await page.getByRole("tab", { name: "Graph" }).click();
  await page.getByRole("group", { name: /^Graph:/ }).waitFor();
  await staysText(page);
  await cue(page, "allegation").click();
  await page.getByRole("tab", { name: "Why?" }).click();
  await panel("Why?").filter({ hasText: quoted }).waitFor();
  await staysText(page);
}

/** The preview of what is shared, opened in all its lines. */
async function readPreview(page: Page): Promise<void> {
  await dialog(page).getByRole("heading", { name: /^Shared/ }).first().waitFor();
  await dialog(page).locator("details").evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")));
  await staysText(page);
}

async function save(page: Page): Promise<string> {
  const waiting = page.waitForEvent("download");
  await button(page, "Save annotated file").click();
  const path = join(await mkdtemp(join(tmpdir(), "allegedly-")), "saved.html");
  await (await waiting).saveAs(path);
  return path;
}

/** What the console of any page says is wrong: script that was refused is, too. */
async function withoutProblems(context: BrowserContext, use: () => Promise<void>): Promise<void> {
  const problems: string[] = [];
  context.on("weberror", (error) => problems.push(String(error.error())));
  context.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  await use();
  expect(problems).toEqual([]);
}

for (const bypassCSP of [false, true]) {
  const test = base.extend<{ context: BrowserContext }>({
    context: async ({ browser }, use) => {
      const context = await browser.newContext({ bypassCSP, acceptDownloads: true, serviceWorkers: "block" });
      context.setDefaultTimeout(30_000);
      await withoutProblems(context, () => use(context));
      await context.close();
    },
  });

  describe(bypassCSP ? "without the policy" : "as users have it", () => {
    test("a file, in the article and every tab beside it", async ({ site, page }) => {
      await open(page, site);
      await lookAround(page, SCRIPT);
      await page.keyboard.press("e");
      await page.getByRole("radiogroup", { name: "What it is" }).waitFor();
      await page.keyboard.press("a");
      await page.getByRole("combobox", { name: "Who says so?" }).waitFor();
      await staysText(page);
    });

    test("a file, in what is shown of each way to share it", async ({ site, page }) => {
      await open(page, site);
      await button(page, "Share").click();
      for (const way of ["Link with everything", "Link with the marks alone", "File"]) {
        await dialog(page).getByRole("radio", { name: way }).check();
        await readPreview(page);
      }
      const format = dialog(page).getByRole("combobox", { name: "File format" });
      for (const name of await format.getByRole("option").allInnerTexts()) {
        await format.selectOption(name);
        await readPreview(page);
      }
    });

    test("a file, beside another", async ({ site, page }) => {
      await open(page, site);
      await button(page, "More").click();
      await page.getByRole("button", { name: "Compare with another article" }).click();
      await page.locator("dialog input[type=file]").setInputFiles(file("second.json"));
      await article(page, "Second article").waitFor();
      await staysText(page);
    });

    test("a file, saved, opened by itself and opened here again", async ({ site, page, context }) => {
      await open(page, site);
      const path = await save(page);
      const reader = await context.newPage();
      await reader.goto(pathToFileURL(path).href);
      await cue(reader, "allegation").click();
      await reader.getByRole("complementary", { name: "Why?" }).getByText(SCRIPT).first().waitFor();
      await reader.getByRole("combobox", { name: "Only what concerns" }).selectOption({ index: 1 });
      await staysText(reader);
      await button(page, "New").click();
      await page.locator('input[type="file"]').first().setInputFiles(path);
      await article(page).waitFor();
      await staysText(page);
    });

    test("a link with everything, as it is received and edited", async ({ site, page }) => {
      await page.goto(toAddress(site, { kind: "everything", bytes: await packEverything(HOSTILE) }));
      await banner(page).getByText(SCRIPT).waitFor();
      await lookAround(page, SCRIPT);
      await button(page, "Edit a copy").click();
      await staysText(page);
    });

    test("a link with the marks alone, on the article and on a part of it", async ({ site, page }) => {
      const address = toAddress(site, { kind: "marks", bytes: packMarks(HOSTILE) });
      for (const text of [HOSTILE.text, HOSTILE.text.slice(0, HOSTILE.text.length / 2)]) {
        await page.goto("about:blank");
        await page.goto(address);
        await page.getByRole("textbox", { name: "The article" }).fill(text);
        await button(page, "Put the marks on it").click();
        await banner(page).waitFor();
        await banner(page).locator("details").evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")));
        await staysText(page);
      }
    });

    test("an article that is pasted", async ({ site, page }) => {
      await page.goto(site);
      await annotate(page, ARTICLE);
      await lookAround(page, "Auditors accused Weir Harbour");
    });
  });
}
