// The module as the page's worker calls it: wasm/module.d.ts is the promise.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import createModule from "../../build/wasm/wasm/allegedly.mjs";

const wasmBinary = readFileSync(new URL("../../build/wasm/wasm/allegedly.wasm", import.meta.url));
const weights = readFileSync(new URL("../../data/model/tagger.bin", import.meta.url));
const article = "Dana Weir 🚢 accused Alder Ferries of hiding reports. The company denied it.";
const asJson = { input: "text", format: "json", offsets: "utf16" };

const encode = (text) => new TextEncoder().encode(text);
const decode = ({ bytes }) => new TextDecoder("utf-8", { fatal: true }).decode(bytes);

async function loaded() {
  const module = await createModule({ wasmBinary });
  assert.deepEqual(module.load(weights), { ok: true, bytes: new Uint8Array() });
  return module;
}

function fails(response, code) {
  assert.equal(response.ok, false);
  const error = JSON.parse(decode(response));
  assert.equal(error.code, code);
  assert.match(error.message, /\.$/);
}

test("the module is no larger than the page can afford", () => {
  assert.ok(wasmBinary.length <= 400_000, `allegedly.wasm has ${wasmBinary.length} bytes`);
});

test("the version is the project's", async () => {
  const { version } = JSON.parse(decode((await loaded()).annotate(encode(""), asJson))).engine;
  assert.equal((await loaded()).version(), version);
});

test("nothing is annotated before the engine is loaded, and no foreign model is", async () => {
  const module = await createModule({ wasmBinary });
  fails(module.annotate(encode(article), asJson), "unsupported_model");
  fails(module.load(encode("model")), "unsupported_model");
  fails(module.annotate(encode(article), asJson), "unsupported_model");
});

test("text is annotated, with offsets in the unit asked for", async () => {
  const module = await loaded();
  const response = module.annotate(encode(article), asJson);
  assert.equal(response.ok, true);
  const { text, claims } = JSON.parse(decode(response));
  assert.equal(text, article);
  assert.deepEqual(claims.map(({ cue: [[start, end]] }) => text.slice(start, end)), ["accused", "denied"]);
});

test("an annotation is read and written in every format", async () => {
  const module = await loaded();
  const json = module.annotate(encode(article), asJson).bytes;
  assert.deepEqual(module.annotate(json, { ...asJson, input: "annotation" }).bytes, json);
  for (const format of ["json", "html", "csv", "md", "brat", "w3c"]) {
    const options = { ...asJson, format };
    const written = module.annotate(json, { ...options, input: "annotation" });
    assert.equal(written.ok, true);
    assert.equal(decode(written), decode(module.annotate(encode(article), options)));
  }
});

test("errors are values", async () => {
  const module = await loaded();
  fails(module.annotate(new Uint8Array([0x41, 0xff]), asJson), "invalid_utf8");
  fails(module.annotate(encode("{"), { ...asJson, input: "annotation" }), "invalid_json");
  fails(module.annotate(encode("{}"), { ...asJson, input: "annotation" }), "invalid_annotation");
  fails(module.annotate(encode(""), { ...asJson, format: "pdf" }), "unsupported_option");
  fails(module.annotate(encode(""), { ...asJson, offsets: "byte" }), "unsupported_option");
  fails(module.annotate(encode(""), { ...asJson, input: "html" }), "unsupported_option");
});

test("bytes come back as a copy that later calls leave alone", async () => {
  const module = await loaded();
  const first = module.annotate(encode(article), asJson);
  const before = decode(first);
  module.annotate(encode("\n".repeat(2_000_000)), asJson); // makes the memory grow
  assert.equal(decode(first), before);
});

test("every byte of the text arrives", async () => {
  const module = await loaded();
  for (const text of ["", "\0", "a\0b", "\ufeffé\u{1f4e1}\u202e", "\r\n".repeat(1000)]) {
    assert.equal(JSON.parse(decode(module.annotate(encode(text), asJson))).text, text);
  }
});
