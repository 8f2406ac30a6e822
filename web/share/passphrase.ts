// How hard a passphrase is to guess, roughly, and one that is.

export type Hardness = "weak" | "fair" | "strong";

// Bits. A word of a language is guessed as a whole, whatever its length; so are runs of one character.
const PER_LETTER = 4;
const PER_WORD = 11;
const PER_DIGIT = 3;
const PER_OTHER = 5;
const FAIR = 40;
const STRONG = 64;

export function hardnessOf(passphrase: string): Hardness {
  const parts = new Set(passphrase.normalize("NFKC").trim().toLowerCase().match(/\p{L}[\p{L}\p{M}]*|\p{N}+|[^\s]/gu));
  let bits = 0;
  for (const part of parts) bits += bitsOf(part);
  return bits < FAIR ? "weak" : bits < STRONG ? "fair" : "strong";
}

function bitsOf(part: string): number {
  const different = new Set(part).size;
  if (/^\p{L}/u.test(part)) return Math.min(PER_WORD, PER_LETTER * different);
  return /^\p{N}/u.test(part) ? PER_DIGIT * different : PER_OTHER;
}

/** Without letters and digits that look alike: somebody may have to read it out. */
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
const GROUPS = 4;
const GROUP = 4;

/** Sixteen letters, each by chance: 79 bits. */
export function makePassphrase(): string {
  const letters: string[] = [];
  while (letters.length < GROUPS * GROUP) {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
    const letter = LETTERS[byte % 32]; // one of 32 is none and is drawn again: no letter is more likely than another
    if (letter !== undefined) letters.push(letter);
  }
  return Array.from({ length: GROUPS }, (_, at) => letters.slice(at * GROUP, (at + 1) * GROUP).join("")).join("-");
}
