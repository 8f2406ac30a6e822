// Promises over one worker, which is made when first needed, discarded when it fails or is cancelled, and made
// anew for the next request.
import type { Failure, FromWorker, Stage, ToWorker } from "./protocol.ts";

/** The part of `Worker` that is used here. */
export interface WorkerLike {
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(message: ToWorker, transfer: Transferable[]): void;
  terminate(): void;
}

export interface Run {
  readonly signal?: AbortSignal;
  readonly onStage?: (stage: Stage) => void;
}

export class EngineError extends Error {
  readonly code: string;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = "EngineError";
    this.code = failure.code;
  }

  get cancelled(): boolean {
    return this.code === CANCELLED.code;
  }

  /** The same may succeed when it is tried again: it was not the article, or not that alone. */
  get passing(): boolean {
    return PASSING.has(this.code);
  }
}

const PASSING: ReadonlySet<string> = new Set(["engine_failed", "engine_unavailable", "out_of_memory"]);

const CANCELLED: Failure = { code: "cancelled", message: "Cancelled." };

type Answer = Extract<FromWorker, { kind: "started" | "annotated" | "read" | "converted" }>;

interface Pending {
  resolve(answer: Answer): void;
  reject(error: EngineError): void;
  onStage?: ((stage: Stage) => void) | undefined;
}

// Distributes over the union, which `Omit` does not.
type WithoutRequest<T> = T extends unknown ? Omit<T, "request"> : never;

export class Connection {
  readonly #spawn: () => Promise<WorkerLike>;
  readonly #crashed: Failure;
  readonly #unavailable: Failure;
  readonly #pending = new Map<number, Pending>();
  #worker: Promise<WorkerLike> | null = null;
  #requests = 0;

  /** `name`: of what the worker does, as sentences to the reader begin. */
  constructor(name: string, spawn: () => Promise<WorkerLike>) {
    this.#spawn = spawn;
    this.#crashed = { code: "engine_failed", message: `${name} stopped unexpectedly.` };
    this.#unavailable = { code: "engine_unavailable", message: `${name} could not be loaded. Is there a network?` };
  }

  /** The answer of that kind. What is sent is copied, not transferred: the caller may have to try again. */
  async request<Kind extends Answer["kind"]>(
    message: WithoutRequest<ToWorker>,
    kind: Kind,
    run: Run,
  ): Promise<Extract<Answer, { kind: Kind }>> {
    const answer = await this.#send(message, run);
    if (answer.kind !== kind) throw new EngineError(this.#crashed);
    return answer as Extract<Answer, { kind: Kind }>;
  }

  #send(message: WithoutRequest<ToWorker>, run: Run): Promise<Answer> {
    if (run.signal?.aborted) return Promise.reject(new EngineError(CANCELLED));
    const request = ++this.#requests;
    return new Promise<Answer>((resolve, reject) => {
      this.#pending.set(request, { resolve, reject, onStage: run.onStage });
      run.signal?.addEventListener("abort", () => {
        if (this.#pending.has(request)) this.#discard(CANCELLED);
      });
      this.#connect().then(
        // The worker may have been discarded while it was being made.
        (worker) => this.#pending.has(request) && worker.postMessage({ ...message, request }, []),
        () => this.#discard(this.#unavailable),
      );
    });
  }

  #connect(): Promise<WorkerLike> {
    this.#worker ??= this.#spawn().then((worker) => {
      worker.onmessage = ({ data }) => this.#receive(data);
      worker.onmessageerror = () => this.#discard(this.#crashed);
      worker.onerror = (event) => {
        event.preventDefault();
        this.#discard(this.#crashed);
      };
      return worker;
    });
    return this.#worker;
  }

  #receive(message: FromWorker): void {
    const pending = this.#pending.get(message.request);
    if (pending === undefined) return;
    if (message.kind === "progress") {
      pending.onStage?.(message.stage);
      return;
    }
    this.#pending.delete(message.request);
    if (message.kind === "failed") {
      pending.reject(new EngineError(message.failure));
      if (message.fatal) this.#discard(this.#crashed);
    } else {
      pending.resolve(message);
    }
  }

  /** Ends the worker; whatever still waits for it fails with `failure`. */
  #discard(failure: Failure): void {
    const worker = this.#worker;
    this.#worker = null;
    const waiting = [...this.#pending.values()];
    this.#pending.clear();
    worker?.then(
      (made) => made.terminate(),
      () => undefined,
    );
    for (const pending of waiting) pending.reject(new EngineError(failure));
  }
}
