// The command line and the page have one core: what they write of an article is the same to the last byte.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import createModule from "../../build/wasm/wasm/allegedly.mjs";
import createFormats from "../../build/wasm/wasm/formats.mjs";
import { program, read } from "../cli/support.mjs";

const FORMATS = ["json", "html", "csv", "csv-actors", "md", "w3c", "brat", "brat-conf", "txt", "spacy", "doccano", "conll"];
const wasm = (name) => ({ wasmBinary: readFileSync(new URL(`../../build/wasm/wasm/${name}.wasm`, import.meta.url)) });

const annotator = await createModule(wasm("allegedly"));
assert.ok(annotator.load(readFileSync(new URL("../../data/model/tagger.bin", import.meta.url))).ok);
const formats = await createFormats(wasm("formats"));

const article = `${read("public/samples/pyongyang.txt")}\nDana Weir 🚢 accused Zoë’s ferries of “fraud”.\n`;
const annotation = annotator.annotate(new TextEncoder().encode(article)).bytes;

function written(format) {
  const { status, stdout, stderr } = spawnSync(program, ["annotate", "--offsets", "utf16", "--format", format], { input: article });
  assert.equal(status, 0, stderr.toString());
  return stdout;
}

for (const format of FORMATS) {
  test(`${format}: the command line writes what the page writes`, () => {
    const page = Buffer.from(formats.convert(annotation, { from: "annotation", format }).bytes);
    const line = page.length === 0 || format === "txt" || page.at(-1) === 10 ? page : Buffer.concat([page, Buffer.from("\n")]);
    assert.ok(page.length > 0);
    assert.ok(written(format).equals(line));
  });
}
