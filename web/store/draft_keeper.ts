// Keeps what the paste box holds, from the first letter on.
import type { Draft, Drafts } from "../io/drafts.ts";
import { recall, remember } from "../io/memory.ts";

export class DraftKeeper {
  readonly #drafts: Drafts | null;
  readonly #onfailed: () => void;
  #wanted = "";
  #kept = "";
  #writing = false;
  #failed = false;

  /** `null`: nothing may be kept. `onfailed` is called once. */
  constructor(drafts: Drafts | null, onfailed: () => void) {
    this.#drafts = drafts;
    this.#onfailed = onfailed;
  }

  /** In the place of what was kept. While that is being written the last that comes waits for its turn. */
  keep(text: string): void {
    if (text === this.#wanted) return;
    this.#wanted = text;
    if (!this.#writing) void this.#write();
  }

  /** Before the page goes: what it finds its text by after a reload, or the text where that is kept nowhere. */
  park(): void {
    const safe = this.#wanted === this.#kept;
    remember("window", "draft-id", safe && this.#wanted !== "" ? (this.#drafts?.id ?? null) : null);
    remember("window", "draft", safe ? null : this.#wanted);
  }

  /** What this window held before a reload, and what others held that are gone. */
  async left(): Promise<{ readonly own: Draft | null; readonly others: readonly Draft[] }> {
    const [text, previous] = [recall("window", "draft"), recall("window", "draft-id")];
    for (const key of ["draft", "draft-id"]) remember("window", key, null);
    const drafts = (await this.#drafts?.left(previous).catch(() => null)) ?? [];
    const parked = text === null ? null : { id: "", text, changed: Date.now() };
    const own = drafts.find(({ id }) => id === previous) ?? parked;
    return { own, others: drafts.filter((draft) => draft !== own) };
  }

  /** From now on it is kept as the text of this window. */
  take({ id, text }: Draft): void {
    this.keep(text);
    this.forget(id); // later than that is written
  }

  forget(id: string): void {
    this.#drafts?.forget(id).catch(() => undefined);
  }

  async #write(): Promise<void> {
    if (this.#drafts === null) return;
    this.#writing = true;
    try {
      while (this.#kept !== this.#wanted) {
        const text = this.#wanted;
        await this.#drafts.keep(text);
        this.#kept = text;
      }
      this.#failed = false;
    } catch {
      if (!this.#failed) this.#onfailed();
      this.#failed = true;
    } finally {
      this.#writing = false;
    }
  }
}
