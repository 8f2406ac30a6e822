// The page's side of the protocol: what the page knows of the core.
import { Connection, EngineError, type Run, type WorkerLike } from "./connection.ts";
import type { Conversion } from "./protocol.ts";

export { EngineError, type Run, type WorkerLike };

type Bytes = Uint8Array<ArrayBuffer>;

/** Everything is bytes; failures are `EngineError`, a cancelled run is too. */
export interface Engine {
  /** Makes the annotator ready ahead of the first article; resolves to its version. */
  start(): Promise<string>;
  /** The annotation of an article as JSON. */
  annotate(article: Bytes, run?: Run): Promise<Bytes>;
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
    this.#annotator = new Connection(() => spawn.annotator());
    this.#formats = new Connection(() => spawn.formats());
  }

  async start(): Promise<string> {
    return (await this.#annotator.request({ kind: "start" }, "started", {})).version;
  }

  async annotate(article: Bytes, run: Run = {}): Promise<Bytes> {
    return (await this.#annotator.request({ kind: "annotate", article }, "annotated", run)).output;
  }

  async convert(input: Bytes, conversion: Conversion, run: Run = {}): Promise<Bytes> {
    return (await this.#formats.request({ kind: "convert", input, conversion }, "converted", run)).output;
  }
}
