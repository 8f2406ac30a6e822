// What lights up when something in the article is chosen.
import type { Lookup } from "./lookup.ts";
import type { Mark, Part } from "./marks.ts";

/** The actor or the claim with this id. */
export interface Choice {
  readonly of: "actor" | "claim";
  readonly id: string;
}

export type Light = Part | "target" | "reply";

/** An actor: its mentions. A claim: its parts, the mentions of its targets, and what answers it or is answered. */
export class Lights {
  readonly #choice: Choice | null;
  readonly #targets = new Set<string>();
  readonly #related = new Set<string>();

  constructor(lookup: Lookup, choice: Choice | null) {
    this.#choice = choice;
    const claim = choice?.of === "claim" ? lookup.claim(choice.id) : undefined;
    if (claim === undefined) return;
    for (const target of claim.targets) this.#targets.add(target);
    for (const reply of lookup.replies(claim.id)) this.#related.add(reply.id);
    for (const answered of claim.responds_to) this.#related.add(answered);
  }

  of(mark: Mark): Light | undefined {
    if (this.#choice === null) return undefined;
    if (mark.kind === "actor") {
      if (this.#choice.of === "actor" && this.#choice.id === mark.id) return "mention";
      return this.#targets.has(mark.id) ? "target" : undefined;
    }
    if (this.#choice.of === "claim" && this.#choice.id === mark.id) return mark.part;
    return mark.part !== "source" && this.#related.has(mark.id) ? "reply" : undefined;
  }
}

export function choiceOf(mark: Pick<Mark, "kind" | "id">): Choice {
  return { of: mark.kind === "actor" ? "actor" : "claim", id: mark.id };
}

export function same(a: Choice | null, b: Choice | null): boolean {
  return a?.of === b?.of && a?.id === b?.id;
}

/** A mark under the pointer. */
export type Hit = Pick<Mark, "kind" | "id" | "part"> & { readonly lit: boolean };

/**
 * What can be chosen where marks are nested: `hits`, innermost first, each actor and claim once. A source nobody sees
 * is chosen only where nothing else is.
 */
export function choices(hits: readonly Hit[]): Choice[] {
  const seen = hits.filter(({ part, lit }) => part !== "source" || lit);
  const found: Choice[] = [];
  for (const choice of (seen.length > 0 ? seen : hits).map(choiceOf)) {
    if (!found.some((other) => same(other, choice))) found.push(choice);
  }
  return found;
}
