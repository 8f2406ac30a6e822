// The life of an article on the page. Whatever fails, what the reader had stays.
import { EngineError, type Engine } from "../engine/client.ts";
import { annotationOf } from "../engine/annotation.ts";
import type { Options } from "../engine/protocol.ts";
import { blank } from "../article/judge.ts";
import { begin, type History } from "../edit/history.ts";
import { article, FileError, type Article } from "../io/content.ts";
import { looksEnglish } from "../io/language.ts";
import { recall, remember } from "../io/memory.ts";
import { prepareForPaste, readFile } from "../io/read.ts";
import { download, fileName } from "../io/save.ts";
import { ShareError } from "../share/error.ts";
import { Another, type Found } from "./another.svelte.ts";
import { Comparison } from "./comparison.svelte.ts";
import { Incoming, type Opened, type Received } from "./incoming.svelte.ts";
import { Practice } from "./practice.svelte.ts";
import { Reading } from "./reading.svelte.ts";
import type { Kept, Notice, Screen, Trouble } from "./screen.ts";
import { Shelf } from "./shelf.svelte.ts";

/** One of two texts that stand for each other in the paste box; `label`: of the button that puts the other there. */
interface Version {
  readonly text: string;
  readonly notice: string;
  readonly label: string;
}

interface Job {
  readonly input: Uint8Array<ArrayBuffer>;
  readonly kind: Options["input"];
  readonly text: string | null;
  /** How it came by a link, if it did. */
  readonly received: Received | null;
}

const NOT_ENGLISH =
  "This does not look like English, the only language that is read here: most marks will be missing or wrong.";

const OTHER_TEXT = "These marks are of another text: a key must be of the very same article.";

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
  /** What is shown, or was before what is being done. */
  #settled: Screen = EMPTY;
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
    const [id, link] = [recall("window", "open"), recall("window", "link")];
    const beside = recall("window", "beside")?.split(" ");
    if (id !== null) await this.#reopen(Number(id));
    else if (link !== null) this.receive(link);
    if (beside !== undefined) await this.#resumeBeside(beside[0]!, Number(beside[1]));
  }

  /** Before the page goes: the text that is not annotated yet, which nothing else keeps. */
  park(): void {
    remember("window", "draft", this.draft === "" ? null : this.draft);
  }

  /** Changes would be lost with the page. */
  get unsafe(): boolean {
    if (this.screen.kind !== "annotated") return false;
    const { reading, beside } = this.screen;
    return [reading, ...(beside === null ? [] : [beside.other])].some(
      ({ history, place }) => history.done.length > 0 && history !== this.#saved && !place.safe,
    );
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
    this.#show({ kind: "annotated", reading: this.#read(history, id), beside: null });
    return true;
  }

  async annotate(): Promise<void> {
    if (this.draft.trim() === "") {
      this.trouble = { message: "There is no text yet: paste an article, or open a file.", retry: null };
      return;
    }
    const text = this.draft.toWellFormed();
    await this.#annotate({ input: new TextEncoder().encode(text), kind: "text", text, received: null });
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
    this.kept = this.screen.kind === "annotated" ? this.#kept(this.screen) : null;
    this.#show(screen);
    this.draft = draft;
  }

  /** Puts an article into the paste box. */
  propose(proposed: Article): void {
    const { screen } = this;
    if (screen.kind === "incoming" && screen.incoming.packed !== null) return this.#offer(screen.incoming, proposed);
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
      else await this.#annotate({ input: content.json, kind: "annotation", text: null, received: null });
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

  /** Opens a link; false: `address` holds none. What is on the page can be brought back. */
  receive(address: string): boolean {
    try {
      const incoming = Incoming.from(address);
      if (incoming !== null) void this.#unpack(incoming, () => incoming.open(null));
      return incoming !== null;
    } catch (error) {
      if (!(error instanceof ShareError)) throw error;
      this.trouble = { message: error.message, retry: null };
      return true;
    }
  }

  unlock(incoming: Incoming): Promise<void> {
    return this.#unpack(incoming, () => incoming.open(incoming.passphrase));
  }

  /** Puts the marks of a link on the text that the reader gave. */
  fit(incoming: Incoming): Promise<void> {
    return this.#unpack(incoming, () => incoming.fit(incoming.text));
  }

  /** Leaves a link alone that asks for something. */
  decline(): void {
    if (this.kept === null) this.#show(EMPTY);
    else this.bringBack();
  }

  /** Makes what was received the reader's own: it can be changed, and is kept from now on. */
  adopt(): void {
    if (this.screen.kind !== "annotated") return;
    const { reading } = this.screen;
    reading.received = null;
    reading.place.keep(reading.history);
    this.#rememberShown();
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

  /** `step` takes the link as far as it comes without the reader. */
  async #unpack(incoming: Incoming, step: () => Promise<Opened | null>): Promise<void> {
    const before = this.#settled;
    const run = this.#begin();
    this.#show({ kind: "loading", text: null, stage: "unpacking", done: null });
    let opened: Opened | null;
    try {
      opened = await step();
    } catch (error) {
      if (this.#run !== run) return; // something else was asked for since
      this.#show(before);
      if (!run.signal.aborted) this.#explain(error, incoming, () => void this.#unpack(incoming, step));
      return;
    }
    if (this.#run !== run) return;
    if (run.signal.aborted) return this.#show(before);
    if (opened === null) return this.#ask(incoming);
    const { annotation, received } = opened;
    const input = new TextEncoder().encode(JSON.stringify(annotation));
    await this.#annotate({ input, kind: "annotation", text: annotation.text, received });
  }

  #explain(error: unknown, incoming: Incoming, retry: () => void): void {
    const { kind } = this.#settled;
    if (!(error instanceof ShareError)) {
      this.trouble = { message: "What opens links could not be loaded. Is there a network?", retry };
    } else if (error.code === "passphrase_needed") this.#ask(incoming);
    else if (kind === "incoming") incoming.trouble = error.message;
    else this.trouble = { message: error.message, retry: null };
  }

  /** Puts an article where the marks of a link wait for it. */
  #offer(incoming: Incoming, { text, notice, leftOut }: Article): void {
    incoming.text = text;
    this.notices = notice === null ? [] : [{ message: notice, action: null }];
    if (leftOut === null) return;
    const run = () => {
      incoming.text = leftOut.whole;
      this.notices = [];
    };
    this.notices = [...this.notices, { message: leftOut.notice, action: { label: "Put it back", run } }];
  }

  #ask(incoming: Incoming): void {
    const before = this.#settled;
    if (before.kind !== "incoming") this.kept = this.#displaced(before);
    this.#show({ kind: "incoming", incoming });
  }

  /** For whoever looks for an article to hold the open one against. */
  another(): Another {
    return new Another(this.#engine, this.shelf);
  }

  compareWith(found: Found): void {
    if (this.screen.kind !== "annotated") return;
    const { reading } = this.screen;
    this.#show({ kind: "annotated", reading, beside: new Comparison(reading, this.#beside(found)) });
    this.notices = languageNotices(found.history.annotation.text);
  }

  /** Hides the marks for a person to make their own. */
  practise(): void {
    if (this.screen.kind !== "annotated") return;
    const key = this.screen.reading;
    const reading = this.#read(begin(blank(key.lookup.annotation)), null);
    reading.kinds.add("statement");
    this.#show({ kind: "annotated", reading, beside: new Practice(reading, key, { blind: true }) });
  }

  /** Checks the marks against others of the same text. */
  check(found: Found): void {
    if (this.screen.kind !== "annotated") return;
    const { reading } = this.screen;
    if (found.history.annotation.text !== reading.lookup.annotation.text) {
      this.trouble = { message: OTHER_TEXT, retry: null };
      return;
    }
    const practice = new Practice(reading, this.#beside(found), { blind: false });
    this.#show({ kind: "annotated", reading, beside: practice });
    practice.reveal();
  }

  /** Shows one article alone. Marks that a person made blind stay, and those that were hidden for it do too. */
  leave(to?: Reading): void {
    const { screen } = this;
    if (screen.kind !== "annotated" || screen.beside === null) return;
    const { reading, beside } = screen;
    const blind = beside.kind === "practice" && beside.blind;
    if (blind && beside.marks === 0) return this.#show({ kind: "annotated", reading: beside.key, beside: null });
    this.#show({ kind: "annotated", reading: to ?? reading, beside: null });
    if (beside.kind === "comparison") this.kept = this.#kept(screen);
    if (!blind) return;
    this.kept = this.#kept({ kind: "annotated", reading: beside.key, beside: null });
    const message = "These are your own marks, kept as an article of its own. “Bring back” shows those that were hidden.";
    this.notices = [{ message, action: null }];
  }

  #beside({ history, id }: Found): Reading {
    const reading = this.#read(history, id, "other-");
    if (id === null) reading.place.keep(history);
    return reading;
  }

  async #resumeBeside(kind: string, id: number): Promise<void> {
    const before = this.screen;
    const history = await this.shelf.open(id);
    if (history === null || before !== this.screen || before.kind !== "annotated") return;
    const { reading } = before;
    const other = this.#read(history, id, "other-");
    const sameText = history.annotation.text === reading.lookup.annotation.text;
    if (kind === "comparison") this.#show({ ...before, beside: new Comparison(reading, other) });
    else if (sameText) this.#show({ ...before, beside: new Practice(reading, other, { blind: kind === "blind" }) });
  }

  async #annotate(job: Job): Promise<void> {
    const before = this.#settled;
    const run = this.#begin();
    this.#show({ kind: "loading", text: job.text, stage: null, done: null });
    try {
      const annotation = await annotationOf(this.#engine, job.input, job.kind, {
        signal: run.signal,
        onStage: (stage) => (this.screen = { kind: "loading", text: job.text, stage, done: null }),
      });
      const history = begin(annotation);
      const reading = this.#read(history, null);
      reading.received = job.received;
      if (job.received === null) reading.place.keep(history);
      this.kept = job.kind === "annotation" ? this.#displaced(before) : null;
      this.#show({ kind: "annotated", reading, beside: null });
      if (job.kind === "text" && job.text !== null) this.notices = languageNotices(job.text);
    } catch (error) {
      if (this.#run !== run) return;
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
  #read(history: History, id: number | null, prefix = ""): Reading {
    return new Reading(history, this.shelf.place(id, () => this.#rememberShown()), { prefix });
  }

  #rememberShown(): void {
    const { screen } = this;
    const { reading, beside } = screen.kind === "annotated" ? screen : { reading: null, beside: null };
    const [id, otherId] = [reading?.place.id ?? null, beside?.other.place.id ?? null];
    // A person who marks blind and has not begun: the article is the one whose marks are hidden.
    const open = id ?? (beside?.kind === "practice" ? otherId : null);
    remember("window", "open", open === null ? null : `${open}`);
    const known = id !== null && otherId !== null && beside !== null;
    remember("window", "beside", known ? `${beside.name} ${otherId}` : null);
    const incoming = screen.kind === "incoming" ? screen.incoming : null;
    remember("window", "link", (reading === null ? incoming : reading.received)?.address ?? null);
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
    if (screen.kind !== "loading") this.#settled = screen;
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
    this.kept = this.#displaced(this.screen) ?? this.kept;
  }

  /** What has to be brought back when something takes the place of `screen`: the reader's own before what was shared. */
  #displaced(screen: Screen): Kept | null {
    const shared = screen.kind === "incoming" || (screen.kind === "annotated" && screen.reading.readOnly);
    if (shared && (this.kept !== null || screen.kind === "incoming")) return this.kept;
    return screen.kind === "annotated" || this.draft.trim() !== "" ? this.#kept(screen) : null;
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
