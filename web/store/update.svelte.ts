// Whether the page opens without its server, and a newer version of it that waits to be taken.
import type { NotKept, Offline } from "../io/offline.ts";

export class Update {
  /** A newer version is there, and the reader has not put it off. */
  ready = $state(false);
  /** null: the page is kept; undefined: not known yet. */
  notKept = $state<NotKept | null>();
  readonly #offline: Offline;
  readonly #settled: () => Promise<void>;

  /** `settled` comes when all that was changed is kept. */
  constructor(offline: Offline, settled: () => Promise<void>) {
    this.#offline = offline;
    this.#settled = settled;
  }

  async start(): Promise<void> {
    this.notKept = await this.#offline.keep(() => (this.ready = true));
  }

  /** The browser asks before it loads the page again where changes could not be kept. */
  async take(): Promise<void> {
    await this.#settled();
    await this.#offline.renew().catch(() => undefined); // a newer one came meanwhile: the notice still stands
  }

  /** Until a newer one comes, or the page is opened again. */
  putOff(): void {
    this.ready = false;
  }
}
