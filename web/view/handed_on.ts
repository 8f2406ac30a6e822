// What somebody gets of an article that is handed on, and what not: in lines, each with the very things it is about.
import { contents, type Contents } from "../article/contents.ts";
import type { Holding } from "../article/holding.ts";
import { Lookup } from "../article/lookup.ts";
import type { Annotation, Claim } from "../generated/annotation.d.ts";
import { times } from "./words.ts";

/** `things`: what the line counts or names, one by one. */
export interface Line {
  readonly what: string;
  readonly things: readonly string[];
}

export interface HandedOn {
  readonly shared: readonly Line[];
  readonly leftOut: readonly string[];
}

/** `part`: what is handed on of `all`, the reader's annotation. `spelt`: what a link without the article writes out. */
export function handedOn(
  all: Annotation,
  part: Annotation,
  holdings: readonly Holding[],
  spelt: readonly string[] = [],
): HandedOn {
  const holds = (...any: Holding[]) => any.some((holding) => holdings.includes(holding));
  const lookup = new Lookup(part);
  const shared = [...textLines(lookup, holds), ...claimLines(lookup, holds), ...actorLines(lookup, holds, spelt), ...moreLines(holds)];
  return {
    shared: shared.length > 0 ? shared : [line("Nothing of this article")],
    leftOut: leftOut(contents(all), contents(part), holds),
  };
}

type Holds = (...any: Holding[]) => boolean;

const line = (what: string, things: readonly string[] = []): Line => ({ what, things });

function textLines({ annotation }: Lookup, holds: Holds): Line[] {
  const { text, paragraphs } = annotation;
  const lines = text.split("\n").filter((one) => one.trim() !== "");
  if (holds("text")) return [line(`The article’s text: ${times(contents(annotation).words, "word")}`, lines)];
  const headlines = paragraphs.filter(({ kind }) => kind === "headline").map(({ start, end }) => text.slice(start, end));
  return holds("headline") ? [line("The headline", headlines)] : [];
}

const AS_PLACES = "where they lie, as numbers, without their words";

function claimLines(lookup: Lookup, holds: Holds): Line[] {
  const how = holds("places") ? `: ${AS_PLACES}` : ", with their words";
  const lines = ([one, many, of]: Group, words: string) => {
    const claims = lookup.annotation.claims.filter(of);
    return claims.length === 0 ? [] : [line(times(claims.length, one, many) + words, claims.map((claim) => said(lookup, claim)))];
  };
  return [
    ...(holds("allegations", "places") ? lines(ALLEGATIONS, how) : []),
    ...(holds("replies", "places") ? lines(REPLIES, how) : []),
    ...(holds("answers") ? lines(REPLIES, ": whose, of which kind, to what") : []),
    ...(holds("statements", "places") ? lines(STATEMENTS, how) : []),
  ];
}

type Group = readonly [one: string, many: string, of: (claim: Claim) => boolean];

const ALLEGATIONS: Group = ["allegation", "allegations", ({ type }) => type === "allegation"];
const STATEMENTS: Group = ["statement", "statements", ({ type }) => type === "statement"];
const REPLIES: Group = ["reply", "replies", ({ type }) => type !== "allegation" && type !== "statement"];

function said(lookup: Lookup, claim: Claim): string {
  const source = lookup.source(claim);
  return source === null ? lookup.content(claim) : `${source}: ${lookup.content(claim)}`;
}

function actorLines(lookup: Lookup, holds: Holds, spelt: readonly string[]): Line[] {
  const { actors, mentions } = lookup.annotation;
  const mentioned = `${times(actors.length, "actor")} in ${times(mentions.length, "mention")}`;
  const each = actors.map(({ id, name }) => `${name}: ${times(lookup.mentions(id), "mention")}`);
  if (holds("mentions")) return [line(mentioned, each)];
  if (holds("places")) {
    return [
      line(`${mentioned}: ${AS_PLACES}`, each),
      line("Of the words of each mark a sum of 8 bits, by which it is found again"),
      spelt.length === 0
        ? line("No name is written out")
        : line(`Written out, because the article does not hold it: ${times(spelt.length, "name")}`, spelt),
    ];
  }
  return holds("actors") ? [line(`${times(actors.length, "actor")}, by name`, actors.map(({ name }) => name))] : [];
}

const MORE: readonly (readonly [Holding, string])[] = [
  ["tally", "How much each actor alleges, replies and is accused"],
  ["origins", "Who made each mark: machine or person"],
  ["confidence", "How sure the machine is of each claim"],
  ["rough confidence", "How sure the machine is of each claim, in steps of 5 %"],
  ["evidence", "What each claim rests on (“Why?”)"],
];

function moreLines(holds: Holds): Line[] {
  return MORE.flatMap(([holding, what]) => (holds(holding) ? [line(what)] : []));
}

function leftOut(all: Contents, part: Contents, holds: Holds): string[] {
  const rest = (count: number, one: string, many?: string) => (count > 0 ? [times(count, one, many)] : []);
  const unless = (held: boolean, what: string) => (held ? [] : [what]);
  const left = (name: "allegations" | "replies" | "statements" | "mentions", ...also: Holding[]) =>
    all[name] - (holds(name, "places", ...also) ? part[name] : 0);
  return [
    ...unless(holds("text"), holds("allegations", "headline") ? "The rest of the article’s text" : "The article’s text"),
    ...rest(left("allegations"), "allegation"),
    ...rest(left("replies", "answers"), "reply", "replies"),
    ...unless(!holds("answers") || part.replies === 0, "The words of replies"),
    ...rest(left("statements"), "statement"),
    ...rest(left("mentions"), "mention"),
    ...unless(holds("origins"), "Who made each mark: machine or person"),
    ...unless(holds("confidence", "rough confidence"), "How sure the machine is of each claim"),
    ...unless(holds("evidence"), "What each claim rests on (“Why?”)"),
    "What was changed and undone on the way",
  ];
}
