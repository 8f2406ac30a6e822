// Two articles side by side: what both allege or only one does, and what each reports in reply.
//
// What is alleged stands in one row for both articles, and no claim in two rows. Two allegations are one when they say
// the same of the same people: counted are the words that both use for what is alleged, each by how much it says, and
// whether source and target are one. The likest are taken first; names alone make no two allegations alike. Replies stand
// in the row of what they answer. One that answers nothing in its own article stands where the other article alone alleges
// what it speaks of: counted are the words again, and whether it comes from the accused, or speaks of them or the accuser.
import { standingOf } from "../edit/settle.ts";
import type { Actor, Claim, Standing } from "../generated/annotation.d.ts";
import { actorsIn, alignActors } from "./align_actors.ts";
import { Likeness } from "./likeness.ts";
import type { Lookup } from "./lookup.ts";
import { bestPairs, candidates, type Candidate } from "./pairs.ts";

export type Side = "here" | "there";

export const OTHER: Readonly<Record<Side, Side>> = { here: "there", there: "here" };

/** What stands side by side; null where an article has no counterpart. */
export type Row<Item> = Readonly<Record<Side, Item | null>>;

/** How the articles differ over what is alleged. */
export type Difference =
  /** Both allege it, and it stands otherwise in the one than in the other. */
  | { readonly kind: "standing"; readonly standings: Readonly<Record<Side, Standing>> }
  /** One alone alleges it; the other has replies to it, by which it stands so. */
  | { readonly kind: "answered"; readonly alleged: Side; readonly standing: Standing }
  /** The other has nothing of it. */
  | { readonly kind: "alone"; readonly alleged: Side };

/** One thing that is alleged. */
export interface Proposition {
  readonly allegation: Row<Claim>;
  /** Beside each reply one of the other article: of its type and by the same actor, where there is such a one. */
  readonly replies: readonly Row<Claim>[];
  /** null: both allege it, and it stands the same. */
  readonly difference: Difference | null;
}

export interface Alignment {
  readonly actors: readonly Row<Actor>[];
  readonly propositions: readonly Proposition[];
  /** Denials, admissions and non-responses to nothing that is alleged in either. */
  readonly others: readonly Row<Claim>[];
}

/** What two claims must score to stand side by side. */
const ENOUGH = 0.35;

export function align(here: Lookup, there: Lookup): Alignment {
  const lookups = { here, there };
  const actors = alignActors(here, there);
  const likeness = new Likeness(lookups, actors);
  const allegations = paired(here.allegations, there.allegations, (a, b) => likeness.ofAllegations(a, b), ENOUGH);
  const loose = { here: unlinked(here), there: unlinked(there) };
  const answered = new Map(
    (["here", "there"] as const).flatMap((side) => answeredBy(loose[side], aloneIn(allegations, OTHER[side]), likeness)),
  );
  const repliesTo = (row: Row<Claim>, side: Side): readonly Claim[] => {
    const own = row[side];
    if (own !== null) return lookups[side].replies(own.id);
    return loose[side].filter((reply) => answered.get(reply) === row[OTHER[side]]);
  };
  const rest = (side: Side) => loose[side].filter((reply) => !answered.has(reply));
  return {
    actors: rows(actorsIn(here), actorsIn(there), actors),
    propositions: allegations.map((allegation) => {
      const [ours, theirs] = [repliesTo(allegation, "here"), repliesTo(allegation, "there")];
      const replies = paired(ours, theirs, (a, b) => likeness.ofAnswers(a, b), 0);
      return { allegation, replies, difference: differenceOf(allegation, replies) };
    }),
    others: paired(rest("here"), rest("there"), (a, b) => likeness.ofReplies(a, b), ENOUGH),
  };
}

/** Replies that answer no allegation of their own article. */
function unlinked({ annotation }: Lookup): Claim[] {
  const isReply = ({ type }: Claim) => type !== "allegation" && type !== "statement";
  return annotation.claims.filter((claim) => isReply(claim) && claim.responds_to.length === 0);
}

function aloneIn(allegations: readonly Row<Claim>[], side: Side): Claim[] {
  return allegations.flatMap((row) => (row[side] !== null && row[OTHER[side]] === null ? [row[side]] : []));
}

/** Of each reply the allegation that it speaks of; several may speak of one. Of equals the first is taken. */
function answeredBy(replies: readonly Claim[], allegations: readonly Claim[], likeness: Likeness): [Claim, Claim][] {
  return replies.flatMap((reply): [Claim, Claim][] => {
    const found = candidates([reply], allegations, (one, other) => likeness.ofAnswer(one, other), ENOUGH);
    const best = found.toSorted((a, b) => b.score - a.score)[0];
    return best === undefined ? [] : [[reply, best.there]];
  });
}

function differenceOf({ here, there }: Row<Claim>, replies: readonly Row<Claim>[]): Difference | null {
  if (here !== null && there !== null) {
    const standings = { here: here.standing ?? "unanswered", there: there.standing ?? "unanswered" };
    return standings.here === standings.there ? null : { kind: "standing", standings };
  }
  const alleged = here !== null ? "here" : "there";
  const answers = replies.flatMap((row) => row[OTHER[alleged]] ?? []);
  return answers.length === 0 ? { kind: "alone", alleged } : { kind: "answered", alleged, standing: standingOf(answers) };
}

function paired(
  here: readonly Claim[],
  there: readonly Claim[],
  likeness: (here: Claim, there: Claim) => number,
  least: number,
): Row<Claim>[] {
  return rows(here, there, bestPairs(candidates(here, there, likeness, least)));
}

/** Pairs first, then what only one article has; in the order of the article that has it. */
function rows<Item>(here: readonly Item[], there: readonly Item[], pairs: readonly Candidate<Item>[]): Row<Item>[] {
  const counterpart = new Map(pairs.map((pair) => [pair.here, pair.there]));
  const found = new Set(counterpart.values());
  return [
    ...here.flatMap((one) => (counterpart.has(one) ? [{ here: one, there: counterpart.get(one)! }] : [])),
    ...here.filter((one) => !counterpart.has(one)).map((one) => ({ here: one, there: null })),
    ...there.filter((one) => !found.has(one)).map((one) => ({ here: null, there: one })),
  ];
}

/** What to look at in the other article: what stands beside the item, else what the other has in its row. */
export function counterpartOf({ actors, propositions, others }: Alignment, side: Side, item: Actor | Claim): Actor | Claim | null {
  const other = OTHER[side];
  const rowsOf = ({ allegation, replies }: Proposition) => [allegation, ...replies];
  const all: readonly Row<Actor | Claim>[] = [...actors, ...propositions.flatMap(rowsOf), ...others];
  const beside = all.find((row) => row[side] === item && row[other] !== null)?.[other];
  if (beside != null) return beside;
  const proposition = propositions.find((one) => rowsOf(one).some((row) => row[side] === item));
  return proposition === undefined ? null : (rowsOf(proposition).find((row) => row[other] !== null)?.[other] ?? null);
}
