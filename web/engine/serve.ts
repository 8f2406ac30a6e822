// The workers' side of the protocol, apart from the workers themselves so that tests can hold both ends.
import type { AnnotatorModule } from "allegedly-wasm";
import type { Converted, FormatsModule } from "allegedly-formats";
import { cutUp, type FileCheck } from "./parts.ts";
import { WORKERS, type Failure, type FromWorker, type ToAnnotator, type ToFormats } from "./protocol.ts";

/** The part of a worker's global scope that serving needs. */
export interface Port<Request> {
  onmessage: ((event: MessageEvent<Request>) => void) | null;
  postMessage(message: FromWorker, transfer: Transferable[]): void;
}

/** The same in both modules. */
interface Response {
  readonly ok: boolean;
  readonly bytes: Uint8Array;
}

/**
 * Answers requests on `port` one by one. `create` makes the module and `weights` gives what it loads; both are called
 * at the first request, again only if they failed.
 */
export function serveAnnotator(
  port: Port<ToAnnotator>,
  create: () => Promise<AnnotatorModule>,
  weights: () => Uint8Array,
): void {
  const module = new Once(() => load(create, weights));
  serve(port, WORKERS.annotator, async (message) => {
    const { request } = message;
    const annotator = await module.get();
    if (message.kind === "start") return { kind: "started", request, version: annotator.version() };
    port.postMessage({ kind: "progress", request, stage: "annotating" }, []);
    return answerInParts("annotated", request, annotator.annotate(message.article));
  });
}

/** The same for what reads and writes files. */
export function serveFormats(port: Port<ToFormats>, create: () => Promise<FormatsModule>): void {
  const module = new Once(create);
  serve(port, WORKERS.formats, async (message) => {
    const { request, input } = message;
    const formats = await module.get();
    if (message.kind === "read") {
      const converted = formats.convert(input, { ...message.source, format: "json" });
      return answerInParts("read", request, converted, checkOf(converted));
    }
    const response = formats.convert(input, message.conversion);
    if (!response.ok) return refusal(request, response);
    return { kind: "converted", request, output: new Uint8Array(response.bytes) };
  });
}

function serve<Request extends ToAnnotator | ToFormats>(
  port: Port<Request>,
  name: string,
  answer: (message: Request) => Promise<FromWorker>,
): void {
  let last: Promise<void> = Promise.resolve();
  port.onmessage = ({ data }) => {
    last = last
      .then(() => answer(data))
      .catch((thrown): FromWorker => ({ kind: "failed", request: data.request, failure: explain(name, thrown), fatal: true }))
      .then((message) => port.postMessage(message, "output" in message ? [message.output.buffer] : []));
  };
}

function answerInParts(
  kind: "annotated" | "read",
  request: number,
  response: Response,
  file: FileCheck | null = null,
): FromWorker {
  if (!response.ok) return refusal(request, response);
  return { kind, request, parts: cutUp(new TextDecoder().decode(response.bytes), file) };
}

export function checkOf({ textChanged, lost }: Converted): FileCheck {
  return { textChanged: textChanged ?? null, lost: lost ?? 0 };
}

function refusal(request: number, response: Response): FromWorker {
  return { kind: "failed", request, failure: readFailure(response), fatal: false };
}

/** Is made when it is first wanted, and again only if that failed. */
class Once<Made> {
  readonly #make: () => Promise<Made>;
  #made: Promise<Made> | null = null;

  constructor(make: () => Promise<Made>) {
    this.#make = make;
  }

  get(): Promise<Made> {
    if (this.#made === null) {
      this.#made = this.#make();
      this.#made.catch(() => (this.#made = null));
    }
    return this.#made;
  }
}

async function load(create: () => Promise<AnnotatorModule>, weights: () => Uint8Array): Promise<AnnotatorModule> {
  const module = await create();
  const response = module.load(weights());
  if (!response.ok) throw new Error(readFailure(response).message);
  return module;
}

function readFailure(response: Response): Failure {
  return JSON.parse(new TextDecoder().decode(response.bytes)) as Failure;
}

/** A trap or an exception that got out: the core promises there are none, but where memory ends. */
function explain(name: string, thrown: unknown): Failure {
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  if (/memory|\bOOM\b|bad_alloc/i.test(detail)) return { code: "out_of_memory", message: TOO_MUCH };
  return { code: "engine_failed", message: `${name} stopped unexpectedly (${detail}).` };
}

const TOO_MUCH = "The browser has not enough memory for this. Close other tabs and try again, or take a part of the article.";
