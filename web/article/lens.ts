// The article seen through one actor: what it alleges, what it is accused of, how it answers.
import type { Actor, Claim } from "../generated/annotation.d.ts";
import type { Lookup } from "./lookup.ts";

export const RELATIONS = ["alleges", "accused", "denies", "admits", "silent", "states"] as const;
export type Relation = (typeof RELATIONS)[number];

export type Lens = Readonly<Record<Relation, readonly Claim[]>>;

export function lens(lookup: Lookup, actor: string): Lens {
  return {
    alleges: lookup.said(actor, "allegation"),
    accused: lookup.accusationsOf(actor),
    denies: lookup.said(actor, "denial"),
    admits: lookup.said(actor, "admission"),
    silent: lookup.said(actor, "non_response"),
    states: lookup.said(actor, "statement"),
  };
}

export interface ActorRow {
  readonly actor: Actor;
  readonly mentions: number;
  readonly lens: Lens;
}

/** The actors that are in the article, those with most allegations and answers first. */
export function actorRows(lookup: Lookup): ActorRow[] {
  return lookup.annotation.actors
    .map((actor) => ({ actor, mentions: lookup.mentions(actor.id), lens: lens(lookup, actor.id) }))
    .filter((row) => row.mentions + weight(row) + row.lens.states.length > 0)
    .sort((a, b) => weight(b) - weight(a) || b.mentions - a.mentions);
}

function weight({ lens }: ActorRow): number {
  return RELATIONS.reduce((sum, relation) => sum + (relation === "states" ? 0 : lens[relation].length), 0);
}
