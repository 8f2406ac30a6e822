// What each file states that it holds (web/io/exports.ts), against the file: it holds a thing where another thing makes
// another file, and where it does not state it, all the same file.
import { readFileSync } from "node:fs";
import createModule, { type FormatsModule } from "allegedly-formats";
import { beforeAll, describe, expect, test } from "vitest";
import type { Holding } from "../../web/article/holding.ts";
import type { Annotation } from "../../web/generated/annotation.d.ts";
import { EXPORTS } from "../../web/io/exports.ts";
import type { ExportFile } from "../../web/io/save.ts";
import { handedOn } from "../../web/view/handed_on.ts";
import { annotate, machineMade } from "./fakes/engine.ts";

const TEXT = `Lock keeper denies leaving the gate open

Villagers accused Ida Marsh of leaving the lower gate open. The lock keeper rejected the charge of neglect.

Nobody who walked along the towpath that evening remembers any wind, rain or passing boat at all. A clerk, Joan Pell, said the
survey begins in spring.
`;

const ANNOTATION = machineMade(
  annotate(TEXT, {
    actors: [
      ["Villagers", "group"],
      ["Ida Marsh", "person", "The lock keeper"],
      ["Joan Pell", "person", "A clerk"],
      ["Nobody", "group"],
    ],
    claims: [
      { type: "allegation", source: "Villagers", cue: "accused", content: ["leaving the lower gate open"], by: "Villagers", targets: ["Ida Marsh"], standing: "denied" },
      { type: "denial", source: "The lock keeper", cue: "rejected", content: ["the charge of neglect"], by: "Ida Marsh", answers: [1] },
      { type: "statement", source: "Joan Pell", cue: "said", content: ["survey begins in spring"], by: "Joan Pell" },
    ],
  }),
);

/** Other words of the same length. */
const reworded = (from: string, to: string) => ({ ...ANNOTATION, text: TEXT.replace(from, to) });
const claims = (change: (claim: Annotation["claims"][number]) => Partial<Annotation["claims"][number]>) => ({
  ...ANNOTATION,
  claims: ANNOTATION.claims.map((claim) => ({ ...claim, ...change(claim) })),
});

/** The same annotation but for one thing that a file may hold. */
const OTHERWISE: Record<Exclude<Holding, "places" | "rough confidence">, Annotation> = {
  text: reworded("towpath", "footway"),
  headline: reworded("Lock keeper denies", "Gate keeper denies"),
  allegations: reworded("lower gate", "upper gate"),
  replies: reworded("neglect", "disdain"),
  statements: reworded("spring", "autumn"),
  answers: claims(({ type }) => (type === "denial" ? { type: "admission" } : type === "allegation" ? { standing: "admitted" } : {})),
  // “Pell”, not “Joan Pell”; it is not the first of hers, which is where tables say that she is.
  mentions: {
    ...ANNOTATION,
    mentions: ANNOTATION.mentions.map((mention) =>
      TEXT.startsWith("Joan Pell", mention.start) ? { ...mention, start: mention.start + 5 } : mention,
    ),
  },
  // One that nobody alleges anything of.
  actors: { ...ANNOTATION, actors: ANNOTATION.actors.map((actor) => (actor.id === "a4" ? { ...actor, type: "state" } : actor)) },
  tally: claims(({ type }) => (type === "statement" ? { source_actor: "a2" } : {})),
  origins: {
    ...claims(() => ({ origin: "edited" })),
    actors: ANNOTATION.actors.map((actor) => ({ ...actor, origin: "edited" })),
    mentions: ANNOTATION.mentions.map((mention) => ({ ...mention, origin: "edited" })),
  },
  confidence: claims(() => ({ confidence: 0.55 })),
  evidence: claims(({ evidence }) => ({ evidence: { ...evidence!, reading: "deny" } })),
};

/** What is held together with others, in one form or another. */
const IMPLIED: Partial<Record<keyof typeof OTHERWISE, readonly Holding[]>> = {
  headline: ["text"],
  allegations: ["text"],
  replies: ["text"],
  statements: ["text"],
  answers: ["replies"],
  tally: ["statements"],
};

const FILES = EXPORTS.flatMap(({ name, files }) => files.map((file): [string, ExportFile] => [`${name}, ${file.ending}`, file]));
const LONGEST = "Nobody who walked along the towpath that evening remembers any wind, rain or passing boat at all";

let formats: FormatsModule;

beforeAll(async () => {
  formats = await createModule({ wasmBinary: readFileSync(new URL("../../build/wasm/wasm/formats.wasm", import.meta.url)) });
});

function write(annotation: Annotation, { format }: ExportFile): string {
  const { ok, bytes } = formats.convert(new TextEncoder().encode(JSON.stringify(annotation)), { from: "annotation", format });
  const output = new TextDecoder().decode(bytes);
  if (!ok) throw new Error(output);
  return output;
}

describe.each(FILES)("%s", (_, file) => {
  test.each(Object.keys(OTHERWISE) as (keyof typeof OTHERWISE)[])("holds %s if it states so", (holding) => {
    const stated = [holding, ...(IMPLIED[holding] ?? [])].some((one) => file.holds.includes(one));
    expect(write(OTHERWISE[holding], file) !== write(ANNOTATION, file)).toBe(stated);
  });

  test("has the article's longest sentence if it states that it holds the text", () => {
    const words = LONGEST.match(/\w+/g)!.join("[^A-Za-z]+(?:[A-Z]\\S*[^A-Za-z]+)*");
    expect(new RegExp(words).test(write(ANNOTATION, file))).toBe(file.holds.includes("text"));
  });

  test("is shown with the text among what is shared, or among what is left out", () => {
    const { shared, leftOut } = handedOn(ANNOTATION, ANNOTATION, file.holds);
    expect(shared.some(({ what }) => what.startsWith("The article’s text"))).toBe(file.holds.includes("text"));
    expect(leftOut.some((what) => /article’s text$/.test(what))).toBe(!file.holds.includes("text"));
  });
});
