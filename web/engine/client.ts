// The page's side of the protocol: what the page knows of the core.
import { Connection, EngineError, type Run, type WorkerLike } from "./connection.ts";
import type { Parts } from "./parts.ts";
import { WORKERS, type Conversion, type Source } from "./protocol.ts";

export { EngineError, type Run, type WorkerLike };

type Bytes = Uint8Array<ArrayBuffer>;

/** Texts and files are bytes; failures are `EngineError`, a cancelled run is too. */
export interface Engine {
  /** Makes the annotator ready ahead of the first article; resolves to its version. */
  start(): Promise<string>;
  /** The annotation of an article. */
  annotate(article: Bytes, run?: Run): Promise<Parts>;
  /** The annotation that a file holds, once it is checked. */
  read(input: Bytes, source: Source, run?: Run): Promise<Parts>;
  /** An annotation in another format. */
  convert(input: Bytes, conversion: Conversion, run?: Run): Promise<Bytes>;
}

/** What makes its workers. */
export interface Spawn {
  annotator(): Promise<WorkerLike>;
  formats(): Promise<WorkerLike>;
}

export class WorkerEngine implements Engine {
  readonly #annotator: Connection;
  readonly #formats: Connection;

  constructor(spawn: Spawn) {
    this.#annotator = new Connection(WORKERS.annotator, () => spawn.annotator());
    this.#formats = new Connection(WORKERS.formats, () => spawn.formats());
  }

  async start(): Promise<string> {
    return (await this.#annotator.request({ kind: "start" }, "started", {})).version;
  }

  async annotate(article: Bytes, run: Run = {}): Promise<Parts> {
    return (await this.#annotator.request({ kind: "annotate", article }, "annotated", run)).parts;
  }

  async read(input: Bytes, source: Source, run: Run = {}): Promise<Parts> {
    return (await this.#formats.request({ kind: "read", input, source }, "read", run)).parts;
  }

  async convert(input: Bytes, conversion: Conversion, run: Run = {}): Promise<Bytes> {
    return (await this.#formats.request({ kind: "convert", input, conversion }, "converted", run)).output;
  }
}
