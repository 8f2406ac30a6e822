import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import type { Annotation } from "../../web/generated/annotation.d.ts";
import { machineMade } from "../web/fakes/engine.ts";
import { HARBOUR, HARBOUR_ANNOTATION } from "./harbour.ts";
import { drawn, drop, test as base } from "./site.ts";

/** `open` shows the article of harbour.ts, as if the machine had marked it. */
const test = base.extend<{ open: Page }>({
  open: async ({ site, page }, use) => {
    await page.goto(site);
    await show(page); // may take long: the annotator starts
    page.setDefaultTimeout(10_000);
    await use(page);
  },
});

async function show(page: Page): Promise<void> {
  await drop(page, "harbour.json", JSON.stringify(machineMade(HARBOUR_ANNOTATION)), "application/json");
  await page.getByRole("article", { name: "Annotated article" }).waitFor();
}

const claim = (page: Page, id: string, part = "cue") => page.locator(`mark[data-id="${id}"][data-part="${part}"]`);
const actor = (page: Page, name: string) => page.locator('mark[data-kind="actor"]', { hasText: name });
const tools = (page: Page) => page.getByRole("toolbar", { name: "What the selected words are" });
const details = (page: Page) => page.locator(".details");
const button = (page: Page, name: string | RegExp) => details(page).getByRole("button", { name });
const option = (page: Page, name: string | RegExp) => page.getByRole("listbox").getByRole("option", { name });
const standing = (page: Page, row: number) =>
  page.getByRole("table", { name: "Allegations" }).getByRole("row").nth(row).locator("[data-standing]").innerText();

/** Where words stand on the screen. */
async function boxOf(page: Page, words: string): Promise<{ left: number; right: number; y: number }> {
  await drawn(page);
  const box = await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.querySelector("article")!, NodeFilter.SHOW_TEXT);
    const nodes: Text[] = [];
    while (walker.nextNode() !== null) nodes.push(walker.currentNode as Text);
    const start = nodes.map(({ data }) => data).join("").indexOf(wanted);
    const point = (offset: number, asEnd: boolean): [Text, number] => {
      let left = offset;
      for (const node of nodes) {
        if (left < node.length || (asEnd && left === node.length)) return [node, left];
        left -= node.length;
      }
      throw new Error(`“${wanted}” is not in the article`);
    };
    const range = document.createRange();
    range.setStart(...point(start, false));
    range.setEnd(...point(start + wanted.length, true));
    range.startContainer.parentElement?.scrollIntoView({ block: "start" });
    const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
    const [first, last] = [boxes[0]!, boxes.at(-1)!];
    return { left: first.left, right: last.right, y: (first.top + first.bottom) / 2, oneLine: first.bottom > last.top };
  }, words);
  expect(box.oneLine, `“${words}” lies on one line`).toBe(true);
  return box;
}

/** Selects words as a hand does. */
async function drag(page: Page, words: string): Promise<void> {
  const { left, right, y } = await boxOf(page, words);
  await page.mouse.move(left + 2, y);
  await page.mouse.down();
  await page.mouse.move((left + right) / 2, y);
  await page.mouse.move(right - 2, y);
  await page.mouse.up();
  await tools(page).waitFor();
}

/** Takes hold of an edge of what is chosen and draws it to where `words` begin or end; still held. */
async function grip(page: Page, edge: "start" | "end", words: string): Promise<void> {
  const to = await boxOf(page, words);
  const { x, y, width, height } = (await page.locator(`.handle[data-edge="${edge}"]`).boundingBox())!;
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move((x + to.left) / 2, to.y);
  await page.mouse.move(edge === "start" ? to.left + 2 : to.right - 2, to.y);
}

/** Selects words by key: `m`, arrows to the first of them, Shift with arrows to the last. */
async function selectByKey(page: Page, words: string): Promise<void> {
  const selected = () => page.evaluate(() => String(getSelection()));
  await page.keyboard.press("m");
  for (let i = 0; i < 80 && !words.startsWith(await selected()); i++) await page.keyboard.press("ArrowRight");
  for (let i = 0; i < 20 && (await selected()) !== words; i++) await page.keyboard.press("Shift+ArrowRight");
  expect(await selected()).toBe(words);
}

/** The words of a part of a claim, as marked. */
const words = async (page: Page, id: string, part = "cue") =>
  (await claim(page, id, part).evaluateAll((marks) => marks.map((mark) => mark.textContent))).join("");

async function saved(page: Page): Promise<Annotation> {
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save annotated file" }).click();
  const html = await readFile(await (await waiting).path(), "utf8");
  const json = /<script type="application\/json" id="allegedly-annotation">([^]*?)<\/script>/.exec(html)![1]!;
  return JSON.parse(json) as Annotation;
}

describe("making a claim", () => {
  test("with the mouse, then choosing its cue", async ({ open }) => {
    await drag(open, "The weather");
    await tools(open).getByRole("button", { name: "Allegation" }).click();
    await claim(open, "c7", "content").waitFor();
    expect(await words(open, "c7", "content")).toBe("The weather");
    expect(await open.getByRole("table", { name: "Allegations" }).getByRole("row").count()).toBe(4);
    await button(open, "Edit").waitFor();
    expect(await details(open).innerText()).toContain("By hand");

    await drag(open, "two reports");
    await tools(open).getByRole("button", { name: "Cue" }).click();
    await expect.poll(() => words(open, "c7")).toBe("two reports");
    expect(await words(open, "c7", "content")).toBe("The weather");
  });

  test("with the keyboard alone", async ({ open }) => {
    await claim(open, "c4").focus();
    await selectByKey(open, "two reports");
    await open.keyboard.press("2");
    await expect.poll(() => words(open, "c7", "content")).toBe("two reports");
    // It shares the speaker of its sentence, and the reader goes on from it.
    expect(await details(open).innerText()).toContain("Weir Harbour");
    expect(await open.evaluate(() => document.activeElement?.tagName)).toBe("MARK");
  });

  test("the tools are reached and left by key", async ({ open }) => {
    await claim(open, "c4").focus();
    await selectByKey(open, "two reports");
    await open.keyboard.press("Enter");
    expect(await open.evaluate(() => document.activeElement?.textContent)).toContain("Actor");
    for (let i = 0; i < 3; i++) await open.keyboard.press("ArrowRight");
    await open.keyboard.press("Enter");
    await expect.poll(() => claim(open, "c7").first().getAttribute("data-kind")).toBe("admission");
    await selectByKey(open, "were late");
    await open.keyboard.press("Escape");
    expect(await tools(open).count()).toBe(0);
    expect(await open.evaluate(() => document.activeElement?.tagName)).toBe("MARK");
  });

  test("arrows up and down go from line to line", async ({ open }) => {
    await actor(open, "Auditors").first().focus();
    await open.keyboard.press("m");
    const selected = () => open.evaluate(() => String(getSelection()));
    const first = await selected();
    for (let i = 0; i < 4; i++) await open.keyboard.press("ArrowDown");
    expect(await selected()).not.toBe(first);
    for (let i = 0; i < 4; i++) await open.keyboard.press("ArrowUp");
    expect(HARBOUR.indexOf(await selected())).toBeLessThan(40);
  });

  test("with a finger", async ({ site, browser }) => {
    const context = await browser.newContext({ serviceWorkers: "block", hasTouch: true, viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    await page.goto(site);
    await show(page);
    await page.evaluate(() => {
      const walker = document.createTreeWalker(document.querySelector("article")!, NodeFilter.SHOW_TEXT);
      while (walker.nextNode() !== null && !walker.currentNode.textContent?.includes("The weather"));
      const start = walker.currentNode.textContent!.indexOf("The weather");
      getSelection()?.setBaseAndExtent(walker.currentNode, start, walker.currentNode, start + 11);
    });
    await tools(page).getByRole("button", { name: "Denial" }).tap();
    await expect.poll(() => words(page, "c7", "content")).toBe("The weather");
    await context.close();
  });

  test("attributed at once", async ({ open }) => {
    await drag(open, "The weather");
    await tools(open).getByRole("button", { name: "Attribute to…" }).click();
    await open.getByRole("combobox", { name: "Who says this?" }).fill("dana");
    await open.keyboard.press("Enter");
    await expect.poll(() => details(open).innerText()).toMatch(/Statement\s+Dana Weir/);
  });

  test.for([
    ["Denial", "Which allegation does this deny?", "Denied"],
    ["Admission", "Which allegation does this admit?", "Admitted"],
    ["No response", "Which allegation gets no response?", "No response"],
  ] as const)("as a reply, of the kind that is asked for: %s", async ([kind, question, stands], { open }) => {
    expect(await standing(open, 1)).toBe("Unanswered");
    await drag(open, "a reporter");
    await tools(open).getByRole("button", { name: "Replies to…" }).click();
    await tools(open).getByRole("radiogroup").getByText(kind).click();
    await open.getByRole("combobox", { name: question }).waitFor();
    await option(open, /^Harbour Company/).click();
    await expect.poll(() => standing(open, 1)).toBe(stands);
  });
});

describe("changing a claim", () => {
  test("retype by key and by hand", async ({ open }) => {
    await claim(open, "c2").click();
    await open.keyboard.press("5");
    await expect.poll(() => claim(open, "c2").getAttribute("data-kind")).toBe("statement");
    expect(await open.getByRole("table", { name: "Allegations" }).getByRole("row").count()).toBe(2);
    await button(open, "Edit").click();
    await details(open).getByRole("radiogroup").getByText("Allegation").click();
    await expect.poll(() => claim(open, "c2").getAttribute("data-kind")).toBe("allegation");
    expect(await details(open).innerText()).toContain("changed or confirmed by hand");
  });

  test("resize by key and by hand", async ({ open }) => {
    await claim(open, "c2").click();
    await open.keyboard.press("{");
    await expect.poll(() => words(open, "c2")).toBe("Auditors accused");
    await open.keyboard.press("}");
    await expect.poll(() => words(open, "c2")).toBe("accused");
    await open.keyboard.press("Shift+ArrowRight");
    await expect.poll(() => words(open, "c2")).toBe("accused Weir");
    await open.keyboard.press("Shift+ArrowLeft");
    await expect.poll(() => words(open, "c2")).toBe("accused");
    await button(open, "Edit").click();
    await button(open, "Weir Harbour of hiding losses from the town of Eastmoor").click();
    await button(open, "End one word earlier").click();
    await expect.poll(() => words(open, "c2", "content")).toBe("Weir Harbour of hiding losses from the town of");
  });

  test("resize by drawing an edge, in one step", async ({ open }) => {
    await claim(open, "c2").click();
    await grip(open, "end", "Weir Harbour");
    await open.locator(".preview").first().waitFor(); // what it will be is shown
    expect(await words(open, "c2")).toBe("accused");
    await open.keyboard.press("Escape");
    await open.mouse.up();
    expect([await words(open, "c2"), await open.locator(".preview").count()]).toEqual(["accused", 0]);

    await grip(open, "end", "Weir Harbour");
    await open.mouse.up();
    await expect.poll(() => words(open, "c2")).toBe("accused Weir Harbour");
    await grip(open, "start", "Auditors accused");
    await open.mouse.up();
    await expect.poll(() => words(open, "c2")).toBe("Auditors accused Weir Harbour");
    await open.keyboard.press("Control+z");
    await expect.poll(() => words(open, "c2")).toBe("accused Weir Harbour");
    await open.keyboard.press("Control+z");
    await expect.poll(() => words(open, "c2")).toBe("accused");

    // Half a word is none, and an edge does not pass the other.
    await actor(open, "Dana Weir").click();
    await grip(open, "end", "We hid nothing");
    await open.mouse.up();
    await expect.poll(() => actor(open, "Dana").innerText()).toBe("Dana");
  });

  test("resize by finger", async ({ site, browser }) => {
    const context = await browser.newContext({ serviceWorkers: "block", hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });
    const phone = await context.newPage();
    await phone.goto(site);
    await show(phone);
    await claim(phone, "c4").tap();
    const handle = phone.locator('.handle[data-edge="end"]');
    await handle.waitFor();
    const target = await handle.evaluate((element) => {
      const { width, height } = getComputedStyle(element, "::after");
      return [parseFloat(width), parseFloat(height)];
    });
    expect(Math.min(...target)).toBeGreaterThanOrEqual(44);
    const { x, y, height } = (await handle.boundingBox())!;
    const finger = { x: x + 8, y: y + height + 12 };
    const input = await context.newCDPSession(phone);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", touchPoints: { x: number; y: number }[]) =>
      input.send("Input.dispatchTouchEvent", { type, touchPoints });
    await touch("touchStart", [finger]);
    await touch("touchMove", [{ x: finger.x + 15, y: finger.y }]);
    await touch("touchMove", [{ x: finger.x + 30, y: finger.y }]);
    await touch("touchEnd", []);
    await expect.poll(() => words(phone, "c4")).toBe("admitted that");
    await context.close();
  });

  test("delete, and the next key goes on from there", async ({ open }) => {
    await claim(open, "c4").click();
    await open.keyboard.press("Delete");
    await expect.poll(() => claim(open, "c4").count()).toBe(0);
    expect(await open.evaluate(() => document.activeElement?.tagName)).toBe("MARK");
    await open.getByText("Deleted claim.").waitFor();
  });

  test("linking a reply changes how the allegation stands", async ({ open }) => {
    expect(await standing(open, 1)).toBe("Unanswered");
    await claim(open, "c3").click();
    await open.keyboard.press("d");
    await open.getByRole("combobox", { name: "Which allegation does it answer?" }).fill("harbour company");
    await open.keyboard.press("Enter");
    await expect.poll(() => standing(open, 1)).toBe("Denied");
    await button(open, /Remove Harbour Company/).click();
    await expect.poll(() => standing(open, 1)).toBe("Unanswered");
  });

  test("a list to pick from leaves in view what it is for", async ({ open }) => {
    await open.setViewportSize({ width: 1280, height: 520 });
    await claim(open, "c3").click();
    await open.keyboard.press("d");
    await open.getByRole("combobox", { name: "Which allegation does it answer?" }).waitFor();
    const { y, height } = (await claim(open, "c3").boundingBox())!;
    expect(y).toBeGreaterThan(0);
    expect(y + height).toBeLessThan((await details(open).boundingBox())!.y);
  });

  test("attribute and name the target", async ({ open }) => {
    await claim(open, "c2").click();
    await open.keyboard.press("a");
    await option(open, /Eastmoor/).click();
    await details(open).getByRole("group", { name: "Says so" }).getByText("Eastmoor").waitFor();
    const targets = details(open).getByRole("group", { name: "About whom" });
    await targets.getByRole("button", { name: "Remove Weir Harbour" }).click();
    await targets.getByRole("button", { name: /Add/ }).click();
    await option(open, /Dana Weir/).click();
    const row = open.getByRole("table", { name: "Allegations" }).getByRole("row").nth(2);
    await expect.poll(() => row.locator('[data-label="Source"]').innerText()).toContain("Eastmoor");
    expect(await row.locator('[data-label="About whom"]').innerText()).toBe("Dana Weir");
  });

  test("accept and reject", async ({ open }) => {
    const counts = open.getByRole("complementary").locator("dl").last();
    const numbers = () => counts.getByRole("definition").allInnerTexts();
    const marks = HARBOUR_ANNOTATION.mentions.length + HARBOUR_ANNOTATION.claims.length;
    expect(await numbers()).toEqual([`${marks}`, "0", "0"]);
    await claim(open, "c2").click();
    await button(open, "Accept").click();
    await expect.poll(numbers).toEqual([`${marks - 1}`, "1", "0"]);
    expect(await button(open, "Accept").count()).toBe(0);
    await claim(open, "c1").click();
    await button(open, "Reject").click();
    await expect.poll(numbers).toEqual([`${marks - 2}`, "1", "0"]);
  });
});

describe("actors", () => {
  test("rename, retype, merge", async ({ open }) => {
    await actor(open, "Dana Weir").first().click();
    await open.keyboard.press("e");
    await details(open).getByRole("textbox", { name: "Name" }).fill("Dana M. Weir");
    await open.keyboard.press("Enter");
    await details(open).getByRole("radiogroup").getByText("Group").click();
    await expect.poll(() => details(open).innerText()).toMatch(/Group\s+Dana M\. Weir/);
    await button(open, "Same as…").click();
    await option(open, /Weir Harbour/).click();
    await expect.poll(() => details(open).innerText()).toMatch(/Weir Harbour\s+4 mentions/);
    expect(await option(open, /Dana/).count()).toBe(0);
  });

  test("split off and give to another", async ({ open }) => {
    await actor(open, "Harbour Company").first().focus();
    await open.keyboard.press("e");
    await button(open, "An actor of its own").click();
    await expect.poll(() => details(open).innerText()).toMatch(/Harbour Company\s+1 mention/);
    await button(open, "Somebody else…").click();
    await option(open, /^Weir Harbour/).click();
    await expect.poll(() => details(open).innerText()).toMatch(/Weir Harbour\s+3 mentions/);
  });

  test("a new one is marked wherever its name stands", async ({ open }) => {
    await actor(open, "Weir Harbour").first().focus();
    await open.keyboard.press("e");
    await button(open, "Not an actor").click();
    await expect.poll(() => actor(open, "Weir Harbour").count()).toBe(0);
    await drag(open, "Weir Harbour");
    await tools(open).getByRole("button", { name: "Actor" }).click();
    await expect.poll(() => actor(open, "Weir Harbour").count()).toBe(1);
    await button(open, /Mark 1 more/).click();
    await expect.poll(() => actor(open, "Weir Harbour").count()).toBe(2);
    await details(open).getByRole("checkbox", { name: /Also the 1 other/ }).check();
    await button(open, "Delete").click();
    await expect.poll(() => actor(open, "Weir Harbour").count()).toBe(0);
  });

  test("words that mention a known one", async ({ open }) => {
    await drag(open, "Its");
    await tools(open).getByRole("button", { name: "Mention of…" }).click();
    await option(open, /^Weir Harbour/).click();
    await expect.poll(() => actor(open, "Its").count()).toBe(1);
    await expect.poll(() => details(open).innerText()).toMatch(/Weir Harbour\s+4 mentions/);
  });
});

test("undo goes back to the beginning, redo to the end", async ({ open }) => {
  const marks = () =>
    open.locator("mark").evaluateAll((all) => all.map(({ dataset, textContent }) => `${JSON.stringify(dataset)} ${textContent}`));
  const clear = async () => {
    await open.keyboard.press("Escape");
    await open.keyboard.press("Escape");
    await open.evaluate(() => (document.activeElement as HTMLElement).blur());
  };
  const start = await marks();
  await claim(open, "c2").click();
  await open.keyboard.press("2");
  await open.keyboard.press("]");
  await claim(open, "c4").click();
  await open.keyboard.press("Delete");
  await actor(open, "Eastmoor").focus();
  await open.keyboard.press("y");
  await open.keyboard.press("Delete");
  const undo = open.getByRole("button", { name: /^Undo: / });
  expect(await undo.getAttribute("aria-label")).toBe("Undo: deleted 1 mention");
  await clear();
  const end = await marks();
  for (let i = 0; i < 4; i++) await open.keyboard.press("Control+z");
  await undo.click();
  await open.getByRole("button", { name: "Nothing to undo" }).waitFor();
  await clear();
  expect(await marks()).toEqual(start);
  await open.getByRole("button", { name: /^Redo: / }).click();
  for (let i = 0; i < 4; i++) await open.keyboard.press("Control+y");
  await open.getByRole("button", { name: "Nothing to redo" }).waitFor();
  await clear();
  expect(await marks()).toEqual(end);
});

test("a saved file holds what was corrected, and comes back with it", async ({ open }) => {
  await claim(open, "c2").click();
  await open.keyboard.press("2");
  await drag(open, "The weather");
  await tools(open).getByRole("button", { name: "Allegation" }).click();
  const annotation = await saved(open);
  const by = (id: string) => annotation.claims.find((one) => one.id === id);
  expect(by("c2")).toMatchObject({ type: "denial", origin: "edited" });
  expect(by("c7")).toMatchObject({ type: "allegation", origin: "human", evidence: null });
  await drop(open, "again.json", JSON.stringify(annotation), "application/json");
  await open.getByRole("button", { name: "Nothing to undo" }).waitFor();
  expect(await claim(open, "c2").getAttribute("data-kind")).toBe("denial");
});

describe("keys", () => {
  test("j and k go from mark to mark and choose", async ({ open }) => {
    await open.keyboard.press("j");
    const kinds: (string | undefined)[] = [];
    for (let i = 0; i < 4; i++) {
      kinds.push(await open.evaluate(() => (document.activeElement as HTMLElement).dataset["id"]));
      await open.keyboard.press("j");
    }
    await open.keyboard.press("k");
    expect(new Set(kinds).size).toBeGreaterThan(2);
    const id = await open.evaluate(() => (document.activeElement as HTMLElement).dataset["id"]);
    expect(id).toBe(kinds.at(-1));
    expect(await open.locator("mark[data-lit]").count()).toBeGreaterThan(0);
  });

  test("the sheet explains them and switches them off, for later visits too", async ({ open }) => {
    await open.keyboard.press("?");
    const sheet = open.getByRole("dialog", { name: "Keys" });
    expect(await sheet.innerText()).toContain("Link a reply with its allegation");
    await sheet.getByRole("checkbox", { name: /Single keys are on/ }).uncheck();
    await open.keyboard.press("Escape");
    await claim(open, "c2").click();
    await open.keyboard.press("5");
    await open.keyboard.press("?");
    expect(await sheet.isVisible()).toBe(false);
    expect(await claim(open, "c2").getAttribute("data-kind")).toBe("allegation");
    await open.keyboard.press("Escape");
    expect(await open.locator("mark[data-lit]").count()).toBe(0);

    await open.reload();
    await open.getByRole("article", { name: "Annotated article" }).waitFor();
    await open.keyboard.press("j");
    expect(await open.locator("mark[data-lit]").count()).toBe(0);
    await open.getByRole("button", { name: "Keys" }).click();
    await sheet.getByRole("checkbox", { name: /Single keys are on/ }).check();
    await sheet.getByRole("button", { name: "Close" }).click();
    await open.keyboard.press("j");
    expect(await open.locator("mark[data-lit]").count()).toBeGreaterThan(0);
  });
});
