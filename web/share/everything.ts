// The link with everything: an article with its marks. Whoever has it needs nothing else.
//
//   sum 24 bits │ bytes of the deflated text 24 bits │ text: UTF-8, deflated │ marks: a stream of the range coder
//
// A text of 2,500 characters leaves half of a link of as many to its marks. Different browsers may deflate the same
// text differently; each opens what the others made.
import type { Annotation } from "../generated/annotation.d.ts";
import { Adaptive } from "./adaptive.ts";
import { exactly } from "./anchors.ts";
import { fromUtf8, withoutSum, withSum } from "./bytes.ts";
import { toMarks } from "./convert.ts";
import { deflate, inflate } from "./deflate.ts";
import { ShareError } from "./error.ts";
import { codeMarks } from "./layout.ts";
import { MOST } from "./model.ts";
import { PRIORS } from "./priors.ts";
import { BitReader, BitWriter } from "./range_coder.ts";
import { restore } from "./restore.ts";
import { Tokens } from "./tokens.ts";

const LENGTH_BYTES = 3;

/** Errors: too_long, not_shareable. */
export async function packEverything(annotation: Annotation): Promise<Uint8Array<ArrayBuffer>> {
  if (annotation.text.length > MOST.units) throw new ShareError("too_long");
  const marks = toMarks(annotation, new Tokens(annotation.text));
  const utf8 = new TextEncoder().encode(annotation.text);
  if (utf8.length > MOST.bytes) throw new ShareError("too_long");
  const writer = new BitWriter();
  codeMarks(new Adaptive(writer, PRIORS), marks);
  return withSum(joined(await deflate(utf8), writer.finish()));
}

/** Errors: damaged, too_large. */
export async function unpackEverything(bytes: Uint8Array<ArrayBuffer>): Promise<Annotation> {
  const [deflated, packedMarks] = parted(withoutSum(bytes));
  const text = fromUtf8(await inflate(deflated, MOST.bytes));
  const marks = codeMarks(new Adaptive(new BitReader(packedMarks), PRIORS));
  const { annotation, lost } = restore(marks, exactly(new Tokens(text)));
  if (lost.length > 0) throw new ShareError("damaged");
  return annotation;
}

function joined(text: Uint8Array, marks: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(LENGTH_BYTES + text.length + marks.length);
  bytes.set([text.length >> 16, (text.length >> 8) & 0xff, text.length & 0xff]);
  bytes.set(text, LENGTH_BYTES);
  bytes.set(marks, LENGTH_BYTES + text.length);
  return bytes;
}

function parted(bytes: Uint8Array<ArrayBuffer>): [text: Uint8Array<ArrayBuffer>, marks: Uint8Array<ArrayBuffer>] {
  const [high = 0, middle = 0, low = 0] = bytes;
  const end = LENGTH_BYTES + ((high << 16) | (middle << 8) | low);
  if (end > bytes.length) throw new ShareError("damaged");
  return [bytes.subarray(LENGTH_BYTES, end), bytes.subarray(end)];
}
