import { expect } from "vitest";
import { longArticle } from "../../tools/lib/long_article.mjs";
import { drop, test } from "./site.ts";

const CHOICES = 10;

/** How often the article is opened. */
const RUNS = 2;

/** The frames of a scroll through the article. */
const FRAMES = 120;

// Limits are three or four times what is aimed at. They hold for the quicker runs: a busy machine is slow now and then, a page
// that draws the whole article again is slow every time.

// Aimed at: 100 ms.
test("choosing a mark in 10,000 words is soon seen", async ({ site, page }) => {
  await page.addInitScript(() => {
    const seen = window as Window & { interactions?: number[] };
    seen.interactions = [];
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) if (name === "click") seen.interactions!.push(duration);
    }).observe({ type: "event", durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  });
  await page.goto(site);
  await drop(page, "long.json", JSON.stringify(longArticle(60_000, 1_000)), "application/json");
  const cues = page.locator('article[aria-busy="false"] mark[data-part="cue"]');
  await cues.first().waitFor();
  for (let i = 0; i < CHOICES; i++) await cues.nth(i * 4).click();
  const durations = () => page.evaluate(() => (window as Window & { interactions?: number[] }).interactions ?? []);
  await expect.poll(async () => (await durations()).length).toBeGreaterThanOrEqual(CHOICES / 2);
  const sorted = (await durations()).toSorted((a, b) => a - b);
  const [quick, median] = [sorted[sorted.length >> 2]!, sorted[sorted.length >> 1]!];
  console.log(`choosing a mark in 10,000 words: ${median} ms to the next paint (median of ${sorted.length}), slowest ${sorted.at(-1)} ms`);
  expect(quick).toBeLessThan(300);
});

// What a reader waits for when a long article has been annotated. Aimed at: 150 ms, and 60 frames a second.
test("the first marks of 1 MB with 8,000 are painted soon after the answer, a filter is soon seen, and it scrolls smoothly", async ({ site, page }) => {
  await page.addInitScript(() => {
    const seen = window as Window & { painted?: number };
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (this: Worker, message: { kind: string }) {
      if (message.kind === "read") {
        this.addEventListener("message", ({ data }: MessageEvent<{ kind: string }>) => {
          if (data.kind !== "read") return;
          const began = performance.now();
          const look = () => {
            if (document.querySelector("article mark") === null) requestAnimationFrame(look);
            else setTimeout(() => (seen.painted = performance.now() - began));
          };
          requestAnimationFrame(look);
        });
      }
      post.call(this, message);
    };
  });
  await page.goto(site);
  const firsts: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    await page.evaluate(() => delete (window as Window & { painted?: number }).painted);
    await drop(page, "huge.json", JSON.stringify(longArticle(1_000_000, 8_000)), "application/json");
    firsts.push((await (await page.waitForFunction(() => (window as Window & { painted?: number }).painted)).jsonValue())!);
    await page.locator('article[aria-busy="false"]').waitFor();
  }
  await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle)));
  const filters = await page.evaluate(async (runs) => {
    const times: number[] = [];
    for (let run = 0; run < 2 * runs + 1; run++) {
      const began = performance.now();
      document.querySelector<HTMLElement>('.filters [data-kind="denial"]')!.click();
      await new Promise((frame) => requestAnimationFrame(() => setTimeout(frame)));
      times.push(performance.now() - began);
    }
    return times;
  }, RUNS);
  const [painted, filtered] = [Math.min(...firsts), Math.min(...filters)];
  // Near marks at once, those far off when there is time.
  await page.waitForFunction(() => document.querySelector('mark[data-kind="denial"]') === null);
  console.log(`1 MB, 8,000 marks: first marks painted ${painted.toFixed(0)} ms after the answer; a filter seen after ${filtered.toFixed(0)} ms`);
  expect(painted).toBeLessThan(600);
  expect(filtered).toBeLessThan(600);

  const frames = (await page.evaluate(scrollThrough, FRAMES)).toSorted((a, b) => a - b);
  const [median, slowest] = [frames[frames.length >> 1]!, frames.at(-1)!];
  console.log(`scrolling it: frames of ${median.toFixed(0)} ms (median of ${FRAMES}), slowest ${slowest.toFixed(0)} ms`);
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(10_000);
  expect(median).toBeLessThan(50);
  expect(slowest).toBeLessThan(1_000);
}, 120_000);

/** Runs in the page: scrolls a third of a screen in every frame, and says how many milliseconds each took. */
function scrollThrough(count: number): Promise<number[]> {
  return new Promise((done) => {
    const times: number[] = [];
    const step = (now: number) => {
      times.push(now);
      scrollBy(0, innerHeight / 3);
      if (times.length <= count) requestAnimationFrame(step);
      else done(times.slice(1).map((time, index) => time - times[index]!));
    };
    requestAnimationFrame(step);
  });
}
