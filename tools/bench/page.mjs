// How long an article of about 800 words takes in the page: in the worker alone, from the request to the worker to its
// answer, and from the click to the first mark; medians of 20 runs in Chromium, on the single-file edition. Run
// `npm run build` first.

import { readFileSync, readdirSync } from "node:fs";

import { chromium } from "playwright-core";

const RUNS = 20;
const WORDS = 800;
const SAMPLES = new URL("../../public/samples/", import.meta.url);
const PAGE = new URL("../../dist/allegedly.html", import.meta.url);

const article = readdirSync(SAMPLES)
  .filter((name) => name.endsWith(".txt"))
  .map((name) => readFileSync(new URL(name, SAMPLES), "utf8"))
  .join("\n\n")
  .split(/(?<=\s)/)
  .slice(0, WORDS)
  .join("");

/** Runs in the page: notes how long each request to annotate waits for its answer. */
function watchWorkers() {
  window.answers = [];
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...rest) {
    if (message.kind === "annotate") {
      const began = performance.now();
      this.addEventListener("message", ({ data }) => {
        if (data.request === message.request && data.kind === "annotated") window.answers.push(performance.now() - began);
      });
    }
    return post.call(this, message, ...rest);
  };
}

/** Runs in the worker: notes how long it annotates, between two messages of its own. */
function watchAnnotating() {
  self.annotating = [];
  const post = self.postMessage;
  let began = 0;
  self.postMessage = function (message, ...rest) {
    if (message.stage === "annotating") began = performance.now();
    if (message.kind === "annotated") self.annotating.push(performance.now() - began);
    return post.call(this, message, ...rest);
  };
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage();
await page.addInitScript(watchWorkers);
const started = page.waitForEvent("worker");
await page.goto(PAGE.href);
const worker = await started;
await worker.evaluate(watchAnnotating);
const shown = [];
for (let run = 0; run < RUNS; run++) {
  await page.getByRole("textbox", { name: "Article text" }).fill(article);
  const began = performance.now();
  await page.getByRole("button", { name: "Annotate" }).click();
  await page.locator("mark").first().waitFor();
  shown.push(performance.now() - began);
  await page.getByRole("button", { name: "New" }).click();
}
const answers = await page.evaluate(() => window.answers);
const annotating = await worker.evaluate(() => self.annotating);
console.log(`${article.trim().split(/\s+/).length} words: ${median(annotating).toFixed(0)} ms in the worker`);
console.log(`request to answer: ${median(answers).toFixed(0)} ms, first ${answers[0].toFixed(0)} ms`);
console.log(`click to first mark: ${median(shown).toFixed(0)} ms`);
await browser.close();
