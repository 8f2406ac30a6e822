// Which mentions and actors are near to a place: what links count them by. Both sides of a link build it from the
// mentions, which travel first.
import type { MarkedMention } from "./model.ts";
import type { Place } from "./tokens.ts";

// Nobody shall make a reader walk over all mentions for each piece of each claim: so many pieces and mentions count.
const MAX_PIECES = 4;
const MAX_WALK = 512;

export class Nearby {
  readonly #mentions: readonly MarkedMention[];
  readonly #actors: number;
  readonly #byPlace = new Map<string, number>();

  constructor(mentions: readonly MarkedMention[], actors: number) {
    this.#mentions = mentions;
    this.#actors = actors;
    mentions.forEach(({ place }, at) => this.#byPlace.set(keyOf(place), at));
  }

  /** The last mention that starts before the token, -1 if none does. */
  before(token: number): number {
    let [low, high] = [0, this.#mentions.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#mentions[middle]!.place.first < token) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  place(mention: number): Place | undefined {
    return this.#mentions[mention]?.place;
  }

  /** The mention of exactly this place, -1 if there is none. */
  find(place: Place): number {
    return this.#byPlace.get(keyOf(place)) ?? -1;
  }

  /** All actors: those mentioned in the places, then backwards from the token, then the others; `least` at the end. */
  around(places: readonly Place[], token: number, least: number | null = null): number[] {
    const ranked = new Set<number>();
    for (const place of places.slice(0, MAX_PIECES)) {
      const exact = this.find(place);
      if (exact >= 0) ranked.add(this.#mentions[exact]!.actor);
      const from = this.before(place.first) + 1;
      for (const { actor, place: inner } of this.#mentions.slice(from, from + MAX_WALK)) {
        if (inner.first >= place.first + place.count) break;
        ranked.add(actor);
      }
    }
    const last = this.before(token);
    for (let at = last; at >= 0 && last - at < MAX_WALK; at--) ranked.add(this.#mentions[at]!.actor);
    for (let actor = 0; actor < this.#actors; actor++) ranked.add(actor);
    if (least !== null && ranked.delete(least)) ranked.add(least);
    return [...ranked];
  }
}

const keyOf = ({ first, count, startShift, endShift }: Place) => `${first} ${count} ${startShift} ${endShift}`;
