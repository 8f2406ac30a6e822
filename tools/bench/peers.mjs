// The wasm module and the native program beside the libraries people reach for in a browser, in one run on the same
// articles, each in one thread. What each of them does is not the same, so each does what comes closest: compromise finds
// sentences and people, places and organizations; wink-nlp finds sentences, entities and parts of speech; Allegedly finds
// actors and all that is said.

import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

import nlp from "compromise";
import model from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";

import createModule from "../../build/wasm/wasm/allegedly.mjs";

const SAMPLES = new URL("../../public/samples/", import.meta.url);
const WASM = new URL("../../build/wasm/wasm/allegedly.wasm", import.meta.url);
const PROGRAM = fileURLToPath(
  new URL("../../build/release/src/cli/allegedly", import.meta.url),
);
const WEIGHTS = new URL("../../data/model/tagger.bin", import.meta.url);
const SECONDS = 3;

const articles = readdirSync(SAMPLES)
  .filter((name) => name.endsWith(".txt"))
  .map((name) => readFileSync(new URL(name, SAMPLES), "utf8"));
const words = articles.reduce(
  (total, article) => total + article.trim().split(/\s+/).length,
  0,
);

async function allegedly() {
  const engine = await createModule({ wasmBinary: readFileSync(WASM) });
  if (!engine.load(readFileSync(WEIGHTS)).ok)
    throw new Error("The engine cannot be loaded.");
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  return (article) =>
    JSON.parse(decoder.decode(engine.annotate(encoder.encode(article)).bytes))
      .claims;
}

function compromise() {
  return (article) => {
    const text = nlp(article);
    return [
      text.sentences().out("array"),
      text.people(),
      text.places(),
      text.organizations(),
    ].map((found) => found.length);
  };
}

function wink() {
  const engine = winkNLP(model, ["sbd", "negation", "ner", "pos"]);
  return (article) => {
    const text = engine.readDoc(article);
    return [
      text.sentences().out(),
      text.entities().out(),
      text.tokens().out(engine.its.pos),
    ].map((found) => found.length);
  };
}

/** Words in a second: the median of rounds over all articles, after one round nobody counts. */
function speed(annotate) {
  const round = () => {
    const start = performance.now();
    for (const article of articles) annotate(article);
    return performance.now() - start;
  };
  round();
  const rounds = [];
  for (const end = performance.now() + SECONDS * 1000; performance.now() < end;)
    rounds.push(round());
  rounds.sort((a, b) => a - b);
  return (words / rounds[Math.floor(rounds.length / 2)]) * 1000;
}

/** Words in a second of the native program, its start and the loading of the weights included. */
function nativeSpeed() {
  const TIMES = 200;
  const lines =
    articles
      .map((text, index) => JSON.stringify({ id: `${index}`, text }))
      .join("\n") + "\n";
  const input = lines.repeat(TIMES);
  const start = performance.now();
  execFileSync(PROGRAM, ["batch", "--jobs", "1"], {
    input,
    maxBuffer: Infinity,
    stdio: ["pipe", "pipe", "inherit"],
  });
  return ((TIMES * words) / (performance.now() - start)) * 1000;
}

const wasm = speed(await allegedly());
const native = nativeSpeed();
const peers = Object.entries({
  compromise: compromise(),
  "wink-nlp": wink(),
}).map(([name, annotate]) => [name, speed(annotate)]);

console.log(
  `${articles.length} articles, ${words} words, Node ${process.version}`,
);
console.log(
  `Allegedly: ${wasm.toFixed(0)} words/s as wasm, ${native.toFixed(0)} as a native program`,
);
console.log("            words/s   wasm is   native is");
for (const [name, peer] of peers) {
  const ratios = [wasm, native].map((ours) =>
    (ours / peer).toFixed(3).padStart(9),
  );
  console.log(
    `${name.padEnd(11)}${peer.toFixed(0).padStart(8)} ${ratios.join("   ")}   times as fast`,
  );
}
