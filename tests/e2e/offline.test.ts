// Both editions with the server gone, and the hosted one when there is a newer version of it.
import { createHash } from "node:crypto";
import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import axe from "axe-core";
import type { BrowserContext, Page } from "playwright-core";
import { describe, expect } from "vitest";
import { docx, pdf, wordParagraph } from "./documents.ts";
import { host, type Host } from "./host.ts";
import { annotate, DIST, drop, kept, SINGLE_FILE, test as base } from "./site.ts";

const TEXT = "Auditors accused Weir Harbour of hiding losses.\n\nWeir Harbour denied the accusation.";

const test = base.extend<{ hosted: Host; serviceWorkers: "allow" | "block" }>({
  serviceWorkers: "allow",
  hosted: async ({}, use) => {
    const hosted = await host();
    await use(hosted);
    await hosted.remove();
  },
});

/** Puts a newer version in the place of the one that is hosted: another page, and a worker that lists it. */
async function publish({ folder }: Host, title: string): Promise<void> {
  const change = async (name: string, old: RegExp, replacement: string) => {
    const content = await readFile(folder + name, "utf8");
    expect(content).toMatch(old);
    await writeFile(folder + name, content.replace(old, replacement));
  };
  await change("index.html", /<title>[^<]*/, `<title>${title}`);
  const revision = createHash("md5").update(await readFile(`${folder}index.html`)).digest("hex");
  await change("sw.js", /(?<=url:"index\.html",revision:")\w+/, revision);
}

const box = (page: Page) => page.getByRole("textbox", { name: "Article text" });
const marks = (page: Page) => page.locator('mark[data-part="cue"]');
const notice = (page: Page) => page.getByRole("status", { name: "New version" });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** Opens the page, and again when a newer version is hosted; comes when the page tells of that. */
async function openOld(page: Page, hosted: Host, title: string): Promise<void> {
  await page.goto(hosted.address);
  await kept(page);
  await publish(hosted, title);
  await page.reload();
  await notice(page).getByText("A new version is ready").waitFor();
}

/** The addresses in all caches of the hosted page, as they stand behind its own. */
function cached(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => url.replace(location.href, "").replace(/\?__WB_REVISION__=\w+$/, "")).sort();
  });
}

describe("with the server stopped", () => {
  test("the hosted edition opens, annotates, and reads what it never read before", async ({ hosted, page, context }) => {
    await page.goto(hosted.address);
    await kept(page);
    await hosted.stop();
    await expect(fetch(hosted.address)).rejects.toThrow();
    await page.reload();
    await annotate(page, TEXT);
    expect(await marks(page).count()).toBeGreaterThan(1);
    await button(page, "New").click();
    await drop(page, "article.pdf", pdf([[{ x: 72, y: 700, text: "Auditors accused them." }]]), "");
    await expect.poll(() => box(page).inputValue()).toBe("Auditors accused them.");

    const other = await context.newPage();
    await other.goto(`${hosted.address}?from=elsewhere`);
    await annotate(other, TEXT);
    expect(await marks(other).count()).toBeGreaterThan(1);
  });

  test("so does the first visit, once the page is kept", async ({ hosted, page }) => {
    await page.goto(hosted.address);
    await kept(page);
    await hosted.stop();
    await drop(page, "article.docx", await docx(wordParagraph("Auditors accused them.")), "");
    await expect.poll(() => box(page).inputValue()).toBe("Auditors accused them.");
    await button(page, "Annotate").click();
    await marks(page).first().waitFor();
  });

  test("the single file opens and annotates", async ({ page }) => {
    await page.goto(SINGLE_FILE);
    await annotate(page, TEXT);
    expect(await marks(page).count()).toBeGreaterThan(1);
    expect(await page.evaluate(async () => (await navigator.serviceWorker?.getRegistrations().catch(() => []))?.length)).toBe(0);
  });
});

describe("a newer version", () => {
  test("is taken when the reader says so, and the work stays", async ({ hosted, page }) => {
    await openOld(page, hosted, "Newer");
    expect(await page.title()).toBe("Allegedly");
    await annotate(page, TEXT);
    await marks(page).first().click();
    await page.keyboard.press("2");
    await button(page, "Undo: change to denial").waitFor();
    await button(page, "Use it now").click();
    await expect.poll(() => page.title()).toBe("Newer");
    await button(page, "Undo: change to denial").waitFor();
    await button(page, "New").click();
    await kept(page); // which comes after the notice, if there is one
    expect(await notice(page).innerText()).toBe("");
    await hosted.stop();
    await page.reload();
    expect(await page.title()).toBe("Newer");
  });

  test("waits where it is put off, and is offered at the next visit", async ({ hosted, page }) => {
    await openOld(page, hosted, "Newer");
    await button(page, "Later").click();
    await expect.poll(() => notice(page).innerText()).toBe("");
    await page.reload();
    await notice(page).getByText("A new version is ready").waitFor();
    expect(await page.title()).toBe("Allegedly");
  });

  test("that another window took does not load this one again, but is offered here", async ({ hosted, page, context }) => {
    await openOld(page, hosted, "Newer");
    const other = await context.newPage();
    await other.goto(hosted.address);
    await box(other).fill(TEXT);
    await button(other, "Later").click();
    await button(page, "Use it now").click();
    await expect.poll(() => page.title()).toBe("Newer");
    await button(other, "Use it now").waitFor();
    expect(await other.title()).toBe("Allegedly");
    await button(other, "Use it now").click();
    await expect.poll(() => other.title()).toBe("Newer");
    await expect.poll(() => box(other).inputValue()).toBe(TEXT);
  });

  test("the browser asks before it is taken where work could not be kept", async ({ hosted, page }) => {
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("Not allowed", "SecurityError");
      };
    });
    await openOld(page, hosted, "Newer");
    await annotate(page, TEXT);
    await marks(page).first().click();
    await page.keyboard.press("2");
    await button(page, "Undo: change to denial").waitFor();
    const asked = page.waitForEvent("dialog");
    await button(page, "Use it now").click();
    await (await asked).dismiss();
    await button(page, "Undo: change to denial").waitFor();
    expect(await notice(page).innerText()).toContain("A new version is ready");
  });

  describe.each(["light", "dark"] as const)("its notice, in %s colours", (colorScheme) => {
    test("is accessible and fits a small screen", async ({ hosted, page }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      await page.emulateMedia({ colorScheme });
      await openOld(page, hosted, "Newer");
      for (const name of ["Use it now", "Later"]) {
        expect((await button(page, name).boundingBox())!.height).toBeGreaterThanOrEqual(44);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
      expect(violations.map(({ id }) => id)).toEqual([]);
    });
  });
});

describe("the service worker", () => {
  test("keeps what the page is made of, and nothing else that is asked for", async ({ hosted, page }) => {
    await page.goto(hosted.address);
    await kept(page);
    const assets = (await readdir(`${DIST}assets`)).map((name) => `assets/${name}`);
    const icons = (await readdir(`${DIST}icons`)).map((name) => `icons/${name}`);
    const all = [...assets, ...icons, "favicon.svg", "index.html", "manifest.webmanifest"].sort();
    expect(await cached(page)).toEqual(all);
    const worker = page.context().serviceWorkers()[0]!;
    expect(worker.url()).toBe(`${hosted.address}sw.js`);
    const other = await page.context().newPage();
    const answer = await other.goto(`${hosted.address}samples/ferry.txt`);
    expect(answer!.fromServiceWorker()).toBe(false);
    expect((await other.goto(`${hosted.address}nowhere`))!.status()).toBe(404);
    expect(await cached(page)).toEqual(all);
  });

  test("is missed in one sentence where the browser has none", async ({ hosted, page }) => {
    await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, "serviceWorker"));
    await page.goto(hosted.address);
    await page.getByText("here the browser keeps no pages").waitFor();
    await annotate(page, TEXT);
  });

  test("or where it cannot be installed", async ({ hosted, browser }) => {
    const page = await browser.newPage(); // its console speaks of what was not found
    await rm(`${hosted.folder}favicon.svg`);
    await page.goto(hosted.address);
    await page.getByText("the browser could not keep it").waitFor();
    await annotate(page, TEXT);
    await page.close();
  });
});

interface Manifest {
  readonly name: string;
  readonly theme_color: string;
  readonly background_color: string;
  readonly icons: readonly { readonly src: string; readonly sizes: string; readonly type: string; readonly purpose: string }[];
}

/** What the browser makes of the page's manifest, and why it would not install the page. */
async function installing(page: Page, context: BrowserContext) {
  const session = await context.newCDPSession(page);
  const { url, data, errors } = await session.send("Page.getAppManifest");
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  return { url, manifest: JSON.parse(data!) as Manifest, errors, reasons: installabilityErrors.map(({ errorId }) => errorId) };
}

describe("installing", () => {
  test("takes a manifest that the browser finds no fault with, and icons that are there", async ({ hosted, page, context }) => {
    await page.goto(hosted.address);
    await kept(page);
    const { url, manifest, errors, reasons } = await installing(page, context);
    expect(url).toBe(`${hosted.address}manifest.webmanifest`);
    expect(errors).toEqual([]);
    expect(reasons).toEqual(["in-incognito"]); // as all contexts of tests are
    for (const { src, sizes, type } of manifest.icons) {
      const answer = await fetch(new URL(src, url));
      expect([answer.status, answer.headers.get("content-type")]).toEqual([200, type]);
      const bytes = Buffer.from(await answer.arrayBuffer());
      if (type === "image/png") expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`).toBe(sizes);
    }
    expect(manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual([
      "192x192 any",
      "512x512 any",
      "512x512 maskable",
      "any any",
    ]);
  });

  test("frames the page in its own colours", async ({ hosted, page, context }) => {
    await page.goto(hosted.address);
    await page.evaluate(() => navigator.serviceWorker.ready); // else it may still be asked for when the host is closed
    const { manifest } = await installing(page, context);
    const frame = () => page.locator('meta[name="theme-color"]').getAttribute("content");
    /** Whether it is the colour that the page is drawn on. */
    const isPaper = (colour: string | null) =>
      page.evaluate((wanted) => {
        const probe = document.body.appendChild(document.createElement("p"));
        probe.style.color = wanted ?? "";
        return getComputedStyle(probe).color === getComputedStyle(document.body).backgroundColor;
      }, colour);
    const light = await frame();
    for (const colour of [manifest.theme_color, manifest.background_color, light]) expect(await isPaper(colour)).toBe(true);
    await button(page, "Colours: as the system has them").click();
    await button(page, "Colours: light").click();
    await expect.poll(frame).not.toBe(light);
    expect(await isPaper(await frame())).toBe(true);
  });
});
