// Gets another article while one is open: annotated now, out of a file, or kept before. What is open stays as it is.
import { begin, type History } from "../edit/history.ts";
import { annotationOf, type Input } from "../engine/annotation.ts";
import { EngineError, type Engine } from "../engine/client.ts";
import { FileError, type LeftOut } from "../io/content.ts";
import { openable, readFile } from "../io/read.ts";
import type { Shelf } from "./shelf.svelte.ts";

/** `key`: marks of the same article; else any article. */
export type Purpose = "comparison" | "key";

export interface Found {
  readonly history: History;
  /** Where it is kept already. */
  readonly id: number | null;
}

export class Another {
  /** What its paste box holds, until that is annotated. */
  draft = $state("");
  busy = $state(false);
  trouble = $state<string | null>(null);
  notice = $state<string | null>(null);
  /** What is not in the paste box though it was in the file. */
  leftOut = $state.raw<LeftOut | null>(null);

  readonly #engine: Engine;
  readonly #shelf: Shelf;
  #run: AbortController | null = null;

  constructor(engine: Engine, shelf: Shelf) {
    this.#engine = engine;
    this.#shelf = shelf;
  }

  /** Annotates what is in the paste box. null: it came to nothing, and `trouble` says why unless it was cancelled. */
  async annotate(): Promise<Found | null> {
    if (this.draft.trim() === "") {
      this.trouble = "There is no text yet: paste an article, or open a file.";
      return null;
    }
    const bytes = new TextEncoder().encode(this.draft.toWellFormed());
    const found = await this.#attempt((run) => this.#found({ from: "text", bytes }, run));
    if (found !== null) this.draft = "";
    return found;
  }

  /** An annotation. An article without one goes into the paste box, to be looked at first, if there is one. */
  async open(first: File, others: readonly File[], purpose: Purpose): Promise<Found | null> {
    return this.#attempt(async (run) => {
      const [file, text] = openable(first, others);
      const content = await readFile(file, { signal: run.signal, onProgress: () => undefined }, text);
      if (content.kind === "annotation") return this.#found(content.input, run);
      if (content.kind === "locked") throw new FileError(`“${file.name}” is locked: open it by itself, save it unlocked and open that.`);
      if (purpose === "key") throw new FileError(`“${file.name}” holds no marks: a key is an annotated file, saved here.`);
      this.draft = content.text;
      this.notice = content.notice;
      this.leftOut = content.leftOut;
      return null;
    });
  }

  putBack(): void {
    if (this.leftOut !== null) this.draft = this.leftOut.whole;
    this.leftOut = null;
  }

  async reopen(id: number): Promise<Found | null> {
    return this.#attempt(async () => {
      const history = await this.#shelf.open(id);
      if (history !== null) return { history, id };
      await this.#shelf.refresh();
      this.trouble = "This article is not kept here any more.";
      return null;
    });
  }

  cancel(): void {
    this.#run?.abort();
  }

  async #found(input: Input, { signal }: AbortController): Promise<Found> {
    return { history: begin(await annotationOf(this.#engine, input, { signal })), id: null };
  }

  async #attempt(find: (run: AbortController) => Promise<Found | null>): Promise<Found | null> {
    this.cancel();
    const run = (this.#run = new AbortController());
    this.busy = true;
    this.trouble = null;
    this.notice = null;
    this.leftOut = null;
    try {
      const found = await find(run);
      return run.signal.aborted ? null : found;
    } catch (error) {
      if (run.signal.aborted) return null;
      if (!(error instanceof EngineError || error instanceof FileError)) throw error;
      this.trouble = error.message;
      return null;
    } finally {
      if (this.#run === run) this.busy = false;
    }
  }
}
