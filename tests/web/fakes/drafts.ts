// Texts that windows left, kept as the browser would, or not.
import type { Draft, Drafts } from "../../../web/io/drafts.ts";

export class FakeDrafts implements Drafts {
  full = false;
  readonly kept: Map<string, string>;

  constructor(
    readonly id: string,
    kept: Map<string, string> = new Map(),
  ) {
    this.kept = kept;
  }

  async keep(text: string): Promise<void> {
    if (this.full) throw new DOMException("Full", "QuotaExceededError");
    if (text === "") this.kept.delete(this.id);
    else this.kept.set(this.id, text);
  }

  async left(): Promise<readonly Draft[]> {
    return [...this.kept].filter(([id]) => id !== this.id).map(([id, text]) => ({ id, text, changed: 0 }));
  }

  async forget(id: string): Promise<void> {
    this.kept.delete(id);
  }
}
