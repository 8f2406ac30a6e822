// The face of formats.wasm: what reads and writes annotations. docs/file-format.md describes the formats.
import type { ModuleOptions, Response } from "./response.d.ts";

export type { Response };

export interface Conversion {
  /** What the input is. */
  readonly from: "annotation" | "w3c" | "brat";
  readonly format:
    | "json" | "html" | "csv" | "csv-actors" | "md" | "w3c" | "brat" | "brat-conf" | "txt" | "spacy" | "doccano" | "conll";
  /** The text the marks belong to, where the input does not hold it: always with "brat". */
  readonly article?: Uint8Array;
}

export interface FormatsModule {
  /** Checks an annotation, keeps its marks, and writes it as `format`. JSON counts in UTF-16. */
  convert(input: Uint8Array, conversion: Conversion): Response;
}

export default function createModule(options: ModuleOptions): Promise<FormatsModule>;
