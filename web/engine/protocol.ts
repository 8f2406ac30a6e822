// What the page and its workers say to each other, by direction. Every request carries a number and is
// answered once, by its result or by `failed`; `progress` comes unasked in between. One worker annotates,
// the other converts.
import type { Conversion } from "allegedly-formats";
import type { Parts } from "./parts.ts";

export type { Conversion };

/** What marks are read from: their form, and the text they belong to where they do not hold it. */
export type Source = Omit<Conversion, "format">;

/** The workers, as sentences to the reader begin. */
export const WORKERS = { annotator: "The annotator", formats: "What opens and saves files" } as const;

/** What the annotator says that it has begun. */
export type Stage = "annotating";

/** `code` is the core's (see src/base/result.hpp) or one of ours: "engine_failed", "engine_unavailable", "out_of_memory". */
export interface Failure {
  readonly code: string;
  /** One sentence for people. */
  readonly message: string;
}

export type ToAnnotator =
  | { readonly kind: "start"; readonly request: number }
  | { readonly kind: "annotate"; readonly request: number; readonly article: Uint8Array<ArrayBuffer> };

export type ToFormats =
  /** Asks for the annotation that a file holds. */
  | {
      readonly kind: "read";
      readonly request: number;
      readonly input: Uint8Array<ArrayBuffer>;
      readonly source: Source;
    }
  | {
      readonly kind: "convert";
      readonly request: number;
      readonly input: Uint8Array<ArrayBuffer>;
      readonly conversion: Conversion;
    };

export type ToWorker = ToAnnotator | ToFormats;

export type FromWorker =
  | { readonly kind: "progress"; readonly request: number; readonly stage: Stage }
  | { readonly kind: "started"; readonly request: number; readonly version: string }
  | { readonly kind: "annotated"; readonly request: number; readonly parts: Parts }
  | { readonly kind: "read"; readonly request: number; readonly parts: Parts }
  | { readonly kind: "converted"; readonly request: number; readonly output: Uint8Array<ArrayBuffer> }
  | {
      readonly kind: "failed";
      readonly request: number;
      readonly failure: Failure;
      /** The state of the core is unknown: discard the worker. */
      readonly fatal: boolean;
    };
