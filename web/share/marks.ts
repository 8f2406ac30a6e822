// The link without the article: only its marks, for whoever has the text or can find it. Republishes nobody's words
// but the names that a person gave to actors.
//
//   sum 24 bits │ tokens of the text │ hash of its words 32 bits │ marks │ 8 bits for each run of words
//
// Spaces, line ends, and the shape of quotation marks and dashes do not count: copying changes them.
import type { Annotation } from "../generated/annotation.d.ts";
import { Adaptive } from "./adaptive.ts";
import { ANCHOR_BITS, anchored, exactly, runsOf, WordHashes } from "./anchors.ts";
import { withoutSum, withSum } from "./bytes.ts";
import { toMarks } from "./convert.ts";
import { codeMarks, speltEngine } from "./layout.ts";
import { MOST, placesOf, type Marks } from "./model.ts";
import { PRIORS } from "./priors.ts";
import { BitReader, BitWriter } from "./range_coder.ts";
import { restore, type Restored } from "./restore.ts";
import { Tokens } from "./tokens.ts";

/** What a link says before there is a text. */
export interface PackedMarks {
  readonly tokens: number;
  readonly words: number;
  readonly marks: Marks;
  /** Of each run of `runsOf(placesOf(marks))`. */
  readonly anchors: readonly number[];
}

export interface Fitted extends Restored {
  /** The text has the same words in the same order as the sender's. */
  readonly sameText: boolean;
}

/** Errors: too_long, not_shareable. */
export function packMarks(annotation: Annotation): Uint8Array<ArrayBuffer> {
  const tokens = new Tokens(annotation.text);
  const marks = toMarks(annotation, tokens);
  const words = new WordHashes(tokens);
  const anchors = runsOf(placesOf(marks)).map(({ first, count }) => words.run(first, count));
  const writer = new BitWriter();
  code(new Adaptive(writer, PRIORS), { tokens: tokens.length, words: words.whole(), marks, anchors });
  return withSum(writer.finish());
}

/** The strings that the link holds, which are not the article's words: other names of actors, another annotator. Errors: as above. */
export function spelt(annotation: Annotation): string[] {
  const { actors, engine } = toMarks(annotation, new Tokens(annotation.text));
  return [...speltEngine(engine), ...actors.flatMap(({ name }) => (typeof name === "string" ? [name] : []))];
}

/** Errors: damaged, too_large. */
export function unpackMarks(bytes: Uint8Array<ArrayBuffer>): PackedMarks {
  return code(new Adaptive(new BitReader(withoutSum(bytes)), PRIORS));
}

function code(io: Adaptive, packed?: PackedMarks): PackedMarks {
  const tokens = io.number("tokens", MOST.tokens, packed?.tokens);
  const words = io.raw(32, packed?.words);
  const marks = codeMarks(io, packed?.marks);
  const anchors = runsOf(placesOf(marks)).map((_, at) => io.raw(ANCHOR_BITS, packed?.anchors[at]));
  return { tokens, words, marks, anchors };
}

/** Puts the marks on a text: exactly where it is the sender's, else where their words are found; the others are lost. */
export function fitMarks({ tokens: length, words, marks, anchors }: PackedMarks, text: string): Fitted {
  const tokens = new Tokens(text);
  const found = new WordHashes(tokens);
  const sameText = tokens.length === length && found.whole() === words;
  const hashed = () => runsOf(placesOf(marks)).map((run, at) => ({ ...run, hash: anchors[at]! }));
  const locator = sameText ? exactly(tokens) : anchored(tokens, found, hashed());
  return { ...restore(marks, locator), sameText };
}
