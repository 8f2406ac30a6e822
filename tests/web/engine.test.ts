import type { FormatsModule } from "allegedly-formats";
import type { AnnotatorModule } from "allegedly-wasm";
import { describe, expect, test, vi } from "vitest";
import { WorkerEngine, type EngineError, type WorkerLike } from "../../web/engine/client.ts";
import type { Conversion, FromWorker, Stage, ToAnnotator, ToFormats, ToWorker } from "../../web/engine/protocol.ts";
import { serveAnnotator, serveFormats, type Port } from "../../web/engine/serve.ts";
import { fakeAnnotator, fakeFormats } from "./fakes/engine.ts";

const TO_JSON: Conversion = { from: "annotation", format: "json" };
const bytes = (text: string) => new TextEncoder().encode(text);
const event = <T>(data: T) => ({ data }) as MessageEvent<T>;

/** Both ends of a worker in one thread; messages are cloned and come later, as between threads. */
class LocalWorker<Request extends ToWorker> implements WorkerLike {
  onmessage: WorkerLike["onmessage"] = null;
  onmessageerror: WorkerLike["onmessageerror"] = null;
  onerror: WorkerLike["onerror"] = null;
  terminated = false;
  readonly #port: Port<Request> = {
    onmessage: null,
    postMessage: (message: FromWorker) => {
      const data = structuredClone(message);
      queueMicrotask(() => !this.terminated && this.onmessage?.(event(data)));
    },
  };

  constructor(serve: (port: Port<Request>) => void) {
    serve(this.#port);
  }

  postMessage(message: ToWorker): void {
    const data = structuredClone(message) as Request;
    queueMicrotask(() => !this.terminated && this.#port.onmessage?.(event(data)));
  }

  terminate(): void {
    this.terminated = true;
  }

  crash(): void {
    this.onerror?.({ preventDefault: () => undefined } as ErrorEvent);
  }
}

const annotatorOf = (create: () => Promise<AnnotatorModule>) =>
  new LocalWorker<ToAnnotator>((port) => serveAnnotator(port, create, () => new Uint8Array()));
const formatsOf = (create: () => Promise<FormatsModule>) =>
  new LocalWorker<ToFormats>((port) => serveFormats(port, create));

/** An engine whose workers run modules made by `create`, and the workers it has made. */
function engineOf(create: () => Promise<AnnotatorModule>) {
  const workers: LocalWorker<ToAnnotator>[] = [];
  const converters: LocalWorker<ToFormats>[] = [];
  const engine = new WorkerEngine({
    annotator: async () => {
      const worker = annotatorOf(create);
      workers.push(worker);
      return worker;
    },
    formats: async () => {
      const worker = formatsOf(async () => fakeFormats());
      converters.push(worker);
      return worker;
    },
  });
  return { engine, workers, converters };
}

const works = async () => fakeAnnotator([]);
const hangs = (): Promise<AnnotatorModule> => new Promise(() => undefined);
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.fail("should have failed"),
    (error: EngineError) => error,
  );

describe("WorkerEngine", () => {
  test("answers with an annotation and tells its stages", async () => {
    const { engine, workers } = engineOf(works);
    const stages: Stage[] = [];
    const { opening } = await engine.annotate(bytes("One line."), { onStage: (stage) => stages.push(stage) });
    expect(JSON.parse(opening)).toMatchObject({ text: "One line.", offsets: "utf16" });
    expect(stages).toEqual(["annotating"]);
    expect(await engine.start()).toBe("0");
    expect(workers).toHaveLength(1);
  });

  test("an error of the core is an error here, and the worker lives on", async () => {
    const { engine, converters } = engineOf(works);
    const error = await failure(engine.convert(bytes("{"), TO_JSON));
    expect([error.code, error.message, error.cancelled]).toEqual(["invalid_json", "The file is not JSON.", false]);
    expect(new TextDecoder().decode(await engine.convert(bytes("{}"), TO_JSON))).toBe("{}");
    expect((await engine.read(bytes("{}"), { from: "annotation" })).opening).toBe("{}");
    expect(converters).toHaveLength(1);
  });

  test("annotating and converting are two workers, each made when it is needed", async () => {
    const { engine, workers, converters } = engineOf(vi.fn(works).mockImplementationOnce(hangs));
    const waiting = failure(engine.annotate(bytes("text")));
    await engine.convert(bytes("{}"), TO_JSON);
    expect([workers.length, converters.length]).toEqual([1, 1]);
    workers[0]?.crash();
    await waiting;
    await engine.convert(bytes("{}"), TO_JSON);
    expect(converters).toHaveLength(1);
  });

  test("cancelling ends the worker; the next request gets a new one", async () => {
    const create = vi.fn(works).mockImplementationOnce(hangs);
    const { engine, workers } = engineOf(create);
    const cancel = new AbortController();
    const error = failure(engine.annotate(bytes("text"), { signal: cancel.signal }));
    await vi.waitFor(() => expect(create).toHaveBeenCalled());
    cancel.abort();
    expect((await error).cancelled).toBe(true);
    expect(await engine.start()).toBe("0");
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false]);
  });

  test("a run cancelled before it starts needs no worker", async () => {
    const { engine, workers } = engineOf(works);
    const error = await failure(engine.annotate(bytes("text"), { signal: AbortSignal.abort() }));
    expect(error.cancelled).toBe(true);
    expect(workers).toEqual([]);
  });

  test("aborting after the answer changes nothing", async () => {
    const { engine, workers } = engineOf(works);
    const cancel = new AbortController();
    await engine.annotate(bytes("text"), { signal: cancel.signal });
    cancel.abort();
    expect(workers[0]?.terminated).toBe(false);
  });

  test("a trap is reported, and the worker it happened in is discarded", async () => {
    const traps = async () => ({
      ...fakeAnnotator([]),
      annotate: () => {
        throw new Error("unreachable");
      },
    });
    const { engine, workers } = engineOf(vi.fn(works).mockImplementationOnce(traps));
    const error = await failure(engine.annotate(bytes("text")));
    expect([error.code, error.message]).toEqual(["engine_failed", "The annotator stopped unexpectedly (unreachable)."]);
    await engine.annotate(bytes("text"));
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false]);
  });

  test("where memory ends a sentence says so, and the next request gets a new worker", async () => {
    const full = async () => ({
      ...fakeAnnotator([]),
      annotate: () => {
        throw new RangeError("Aborted(Cannot enlarge memory arrays)");
      },
    });
    const { engine, workers } = engineOf(vi.fn(works).mockImplementationOnce(full));
    const error = await failure(engine.annotate(bytes("text")));
    expect([error.code, error.message]).toEqual(["out_of_memory", expect.stringContaining("not enough memory")]);
    await engine.annotate(bytes("text"));
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false]);
  });

  test("a worker that crashes fails every request that waits for it", async () => {
    const create = vi.fn(works).mockImplementationOnce(hangs);
    const { engine, workers } = engineOf(create);
    const waiting = [failure(engine.start()), failure(engine.annotate(bytes("text")))];
    await vi.waitFor(() => expect(create).toHaveBeenCalled());
    workers[0]?.crash();
    expect((await Promise.all(waiting)).map(({ code }) => code)).toEqual(["engine_failed", "engine_failed"]);
    expect(await engine.start()).toBe("0");
  });

  test("a core that does not load is an error, tried again by the next request", async () => {
    const { engine } = engineOf(vi.fn(works).mockRejectedValueOnce(new Error("no wasm")));
    expect((await failure(engine.start())).message).toContain("no wasm");
    expect(await engine.start()).toBe("0");
  });

  test("a worker that cannot be made is an error, tried again by the next request", async () => {
    const spawn = vi
      .fn(async (): Promise<WorkerLike> => annotatorOf(works))
      .mockRejectedValueOnce(new Error("no chunk"));
    const engine = new WorkerEngine({ annotator: spawn, formats: spawn });
    expect((await failure(engine.start())).code).toBe("engine_unavailable");
    expect(await engine.start()).toBe("0");
  });
});
