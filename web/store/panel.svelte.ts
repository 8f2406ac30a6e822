// What the panel beside an article remembers while its tabs come and go.
import { SvelteSet } from "svelte/reactivity";
import { filterRows, ledgerRows, nextSort, sortRows, tally, type Column, type Sort } from "../article/ledger.ts";
import type { Strength } from "../article/strength.ts";
import type { Standing } from "../generated/annotation.d.ts";
import type { Reading } from "./reading.svelte.ts";

export class LedgerView {
  readonly #reading: Reading;
  readonly standings = new SvelteSet<Standing>();
  readonly strengths = new SvelteSet<Strength>();
  words = $state("");
  sort = $state.raw<Sort>({ by: "order", descending: false });

  /** All allegations the article's own filter leaves. */
  readonly all = $derived.by(() => ledgerRows(this.#reading.lookup, this.#reading.allegations));
  readonly counts = $derived(tally(this.all));
  readonly narrowed = $derived.by(() => this.standings.size + this.strengths.size > 0 || this.words.trim() !== "");
  readonly rows = $derived.by(() => sortRows(filterRows(this.all, this, this.#reading.lookup), this.sort));

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  sortBy(column: Column): void {
    this.sort = nextSort(this.sort, column);
  }

  showAll(): void {
    this.standings.clear();
    this.strengths.clear();
    this.words = "";
  }
}

export class PanelView {
  readonly ledger: LedgerView;
  /** The actor whose lens is open. */
  lens = $state<string | null>(null);

  constructor(reading: Reading) {
    this.ledger = new LedgerView(reading);
  }
}
