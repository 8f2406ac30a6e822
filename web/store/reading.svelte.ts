// One annotated article as it is being read: what is shown of it and what is chosen in it.
import { SvelteSet } from "svelte/reactivity";
import type { Annotation } from "../generated/annotation.d.ts";
import { Lights, type Choice } from "../article/lit.ts";
import { Lookup } from "../article/lookup.ts";
import { concerns, markParagraphs, type Kind } from "../article/marks.ts";

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

export class Reading {
  readonly lookup: Lookup;
  /** Statements are most of an article: they stay hidden until asked for. */
  readonly kinds = new SvelteSet<Kind>(KINDS.filter((kind) => kind !== "statement"));
  /** Show only what concerns this actor. */
  actor = $state<string | null>(null);
  chosen = $state.raw<Choice | null>(null);
  jump = $state.raw<Jump | null>(null);
  tab = $state<Tab>("ledger");

  readonly paragraphs = $derived.by(() =>
    markParagraphs(this.lookup.annotation, { kinds: this.kinds, actor: this.actor }),
  );
  /** What the ledger lists. */
  readonly allegations = $derived.by(() => {
    const { actor } = this;
    return this.lookup.allegations.filter((claim) => actor === null || concerns(claim, actor));
  });
  readonly lights = $derived.by(() => new Lights(this.lookup, this.chosen));

  constructor(annotation: Annotation) {
    this.lookup = new Lookup(annotation);
  }

  choose(choice: Choice | null): void {
    this.chosen = choice;
  }

  /** Chooses and brings into view, undoing the filter that hid it. `from`: which of its marks; else the first. */
  goTo(choice: Choice, from?: number, focus = true): void {
    const claim = choice.of === "claim" ? this.lookup.claim(choice.id) : undefined;
    this.kinds.add(claim?.type ?? "actor");
    if (this.actor !== null) {
      const shown = claim === undefined ? choice.id === this.actor : concerns(claim, this.actor);
      if (!shown) this.actor = null;
    }
    this.chosen = choice;
    const at = from ?? claim?.cue[0][0] ?? this.lookup.annotation.mentions.find(({ actor }) => actor === choice.id)?.start;
    if (at !== undefined) this.jump = { ...choice, at, focus };
  }

  toggle(kind: Kind): void {
    if (!this.kinds.delete(kind)) this.kinds.add(kind);
  }
}
