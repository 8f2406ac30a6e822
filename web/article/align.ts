// Two articles side by side: which actors and which claims of the one are those of the other.
import type { Actor, Claim, Standing } from "../generated/annotation.d.ts";
import type { Lookup } from "./lookup.ts";
import { bestPairs, candidates, type Candidate } from "./pairs.ts";
import { contentWords, fold, overlapOf, rarityIn, tokens, weigh, type Rarity, type Weighed } from "./similar.ts";

/** What stands side by side; null where an article has no counterpart. */
export interface Row<Item> {
  readonly here: Item | null;
  readonly there: Item | null;
}

export interface Alignment {
  readonly actors: readonly Row<Actor>[];
  readonly allegations: readonly Row<Claim>[];
  /** Denials, admissions and non-responses. */
  readonly replies: readonly Row<Claim>[];
}

export function align(here: Lookup, there: Lookup): Alignment {
  const actors = alignActors(here, there);
  const same = new Map(actors.map((pair) => [pair.here.id, pair.there.id]));
  const likeness = claimLikeness(here, there, same);
  const allegations = bestPairs(candidates(here.allegations, there.allegations, likeness, ENOUGH));
  const answered = new Map(allegations.map((pair) => [pair.here.id, pair.there.id]));
  const replyLikeness = (one: Claim, other: Claim) => {
    if (one.type !== other.type) return 0;
    const answersSame = one.responds_to.some((id) => other.responds_to.includes(answered.get(id) ?? ""));
    return likeness(one, other) + (answersSame ? SAME_ANSWER : 0);
  };
  const [ours, theirs] = [repliesOf(here), repliesOf(there)];
  return {
    actors: rows(inArticle(here), inArticle(there), actors),
    allegations: rows(here.allegations, there.allegations, allegations),
    replies: rows(ours, theirs, bestPairs(candidates(ours, theirs, replyLikeness, ENOUGH))),
  };
}

const repliesOf = ({ annotation }: Lookup) =>
  annotation.claims.filter(({ type }) => type !== "allegation" && type !== "statement");

const inArticle = (lookup: Lookup) => lookup.annotation.actors.filter(({ id }) => lookup.mentions(id) > 0);

/** Pairs first, then what only one article has; in the order of the article that has it. */
function rows<Item>(here: readonly Item[], there: readonly Item[], pairs: readonly Candidate<Item>[]): Row<Item>[] {
  const counterpart = new Map(pairs.map((pair) => [pair.here, pair.there]));
  const found = new Set(counterpart.values());
  return [
    ...here.flatMap((one) => (counterpart.has(one) ? [{ here: one, there: counterpart.get(one)! }] : [])),
    ...here.filter((one) => !counterpart.has(one)).map((one) => ({ here: one, there: null })),
    ...there.filter((one) => !found.has(one)).map((one) => ({ here: null, there: one })),
  ];
}

// Actors

/** Of one type, and with a name in common: the same, its initials, its last word, or all its words and more. */
export function alignActors(here: Lookup, there: Lookup): Candidate<Actor>[] {
  const [ours, theirs] = [namesOf(here), namesOf(there)];
  const likeness = (one: Actor, other: Actor): number => {
    if (one.type !== other.type) return 0;
    const [names, others] = [ours.get(one)!, theirs.get(other)!];
    const person = one.type === "person";
    // Two people of one last name are told apart by their first names, where both articles give them.
    const full = person && names.some(isFull) && others.some(isFull);
    const usable = (name: Name) => !full || isFull(name);
    const scores = names.filter(usable).flatMap((a) => others.filter(usable).map((b) => nameLikeness(a, b, person)));
    return Math.max(0, ...scores);
  };
  return bestPairs(candidates([...ours.keys()], [...theirs.keys()], likeness, 0.5));
}

interface Name {
  readonly words: readonly string[];
  /** As in "UN": capitals alone. */
  readonly acronym: string | null;
  readonly initials: string;
}

/** Each actor's names; what is called by pronouns alone has none. */
function namesOf(lookup: Lookup): Map<Actor, Name[]> {
  const names = new Map<Actor, Name[]>();
  for (const actor of inArticle(lookup)) {
    const mentions = lookup.mentionsOf(actor.id);
    if (mentions.every(({ form }) => form === "pronoun")) continue;
    const named = mentions.filter(({ form }) => form === "name");
    const words = new Set([actor.name, ...named.map(({ start, end }) => lookup.annotation.text.slice(start, end))]);
    names.set(actor, [...words].map(nameOf).filter((name) => name.words.length > 0));
  }
  return names;
}

const isFull = ({ words }: Name) => words.length > 1;

function nameOf(words: string): Name {
  const parts = tokens(words).filter((word, at) => at > 0 || word !== "the");
  const capitals = words.match(/\p{Lu}[\p{L}\p{M}]*/gu) ?? [];
  const bare = words.replaceAll(".", "");
  return {
    words: parts,
    acronym: /^\p{Lu}[\p{Lu}\p{N}]+$/u.test(bare) ? fold(bare) : null,
    initials: fold(capitals.filter((word) => fold(word) !== "the").map((word) => word[0]).join("")),
  };
}

function nameLikeness(a: Name, b: Name, person: boolean): number {
  if (a.words.join(" ") === b.words.join(" ")) return a.words.length > 1 ? 1 : 0.9;
  if (a.acronym !== null || b.acronym !== null) {
    const spelt = (short: Name, long: Name) => short.acronym === long.initials && long.words.length > 1;
    return spelt(a, b) || spelt(b, a) ? 0.8 : 0;
  }
  const [short, long] = a.words.length <= b.words.length ? [a.words, b.words] : [b.words, a.words];
  if (person) {
    if (short.at(-1) !== long.at(-1)) return 0;
    if (short.length === 1) return 0.7;
    return begins(short[0]!, long[0]!) || begins(long[0]!, short[0]!) ? 0.75 : 0;
  }
  const share = short.length / long.length;
  return short.length > 1 && short.every((word) => long.includes(word)) ? 0.5 + share / 4 : 0;
}

/** The same first name, or its initial. */
function begins(first: string, other: string): boolean {
  return first === other || (first.length === 1 && other.startsWith(first));
}

// Claims

/** What two claims must score to stand side by side. */
const ENOUGH = 0.35;
/** Who accuses whom makes no two allegations alike: what is alleged must be in the same words, to this degree. */
const ENOUGH_WORDS = 0.12;
const SAME_SOURCE = 0.15;
const SAME_TARGET = 0.25;
const OTHER_TARGET = -0.3;
const SAME_ANSWER = 0.3;

/** `same`: the actors that are one, by id. */
function claimLikeness(here: Lookup, there: Lookup, same: ReadonlyMap<string, string>) {
  const rarity = rarityIn([here.annotation, there.annotation]);
  const [ours, theirs] = [deedsOf(here, rarity), deedsOf(there, rarity)];
  return (one: Claim, other: Claim): number => {
    const words = overlapOf(ours.get(one)!, theirs.get(other)!, rarity);
    if (words < ENOUGH_WORDS && one.type === "allegation") return 0;
    const source = one.source_actor !== null && same.get(one.source_actor) === other.source_actor;
    return words + (source ? SAME_SOURCE : 0) + targetLikeness(one.targets, other.targets, same);
  };
}

/** What each claim says, without the names of those who say it and of whom it is said. */
function deedsOf(lookup: Lookup, rarity: Rarity): Map<Claim, Weighed> {
  return new Map(
    lookup.annotation.claims.map((claim) => {
      const actors = [claim.source_actor, ...claim.targets].flatMap((id) => (id === null ? [] : (lookup.actor(id) ?? [])));
      const names = new Set(actors.flatMap(({ name }) => tokens(name)));
      const deed = [...contentWords(lookup.content(claim))].filter((word) => !names.has(word));
      return [claim, weigh(new Set(deed), rarity)];
    }),
  );
}

function targetLikeness(here: readonly string[], there: readonly string[], same: ReadonlyMap<string, string>): number {
  if (here.length === 0 || there.length === 0) return 0;
  return here.some((id) => there.includes(same.get(id) ?? "")) ? SAME_TARGET : OTHER_TARGET;
}

// Differences

/** The standings of one allegation where the articles give it different ones. */
export function standingsApart({ here, there }: Row<Claim>): { readonly here: Standing; readonly there: Standing } | null {
  if (here?.standing == null || there?.standing == null || here.standing === there.standing) return null;
  return { here: here.standing, there: there.standing };
}
