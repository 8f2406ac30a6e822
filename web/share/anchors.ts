// How the marks of a link find their places in a text that is no longer the sender's.
//
//   sender     … he denied that the mayor lied …        token 41, 1 word; anchor: 8 bits of its hash
//   receiver   … a new sentence … he denied that …      the same word at token 52: shift +11
//
// Of all ways to give each place a shift, in text order, the most likely one is taken: places next to each other
// are mostly shifted alike, and a place is only where its words are. A place whose words are not there, or that
// stands alone with its shift, is lost, not guessed. Of a long run whose words were changed a little, what is found
// just before and just after it tells where it is (Around).
import type { Range } from "../generated/annotation.d.ts";
import { hash, mix } from "./bytes.ts";
import type { Locator } from "./restore.ts";
import { type Place, type Tokens } from "./tokens.ts";

export const ANCHOR_BITS = 8;

/** Hashes of runs of words, each in constant time. */
export class WordHashes {
  readonly #sums: Int32Array; // of the words before each
  readonly #powers: Int32Array;

  constructor(tokens: Tokens) {
    this.#sums = new Int32Array(tokens.length + 1);
    this.#powers = new Int32Array(tokens.length + 1).fill(1);
    for (let at = 0; at < tokens.length; at++) {
      const word = hash([...tokens.word(at)].map((character) => character.codePointAt(0)!));
      this.#sums[at + 1] = Math.imul(this.#sums[at]!, BASE) + word;
      this.#powers[at + 1] = Math.imul(this.#powers[at]!, BASE);
    }
  }

  get length(): number {
    return this.#sums.length - 1;
  }

  /** Of all words, 32 bits. */
  whole(): number {
    return mix(this.#sums[this.length]! ^ this.length);
  }

  /** Of `count` words, ANCHOR_BITS bits; -1 where the text has not so many. */
  run(first: number, count: number): number {
    const end = first + count;
    if (first < 0 || end > this.length) return -1;
    const sum = (this.#sums[end]! - Math.imul(this.#sums[first]!, this.#powers[count]!)) | 0;
    return mix(sum) >>> (32 - ANCHOR_BITS);
  }
}

const BASE = 0x01000193;

export interface Anchor {
  readonly first: number;
  readonly count: number;
  readonly hash: number;
}

const keyOf = ({ first, count }: Pick<Anchor, "first" | "count">) => `${first} ${count}`;

/** The different runs of words that places name, in text order: each needs one anchor. */
export function runsOf(places: readonly Place[]): Pick<Anchor, "first" | "count">[] {
  const runs = new Map(places.map(({ first, count }) => [keyOf({ first, count }), { first, count }]));
  return [...runs.values()].sort((a, b) => a.first - b.first || a.count - b.count);
}

// In bits: what a place without its words says against a shift, what it takes to believe that the shift changes, and
// what a place and its neighbours must say together to be believed. What a place with its words says for a shift is
// the more, the rarer they are in the text, up to ANCHOR_BITS.
const ABSENT = -4;
const CHANGE = -24;
const ENOUGH = 28;
const MAX_SHIFT = 2_000;
/** Steps that aligning may take; with more places, less far shifts are tried. */
const MAX_STEPS = 16_000_000;

/** The shift of each anchor, null where it is lost. */
export function align(anchors: readonly Anchor[], words: WordHashes): (number | null)[] {
  const most = Math.floor(MAX_STEPS / (2 * anchors.length + 1));
  const reach = Math.min(MAX_SHIFT, words.length + (anchors.at(-1)?.first ?? 0), most);
  const weights = anchors.map((anchor) => rarity(anchor, words, reach));
  const path = likeliest(anchors, weights, words, reach);
  const says = anchors.map(({ first, count, hash }, at) =>
    words.run(first + path[at]!, count) === hash ? weights[at]! : ABSENT,
  );
  const joined = (at: number, other: number, sums: readonly number[]) =>
    path[at] === path[other] ? Math.max(0, sums[other]!) : 0;
  const before: number[] = [];
  says.forEach((said, at) => before.push(said + joined(at, at - 1, before)));
  const after: number[] = [];
  for (let at = says.length - 1; at >= 0; at--) after[at] = says[at]! + joined(at, at + 1, after);
  return says.map((said, at) => (said > 0 && before[at]! + after[at]! - said >= ENOUGH ? path[at]! : null));
}

/** Bits that finding the anchor's words says: none where every place has them. */
function rarity({ first, count, hash }: Anchor, words: WordHashes, reach: number): number {
  let found = 1;
  for (let shift = -reach; shift <= reach; shift++) if (words.run(first + shift, count) === hash) found++;
  return Math.min(ANCHOR_BITS, 31 - Math.clz32(Math.floor((words.length + 1) / found) | 1));
}

/** The path through all shifts, one for each anchor, that says most (Viterbi). */
function likeliest(anchors: readonly Anchor[], weights: readonly number[], words: WordHashes, reach: number): number[] {
  const width = 2 * reach + 1;
  const scores = new Int32Array(width).fill(CHANGE);
  scores[reach] = 0;
  const changed = anchors.map(() => new Uint8Array(width));
  const bests: number[] = [];
  anchors.forEach(({ first, count, hash }, at) => {
    const best = bestOf(scores);
    bests.push(best);
    const restart = scores[best]! + CHANGE;
    for (let index = 0; index < width; index++) {
      if (scores[index]! < restart) {
        scores[index] = restart;
        changed[at]![index] = 1;
      }
      scores[index]! += words.run(first + index - reach, count) === hash ? weights[at]! : ABSENT;
    }
  });
  let index = bestOf(scores);
  const path: number[] = [];
  for (let at = anchors.length - 1; at >= 0; at--) {
    path.push(index - reach);
    if (changed[at]![index] === 1) index = bests[at]!;
  }
  return path.reverse();
}

function bestOf(scores: Int32Array): number {
  let best = 0;
  for (let index = 1; index < scores.length; index++) if (scores[index]! > scores[best]!) best = index;
  return best;
}

/** Places in the text they were made for. */
export function exactly(tokens: Tokens): Locator {
  const near = (place: Place) => clip(tokens, place);
  return { text: tokens.text, locate: (place) => tokens.range(place), locateChanged: () => null, near };
}

/** Places in another text, found by their anchors. */
export function anchored(tokens: Tokens, words: WordHashes, anchors: readonly Anchor[]): Locator {
  const shifts = align(anchors, words);
  const around = new Around(anchors, shifts);
  const runs = new Map(anchors.map((anchor, at) => [keyOf(anchor), at]));
  let last = 0;
  const known = shifts.map((shift) => (last = shift ?? last)); // of the nearest anchor before that is found
  return {
    text: tokens.text,
    locate(place) {
      const shift = shifts[runs.get(keyOf(place)) ?? -1] ?? null;
      return shift === null ? null : tokens.range({ ...place, first: place.first + shift });
    },
    locateChanged(place) {
      const changed = around.place(place);
      return changed === null ? null : tokens.range(changed);
    },
    near(place) {
      const shift = known[runs.get(keyOf(place)) ?? -1] ?? 0;
      return clip(tokens, { ...place, first: place.first + shift });
    },
  };
}

/** Tokens of a run that may be found by what lies around it. */
const LONG = 5;
/** How much of its length may have come or gone. */
const MOST_CHANGE = 1 / 5;
/** How far from its ends, in tokens, what is around it is looked for. */
const REACH = 20;

interface Edge {
  readonly at: number;
  readonly shift: number;
}

/** Where runs lie whose words are not found, as what is found around them tells. */
class Around {
  /** Of all anchors that are found, in order. */
  readonly #starts: readonly Edge[];
  readonly #ends: readonly Edge[];

  constructor(anchors: readonly Anchor[], shifts: readonly (number | null)[]) {
    const found = anchors.flatMap(({ first, count }, index) => {
      const shift = shifts[index] ?? null;
      return shift === null ? [] : [{ start: { at: first, shift }, end: { at: first + count, shift } }];
    });
    this.#starts = found.map(({ start }) => start).sort((a, b) => a.at - b.at);
    this.#ends = found.map(({ end }) => end).sort((a, b) => a.at - b.at);
  }

  /** null: nothing near its ends is found, or too much of it came or went. */
  place({ first, count, startShift, endShift }: Place): Place | null {
    const end = first + count;
    if (count < LONG) return null;
    // What lies outside is not moved by what was changed inside.
    const start = this.#before(first, first - REACH) ?? this.#after(first, Math.min(end, first + REACH));
    const last = this.#after(end, end + REACH) ?? this.#before(end, Math.max(first, end - REACH));
    if (start === null || last === null) return null;
    const more = last - start;
    return Math.abs(more) > count * MOST_CHANGE ? null : { first: first + start, count: count + more, startShift, endShift };
  }

  /** The shift of the last anchor that ends between the tokens, null if none does. */
  #before(token: number, from: number): number | null {
    const edge = this.#ends[firstAfter(this.#ends, token + 1) - 1];
    return edge !== undefined && edge.at >= from ? edge.shift : null;
  }

  /** The shift of the first anchor that starts between the tokens, null if none does. */
  #after(token: number, to: number): number | null {
    const edge = this.#starts[firstAfter(this.#starts, token)];
    return edge !== undefined && edge.at <= to ? edge.shift : null;
  }
}

/** The index of the first edge at the token or behind it. */
function firstAfter(edges: readonly Edge[], token: number): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle]!.at < token) low = middle + 1;
    else high = middle;
  }
  return low;
}

function clip(tokens: Tokens, { first, count }: Place): Range {
  const start = Math.min(Math.max(first, 0), tokens.length - 1);
  const last = Math.min(Math.max(first + count - 1, start), tokens.length - 1);
  return [tokens.start(start), tokens.end(last)];
}
