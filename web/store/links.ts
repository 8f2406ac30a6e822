// Links that somebody opens, up to the article they hold.
import type { Annotation } from "../generated/annotation.d.ts";
import type { Article } from "../io/content.ts";
import { ShareError } from "../share/error.ts";
import { EMPTY, type Desk } from "./desk.svelte.ts";
import { Incoming, type Opened, type Received } from "./incoming.svelte.ts";
import type { LockedFile } from "./locked_file.svelte.ts";

export class Links {
  readonly #desk: Desk;
  readonly #showReceived: (annotation: Annotation, received: Received) => Promise<void>;

  constructor(desk: Desk, showReceived: (annotation: Annotation, received: Received) => Promise<void>) {
    this.#desk = desk;
    this.#showReceived = showReceived;
  }

  /**
   * Opens a link; false: `address` holds none. What is on the page can be brought back. `text`: the article that its marks
   * belong to, as far as the reader gave it before.
   */
  receive(address: string, text = ""): boolean {
    try {
      const incoming = Incoming.from(address);
      if (incoming !== null) incoming.text = text;
      if (incoming !== null) void this.#unpack(incoming, () => incoming.open(null));
      return incoming !== null;
    } catch (error) {
      if (!(error instanceof ShareError)) throw error;
      this.#desk.trouble = { message: error.message, retry: null };
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

  /** Leaves alone what asks for something. */
  decline(): void {
    if (this.#desk.kept === null) this.#desk.show(EMPTY);
    else this.#desk.bringBack();
  }

  /** Makes what was received the reader's own: it can be changed, and is kept from now on. */
  adopt(): void {
    if (this.#desk.screen.kind !== "annotated") return;
    const { reading } = this.#desk.screen;
    reading.received = null;
    if (!reading.arriving) reading.place.keep(reading.history);
    this.#desk.rememberShown();
  }

  /** `step` takes the link as far as it comes without the reader. */
  async #unpack(incoming: Incoming, step: () => Promise<Opened | null>): Promise<void> {
    const before = this.#desk.settled;
    const run = this.#desk.begin();
    this.#desk.show({ kind: "loading", text: null, stage: "unpacking", done: null });
    let opened: Opened | null;
    try {
      opened = await step();
    } catch (error) {
      if (!this.#desk.isLatest(run)) return;
      this.#desk.show(before);
      if (!run.signal.aborted) this.#explain(error, incoming, () => void this.#unpack(incoming, step));
      return;
    }
    if (!this.#desk.isLatest(run)) return;
    if (run.signal.aborted) return this.#desk.show(before);
    if (opened === null) return this.ask(incoming);
    await this.#showReceived(opened.annotation, opened.received);
  }

  #explain(error: unknown, incoming: Incoming, retry: () => void): void {
    const { kind } = this.#desk.settled;
    if (!(error instanceof ShareError)) {
      this.#desk.trouble = { message: "What opens links could not be loaded. Is there a network?", retry };
    } else if (error.code === "passphrase_needed") this.ask(incoming);
    else if (kind === "incoming") incoming.trouble = error.message;
    else this.#desk.trouble = { message: error.message, retry: null };
  }

  /** Puts an article where the marks of a link wait for it. */
  offer(incoming: Incoming, { text, notice, leftOut }: Article): void {
    incoming.text = text;
    this.#desk.notices = notice === null ? [] : [{ message: notice, action: null }];
    if (leftOut === null) return;
    const run = () => {
      incoming.text = leftOut.whole;
      this.#desk.notices = [];
    };
    this.#desk.notices = [...this.#desk.notices, { message: leftOut.notice, action: { label: "Put it back", run } }];
  }

  /** Lets a link or a file ask for what it needs; what it takes the place of can be brought back. */
  ask(incoming: Incoming | LockedFile): void {
    const before = this.#desk.settled;
    if (before.kind !== "incoming") this.#desk.kept = this.#desk.displaced(before);
    this.#desk.show({ kind: "incoming", incoming });
  }
}
