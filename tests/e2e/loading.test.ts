// What is seen while an article is being annotated.
import type { Locator, Page } from "playwright-core";
import { describe, expect } from "vitest";
import { pdf } from "./documents.ts";
import { drawn, drop, test as base } from "./site.ts";

interface Held extends Window {
  /** Lets answers of these kinds, and those that wait for them, through to the page from now on. */
  let?: (...kinds: string[]) => void;
}

/** `held`: a page at its start, to which workers say only what it is let hear. */
const test = base.extend<{ held: Page }>({
  held: async ({ site, page }, use) => {
    await page.addInitScript(() => {
      const heard = new Set<string>();
      let waiting: { readonly kind: string; readonly hear: () => void }[] = [];
      const hearOn = () => {
        while (waiting.length > 0 && heard.has(waiting[0]!.kind)) waiting.shift()!.hear();
      };
      (window as Held).let = (...kinds) => {
        for (const kind of kinds) heard.add(kind);
        hearOn();
      };
      const { onmessage } = Object.getOwnPropertyDescriptors(Worker.prototype);
      Object.defineProperty(Worker.prototype, "onmessage", {
        set(this: Worker, handler: (event: MessageEvent<{ kind: string }>) => void) {
          const later = (event: MessageEvent<{ kind: string }>) => {
            waiting = [...waiting, { kind: event.data.kind, hear: () => handler.call(this, event) }];
            hearOn();
          };
          onmessage.set!.call(this, later);
        },
      });
    });
    await page.goto(site);
    await use(page);
  },
});

const hear = (page: Page, ...kinds: string[]) => page.evaluate((some) => (window as Held).let!(...some), kinds);
const doing = (page: Page) => page.getByRole("main").getByRole("status");
const bar = (page: Page) => page.getByRole("progressbar", { name: /annotator|article/ });
const box = (page: Page) => page.getByRole("textbox", { name: "Article text" });

test("says what is being done, with a way out, and nothing that is not known of how far it is", async ({ held }) => {
  const text = "Auditors accused Weir Harbour of hiding losses.";
  await box(held).fill(text);
  await held.getByRole("button", { name: "Annotate" }).click();
  await expect.poll(() => doing(held).innerText()).toBe("Starting the annotator");
  expect(await bar(held).getAttribute("value")).toBeNull();
  expect(await held.getByRole("article").innerText()).toBe(text);

  await hear(held, "started", "progress");
  await expect.poll(() => doing(held).innerText()).toBe("Reading the article: who is in it, and who says what about whom");
  expect(await bar(held).getAttribute("value")).toBeNull();
  await held.getByRole("button", { name: "Cancel" }).click();
  expect(await box(held).inputValue()).toBe(text);

  await held.getByRole("button", { name: "Annotate" }).click();
  await hear(held, "annotated");
  await held.getByRole("article", { name: "Annotated article" }).waitFor();
});

test("of a file it is known how far it is", async ({ site, page }) => {
  await page.goto(site);
  await page.evaluate(() => {
    const seen = window as Window & { values?: (string | null)[] };
    seen.values = [];
    const look = () => seen.values!.push(document.querySelector("progress")?.getAttribute("value") ?? null);
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributeFilter: ["value"] });
  });
  const pages = Array.from({ length: 8 }, (_, page) =>
    Array.from({ length: 40 }, (_, line) => ({ x: 72, y: 720 - 14 * line, text: `Page ${page}, line ${line} of a long report on the harbour` })),
  );
  await drop(page, "report.pdf", pdf(pages), "application/pdf");
  await page.getByText("A PDF does not say where its paragraphs end").waitFor();
  const values = await page.evaluate(() => (window as Window & { values?: (string | null)[] }).values!);
  const told = [...new Set(values.filter((value) => value !== null))].map(Number);
  expect(told.length).toBeGreaterThan(1);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(told[0]).toBeGreaterThan(0);
  expect(told.at(-1)).toBe(1);
});

test("a file that is dropped meanwhile is refused in a sentence", async ({ held }) => {
  await box(held).fill("Auditors accused Weir Harbour of hiding losses.");
  await held.getByRole("button", { name: "Annotate" }).click();
  await drop(held, "other.txt", "Another article.", "text/plain");
  await held.getByText("“other.txt” was not opened").waitFor();
  await hear(held, "started", "progress", "annotated");
  // Not innerText, which lacks passages that no frame has drawn yet (content-visibility).
  expect(await held.getByRole("article", { name: "Annotated article" }).textContent()).toContain("Auditors");
});

describe.each([
  [1440, 900],
  [768, 1024],
  [360, 740],
])("at %i × %i pixels", (width, height) => {
  test.for([0, 1, 2])("no line of sample %i moves when it is annotated", async (sample, { held }) => {
    await held.setViewportSize({ width, height });
    await held.getByRole("region", { name: "Or try one of these" }).getByRole("button").nth(sample).click();
    await held.getByRole("button", { name: "Annotate" }).click();
    const article = held.getByRole("article");
    await article.waitFor();
    const before = await boxes(article);
    await hear(held, "started", "progress", "annotated");
    await held.locator("mark").first().waitFor();
    await held.locator('article[aria-busy="false"]').waitFor();
    const after = await boxes(article);
    expect(before.length).toBeGreaterThan(3);
    expect(after.map(({ text }) => text)).toEqual(before.map(({ text }) => text));
    for (const [index, { text, edges }] of after.entries()) {
      for (const [side, edge] of edges.entries()) expect(edge, `${text} (${side})`).toBeCloseTo(before[index]!.edges[side]!, 0);
    }
  });
});

/** The headline and the paragraphs that are on the screen, and the one in the middle of the article. */
async function boxes(article: Locator): Promise<{ text: string; edges: number[] }[]> {
  await drawn(article.page());
  return article.locator(":is(h1, p):not(.visually-hidden)").evaluateAll((all) =>
    all
      .map((one) => ({ one, box: one.getBoundingClientRect() }))
      .filter(({ box }, index) => box.top < innerHeight || index === all.length >> 1)
      .map(({ one, box }) => ({ text: one.textContent.slice(0, 30), edges: [box.left, box.top, box.bottom] })),
  );
}
