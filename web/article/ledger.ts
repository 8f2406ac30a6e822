// The ledger: one row for each allegation, and what of it is asked for in which order.
import type { Claim, Standing } from "../generated/annotation.d.ts";
import type { Lookup } from "./lookup.ts";
import { fold } from "./similar.ts";
import { STRENGTHS, strength, type Strength } from "./strength.ts";

export interface Row {
  readonly claim: Claim;
  /** Its place among the allegations listed, from 1. */
  readonly order: number;
  readonly source: string | null;
  readonly strength: Strength;
  /** Names of the targets; "" where there are none. */
  readonly about: string;
  readonly what: string;
  readonly standing: Standing;
  readonly replies: readonly Claim[];
}

export type Column = "order" | "source" | "about" | "what" | "standing" | "confidence";

export interface Sort {
  readonly by: Column;
  readonly descending: boolean;
}

/** Nothing asked for shows everything. */
export interface Query {
  readonly standings: ReadonlySet<Standing>;
  readonly strengths: ReadonlySet<Strength>;
  /** All of its words must be in the row. */
  readonly words: string;
}

export const STANDINGS: readonly Standing[] = ["denied", "admitted", "no_response", "unanswered"];

export function ledgerRows(lookup: Lookup, allegations: readonly Claim[]): Row[] {
  return allegations.map((claim, index) => ({
    claim,
    order: index + 1,
    source: lookup.source(claim),
    strength: strength(lookup, claim),
    about: lookup
      .targets(claim)
      .map(({ name }) => name)
      .join(", "),
    what: lookup.content(claim),
    standing: claim.standing ?? "unanswered",
    replies: lookup.replies(claim.id),
  }));
}

export function filterRows(rows: readonly Row[], { standings, strengths, words }: Query, lookup: Lookup): Row[] {
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  return rows.filter(
    (row) =>
      (standings.size === 0 || standings.has(row.standing)) &&
      (strengths.size === 0 || strengths.has(row.strength)) &&
      (wanted.length === 0 || holds(row, wanted, lookup)),
  );
}

function holds({ source, about, what, claim, replies }: Row, wanted: readonly string[], lookup: Lookup): boolean {
  const said = replies.flatMap((reply) => [lookup.source(reply) ?? "", lookup.content(reply)]);
  const all = fold([source ?? "", about, lookup.words(claim.cue), what, ...said].join(" "));
  return wanted.every((word) => all.includes(word));
}

const collator = new Intl.Collator("en", { sensitivity: "base", numeric: true });

/** Rows that are alike stay in text order; those without a source or a target come last either way. */
export function sortRows(rows: readonly Row[], { by, descending }: Sort): Row[] {
  const sign = descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const emptiness = Number(isEmpty(a, by)) - Number(isEmpty(b, by));
    return emptiness !== 0 ? emptiness : sign * compare(a, b, by) || a.order - b.order;
  });
}

function isEmpty(row: Row, by: Column): boolean {
  return (by === "source" && row.source === null) || (by === "about" && row.about === "");
}

function compare(a: Row, b: Row, by: Column): number {
  switch (by) {
    case "order":
      return a.order - b.order;
    case "source":
      return collator.compare(a.source ?? "", b.source ?? "");
    case "about":
      return collator.compare(a.about, b.about);
    case "what":
      return contentStart(a.claim) - contentStart(b.claim);
    case "standing":
      return STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing);
    case "confidence":
      return a.claim.confidence - b.claim.confidence;
  }
}

/** Where in the text the words stand that a row shows: before its cue, maybe. */
function contentStart({ content, cue }: Claim): number {
  return (content[0] ?? cue[0])[0];
}

/** A column first sorts upwards, but by confidence the surest come first; asked again, the other way. */
export function nextSort(sort: Sort, by: Column): Sort {
  return { by, descending: sort.by === by ? !sort.descending : by === "confidence" };
}

/** How many rows each standing and each strength has. */
export function tally(rows: readonly Row[]): Readonly<Record<Standing | Strength, number>> {
  const counts = Object.fromEntries([...STANDINGS, ...STRENGTHS].map((key) => [key, 0])) as Record<
    Standing | Strength,
    number
  >;
  for (const row of rows) {
    counts[row.standing]++;
    counts[row.strength]++;
  }
  return counts;
}
