import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Annotation } from "../../web/generated/annotation.d.ts";
import { withoutSum, withSum } from "../../web/share/bytes.ts";
import { deflate } from "../../web/share/deflate.ts";
import { ShareError, type ShareErrorCode } from "../../web/share/error.ts";
import { packEverything, unpackEverything } from "../../web/share/everything.ts";
import { fitMarks, packMarks, unpackMarks } from "../../web/share/marks.ts";
import { parseLink, toFragment } from "../../web/share/share_url.ts";
import { MOST } from "../../web/share/model.ts";
import { annotations, asShared } from "./fakes/annotations.ts";
import { corpusArticle } from "./fakes/corpus.ts";

const schema = readFileSync(new URL("../../schema/annotation.schema.json", import.meta.url), "utf8");
const validate = new Ajv2020().compile<Annotation>(JSON.parse(schema));
const article = corpusArticle("ele-07-not-quitting");

const link = async (annotation: Annotation) =>
  toFragment({ kind: "everything", bytes: await packEverything(annotation) });
const codeOf = async (run: () => unknown): Promise<ShareErrorCode | null> => {
  try {
    await run();
    return null;
  } catch (error) {
    if (!(error instanceof ShareError)) throw error;
    return error.code;
  }
};

/** The first `length` units of an article, and the marks that lie in them. */
function beginning(annotation: Annotation, length: number): Annotation {
  const inside = ([, end]: readonly [number, number]) => end <= length;
  const claims = annotation.claims.filter((claim) => [...claim.cue, ...claim.source, ...claim.content].every(inside));
  const left = new Set(claims.map(({ id }) => id));
  return {
    ...annotation,
    text: annotation.text.slice(0, length),
    paragraphs: annotation.paragraphs.filter(({ end }) => end <= length),
    mentions: annotation.mentions.filter(({ end }) => end <= length),
    claims: claims.map((claim) => ({ ...claim, responds_to: claim.responds_to.filter((id) => left.has(id)) })),
  };
}

/** The rules of the core (src/annotate/annotation.hpp) that the schema cannot state. */
function brokenRule({ text, paragraphs, actors, mentions, claims }: Annotation): string | null {
  const inText = (start: number, end: number) =>
    start < end && end <= text.length && text.slice(start, end).isWellFormed();
  const inOrder = (all: readonly (readonly [number, number])[]) =>
    all.every(([start], at) => at === 0 || all[at - 1]![1] <= start);
  const ids = new Set(actors.map(({ id }) => id));
  const types = new Map(claims.map(({ id, type }) => [id, type]));
  if (ids.size < actors.length || types.size < claims.length) return "ids";
  if (![...paragraphs, ...mentions].every(({ start, end }) => inText(start, end))) return "ranges";
  if (!inOrder(paragraphs.map(({ start, end }) => [start, end]))) return "paragraphs";
  if (!mentions.every(({ actor }) => ids.has(actor))) return "mentions";
  for (const claim of claims) {
    for (const pieces of [claim.cue, claim.source, claim.content]) {
      if (!inOrder(pieces) || !pieces.every(([start, end]) => inText(start, end))) return "pieces";
    }
    if (claim.source_actor !== null && !ids.has(claim.source_actor)) return "source_actor";
    if (!claim.targets.every((id) => ids.has(id))) return "targets";
    if (claim.type !== "allegation" && claim.targets.length > 0) return "targets";
    if (!claim.responds_to.every((id) => types.get(id) === "allegation")) return "responds_to";
    if (["allegation", "statement"].includes(claim.type) && claim.responds_to.length > 0) return "replies";
    if ((claim.type === "allegation") !== (claim.standing !== null)) return "standing";
  }
  return null;
}

describe("the link with everything", () => {
  test("brings back an article with its marks", async () => {
    expect(await unpackEverything(await packEverything(article))).toEqual(asShared(article));
  });

  // The aim is 2,500 characters for an article of as many with 35 marks; this one has more.
  test("is shorter than the article", async () => {
    const short = corpusArticle("biz-05-weydert-rail-money");
    expect(short.text.length).toBeGreaterThan(2_450);
    expect([short.claims.length, short.mentions.length]).toEqual([23, 40]);
    expect((await link(short)).length).toBeLessThan(2_150);
  });

  test("holds a megabyte", async () => {
    const sentence = "“No,” said Mia. ";
    const text = sentence.repeat(MOST.bytes / new TextEncoder().encode(sentence).length);
    expect(text.length).toBeGreaterThan(800_000);
    const long = { ...article, text, paragraphs: [], mentions: [], claims: [] };
    expect((await unpackEverything(await packEverything(long))).text).toBe(text);
  });

  test("brings back whatever an annotation may be", async () => {
    await fc.assert(
      fc.asyncProperty(annotations, async (annotation) => {
        const shared = await unpackEverything(await packEverything(annotation));
        expect(shared).toEqual(asShared(annotation));
        expect(validate(shared)).toBe(true);
        expect(brokenRule(shared)).toBe(null);
      }),
      { numRuns: 400 },
    );
  }, 60_000);

  test.each([
    ["a text that is too long", { text: "x".repeat(MOST.bytes + 1) }, "too_long"],
    ["a text that is too long in UTF-8", { text: "é".repeat(MOST.bytes / 2 + 1), paragraphs: [] }, "too_long"],
    ["half a character", { text: "\ud83d" }, "not_shareable"],
    ["offsets in another unit", { offsets: "utf8" }, "not_shareable"],
    ["a range outside the text", { paragraphs: [{ start: 0, end: 9_999, kind: "body" }] }, "not_shareable"],
    ["an actor twice", { actors: [article.actors[0]!, article.actors[0]!] }, "not_shareable"],
    ["a mention of nobody", { actors: [] }, "not_shareable"],
  ] as const)("refuses %s", async (_, change, code) => {
    const empty = { ...article, text: "Words.", paragraphs: [], mentions: [], claims: [] };
    const base = "actors" in change && change.actors.length === 0 ? article : empty;
    expect(await codeOf(() => packEverything({ ...base, ...change } as Annotation))).toBe(code);
  });
});

describe("hostile links", () => {
  const short = beginning(article, 500);
  type Kind = "everything" | "marks";
  const honest = async (kind: Kind) => (kind === "everything" ? await packEverything(short) : packMarks(short));

  async function open(kind: Kind, bytes: Uint8Array<ArrayBuffer>): Promise<Annotation> {
    return kind === "everything" ? await unpackEverything(bytes) : fitMarks(unpackMarks(bytes), short.text).annotation;
  }

  /** Opens made-up payloads whose sum is right; returns how many were an annotation, all of them valid. */
  async function openAll(kind: Kind, payloads: fc.Arbitrary<Uint8Array>, numRuns: number): Promise<number> {
    let opened = 0;
    const property = fc.asyncProperty(payloads, async (payload) => {
      const code = await codeOf(async () => {
        expect(brokenRule(await open(kind, withSum(payload)))).toBe(null);
        opened++;
      });
      expect([null, "damaged", "too_large"]).toContain(code);
    });
    await fc.assert(property, { numRuns });
    return opened;
  }

  /** The payload with a byte changed that is not before `from`, and without its last bytes. */
  const changed = (payload: Uint8Array, from: number) =>
    fc.tuple(fc.integer({ min: from, max: payload.length - 1 }), fc.nat(255), fc.constantFrom(0, 0, 0, 1, 60)).map(([at, value, cut]) => {
      const bytes = payload.slice(0, payload.length - cut);
      bytes[Math.min(at, bytes.length - 1)] = value;
      return bytes;
    });

  afterEach(() => vi.unstubAllGlobals());

  test.each(["everything", "marks"] as const)("%s: any change of the letters is noticed", async (kind) => {
    const fragment = toFragment({ kind, bytes: await honest(kind) });
    const letters = fc.constantFrom("A", "z", "-", "_", "", "%", "é", "AA");
    const changes = fc.tuple(fc.integer({ min: 4, max: fragment.length - 1 }), letters);
    await fc.assert(
      fc.asyncProperty(changes, async ([at, letters]) => {
        const changed = fragment.slice(0, at) + letters + fragment.slice(at + 1);
        const code = await codeOf(() => open(kind, parseLink(changed)!.bytes));
        expect(code === "damaged" || toFragment(parseLink(changed)!) === fragment).toBe(true);
      }),
      { numRuns: 500 },
    );
  }, 60_000);

  // With a sum that is right the decoder itself has to cope; the step counter of the coder bounds what it does.
  test("marks: 10,000 made-up payloads are an error of ours or a valid annotation", async () => {
    const payload = withoutSum(await honest("marks"));
    const made = fc.oneof(fc.uint8Array({ maxLength: 200 }), changed(payload, 0));
    expect(await openAll("marks", made, 10_000)).toBeGreaterThan(100);
  }, 120_000);

  test("everything: 2,000 made-up payloads are an error of ours or a valid annotation", async () => {
    const payload = withoutSum(await honest("everything"));
    const marksFrom = 3 + (payload[0]! << 16) + (payload[1]! << 8) + payload[2]!;
    const made = fc.oneof(fc.uint8Array({ maxLength: 200 }), changed(payload, 0), changed(payload, marksFrom));
    expect(await openAll("everything", made, 2_000)).toBeGreaterThan(20);
  }, 60_000);

  test.each([
    ["an end that is missing", (text: Uint8Array) => [0, 0, text.length - 1, ...text.slice(0, -1)]],
    ["a length beyond the end", (text: Uint8Array) => [0xff, 0xff, 0xff, ...text]],
    ["no text at all", () => []],
  ])("everything: %s is damage", async (_, made) => {
    const text = await deflate(new TextEncoder().encode("He denied it."));
    expect(await codeOf(() => open("everything", withSum(new Uint8Array(made(text)))))).toBe("damaged");
  });

  test("everything: bytes that are no UTF-8 are damage", async () => {
    const text = await deflate(new Uint8Array([0xc3, 0x28]));
    const payload = new Uint8Array([0, 0, text.length, ...text]);
    expect(await codeOf(() => open("everything", withSum(payload)))).toBe("damaged");
  });

  test("everything: a text that unpacks to 16 MiB stops at the limit", async () => {
    let unpacked = 0;
    class Counted extends DecompressionStream {
      override readonly readable = super.readable.pipeThrough(
        new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
          transform(chunk, controller) {
            unpacked += chunk.length;
            controller.enqueue(chunk);
          },
        }),
      );
    }
    const bomb = await deflate(new Uint8Array(16 * MOST.bytes));
    const payload = new Uint8Array([bomb.length >> 16, (bomb.length >> 8) & 0xff, bomb.length & 0xff, ...bomb]);
    vi.stubGlobal("DecompressionStream", Counted);
    expect(await codeOf(() => open("everything", withSum(payload)))).toBe("too_large");
    expect(unpacked).toBeGreaterThan(MOST.bytes);
    expect(unpacked).toBeLessThan(2 * MOST.bytes);
  });

  test("a payload that goes on for ever ends at the limit", async () => {
    for (const byte of [0x00, 0x55, 0xff]) {
      const code = await codeOf(() => open("marks", withSum(new Uint8Array(100_000).fill(byte))));
      expect([null, "damaged", "too_large"]).toContain(code);
    }
  });
});
