// "Only what is shown": what the filters leave, in the store and as an annotation.
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import type { Kind } from "../../web/article/marks.ts";
import { begin } from "../../web/edit/history.ts";
import { shown } from "../../web/edit/shown.ts";
import * as save from "../../web/io/save.ts";
import { KINDS, Reading } from "../../web/store/reading.svelte.ts";
import { Session } from "../../web/store/session.svelte.ts";
import { Shelf } from "../../web/store/shelf.svelte.ts";
import { HARBOUR_ANNOTATION } from "../e2e/harbour.ts";
import { annotations } from "./fakes/annotations.ts";
import { fakeEngine } from "./fakes/engine.ts";
import { problems } from "./fakes/invariants.ts";

const NONE: ReadonlySet<string> = new Set();
const ALL: ReadonlySet<Kind> = new Set(KINDS);
const without = (...kinds: Kind[]) => new Set(KINDS.filter((kind) => !kinds.includes(kind)));
const claims = ({ claims }: { claims: readonly { id: string }[] }) => claims.map(({ id }) => id);
const reading = () => new Reading(begin(HARBOUR_ANNOTATION), new Shelf(null).place(null, () => undefined));

describe("what is shown, as an annotation", () => {
  test("is all of it where nothing is hidden", () => {
    expect(shown(HARBOUR_ANNOTATION, { kinds: ALL, actor: null, unlisted: NONE })).toEqual(HARBOUR_ANNOTATION);
  });

  test("has no denial, nor what only a denial says, where denials are hidden", () => {
    const { claims: left } = shown(HARBOUR_ANNOTATION, { kinds: without("denial"), actor: null, unlisted: NONE });
    expect(left.map(({ type }) => type)).toEqual(["allegation", "allegation", "admission", "non_response", "statement"]);
    expect(left[1]!.standing).toBe("no_response");
  });

  test("keeps who makes a claim where actors are hidden, and no mention", () => {
    const { actors, mentions } = shown(HARBOUR_ANNOTATION, { kinds: without("actor"), actor: null, unlisted: NONE });
    expect([actors.map(({ name }) => name), mentions]).toEqual([["Weir Harbour", "Auditors", "Dana Weir"], []]);
  });

  test("answers nothing that is gone: replies to what is not shown", () => {
    const { claims: left } = shown(HARBOUR_ANNOTATION, { kinds: without("allegation"), actor: null, unlisted: NONE });
    expect(left.flatMap(({ responds_to }) => responds_to)).toEqual([]);
  });

  test("has no reply to what the ledger does not list alone", () => {
    const left = shown(HARBOUR_ANNOTATION, { kinds: ALL, actor: null, unlisted: new Set(["c2"]) });
    expect(claims(left)).toEqual(["c1", "c4", "c6"]);
  });

  test("is what concerns one actor", () => {
    const left = shown(HARBOUR_ANNOTATION, { kinds: ALL, actor: "a3", unlisted: NONE });
    expect([left.actors.map(({ name }) => name), claims(left)]).toEqual([["Dana Weir"], ["c3"]]);
    expect(left.mentions.every(({ actor }) => actor === "a3")).toBe(true);
  });

  test("is valid, whatever the annotation and the filters", () => {
    const filters = fc.record({
      kinds: fc.subarray([...KINDS]).map((kinds) => new Set(kinds)),
      actor: fc.constantFrom(null, null, "x0", "x7"),
      unlisted: fc.subarray(["k3", "k4", "k5", "k6"]).map((ids) => new Set(ids)),
    });
    fc.assert(
      fc.property(annotations, filters, (annotation, seen) => {
        expect(problems(shown(annotation, seen))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  }, 60_000);
});

describe("a reading", () => {
  test("is not narrowed at first, though it hides statements", () => {
    expect(reading().narrowed).toBe(false);
  });

  test.each<[string, (one: Reading) => void, readonly string[]]>([
    ["a kind", (one) => one.toggle("denial"), ["c1", "c2", "c4", "c5"]],
    ["an actor", (one) => (one.actor = "a3"), ["c3"]],
    ["the standing in the ledger", (one) => one.panel.ledger.standings.add("unanswered"), ["c1", "c4"]],
    ["words in the ledger", (one) => (one.panel.ledger.words = "losses"), ["c2", "c3", "c4", "c5"]],
  ])("is narrowed by %s", (_, narrow, left) => {
    const one = reading();
    narrow(one);
    expect([one.narrowed, claims(one.shown)]).toEqual([true, left]);
  });
});

test("saving all while a filter is on says so, and offers only what is shown", async () => {
  const saved: string[] = [];
  vi.spyOn(save, "download").mockImplementation((bytes) => void saved.push(new TextDecoder().decode(bytes)));
  const session = new Session(fakeEngine());
  await session.open(new File([JSON.stringify(HARBOUR_ANNOTATION)], "harbour.json"));
  if (session.screen.kind !== "annotated") throw new Error(session.screen.kind);
  await session.save();
  expect(session.notices).toEqual([]);

  session.screen.reading.toggle("denial");
  await session.save();
  await session.save();
  expect(session.notices.map(({ message }) => message)).toEqual(["All marks were saved, also those that your filters hide."]);
  session.notices[0]!.action!.run();
  await vi.waitFor(() => expect(saved).toHaveLength(4));
  expect(saved.map((file) => file.includes('"denial"'))).toEqual([true, true, true, false]);
  expect(session.notices).toEqual([]);
});
