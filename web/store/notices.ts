// What is said of an article whatever way it came.
import { looksEnglish } from "../io/language.ts";
import type { Notice } from "./screen.ts";

const NOT_ENGLISH =
  "This does not look like English, the only language that is read here: most marks will be missing or wrong.";

export function languageNotices(text: string): readonly Notice[] {
  return looksEnglish(text) ? [] : [{ message: NOT_ENGLISH, action: null }];
}
