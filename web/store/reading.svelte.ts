// One annotated article as it is being read and corrected: what it holds, what is shown of it and what is chosen in it.
import { SvelteSet } from "svelte/reactivity";
import { Lights, type Choice } from "../article/lit.ts";
import { Lookup } from "../article/lookup.ts";
import { concerns, markParagraphs, type Filter, type Kind, type MarkedParagraph } from "../article/marks.ts";
import { reuse } from "../article/reuse.ts";
import type { Verdicts } from "../article/judge.ts";
import type { Command } from "../edit/command.ts";
import { act, redo, undo, type History } from "../edit/history.ts";
import { shown } from "../edit/shown.ts";
import { subject } from "../edit/subject.ts";
import { Editor } from "./editor.svelte.ts";
import type { Received } from "./incoming.svelte.ts";
import { PanelView } from "./panel.svelte.ts";
import type { Place } from "./shelf.svelte.ts";

export const KINDS: readonly Kind[] = [
  "actor",
  "allegation",
  "denial",
  "admission",
  "non_response",
  "statement",
];

export type Tab = "ledger" | "actors" | "graph" | "why";

/** What is to be brought into view; a new object each time, so that it can be asked for again. */
export interface Jump extends Choice {
  /** Where in the text it begins. */
  readonly at: number;
  /** The keyboard goes there too. */
  readonly focus: boolean;
}

interface Special {
  readonly prefix?: string;
  readonly verdicts?: Verdicts;
}

export class Reading {
  history: History;
  readonly lookup = $derived.by(() => new Lookup(this.history.annotation));
  /** Statements are most of an article: they stay hidden until asked for. */
  readonly kinds = new SvelteSet<Kind>(KINDS.filter((kind) => kind !== "statement"));
  /** Show only what concerns this actor. */
  actor = $state<string | null>(null);
  chosen = $state.raw<Choice | null>(null);
  jump = $state.raw<Jump | null>(null);
  tab = $state<Tab>("ledger");

  #drawn: readonly MarkedParagraph[] = [];
  readonly paragraphs = $derived.by(() => {
    return (this.#drawn = reuse(this.#drawn, markParagraphs(this.lookup.annotation)));
  });
  readonly blocks = $derived(this.paragraphs.flatMap(({ blocks }) => blocks));
  /** What is shown of them. */
  readonly filter = $derived.by((): Filter => ({ kinds: new Set(this.kinds), actor: this.actor }));
  /** What the ledger lists. */
  readonly allegations = $derived.by(() => {
    const { actor } = this;
    return this.lookup.allegations.filter((claim) => actor === null || concerns(claim, actor));
  });
  readonly panel = new PanelView(this);
  /** Something is hidden that is in view at first. */
  readonly narrowed = $derived.by(() => {
    const hidden = KINDS.some((kind) => kind !== "statement" && !this.kinds.has(kind));
    return hidden || this.actor !== null || this.panel.ledger.narrowed;
  });
  /** What the filters leave of the annotation. */
  readonly shown = $derived.by(() => {
    const { all, rows } = this.panel.ledger;
    const unlisted = new Set(all.map(({ claim }) => claim.id));
    for (const { claim } of rows) unlisted.delete(claim.id);
    return shown(this.lookup.annotation, { ...this.filter, unlisted });
  });
  readonly editor = new Editor(this);
  readonly lights = $derived.by(() => new Lights(this.lookup, this.chosen));

  /** How it came by a link; null: it is the reader's own, and can be changed. */
  received = $state.raw<Received | null>(null);

  /** Only the marks of its beginning are there: the rest is still being read. */
  arriving = $state(false);

  /** Where every change that is made, undone or redone is kept. */
  readonly place: Place;

  /** What sets its ids apart from those of an article beside it. */
  readonly prefix: string;
  /** How its marks fare against a key; of none unless they are checked. */
  readonly verdicts: Verdicts;

  constructor(history: History, place: Place, { prefix = "", verdicts = new Map() }: Special = {}) {
    this.history = $state.raw(history);
    this.place = place;
    this.prefix = prefix;
    this.verdicts = verdicts;
  }

  get readOnly(): boolean {
    return this.received !== null || this.arriving;
  }

  /** All of what began to arrive. */
  complete(history: History): void {
    this.history = history;
    this.arriving = false;
    if (this.received === null) this.place.keep(history);
  }

  /** false: there was nothing to change, or nothing may be. */
  act(command: Command): boolean {
    if (this.readOnly) return false;
    return this.#become(act(this.history, command), command);
  }

  /** The command that was undone. */
  undo(): Command | null {
    const command = this.history.done.at(-1)?.command ?? null;
    if (command !== null) this.#become(undo(this.history), command);
    return command;
  }

  redo(): Command | null {
    const command = this.history.undone.at(-1) ?? null;
    if (command !== null) this.#become(redo(this.history), command);
    return command;
  }

  #become(history: History, command: Command): boolean {
    if (history === this.history) return false;
    this.history = history;
    if (this.actor !== null && this.lookup.actor(this.actor) === undefined) this.actor = null;
    const choice = subject(command, history.annotation);
    if (choice === null) this.choose(null);
    else this.show(choice);
    this.place.keep(history);
    return true;
  }

  choose(choice: Choice | null): void {
    this.chosen = choice;
  }

  /** Chooses, undoing the filter that hid it. */
  show(choice: Choice): void {
    const claim = choice.of === "claim" ? this.lookup.claim(choice.id) : undefined;
    this.kinds.add(claim?.type ?? "actor");
    if (this.actor !== null) {
      const shown = claim === undefined ? choice.id === this.actor : concerns(claim, this.actor);
      if (!shown) this.actor = null;
    }
    this.chosen = choice;
  }

  /** Shows and brings into view. `from`: which of its marks; else the first. */
  goTo(choice: Choice, from?: number, focus = true): void {
    this.show(choice);
    const claim = choice.of === "claim" ? this.lookup.claim(choice.id) : undefined;
    const at = from ?? claim?.cue[0][0] ?? this.lookup.annotation.mentions.find(({ actor }) => actor === choice.id)?.start;
    if (at === undefined) return;
    this.bring(choice, at, focus);
  }

  /** Brings a mark into view that begins at `at`, and chooses nothing. */
  bring(mark: Choice, at: number, focus = true): void {
    this.editor.caret = at;
    this.jump = { ...mark, at, focus };
  }

  toggle(kind: Kind): void {
    if (!this.kinds.delete(kind)) this.kinds.add(kind);
  }
}
