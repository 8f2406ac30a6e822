// The life of an article on the page. Whatever fails, what the reader had stays.
import { EngineError, type Engine } from "../engine/client.ts";
import type { Options, Stage } from "../engine/protocol.ts";
import type { Annotation } from "../generated/annotation.d.ts";
import { FileError, readFile } from "../io/read.ts";
import { download, fileName } from "../io/save.ts";
import { Reading } from "./reading.svelte.ts";

export type Screen =
  | { readonly kind: "empty" }
  /** `text`: the article, where it is known before the annotator has read it. */
  | { readonly kind: "loading"; readonly text: string | null; readonly stage: Stage | null }
  | { readonly kind: "annotated"; readonly reading: Reading };

export interface Trouble {
  readonly message: string;
  /** Tries the same again, where that can help. */
  readonly retry: (() => void) | null;
}

interface Kept {
  readonly screen: Screen;
  readonly draft: string;
}

interface Job {
  readonly input: Uint8Array<ArrayBuffer>;
  readonly kind: Options["input"];
  readonly text: string | null;
}

const EMPTY: Screen = { kind: "empty" };

export class Session {
  screen = $state.raw<Screen>(EMPTY);
  /** What the paste box holds. */
  draft = $state("");
  trouble = $state.raw<Trouble | null>(null);
  notice = $state<string | null>(null);
  /** What was cleared or replaced, until the next article is annotated. */
  kept = $state.raw<Kept | null>(null);

  readonly #engine: Engine;
  #run: AbortController | null = null;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Loads the annotator while the reader is still choosing an article; trouble shows when one is annotated. */
  prepare(): void {
    this.#engine.start().catch(() => undefined);
  }

  async annotate(): Promise<void> {
    if (this.draft.trim() === "") {
      this.trouble = { message: "There is no text yet: paste an article, or open a file.", retry: null };
      return;
    }
    const text = this.draft.toWellFormed();
    await this.#annotate({ input: new TextEncoder().encode(text), kind: "text", text });
  }

  cancel(): void {
    this.#run?.abort();
  }

  clear(): void {
    this.#keep();
    this.#show(EMPTY);
    this.draft = "";
  }

  bringBack(): void {
    if (this.kept === null) return;
    const { screen, draft } = this.kept;
    this.kept = null;
    this.#show(screen);
    this.draft = draft;
  }

  /** Puts an article into the paste box. */
  propose(text: string, notice: string | null = null): void {
    if (this.screen.kind === "annotated" || this.draft !== text) this.#keep();
    this.#show(EMPTY);
    this.draft = text;
    this.notice = notice;
  }

  async open(file: File): Promise<void> {
    if (this.screen.kind === "loading") return;
    try {
      const content = await readFile(file);
      if (content.kind === "text") this.propose(content.text, content.notice);
      else await this.#annotate({ input: content.json, kind: "annotation", text: null });
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      this.trouble = { message: error.message, retry: null };
    }
  }

  async save(): Promise<void> {
    if (this.screen.kind !== "annotated") return;
    const { annotation } = this.screen.reading.lookup;
    try {
      const input = new TextEncoder().encode(JSON.stringify(annotation));
      const options = { input: "annotation", format: "html", offsets: "utf16" } as const;
      download(await this.#engine.annotate(input, options), fileName(annotation, "html"), "text/html");
    } catch (error) {
      this.#report(error, () => void this.save());
    }
  }

  async #annotate(job: Job): Promise<void> {
    const before = this.screen;
    const run = new AbortController();
    this.#run = run;
    this.#show({ kind: "loading", text: job.text, stage: null });
    try {
      const output = await this.#engine.annotate(
        job.input,
        { input: job.kind, format: "json", offsets: "utf16" },
        {
          signal: run.signal,
          onStage: (stage) => (this.screen = { kind: "loading", text: job.text, stage }),
        },
      );
      const reading = new Reading(decode(output));
      this.kept = job.kind === "annotation" && before.kind === "annotated" ? this.#kept(before) : null;
      this.#show({ kind: "annotated", reading });
    } catch (error) {
      this.#show(before);
      this.#report(error, () => void this.#annotate(job));
    }
  }

  #report(error: unknown, retry: () => void): void {
    if (error instanceof EngineError) {
      if (!error.cancelled) this.trouble = { message: error.message, retry };
      return;
    }
    this.trouble = { message: "The page failed to show this article.", retry };
    throw error;
  }

  #show(screen: Screen): void {
    this.screen = screen;
    this.trouble = null;
    this.notice = null;
  }

  #keep(): void {
    if (this.screen.kind === "annotated" || this.draft.trim() !== "") this.kept = this.#kept(this.screen);
  }

  #kept(screen: Screen): Kept {
    return { screen, draft: this.draft };
  }
}

/** The annotator's own output: it matches the schema the type is made from, as its tests check. */
function decode(output: Uint8Array): Annotation {
  return JSON.parse(new TextDecoder().decode(output)) as Annotation;
}
