import { describe, expect, test } from "vitest";
import { Lookup } from "../../web/article/lookup.ts";
import { markParagraphs } from "../../web/article/marks.ts";
import { actorOptions, claimOptions, matching } from "../../web/article/options.ts";
import { innermost, pieceAt } from "../../web/article/places.ts";
import { countOrigins } from "../../web/article/provenance.ts";
import { reuse } from "../../web/article/reuse.ts";
import { apply, type Command } from "../../web/edit/command.ts";
import { begin } from "../../web/edit/history.ts";
import { placeOf, subject } from "../../web/edit/subject.ts";
import { Reading } from "../../web/store/reading.svelte.ts";
import { Shelf } from "../../web/store/shelf.svelte.ts";
import { HARBOUR, HARBOUR_ANNOTATION } from "../e2e/harbour.ts";
import { machineMade } from "./fakes/engine.ts";

const annotation = machineMade(HARBOUR_ANNOTATION);
const lookup = new Lookup(annotation);
const range = (words: string): [number, number] => [HARBOUR.indexOf(words), HARBOUR.indexOf(words) + words.length];
const claim = (reading: Reading, id: string) => reading.lookup.claim(id)!;

function open(): Reading {
  return new Reading(begin(annotation), new Shelf(null).place(null, () => undefined));
}

describe("Editor", () => {
  test("makes a claim of selected words, chooses it and says so", () => {
    const { editor } = open();
    editor.select(range("The weather"));
    editor.makeClaim("allegation");
    expect(editor.claim).toMatchObject({ type: "allegation", content: [range("The weather")], origin: "human" });
    expect([editor.selection, editor.said, editor.open]).toEqual([null, "New allegation.", true]);
    editor.undo();
    expect([editor.claim, editor.said]).toEqual([undefined, "Undone: new allegation."]);
    editor.redo();
    expect(editor.claim?.type).toBe("allegation");
  });

  test("takes words that are a known actor's name for a mention of it", () => {
    const reading = open();
    reading.act({ kind: "deleteMentions", mentions: annotation.mentions.filter(({ actor }) => actor === "a3") });
    reading.editor.select(range("Dana Weir"));
    reading.editor.makeActor();
    expect(reading.editor.actor?.id).toBe("a3");
    expect(reading.lookup.annotation.actors).toHaveLength(annotation.actors.length);
  });

  test("says the same twice where it happens twice", () => {
    const { editor } = open();
    editor.reading.choose({ of: "claim", id: "c1" });
    editor.remove();
    const once = editor.said;
    editor.reading.choose({ of: "claim", id: "c2" });
    editor.remove();
    expect([editor.said === once, editor.said.trim()]).toEqual([false, once]);
  });

  test("means the mention at the caret, and all like it where that is asked for", () => {
    const { editor } = open();
    const last = HARBOUR.indexOf("Weir Harbour admitted");
    editor.reading.choose({ of: "actor", id: "a1" });
    editor.caret = last + 3;
    expect(editor.mention?.start).toBe(last);
    editor.all = true;
    editor.caret = range("Dana Weir")[0];
    editor.reading.choose({ of: "actor", id: "a3" });
    expect(editor.all).toBe(false); // that was not asked of this one
    editor.reading.choose({ of: "actor", id: "a1" });
    editor.caret = last + 3;
    editor.remove();
    expect(editor.reading.lookup.mentions("a1")).toBe(1);
    expect(editor.all).toBe(false);
  });

  test("moves the edges of the part at the caret", () => {
    const reading = open();
    reading.choose({ of: "claim", id: "c2" });
    reading.editor.caret = range("hiding")[0];
    expect(reading.editor.part).toBe("content");
    reading.editor.moveEdge("end", -1);
    expect(reading.lookup.words(claim(reading, "c2").content)).toBe("Weir Harbour of hiding losses from the town of");
    reading.editor.moveEdge("start", 1);
    expect(reading.lookup.words(claim(reading, "c2").content)).toBe("Harbour of hiding losses from the town of");
  });

  test("never makes a mark vanish by its edges", () => {
    const reading = open();
    reading.choose({ of: "claim", id: "c2" });
    reading.editor.caret = claim(reading, "c2").cue[0][0];
    reading.editor.moveEdge("end", -1);
    expect(reading.lookup.words(claim(reading, "c2").cue)).toBe("accused");
  });

  test("links from either side and unlinks", () => {
    const reading = open();
    reading.choose({ of: "claim", id: "c1" });
    reading.editor.toggleAnswer(claim(reading, "c3"), "c1");
    expect(claim(reading, "c1").standing).toBe("denied");
    expect(reading.chosen?.id).toBe("c1");
    reading.editor.toggleAnswer(claim(reading, "c3"), "c1");
    expect(claim(reading, "c1").standing).toBe("unanswered");
  });
});

describe("Reading", () => {
  test("shows what was changed, undoing the filter that hides it", () => {
    const reading = open();
    reading.act({ kind: "retype", claims: ["c2"], type: "statement" });
    expect(reading.kinds.has("statement")).toBe(true);
    expect(reading.chosen).toEqual({ of: "claim", id: "c2" });
  });

  test("no longer shows only an actor that is gone", () => {
    const reading = open();
    reading.actor = "a3";
    reading.act({ kind: "mergeActors", from: "a3", into: "a1" });
    expect(reading.actor).toBeNull();
  });

  test("keeps the paragraphs that a change leaves alone", () => {
    const before = markParagraphs(annotation);
    const changed = apply(annotation, { kind: "retype", claims: ["c4"], type: "denial" });
    const after = reuse(before, markParagraphs(changed));
    expect(after.map((paragraph, at) => paragraph === before[at])).toEqual([true, true, false]);
    expect(after).toEqual(markParagraphs(changed));
  });
});

describe("what is offered and said", () => {
  test("actors come by mentions, narrowed by what is typed", () => {
    const actors = actorOptions(lookup, ({ type }) => type);
    expect(actors[0]).toEqual({ id: "a1", name: "Weir Harbour", note: "organization" });
    expect(matching(actors, "weir org").map(({ id }) => id)).toEqual(["a1"]);
    expect(matching(actors, "")).toHaveLength(4);
  });

  test("allegations are told apart by who makes them", () => {
    expect(claimOptions(lookup, lookup.allegations)[0]).toEqual({ id: "c1", name: "Harbour Company", note: "Auditors" });
  });

  test("marks are counted by origin", () => {
    const edited = apply(annotation, { kind: "acceptClaims", claims: ["c1", "c2"] });
    const marks = annotation.mentions.length + annotation.claims.length;
    expect(countOrigins(edited)).toEqual({ machine: marks - 2, edited: 2, human: 0 });
  });

  test("a place knows the innermost mention and the part of a claim", () => {
    const [wide, narrow] = [annotation.mentions[0]!, { ...annotation.mentions[0]!, end: annotation.mentions[0]!.start + 2 }];
    expect(innermost([wide, narrow], wide.start)).toBe(narrow);
    expect(pieceAt(lookup.claim("c2"), range("hiding")[0])).toEqual({ part: "content", index: 0 });
    expect(pieceAt(lookup.claim("c2"), 0)).toEqual({ part: "source", index: 0 });
    expect(pieceAt(undefined, 5)).toEqual({ part: "cue", index: 0 });
  });

  test("a command knows what it is about and where", () => {
    const retype: Command = { kind: "retype", claims: ["c2"], type: "denial" };
    expect(subject(retype, annotation)).toEqual({ of: "claim", id: "c2" });
    expect(placeOf(retype, annotation)).toBe(lookup.claim("c2")!.cue[0][0]);
    expect(subject({ kind: "deleteActor", actor: "a9" }, annotation)).toBeNull();
    expect(placeOf({ kind: "addActor", actor: { id: "a9", name: "x", type: "person" }, mentions: [[4, 5]] }, annotation)).toBe(4);
  });
});
