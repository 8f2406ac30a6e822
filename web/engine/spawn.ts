// A chunk of its own, loaded right after the page: the worker's script, and in it the core, as one string.
import type { WorkerLike } from "./client.ts";

export async function spawn(): Promise<WorkerLike> {
  const { default: EngineWorker } = await import("./worker.ts?worker&inline");
  return new EngineWorker();
}
