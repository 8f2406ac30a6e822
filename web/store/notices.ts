// What is said of an article whatever way it came.
import type { FileCheck } from "../engine/parts.ts";
import type { Annotation } from "../generated/annotation.d.ts";
import { looksEnglish } from "../io/language.ts";
import type { Notice } from "./screen.ts";

const NOT_ENGLISH =
  "This does not look like English, the only language that is read here: most marks will be missing or wrong.";

export function languageNotices(text: string): readonly Notice[] {
  return looksEnglish(text) ? [] : [{ message: NOT_ENGLISH, action: null }];
}

/** What is to be known of an annotation that was read from a file; who made its marks stands below the article. */
export function fileNotices({ engine }: Annotation, { textChanged, lost }: FileCheck): readonly Notice[] {
  if (textChanged === null) return [];
  const program = `${engine.name} ${engine.version}`.slice(0, LONGEST_PROGRAM);
  const state = textChanged
    ? `The text has been changed since ${program} annotated it.`
    : `The text is as it was when ${program} annotated it.`;
  const gone = lost === 1 ? "One mark has no place in it any more." : `${lost} marks have no place in it any more.`;
  return [{ message: lost === 0 ? state : `${state} ${gone}`, action: null }];
}

/** Of its name, which is whatever a file says. */
const LONGEST_PROGRAM = 60;
