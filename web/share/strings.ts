// The few strings that are not words of the article: a renamed actor, another engine.
import type { Adaptive } from "./adaptive.ts";
import { fromUtf8 } from "./bytes.ts";
import { MOST } from "./model.ts";

export function codeString(io: Adaptive, value?: string): string {
  const bytes = value === undefined ? undefined : new TextEncoder().encode(value);
  const length = io.number("string", 4 * MOST.characters, bytes?.length);
  const coded = new Uint8Array(length);
  for (let at = 0; at < length; at++) coded[at] = io.choice("byte", 256, bytes?.[at]);
  return fromUtf8(coded);
}
