// Articles kept in this browser: each as it was first annotated, and beside it all that was changed of it since, which
// is little and is written with every change.
import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from "idb";
import type { Annotation } from "../generated/annotation.d.ts";
import { logOf, replay, type History, type Log } from "../edit/history.ts";

/** What the list of articles shows of one. */
export interface Entry {
  readonly id: number;
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly changed: number;
  readonly allegations: number;
  readonly log: Log;
  /** Who wrote last: two windows must not write over each other. */
  readonly writer: string;
}

export interface Archive {
  /** The last changed first. */
  list(): Promise<Entry[]>;
  /** undefined: it is not there any more. */
  open(id: number): Promise<History | undefined>;
  /** Keeps the article; the result is the id under which it is kept from now on. */
  keep(id: number | null, history: History): Promise<number>;
  remove(id: number): Promise<void>;
  clear(): Promise<void>;
}

interface Schema extends DBSchema {
  /** The annotation before all changes, under the id of its entry. */
  first: { key: number; value: Annotation };
  entries: { key: number; value: Entry };
}

type Writing = IDBPTransaction<Schema, ("entries" | "first")[], "readwrite">;

const MAX_TITLE = 120;

export class BrowserArchive implements Archive {
  readonly #writer = `${Date.now()}-${Math.random()}`;
  #database: Promise<IDBPDatabase<Schema>> | null = null;

  async list(): Promise<Entry[]> {
    const database = await this.#open();
    const entries = await database.getAll("entries");
    return entries.sort((a, b) => b.changed - a.changed);
  }

  async open(id: number): Promise<History | undefined> {
    const transaction = (await this.#open()).transaction(["entries", "first"], "readwrite");
    const entry = await transaction.objectStore("entries").get(id);
    const first = await transaction.objectStore("first").get(id);
    if (entry === undefined || first === undefined) return undefined;
    await transaction.objectStore("entries").put({ ...entry, writer: this.#writer });
    await transaction.done;
    return replay(first, entry.log);
  }

  async keep(id: number | null, history: History): Promise<number> {
    const transaction = (await this.#open()).transaction(["entries", "first"], "readwrite");
    const entries = transaction.objectStore("entries");
    const known = id === null ? undefined : await entries.get(id);
    // Removed, or changed in another window since: it is kept as an article of its own.
    const own = id !== null && known?.writer === this.#writer ? id : await nextId(transaction.objectStore("first"));
    if (own !== id) {
      await removeCopies(transaction, history);
      await transaction.objectStore("first").put(firstOf(history), own);
    }
    await entries.put({ ...describe(history), id: own, writer: this.#writer });
    await transaction.done;
    return own;
  }

  async remove(id: number): Promise<void> {
    const transaction = (await this.#open()).transaction(["entries", "first"], "readwrite");
    await transaction.objectStore("entries").delete(id);
    await transaction.objectStore("first").delete(id);
    await transaction.done;
  }

  async clear(): Promise<void> {
    const transaction = (await this.#open()).transaction(["entries", "first"], "readwrite");
    await transaction.objectStore("entries").clear();
    await transaction.objectStore("first").clear();
    await transaction.done;
  }

  #open(): Promise<IDBPDatabase<Schema>> {
    this.#database ??= openDB<Schema>("allegedly", 1, {
      upgrade(database) {
        database.createObjectStore("first");
        database.createObjectStore("entries", { keyPath: "id" });
      },
      // A newer page in another window needs the database: it is opened again when it is next used.
      blocking: (_current, _blocked, { target }) => {
        (target as IDBDatabase).close();
        this.#database = null;
      },
      terminated: () => (this.#database = null),
    });
    this.#database.catch(() => (this.#database = null));
    return this.#database;
  }
}

/** An article that is annotated again, alike, and was never changed is not kept twice. */
async function removeCopies(transaction: Writing, history: History): Promise<void> {
  const [entries, first] = [transaction.objectStore("entries"), transaction.objectStore("first")];
  const title = titleOf(history.annotation);
  let made: string | null = null; // a long article takes its time, and most have no copy
  for (const entry of await entries.getAll()) {
    if (entry.title !== title || entry.log.commands.length > 0) continue;
    made ??= JSON.stringify(firstOf(history));
    if (JSON.stringify(await first.get(entry.id)) !== made) continue;
    await entries.delete(entry.id);
    await first.delete(entry.id);
  }
}

async function nextId(store: { getAllKeys(): Promise<number[]> }): Promise<number> {
  return Math.max(0, ...(await store.getAllKeys())) + 1;
}

function firstOf({ annotation, done }: History): Annotation {
  return done[0]?.before ?? annotation;
}

function describe(history: History): Omit<Entry, "id" | "writer"> {
  const { claims } = history.annotation;
  return {
    title: titleOf(history.annotation),
    changed: Date.now(),
    allegations: claims.filter(({ type }) => type === "allegation").length,
    log: logOf(history),
  };
}

function titleOf({ text, paragraphs }: Annotation): string {
  const title = paragraphs.find(({ kind }) => kind === "headline") ?? paragraphs[0];
  const words = text.slice(title?.start ?? 0, title?.end ?? 0);
  return words.length > MAX_TITLE ? `${words.slice(0, MAX_TITLE).toWellFormed()}…` : words;
}
