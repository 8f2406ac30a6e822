// A link that somebody opened, from its letters to an annotation: on the way it may ask for a passphrase, or for the
// article that its marks belong to.
import type { Annotation } from "../generated/annotation.d.ts";
import type { PackedMarks } from "../share/marks.ts";
import type { ChangedMark, LostMark } from "../share/restore.ts";
import { parseLink, type Link } from "../share/share_url.ts";

/** What makes and opens links is fetched right after the page. */
export const loadShare = () => import("../share/share.ts");

/** How an article came by a link. */
export interface Received {
  readonly address: string;
  readonly kind: "everything" | "marks";
  /** The words are the sender's; null: they came by the link too. */
  readonly sameText: boolean | null;
  /** Marks for which the text has no place. */
  readonly lost: readonly LostMark[];
  /** Marks that have theirs, but other words in it. */
  readonly changed: readonly ChangedMark[];
}

export interface Opened {
  readonly annotation: Annotation;
  readonly received: Received;
}

export class Incoming {
  readonly address: string;
  readonly #link: Link;
  /** The marks, which wait for their article; null: the link is locked. */
  packed = $state.raw<PackedMarks | null>(null);
  /** What was wrong with what the reader gave. */
  trouble = $state<string | null>(null);
  passphrase = $state("");
  /** The article as the reader gives it. */
  text = $state("");

  private constructor(address: string, link: Link) {
    this.address = address;
    this.#link = link;
  }

  /** null: `address` holds no link of ours. Throws `ShareError`. */
  static from(address: string): Incoming | null {
    const link = parseLink(address);
    return link === null ? null : new Incoming(address, link);
  }

  /** null: the article is asked for. Throws `ShareError`, or what kept the page from loading its own part. */
  async open(passphrase: string | null): Promise<Opened | null> {
    this.trouble = null;
    const { openLink } = await loadShare();
    await painted();
    const shared = await openLink(this.#link, passphrase);
    if (shared.kind === "marks") {
      this.packed = shared.packed;
      return null;
    }
    const { annotation } = shared;
    const received: Received = { address: this.address, kind: "everything", sameText: null, lost: [], changed: [] };
    return { annotation, received };
  }

  /** null: there is no text yet. */
  async fit(text: string): Promise<Opened | null> {
    this.trouble = text.trim() === "" ? "There is no text yet: paste the article that the marks belong to." : null;
    if (this.packed === null || this.trouble !== null) return null;
    const { fitMarks } = await loadShare();
    await painted();
    const { annotation, lost, changed, sameText } = fitMarks(this.packed, text.toWellFormed());
    return { annotation, received: { address: this.address, kind: "marks", sameText, lost, changed } };
  }
}

/** Lets the browser show what it was told before unpacking holds it up. A page that nobody looks at has no frames. */
function painted(): Promise<void> {
  return new Promise((done) => setTimeout(done, 20));
}
