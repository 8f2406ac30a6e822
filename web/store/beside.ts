// An article beside the one that is shown: to compare the two, or to check a person's marks against.
import { blank } from "../article/judge.ts";
import { begin } from "../edit/history.ts";
import type { Engine } from "../engine/client.ts";
import { Another, type Found } from "./another.svelte.ts";
import { Comparison } from "./comparison.svelte.ts";
import type { Desk } from "./desk.svelte.ts";
import { languageNotices } from "./notices.ts";
import { Practice } from "./practice.svelte.ts";
import type { Reading } from "./reading.svelte.ts";

const OTHER_TEXT = "These marks are of another text: a key must be of the very same article.";

export class Beside {
  readonly #desk: Desk;
  readonly #engine: Engine;
  #another: Another;

  constructor(desk: Desk, engine: Engine) {
    this.#desk = desk;
    this.#engine = engine;
    this.#another = new Another(engine, desk.shelf);
  }

  /** For whoever looks for an article to hold the open one against. A text that was left there before is there again. */
  another(): Another {
    const { draft } = this;
    this.#another = new Another(this.#engine, this.#desk.shelf);
    this.draft = draft;
    return this.#another;
  }

  /** The text of another article that is not annotated yet. */
  get draft(): string {
    return this.#another.draft;
  }

  set draft(text: string) {
    this.#another.draft = text;
  }

  compareWith(found: Found): void {
    if (this.#desk.screen.kind !== "annotated") return;
    const { reading } = this.#desk.screen;
    this.#desk.show({ kind: "annotated", reading, beside: new Comparison(reading, this.#other(found)) });
    this.#desk.notices = languageNotices(found.history.annotation.text);
  }

  /** Hides the marks for a person to make their own. */
  practise(): void {
    if (this.#desk.screen.kind !== "annotated") return;
    const key = this.#desk.screen.reading;
    const reading = this.#desk.read(begin(blank(key.lookup.annotation)), null);
    reading.kinds.add("statement");
    this.#desk.show({ kind: "annotated", reading, beside: new Practice(reading, key, { blind: true }) });
  }

  /** Checks the marks against others of the same text. */
  check(found: Found): void {
    if (this.#desk.screen.kind !== "annotated") return;
    const { reading } = this.#desk.screen;
    if (found.history.annotation.text !== reading.lookup.annotation.text) {
      this.#desk.trouble = { message: OTHER_TEXT, retry: null };
      return;
    }
    const practice = new Practice(reading, this.#other(found), { blind: false });
    this.#desk.show({ kind: "annotated", reading, beside: practice });
    practice.reveal();
  }

  /** Shows one article alone. Marks that a person made blind stay, and those that were hidden for it do too. */
  leave(to?: Reading): void {
    const { screen } = this.#desk;
    if (screen.kind !== "annotated" || screen.beside === null) return;
    const { reading, beside } = screen;
    const blind = beside.kind === "practice" && beside.blind;
    if (blind && beside.marks === 0) return this.#desk.show({ kind: "annotated", reading: beside.key, beside: null });
    this.#desk.show({ kind: "annotated", reading: to ?? reading, beside: null });
    if (beside.kind === "comparison") this.#desk.kept = this.#desk.keptWith(screen);
    if (!blind) return;
    this.#desk.kept = this.#desk.keptWith({ kind: "annotated", reading: beside.key, beside: null });
    const message = "These are your own marks, kept as an article of its own. “Bring back” shows those that were hidden.";
    this.#desk.notices = [{ message, action: null }];
  }

  #other({ history, id }: Found): Reading {
    const reading = this.#desk.read(history, id, "other-");
    if (id === null) reading.place.keep(history);
    return reading;
  }

  /** After a reload. */
  async resume(kind: string, id: number): Promise<void> {
    const before = this.#desk.screen;
    const hides = kind === "blind" && before.kind === "annotated" && before.reading.place.id === id;
    if (hides) return this.practise(); // nothing was marked yet
    const history = await this.#desk.shelf.open(id);
    if (history === null || before !== this.#desk.screen || before.kind !== "annotated") return;
    const { reading } = before;
    const other = this.#desk.read(history, id, "other-");
    const sameText = history.annotation.text === reading.lookup.annotation.text;
    if (kind === "comparison") this.#desk.show({ ...before, beside: new Comparison(reading, other) });
    else if (sameText) this.#desk.show({ ...before, beside: new Practice(reading, other, { blind: kind === "blind" }) });
  }
}
