// Two chunks of their own, loaded right after the page: each a worker's script, and in it a part of the core, as one
// string.
import type { Spawn, WorkerLike } from "./client.ts";

export const spawn: Spawn = {
  annotator: async (): Promise<WorkerLike> => {
    const { default: AnnotatorWorker } = await import("./annotator_worker.ts?worker&inline");
    return new AnnotatorWorker();
  },
  formats: async (): Promise<WorkerLike> => {
    const { default: FormatsWorker } = await loadFormats();
    return new FormatsWorker();
  },
};

/** Its script, so that a file can be opened or saved without a network. */
export const loadFormats = () => import("./formats_worker.ts?worker&inline");
