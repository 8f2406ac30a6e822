// What a file or a paste holds, whatever it came as.
import type { Input } from "../engine/annotation.ts";

/** Words for the paste box. */
export interface Article {
  readonly kind: "text";
  readonly text: string;
  /** A sentence on how it was read, where the reader should know. */
  readonly notice: string | null;
  readonly leftOut: LeftOut | null;
}

/** What is not in the text though it was in the file or on the clipboard. */
export interface LeftOut {
  /** A sentence that says what it is. */
  readonly notice: string;
  /** The text with it. */
  readonly whole: string;
}

/** Unchecked marks: the core decides whether they are an annotation. */
export interface Saved {
  readonly kind: "annotation";
  readonly input: Exclude<Input, { from: "text" }>;
}

/** A file saved here behind a passphrase. */
export interface Locked {
  readonly kind: "locked";
  readonly sealed: Uint8Array<ArrayBuffer>;
}

export type Content = Article | Saved | Locked;

export function article(text: string, notice: string | null = null, leftOut: LeftOut | null = null): Article {
  return { kind: "text", text, notice, leftOut };
}

/** Its message is a sentence for people. */
export class FileError extends Error {
  override readonly name = "FileError";
  /** The same may succeed when it is tried again. */
  readonly passing: boolean;

  constructor(message: string, { passing = false } = {}) {
    super(message);
    this.passing = passing;
  }
}

/** What a long reading heeds and reports. */
export interface Run {
  readonly signal: AbortSignal;
  /** Called at once by what takes long. `done` from 0 to 1, null where that cannot be told. */
  readonly onProgress: (done: number | null) => void;
}
