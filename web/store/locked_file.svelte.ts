// A locked file that somebody opened, until its passphrase is given.
import type { Saved } from "../io/content.ts";
import { savedIn } from "../io/read.ts";
import { ShareError } from "../share/error.ts";
import { loadShare } from "./incoming.svelte.ts";

export class LockedFile {
  /** It came by no link, and waits for no article. */
  readonly address = null;
  readonly packed = null;
  readonly #sealed: Uint8Array<ArrayBuffer>;
  /** What was wrong with what the reader gave. */
  trouble = $state<string | null>(null);
  passphrase = $state("");

  constructor(sealed: Uint8Array<ArrayBuffer>) {
    this.#sealed = sealed;
  }

  /** null: it stays closed, and `trouble` says why. */
  async open(): Promise<Saved | null> {
    this.trouble = null;
    const share = await loadShare().catch(() => null);
    if (share === null) return this.#stay("What opens locked files could not be loaded. Is there a network?");
    try {
      const saved = savedIn(await share.openFile(this.#sealed, this.passphrase));
      return saved?.kind === "annotation" ? saved : this.#stay("There is no annotated article in this locked file.");
    } catch (error) {
      if (!(error instanceof ShareError)) throw error;
      return this.#stay(share.sentenceOfFile(error));
    }
  }

  #stay(trouble: string): null {
    this.trouble = trouble;
    return null;
  }
}
