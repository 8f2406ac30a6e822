// The life of an article on the page. Whatever fails, what the reader had stays.
import { inputOf, partsOf, type Input } from "../engine/annotation.ts";
import type { Engine } from "../engine/client.ts";
import { arrive } from "../engine/parts.ts";
import { begin, type History } from "../edit/history.ts";
import type { Annotation } from "../generated/annotation.d.ts";
import { article, FileError, type Article } from "../io/content.ts";
import type { Draft } from "../io/drafts.ts";
import { idle } from "../io/idle.ts";
import { shortened } from "../io/left_out.ts";
import { recall, remember } from "../io/memory.ts";
import { openable, prepareForPaste, readFile } from "../io/read.ts";
import { download, fileName, WEB_PAGE, type ExportFile } from "../io/save.ts";
import { ShareError } from "../share/error.ts";
import { Beside } from "./beside.ts";
import { Desk, EMPTY } from "./desk.svelte.ts";
import { Incoming, loadShare, type Received } from "./incoming.svelte.ts";
import { Links } from "./links.ts";
import { LockedFile } from "./locked_file.svelte.ts";
import { fileNotices, languageNotices } from "./notices.ts";
import type { Reading } from "./reading.svelte.ts";
import type { Notice } from "./screen.ts";
import { Shelf } from "./shelf.svelte.ts";

/** One of two texts that stand for each other in the paste box; `label`: of the button that puts the other there. */
interface Version {
  readonly text: string;
  readonly notice: string;
  readonly label: string;
}

interface Job {
  readonly input: Input;
  readonly text: string | null;
  /** How it came by a link, if it did. */
  readonly received: Received | null;
}

export class Session extends Desk {
  /** Links that are opened. */
  readonly links: Links;
  /** The article beside the one that is shown. */
  readonly beside: Beside;
  readonly #engine: Engine;
  readonly #page: string;
  /** What was last saved as a file. */
  #saved: History | null = null;

  /** `page`: the address of this page where it opens on other machines, else empty. */
  constructor(engine: Engine, shelf: Shelf = new Shelf(null), page = "") {
    super(shelf);
    this.#engine = engine;
    this.#page = page;
    this.beside = new Beside(this, engine);
    this.links = new Links(this, (annotation, received) =>
      this.#annotate({ input: inputOf(annotation), text: annotation.text, received }),
    );
  }

  /** Loads what an article needs while the reader is still choosing one; trouble shows when one is annotated. */
  async prepare(): Promise<void> {
    prepareForPaste();
    await this.#engine.start();
  }

  /** After a reload: the article, or the text, that this window showed. */
  async resume(): Promise<void> {
    const { own, others } = await this.shelf.draft.left();
    const restored = own !== null && this.draft === ""; // else the reader was faster
    if (restored) {
      this.draft = own.text;
      this.shelf.draft.take(own);
    }
    const [id, link] = [recall("window", "open"), recall("window", "link")];
    const beside = recall("window", "beside")?.split(" ");
    if (id !== null) await this.#reopen(Number(id));
    else if (link !== null) this.links.receive(link, recall("window", "link-text") ?? "");
    this.beside.draft = recall("window", "other-text") ?? "";
    if (beside !== undefined) await this.beside.resume(beside[0]!, Number(beside[1]));
    const offered = own === null || restored ? others : [own, ...others];
    this.notices = [...this.notices, ...offered.map((draft) => this.#offerOf(draft))];
  }

  /** Keeps the text that is not annotated yet. Run whenever that changes. */
  keepDraft(): void {
    const { screen, draft } = this;
    const reading = screen.kind === "annotated" && !screen.reading.arriving ? screen.reading : null;
    const annotated = reading?.place.safe === true && reading.lookup.annotation.text === draft.toWellFormed();
    this.shelf.draft.keep(annotated ? "" : draft);
  }

  /** Before the page goes: what a reload is to find. */
  park(): void {
    this.shelf.draft.park();
    remember("window", "link-text", this.#textForLink || null);
    remember("window", "other-text", this.beside.draft || null);
  }

  /** The article that the reader gave for the marks of a link. */
  get #textForLink(): string {
    const { settled } = this;
    if (settled.kind === "incoming") return settled.incoming instanceof Incoming ? settled.incoming.text : "";
    const reading = settled.kind === "annotated" ? settled.reading : null;
    return reading?.received?.kind === "marks" ? reading.lookup.annotation.text : "";
  }

  #offerOf(draft: Draft): Notice {
    const message = `A text that was not annotated is left from before: “${shortened(draft.text.trim())}”. Dismissing deletes it.`;
    const run = () => {
      this.shelf.draft.take(draft);
      this.propose(article(draft.text));
    };
    return { message, action: { label: "Put it in the box", run }, ondismiss: () => this.shelf.draft.forget(draft.id) };
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
    const kept = this.keptWith(this.screen);
    const opened = await this.#reopen(id);
    if (opened && kept.draft.trim() !== "") this.kept = kept;
  }

  async #reopen(id: number): Promise<boolean> {
    const before = this.screen;
    const history = await this.shelf.open(id);
    if (this.screen !== before) return false; // the reader was faster
    if (history === null) {
      this.rememberShown();
      await this.shelf.refresh();
      return false;
    }
    this.show({ kind: "annotated", reading: this.read(history, id), beside: null });
    return true;
  }

  async annotate(): Promise<void> {
    if (this.draft.trim() === "") {
      this.trouble = { message: "There is no text yet: paste an article, or open a file.", retry: null };
      return;
    }
    const text = this.draft.toWellFormed();
    await this.#annotate({ input: { from: "text", bytes: new TextEncoder().encode(text) }, text, received: null });
  }

  clear(): void {
    this.keep();
    this.show(EMPTY);
    this.draft = "";
  }

  /** Puts an article into the paste box. */
  propose(proposed: Article): void {
    const { screen } = this;
    if (screen.kind === "incoming" && screen.incoming.packed !== null) return this.links.offer(screen.incoming, proposed);
    if (this.screen.kind === "annotated" || this.draft !== proposed.text) this.keep();
    this.show(EMPTY);
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

  /** `others`: the files that came with it. Only marks and the text that they belong to are opened together. */
  async open(first: File, others: readonly File[] = []): Promise<void> {
    if (this.screen.kind === "loading") {
      this.notices = [{ message: busy(first.name), action: null }];
      return;
    }
    const opened = openable(first, others);
    const [file, text] = opened;
    const before = this.screen;
    const run = this.begin();
    try {
      const content = await readFile(
        file,
        {
          signal: run.signal,
          onProgress: (done) => this.show({ kind: "loading", text: null, stage: "reading", done }),
        },
        text,
      );
      this.show(before);
      if (content.kind === "text") this.propose(content);
      else if (content.kind === "locked") this.links.ask(new LockedFile(content.sealed));
      else await this.#annotate({ input: content.input, text: null, received: null });
      if (others.length >= opened.length) this.notices = [...this.notices, { message: onlyOne(file.name), action: null }];
    } catch (error) {
      if (run.signal.aborted && !this.isLatest(run)) return;
      this.show(before);
      if (run.signal.aborted) return;
      const known = error instanceof FileError;
      const message = known ? error.message : `“${file.name}” could not be read.`;
      this.trouble = { message, retry: known && !error.passing ? null : () => void this.open(first, others) };
      if (!known) throw error;
    }
  }

  /** Opens a locked file with the passphrase that the reader gave. */
  async unlock(locked: LockedFile): Promise<void> {
    const saved = await locked.open();
    if (saved === null || this.screen.kind !== "incoming" || this.screen.incoming !== locked) return;
    await this.#annotate({ input: saved.input, text: null, received: null });
  }

  /** `part`: what of the annotation is to be saved; null: all of it. `passphrase`: locks a web page; null leaves it open. */
  async save(file: ExportFile = WEB_PAGE, part: Annotation | null = null, passphrase: string | null = null): Promise<void> {
    if (this.screen.kind !== "annotated" || this.screen.reading.arriving) return;
    const { reading } = this.screen;
    const { history } = reading;
    const annotation = part ?? history.annotation;
    const { format, ending, type, whole } = file;
    try {
      const editor = format === "html" ? await this.#editor(annotation) : {};
      const output = await this.#engine.convert(inputOf(annotation).bytes, { from: "annotation", format, ...editor });
      const made = passphrase === null ? output : await (await loadShare()).lockFile(output, passphrase);
      download(made, fileName(annotation, ending), type);
      if (whole && annotation === history.annotation) this.#saved = history;
      if (part === null && reading.narrowed) this.#offerShown(file, reading);
    } catch (error) {
      if (error instanceof ShareError) this.trouble = { message: (await loadShare()).sentenceOfFile(error), retry: null };
      else this.report(error, () => void this.save(file, part, passphrase));
    }
  }

  /** Where a saved article can be edited: on this page, if others can open it. */
  async #editor(annotation: Annotation): Promise<{ editor?: string }> {
    if (this.#page === "") return {};
    const share = await loadShare().catch(() => null);
    const editor = (await share?.editorAddress(annotation, this.#page)) ?? null;
    return editor === null ? {} : { editor };
  }

  /** All was saved while a filter is on, which may not be what the reader meant. */
  #offerShown(file: ExportFile, reading: Reading): void {
    const notice: Notice = {
      message: "All marks were saved, also those that your filters hide.",
      action: {
        label: "Save only what is shown",
        run: () => {
          this.dismiss(notice);
          void this.save(file, reading.shown);
        },
      },
    };
    this.notices = [...this.notices.filter(({ message }) => message !== notice.message), notice];
  }

  async #annotate(job: Job): Promise<void> {
    const before = this.settled;
    const run = this.begin();
    const stage = job.input.from === "text" ? "starting" : null;
    this.show({ kind: "loading", text: job.text, stage, done: null });
    try {
      const parts = await partsOf(this.#engine, job.input, {
        signal: run.signal,
        onStage: (begun) => (this.screen = { kind: "loading", text: job.text, stage: begun, done: null }),
      });
      const { opening, rest, file } = arrive(parts);
      const reading = this.read(begin(opening), null);
      reading.received = job.received;
      reading.arriving = rest !== null;
      if (rest === null) reading.complete(reading.history);
      else void rest(idle).then((annotation) => reading.complete(begin(annotation)));
      this.kept = job.input.from !== "text" ? this.displaced(before) : null;
      this.show({ kind: "annotated", reading, beside: null });
      if (job.input.from === "text" && job.text !== null) this.notices = languageNotices(job.text);
      if (file !== null && job.received === null) this.notices = fileNotices(opening, file);
    } catch (error) {
      if (!this.isLatest(run)) return;
      this.show(before);
      this.report(error, () => void this.#annotate(job));
    }
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
}

function busy(name: string): string {
  return `“${name}” was not opened: another article is still being opened. Drop it again afterwards, or cancel first.`;
}

function onlyOne(name: string): string {
  return `One file at a time: “${name}” was opened, the others were not.`;
}
