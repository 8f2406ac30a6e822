import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apply, freshId, type Command } from "../../web/edit/command.ts";
import { formOf } from "../../web/edit/forms.ts";
import { act, begin, logOf, redo, replay, undo, type History } from "../../web/edit/history.ts";
import { likeClaim, likeMention, occurrences, unmarked } from "../../web/edit/occurrences.ts";
import { proposeClaim } from "../../web/edit/propose.ts";
import { normalise } from "../../web/edit/ranges.ts";
import { MAX_MARKS_AT_ONE_PLACE } from "../../web/edit/settle.ts";
import { drawEdge, moveEdge, wholeWords, wordAt, type Edge } from "../../web/edit/words.ts";
import type { Annotation, Range } from "../../web/generated/annotation.d.ts";
import { HARBOUR, HARBOUR_ANNOTATION as BY_HAND } from "../e2e/harbour.ts";
import { machineMade } from "./fakes/engine.ts";
import { problems } from "./fakes/invariants.ts";

const HARBOUR_ANNOTATION = machineMade(BY_HAND);

const at = (words: string, from = 0): Range => {
  const start = HARBOUR.indexOf(words, from);
  expect(start).toBeGreaterThanOrEqual(0);
  return [start, start + words.length];
};
const claim = (annotation: Annotation, id: string) => annotation.claims.find((one) => one.id === id)!;
const run = (...commands: Command[]) => commands.reduce(apply, HARBOUR_ANNOTATION);
const mentionOf = (words: string, actor: string, from = 0) => {
  const [start, end] = at(words, from);
  return { actor, start, end };
};

/** Commands as a hand could give them, and as it could not: ids and places that are not there. */
const ids = (letter: string) => fc.integer({ min: 1, max: 8 }).map((number) => `${letter}${number}`);
const range: fc.Arbitrary<Range> = fc.tuple(
  fc.integer({ min: -3, max: HARBOUR.length + 3 }),
  fc.integer({ min: -3, max: HARBOUR.length + 3 }),
);
const ranges = fc.array(range, { maxLength: 3 });
const type = fc.constantFrom("allegation", "denial", "admission", "non_response", "statement");
const actorType = fc.constantFrom("person", "organization", "state", "group", "document");
const ref = fc.oneof(
  fc.constantFrom(...HARBOUR_ANNOTATION.mentions),
  fc.record({ actor: ids("a"), start: fc.nat(HARBOUR.length), end: fc.nat(HARBOUR.length) }),
);
const refs = fc.array(ref, { maxLength: 4 });
const newActor = fc.record({ id: ids("a"), name: fc.string({ maxLength: 4 }), type: actorType });
const of = <K extends Command["kind"]>(
  kind: K,
  fields: { [F in Exclude<keyof Extract<Command, { kind: K }>, "kind">]: fc.Arbitrary<Extract<Command, { kind: K }>[F]> },
) => fc.record({ kind: fc.constant(kind), ...fields }) as unknown as fc.Arbitrary<Command>;

const command: fc.Arbitrary<Command> = fc.oneof(
  of("addClaim", {
    claim: fc.record({
      id: ids("c"),
      type,
      cue: ranges,
      source: ranges,
      content: ranges,
      source_actor: fc.option(ids("a")),
      targets: fc.array(ids("a"), { maxLength: 3 }),
      responds_to: fc.array(ids("c"), { maxLength: 3 }),
    }),
  }),
  of("retype", { claims: fc.array(ids("c"), { maxLength: 3 }), type }),
  of("setPart", { claim: ids("c"), part: fc.constantFrom("cue", "source", "content"), ranges }),
  of("deleteClaims", { claims: fc.array(ids("c"), { maxLength: 2 }) }),
  of("attribute", { claim: ids("c"), actor: fc.option(ids("a")) }),
  of("setTargets", { claim: ids("c"), targets: fc.array(ids("a"), { maxLength: 3 }) }),
  of("setAnswers", { reply: ids("c"), answers: fc.array(ids("c"), { maxLength: 3 }) }),
  of("acceptClaims", { claims: fc.array(ids("c"), { maxLength: 3 }) }),
  of("addActor", { actor: newActor, mentions: ranges }),
  of("addMentions", { actor: ids("a"), ranges }),
  of("resizeMention", { mention: ref, to: range }),
  of("deleteMentions", { mentions: refs }),
  of("moveMentions", { mentions: refs, to: ids("a") }),
  of("renameActor", { actor: ids("a"), name: fc.string({ maxLength: 5 }) }),
  of("retypeActor", { actor: ids("a"), type: actorType }),
  of("mergeActors", { from: ids("a"), into: ids("a") }),
  of("splitActor", { mentions: refs, actor: newActor }),
  of("deleteActor", { actor: ids("a") }),
  of("acceptActor", { actor: ids("a"), mentions: refs }),
);

const freeze = (value: unknown): void => {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  Object.values(value).forEach(freeze);
};

describe("commands of any kind", () => {
  test("leave a valid annotation and never touch the one before", () => {
    expect(problems(HARBOUR_ANNOTATION)).toEqual([]);
    fc.assert(
      fc.property(fc.array(command, { maxLength: 25 }), (commands) => {
        freeze(HARBOUR_ANNOTATION);
        const last = commands.reduce((annotation, next) => {
          const after = apply(annotation, next);
          freeze(after);
          return after;
        }, HARBOUR_ANNOTATION);
        expect(problems(last)).toEqual([]);
      }),
    );
  });

  test("undo to the first annotation and redo to the last, by identity and by value", () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 25 }), (commands) => {
        const end = commands.reduce(act, begin(HARBOUR_ANNOTATION));
        const steps = end.done.length;
        let history: History = end;
        for (let i = 0; i < steps; i++) history = undo(history);
        expect(history.annotation).toBe(HARBOUR_ANNOTATION);
        expect(undo(history)).toBe(history);
        for (let i = 0; i < steps; i++) history = redo(history);
        expect(history.annotation).toEqual(end.annotation);
        expect(redo(history)).toBe(history);
      }),
    );
  });

  test("come back from their log, done and undone", () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 15 }), fc.nat(5), (commands, undone) => {
        let history = commands.reduce(act, begin(HARBOUR_ANNOTATION));
        for (let i = 0; i < undone; i++) history = undo(history);
        const log = JSON.parse(JSON.stringify(logOf(history))) as ReturnType<typeof logOf>;
        const again = replay(HARBOUR_ANNOTATION, log);
        expect(again.annotation).toEqual(history.annotation);
        expect(logOf(again)).toEqual(log);
        expect(redo(again).annotation).toEqual(redo(history).annotation);
      }),
    );
  });
});

describe("claims", () => {
  test("linking a reply changes how the allegation stands, unlinking changes it back", () => {
    const linked = run({ kind: "setAnswers", reply: "c3", answers: ["c1", "c2"] });
    expect(claim(linked, "c1").standing).toBe("denied");
    expect(claim(linked, "c1").origin).toBe("machine");
    expect(claim(linked, "c3").origin).toBe("edited");
    const unlinked = apply(linked, { kind: "setAnswers", reply: "c3", answers: ["c2"] });
    expect(claim(unlinked, "c1").standing).toBe("unanswered");
  });

  test("what is no longer an allegation has no targets, standing or replies", () => {
    const changed = run({ kind: "retype", claims: ["c2"], type: "statement" });
    expect(claim(changed, "c2")).toMatchObject({ targets: [], standing: null, origin: "edited" });
    expect(claim(changed, "c3").responds_to).toEqual([]);
  });

  test("an allegation without its denial is left with the other reply", () => {
    expect(claim(run({ kind: "deleteClaims", claims: ["c3"] }), "c2").standing).toBe("no_response");
  });

  test("one made by hand stays that, whatever is changed of it", () => {
    const made = proposeClaim(HARBOUR_ANNOTATION, "c7", "denial", at("The weather was fine"));
    const changed = run({ kind: "addClaim", claim: made }, { kind: "retype", claims: ["c7"], type: "admission" });
    expect(claim(changed, "c7")).toMatchObject({ origin: "human", evidence: null, confidence: 1, type: "admission" });
  });

  test("a cue cannot be emptied, a source can", () => {
    expect(run({ kind: "setPart", claim: "c2", part: "cue", ranges: [] })).toBe(HARBOUR_ANNOTATION);
    expect(claim(run({ kind: "setPart", claim: "c2", part: "source", ranges: [] }), "c2").source).toEqual([]);
  });

  test("only so many marks as can be saved lie over one place", () => {
    const places = Array.from({ length: MAX_MARKS_AT_ONE_PLACE + 20 }, (_, i): Command => {
      const claim = proposeClaim(HARBOUR_ANNOTATION, `x${i}`, "statement", at("The weather"));
      return { kind: "addClaim", claim: { ...claim, cue: [at("The weather")], content: [] } };
    });
    const full = places.reduce(apply, HARBOUR_ANNOTATION);
    const over = full.claims.filter(({ cue }) => cue[0][0] === at("The weather")[0]);
    expect(over).toHaveLength(MAX_MARKS_AT_ONE_PLACE);
  });
});

describe("a proposed claim", () => {
  test("shares cue and speaker with the claim in its sentence", () => {
    const proposed = proposeClaim(HARBOUR_ANNOTATION, "c7", "allegation", at("losses from"));
    expect(proposed).toMatchObject({
      cue: [at("accused")],
      source: claim(HARBOUR_ANNOTATION, "c2").source,
      source_actor: "a2",
    });
  });

  test("has none of another speaker's words where its own speaker is known", () => {
    const proposed = proposeClaim(HARBOUR_ANNOTATION, "c7", "statement", at("losses from"), "a3");
    expect(proposed).toMatchObject({ cue: [at("losses from")], source: [], source_actor: "a3" });
  });

  test("is its own cue where nobody speaks in its sentence", () => {
    const range = at("Weir Harbour admitted");
    const alone = { ...HARBOUR_ANNOTATION, claims: [] };
    expect(proposeClaim(alone, "c1", "denial", range)).toMatchObject({ cue: [range], content: [range], source: [] });
  });
});

describe("actors", () => {
  test("merging takes over mentions and claims", () => {
    const merged = run({ kind: "mergeActors", from: "a1", into: "a3" });
    expect(merged.actors.map(({ id }) => id)).toEqual(["a2", "a3", "a4"]);
    expect(merged.mentions.filter(({ actor }) => actor === "a3")).toHaveLength(4);
    expect(claim(merged, "c2").targets).toEqual(["a3"]);
    expect(claim(merged, "c4").source_actor).toBe("a3");
  });

  test("splitting takes the claims whose words hold only what was split off", () => {
    const last = mentionOf("Weir Harbour", "a1", HARBOUR.indexOf("Weir Harbour admitted"));
    const split = run({ kind: "splitActor", mentions: [last], actor: { id: "a9", name: "Weir", type: "person" } });
    expect(split.actors.at(-1)).toEqual({ id: "a9", name: "Weir", type: "person", origin: "human" });
    expect(claim(split, "c4").source_actor).toBe("a9");
    expect(claim(split, "c2").targets).toEqual(["a1"]);
  });

  test("one that a change leaves without any trace is gone", () => {
    const gone = run({ kind: "deleteMentions", mentions: [mentionOf("Eastmoor", "a4")] });
    expect(gone.actors.map(({ id }) => id)).not.toContain("a4");
    const stays = run({ kind: "deleteMentions", mentions: [mentionOf("Dana Weir", "a3")] });
    expect(stays.actors.map(({ id }) => id)).toContain("a3"); // it still denies
  });

  test("deleting one takes it out of the claims, which are edited by that", () => {
    const deleted = run({ kind: "deleteActor", actor: "a1" });
    expect(claim(deleted, "c2")).toMatchObject({ targets: [], origin: "edited" });
    expect(claim(deleted, "c4").source_actor).toBeNull();
  });

  test("a passage that is taken for a name is cut", () => {
    const named = run({ kind: "renameActor", actor: "a1", name: ` ${"x".repeat(999)}📡` });
    expect(named.actors[0]!.name).toBe("x".repeat(999));
    expect(problems(named)).toEqual([]);
  });

  test("accepting marks what a person has looked at", () => {
    const mention = mentionOf("Dana Weir", "a3");
    const accepted = run({ kind: "acceptActor", actor: "a3", mentions: [mention] });
    expect(accepted.actors[2]!.origin).toBe("edited");
    expect(accepted.mentions.find(({ start }) => start === mention.start)!.origin).toBe("edited");
  });

  test("a new one gets an id that nobody has", () => {
    expect(freshId([{ id: "a2" }, { id: "x" }], "a")).toBe("a3");
    expect(freshId([{ id: "a3" }, { id: "x" }], "a")).toBe("a4");
  });
});

describe("occurrences", () => {
  test("are whole words, in the same case", () => {
    expect(occurrences("Weir, Weirs, weir and Weir’s", [0, 4])).toEqual([
      [0, 4],
      [22, 26],
    ]);
    expect(occurrences("😀no nod no", [9, 11])).toEqual([
      [2, 4],
      [9, 11],
    ]);
  });

  test("know which of them mention nobody yet, and which mention the same actor", () => {
    const [first] = HARBOUR_ANNOTATION.mentions.filter(({ actor, form }) => actor === "a1" && form === "name").slice(1);
    expect(likeMention(HARBOUR_ANNOTATION, first!)).toHaveLength(1);
    const fewer = { ...HARBOUR_ANNOTATION, mentions: [first!] };
    expect(unmarked(fewer, [first!.start, first!.end])).toHaveLength(1);
    expect(unmarked(HARBOUR_ANNOTATION, [first!.start, first!.end])).toEqual([]);
  });

  test("of claims go by cue and type", () => {
    const twin = { ...claim(HARBOUR_ANNOTATION, "c2"), id: "c9" };
    const annotation = { ...HARBOUR_ANNOTATION, claims: [...HARBOUR_ANNOTATION.claims, twin] };
    expect(likeClaim(annotation, claim(annotation, "c2"))).toEqual([twin]);
  });
});

describe("words and edges", () => {
  const text = "He didn’t say “no” – 3.5 m😀.";
  const slice = (range: Range | null) => (range === null ? null : text.slice(...range));

  test("a word holds its apostrophe and its point", () => {
    expect(slice(wordAt(text, 4))).toBe("didn’t");
    expect(slice(wordAt(text, text.indexOf("5")))).toBe("3.5");
    expect(slice(wordAt(text, text.length))).toBe(".");
  });

  test("an edge moves over one word and stays at the ends of the text", () => {
    expect(text.slice(0, moveEdge(text, 2, "end", 1))).toBe("He didn’t");
    expect(text.slice(0, moveEdge(text, 9, "end", -1))).toBe("He");
    expect(moveEdge(text, 2, "end", -1)).toBe(2);
    expect(text.slice(moveEdge(text, 3, "start", -1), 9)).toBe("He didn’t");
    expect(text.slice(moveEdge(text, 0, "start", 1), 9)).toBe("didn’t");
    expect(moveEdge(text, text.length, "end", 1)).toBe(text.length);
  });

  test("an edge is drawn to the nearest word, not past the other", () => {
    const words = "Auditors accused Weir Harbour of hiding losses.";
    const drawn = (edge: Edge, offset: number) => words.slice(...drawEdge(words, [9, 16], edge, offset));
    expect([drawn("end", 27), drawn("end", 22), drawn("end", 0)]).toEqual(["accused Weir Harbour", "accused Weir", "accused"]);
    expect([drawn("start", 3), drawn("start", 6), drawn("start", 40)]).toEqual(["Auditors accused", "accused", "accused"]);
    expect(drawEdge("", [0, 0], "end", 5)).toEqual([0, 0]);
  });

  test("a selection by hand grows to whole words and loses its space", () => {
    expect(slice(wholeWords(text, [1, 6]))).toBe("He didn’t");
    expect(slice(wholeWords(text, [2, 10]))).toBe("didn’t");
    expect(wholeWords(text, [2, 3])).toBeNull();
  });

  test("ranges are mended so that no character is cut", () => {
    const emoji = text.indexOf("😀");
    expect(normalise(text, [[emoji + 1, 999], [5, 3], [-4, 2], [1, 4]])).toEqual([
      [0, 4],
      [emoji, text.length],
    ]);
  });

  test("the form of a mention is read off its words", () => {
    expect(["She", "who", "the minister", "The Harbour Company", "Weir", "US", "the"].map(formOf)).toEqual([
      "pronoun",
      "pronoun",
      "nominal",
      "name",
      "name",
      "name",
      "nominal",
    ]);
  });
});
