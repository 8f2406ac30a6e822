// What a person chooses when an article is shared, and the link that is made of it.
import type { Annotation } from "../generated/annotation.d.ts";
import { ShareError } from "../share/error.ts";
import { essentials } from "../share/essentials.ts";
import { makePassphrase } from "../share/passphrase.ts";
import { qrCode, type QrCode } from "../share/qr.ts";
import { makeLink } from "../share/share.ts";
import { fitsInto, isTooLong, toAddress, type Fit } from "../share/share_url.ts";

export type Way = "everything" | "marks" | "file";

export interface Made {
  readonly address: string;
  readonly fits: readonly Fit[];
  /** Most of what links are sent through would break it. */
  readonly tooLong: boolean;
  /** null: it is too long for one. */
  readonly qr: QrCode | null;
}

export class Sharing {
  readonly #annotation: Annotation;
  readonly #page: string;
  /** The last link that was asked for: others come too late. */
  #asked = 0;
  #way = $state<Way>("everything");
  #essential = $state(false);
  #locked = $state(false);
  #passphrase = $state("");

  /** null: it is being made, or waits for a passphrase. */
  made = $state.raw<Made | null>(null);
  trouble = $state<string | null>(null);

  /** What the receiver gets. */
  readonly shared = $derived.by(() =>
    this.#way === "marks" && this.#essential ? essentials(this.#annotation) : this.#annotation,
  );

  /** `page`: the address that links begin with. */
  constructor(annotation: Annotation, page: string) {
    this.#annotation = annotation;
    this.#page = page;
  }

  get way(): Way {
    return this.#way;
  }

  set way(way: Way) {
    this.#way = way;
    void this.make();
  }

  /** Of the marks only allegations and the replies to them. */
  get essential(): boolean {
    return this.#essential;
  }

  set essential(essential: boolean) {
    this.#essential = essential;
    void this.make();
  }

  get locked(): boolean {
    return this.#locked;
  }

  set locked(locked: boolean) {
    this.#locked = locked;
    if (!locked) this.#passphrase = "";
    void this.make();
  }

  get passphrase(): string {
    return this.#passphrase;
  }

  /** The link is made anew when the passphrase is complete: that takes half a second. */
  set passphrase(passphrase: string) {
    this.#passphrase = passphrase;
    this.#forget();
  }

  /** A passphrase made up by chance. */
  makeUp(): void {
    this.#passphrase = makePassphrase();
    void this.make();
  }

  async make(): Promise<void> {
    const asked = this.#forget();
    const { way, locked, passphrase } = this;
    if (way === "file" || (locked && passphrase.trim() === "")) return;
    try {
      const link = await makeLink(this.shared, way, locked ? passphrase : null);
      if (asked === this.#asked) this.made = describe(toAddress(this.#page, link));
    } catch (error) {
      if (!(error instanceof ShareError)) throw error;
      if (asked === this.#asked) this.trouble = error.message;
    }
  }

  #forget(): number {
    this.made = null;
    this.trouble = null;
    return ++this.#asked;
  }
}

function describe(address: string): Made {
  return { address, fits: fitsInto(address), tooLong: isTooLong(address), qr: drawn(address) };
}

function drawn(address: string): QrCode | null {
  try {
    return qrCode(address);
  } catch (error) {
    if (error instanceof ShareError) return null;
    throw error;
  }
}
