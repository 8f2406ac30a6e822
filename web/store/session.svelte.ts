// The life of an article on the page. Whatever fails, what the reader had stays.
import { EngineError, type Engine } from "../engine/client.ts";
import type { Options, Stage } from "../engine/protocol.ts";
import type { Annotation } from "../generated/annotation.d.ts";
import { begin, type History } from "../edit/history.ts";
import { article, FileError, type Article } from "../io/content.ts";
import { looksEnglish } from "../io/language.ts";
import { recall, remember } from "../io/memory.ts";
import { prepareForPaste, readFile } from "../io/read.ts";
import { download, fileName } from "../io/save.ts";
import { Reading } from "./reading.svelte.ts";
import { Shelf } from "./shelf.svelte.ts";

/** `reading`: a file is being read. */
export type Doing = Stage | "reading";

export interface Loading {
  readonly kind: "loading";
  /** The article, where it is known before the annotator has read it. */
  readonly text: string | null;
  readonly stage: Doing | null;
  /** From 0 to 1; null where it cannot be told. */
  readonly done: number | null;
}

export type Screen =
  | { readonly kind: "empty" }
  | Loading
  | { readonly kind: "annotated"; readonly reading: Reading };

export interface Trouble {
  readonly message: string;
  /** Tries the same again, where that can help. */
  readonly retry: (() => void) | null;
}

export interface Notice {
  readonly message: string;
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

/** One of two texts that stand for each other in the paste box; `label`: of the button that puts the other there. */
interface Version {
  readonly text: string;
  readonly notice: string;
  readonly label: string;
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

const NOT_ENGLISH =
  "This does not look like English, the only language that is read here: most marks will be missing or wrong.";

const EMPTY: Screen = { kind: "empty" };

export class Session {
  screen = $state.raw<Screen>(EMPTY);
  /** What the paste box holds. */
  draft = $state("");
  trouble = $state.raw<Trouble | null>(null);
  notices = $state.raw<readonly Notice[]>([]);
  /** What was cleared or replaced, until the next article is annotated. */
  kept = $state.raw<Kept | null>(null);

  readonly shelf: Shelf;
  readonly #engine: Engine;
  #run: AbortController | null = null;
  /** What was last saved as a file. */
  #saved: History | null = null;

  constructor(engine: Engine, shelf: Shelf = new Shelf(null)) {
    this.#engine = engine;
    this.shelf = shelf;
  }

  /** Loads what an article needs while the reader is still choosing one; trouble shows when one is annotated. */
  prepare(): void {
    prepareForPaste();
    this.#engine.start().catch(() => undefined);
  }

  /** After a reload: the article, or the text, that this window showed. */
  async resume(): Promise<void> {
    this.draft = recall("window", "draft") ?? "";
    remember("window", "draft", null);
    const id = recall("window", "open");
    if (id !== null) await this.#reopen(Number(id));
  }

  /** Before the page goes: the text that is not annotated yet, which nothing else keeps. */
  park(): void {
    remember("window", "draft", this.draft === "" ? null : this.draft);
  }

  /** Changes would be lost with the page. */
  get unsafe(): boolean {
    if (this.screen.kind !== "annotated") return false;
    const { history, place } = this.screen.reading;
    return history.done.length > 0 && history !== this.#saved && !place.safe;
  }

  /** Opens an article that is kept in this browser. */
  async reopen(id: number): Promise<void> {
    const kept = this.#kept(this.screen);
    const opened = await this.#reopen(id);
    if (opened && kept.draft.trim() !== "") this.kept = kept;
  }

  async #reopen(id: number): Promise<boolean> {
    const before = this.screen;
    const history = await this.shelf.open(id);
    if (this.screen !== before) return false; // the reader was faster
    if (history === null) {
      this.#rememberShown();
      await this.shelf.refresh();
      return false;
    }
    this.#show({ kind: "annotated", reading: this.#read(history, id) });
    return true;
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
  propose(proposed: Article): void {
    if (this.screen.kind === "annotated" || this.draft !== proposed.text) this.#keep();
    this.#show(EMPTY);
    this.draft = proposed.text;
    this.tell(proposed);
  }

  /** Says what was made of an article that is in the paste box now. */
  tell({ text, notice, leftOut }: Article): void {
    this.notices = notice === null ? [] : [{ message: notice, action: null }];
    if (leftOut !== null) {
      const short: Version = { text, notice: leftOut.notice, label: "Put it back" };
      const whole: Version = { text: leftOut.whole, notice: "All of it is in the box.", label: "Leave it out again" };
      const run = () => this.#exchange(short, whole);
      this.notices = [...this.notices, { message: short.notice, action: { label: short.label, run } }];
    }
    this.notices = [...this.notices, ...languageNotices(text)];
  }

  dismiss(notice: Notice): void {
    this.notices = this.notices.filter((other) => other !== notice);
  }

  /** `others`: how many files came with it, which are not opened. */
  async open(file: File, others = 0): Promise<void> {
    if (this.screen.kind === "loading") return;
    const before = this.screen;
    const run = this.#begin();
    try {
      const content = await readFile(file, {
        signal: run.signal,
        onProgress: (done) => this.#show({ kind: "loading", text: null, stage: "reading", done }),
      });
      this.#show(before);
      if (content.kind === "text") this.propose(content);
      else await this.#annotate({ input: content.json, kind: "annotation", text: null });
      if (others > 0) this.notices = [...this.notices, { message: onlyOne(file.name), action: null }];
    } catch (error) {
      if (run.signal.aborted && this.#run !== run) return;
      this.#show(before);
      if (run.signal.aborted) return;
      const known = error instanceof FileError;
      const message = known ? error.message : `“${file.name}” could not be read.`;
      this.trouble = { message, retry: known && !error.passing ? null : () => void this.open(file, others) };
      if (!known) throw error;
    }
  }

  async save(): Promise<void> {
    if (this.screen.kind !== "annotated") return;
    const { history } = this.screen.reading;
    const { annotation } = history;
    try {
      const input = new TextEncoder().encode(JSON.stringify(annotation));
      const options = { input: "annotation", format: "html", offsets: "utf16" } as const;
      download(await this.#engine.annotate(input, options), fileName(annotation, "html"), "text/html");
      this.#saved = history;
    } catch (error) {
      this.#report(error, () => void this.save());
    }
  }

  async #annotate(job: Job): Promise<void> {
    const before = this.screen;
    const run = this.#begin();
    this.#show({ kind: "loading", text: job.text, stage: null, done: null });
    try {
      const output = await this.#engine.annotate(
        job.input,
        { input: job.kind, format: "json", offsets: "utf16" },
        {
          signal: run.signal,
          onStage: (stage) => (this.screen = { kind: "loading", text: job.text, stage, done: null }),
        },
      );
      const history = begin(decode(output));
      const reading = this.#read(history, null);
      reading.place.keep(history);
      this.kept = job.kind === "annotation" && before.kind === "annotated" ? this.#kept(before) : null;
      this.#show({ kind: "annotated", reading });
      if (job.text !== null) this.notices = languageNotices(job.text);
    } catch (error) {
      this.#show(before);
      this.#report(error, () => void this.#annotate(job));
    }
  }

  /** Ends a reading that still goes on: what was asked for last is what comes. */
  #begin(): AbortController {
    this.#run?.abort();
    this.#run = new AbortController();
    return this.#run;
  }

  /** `id`: where the article is kept already. */
  #read(history: History, id: number | null): Reading {
    return new Reading(history, this.shelf.place(id, () => this.#rememberShown()));
  }

  #rememberShown(): void {
    const id = this.screen.kind === "annotated" ? this.screen.reading.place.id : null;
    remember("window", "open", id === null ? null : `${id}`);
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
    this.notices = [];
    this.#rememberShown();
    if (screen.kind === "empty") void this.shelf.refresh();
  }

  /** Puts the one text in the place of the other, and offers to change them back. */
  #exchange(from: Version, to: Version): void {
    const at = this.draft.indexOf(from.text);
    if (at < 0) {
      this.propose(article(to.text)); // it was edited since: "Bring back" has it
      return;
    }
    this.draft = this.draft.slice(0, at) + to.text + this.draft.slice(at + from.text.length);
    this.notices = [{ message: to.notice, action: { label: to.label, run: () => this.#exchange(to, from) } }];
  }

  #keep(): void {
    if (this.screen.kind === "annotated" || this.draft.trim() !== "") this.kept = this.#kept(this.screen);
  }

  #kept(screen: Screen): Kept {
    return { screen, draft: this.draft };
  }
}

function onlyOne(name: string): string {
  return `One file at a time: “${name}” was opened, the others were not.`;
}

function languageNotices(text: string): readonly Notice[] {
  return looksEnglish(text) ? [] : [{ message: NOT_ENGLISH, action: null }];
}

/** The annotator's own output: it matches the schema the type is made from, as its tests check. */
function decode(output: Uint8Array): Annotation {
  return JSON.parse(new TextDecoder().decode(output)) as Annotation;
}
