// The articles kept in this browser. Whatever fails here, work on the open article goes on.
import type { History } from "../edit/history.ts";
import type { Archive, Entry } from "../io/archive.ts";
import type { Drafts } from "../io/drafts.ts";
import { idle } from "../io/idle.ts";
import { DraftKeeper } from "./draft_keeper.ts";

const FAILED =
  "This browser does not keep your work (storage is full, or not allowed in a private window). You can go on; save the annotated file to keep it.";

const DRAFT_FAILED =
  "This browser does not keep the text in the box (storage is full, or not allowed in a private window): it goes when the page is closed.";

export class Shelf {
  entries = $state.raw<readonly Entry[]>([]);
  trouble = $state<string | null>(null);

  /** The text that is not annotated yet. */
  readonly draft: DraftKeeper;
  readonly #archive: Archive | null;
  /** Writes one after the other. */
  #last: Promise<void> = Promise.resolve();

  /** `null`: nothing may be kept. */
  constructor(archive: Archive | null, drafts: Drafts | null = null) {
    this.#archive = archive;
    this.draft = new DraftKeeper(drafts, () => (this.trouble = DRAFT_FAILED));
  }

  get keeps(): boolean {
    return this.#archive !== null;
  }

  async refresh(): Promise<void> {
    await this.#try(async (archive) => {
      this.entries = await archive.list();
    });
  }

  async open(id: number): Promise<History | null> {
    let history: History | undefined;
    await this.#try(async (archive) => {
      history = await archive.open(id);
    });
    return history ?? null;
  }

  /** `id`: where the article is kept already. `onkept` is called when that changes. */
  place(id: number | null, onkept: () => void): Place {
    const place = new Place(id, (history) => {
      this.#last = this.#last.then(async () => {
        if (!place.awaits(history)) return; // a later change is written instead
        if (place.id === null) await idle(); // an article that is kept as a whole is to be seen first
        if (!place.awaits(history)) return;
        const kept = await this.#try(async (archive) => {
          place.isKept(await archive.keep(place.id, history), history);
          onkept();
        });
        if (!kept) place.failed = true;
      });
    });
    return place;
  }

  /** Comes when everything that was to be written is, or could not be. */
  settled(): Promise<void> {
    return this.#last;
  }

  async remove(id: number): Promise<void> {
    await this.#try((archive) => archive.remove(id));
    await this.refresh();
  }

  async clear(): Promise<void> {
    await this.#try((archive) => archive.clear());
    await this.refresh();
  }

  async #try(use: (archive: Archive) => Promise<void>): Promise<boolean> {
    if (this.#archive === null) return false;
    try {
      await use(this.#archive);
      this.trouble = null;
      return true;
    } catch {
      this.trouble = FAILED;
      return false;
    }
  }
}

/** Where one article is kept. */
export class Place {
  id: number | null;
  failed = $state(false);
  readonly #write: (history: History) => void;
  #wanted = $state.raw<History | null>(null);
  #kept = $state.raw<History | null>(null);

  constructor(id: number | null, write: (history: History) => void) {
    this.id = id;
    this.#write = write;
  }

  keep(history: History): void {
    this.#wanted = history;
    this.#write(history);
  }

  /** Whether the last change is kept. */
  get safe(): boolean {
    return this.#wanted === this.#kept;
  }

  awaits(history: History): boolean {
    return history === this.#wanted;
  }

  isKept(id: number, history: History): void {
    this.id = id;
    this.failed = false;
    this.#kept = history;
  }
}
