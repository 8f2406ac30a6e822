import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { HARBOUR, HARBOUR_ANNOTATION } from "./harbour.ts";
import { annotate, drop, SINGLE_FILE, test } from "./site.ts";
import { more } from "./states.ts";

const TEXT = "Auditors accused Weir Harbour of hiding losses.\n\nWeir Harbour denied the accusation.";

const cue = (page: Page) => page.locator('mark[data-kind="allegation"][data-part="cue"]').first();
const article = (page: Page) => page.getByRole("article", { name: "Annotated article" });
const recent = (page: Page) => page.getByRole("region", { name: "Recent articles" });
const kept = (page: Page) => page.getByText("Kept in this browser", { exact: true });

/** Makes the allegation a denial, and waits until that is kept. */
async function change(page: Page): Promise<void> {
  await cue(page).click();
  await page.keyboard.press("2");
  await page.getByRole("button", { name: "Undo: change to denial" }).waitFor();
  await kept(page).waitFor();
}

/** The link with the marks alone. */
async function marksLink(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Share" });
  await dialog.getByRole("radio", { name: "Link with the marks alone" }).check();
  await dialog.getByRole("button", { name: "Copy link" }).waitFor();
  return dialog.getByRole("textbox", { name: "Link" }).inputValue();
}

describe("work is kept", () => {
  test("over a reload, with its log", async ({ site, page }) => {
    await page.goto(site);
    await annotate(page, TEXT);
    await change(page);
    await page.reload();
    await article(page).waitFor();
    expect(await cue(page).count()).toBe(0);
    await page.getByRole("button", { name: "Undo: change to denial" }).click();
    await cue(page).waitFor();
    await page.getByRole("button", { name: "Redo: change to denial" }).waitFor();
  });

  test("until it is deleted, one by one or all at once", async ({ site, page }) => {
    await page.goto(site);
    for (const text of [TEXT, `${TEXT} Again.`, `Other. ${TEXT}`, TEXT]) {
      await annotate(page, text);
      await kept(page).waitFor();
      await page.getByRole("button", { name: "New" }).click();
    }
    // The same article twice, and nothing changed in it: kept once.
    const items = recent(page).getByRole("listitem");
    await expect.poll(() => items.count()).toBe(3);
    await items.first().getByRole("button", { name: /^Auditors accused/ }).click();
    await article(page).waitFor();
    await change(page);
    await page.getByRole("button", { name: "New" }).click();
    await expect.poll(() => items.first().innerText()).toContain("1 change");
    await items.nth(1).getByRole("button", { name: /^Delete “/ }).click();
    await expect.poll(() => items.count()).toBe(2);
    await recent(page).getByRole("button", { name: "Delete all" }).click();
    await recent(page).getByRole("button", { name: "Delete all 2" }).click();
    await expect.poll(() => recent(page).count()).toBe(0);
    await page.reload();
    await annotate(page, `More. ${TEXT}`);
    await kept(page).waitFor();
    await page.getByRole("button", { name: "New" }).click();
    await expect.poll(() => items.allInnerTexts()).toEqual([expect.stringContaining("More.")]);
  });

  test("what others made of an article, beside what is found in it", async ({ site, page }) => {
    await page.goto(site);
    await drop(page, "harbour.json", JSON.stringify(HARBOUR_ANNOTATION), "application/json");
    await kept(page).waitFor();
    await page.getByRole("button", { name: "New" }).click();
    await annotate(page, HARBOUR);
    await kept(page).waitFor();
    await page.getByRole("button", { name: "New" }).click();
    await expect.poll(() => recent(page).getByRole("listitem").count()).toBe(2);
  });

  test("text that is not annotated yet comes back after a reload", async ({ site, page }) => {
    await page.goto(site);
    await page.getByRole("textbox", { name: "Article text" }).fill(TEXT);
    await page.reload();
    await expect.poll(() => page.getByRole("textbox", { name: "Article text" }).inputValue()).toBe(TEXT);
  });

  test("text that is not annotated yet is offered after its window was killed, and not while it is open", async ({ site, page, context }) => {
    // It gets no chance to say goodbye.
    await page.addInitScript(() => addEventListener("pagehide", (event) => event.stopImmediatePropagation(), true));
    await page.goto(site);
    await page.getByRole("textbox", { name: "Article text" }).fill(TEXT);
    const kept = () =>
      page.evaluate(
        () =>
          new Promise<string[]>((done) => {
            const opening = indexedDB.open("allegedly-drafts");
            opening.onsuccess = () => {
              const getting = opening.result.transaction("drafts").objectStore("drafts").getAll();
              getting.onsuccess = () => done((getting.result as { text: string }[]).map(({ text }) => text));
              opening.result.close();
            };
          }),
      );
    await expect.poll(kept).toEqual([TEXT]);
    const offer = (window: Page) => window.getByText("A text that was not annotated is left from before: “Auditors accused");
    const other = await context.newPage();
    // A link is looked at when all that was left has been: its refusal says so.
    await other.goto(`${site}#a7.AAAA`);
    await other.getByRole("alert").getByText("newer version").waitFor();
    expect(await offer(other).count()).toBe(0);
    await page.close();
    // A window that is there holds a lock, and lets go of it a moment after it is closed.
    await expect.poll(() => other.evaluate(async () => (await navigator.locks.query()).held?.length)).toBe(1);
    await other.reload();
    await offer(other).waitFor();
    await other.getByRole("button", { name: "Put it in the box" }).click();
    expect(await other.getByRole("textbox", { name: "Article text" }).inputValue()).toBe(TEXT);
    await other.reload();
    await expect.poll(() => other.getByRole("textbox", { name: "Article text" }).inputValue()).toBe(TEXT);
    expect(await offer(other).count()).toBe(0);
    await other.close();
  });

  test("text of a second article comes back after a reload where it was typed, and is gone once it is annotated", async ({ site, page }) => {
    await page.goto(site);
    await annotate(page, TEXT);
    await kept(page).waitFor();
    const dialog = page.getByRole("dialog", { name: "Compare with another article" });
    const box = dialog.getByRole("textbox", { name: "Text of the other article" });
    await more(page, "Compare with another article");
    await box.fill(HARBOUR);
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await page.reload();
    await article(page).waitFor();
    await more(page, "Compare with another article");
    expect(await box.inputValue()).toBe(HARBOUR);
    await dialog.getByRole("button", { name: "Compare", exact: true }).click();
    await page.getByRole("article", { name: "Second article" }).waitFor();
    await page.getByRole("button", { name: "Open it alone" }).first().click();
    await more(page, "Compare with another article");
    expect(await box.inputValue()).toBe("");
  });

  test("an article for the marks of a link comes back after a reload, before they are put on it and after", async ({ site, page }) => {
    await page.goto(site);
    await annotate(page, TEXT);
    const link = await marksLink(page);
    await page.goto("about:blank");
    await page.goto(link);
    const box = page.getByRole("textbox", { name: "The article" });
    await box.fill(TEXT);
    await page.reload();
    await box.waitFor();
    expect(await box.inputValue()).toBe(TEXT);
    await page.getByRole("button", { name: "Put the marks on it" }).click();
    await article(page).waitFor();
    await page.reload();
    await box.waitFor();
    expect(await box.inputValue()).toBe(TEXT);
  });

  test("a worker that dies while a file is saved takes no change along, and retry saves them all", async ({ site, page }) => {
    await page.addInitScript(() => {
      const Real = Worker;
      let made = 0;
      // The second one is what saves files: the first of these throws in the thread itself.
      window.Worker = class extends Real {
        constructor(address: string | URL, options?: WorkerOptions) {
          const dying = "onmessage = () => { throw new Error('out of memory'); };";
          super(++made === 2 ? URL.createObjectURL(new Blob([dying], { type: "text/javascript" })) : address, options);
        }
      };
    });
    await page.goto(site);
    await annotate(page, TEXT);
    await change(page);
    await page.getByRole("button", { name: "Save annotated file" }).click();
    await page.getByRole("alert").getByText("What opens and saves files stopped unexpectedly.").waitFor();
    await page.getByRole("button", { name: "Undo: change to denial" }).waitFor();
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Retry" }).click()]);
    const saved = await readFile(await file.path(), "utf8");
    expect(saved).toContain('title="denial by Auditors');
    expect(saved).not.toContain('title="allegation by');
    await page.getByRole("button", { name: "Undo: change to denial" }).click();
    await cue(page).waitFor();
  });

  test("two windows on one article do not write over each other", async ({ site, page, context }) => {
    await page.goto(site);
    await annotate(page, TEXT);
    await kept(page).waitFor();
    const other = await context.newPage();
    await other.goto(site);
    await recent(other).getByRole("button", { name: /^Auditors accused/ }).click();
    await article(other).waitFor();
    await change(other);
    await cue(page).click();
    await page.keyboard.press("3");
    await kept(page).waitFor();
    await other.getByRole("button", { name: "New" }).click();
    await expect.poll(() => recent(other).getByRole("listitem").count()).toBe(2);
    await other.close();
  });
});

describe("where it cannot be kept", () => {
  test("a sentence says so, and the work goes on", async ({ site, page }) => {
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("Not allowed", "SecurityError");
      };
    });
    await page.goto(site);
    await annotate(page, TEXT);
    await page.getByRole("alert").getByText("does not keep your work").waitFor();
    await cue(page).click();
    await page.keyboard.press("2");
    await page.getByRole("button", { name: "Undo: change to denial" }).waitFor();
    await page.getByText("Not kept: save the annotated file", { exact: true }).waitFor();
    // Whoever leaves is asked.
    const asked = page.waitForEvent("dialog");
    const leaving = page.goto("about:blank");
    const dialog = await asked;
    expect(dialog.type()).toBe("beforeunload");
    await dialog.accept();
    await leaving;
  });

  test("a text that does not fit is said not to be kept, and comes back after a reload all the same", async ({ site, page }) => {
    await page.addInitScript(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("Full", "QuotaExceededError");
      };
    });
    await page.goto(site);
    const box = page.getByRole("textbox", { name: "Article text" });
    await box.fill(TEXT);
    await page.getByRole("alert").getByText("does not keep the text in the box").waitFor();
    await page.reload();
    await expect.poll(() => box.inputValue()).toBe(TEXT);
  });

  test("the page in one file stores nothing, and says so", async ({ page }) => {
    await page.goto(SINGLE_FILE);
    await page.getByText("it keeps nothing when it is closed").waitFor();
    await annotate(page, TEXT);
    await cue(page).click();
    await page.keyboard.press("2");
    await page.getByText("Not kept: save the annotated file", { exact: true }).waitFor();
    const stored = await page.evaluate(async () => [
      localStorage.length,
      sessionStorage.length,
      (await indexedDB.databases()).length,
    ]);
    expect(stored).toEqual([0, 0, 0]);
  });
});
