// The face of allegedly.wasm: what annotates an article.
import type { ModuleOptions, Response } from "./response.d.ts";

export type { Response };

export interface AnnotatorModule {
  /** Prepares the engine; call once, before `annotate`, with the bytes of the tagger's weights (data/model/tagger.bin). */
  load(model: Uint8Array): Response;
  /** Annotates UTF-8 text; the annotation as JSON, its offsets in UTF-16. */
  annotate(article: Uint8Array): Response;
  version(): string;
}

export default function createModule(options: ModuleOptions): Promise<AnnotatorModule>;
