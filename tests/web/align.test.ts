import { describe, expect, test } from "vitest";
import { align, standingsApart, type Row } from "../../web/article/align.ts";
import { Lookup } from "../../web/article/lookup.ts";
import { contentWords, overlapOf, rarityIn, tokens, weigh, type Weighed } from "../../web/article/similar.ts";
import type { Actor, Claim } from "../../web/generated/annotation.d.ts";
import { Comparison } from "../../web/store/comparison.svelte.ts";
import { Reading } from "../../web/store/reading.svelte.ts";
import { Shelf } from "../../web/store/shelf.svelte.ts";
import { begin } from "../../web/edit/history.ts";
import { annotate, type Script } from "./fakes/engine.ts";

const FIRST = `Board Accused over Wells

Residents accused the Fernvale Water Board of hiding results from three wells. Director Ida Brandt denied that results were hidden.

The United Nations warned of lead. Residents alleged that Brandt took money from a builder.
`;
const SECOND = `Wells Row Grows

Results from wells were hidden by the Water Board, residents alleged. The UN said it knew nothing. Brandt was not available.

Miners claimed that the Water Board poisoned a river.
`;

const FIRST_SCRIPT: Script = {
  actors: [
    ["Fernvale Water Board", "organization"],
    ["Residents", "group"],
    ["Ida Brandt", "person", "Brandt"],
    ["United Nations", "organization"],
  ],
  claims: [
    { type: "allegation", source: "Residents", cue: "accused", content: ["of hiding results from three wells"], by: "Residents", targets: ["Fernvale Water Board"], standing: "denied" },
    { type: "denial", source: "Ida Brandt", cue: "denied", content: ["that results were hidden"], by: "Ida Brandt", answers: [1] },
    { type: "allegation", source: "Residents", cue: "alleged", content: ["that Brandt took money from a builder"], by: "Residents", targets: ["Ida Brandt"] },
  ],
};
const SECOND_SCRIPT: Script = {
  actors: [
    ["Water Board", "organization"],
    ["Brandt", "person"],
    ["UN", "organization"],
    ["residents", "group"],
    ["Miners", "group"],
  ],
  claims: [
    { type: "allegation", source: "residents", cue: "alleged", content: ["Results from wells were hidden by the Water Board"], by: "residents", targets: ["Water Board"] },
    { type: "denial", source: "The UN", cue: "said", content: ["it knew nothing"], by: "UN" },
    { type: "allegation", source: "Miners", cue: "claimed", content: ["that the Water Board poisoned a river"], by: "Miners", targets: ["Water Board"] },
  ],
};

const first = annotate(FIRST, FIRST_SCRIPT);
const second = annotate(SECOND, SECOND_SCRIPT);
const [here, there] = [new Lookup(first), new Lookup(second)];
const names = (rows: readonly Row<Actor>[]) => rows.map((row) => [row.here?.name ?? null, row.there?.name ?? null]);
const ids = (rows: readonly Row<Claim>[]) => rows.map((row) => [row.here?.id ?? null, row.there?.id ?? null]);

/** The rows of two articles that name nothing but these. */
function actorsOf(a: Script["actors"][number], b: Script["actors"][number]) {
  const of = (actor: Script["actors"][number]) =>
    new Lookup(annotate(`Of ${actor.filter((_, at) => at !== 1).join(", ")}.`, { actors: [actor], claims: [] }));
  return names(align(of(a), of(b)).actors);
}

describe("actors", () => {
  test("are one by the same name, initials, last name, or a name inside the other", () => {
    expect(names(align(here, there).actors)).toEqual([
      ["Fernvale Water Board", "Water Board"],
      ["Residents", "residents"],
      ["Ida Brandt", "Brandt"],
      ["United Nations", "UN"],
      [null, "Miners"],
    ]);
  });

  test.each([
    [["Ida Brandt", "person"], ["I. Brandt", "person"]],
    [["José Peña", "person"], ["Jose Pena", "person"]],
    [["Kremlin", "organization"], ["the Kremlin", "organization"]],
    [["Gazette", "organization", "The Fernvale Gazette"], ["Fernvale Gazette", "organization"]],
  ] as const)("%o and %o are one", (a, b) => expect(actorsOf(a, b)).toHaveLength(1));

  test.each([
    ["another first name", ["Ida Brandt", "person"], ["Karl Brandt", "person"]],
    ["another first name, though both are called by the last", ["Ida Brandt", "person", "Brandt"], ["Karl Brandt", "person", "Brandt"]],
    ["another type", ["Georgia", "state"], ["Georgia", "person"]],
    ["one word of an organization's name", ["Water Board", "organization"], ["Board", "organization"]],
    ["initials of somebody else", ["United Nations", "organization"], ["UK", "organization"]],
  ] as const)("not by %s", (_, a, b) => expect(actorsOf(a, b)).toHaveLength(2));

  test("what is named by pronouns alone is nobody else", () => {
    const pronoun = annotate("He spoke.", { actors: [["He", "person"]], claims: [] });
    const lookup = new Lookup({ ...pronoun, mentions: pronoun.mentions.map((one) => ({ ...one, form: "pronoun" })) });
    expect(align(lookup, lookup).actors).toHaveLength(2);
  });
});

describe("claims", () => {
  const { allegations, replies } = align(here, there);

  test("allegations of the same deed stand side by side, then what only one article has", () => {
    expect(ids(allegations)).toEqual([
      ["c1", "c1"],
      ["c3", null],
      [null, "c3"],
    ]);
  });

  test("who accuses whom makes no two allegations alike", () => {
    const other = annotate("Residents said the Water Board burned a barn.", {
      actors: [["Residents", "group"], ["Water Board", "organization"]],
      claims: [{ type: "allegation", source: "Residents", cue: "said", content: ["the Water Board burned a barn"], by: "Residents", targets: ["Water Board"] }],
    });
    expect(ids(align(here, new Lookup(other)).allegations)).toEqual([["c1", null], ["c3", null], [null, "c1"]]);
  });

  test("replies that share nothing are apart", () => {
    expect(ids(replies)).toEqual([
      ["c2", null],
      [null, "c2"],
    ]);
  });

  test("the same reply to the same allegation is one, however it is worded", () => {
    const reworded: Script = {
      ...SECOND_SCRIPT,
      actors: [...SECOND_SCRIPT.actors],
      claims: [SECOND_SCRIPT.claims[0]!, { type: "denial", cue: "was not", by: "Brandt", answers: [1] }],
    };
    expect(ids(align(here, new Lookup(annotate(SECOND, reworded))).replies)).toEqual([["c2", "c2"]]);
  });

  test("an article beside itself is all in both", () => {
    const { actors, allegations, replies } = align(here, here);
    for (const row of [...actors, ...allegations, ...replies]) expect(row.here).toBe(row.there);
  });

  test("standings that differ are told", () => {
    expect(standingsApart(allegations[0]!)).toEqual({ here: "denied", there: "unanswered" });
    expect(standingsApart(allegations[1]!)).toBeNull();
    expect(standingsApart({ here: allegations[0]!.here, there: allegations[0]!.here })).toBeNull();
  });
});

describe("words", () => {
  test("are folded, without possessives", () => expect(tokens("Señor Peña’s No. 3.5")).toEqual(["senor", "pena", "no", "3.5"]));
  test("short ones and those of grammar say nothing, numbers do", () =>
    expect([...contentWords("They were to be paid 5 of 900")]).toEqual(["they", "paid", "5", "900"]));
  test("rare ones weigh more", () => {
    const rarity = rarityIn([first, second]);
    expect(rarity("builder")).toBeGreaterThan(rarity("results"));
    expect(rarity("results")).toBeGreaterThan(0);
  });
  test("overlap runs from nothing to all", () => {
    const one = () => 1;
    const [a, b, none] = ["hiding results", "burning barns", ""].map((words) => weigh(contentWords(words), one)) as [Weighed, Weighed, Weighed];
    expect([overlapOf(a, b, one), overlapOf(a, a, one), overlapOf(none, none, one)]).toEqual([0, 1, 0]);
  });
});

describe("Comparison", () => {
  const reading = (annotation: typeof first) => new Reading(begin(annotation), new Shelf(null).place(null, () => undefined));

  test("what is chosen in one article is chosen in the other, whichever leads", () => {
    const comparison = new Comparison(reading(first), reading(second));
    comparison.choose(comparison.alignment.allegations[0]!);
    comparison.follow();
    expect([comparison.here.chosen?.id, comparison.there.chosen?.id]).toEqual(["c1", "c1"]);

    comparison.choose(comparison.alignment.allegations[2]!);
    comparison.follow();
    expect([comparison.here.chosen, comparison.there.chosen?.id]).toEqual([null, "c3"]);

    comparison.leading = comparison.there;
    comparison.there.choose({ of: "actor", id: "a3" });
    comparison.follow();
    expect(comparison.here.chosen).toEqual({ of: "actor", id: "a4" });
    comparison.there.choose(null);
    comparison.follow();
    expect([comparison.here.chosen, comparison.chosen]).toEqual([null, null]);
  });
});
