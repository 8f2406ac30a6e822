import { describe, expect, test } from "vitest";
import { align, counterpartOf, type Proposition, type Row } from "../../web/article/align.ts";
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

/** Each row with what it has: "c1 c1 standing: c2 –". */
const told = (propositions: readonly Proposition[]) =>
  propositions.map(({ allegation, replies, difference }) => {
    const pair = ({ here, there }: Row<Claim>) => `${here?.id ?? "–"} ${there?.id ?? "–"}`;
    return [`${pair(allegation)} ${difference?.kind ?? "alike"}`, ...replies.map(pair)].join(": ");
  });

/** What the first article beside another one comes to, of which `claims` are found. */
function beside(text: string, claims: Script["claims"], actors: Script["actors"] = SECOND_SCRIPT.actors) {
  const found = align(here, new Lookup(annotate(text, { actors, claims })));
  return { told: told(found.propositions), others: ids(found.others), found };
}

describe("what is alleged", () => {
  const { propositions, others } = align(here, there);

  test("stands in one row for both articles, with its replies, then what only one article has", () => {
    expect(told(propositions)).toEqual(["c1 c1 standing: c2 –", "c3 – alone", "– c3 alone"]);
    expect(ids(others)).toEqual([[null, "c2"]]);
  });

  test("is not the same because the same accuse the same, or because of names in it", () => {
    const claim = { type: "allegation", source: "Residents", cue: "said", by: "residents", targets: ["Water Board"] } as const;
    const barn = "the Water Board burned a barn";
    expect(beside(`Residents said ${barn}.`, [{ ...claim, content: [barn] }], [["residents", "group", "Residents"], ["Water Board", "organization"]]).told)
      .toEqual(["c1 – alone: c2 –", "c3 – alone", "– c1 alone"]);
    const story = (deed: string, by: string) =>
      annotate(`Rivals say the firm ${deed} Fernvale.`, {
        actors: [["Rivals", "group"], ["firm", "organization"], ["Fernvale", "state"]],
        claims: [{ type: "allegation", source: "Rivals", cue: "say", content: [`${deed} Fernvale`], by, targets: ["firm"] }],
      });
    const both = (a: string, b: string) => align(new Lookup(story(a, "Rivals")), new Lookup(story(b, "Rivals"))).propositions;
    expect(both("robbed", "poisoned")).toHaveLength(2);
    expect(both("robbed", "robbed")).toHaveLength(1);
  });

  test("is nothing twice: the likest are taken first, in whatever order they come", () => {
    const text = "Residents say the board hid results. Residents say the board hid results from three wells.";
    const say = (words: string) => ({ type: "allegation", source: "Residents", cue: "say", content: [words], by: "Residents", targets: ["board"] }) as const;
    const actors: Script["actors"] = [["Residents", "group"], ["board", "organization"]];
    const [twice, once] = [[say("hid results"), say("hid results from three wells")], [say("hid results from three wells")]].map(
      (claims) => new Lookup(annotate(text, { actors, claims })),
    ) as [Lookup, Lookup];
    expect(told(align(twice, once).propositions)).toEqual(["c2 c1 alike", "c1 – alone"]);
    expect(told(align(once, twice).propositions)).toEqual(["c1 c2 alike", "– c1 alone"]);
  });

  test("an article beside itself is all in both", () => {
    const { actors, propositions, others } = align(here, here);
    for (const row of [...actors, ...propositions.flatMap(({ allegation, replies }) => [allegation, ...replies]), ...others]) {
      expect(row.here).toBe(row.there);
    }
    expect(propositions.map(({ difference }) => difference)).toEqual([null, null]);
  });

  test("how it stands is compared", () => {
    expect(propositions[0]!.difference).toEqual({ kind: "standing", standings: { here: "denied", there: "unanswered" } });
    expect(propositions[1]!.difference).toEqual({ kind: "alone", alleged: "here" });
  });
});

describe("replies", () => {
  const charge = SECOND_SCRIPT.claims[0]!;

  test("to one allegation stand beside each other, a denial beside an admission too, those by one actor first", () => {
    const answer = { cue: "was not", by: "Brandt", answers: [1] };
    expect(beside(SECOND, [charge, { ...answer, type: "admission" }]).told[0]).toBe("c1 c1 standing: c2 c2");
    const silent = { type: "non_response", cue: "said", by: "UN", answers: [1] } as const;
    const denied = { ...charge, standing: "denied" } as const;
    expect(beside(SECOND, [denied, silent, { ...answer, type: "denial" }]).told[0]).toBe("c1 c1 alike: c2 c3: – c2");
  });

  test("an article that only denies it has its denial beside what the other alleges", () => {
    const text = "Water Board Speaks\n\nThe Water Board denied hiding results from any wells. Miners dug on.";
    const denial = { type: "denial", source: "The Water Board", cue: "denied", content: ["hiding results from any wells"], by: "Water Board" } as const;
    const { told, others, found } = beside(text, [denial], [["Water Board", "organization"], ["Miners", "group"]]);
    expect(told).toEqual(["c1 – answered: c2 c1", "c3 – alone"]);
    expect(others).toEqual([]);
    expect(found.propositions[0]!.difference).toEqual({ kind: "answered", alleged: "here", standing: "denied" });
  });

  test("not so a denial of something else, one by the accuser, and one that answers its own article", () => {
    const text = "Board and Residents\n\nThe Water Board denied burning barns. residents denied hiding results from wells.";
    const actors: Script["actors"] = [["Water Board", "organization"], ["residents", "group"]];
    const barns = { type: "denial", cue: "denied", content: ["burning barns"], by: "Water Board" } as const;
    const own = { type: "denial", source: "residents", cue: "denied", content: ["hiding results from wells"], by: "residents" } as const;
    const { told, others } = beside(text, [barns, own], actors);
    expect(told).toEqual(["c1 – alone: c2 –", "c3 – alone"]);
    expect(others).toEqual([[null, "c1"], [null, "c2"]]);
  });

  test("what is chosen has something to look at in the other article wherever that tells of it", () => {
    const alignment = align(here, there);
    const claim = (lookup: Lookup, id: string) => lookup.claim(id)!;
    expect(counterpartOf(alignment, "here", claim(here, "c1"))).toBe(claim(there, "c1"));
    expect(counterpartOf(alignment, "here", claim(here, "c2"))).toBe(claim(there, "c1"));
    expect(counterpartOf(alignment, "there", claim(there, "c3"))).toBeNull();
    expect(counterpartOf(alignment, "there", there.actor("a2")!)).toBe(here.actor("a3"));
  });
});

describe("words", () => {
  test("are folded, without possessives", () => expect(tokens("Señor Peña’s No. 3.5")).toEqual(["senor", "pena", "no", "3.5"]));
  test("short ones and those of grammar say nothing, numbers do", () =>
    expect([...contentWords("They were to be paid 5 of 900 that which others would have")]).toEqual(["paid", "5", "900"]));
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
    const { propositions } = comparison.alignment;
    comparison.choose("here", propositions[0]!.allegation.here!);
    comparison.follow();
    expect([comparison.here.chosen?.id, comparison.there.chosen?.id]).toEqual(["c1", "c1"]);

    comparison.choose("there", propositions[2]!.allegation.there!);
    comparison.follow();
    expect([comparison.here.chosen, comparison.there.chosen?.id]).toEqual([null, "c3"]);

    comparison.leading = comparison.there;
    comparison.there.choose({ of: "actor", id: "a3" });
    comparison.follow();
    expect(comparison.here.chosen).toEqual({ of: "actor", id: "a4" });
    comparison.there.choose(null);
    comparison.follow();
    expect([comparison.here.chosen, comparison.counterpart]).toEqual([null, null]);
  });
});
