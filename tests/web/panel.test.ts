import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { percent, sureness } from "../../web/article/confidence.ts";
import { contexts, quote } from "../../web/article/context.ts";
import { filterRows, ledgerRows, nextSort, sortRows, tally, type Query } from "../../web/article/ledger.ts";
import { actorRows, lens } from "../../web/article/lens.ts";
import { Lookup } from "../../web/article/lookup.ts";
import { strength } from "../../web/article/strength.ts";
import { labelOf } from "../../web/view/labels.ts";
import { annotate } from "./fakes/engine.ts";
import { PYONGYANG } from "./fakes/pyongyang.ts";

const text = readFileSync(new URL("../../public/samples/pyongyang.txt", import.meta.url), "utf8");
const lookup = new Lookup(annotate(text, PYONGYANG));
const idOf = (name: string) => lookup.annotation.actors.find((actor) => actor.name === name)!.id;

describe("strength", () => {
  const source = lookup.claim("c1")!.source;
  const of = (actor: Partial<(typeof lookup.annotation.actors)[number]>, form: "name" | "nominal", id: string | null = "x") => {
    const made = {
      ...lookup.annotation,
      actors: [{ id: "x", name: "X", type: "person" as const, origin: "machine" as const, ...actor }],
      mentions: [{ actor: "x", start: 0, end: 4, form, origin: "machine" as const }],
    };
    return strength(new Lookup(made), { source, source_actor: id });
  };

  test("named: some mention of the source is a name", () => expect(of({}, "name")).toBe("named"));
  test("anonymous: none of them is", () => expect(of({}, "nominal")).toBe("anonymous"));
  test("anonymous: words, but no actor", () => expect(of({}, "name", null)).toBe("anonymous"));
  test("document, named or not", () => expect(of({ type: "document" }, "name")).toBe("document"));
  test("nobody: neither actor nor words", () => {
    expect(strength(lookup, { source: [], source_actor: null })).toBe("nobody");
    expect(strength(lookup, { source: [], source_actor: "unknown" })).toBe("nobody");
  });
});

describe("the ledger", () => {
  const rows = ledgerRows(lookup, lookup.allegations);
  const all: Query = { standings: new Set(), strengths: new Set(), words: "" };
  const orders = (some: typeof rows) => some.map(({ order }) => order);

  test("has a row for each allegation in text order", () => {
    expect(rows.map(({ claim }) => claim.id)).toEqual(lookup.allegations.map(({ id }) => id));
    expect(rows[0]).toMatchObject({ order: 1, source: "United States", about: "North Korea", standing: "denied" });
  });

  test("sorts either way, ties in text order, the unknown last", () => {
    const bySource = sortRows(rows, { by: "source", descending: false });
    const names = bySource.map(({ source }) => source);
    expect(names.slice(0, -1)).toEqual(names.slice(0, -1).toSorted((a, b) => a!.localeCompare(b!)));
    const spoken = (source: string | null) => orders(bySource.filter((row) => row.source === source));
    expect(spoken("United States")).toEqual([...spoken("United States")].sort((a, b) => a - b));
    const unknown = [{ ...rows[0]!, source: null }, ...rows.slice(1)];
    for (const descending of [false, true]) expect(sortRows(unknown, { by: "source", descending }).at(-1)!.source).toBeNull();
  });

  test("a second look at a column turns it round; the surest come first", () => {
    const first = nextSort({ by: "order", descending: false }, "confidence");
    expect(first).toEqual({ by: "confidence", descending: true });
    expect(nextSort(first, "confidence").descending).toBe(false);
    expect(nextSort(first, "about")).toEqual({ by: "about", descending: false });
  });

  test("is narrowed by everything that is asked for at once", () => {
    expect(filterRows(rows, all, lookup)).toEqual(rows);
    const denied = filterRows(rows, { ...all, standings: new Set(["denied"]) }, lookup);
    expect(denied.every(({ standing }) => standing === "denied")).toBe(true);
    expect(denied).toHaveLength(tally(rows).denied);
    expect(filterRows(rows, { ...all, words: "  MUNITIONS  north " }, lookup)).toEqual([rows[2]]);
    expect(filterRows(rows, { ...all, standings: new Set(["denied"]), strengths: new Set(["nobody"]) }, lookup)).toEqual([]);
  });

  test("finds words without their accents, and words of the replies", () => {
    const accented = [{ ...rows[0]!, source: "Émile Zólyom" }];
    expect(filterRows(accented, { ...all, words: "emile zolyom" }, lookup)).toHaveLength(1);
    expect(orders(filterRows(rows, { ...all, words: "supplied weapons" }, lookup))).toEqual([1, 2, 3]);
  });

  test("counts each standing and each strength", () => {
    const counts = tally(rows);
    expect(counts.denied + counts.admitted + counts.no_response + counts.unanswered).toBe(rows.length);
    expect(counts.named + counts.anonymous + counts.document + counts.nobody).toBe(rows.length);
  });
});

describe("the lens", () => {
  test("shows an actor's claims by what they are to it", () => {
    const { alleges, accused, denies } = lens(lookup, idOf("North Korea"));
    expect([alleges, accused, denies].map((claims) => claims.map(({ id }) => id))).toEqual([[], ["c1", "c2", "c3", "c5", "c7"], ["c6"]]);
  });

  test("those with most allegations and answers come first, those that are nowhere not at all", () => {
    const rows = actorRows(lookup);
    expect(rows[0]!.actor.name).toBe("North Korea");
    expect(rows.every(({ mentions }) => mentions > 0)).toBe(true);
  });
});

describe("words in context", () => {
  test("a claim's sentence in its parts adds up to the text", () => {
    for (const claim of lookup.annotation.claims) {
      const { pieces } = quote(lookup, claim);
      const words = pieces.map((piece) => piece.words).join("");
      expect(text).toContain(words);
      expect(pieces.find(({ role }) => role === "cue")?.words).toBe(lookup.words([claim.cue[0]]));
    }
  });

  test("what is far from the cue is cut between words", () => {
    const long = `${"early ".repeat(300)}Ann said ${"late ".repeat(300)}`.trim();
    const made = new Lookup(annotate(long, { actors: [], claims: [{ type: "statement", source: "Ann", cue: "said" }] }));
    const { pieces, cutBefore, cutAfter } = quote(made, made.claim("c1")!);
    const words = pieces.map((piece) => piece.words).join("");
    expect([cutBefore, cutAfter]).toEqual([true, true]);
    expect(words.length).toBeLessThan(700);
    expect(words).toMatch(/^early .* late$/);
  });

  test("each mention stands in its line, within its paragraph", () => {
    const lines = contexts(lookup, idOf("North Korea"));
    expect(lines).toHaveLength(lookup.mentions(idOf("North Korea")));
    for (const { before, words, after } of lines) {
      expect(text).toContain(before + words + after);
      expect(before + after).not.toContain("\n");
    }
  });
});

test("sureness is said in steps and never rounded to certainty", () => {
  expect([0.95, 0.75, 0.5, 0.49].map((confidence) => sureness({ confidence }))).toEqual(["sure", "likely", "unsure", "guess"]);
  expect([0, 0.001, 0.42, 0.999, 1].map(percent)).toEqual(["0 %", "< 1 %", "42 %", "> 99 %", "100 %"]);
});

test("labels say what a mark is", () => {
  expect(labelOf(lookup, { kind: "allegation", id: "c2", part: "cue" })).toBe("Allegation by White House about North Korea, denied");
  expect(labelOf(lookup, { kind: "denial", id: "c6", part: "content" })).toBe("Words of: Denial by North Korea");
  expect(labelOf(lookup, { kind: "actor", id: idOf("White House"), part: "mention" })).toBe("Actor: White House, organization");
});
