// What both modules answer with, and what they are made of: bytes in, bytes out, errors as values.

/** `ok`: `bytes` hold what was asked for. Otherwise they hold `{"code", "message"}` as JSON. */
export interface Response {
  readonly ok: boolean;
  /** A copy: it stays valid whatever is called next. */
  readonly bytes: Uint8Array;
}

export interface ModuleOptions {
  readonly wasmBinary: ArrayBuffer | Uint8Array;
}
