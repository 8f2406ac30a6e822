// Texts that are not annotated yet, each kept for the window that it was typed in, so that not even a crash loses it.
import { openDB, type DBSchema, type IDBPDatabase } from "idb";

export interface Draft {
  readonly id: string;
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly changed: number;
}

export interface Drafts {
  /** Under which the text of this window is kept. */
  readonly id: string;
  /** Keeps the text of this window in the place of the last; an empty one is forgotten. */
  keep(text: string): Promise<void>;
  /** Those of windows that are gone, the last changed first; that of `previous` in any case. */
  left(previous: string | null): Promise<readonly Draft[]>;
  forget(id: string): Promise<void>;
}

interface Schema extends DBSchema {
  drafts: { key: string; value: Draft };
}

const lockOf = (id: string) => `allegedly-draft-${id}`;

export class BrowserDrafts implements Drafts {
  readonly id = `${Date.now()}-${Math.random()}`;
  #database: Promise<IDBPDatabase<Schema>> | null = null;

  constructor() {
    // Tells other windows that this one is still there. Pages that are not served safely have no locks.
    void locks()?.request(lockOf(this.id), () => new Promise(() => undefined)).catch(() => undefined);
  }

  async keep(text: string): Promise<void> {
    const transaction = (await this.#open()).transaction("drafts", "readwrite");
    const { store } = transaction;
    void (text === "" ? store.delete(this.id) : store.put({ id: this.id, text, changed: Date.now() })).catch(() => undefined);
    transaction.commit(); // does not wait for this page, which may be about to go
    await transaction.done;
  }

  async left(previous: string | null): Promise<readonly Draft[]> {
    const drafts = await (await this.#open()).getAll("drafts");
    const { held = [] } = (await locks()?.query()) ?? {};
    const open = new Set(held.map(({ name }) => name));
    const isLeft = ({ id }: Draft) => id !== this.id && (id === previous || !open.has(lockOf(id)));
    return drafts.filter(isLeft).sort((a, b) => b.changed - a.changed);
  }

  async forget(id: string): Promise<void> {
    await (await this.#open()).delete("drafts", id);
  }

  #open(): Promise<IDBPDatabase<Schema>> {
    this.#database ??= openDB<Schema>("allegedly-drafts", 1, {
      upgrade: (database) => void database.createObjectStore("drafts", { keyPath: "id" }),
      terminated: () => (this.#database = null),
    });
    this.#database.catch(() => (this.#database = null));
    return this.#database;
  }
}

function locks(): LockManager | undefined {
  return (navigator as Partial<Navigator>).locks;
}
