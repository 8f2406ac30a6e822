// Two annotated articles side by side: what is chosen in one is lit in both.
import { untrack } from "svelte";
import { align, type Row } from "../article/align.ts";
import { same, type Choice } from "../article/lit.ts";
import type { Actor, Claim } from "../generated/annotation.d.ts";
import type { Reading } from "./reading.svelte.ts";

export type AlignedRow = Row<Actor> | Row<Claim>;

export class Comparison {
  readonly kind = "comparison";
  readonly here: Reading;
  readonly there: Reading;
  /** Where the reader chooses: the other article follows. */
  leading: Reading = $state.raw() as Reading;

  readonly alignment = $derived.by(() => align(this.here.lookup, this.there.lookup));
  /** The row of what is chosen. */
  readonly chosen = $derived.by((): AlignedRow | null => {
    const { chosen } = this.leading;
    if (chosen === null) return null;
    const side = this.leading === this.here ? "here" : "there";
    const { actors, allegations, replies } = this.alignment;
    const rows: readonly AlignedRow[] = chosen.of === "actor" ? actors : [...allegations, ...replies];
    return rows.find((row) => row[side]?.id === chosen.id) ?? null;
  });

  constructor(here: Reading, there: Reading) {
    this.here = here;
    this.there = there;
    this.leading = here;
  }

  /** What the open article is held against. */
  get other(): Reading {
    return this.there;
  }

  /** How it is remembered over a reload. */
  get name(): "comparison" {
    return this.kind;
  }

  get following(): Reading {
    return this.leading === this.here ? this.there : this.here;
  }

  /** Lights a row in both articles. */
  choose(row: AlignedRow): void {
    this.leading = row.here === null ? this.there : this.here;
    const item = row.here ?? row.there;
    if (item !== null) this.leading.goTo(choiceOf(item), undefined, false);
  }

  /** Lights in the other article what stands beside what is chosen. Run whenever the choice changes. */
  follow(): void {
    const { chosen, following } = this;
    const item = following === this.here ? chosen?.here : chosen?.there;
    untrack(() => {
      if (item == null) following.choose(null);
      else if (!same(following.chosen, choiceOf(item))) following.goTo(choiceOf(item), undefined, false);
    });
  }
}

function choiceOf(item: Actor | Claim): Choice {
  return { of: "cue" in item ? "claim" : "actor", id: item.id };
}
