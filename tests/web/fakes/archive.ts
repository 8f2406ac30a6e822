// Keeps articles as the browser would, or fails to.
import { logOf, replay, type History } from "../../../web/edit/history.ts";
import type { Archive, Entry } from "../../../web/io/archive.ts";

export class FakeArchive implements Archive {
  full = false;
  readonly #kept = new Map<number, History>();
  #ids = 0;

  async list(): Promise<Entry[]> {
    return [...this.#kept].map(([id, history]) => {
      return { id, title: history.annotation.text, changed: id, allegations: 0, log: logOf(history), writer: "" };
    });
  }

  async open(id: number): Promise<History | undefined> {
    const history = this.#kept.get(id);
    return history && replay(history.done[0]?.before ?? history.annotation, logOf(history));
  }

  async keep(id: number | null, history: History): Promise<number> {
    if (this.full) throw new DOMException("Full", "QuotaExceededError");
    const own = id ?? ++this.#ids;
    this.#kept.set(own, history);
    return own;
  }

  async remove(id: number): Promise<void> {
    this.#kept.delete(id);
  }

  async clear(): Promise<void> {
    this.#kept.clear();
  }
}
