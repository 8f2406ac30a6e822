// The face of allegedly.wasm: three functions, bytes in, bytes out, errors as values.

/** `ok`: `bytes` hold what was asked for. Otherwise they hold `{"code", "message"}` as JSON. */
export interface Response {
  readonly ok: boolean;
  /** A copy: it stays valid whatever is called next. */
  readonly bytes: Uint8Array;
}

export interface Options {
  /** What `input` is: the article itself, or an annotation (JSON) made earlier and perhaps corrected. */
  readonly input: "text" | "annotation";
  readonly format: "json" | "html" | "csv" | "md" | "brat" | "w3c";
  /** Unit of the offsets in JSON output. Annotations that are read name their own. */
  readonly offsets: "codepoint" | "utf8" | "utf16";
}

export interface AllegedlyModule {
  /** Prepares the engine; call once, before `annotate`, with the bytes of the tagger's weights (data/model/tagger.bin). */
  load(model: Uint8Array): Response;
  /** Annotates UTF-8 text, or checks an annotation and keeps its marks; writes it as `format`. */
  annotate(input: Uint8Array, options: Options): Response;
  version(): string;
}

export interface ModuleOptions {
  readonly wasmBinary: ArrayBuffer | Uint8Array;
}

export default function createModule(options: ModuleOptions): Promise<AllegedlyModule>;
