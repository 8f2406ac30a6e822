import { describe, expect, test } from "vitest";
import { blank, judge, verdictKey } from "../../web/article/judge.ts";
import { compare, scores } from "../../web/article/score.ts";
import type { Annotation, Claim } from "../../web/generated/annotation.d.ts";
import { found } from "../../web/view/score_words.ts";
import { annotate, type Script } from "./fakes/engine.ts";
import { problems } from "./fakes/invariants.ts";

const TEXT = `Board Accused

Residents accused the Water Board of hiding results. "We hid nothing," Ida Brandt said. She declined to say more.
`;
const KEY: Script = {
  actors: [["Water Board", "organization"], ["Residents", "group"], ["Ida Brandt", "person"]],
  claims: [
    { type: "allegation", source: "Residents", cue: "accused", content: ["the Water Board of hiding results"], by: "Residents", targets: ["Water Board"], standing: "denied" },
    { type: "denial", source: "Ida Brandt", cue: "said", content: ['"We hid nothing,"'], by: "Ida Brandt", answers: [1] },
    { type: "non_response", source: "She", cue: "declined", content: ["to say more"], by: "Ida Brandt" },
  ],
};
const key = annotate(TEXT, KEY);
const mark = (script: Partial<Script>) => annotate(TEXT, { actors: KEY.actors, claims: KEY.claims, ...script });
const agreed = (mine: Annotation) => compare(mine, key).claims.agreed.map((pair) => [pair.mine.id, pair.key.id]);
const claims = (...made: Script["claims"]) => mark({ claims: made });

describe("claims match", () => {
  test("where their cues share words", () => {
    expect(agreed(claims({ type: "allegation", cue: "Residents accused" }))).toEqual([["c1", "c1"]]);
  });
  test("where at least half of the longer content is shared", () => {
    expect(agreed(claims({ type: "allegation", cue: "results", content: ["the Water Board of"] }))).toEqual([["c1", "c1"]]);
    expect(agreed(claims({ type: "allegation", cue: "results", content: ["the Water"] }))).toEqual([]);
  });
  test("not where their types differ", () => {
    expect(agreed(claims({ type: "statement", cue: "accused" }))).toEqual([]);
  });
  test("one to one, the one that shares most", () => {
    const mine = claims(
      { type: "allegation", cue: "Residents accused" },
      { type: "allegation", cue: "accused", content: ["the Water Board of hiding results"] },
    );
    const { claims: found } = compare(mine, key);
    expect(found.agreed.map(({ mine }) => mine.id)).toEqual(["c2"]);
    expect(found.extra.map(({ id }) => id)).toEqual(["c1"]);
    expect(found.missed.map(({ id }) => id)).toEqual(["c2", "c3"]);
  });
});

describe("actors match", () => {
  test("where they share a mention and a type", () => {
    const mine = mark({ actors: [["Board", "organization"], ["Residents", "state"], ["Ida", "person"]], claims: [] });
    const { actors } = compare(mine, key);
    expect(actors.agreed.map((pair) => [pair.mine.name, pair.key.name])).toEqual([
      ["Board", "Water Board"],
      ["Ida", "Ida Brandt"],
    ].sort());
    expect(actors.extra.map(({ name }) => name)).toEqual(["Residents"]);
  });
});

describe("scores", () => {
  test("of the key itself are full", () => {
    for (const score of scores(compare(key, key))) expect(score).toMatchObject({ missed: 0, extra: 0, precision: 1, recall: 1, f1: 1 });
  });
  test("of nothing: recall is nothing, precision cannot be told", () => {
    const [actors] = scores(compare(blank(key), key));
    expect(actors).toEqual({ kind: "actor", agreed: 0, missed: 3, extra: 0, precision: null, recall: 0, f1: 0 });
  });
  test("list no kind that nobody has marked", () => {
    expect(scores(compare(key, key)).map(({ kind }) => kind)).toEqual(["actor", "allegation", "denial", "non_response"]);
    expect(scores(compare(blank(key), blank(key)))).toEqual([]);
  });
  test("in between", () => {
    const mine = claims({ type: "denial", cue: "said" }, { type: "denial", cue: "more" });
    expect(scores(compare(mine, key)).find(({ kind }) => kind === "denial")).toMatchObject({ precision: 0.5, recall: 1, f1: 2 / 3 });
  });
  test.each([
    [{ agreed: 5, missed: 2, extra: 2 }, "You found 5 of 7 allegations; 2 of yours are not in the key."],
    [{ agreed: 5, missed: 0, extra: 1 }, "You found 5 of 5 allegations; 1 of yours is not in the key."],
    [{ agreed: 1, missed: 0, extra: 0 }, "You found the one allegation."],
    [{ agreed: 0, missed: 1, extra: 0 }, "You missed the one allegation."],
    [{ agreed: 0, missed: 0, extra: 3 }, "The key has no allegations; you marked 3."],
  ])("%o in words", (counts, words) => {
    expect(found({ kind: "allegation", precision: null, recall: null, f1: null, ...counts })).toBe(words);
  });
});

describe("judge", () => {
  const mine = mark({
    actors: [["Ida Brandt", "person"], ["Residents", "group"]],
    claims: [
      { type: "allegation", cue: "accused", by: "Residents" },
      { type: "admission", cue: "said", by: "Ida Brandt" },
    ],
  });
  const judged = judge(mine, key);
  const verdict = (of: "actor" | "claim", id: string) => judged.verdicts.get(verdictKey({ of, id }));
  const missed = (type: Claim["type"]) =>
    judged.annotation.claims.find((claim) => claim.type === type && verdict("claim", claim.id) === "missed")!;

  test("holds every mark of the person, and those of the key that were missed", () => {
    expect(judged.annotation.claims.map(({ type, id }) => [type, verdict("claim", id)])).toEqual([
      ["allegation", "agreed"],
      ["admission", "extra"],
      ["denial", "missed"],
      ["non_response", "missed"],
    ]);
    expect(judged.annotation.actors.map(({ name, id }) => [name, verdict("actor", id)])).toEqual([
      ["Ida Brandt", "agreed"],
      ["Residents", "agreed"],
      ["Water Board", "missed"],
    ]);
    expect(problems({ ...judged.annotation, claims: judged.annotation.claims.filter(({ type }) => type !== "allegation") })
      .filter((problem) => !problem.startsWith("answers"))).toEqual([]);
  });

  test("what was missed speaks of the person's own actors and claims", () => {
    const { name } = judged.annotation.actors.find(({ id }) => id === missed("denial").source_actor)!;
    expect(name).toBe("Ida Brandt");
    expect(missed("denial").responds_to).toEqual([mine.claims[0]!.id]);
  });

  test("an article without marks keeps its text", () => {
    expect(blank(key)).toMatchObject({ text: key.text, paragraphs: key.paragraphs, actors: [], mentions: [], claims: [] });
  });
});
