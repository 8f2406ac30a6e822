// Bytes of links: their spelling in letters, and sums that tell whether they arrived as they were sent. The sums find
// accidents; they prove nothing about who made a link, and need not.
import { ShareError } from "./error.ts";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES = new Map([...ALPHABET].map((letter, value) => [letter, value]));

/** RFC 4648, section 5, without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const group = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    for (let letter = 0; letter <= Math.min(bytes.length - at, 3); letter++) {
      text += ALPHABET[(group >> (18 - 6 * letter)) & 63];
    }
  }
  return text;
}

/** Errors: damaged. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  if (text.length % 4 === 1) throw new ShareError("damaged");
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let [group, bits, length] = [0, 0, 0];
  for (const letter of text) {
    const value = VALUES.get(letter);
    if (value === undefined) throw new ShareError("damaged");
    group = ((group << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[length++] = (group >> bits) & 0xff;
  }
  return bytes;
}

/** Errors: damaged. */
export function fromUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new ShareError("damaged");
  }
}

/** Spreads every bit of the number over all 32 (the last steps of MurmurHash3). */
export function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** FNV-1a, mixed. */
export function hash(values: Iterable<number>): number {
  let sum = 0x811c9dc5;
  for (const value of values) sum = Math.imul(sum ^ value, 0x01000193);
  return mix(sum);
}

const SUM_BYTES = 3;

/** The payload behind its sum. */
export function withSum(payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const sum = hash(payload);
  const bytes = new Uint8Array(SUM_BYTES + payload.length);
  bytes.set([sum & 0xff, (sum >> 8) & 0xff, (sum >> 16) & 0xff]);
  bytes.set(payload, SUM_BYTES);
  return bytes;
}

/** Errors: damaged where the sum is another's. */
export function withoutSum(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const payload = bytes.subarray(SUM_BYTES);
  const expected = withSum(payload);
  if (bytes.length < SUM_BYTES || !bytes.every((byte, at) => byte === expected[at])) throw new ShareError("damaged");
  return payload;
}
