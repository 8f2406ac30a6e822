// What a person chooses when an article is shared, and the link that is made of it.
import type { Holding } from "../article/holding.ts";
import type { Annotation } from "../generated/annotation.d.ts";
import { ShareError } from "../share/error.ts";
import { essentials } from "../share/essentials.ts";
import { makePassphrase } from "../share/passphrase.ts";
import { qrCode, type QrCode } from "../share/qr.ts";
import { makeLink, spelt } from "../share/share.ts";
import { fitsInto, isTooLong, toAddress, type Fit } from "../share/share_url.ts";

export type Way = "everything" | "marks" | "file";

/** Which marks. `essential`: allegations, and the replies to them. `shown`: what the reader's filters leave. */
export type Extent = "all" | "essential" | "shown";

const MARKS: readonly Holding[] = ["allegations", "replies", "statements", "mentions", "actors"];

/** What the two kinds of links hold. */
export const LINK_HOLDS: Record<Exclude<Way, "file">, readonly Holding[]> = {
  everything: ["text", ...MARKS, "origins", "rough confidence"],
  marks: ["places", "origins", "rough confidence"],
};

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
  readonly #filtered: Annotation | null;
  readonly #page: string;
  /** The last link that was asked for: others come too late. */
  #asked = 0;
  #way = $state<Way>("everything");
  /** null: whatever is usual for the way. */
  #extent = $state<Extent | null>(null);
  #locked = $state(false);
  #passphrase = $state("");

  /** null: it is being made, or waits for a passphrase. */
  made = $state.raw<Made | null>(null);
  trouble = $state<string | null>(null);

  /** What the receiver gets. */
  readonly shared = $derived.by((): Annotation => {
    if (this.extent === "essential") return essentials(this.#annotation);
    return this.extent === "shown" ? (this.#filtered ?? this.#annotation) : this.#annotation;
  });
  /** The strings that a link without the article holds: what the article has no words for. */
  readonly spelt = $derived.by(() => (this.#way === "marks" ? speltOf(this.shared) : []));

  /** `filtered`: what the reader's filters leave, null where none is on. `page`: the address that links begin with. */
  constructor(annotation: Annotation, filtered: Annotation | null, page: string) {
    this.#annotation = annotation;
    this.#filtered = filtered;
    this.#page = page;
  }

  /** What can be chosen. */
  get extents(): readonly Extent[] {
    return [
      ...(this.#way === "marks" ? (["essential"] as const) : []),
      "all",
      ...(this.#filtered === null ? [] : (["shown"] as const)),
    ];
  }

  get way(): Way {
    return this.#way;
  }

  set way(way: Way) {
    this.#way = way;
    void this.make();
  }

  get extent(): Extent {
    const [usual = "all"] = this.extents;
    return this.#extent !== null && this.extents.includes(this.#extent) ? this.#extent : usual;
  }

  set extent(extent: Extent) {
    this.#extent = extent;
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

function speltOf(annotation: Annotation): readonly string[] {
  try {
    return spelt(annotation);
  } catch (error) {
    if (error instanceof ShareError) return []; // making the link says so
    throw error;
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
