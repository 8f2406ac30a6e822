// Two annotated articles side by side: what is chosen in one is lit in both.
import { untrack } from "svelte";
import { align, counterpartOf, type Side } from "../article/align.ts";
import { same, type Choice } from "../article/lit.ts";
import type { Actor, Claim } from "../generated/annotation.d.ts";
import type { Reading } from "./reading.svelte.ts";

export class Comparison {
  readonly kind = "comparison";
  readonly here: Reading;
  readonly there: Reading;
  /** Where the reader chooses: the other article follows. */
  leading: Reading = $state.raw() as Reading;

  readonly alignment = $derived.by(() => align(this.here.lookup, this.there.lookup));
  /** What of the other article belongs to what is chosen. */
  readonly counterpart = $derived.by((): Actor | Claim | null => {
    const { chosen, lookup } = this.leading;
    const item = chosen === null ? undefined : chosen.of === "actor" ? lookup.actor(chosen.id) : lookup.claim(chosen.id);
    return item === undefined ? null : counterpartOf(this.alignment, this.leading === this.here ? "here" : "there", item);
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

  /** Whether it is lit. */
  isChosen(side: Side, item: Actor | Claim): boolean {
    return same(this[side].chosen, choiceOf(item));
  }

  /** Lights it, and what belongs to it in the other article. */
  choose(side: Side, item: Actor | Claim): void {
    this.leading = this[side];
    this.leading.goTo(choiceOf(item), undefined, false);
  }

  /** Lights in the other article what belongs to what is chosen. Run whenever the choice changes. */
  follow(): void {
    const { counterpart, following } = this;
    untrack(() => {
      if (counterpart === null) following.choose(null);
      else if (!same(following.chosen, choiceOf(counterpart))) following.goTo(choiceOf(counterpart), undefined, false);
    });
  }
}

function choiceOf(item: Actor | Claim): Choice {
  return { of: "cue" in item ? "claim" : "actor", id: item.id };
}
