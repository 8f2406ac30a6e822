// Two articles side by side: which actors of the one are those of the other.
import type { Actor } from "../generated/annotation.d.ts";
import type { Lookup } from "./lookup.ts";
import { bestPairs, candidates, type Candidate } from "./pairs.ts";
import { fold, tokens } from "./similar.ts";

/** Those that the article mentions. */
export const actorsIn = (lookup: Lookup) => lookup.annotation.actors.filter(({ id }) => lookup.mentions(id) > 0);

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
  for (const actor of actorsIn(lookup)) {
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
