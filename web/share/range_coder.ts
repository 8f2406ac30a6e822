// A binary arithmetic coder: bits in, each with the probability that the caller's model gives it; bytes out, about as
// many as the bits were surprising. All marks that are packed into a link go through it.
//
//   0 ┌───────────────┐ 2³²    the range [low, high] shrinks to the part of each bit; a leading byte on which
//     │  1    │   0   │        both ends agree is final and leaves
//     └───────────────┘
//
// Writer and reader have one face, so that a layout is written down once: `bit(p, value)` writes the value and
// returns it; reading, it ignores the value and returns what was written. Only integers are involved: every engine
// computes the same.
import { ShareError } from "./error.ts";

/** Probabilities have 16 bits; neither bit may be impossible. */
export const ONE = 1 << 16;

export interface BitCoder {
  /** `p`: the probability of a one, 0 < p < ONE. */
  bit(p: number, value?: number): number;
}

/** Where p of the range ends: below or at it lies a one. */
function split(low: number, high: number, p: number): number {
  const range = high - low;
  const upper = Math.floor(range / ONE);
  return low + upper * p + Math.floor(((range - upper * ONE) * p) / ONE);
}

const agree = (low: number, high: number) => ((low ^ high) & 0xff000000) === 0;

export class BitWriter implements BitCoder {
  readonly #bytes: number[] = [];
  #low = 0;
  #high = 0xffffffff;

  bit(p: number, value = 0): number {
    const middle = split(this.#low, this.#high, p);
    if (value === 1) this.#high = middle;
    else this.#low = middle + 1;
    while (agree(this.#low, this.#high)) {
      this.#bytes.push(this.#high >>> 24);
      this.#low = (this.#low << 8) >>> 0;
      this.#high = ((this.#high << 8) | 0xff) >>> 0;
    }
    return value;
  }

  /** Ends the message by the fewest bytes that lie in the range, whatever the reader takes for the rest (zeros). */
  finish(): Uint8Array<ArrayBuffer> {
    for (let bits = 0; bits <= 32; bits += 8) {
      const unit = 2 ** (32 - bits);
      const end = Math.ceil(this.#low / unit) * unit;
      if (end > this.#high) continue;
      for (let at = 0; at < bits; at += 8) this.#bytes.push(Math.floor(end / 2 ** (24 - at)) & 0xff);
      break;
    }
    while (this.#bytes.at(-1) === 0) this.#bytes.pop();
    return new Uint8Array(this.#bytes);
  }
}

/** More than any honest link holds. Steps, not time: what is refused does not depend on the machine. */
const MAX_BITS = 16_000_000;

export class BitReader implements BitCoder {
  readonly #bytes: Uint8Array;
  #at = 0;
  #low = 0;
  #high = 0xffffffff;
  #code = 0;
  #left = MAX_BITS;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    for (let i = 0; i < 4; i++) this.#shift();
  }

  #shift(): void {
    this.#code = ((this.#code << 8) | (this.#bytes[this.#at++] ?? 0)) >>> 0;
  }

  bit(p: number): number {
    if (--this.#left < 0) throw new ShareError("too_large");
    const middle = split(this.#low, this.#high, p);
    const value = this.#code <= middle ? 1 : 0;
    if (value === 1) this.#high = middle;
    else this.#low = middle + 1;
    while (agree(this.#low, this.#high)) {
      this.#low = (this.#low << 8) >>> 0;
      this.#high = ((this.#high << 8) | 0xff) >>> 0;
      this.#shift();
    }
    return value;
  }
}
