// What the page and its workers say to each other, by direction. Every request carries a number and is
// answered once, by its result or by `failed`; `progress` comes unasked in between. One worker annotates,
// the other converts.
import type { Conversion } from "allegedly-formats";

export type { Conversion };

/** What the annotator is doing, in the order it happens. */
export type Stage = "starting" | "annotating";

/** `code` is the core's (see src/base/result.hpp) or one of ours: "engine_failed", "engine_unavailable". */
export interface Failure {
  readonly code: string;
  /** One sentence for people. */
  readonly message: string;
}

export type ToAnnotator =
  | { readonly kind: "start"; readonly request: number }
  | { readonly kind: "annotate"; readonly request: number; readonly article: Uint8Array<ArrayBuffer> };

export interface ToFormats {
  readonly kind: "convert";
  readonly request: number;
  readonly input: Uint8Array<ArrayBuffer>;
  readonly conversion: Conversion;
}

export type ToWorker = ToAnnotator | ToFormats;

export type FromWorker =
  | { readonly kind: "progress"; readonly request: number; readonly stage: Stage }
  | { readonly kind: "started"; readonly request: number; readonly version: string }
  | { readonly kind: "annotated"; readonly request: number; readonly output: Uint8Array<ArrayBuffer> }
  | { readonly kind: "converted"; readonly request: number; readonly output: Uint8Array<ArrayBuffer> }
  | {
      readonly kind: "failed";
      readonly request: number;
      readonly failure: Failure;
      /** The state of the core is unknown: discard the worker. */
      readonly fatal: boolean;
    };
