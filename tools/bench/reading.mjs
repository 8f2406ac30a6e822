// How the page bears long articles in Chromium: until the first marks are painted after the annotator's answer, how
// smoothly 1 MB with 8,000 marks scrolls, and how long choosing a mark takes until it is seen in 10,000 words.
// Run `npm run build` first.

import { chromium } from "playwright-core";
import { longArticle } from "../lib/long_article.mjs";
import { staticServer } from "../lib/static_server.mjs";

const RUNS = 5;
const CHOICES = 20;

/** Runs in the page: notes when the worker's answer arrives and when the first mark has been painted. */
function watchFirstMark() {
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...rest) {
    if (message.kind === "read") {
      this.addEventListener("message", ({ data }) => {
        if (data.kind !== "read") return;
        const began = performance.now();
        const look = () => {
          if (document.querySelector("mark") === null) requestAnimationFrame(look);
          else setTimeout(() => (window.firstMark = performance.now() - began));
        };
        requestAnimationFrame(look);
      });
    }
    return post.call(this, message, ...rest);
  };
  window.interactions = [];
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) if (name === "click") window.interactions.push(duration);
  }).observe({ type: "event", durationThreshold: 16, buffered: true });
}

async function drop(page, annotation) {
  const transfer = await page.evaluateHandle((json) => {
    const data = new DataTransfer();
    data.items.add(new File([json], "long.json", { type: "application/json" }));
    return data;
  }, JSON.stringify(annotation));
  await page.dispatchEvent("main", "dragover", { dataTransfer: transfer });
  await page.dispatchEvent("main", "drop", { dataTransfer: transfer });
  await page.waitForFunction(() => window.firstMark !== undefined);
}

/** Runs in the page: scrolls a third of a screen in every frame, and says how long the frames took. */
function scrollThrough() {
  return new Promise((done) => {
    const frames = [];
    let last = performance.now();
    const step = (now) => {
      frames.push(now - last);
      last = now;
      scrollBy(0, innerHeight / 3);
      if (frames.length < 180) requestAnimationFrame(step);
      else done(frames.slice(1));
    };
    requestAnimationFrame(step);
  });
}

const sorted = (values) => values.toSorted((a, b) => a - b);
const quantile = (values, q) => sorted(values)[Math.min(values.length - 1, Math.floor(values.length * q))];

const server = staticServer("dist");
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const address = `http://127.0.0.1:${server.address().port}/`;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});

async function open(annotation) {
  const page = await browser.newPage({ serviceWorkers: "block", viewport: { width: 1440, height: 900 } });
  await page.addInitScript(watchFirstMark);
  await page.goto(address);
  await page.waitForLoadState("networkidle");
  await drop(page, annotation);
  return page;
}

try {
  const huge = longArticle(1_000_000, 8_000);
  const firsts = [];
  let frames = [];
  for (let run = 0; run < RUNS; run++) {
    const page = await open(huge);
    firsts.push(await page.evaluate(() => window.firstMark));
    if (run === RUNS - 1) {
      await page.waitForTimeout(1000);
      frames = await page.evaluate(scrollThrough);
    }
    await page.close();
  }
  console.log(`1 MB, 8,000 marks: answer to first marks painted ${quantile(firsts, 0.5).toFixed(0)} ms (median of ${RUNS}, slowest ${Math.max(...firsts).toFixed(0)})`);
  console.log(`scrolling it: frames of ${quantile(frames, 0.5).toFixed(0)} ms (median), ${quantile(frames, 0.95).toFixed(0)} ms (95 %), slowest ${Math.max(...frames).toFixed(0)} ms`);

  const page = await open(longArticle(60_000, 1_000));
  const cues = page.locator('mark[data-part="cue"]');
  for (let i = 0; i < CHOICES; i++) await cues.nth(i * 5).click();
  await page.waitForTimeout(500);
  const interactions = await page.evaluate(() => window.interactions);
  console.log(`10,000 words, choosing a mark: ${quantile(interactions, 0.5)} ms to the next paint (median of ${interactions.length}), slowest ${Math.max(...interactions)} ms`);
} finally {
  await browser.close();
  server.close();
}
