// The face of formats.wasm: what reads and writes annotations. docs/file-format.md describes the formats.
import type { ModuleOptions, Response } from "./response.d.ts";

export type { Response };

export interface Conversion {
  /** What the input is. */
  readonly from: "annotation" | "html" | "w3c" | "brat";
  readonly format:
    | "json" | "html" | "csv" | "csv-actors" | "md" | "w3c" | "brat" | "brat-conf" | "txt" | "spacy" | "doccano" | "conll";
  /** The text the marks belong to, where the input does not hold it: always with "brat". */
  readonly article?: Uint8Array;
  /** "html": an address that opens the same article to be edited, which the file offers. */
  readonly editor?: string;
}

/** Where it is `ok`, what is to be known of the input as well. */
export interface Converted extends Response {
  /** Whether the text is another than the one that was annotated. Missing: the input does not say which that was. */
  readonly textChanged?: boolean;
  /** Marks that are left out, as the text has no place for them any more. */
  readonly lost?: number;
}

export interface FormatsModule {
  /** Checks an annotation, keeps its marks, and writes it as `format`. JSON counts in UTF-16. */
  convert(input: Uint8Array, conversion: Conversion): Converted;
}

export default function createModule(options: ModuleOptions): Promise<FormatsModule>;
