// Classroom mode: an article marked by a person alone, and checked against a key that is not shown until asked for.
import { judge, type Judged } from "../article/judge.ts";
import { begin } from "../edit/history.ts";
import { Reading } from "./reading.svelte.ts";
import { Place } from "./shelf.svelte.ts";

export class Practice {
  readonly kind = "practice";
  /** The person's own marks. */
  readonly reading: Reading;
  readonly key: Reading;
  /** The marks were hidden for it; else the person brought marks along. */
  readonly blind: boolean;
  /** What is shown once the marks are checked: both, to be read only. */
  checked = $state.raw<{ readonly judged: Judged; readonly reading: Reading } | null>(null);

  constructor(reading: Reading, key: Reading, { blind }: { blind: boolean }) {
    this.reading = reading;
    this.key = key;
    this.blind = blind;
  }

  /** What the open article is held against. */
  get other(): Reading {
    return this.key;
  }

  /** How it is remembered over a reload. */
  get name(): "blind" | "check" {
    return this.blind ? "blind" : "check";
  }

  get marks(): number {
    const { actors, claims } = this.reading.lookup.annotation;
    return actors.length + claims.length;
  }

  reveal(): void {
    const judged = judge(this.reading.lookup.annotation, this.key.lookup.annotation);
    const nowhere = new Place(null, () => undefined);
    const reading = new Reading(begin(judged.annotation), nowhere, { verdicts: judged.verdicts });
    reading.kinds.add("statement"); // what was marked is to be seen, and what was missed
    this.checked = { judged, reading };
  }

  goOn(): void {
    this.checked = null;
  }
}
