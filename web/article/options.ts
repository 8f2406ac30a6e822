// What can be linked, as the lists show it that one is picked from.
import type { Actor, Claim } from "../generated/annotation.d.ts";
import type { Lookup } from "./lookup.ts";

export interface Option {
  readonly id: string;
  readonly name: string;
  /** What tells it from others of the same name. */
  readonly note: string;
}

/** The most mentioned first. */
export function actorOptions(lookup: Lookup, type: (actor: Actor) => string): Option[] {
  return lookup.annotation.actors
    .map((actor) => ({ id: actor.id, name: actor.name, note: type(actor), weight: lookup.mentions(actor.id) }))
    .sort((a, b) => b.weight - a.weight || a.name.localeCompare(b.name))
    .map(({ id, name, note }) => ({ id, name, note }));
}

export function claimOptions(lookup: Lookup, claims: readonly Claim[]): Option[] {
  return claims.map((claim) => ({ id: claim.id, name: lookup.content(claim), note: lookup.source(claim) ?? "" }));
}

/** Those that hold every word that was typed. */
export function matching(options: readonly Option[], typed: string): Option[] {
  const words = typed.toLowerCase().split(/\s+/u);
  return options.filter(({ name, note }) => {
    const text = `${name} ${note}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
