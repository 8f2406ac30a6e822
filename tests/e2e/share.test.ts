import { readFile } from "node:fs/promises";
import axe from "axe-core";
import type { BrowserContext, Page } from "playwright-core";
import { describe, expect } from "vitest";
import { machineMade } from "../web/fakes/engine.ts";
import { HARBOUR, HARBOUR_ANNOTATION } from "./harbour.ts";
import { annotate, drop, paragraphs, SINGLE_FILE, test } from "./site.ts";

const PASSPHRASE = "four small green boats";
/** Another article, which is worked on when a link arrives. */
const OTHER = "Auditors accused Ann of lying.";

const article = (page: Page) => page.getByRole("article", { name: "Annotated article" });
const dialog = (page: Page) => page.getByRole("dialog", { name: "Share" });
const banner = (page: Page) => page.getByRole("region", { name: "Shared article" });
const ledger = (page: Page) => page.getByRole("table", { name: "Allegations" }).innerText();

async function open(page: Page, site: string, annotation = HARBOUR_ANNOTATION): Promise<void> {
  await page.goto(site);
  await drop(page, "harbour.json", JSON.stringify(annotation), "application/json");
  await article(page).waitFor();
}

/** The address that the dialog's button copies. */
async function copied(page: Page): Promise<string> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await dialog(page).getByRole("button", { name: "Copy link" }).click();
  await dialog(page).getByText("Copied.", { exact: true }).waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}

async function share(page: Page, way: "everything" | "the marks alone", passphrase: string | null = null): Promise<string> {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await dialog(page).getByRole("radio", { name: `Link with ${way}` }).check();
  if (passphrase !== null) {
    await dialog(page).getByRole("checkbox", { name: "Lock the link" }).check();
    await dialog(page).getByRole("textbox", { name: "Passphrase" }).fill(passphrase);
    await dialog(page).getByRole("button", { name: "Lock" }).click();
  }
  const address = await copied(page);
  await page.keyboard.press("Escape");
  return address;
}

/** Opens an address as somebody else would, who has never been here. */
async function receive(page: Page, address: string): Promise<{ receiver: Page; context: BrowserContext }> {
  const context = await page.context().browser()!.newContext({ serviceWorkers: "block" });
  context.setDefaultTimeout(30_000);
  const receiver = await context.newPage();
  await receiver.goto(address);
  return { receiver, context };
}

async function violations(page: Page, part: string): Promise<string[]> {
  await page.evaluate(axe.source);
  const results = await page.evaluate((within) => (window as unknown as { axe: typeof axe }).axe.run(within), part);
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

describe("a link with everything", () => {
  test("shows the same ledger to somebody else, to read, and as a copy to edit", async ({ site, page }) => {
    const mixed = machineMade(HARBOUR_ANNOTATION);
    mixed.engine = { name: "allegedly", version: "0.7.1" };
    mixed.claims[0]!.origin = "edited";
    mixed.mentions[0]!.origin = "human";
    await open(page, site, mixed);
    const { receiver, context } = await receive(page, await share(page, "everything"));
    await banner(receiver).getByText("Its text came with the link, which arrived undamaged.").waitFor();
    const made = mixed.mentions.length + mixed.claims.length;
    const facts = `${made - 2} marks by the machine, 1 checked by a person, 1 by hand · allegedly 0.7.1 · Anybody can make such a link`;
    await banner(receiver).getByText(facts).waitFor();
    expect(await ledger(receiver)).toBe(await ledger(page));
    expect(receiver.url()).toBe(site);

    const cue = receiver.locator('mark[data-id="c2"][data-part="cue"]');
    await cue.click();
    await receiver.keyboard.press("2");
    await receiver.keyboard.press("e");
    expect(await cue.getAttribute("data-kind")).toBe("allegation");
    expect(await receiver.getByRole("button", { name: /^(Edit|Reject|Delete|Undo|Nothing to undo)/ }).count()).toBe(1);

    // A reload shows it again, and nothing has been kept of it.
    await receiver.reload();
    await banner(receiver).getByRole("button", { name: "Edit a copy" }).click();
    await cue.click();
    await receiver.keyboard.press("2");
    await receiver.getByRole("button", { name: "Undo: change to denial" }).waitFor();
    await receiver.getByText("Kept in this browser", { exact: true }).waitFor();
    await receiver.reload();
    await receiver.getByRole("button", { name: "Undo: change to denial" }).waitFor();
    expect(await banner(receiver).count()).toBe(0);
    await context.close();
  });

  test("opened where an article is being worked on leaves that to be brought back", async ({ site, page }) => {
    await open(page, site);
    const address = await share(page, "everything");
    await page.getByRole("button", { name: "New" }).click();
    await annotate(page, OTHER);
    await page.evaluate((hash) => (location.hash = hash), new URL(address).hash);
    await banner(page).waitFor();
    expect(page.url()).toBe(site);
    await page.getByRole("button", { name: "Bring back" }).click();
    await expect.poll(() => paragraphs(page)).toEqual([OTHER]);
  });

  test("can be pasted into the box for articles", async ({ site, page }) => {
    await open(page, site);
    await share(page, "everything"); // and it is on the clipboard
    await page.getByRole("button", { name: "New" }).click();
    await page.getByRole("textbox", { name: "Article text" }).focus();
    await page.keyboard.press("Control+V");
    await banner(page).waitFor();
  });

  test("is a link too when a mail program broke it, and what lies around it", async ({ site, page }) => {
    await open(page, site);
    const address = await share(page, "everything");
    const broken = address.replace(/.{60}/g, "$&=\r\n");
    expect(broken.split("\n").length).toBeGreaterThan(3);
    await page.evaluate((text) => navigator.clipboard.writeText(text), `<${broken}>.`);
    await page.getByRole("button", { name: "New" }).click();
    await page.getByRole("textbox", { name: "Article text" }).focus();
    await page.keyboard.press("Control+V");
    await banner(page).waitFor();
  });

  test("is selected where the page may not copy", async ({ site, page }) => {
    await open(page, site);
    await page.evaluate(() => (navigator.clipboard.writeText = () => Promise.reject(new Error("no"))));
    await page.getByRole("button", { name: "Share", exact: true }).click();
    await dialog(page).getByRole("button", { name: "Copy link" }).click();
    await dialog(page).getByText("the link is selected").waitFor();
    const selected = await page.evaluate(() => {
      const { value, selectionStart, selectionEnd } = document.activeElement as HTMLTextAreaElement;
      return value.slice(selectionStart, selectionEnd);
    });
    expect(selected).toContain("#a1.");
  });

  test("made from a file names no folder of the machine", async ({ page }) => {
    await page.goto(SINGLE_FILE);
    await annotate(page, HARBOUR);
    await page.getByRole("button", { name: "Share", exact: true }).click();
    await dialog(page).getByText("This page was opened from a file").waitFor();
    expect(await dialog(page).getByRole("textbox", { name: "Link" }).inputValue()).toMatch(/^#a1\./);
  });
});

describe("a link with the marks alone", () => {
  test("is put on the article that the receiver has", async ({ site, page }) => {
    await open(page, site);
    const { receiver, context } = await receive(page, await share(page, "the marks alone"));
    await receiver.getByRole("textbox", { name: "The article" }).fill(HARBOUR.replaceAll("\n\n", "\n"));
    await receiver.getByRole("button", { name: "Put the marks on it" }).click();
    await banner(receiver).getByText("every mark is where it was").waitFor();
    expect(await ledger(receiver)).toBe(await ledger(page));
    await context.close();
  });

  test("names the marks that have no place in another version of it", async ({ site, page }) => {
    await open(page, site);
    const { receiver, context } = await receive(page, await share(page, "the marks alone"));
    const box = receiver.getByRole("textbox", { name: "The article" });
    await box.waitFor();
    await drop(receiver, "harbour.txt", HARBOUR.replace("Its treasurer declined to comment. ", "").replace("losses", "looses"), "text/plain");
    await expect.poll(() => box.inputValue()).toContain("looses");
    await receiver.getByRole("button", { name: "Put the marks on it" }).click();
    await banner(receiver).getByText("not word for word").waitFor();
    await banner(receiver).getByText("found no place in your text").click();
    await banner(receiver).getByText(/^No response/).first().waitFor();
    await banner(receiver).getByText("1 mark fits, but its words were changed").click();
    await banner(receiver).getByText("now “Weir Harbour of hiding looses from the town of Eastmoor”").waitFor();
    await context.close();
  });
});

describe("a locked link", () => {
  test("opens with its passphrase, with no other", async ({ site, page }) => {
    await open(page, site);
    const { receiver, context } = await receive(page, await share(page, "everything", PASSPHRASE));
    const box = receiver.getByRole("textbox", { name: "Passphrase" });
    await box.fill("four small red boats");
    await box.press("Enter");
    await receiver.getByRole("alert").getByText("Wrong passphrase").waitFor();
    expect(await violations(receiver, "html")).toEqual([]);
    await box.fill(PASSPHRASE);
    await box.press("Enter");
    await banner(receiver).waitFor();
    expect(await ledger(receiver)).toBe(await ledger(page));
    await context.close();
  });
});

describe("the dialog", () => {
  /** What stands under a heading, each line once it is opened. */
  async function lines(page: Page, heading: string): Promise<string> {
    const section = dialog(page).getByRole("region", { name: heading, exact: true });
    await section.waitFor();
    await section.locator("details").evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")));
    return section.innerText();
  }
  const choose = (page: Page, format: string) => dialog(page).getByRole("combobox", { name: "File format" }).selectOption(format);
  const LONG = "hiding losses from the town of Eastmoor";
  const TEXT = "The weather was fine.";

  test("shows what each kind of link holds, and what it leaves out", async ({ site, page }) => {
    await open(page, site);
    await page.getByRole("button", { name: "Share", exact: true }).click();
    expect(await lines(page, "Shared")).toContain(TEXT);
    expect(await lines(page, "Left out")).not.toContain("text");

    await dialog(page).getByRole("radio", { name: "Link with the marks alone" }).check();
    const shared = await lines(page, "Shared");
    expect(shared).toContain("2 allegations: where they lie, as numbers, without their words");
    expect(shared).toMatch(/Written out, because the article does not hold it: 2 names\s+fake\s+0/);
    expect(await lines(page, "Left out")).toMatch(/The article’s text\s+1 statement/);
    await dialog(page).getByRole("radio", { name: "All", exact: true }).check();
    expect(await lines(page, "Left out")).not.toContain("statement");
  });

  test("shows what each file holds", async ({ site, page }) => {
    await open(page, site);
    await page.getByRole("button", { name: "Share", exact: true }).click();
    await dialog(page).getByRole("radio", { name: "File" }).check();
    expect(await lines(page, "Shared")).toContain(TEXT);
    await choose(page, "Report");
    expect(await lines(page, "Shared")).toContain(LONG);
    expect(await lines(page, "Shared")).not.toContain(TEXT);
    expect(await lines(page, "Left out")).toContain("The rest of the article’s text");
    await choose(page, "brat");
    expect(await lines(page, "Shared in .txt")).toContain(TEXT);
    expect(await lines(page, "Shared in annotation.conf")).toMatch(/\s+Nothing of this article$/);
  });

  test("offers only what is shown while a filter is on", async ({ site, page }) => {
    await open(page, site);
    await page.getByRole("button", { name: "Share", exact: true }).click();
    await dialog(page).getByRole("button", { name: "Copy link" }).waitFor();
    expect(await dialog(page).getByRole("radio", { name: "Only what is shown" }).count()).toBe(0);
    await page.keyboard.press("Escape");

    await page.getByRole("group", { name: "Show in the article" }).getByRole("button", { name: /Denials/ }).click();
    await page.getByRole("button", { name: "Share", exact: true }).click();
    await dialog(page).getByRole("radio", { name: "Only what is shown" }).check();
    expect(await lines(page, "Left out")).toMatch(/1 reply\s+1 statement/);
    await dialog(page).getByRole("radio", { name: "File" }).check();
    await choose(page, "JSON");
    const waiting = page.waitForEvent("download");
    await dialog(page).getByRole("button", { name: "Save the file" }).click();
    const file = await readFile((await (await waiting).path())!, "utf8");
    expect(JSON.parse(file).claims.map(({ type }: { type: string }) => type)).toEqual(["allegation", "allegation", "admission", "non_response"]);

    const all = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save annotated file" }).click();
    expect(await readFile((await (await all).path())!, "utf8")).toContain('"type":"denial"');
    const some = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save only what is shown" }).click();
    const narrowed = await readFile((await (await some).path())!, "utf8");
    expect([narrowed.includes('"type":"admission"'), narrowed.includes('"type":"denial"')]).toEqual([true, false]);
  });
});

test("a damaged link says so, and what is open stays", async ({ site, page }) => {
  await open(page, site);
  const address = await share(page, "everything");
  const { receiver, context } = await receive(page, address.slice(0, -9));
  await receiver.getByRole("alert").getByText("This link is damaged").waitFor();
  await annotate(receiver, OTHER);
  for (const [hash, sentence] of [[address.slice(site.length, -20), "damaged"], ["#a7.AAAA", "newer version"]] as const) {
    await receiver.evaluate((fragment) => (location.hash = fragment), hash);
    await receiver.getByRole("alert").getByText(sentence).waitFor();
    await expect.poll(() => paragraphs(receiver)).toEqual([OTHER]);
  }
  await context.close();
});

const PAPER = `Mill Owner Denies Dumping Dye in the River

Residents of Lower Fenwick accused the owner of the Garrick Mill on Tuesday of letting dye run into the river at night.

"The water was red three mornings in a row," said Olive Hartnoll, who keeps bees below the weir. She alleged that the mill had
switched off its filters to save money.

Peter Garrick, who bought the mill nine years ago, denied the allegation. "Our filters have never been off," he told reporters at
the gate. He said the colour came from clay that the rain had washed out of the fields.

The council's inspector, Ruth Amadi, said that her office had taken samples on Monday and would publish the results within a week.
Amadi admitted that no inspector had visited the mill since March.

Hartnoll also claimed that the council had known of the dye for years and had looked away. The council declined to comment on the
claim. Garrick accused his neighbours of spreading rumours about a mill that gives work to sixty people.

A spokesman for the water company said it had received eleven complaints. The union at the mill did not respond to questions.
`;

test("links are short", async ({ site, page }) => {
  await page.goto(site);
  await annotate(page, PAPER);
  const everything = (await share(page, "everything")).length;
  const essential = (await share(page, "the marks alone")).length;
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await dialog(page).getByRole("radio", { name: "Link with the marks alone" }).check();
  await dialog(page).getByRole("img", { name: "QR code of the link" }).waitFor();
  await dialog(page).getByText(`${essential} characters, the page’s address among them`).waitFor();
  await dialog(page).getByText("Yes: QR code that any phone reads at once").waitFor();
  await dialog(page).getByRole("radio", { name: "All", exact: true }).check();
  const marks = (await copied(page)).length;
  console.log(`${PAPER.length} characters of text; link with everything ${everything}, marks ${marks}, of them allegations and replies ${essential}`);
  expect(everything).toBeLessThanOrEqual(2_500);
  expect(essential).toBeLessThanOrEqual(300);
  expect(essential).toBeLessThan(marks);
});

describe.each(["light", "dark"] as const)("in %s colours", (colorScheme) => {
  test("neither the dialog nor what the receiver sees has accessibility violations", async ({ site, page }) => {
    await page.emulateMedia({ colorScheme });
    await open(page, site);
    await page.getByRole("button", { name: "Share", exact: true }).click();
    await dialog(page).getByRole("button", { name: "Copy link" }).waitFor();
    expect(await violations(page, "dialog[open]")).toEqual([]);
    await dialog(page).getByRole("radio", { name: "Link with the marks alone" }).check();
    await dialog(page).getByRole("checkbox", { name: "Lock the link" }).check();
    await dialog(page).getByRole("button", { name: "Make one up" }).click();
    const marks = await copied(page);
    expect(await violations(page, "dialog[open]")).toEqual([]);
    const passphrase = await dialog(page).getByRole("textbox", { name: "Passphrase" }).inputValue();
    await dialog(page).getByRole("radio", { name: "File" }).check();
    expect(await violations(page, "dialog[open]")).toEqual([]);
    await page.keyboard.press("Escape");

    await page.evaluate((hash) => (location.hash = hash), new URL(marks).hash);
    await page.getByRole("textbox", { name: "Passphrase" }).fill(passphrase);
    await page.keyboard.press("Enter");
    await page.getByRole("textbox", { name: "The article" }).fill(`${HARBOUR.slice(0, 120)}\n\nSomething else.`);
    expect(await violations(page, "html")).toEqual([]);
    await page.getByRole("button", { name: "Put the marks on it" }).click();
    await banner(page).getByText("found no place in your text").click();
    expect(await violations(page, "html")).toEqual([]);
  });
});

test("on a small screen the dialog fits, and fingers hit what is in it", async ({ site, page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, site);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await dialog(page).getByRole("checkbox", { name: "Lock the link" }).check();
  await dialog(page).getByRole("button", { name: "Make one up" }).click();
  await dialog(page).getByRole("button", { name: "Copy link" }).waitFor();
  expect(await dialog(page).evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  const small = await dialog(page)
    .locator("button, label:has(input), input[type='text']")
    .evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.textContent));
  expect(small).toEqual([]);
});
