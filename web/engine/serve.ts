// The worker's side of the protocol, apart from the worker itself so that tests can hold both ends.
import type { AllegedlyModule, Response } from "allegedly-wasm";
import type { Failure, FromWorker, ToWorker } from "./protocol.ts";

/** The part of a worker's global scope that serving needs. */
export interface Port {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  postMessage(message: FromWorker, transfer: Transferable[]): void;
}

/**
 * Answers requests on `port` one by one. `create` makes the module and `weights` gives what it loads; both are called
 * at the first request, again only if they failed.
 */
export function serve(port: Port, create: () => Promise<AllegedlyModule>, weights: () => Uint8Array): void {
  let engine: Promise<AllegedlyModule> | null = null;
  let last: Promise<void> = Promise.resolve();
  const post = (message: FromWorker, transfer: Transferable[] = []) => port.postMessage(message, transfer);

  async function ready(request: number): Promise<AllegedlyModule> {
    if (engine === null) {
      post({ kind: "progress", request, stage: "starting" });
      engine = load(create, weights);
      engine.catch(() => (engine = null));
    }
    return engine;
  }

  async function answer(message: ToWorker): Promise<void> {
    const { request } = message;
    try {
      const module = await ready(request);
      if (message.kind === "start") {
        post({ kind: "started", request, version: module.version() });
        return;
      }
      post({ kind: "progress", request, stage: "annotating" });
      const response = module.annotate(message.input, message.options);
      if (response.ok) {
        const output = new Uint8Array(response.bytes);
        post({ kind: "annotated", request, output }, [output.buffer]);
      } else {
        post({ kind: "failed", request, failure: readFailure(response), fatal: false });
      }
    } catch (thrown) {
      post({ kind: "failed", request, failure: explain(thrown), fatal: true });
    }
  }

  port.onmessage = ({ data }) => {
    last = last.then(() => answer(data));
  };
}

async function load(create: () => Promise<AllegedlyModule>, weights: () => Uint8Array): Promise<AllegedlyModule> {
  const module = await create();
  const response = module.load(weights());
  if (!response.ok) throw new Error(readFailure(response).message);
  return module;
}

function readFailure(response: Response): Failure {
  return JSON.parse(new TextDecoder().decode(response.bytes)) as Failure;
}

/** A trap or an exception that got out: the core promises there are none. */
function explain(thrown: unknown): Failure {
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: "engine_failed", message: `The annotator stopped unexpectedly (${detail}).` };
}
