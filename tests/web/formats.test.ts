// The formats that the page and the command line write and read, through the module that the page loads for them.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import createModule, { type Conversion, type FormatsModule } from "allegedly-formats";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { EXPORTS } from "../../web/io/exports.ts";
import type { Annotation, Claim } from "../../web/generated/annotation.d.ts";
import { annotations } from "./fakes/annotations.ts";
import { configuration, standoffProblems, verification } from "./fakes/brat.ts";
import { problems } from "./fakes/invariants.ts";
import { asStandoff, withStandings } from "./fakes/standoff.ts";

const fromRoot = (path: string) => new URL(`../../${path}`, import.meta.url);
const schema = readFileSync(new URL("fakes/web_annotation.schema.json", import.meta.url), "utf8");
const isPage = new Ajv2020().compile(JSON.parse(schema));
const encode = (text: string) => new TextEncoder().encode(text);

vi.setConfig({ testTimeout: 60_000 }); // hundreds of annotations each

let formats: FormatsModule;

beforeAll(async () => {
  formats = await createModule({ wasmBinary: readFileSync(fromRoot("build/wasm/wasm/formats.wasm")) });
});

/** Throws what the core says. */
function convert(input: string, from: Conversion["from"], format: Conversion["format"], article?: string): string {
  const conversion = article === undefined ? { from, format } : { from, format, article: encode(article) };
  const { ok, bytes } = formats.convert(encode(input), conversion);
  const output = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  if (!ok) throw new Error(JSON.parse(output).message);
  return output;
}

const write = (annotation: Annotation, format: Conversion["format"]) =>
  convert(JSON.stringify(annotation), "annotation", format);
const read = (input: string, from: Conversion["from"], article?: string) =>
  JSON.parse(convert(input, from, "json", article)) as Annotation;

/** Any annotation; what the engine found has its evidence. */
const any: fc.Arbitrary<Annotation> = annotations.map((annotation) => ({
  ...annotation,
  claims: annotation.claims.map((claim, at): Claim => {
    const types = { allegation: 0.5, denial: 0.25, admission: 0.125, non_response: 0, statement: at / 8 };
    return claim.origin === "human" ? claim : { ...claim, evidence: { reading: at % 2 === 0 ? "deny" : "say", types } };
  }),
}));

/** As every reader gives it back. */
const settled = (annotation: Annotation): Annotation => ({
  ...annotation,
  text_sha256: createHash("sha256").update(annotation.text).digest("hex"),
  claims: withStandings(annotation.claims),
});

function holds(check: (annotation: Annotation) => void): void {
  const property = fc.property(any, (annotation) => {
    check(annotation);
  });
  fc.assert(property, { numRuns: 200 });
}

describe("what is written is read back", () => {
  test("JSON: all of it", () => {
    holds((annotation) => expect(read(write(annotation, "json"), "annotation")).toEqual(settled(annotation)));
  });

  test("W3C: all of it", () => {
    holds((annotation) => expect(read(write(annotation, "w3c"), "w3c")).toEqual(settled(annotation)));
  });

  test("a saved page: all of it", () => {
    holds((annotation) => expect(read(write(annotation, "html"), "html")).toEqual(settled(annotation)));
  });

  test("brat: all that its format holds", () => {
    holds((annotation) => {
      const { format, version, engine, offsets, text_sha256, paragraphs, ...marks } = read(
        write(annotation, "brat"),
        "brat",
        write(annotation, "txt"),
      );
      expect(marks).toEqual(asStandoff(annotation));
    });
  });

  test("and stays as it is when it goes round again", () => {
    holds((annotation) => {
      const once = read(write(annotation, "brat"), "brat", annotation.text);
      expect(read(write(once, "brat"), "brat", annotation.text)).toEqual(once);
    });
  });
});

/** As JSON, to be spoilt. */
type WebPage = any;

describe("W3C", () => {
  test("is what the model asks for", () => {
    holds((annotation) => {
      expect(isPage(JSON.parse(write(annotation, "w3c"))), JSON.stringify(isPage.errors)).toBe(true);
    });
  });

  // What the model says a page, an annotation, a body, a target or a selector must have, each left out or spoilt.
  test.each<[string, (page: WebPage) => void]>([
    ["no context of the model", (page) => (page["@context"] = ["urn:other"])],
    ["no id of the page", (page) => delete page.id],
    ["a page of another class", (page) => (page.type = "Page")],
    ["no items", (page) => delete page.items],
    ["pages that begin before the first annotation", (page) => (page.startIndex = -1)],
    ["a collection of another class", (page) => (page.partOf.type = "List")],
    ["no id of an annotation", (page) => delete page.items[1].id],
    ["an id that is no IRI", (page) => (page.items[1].id = "claim 1")],
    ["an annotation of another class", (page) => (page.items[1].type = "Note")],
    ["a motivation that the model does not have", (page) => (page.items[1].motivation = "accusing")],
    ["no target", (page) => (page.items[1].target = [])],
    ["a body without a class", (page) => delete page.items[1].body[0].type],
    ["a purpose that the model does not have", (page) => (page.items[1].body[0].purpose = "accusing")],
    ["a textual body without its text", (page) => delete page.items[1].body[0].value],
    ["a specific resource without its source, as a body", (page) => delete page.items[1].body[2].source],
    ["a target without its source", (page) => delete page.items[1].target[0].source],
    ["a target that selects nothing", (page) => delete page.items[1].target[0].selector],
    ["a quote of nothing", (page) => (page.items[1].target[0].selector[0].exact = "")],
    ["a quote without its words", (page) => delete page.items[1].target[0].selector[0].exact],
    ["a selector of another class", (page) => (page.items[1].target[0].selector[1].type = "RangeSelector")],
    ["a position without an end", (page) => delete page.items[1].target[0].selector[1].end],
    ["a position before the text", (page) => (page.items[1].target[0].selector[1].start = -1)],
  ])("the judge refuses %s", (_, spoil) => {
    const page = JSON.parse(write(fromStandoff(), "w3c")) as WebPage;
    expect(isPage(page)).toBe(true);
    spoil(page);
    expect(isPage(page)).toBe(false);
  });

  test("selectors count code points and quote what stands there, between its neighbours", () => {
    holds((annotation) => {
      const points = [...annotation.text];
      for (const { target } of JSON.parse(write(annotation, "w3c")).items) {
        for (const { selector } of target) {
          const [{ exact, prefix, suffix }, { start, end }] = selector;
          expect(points.slice(start, end).join("")).toBe(exact);
          expect(points.slice(Math.max(0, start - 32), start).join("")).toBe(prefix);
          expect(points.slice(end, end + 32).join("")).toBe(suffix);
        }
      }
    });
  });

  test("a page without its article is read with it", () => {
    holds((annotation) => {
      const { article, ...page } = JSON.parse(write(annotation, "w3c"));
      expect(read(JSON.stringify(page), "w3c", article.value).claims).toEqual(withStandings(annotation.claims));
    });
  });

  test("whatever becomes of the text, its marks stand on words that they stood on", () => {
    const edits = fc.tuple(fc.nat(), fc.nat(40), fc.constantFrom("", "Again. ", "\n\nIt is said that nobody knows.\n\n"));
    fc.assert(
      fc.property(any, edits, (annotation, [at, length, more]) => {
        const points = [...annotation.text];
        const start = at % (points.length + 1);
        const text = [...points.slice(0, start), more, ...points.slice(start + length)].join("");
        const edited = read(write(annotation, "w3c"), "w3c", text);
        const words = ({ text, mentions, claims }: Annotation) => [
          ...mentions.map(({ start, end }) => text.slice(start, end)),
          ...claims.flatMap(({ cue, source, content }) => [...cue, ...source, ...content].map((range) => text.slice(...range))),
        ];
        expect(problems(settled(annotation))).toEqual(expect.arrayContaining(problems(edited)));
        expect(words(annotation)).toEqual(expect.arrayContaining(words(edited)));
      }),
      { numRuns: 300 },
    );
  });

  test("an article that was changed is told from one that was not", () => {
    const page = write(fromStandoff(), "w3c");
    const check = (text: string) => {
      const { ok, textChanged, lost } = formats.convert(encode(page), { from: "w3c", format: "json", article: encode(text) });
      return { ok, textChanged, lost };
    };
    expect(check("Ann says Bob lied.")).toEqual({ ok: true, textChanged: false, lost: 0 });
    expect(check("On Monday: Ann says Bob lied.")).toEqual({ ok: true, textChanged: true, lost: 0 });
    expect(check("It is Bob who lied, it seems.")).toEqual({ ok: true, textChanged: true, lost: 2 });
  });
});

describe("brat", () => {
  test("opens it: its rules hold", () => {
    holds((annotation) => expect(standoffProblems(write(annotation, "brat"), annotation.text)).toEqual([]));
  });

  test("verifies it: types, roles, their numbers and what they lead to are those of the configuration", () => {
    const conf = configuration(write(emptyAnnotation, "brat-conf"));
    holds((annotation) => expect(verification(write(annotation, "brat"), conf)).toEqual([]));
  });

  test("lets marks lie over each other, and all mentions of an actor be one", () => {
    const relations = configuration(write(emptyAnnotation, "brat-conf")).get("relations")!;
    const types = (relation: string, arg: string) => relations.get(relation)?.args.get(arg)?.types;
    expect(["Arg1", "Arg2", "<OVL-TYPE>"].map((arg) => types("<OVERLAP>", arg))).toEqual([["<ANY>"], ["<ANY>"], ["<ANY>"]]);
    expect(types("Equiv", "<REL-TYPE>")).toEqual(["symmetric-transitive"]);
    expect(types("Equiv", "Arg1")).toEqual(["Person", "Organization", "State", "Group", "Document"]);
  });

  const T1 = "T1\tPerson 0 3\tAnn\nT2\tDenial 4 10\tdenied\nT3\tContent 11 13\tit\n";
  test.each([
    [`${T1}E1\tDenial:T2 Content:T3 Speaker:T1\n`, []],
    ["T1\tPlanet 0 3\tAnn\n", ["T1: type Planet"]],
    [T1, ["T2: a trigger of nothing"]],
    [`${T1}E1\tDenial:T2 Target:T1\n`, ["E1: Target:T1"]],
    [`${T1}E1\tDenial:T2 Content:T1\n`, ["E1: Content:T1"]],
    [`${T1}E1\tDenial:T2 Answers:E1\n`, ["E1: Answers:E1"]],
    [`${T1}E1\tDenial:T2 Speaker:T1 Speaker2:T1\n`, ["E1: 2 of Speaker"]],
    [`${T1}E1\tDenial:T2\n*\tEquiv T1 T3\n`, ["* Equiv T1 T3: types"]],
    [`${T1}E1\tDenial:T2\nA1\tStanding E1 Denied\n`, ["A1: Standing E1 Denied"]],
    [`${T1}E1\tDenial:T2\nA1\tOrigin E1 Edited\nA2\tOrigin E1 Machine\n`, ["A2: Origin E1 Machine"]],
    [`${T1}E1\tDenial:T2\nA1\tMood E1 Merry\n`, ["A1: Mood E1 Merry"]],
    [`${T1}E1\tDenial:T2\nR1\tKnows Arg1:T1 Arg2:T1\n`, ["R1: nothing declares such a line"]],
    [`${T1}E1\tDenial:T2\nN1\tReference T1 Wikipedia:1\tAnn\n`, ["N1: nothing declares such a line"]],
  ])("the judge of types finds in %j: %j", (standoff, wrong) => {
    expect(verification(standoff, configuration(write(emptyAnnotation, "brat-conf")))).toEqual(wrong);
  });

  test.each([
    ["T1\tContent 4 10;11 13\tdenied it\n", []],
    ["T1\tContent 4 13\tdenied it\n", ['T1: text "denied it" is not "denied\\nit"']],
    ["T1\tContent 4 10;11 13\tdenied  it\n", ['T1: text "denied  it" is not "denied it"']],
    ["T1\tContent 11 13;4 10\tit denied\n", ["T1: spans overlap"]],
    ["T1\tContent 11 14\tit\n", ["T1: span 11 14"]],
    ["T1\tContent 4 4\t\n", ["T1: span 4 4"]],
    ["T1\tPerson 0 3\tAnn\nT1\tContent 11 13\tit\n", ["id T1"]],
    ["T1\tDenial 4 10\tdenied\nE1\tDenial:T1 Speaker:T2\n", ["E1: no T2"]],
    ["T1\tPerson 0 3\tAnn\nE1\tDenial:T1\n", ["E1: trigger"]],
    ["T1\tPerson 0 3\tAnn\nA1\tForm T1\n", ["A1: no type and target"]],
    ["#1\tActorName T1\tAnn\n", ["#1: no T1"]],
    ["T1\tPerson 0 3\tAnn\n*\tEquiv T1\n", ["*: no Equiv of two"]],
  ])("the judge of lines finds in %j: %j", (standoff, wrong) => {
    expect(standoffProblems(standoff, "Ann denied\nit")).toEqual(wrong);
  });
});

describe("spaCy", () => {
  /** How spaCy makes tokens of words and the text they are of (spacy.util.get_words_and_spaces). */
  function wordsOf(words: readonly string[], text: string): string[] {
    const all: string[] = [];
    let at = 0;
    for (const word of words.filter((one) => /\S/.test(one))) {
      const start = text.indexOf(word, at);
      if (start > at) all.push(text.slice(at, start));
      all.push(word);
      at = start + word.length;
      if (text[at] === " ") at += 1;
    }
    return at < text.length ? [...all, text.slice(at)] : all;
  }

  test("finds its own tokens, and marks that are whole tokens", () => {
    holds((annotation) => {
      const points = [...annotation.text];
      const { text, tokens, ents, sents, spans } = JSON.parse(write(annotation, "spacy"));
      const words = tokens.map(({ start, end }: Place) => points.slice(start, end).join(""));
      expect(text).toBe(annotation.text);
      expect(words).toEqual(wordsOf(words, text));
      const starts = new Set(tokens.map(({ start }: Place) => start));
      const ends = new Set(tokens.map(({ end }: Place) => end));
      for (const { start, end } of [ents, sents, spans.mentions, spans.claims].flat() as Place[]) {
        expect(starts.has(start) && ends.has(end) && start < end).toBe(true);
      }
      (ents as Place[]).forEach(({ start }, at) => expect(start).toBeGreaterThanOrEqual(ents[at - 1]?.end ?? 0));
    });
  });
});

interface Place {
  readonly start: number;
  readonly end: number;
}

describe("doccano", () => {
  test("has an entity for every mark, and relations between entities that are there", () => {
    holds((annotation) => {
      const { entities, relations } = JSON.parse(write(annotation, "doccano"));
      const pieces = annotation.claims.flatMap(({ cue, source, content }) => [...cue, ...source, ...content]);
      expect(entities).toHaveLength(annotation.mentions.length + pieces.length);
      const ids = new Set(entities.map(({ id }: { id: number }) => id));
      for (const { from_id, to_id } of relations) expect(ids.has(from_id) && ids.has(to_id)).toBe(true);
    });
  });
});

describe("CoNLL", () => {
  test("has rows of one width in a sentence, and the text of every token", () => {
    holds((annotation) => {
      const points = [...annotation.text];
      for (const block of write(annotation, "conll").split("\n\n")) {
        const rows = block.split("\n").filter((row) => row !== "" && !row.startsWith("# "));
        const cells = rows.map((row) => row.split("\t"));
        const claims = /^# claims = (.*)$/m.exec(block)?.[1]?.split(" ").length ?? 0;
        for (const [at, row] of cells.entries()) {
          expect(row).toHaveLength(5 + claims);
          expect(row[0]).toBe(`${at + 1}`);
          expect(row[1]).toBe(points.slice(Number(row[2]), Number(row[3])).join(""));
          for (const cell of row.slice(5)) expect(cell).toMatch(/^(O|[BI]-(cue|source|content))$/);
        }
      }
    });
  });
});

const emptyAnnotation: Annotation = {
  format: "allegedly.annotation",
  version: 1,
  engine: { name: "allegedly", version: "1" },
  offsets: "utf16",
  text: "",
  paragraphs: [],
  actors: [],
  mentions: [],
  claims: [],
};

test("the page offers every format once", () => {
  const offered = EXPORTS.flatMap(({ files }) => files.map(({ format }) => format));
  const all = ["html", "md", "csv", "csv-actors", "json", "w3c", "txt", "brat", "brat-conf", "conll", "spacy", "doccano"];
  expect(offered.toSorted()).toEqual(all.toSorted());
  for (const format of offered) write(emptyAnnotation, format);
});

function fromStandoff(): Annotation {
  const standoff = "T1\tPerson 0 3\tAnn\nT2\tAllegation 4 8\tsays\nE1\tAllegation:T2 Speaker:T1\n";
  return read(standoff, "brat", "Ann says Bob lied.");
}

test("what is read is an annotation in every respect", () => {
  const annotation = fromStandoff();
  expect(problems(annotation)).toEqual([]);
  expect(annotation.claims[0]).toMatchObject({ type: "allegation", source_actor: "a1", standing: "unanswered" });
});

test.each([
  ["<p>Ann says Bob lied.</p>", "html", undefined, "The page holds no annotation: it was not saved by Allegedly, or not whole."],
  ["{", "annotation", undefined, "The input is not JSON: the error is at byte 2."],
  ['{"@context":"x"}', "w3c", undefined, "The JSON is no page of W3C annotations: its type is not AnnotationPage."],
  ["T1\tPerson 0 3\tAnn", "brat", undefined, "Marks of brat need the article that they belong to, the .txt."],
  ["T1\tPerson 0 3\tAnn", "brat", "Bob", "Line 1: the article has other words there: is this the .txt that belongs to it?"],
  ["a picture", "brat", "Bob", "Line 1: is no line of brat's standoff format."],
] as const)("%j as %s with %j is refused in a sentence", (input, from, article, message) => {
  expect(() => read(input, from, article)).toThrow(message);
});
