import type { AllegedlyModule, Options } from "allegedly-wasm";
import { describe, expect, test, vi } from "vitest";
import { WorkerEngine, type EngineError, type WorkerLike } from "../../web/engine/client.ts";
import type { FromWorker, Stage, ToWorker } from "../../web/engine/protocol.ts";
import { serve, type Port } from "../../web/engine/serve.ts";
import { fakeModule } from "./fakes/engine.ts";

const JSON_OUT: Options = { input: "text", format: "json", offsets: "utf16" };
const bytes = (text: string) => new TextEncoder().encode(text);
const event = <T>(data: T) => ({ data }) as MessageEvent<T>;

/** Both ends of a worker in one thread; messages are cloned and come later, as between threads. */
class LocalWorker implements WorkerLike {
  onmessage: WorkerLike["onmessage"] = null;
  onmessageerror: WorkerLike["onmessageerror"] = null;
  onerror: WorkerLike["onerror"] = null;
  terminated = false;
  readonly #port: Port = {
    onmessage: null,
    postMessage: (message: FromWorker) => {
      const data = structuredClone(message);
      queueMicrotask(() => !this.terminated && this.onmessage?.(event(data)));
    },
  };

  constructor(create: () => Promise<AllegedlyModule>) {
    serve(this.#port, create, () => new Uint8Array());
  }

  postMessage(message: ToWorker): void {
    const data = structuredClone(message);
    queueMicrotask(() => !this.terminated && this.#port.onmessage?.(event(data)));
  }

  terminate(): void {
    this.terminated = true;
  }

  crash(): void {
    this.onerror?.({ preventDefault: () => undefined } as ErrorEvent);
  }
}

/** An engine whose workers run modules made by `create`, and the workers it has made. */
function engineOf(create: () => Promise<AllegedlyModule>) {
  const workers: LocalWorker[] = [];
  const engine = new WorkerEngine(async () => {
    const worker = new LocalWorker(create);
    workers.push(worker);
    return worker;
  });
  return { engine, workers };
}

const works = async () => fakeModule([]);
const hangs = (): Promise<AllegedlyModule> => new Promise(() => undefined);
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.fail("should have failed"),
    (error: EngineError) => error,
  );

describe("WorkerEngine", () => {
  test("answers with bytes and tells its stages", async () => {
    const { engine, workers } = engineOf(works);
    const stages: Stage[] = [];
    const output = await engine.annotate(bytes("One line."), JSON_OUT, { onStage: (stage) => stages.push(stage) });
    expect(JSON.parse(new TextDecoder().decode(output))).toMatchObject({ text: "One line.", offsets: "utf16" });
    expect(stages).toEqual(["starting", "annotating"]);
    expect(await engine.start()).toBe("0");
    expect(workers).toHaveLength(1);
  });

  test("an error of the core is an error here, and the worker lives on", async () => {
    const { engine, workers } = engineOf(works);
    const error = await failure(engine.annotate(bytes("{"), { ...JSON_OUT, input: "annotation" }));
    expect([error.code, error.message, error.cancelled]).toEqual(["invalid_json", "The file is not JSON.", false]);
    await engine.start();
    expect(workers).toHaveLength(1);
  });

  test("cancelling ends the worker; the next request gets a new one", async () => {
    const create = vi.fn(works).mockImplementationOnce(hangs);
    const { engine, workers } = engineOf(create);
    const cancel = new AbortController();
    const error = failure(engine.annotate(bytes("text"), JSON_OUT, { signal: cancel.signal }));
    await vi.waitFor(() => expect(create).toHaveBeenCalled());
    cancel.abort();
    expect((await error).cancelled).toBe(true);
    expect(await engine.start()).toBe("0");
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false]);
  });

  test("a run cancelled before it starts needs no worker", async () => {
    const { engine, workers } = engineOf(works);
    const error = await failure(engine.annotate(bytes("text"), JSON_OUT, { signal: AbortSignal.abort() }));
    expect(error.cancelled).toBe(true);
    expect(workers).toEqual([]);
  });

  test("aborting after the answer changes nothing", async () => {
    const { engine, workers } = engineOf(works);
    const cancel = new AbortController();
    await engine.annotate(bytes("text"), JSON_OUT, { signal: cancel.signal });
    cancel.abort();
    expect(workers[0]?.terminated).toBe(false);
  });

  test("a trap is reported, and the worker it happened in is discarded", async () => {
    const traps = async () => ({
      ...fakeModule([]),
      annotate: () => {
        throw new Error("unreachable");
      },
    });
    const { engine, workers } = engineOf(vi.fn(works).mockImplementationOnce(traps));
    const error = await failure(engine.annotate(bytes("text"), JSON_OUT));
    expect([error.code, error.message]).toEqual(["engine_failed", "The annotator stopped unexpectedly (unreachable)."]);
    await engine.annotate(bytes("text"), JSON_OUT);
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false]);
  });

  test("a worker that crashes fails every request that waits for it", async () => {
    const create = vi.fn(works).mockImplementationOnce(hangs);
    const { engine, workers } = engineOf(create);
    const waiting = [failure(engine.start()), failure(engine.annotate(bytes("text"), JSON_OUT))];
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
      .fn(async (): Promise<WorkerLike> => new LocalWorker(works))
      .mockRejectedValueOnce(new Error("no chunk"));
    const engine = new WorkerEngine(spawn);
    expect((await failure(engine.start())).code).toBe("engine_unavailable");
    expect(await engine.start()).toBe("0");
  });
});
