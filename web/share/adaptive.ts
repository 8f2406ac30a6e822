// Small numbers, flags and choices for the range coder. Each kind of number has a model of its own, known by a name,
// that starts from what is usual in annotated articles (priors.ts) and learns from every number it codes.
//
//   number   0      1           3                 the bits of a number: how many digits its successor has, in unary;
//   bits     0      10 0        110 00            then those digits but the first
import { ONE, type BitCoder } from "./range_coder.ts";
import { ShareError } from "./error.ts";

/** How often a bit was zero and one so far. */
export type Counts = [zeros: number, ones: number];

/** A model forgets what is older than about this many bits. */
const MEMORY = 250;
const MAX_DIGITS = 21;

export class Adaptive {
  readonly #coder: BitCoder;
  readonly #models = new Map<string, Counts>();
  readonly #priors: Readonly<Record<string, Readonly<Counts>>>;

  constructor(coder: BitCoder, priors: Readonly<Record<string, Readonly<Counts>>>) {
    this.#coder = coder;
    this.#priors = priors;
  }

  bit(name: string, value?: number): number {
    let counts = this.#models.get(name);
    if (counts === undefined) {
      const prior = this.#priors[name] ?? [0, 0];
      counts = [prior[0], prior[1]];
      this.#models.set(name, counts);
    }
    const p = Math.floor(((counts[1] * 5 + 2) * ONE) / ((counts[0] + counts[1]) * 5 + 4));
    const bit = this.#coder.bit(Math.min(Math.max(p, 64), ONE - 64), value);
    counts[bit === 1 ? 1 : 0]++;
    if (counts[0] + counts[1] > MEMORY) {
      counts[0] >>= 1;
      counts[1] >>= 1;
    }
    return bit;
  }

  flag(name: string, value?: boolean): boolean {
    return this.bit(name, value === true ? 1 : 0) === 1;
  }

  /** A whole number from 0 to `most`. Decoding, a larger one means damage. */
  number(name: string, most: number, value?: number): number {
    const successor = (value ?? 0) + 1;
    const length = 31 - Math.clz32(successor);
    let digits = 0;
    while (this.bit(`${name}>${digits}`, digits < length ? 1 : 0) === 1) {
      if (++digits > MAX_DIGITS) throw new ShareError("damaged");
    }
    let read = 1;
    for (let left = digits - 1; left >= 0; left--) {
      const known = digits <= 3 ? `${name}.${read}` : left >= digits - 2 ? `${name}:${digits}.${read}` : null;
      const digit = (successor >> left) & 1;
      const bit = known === null ? this.#coder.bit(ONE / 2, digit) : this.bit(`${known}/${digits}`, digit);
      read = read * 2 + bit;
    }
    if (read - 1 > most) throw new ShareError("damaged");
    return read - 1;
  }

  /** A whole number of either sign. */
  signed(name: string, most: number, value?: number): number {
    const v = value ?? 0;
    const folded = this.number(name, 2 * most + 1, v < 0 ? -2 * v - 1 : 2 * v);
    return folded % 2 === 1 ? -(folded + 1) / 2 : folded / 2;
  }

  /** One of `size` choices. */
  choice(name: string, size: number, value?: number): number {
    let node = 1;
    for (let bits = Math.ceil(Math.log2(size)) - 1; bits >= 0; bits--) {
      node = node * 2 + this.bit(`${name}=${node}`, ((value ?? 0) >> bits) & 1);
    }
    const read = node - 2 ** Math.ceil(Math.log2(size));
    if (read >= size) throw new ShareError("damaged");
    return read;
  }

  /** Bits without a pattern, most significant first. */
  raw(bits: number, value?: number): number {
    let read = 0;
    for (let left = bits - 1; left >= 0; left--) {
      read = read * 2 + this.#coder.bit(ONE / 2, ((value ?? 0) >>> left) & 1);
    }
    return read;
  }
}
