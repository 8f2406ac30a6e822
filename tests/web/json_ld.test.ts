// W3C annotations as whoever reads JSON-LD sees them: a graph, in which every member is a term of a vocabulary.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import createModule, { type FormatsModule } from "allegedly-formats";
import fc from "fast-check";
import jsonld from "jsonld";
import type { JsonLd } from "jsonld/jsonld-spec.js";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Annotation } from "../../web/generated/annotation.d.ts";
import { ANNO_CONTEXT } from "./fakes/anno_context.ts";
import { annotations } from "./fakes/annotations.ts";
import { annotate } from "./fakes/engine.ts";

vi.setConfig({ testTimeout: 60_000 }); // many annotations each

const OA = "http://www.w3.org/ns/oa#";
const OURS = "urn:allegedly:term:";
const VALUE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#value";
const OUR_TERMS = ["article", "paragraphs", "kind", "actors", "origin", "part", "confidence", "evidence", "reading", "types", "version"];
const CLAIM_TYPES = ["allegation", "denial", "admission", "non_response", "statement"];

type Node = Record<string, unknown>;

let formats: FormatsModule;

beforeAll(async () => {
  const binary = new URL("../../build/wasm/wasm/formats.wasm", import.meta.url);
  formats = await createModule({ wasmBinary: readFileSync(binary) });
});

function page(annotation: Annotation): object {
  const input = new TextEncoder().encode(JSON.stringify(annotation));
  return JSON.parse(new TextDecoder().decode(formats.convert(input, { from: "annotation", format: "w3c" }).bytes));
}

async function documentLoader(url: string) {
  if (url !== "http://www.w3.org/ns/anno.jsonld") throw new Error(`nothing may ask for ${url}`);
  return { document: ANNO_CONTEXT as JsonLd, documentUrl: url };
}

/** Every node of the graph, each once. */
async function graphOf(...documents: object[]): Promise<Node[]> {
  const expanded = await Promise.all(documents.map((one) => jsonld.expand(one as jsonld.JsonLdDocument, { documentLoader })));
  return (await jsonld.flatten(expanded.flat() as object as jsonld.JsonLdDocument)) as unknown as Node[];
}

const list = (node: Node, term: string) => (node[term] ?? []) as Node[];
const ids = (node: Node, term: string) => list(node, term).map((one) => one["@id"] as string);
const value = (node: Node, term: string) => list(node, term).map((one) => one["@value"]);
const isA = (node: Node, type: string) => ((node["@type"] ?? []) as string[]).includes(type);

function holds(check: (annotation: Annotation, graph: Node[]) => void): Promise<void> {
  return fc.assert(
    fc.asyncProperty(annotations, async (annotation) => check(annotation, await graphOf(page(annotation)))),
    { numRuns: 50 },
  );
}

describe("the graph", () => {
  test("has a target for every annotation: a stretch of the article, quoted and by its position", async () => {
    await holds(({ text }, graph) => {
      const byId = new Map(graph.map((node) => [node["@id"] as string, node]));
      const all = (node: Node, term: string) => ids(node, term).map((id) => byId.get(id)!);
      const article = graph.find((node) => isA(node, "http://purl.org/dc/dcmitype/Text"))!;
      const points = [...text];
      for (const annotation of graph.filter((node) => isA(node, `${OA}Annotation`))) {
        const targets = all(annotation, `${OA}hasTarget`);
        expect(targets.length).toBeGreaterThan(0);
        expect(ids(annotation, `${OA}motivatedBy`)).toHaveLength(1);
        for (const target of targets) {
          expect(isA(target, `${OA}SpecificResource`)).toBe(true);
          expect(ids(target, `${OA}hasSource`)).toEqual([article["@id"]]);
          const selectors = all(target, `${OA}hasSelector`);
          const quote = selectors.find((one) => isA(one, `${OA}TextQuoteSelector`))!;
          const place = selectors.find((one) => isA(one, `${OA}TextPositionSelector`))!;
          const [start, end] = [...value(place, `${OA}start`), ...value(place, `${OA}end`)] as [number, number];
          expect(value(quote, `${OA}exact`)).toEqual([points.slice(start, end).join("")]);
          expect(value(quote, `${OA}prefix`)).toEqual([points.slice(Math.max(0, start - 32), start).join("")]);
          expect(value(quote, `${OA}suffix`)).toEqual([points.slice(end, end + 32).join("")]);
        }
      }
    });
  });

  test("says what a claim is of its cue, and of no other words", async () => {
    await holds(({ claims }, graph) => {
      const byId = new Map(graph.map((node) => [node["@id"] as string, node]));
      const classified = graph.filter((node) =>
        ids(node, `${OA}hasBody`).some((id) => CLAIM_TYPES.includes(value(byId.get(id)!, VALUE)[0] as string)),
      );
      expect(classified).toHaveLength(claims.length);
      for (const node of classified) {
        const parts = ids(node, `${OA}hasTarget`).map((id) => value(byId.get(id)!, `${OURS}part`)[0]);
        expect(new Set(parts)).toEqual(new Set(["cue"]));
      }
    });
  });

  test("has as many annotations as the page says, and no two things of one name", async () => {
    await holds((annotation, graph) => {
      const parts = annotation.claims.flatMap(({ source, content }) => [source, content]).filter(({ length }) => length > 0);
      const count = annotation.mentions.length + annotation.claims.length + parts.length;
      expect(graph.filter((node) => isA(node, `${OA}Annotation`))).toHaveLength(count);
      const collection = graph.find((node) => isA(node, "http://www.w3.org/ns/activitystreams#OrderedCollection"))!;
      expect(value(collection, "http://www.w3.org/ns/activitystreams#totalItems")).toEqual([count]);
      for (const node of graph) {
        for (const [term, values] of Object.entries(node)) {
          const once = [`${OA}motivatedBy`, `${OA}exact`, `${OURS}origin`, `${OURS}kind`, "http://xmlns.com/foaf/0.1/name"];
          if (once.includes(term)) expect(values).toHaveLength(1); // two things of one name would have two
        }
      }
    });
  });

  test("has no term that no vocabulary has", async () => {
    await holds((_, graph) => {
      const others = ["http://www.w3.org/ns/activitystreams#", "http://purl.org/dc/", "http://xmlns.com/foaf/0.1/"];
      const known = [OA, ...others, "http://schema.org/sha256", VALUE];
      const ours = [...OUR_TERMS, ...CLAIM_TYPES].map((name) => OURS + name);
      for (const node of graph) {
        for (const term of [...Object.keys(node), ...((node["@type"] ?? []) as string[])]) {
          expect(term.startsWith("@") || ours.includes(term) || known.some((begin) => term.startsWith(begin)), term).toBe(true);
        }
      }
    });
  });
});

function lied(speaker: string, other: string): Annotation {
  return annotate(`${speaker} says ${other} lied.`, {
    actors: [[speaker, "person"], [other, "person"]],
    claims: [{ type: "allegation", source: speaker, cue: "says", content: [`${other} lied`] }],
  });
}

const ann = lied("Ann", "Bob");
const zoe = lied("Zoe", "Tom");

test("the article carries the hash of its text", async () => {
  const hash = createHash("sha256").update(ann.text).digest("hex");
  const article = (await graphOf(page(ann))).find((node) => isA(node, "http://purl.org/dc/dcmitype/Text"))!;
  expect(value(article, "http://schema.org/sha256")).toEqual([hash]);
  expect(article["@id"]).toBe(`urn:allegedly:article:${hash.slice(0, 32)}`);
});

test("two articles in one store stay two", async () => {
  const [one, other, both] = [await graphOf(page(ann)), await graphOf(page(zoe)), await graphOf(page(ann), page(zoe))];
  const names = (graph: Node[]) => graph.map((node) => node["@id"] as string).filter((id) => id.startsWith("urn:"));
  const shared = names(one).filter((id) => names(other).includes(id));
  expect(shared).toEqual(["urn:allegedly:engine:fake:0"]);
  expect(both).toHaveLength(one.length + other.length - shared.length);
});
