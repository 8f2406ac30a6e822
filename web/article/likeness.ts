// How alike claims of two articles are: by the words for what is claimed, and by who makes the claim about whom.
import { overlap, rangeOf } from "../edit/ranges.ts";
import type { Actor, Claim } from "../generated/annotation.d.ts";
import type { Lookup } from "./lookup.ts";
import type { Candidate } from "./pairs.ts";
import { contentWords, overlapOf, rarityIn, tokens, weigh, type Rarity, type Weighed } from "./similar.ts";

/** Who accuses whom makes no two claims alike: what is claimed must be in the same words, to this degree. */
const ENOUGH_WORDS = 0.12;
const SAME_SOURCE = 0.15;
const SAME_TARGET = 0.25;
const OTHER_TARGET = -0.3;

/** A claim in terms that mean the same in both articles. */
interface Gist {
  readonly source: string | null;
  readonly targets: ReadonlySet<string>;
  /** Whose names are in what is claimed. */
  readonly named: ReadonlySet<string>;
  /** Without the names of source and targets, which are counted for themselves. */
  readonly words: Weighed;
  /** Without any names. */
  readonly deed: Weighed;
}

export class Likeness {
  readonly #rarity: Rarity;
  readonly #gists: ReadonlyMap<Claim, Gist>;

  /** `actors`: those that are one. */
  constructor({ here, there }: { readonly here: Lookup; readonly there: Lookup }, actors: readonly Candidate<Actor>[]) {
    this.#rarity = rarityIn([here.annotation, there.annotation]);
    const known = new Map(actors.map((pair) => [pair.there.id, pair.here.id]));
    this.#gists = new Map([
      ...gistsOf(here, (id) => id, this.#rarity),
      ...gistsOf(there, (id) => known.get(id) ?? `other ${id}`, this.#rarity),
    ]);
  }

  ofAllegations(one: Claim, other: Claim): number {
    const [a, b] = this.#both(one, other);
    if (!this.#ofOneDeed(a, b)) return 0;
    return this.ofReplies(one, other) + targetLikeness(a.targets, b.targets);
  }

  ofReplies(one: Claim, other: Claim): number {
    const [a, b] = this.#both(one, other);
    return overlapOf(a.words, b.words, this.#rarity) + (sameSource(a, b) ? SAME_SOURCE : 0);
  }

  /** Of a reply and what another article alleges. Nobody answers themselves. */
  ofAnswer(reply: Claim, allegation: Claim): number {
    const [answer, charge] = this.#both(reply, allegation);
    if (sameSource(answer, charge) || !this.#ofOneDeed(answer, charge)) return 0;
    const speaks = (id: string) => id === answer.source || answer.named.has(id);
    const accused = [...charge.targets].some(speaks) ? SAME_TARGET : 0;
    const accuser = charge.source !== null && answer.named.has(charge.source) ? SAME_SOURCE : 0;
    return overlapOf(answer.words, charge.words, this.#rarity) + accused + accuser;
  }

  /** Of two replies to the same: never less than 0. */
  ofAnswers(one: Claim, other: Claim): number {
    const [a, b] = this.#both(one, other);
    return (one.type === other.type ? 2 : 0) + (sameSource(a, b) ? 1 : 0);
  }

  #ofOneDeed(a: Gist, b: Gist): boolean {
    return overlapOf(a.deed, b.deed, this.#rarity) >= ENOUGH_WORDS;
  }

  #both(one: Claim, other: Claim): readonly [Gist, Gist] {
    return [this.#gists.get(one)!, this.#gists.get(other)!];
  }
}

const sameSource = (a: Gist, b: Gist) => a.source !== null && a.source === b.source;

/** `same`: the id of an actor in both articles, by that in its own. */
function gistsOf(lookup: Lookup, same: (id: string) => string, rarity: Rarity): [Claim, Gist][] {
  const { claims, mentions } = lookup.annotation;
  return claims.map((claim): [Claim, Gist] => {
    const within = mentions.filter((mention) => claim.content.some((range) => overlap(range, rangeOf(mention))));
    const own = namesOf(lookup, [...claim.targets, ...(claim.source_actor === null ? [] : [claim.source_actor])]);
    const names = namesOf(lookup, within.map(({ actor }) => actor));
    for (const { start, end, form } of within) {
      if (form === "name") for (const word of tokens(lookup.words([[start, end]]))) names.add(word);
    }
    const words = [...contentWords(lookup.content(claim))].filter((word) => !own.has(word));
    const gist = {
      source: claim.source_actor === null ? null : same(claim.source_actor),
      targets: new Set(claim.targets.map(same)),
      named: new Set(within.map(({ actor }) => same(actor))),
      words: weigh(new Set(words), rarity),
      deed: weigh(new Set(words.filter((word) => !names.has(word))), rarity),
    };
    return [claim, gist];
  });
}

function namesOf(lookup: Lookup, actors: readonly string[]): Set<string> {
  return new Set(actors.flatMap((id) => tokens(lookup.actor(id)?.name ?? "")));
}

function targetLikeness(here: ReadonlySet<string>, there: ReadonlySet<string>): number {
  if (here.size === 0 || there.size === 0) return 0;
  return [...here].some((id) => there.has(id)) ? SAME_TARGET : OTHER_TARGET;
}
