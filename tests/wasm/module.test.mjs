// The modules as the page's workers call them: wasm/*.d.ts are the promises.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import createModule from "../../build/wasm/wasm/allegedly.mjs";
import createFormats from "../../build/wasm/wasm/formats.mjs";

const wasmBinary = readFileSync(new URL("../../build/wasm/wasm/allegedly.wasm", import.meta.url));
const formatsBinary = readFileSync(new URL("../../build/wasm/wasm/formats.wasm", import.meta.url));
const weights = readFileSync(new URL("../../data/model/tagger.bin", import.meta.url));
const article = "Dana Weir 🚢 accused Alder Ferries of hiding reports. The company denied it.";
const toJson = { from: "annotation", format: "json" };
const FORMATS = ["html", "csv", "csv-actors", "md", "w3c", "brat", "brat-conf", "txt", "spacy", "doccano", "conll"];

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

test("the modules are no larger than the page can afford", () => {
  assert.ok(wasmBinary.length <= 400_000, `allegedly.wasm has ${wasmBinary.length} bytes`);
  assert.ok(formatsBinary.length <= 260_000, `formats.wasm has ${formatsBinary.length} bytes`);
});

test("the version is the project's", async () => {
  const { version } = JSON.parse(decode((await loaded()).annotate(encode("")))).engine;
  assert.equal((await loaded()).version(), version);
});

test("nothing is annotated before the engine is loaded, and no foreign model is", async () => {
  const module = await createModule({ wasmBinary });
  fails(module.annotate(encode(article)), "unsupported_model");
  fails(module.load(encode("model")), "unsupported_model");
  fails(module.annotate(encode(article)), "unsupported_model");
});

test("text is annotated, with offsets in UTF-16", async () => {
  const module = await loaded();
  const response = module.annotate(encode(article));
  assert.equal(response.ok, true);
  const { text, claims } = JSON.parse(decode(response));
  assert.equal(text, article);
  assert.deepEqual(claims.map(({ cue: [[start, end]] }) => text.slice(start, end)), ["accused", "denied"]);
});

test("an annotation is read and written in every format", async () => {
  const json = (await loaded()).annotate(encode(article)).bytes;
  const formats = await createFormats({ wasmBinary: formatsBinary });
  assert.deepEqual(formats.convert(json, toJson).bytes, json);
  for (const format of FORMATS) {
    const written = formats.convert(json, { ...toJson, format });
    assert.equal(written.ok, true);
    assert.notEqual(decode(written), "");
  }
  for (const format of ["w3c", "html"]) {
    const page = formats.convert(json, { ...toJson, format }).bytes;
    const read = formats.convert(page, { from: format, format: "json" });
    assert.deepEqual(read, { ok: true, bytes: json, textChanged: false, lost: 0 });
  }
  const marks = formats.convert(json, { ...toJson, format: "brat" }).bytes;
  const read = formats.convert(marks, { from: "brat", format: "json", article: encode(article) });
  assert.deepEqual(JSON.parse(decode(read)).claims, JSON.parse(new TextDecoder().decode(json)).claims);
});

test("a saved page names where it can be edited", async () => {
  const json = (await loaded()).annotate(encode(article)).bytes;
  const formats = await createFormats({ wasmBinary: formatsBinary });
  const html = decode(formats.convert(json, { ...toJson, format: "html", editor: "https://example.org/#a1.AA" }));
  assert.match(html, /<body class="allegedly-file" data-editor="https:\/\/example.org\/#a1.AA">/);
});

test("errors are values", async () => {
  fails((await loaded()).annotate(new Uint8Array([0x41, 0xff])), "invalid_utf8");
  const formats = await createFormats({ wasmBinary: formatsBinary });
  fails(formats.convert(encode("{"), toJson), "invalid_json");
  fails(formats.convert(encode("{}"), toJson), "invalid_annotation");
  fails(formats.convert(encode("T1"), { from: "brat", format: "json", article: encode("") }), "invalid_annotation");
  fails(formats.convert(encode("T1"), { from: "brat", format: "json" }), "unsupported_option");
  fails(formats.convert(encode("{}"), { ...toJson, format: "pdf" }), "unsupported_option");
  fails(formats.convert(encode("{}"), { ...toJson, from: "pdf" }), "unsupported_option");
  fails(formats.convert(encode("{}"), { ...toJson, from: "html" }), "invalid_annotation");
});

test("bytes come back as a copy that later calls leave alone", async () => {
  const module = await loaded();
  const first = module.annotate(encode(article));
  const before = decode(first);
  module.annotate(encode("\n".repeat(2_000_000))); // makes the memory grow
  assert.equal(decode(first), before);
});

test("every byte of the text arrives", async () => {
  const module = await loaded();
  for (const text of ["", "\0", "a\0b", "\ufeffé\u{1f4e1}\u202e", "\r\n".repeat(1000)]) {
    assert.equal(JSON.parse(decode(module.annotate(encode(text)))).text, text);
  }
});
