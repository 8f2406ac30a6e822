// What lies on the page: one screen, what is said beside it, what can be brought back. Session, Links and Beside change it.
import { EngineError } from "../engine/client.ts";
import type { History } from "../edit/history.ts";
import { remember } from "../io/memory.ts";
import { Reading } from "./reading.svelte.ts";
import type { Kept, Notice, Screen, Trouble } from "./screen.ts";
import { Shelf } from "./shelf.svelte.ts";

export const EMPTY: Screen = { kind: "empty" };

export class Desk {
  screen = $state.raw<Screen>(EMPTY);
  /** What the paste box holds. */
  draft = $state("");
  trouble = $state.raw<Trouble | null>(null);
  notices = $state.raw<readonly Notice[]>([]);
  /** What was cleared or replaced, until the next article is annotated. */
  kept = $state.raw<Kept | null>(null);
  readonly shelf: Shelf;
  /** What is shown, or was before what is being done. */
  settled: Screen = EMPTY;
  #run: AbortController | null = null;

  constructor(shelf: Shelf) {
    this.shelf = shelf;
  }

  bringBack(): void {
    if (this.kept === null) return;
    const { screen, draft } = this.kept;
    this.kept = this.screen.kind === "annotated" ? this.keptWith(this.screen) : null;
    this.show(screen);
    this.draft = draft;
  }

  dismiss(notice: Notice): void {
    this.notices = this.notices.filter((other) => other !== notice);
    notice.ondismiss?.();
  }

  cancel(): void {
    this.#run?.abort();
  }

  /** Ends a reading that still goes on: what was asked for last is what comes. */
  begin(): AbortController {
    this.#run?.abort();
    this.#run = new AbortController();
    return this.#run;
  }

  /** Whether nothing else was asked for since. */
  isLatest(run: AbortController): boolean {
    return this.#run === run;
  }

  /** `id`: where the article is kept already. */
  read(history: History, id: number | null, prefix = ""): Reading {
    return new Reading(history, this.shelf.place(id, () => this.rememberShown()), { prefix });
  }

  show(screen: Screen): void {
    this.screen = screen;
    if (screen.kind !== "loading") this.settled = screen;
    this.trouble = null;
    this.notices = [];
    this.rememberShown();
    if (screen.kind === "empty") void this.shelf.refresh();
  }

  /** For the page after a reload. */
  rememberShown(): void {
    const { screen } = this;
    const { reading, beside } = screen.kind === "annotated" ? screen : { reading: null, beside: null };
    const [id, otherId] = [reading?.place.id ?? null, beside?.other.place.id ?? null];
    // A person who marks blind and has not begun: the article is the one whose marks are hidden, and are to stay so.
    const open = id ?? (beside?.kind === "practice" ? otherId : null);
    remember("window", "open", open === null ? null : `${open}`);
    remember("window", "beside", open !== null && otherId !== null ? `${beside!.name} ${otherId}` : null);
    const incoming = screen.kind === "incoming" ? screen.incoming : null;
    remember("window", "link", (reading === null ? incoming : reading.received)?.address ?? null);
  }

  report(error: unknown, retry: () => void): void {
    if (error instanceof EngineError) {
      if (!error.cancelled) this.trouble = { message: error.message, retry: error.passing ? retry : null };
      return;
    }
    this.trouble = { message: "The page failed to show this article.", retry };
    throw error;
  }

  /** Lets what is shown be brought back. */
  keep(): void {
    this.kept = this.displaced(this.screen) ?? this.kept;
  }

  /** What has to be brought back when something takes the place of `screen`: the reader's own before what was shared. */
  displaced(screen: Screen): Kept | null {
    const shared = screen.kind === "incoming" || (screen.kind === "annotated" && screen.reading.received !== null);
    if (shared && (this.kept !== null || screen.kind === "incoming")) return this.kept;
    return screen.kind === "annotated" || this.draft.trim() !== "" ? this.keptWith(screen) : null;
  }

  keptWith(screen: Screen): Kept {
    return { screen, draft: this.draft };
  }
}
