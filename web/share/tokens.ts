// How places in a text are named in links: by token, so that they are small numbers, and so that other spaces or
// line ends change none of them.
//
//   text     Mia’s   firm  denied it.
//   token    0  12   3     4      5 6      a token: letters and digits that touch; or one other character
//
// A mark mostly starts where a token starts and ends where one ends; where it does not, the distance travels too.

/** A range of the text: its first and last token, and how far in UTF-16 units its ends lie from theirs. */
export interface Place {
  readonly first: number;
  /** How many tokens it covers or touches. */
  readonly count: number;
  /** From the start of the first token to the start of the range. */
  readonly startShift: number;
  /** From the end of the last token to the end of the range. */
  readonly endShift: number;
}

const TOKEN = /[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu;

/** Characters that copying turns into others, and what stands for them. */
const ALIKE = new Map(
  Object.entries({ "'": "‘’‚‛`´", '"': "“”„«»", "-": "–—‐‑−" }).flatMap(([plain, others]) =>
    [...others].map((other): [string, string] => [other, plain]),
  ),
);

export class Tokens {
  readonly text: string;
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  constructor(text: string) {
    this.text = text;
    for (const { 0: token, index } of text.matchAll(TOKEN)) {
      // Something before the first token, or no token at all: an empty one, so that every place has a token.
      if (this.#starts.length === 0 && index > 0) this.#push(0, 0);
      this.#push(index, index + token.length);
    }
    if (this.#starts.length === 0) this.#push(0, 0);
  }

  #push(start: number, end: number): void {
    this.#starts.push(start);
    this.#ends.push(end);
  }

  get length(): number {
    return this.#starts.length;
  }

  start(token: number): number {
    return this.#starts[token] ?? this.text.length;
  }

  end(token: number): number {
    return this.#ends[token] ?? this.text.length;
  }

  /** The token's spelling, one for all kinds of quotation marks and dashes: they change when texts are copied. */
  word(token: number): string {
    const word = this.text.slice(this.start(token), this.end(token)).normalize("NFC");
    return ALIKE.get(word) ?? word;
  }

  /** The last token that starts at or before the unit. */
  at(unit: number): number {
    let [low, high] = [0, this.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.start(middle) <= unit) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  place(start: number, end: number): Place {
    const first = this.at(start);
    const last = this.at(end - 1);
    return {
      first,
      count: last - first + 1,
      startShift: start - this.start(first),
      endShift: end - this.end(last),
    };
  }

  /** The range that a place names, or null where this text has no such range. */
  range({ first, count, startShift, endShift }: Place): [start: number, end: number] | null {
    const last = first + count - 1;
    if (first < 0 || count < 1 || last >= this.length) return null;
    const start = this.start(first) + startShift;
    const end = this.end(last) + endShift;
    const fits = start >= 0 && start < end && end <= this.text.length;
    return fits && !cutsCharacter(this.text, start) && !cutsCharacter(this.text, end) ? [start, end] : null;
  }
}

export function cutsCharacter(text: string, unit: number): boolean {
  const low = text.charCodeAt(unit);
  const high = text.charCodeAt(unit - 1);
  return low >= 0xdc00 && low <= 0xdfff && high >= 0xd800 && high <= 0xdbff;
}
