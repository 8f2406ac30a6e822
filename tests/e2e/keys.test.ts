import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { KEYS } from "../../web/view/keys.ts";
import { annotate, machineMade } from "../web/fakes/engine.ts";
import { HARBOUR, HARBOUR_ANNOTATION, SCRIPT } from "./harbour.ts";
import { drop, test as base } from "./site.ts";

/** `open` shows the article of harbour.ts, as if the machine had marked it. */
const test = base.extend<{ open: Page }>({
  open: async ({ site, page }, use) => {
    await page.goto(site);
    await show(page);
    await use(page);
  },
});

async function show(page: Page): Promise<void> {
  await drop(page, "harbour.json", JSON.stringify(machineMade(HARBOUR_ANNOTATION)), "application/json");
  await page.getByRole("article", { name: "Annotated article" }).waitFor();
}

const mark = (page: Page, id: string, part = "cue") => page.locator(`mark[data-id="${id}"][data-part="${part}"]`).first();
const words = (page: Page, id: string, part: string) => mark(page, id, part).innerText();
const kind = (page: Page, id: string) => mark(page, id).getAttribute("data-kind");
const chosen = (page: Page) => page.locator("mark[data-lit]").count();
const sheet = (page: Page) => page.getByRole("dialog", { name: "Keys" });
/** What has the focus: the mark's id and part, or its place. */
const focused = (page: Page, what: "id" | "part" | "stop" = "id") =>
  page.evaluate((name) => (document.activeElement as HTMLElement).dataset[name], what);

interface Effect {
  readonly before?: (page: Page) => Promise<unknown>;
  readonly after: (page: Page) => Promise<unknown>;
}

const choose = (id: string) => (page: Page) => mark(page, id).click();
const becomes = (from: string, type: string): Effect => ({
  before: choose(from),
  after: (page) => expect.poll(() => kind(page, from)).toBe(type),
});
const resizes = (id: string, part: string, to: string): Effect => ({
  before: (page) => mark(page, id, part).click(),
  after: (page) => expect.poll(() => words(page, id, part)).toBe(to),
});
const listOpens = (id: string, name: string): Effect => ({
  before: choose(id),
  after: (page) => page.getByRole("combobox", { name }).waitFor(),
});
const removes: Effect = { before: choose("c4"), after: (page) => expect.poll(() => mark(page, "c4").count()).toBe(0) };
const redoes: Effect = {
  before: async (page) => {
    await choose("c4")(page);
    await page.keyboard.press("5");
    await page.keyboard.press("Control+z");
    await expect.poll(() => kind(page, "c4")).toBe("admission");
  },
  after: (page) => expect.poll(() => kind(page, "c4")).toBe("statement"),
};

/** What comes of each key of the table, as it is written there. */
const EFFECTS: Readonly<Record<string, Effect>> = {
  j: {
    before: (page) => mark(page, "c4").focus(),
    after: (page) => expect.poll(async () => [await focused(page), (await chosen(page)) > 0]).toEqual(["c5", true]),
  },
  k: {
    before: (page) => mark(page, "c5").focus(),
    after: (page) => expect.poll(async () => [await focused(page), (await chosen(page)) > 0]).toEqual(["c4", true]),
  },
  Arrows: {
    before: (page) => mark(page, "c4").focus(),
    after: (page) => expect.poll(async () => [await focused(page), await focused(page, "part"), await chosen(page)]).toEqual(["c4", "content", 0]),
  },
  Enter: { before: (page) => mark(page, "c4").focus(), after: (page) => expect.poll(() => mark(page, "c4").getAttribute("data-lit")).toBe("cue") },
  l: {
    before: (page) => page.getByRole("tab", { name: "Actors" }).click(),
    after: (page) => expect.poll(() => page.getByRole("tab", { name: "Ledger", selected: true }).evaluate((tab) => tab === document.activeElement)).toBe(true),
  },
  "/": {
    before: (page) => page.getByRole("tab", { name: "Actors" }).click(),
    after: (page) => expect.poll(() => page.getByRole("searchbox").evaluate((box) => box === document.activeElement)).toBe(true),
  },
  e: { before: choose("c4"), after: (page) => page.locator(".details .editor").waitFor() },
  Escape: { before: choose("c4"), after: (page) => expect.poll(() => chosen(page)).toBe(0) },
  "?": { after: (page) => sheet(page).waitFor() },
  "1": becomes("c4", "allegation"),
  "2": becomes("c4", "denial"),
  "3": becomes("c5", "admission"),
  "4": becomes("c4", "non_response"),
  "5": becomes("c4", "statement"),
  "0": {
    before: async (page) => {
      await page.getByText("The weather was fine").selectText();
      await page.getByRole("toolbar", { name: "What the selected words are" }).waitFor();
    },
    after: (page) => page.locator('mark[data-kind="actor"]', { hasText: "The weather" }).waitFor(),
  },
  a: listOpens("c2", "Who says so?"),
  d: listOpens("c3", "Which allegation does it answer?"),
  m: { after: (page) => page.getByRole("toolbar", { name: "What the selected words are" }).waitFor() },
  y: { before: choose("c4"), after: (page) => page.locator(".details").getByText("changed or confirmed by hand").waitFor() },
  Delete: removes,
  Backspace: removes,
  "]": resizes("c2", "cue", "accused Weir"),
  "Shift+ArrowRight": resizes("c2", "cue", "accused Weir"),
  "[": resizes("c5", "content", "to"),
  "Shift+ArrowLeft": resizes("c5", "content", "to"),
  "}": resizes("c5", "content", "comment"),
  "{": resizes("c2", "cue", "Auditors accused"),
  "Ctrl+z": {
    before: async (page) => {
      await choose("c4")(page);
      await page.keyboard.press("5");
      await expect.poll(() => kind(page, "c4")).toBe("statement");
    },
    after: (page) => expect.poll(() => kind(page, "c4")).toBe("admission"),
  },
  "Ctrl+y": redoes,
  "Ctrl+Shift+z": redoes,
};

const pressed = (name: string) => (name === "Arrows" ? "ArrowRight" : name.replace("Ctrl", "Control"));

test("every key of the table does something", async ({ open }) => {
  for (const name of KEYS.flatMap(({ keys }) => keys.flatMap((key) => key.keys))) {
    const effect = EFFECTS[name];
    expect(effect, `what comes of ${name}`).toBeDefined();
    await open.evaluate(() => (document.activeElement as HTMLElement).blur());
    await effect!.before?.(open);
    await open.keyboard.press(pressed(name));
    await Promise.resolve(effect!.after(open)).catch((error: unknown) => {
      throw new Error(`${name} does not do what it should.`, { cause: error });
    });
    if (await sheet(open).isVisible()) await open.keyboard.press("Escape");
    await open.getByRole("button", { name: "New", exact: true }).click();
    await show(open);
  }
}, 180_000);

async function more(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("group", { name: "More" }).getByRole("button", { name }).click();
}

/** How each view of an article is reached that is there to be read, not corrected. */
const VIEWS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  "that came by a link": async (page) => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Share", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Share" });
    await dialog.getByRole("radio", { name: "Link with everything" }).check();
    await dialog.getByRole("button", { name: "Copy link" }).click();
    await dialog.getByText("Copied.", { exact: true }).waitFor();
    const address = await page.evaluate(() => navigator.clipboard.readText());
    await page.goto("about:blank");
    await page.goto(address);
    await page.getByRole("region", { name: "Shared article" }).waitFor();
  },
  "beside another": async (page) => {
    await more(page, "Compare with another article");
    const file = { name: "second.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(HARBOUR_ANNOTATION)) };
    await page.locator("dialog input[type=file]").setInputFiles(file);
    await page.getByRole("article", { name: "Second article" }).waitFor();
  },
  "that is checked": async (page) => {
    await more(page, "Mark it yourself");
    await page.getByRole("button", { name: "Reveal" }).click();
    await page.getByRole("complementary", { name: "Score" }).waitFor();
  },
};

test.for(Object.keys(VIEWS))("an article %s is gone through by key, and the sheet opens", async (view, { open }) => {
  await VIEWS[view]!(open);
  await open.keyboard.press("j");
  const first = await focused(open, "stop");
  await open.keyboard.press("j");
  expect(Number(await focused(open, "stop"))).toBeGreaterThan(Number(first));
  await open.keyboard.press("k");
  expect(await focused(open, "stop")).toBe(first);
  expect(await chosen(open)).toBeGreaterThan(0);
  await open.keyboard.press("Escape");
  expect(await chosen(open)).toBe(0);
  await open.keyboard.press("?");
  await sheet(open).waitFor();
  await open.keyboard.press("Escape");
  expect(await sheet(open).isVisible()).toBe(false);
});

test("the sheet opens before there is an article, and while it is awaited", async ({ site, page }) => {
  await page.goto(site);
  await page.evaluate(() => (Worker.prototype.postMessage = () => undefined)); // it works for ever
  const box = page.getByRole("textbox", { name: "Article text" });
  await box.fill("Who lied");
  await box.press("?");
  expect([await box.inputValue(), await sheet(page).isVisible()]).toEqual(["Who lied?", false]);
  await page.getByRole("button", { name: "Annotate" }).focus();
  await page.keyboard.press("?");
  await sheet(page).getByRole("button", { name: "Close" }).click();
  await page.getByRole("button", { name: "Annotate" }).click();
  await page.getByRole("button", { name: "Cancel" }).waitFor();
  await page.keyboard.press("?");
  await sheet(page).waitFor();
});

test("Enter on what is chosen asks which of several is meant, or opens the details", async ({ open }) => {
  const eastmoor = open.locator('mark[data-kind="actor"]', { hasText: "Eastmoor" });
  await eastmoor.focus();
  await open.keyboard.press("Enter");
  expect(await eastmoor.getAttribute("data-lit")).toBe("mention");
  await open.keyboard.press("Enter");
  const menu = open.getByRole("menu", { name: "Marks here" });
  expect(await menu.getByRole("menuitemradio", { checked: true }).innerText()).toContain("Eastmoor");
  await open.keyboard.press("ArrowDown");
  await open.keyboard.press("Enter");
  expect(await menu.count()).toBe(0);
  expect(await mark(open, "c2").getAttribute("data-lit")).toBe("cue");
  expect(await eastmoor.evaluate((element) => element === document.activeElement)).toBe(true);

  await mark(open, "c4").focus();
  await open.keyboard.press("Enter");
  await open.keyboard.press("Enter");
  await open.locator(".details .editor").waitFor();
  expect(await open.evaluate(() => document.activeElement!.closest(".details") !== null)).toBe(true);
});

describe("in a long article, whose marks are drawn where they are seen", () => {
  const filler = "The weather was fine, and Dana Weir went for a walk.\n".repeat(4_000);
  const annotation = annotate(`${filler}${HARBOUR}`, SCRIPT);
  const place = (n: number) => annotation.mentions[n]!.start;
  const at = async (page: Page) => Number(await focused(page, "stop"));

  const long = test.extend<{ walked: Page }>({
    walked: async ({ site, page }, use) => {
      await page.setViewportSize({ width: 1280, height: 400 }); // few are near
      await page.goto(site);
      await drop(page, "long.json", JSON.stringify(annotation), "application/json");
      await page.locator('article[aria-busy="false"]').waitFor();
      await use(page);
    },
  });

  long("j goes on over what is not drawn, and over what was drawn behind it", async ({ walked }) => {
    await walked.getByRole("button", { name: "Actors" }).click();
    await walked.keyboard.press("j");
    await expect.poll(() => focused(walked)).toBe("c1");
    expect(await mark(walked, "c1").getAttribute("data-lit")).toBe("cue");
    await walked.getByRole("button", { name: "Actors" }).click();
    await mark(walked, "c1").focus();
    await walked.keyboard.press("Home");
    for (let n = 0; n < 25; n++) {
      await expect.poll(() => at(walked)).toBe(place(n));
      await walked.keyboard.press("j");
    }
  });

  long("Home and End lead to its ends", async ({ walked }) => {
    await walked.locator("mark").first().focus();
    await walked.keyboard.press("End");
    await expect.poll(() => at(walked)).toBeGreaterThan(filler.length + HARBOUR.indexOf("declined") - 1);
    expect(await chosen(walked)).toBe(0);
    await walked.keyboard.press("k");
    await expect.poll(() => focused(walked)).toBe("c5");
    await walked.keyboard.press("Home");
    await expect.poll(() => at(walked)).toBe(place(0));
  });
});
