import { describe, expect } from "vitest";
import { HARBOUR_ANNOTATION } from "./harbour.ts";
import { annotate, drop, paragraphs, test } from "./site.ts";

const lines = (text: string) => text.split("\n").filter((line) => line.trim() !== "");

describe("from text to marks", () => {
  test("a pasted article is marked and its allegations are listed", async ({ site, page }) => {
    await page.goto(site);
    const text =
      "Auditors accused Weir Harbour of hiding losses.\n\n" +
      "Weir Harbour denied the accusation. Its lawyer declined to comment.\n";
    await annotate(page, text);
    expect(await paragraphs(page)).toEqual(lines(text));
    for (const kind of ["actor", "allegation", "denial"]) {
      expect(await page.locator(`mark[data-kind="${kind}"][data-id]`).count(), kind).toBeGreaterThan(0);
    }
    expect(await page.locator('mark[data-kind="statement"]').count()).toBe(0);
    const ledger = page.getByRole("table", { name: "Allegations" });
    expect(await ledger.getByRole("columnheader").allInnerTexts()).toEqual([
      "No.",
      "Source",
      "About whom",
      "What",
      "Standing",
      "Sure",
    ]);
    expect(await ledger.getByRole("row").nth(1).innerText()).toContain("hiding losses");
  });

  test("each sample article finds allegations and denials", async ({ site, page }) => {
    await page.goto(site);
    const samples = page.getByRole("region", { name: "Or try one of these" }).getByRole("button");
    expect(await samples.count()).toBe(3);
    for (let i = 0; i < 3; i++) {
      await samples.nth(i).click();
      const text = await page.getByRole("textbox", { name: "Article text" }).inputValue();
      await annotate(page, text);
      expect(await paragraphs(page)).toEqual(lines(text));
      expect(await page.locator('mark[data-kind="allegation"]').count()).toBeGreaterThan(0);
      expect(await page.locator('mark[data-kind="denial"]').count()).toBeGreaterThan(0);
      await page.getByRole("button", { name: "New" }).click();
    }
  });

  test("an article without allegations says so", async ({ site, page }) => {
    await page.goto(site);
    await annotate(page, "The weather was fine.");
    await page.getByText("No allegations found").waitFor();
  });

  test("markup, bidi controls and emoji in the text stay text", async ({ site, page }) => {
    await page.goto(site);
    const text =
      '</script><img src=x onerror="alert(1)"> said Ann 😀 \u202eLee\u202c.\n<b>Lee</b> denied it &amp; left\u0000.';
    await annotate(page, text);
    expect(await paragraphs(page)).toEqual(lines(text));
    expect(await page.locator("article :is(img, script, b)").count()).toBe(0);
  });

  test("nothing to annotate is a sentence, not an article", async ({ site, page }) => {
    await page.goto(site);
    await page.getByRole("button", { name: "Annotate" }).click();
    expect(await page.getByRole("alert").innerText()).toContain("There is no text yet");
  });
});

describe("whatever happens, the text stays", () => {
  const text = "Auditors accused Weir Harbour of hiding losses.";

  test("new, and bring back", async ({ site, page }) => {
    await page.goto(site);
    await annotate(page, text);
    await page.getByRole("button", { name: "New" }).click();
    const box = page.getByRole("textbox", { name: "Article text" });
    expect(await box.inputValue()).toBe("");
    await page.getByRole("button", { name: "Bring back" }).click();
    expect(await paragraphs(page)).toEqual([text]);
  });

  // The worker never gets the request: the annotator seems to work for ever.
  test("cancel goes back to it, and annotating works again", async ({ site, page }) => {
    await page.addInitScript(() => {
      const post = Worker.prototype.postMessage;
      const lost = window as Window & { lost?: boolean };
      Worker.prototype.postMessage = function (this: Worker, message: unknown) {
        if (lost.lost !== true) post.call(this, message);
      };
    });
    await page.goto(site);
    await page.evaluate(() => ((window as Window & { lost?: boolean }).lost = true));
    const box = page.getByRole("textbox", { name: "Article text" });
    await box.fill(text);
    await page.getByRole("button", { name: "Annotate" }).click();
    expect(await page.getByRole("article").textContent()).toContain(text);
    await page.getByRole("button", { name: "Cancel" }).click();
    expect(await box.inputValue()).toBe(text);
    await page.evaluate(() => ((window as Window & { lost?: boolean }).lost = false));
    await annotate(page, text);
    expect(await paragraphs(page)).toEqual([text]);
  });

  test("a worker that dies is reported, and retry makes a new one", async ({ site, page }) => {
    await page.addInitScript(() => {
      const post = Worker.prototype.postMessage;
      let dies = true;
      Worker.prototype.postMessage = function (this: Worker, message: { kind: string }) {
        if (message.kind === "annotate" && dies) {
          dies = false;
          this.dispatchEvent(new ErrorEvent("error", { cancelable: true }));
        } else {
          post.call(this, message);
        }
      };
    });
    await page.goto(site);
    await page.getByRole("textbox", { name: "Article text" }).fill(text);
    await page.getByRole("button", { name: "Annotate" }).click();
    expect(await page.getByRole("alert").innerText()).toBe("The annotator stopped unexpectedly.");
    expect(await page.getByRole("textbox", { name: "Article text" }).inputValue()).toBe(text);
    await page.getByRole("button", { name: "Retry" }).click();
    await page.getByRole("article", { name: "Annotated article" }).waitFor();
    expect(await paragraphs(page)).toEqual([text]);
  });

  test("an annotator that cannot be loaded is reported, and retry loads it", async ({ site, browser }) => {
    const page = await browser.newPage({ serviceWorkers: "block" }); // its console speaks of what failed
    let online = false;
    await page.route("**/annotator_worker-*.js", (route) => (online ? route.continue() : route.abort()));
    await page.goto(site);
    await page.getByRole("textbox", { name: "Article text" }).fill(text);
    await page.getByRole("button", { name: "Annotate" }).click();
    await page.getByRole("alert").getByText("The annotator could not be loaded. Is there a network?").waitFor();
    expect(await page.getByRole("textbox", { name: "Article text" }).inputValue()).toBe(text);
    online = true;
    await page.getByRole("button", { name: "Retry" }).click();
    await page.getByRole("article", { name: "Annotated article" }).waitFor();
    expect(await paragraphs(page)).toEqual([text]);
    await page.close();
  });

  test("an annotation of a newer version is refused by name, and what is open stays", async ({ site, page }) => {
    await page.goto(site);
    await annotate(page, text);
    await drop(page, "newer.json", JSON.stringify({ ...HARBOUR_ANNOTATION, version: 99 }), "application/json");
    const alert = page.getByRole("alert");
    await alert.getByText("The annotation has version 99 of the format").waitFor();
    expect(await page.getByRole("button", { name: "Retry" }).count()).toBe(0);
    expect(await paragraphs(page)).toEqual([text]);
  });
});
