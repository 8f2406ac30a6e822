// How long links are of what the built engine finds: the figures of docs/link-format.md.
import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import type { AnnotatorModule } from "allegedly-wasm";
import type { Annotation } from "../../web/generated/annotation.d.ts";
import { essentials } from "../../web/share/essentials.ts";
import { makeLink } from "../../web/share/share.ts";
import { toAddress } from "../../web/share/share_url.ts";
import { corpusArticle } from "./fakes/corpus.ts";

/** Longer than most addresses that a page is published at. */
const PAGE = "https://some-newspaper.example.org/allegedly/";

const build = new URL("../../build/wasm/wasm/", import.meta.url);
let annotator: AnnotatorModule;

beforeAll(async () => {
  const { default: createModule } = await import(new URL("allegedly.mjs", build).href);
  annotator = await createModule({ wasmBinary: readFileSync(new URL("allegedly.wasm", build)) });
  annotator.load(readFileSync(new URL("../../data/model/tagger.bin", import.meta.url)));
}, 60_000);

function annotated(name: string): Annotation {
  const { bytes } = annotator.annotate(new TextEncoder().encode(corpusArticle(name).text));
  return JSON.parse(new TextDecoder().decode(bytes));
}

test.each([
  ["an article of 2,500 characters", "biz-05-weydert-rail-money", { everything: 2_150, marks: 400, essential: 300 }],
  ["an article of 800 words", "jus-12-incinerator-spy", { everything: 4_000, marks: 650, essential: 300 }],
  ["an article of 900 words, full of claims", "jus-13-fish-tank", { everything: 4_000, marks: 750, essential: 300 }],
])("%s, with all marks and with the ledger alone", async (_, name, most) => {
  const annotation = annotated(name);
  const length = async (part: Annotation, kind: "everything" | "marks") =>
    toAddress(PAGE, await makeLink(part, kind, null)).length;
  const everything = await length(annotation, "everything");
  const marks = await length(annotation, "marks");
  const essential = await length(essentials(annotation), "marks");
  const { text, claims, mentions } = annotation;
  console.log(
    `${text.split(/\s+/).length} words, ${text.length} characters, ${claims.length} claims, ${mentions.length} mentions; addresses: ` +
      `with everything ${everything}, marks ${marks}, of them allegations and replies ${essential}`,
  );
  expect(everything).toBeLessThanOrEqual(most.everything);
  expect(marks).toBeLessThanOrEqual(most.marks);
  expect(essential).toBeLessThanOrEqual(most.essential);
}, 60_000);
