// Who alleges what about whom, and who answers, as nodes and edges.
import type { ActorType, Claim, ClaimType, Standing } from "../generated/annotation.d.ts";
import type { Lookup } from "./lookup.ts";

export interface GraphNode {
  /** The actor's id; NOBODY for all who are not named. */
  readonly id: string;
  readonly name: string | null;
  readonly type: ActorType | null;
  readonly mentions: number;
}

/** All claims of one kind from one actor to another. */
export interface GraphEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly type: Exclude<ClaimType, "statement">;
  /** Of allegations: how they were answered. */
  readonly standing: Standing | null;
  readonly claims: readonly Claim[];
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** Actors with edges that are left out, because nobody could read so many. */
  readonly hidden: number;
  /** Allegations that aim at nobody, which no edge can show. */
  readonly aimless: number;
}

/** No actor has this id: ids are not empty. */
export const NOBODY = "";

interface Draft {
  readonly from: string;
  readonly to: string;
  readonly type: GraphEdge["type"];
  readonly standing: Standing | null;
  readonly claims: Claim[];
}

/** The `limit` actors with the most claims between them. */
export function graph(lookup: Lookup, limit: number): Graph {
  const drafts = new Map<string, Draft>();
  for (const claim of lookup.annotation.claims) {
    for (const draft of edgesOf(lookup, claim)) {
      const id = [draft.from, draft.to, draft.type, draft.standing].join(" ");
      const known = drafts.get(id);
      if (known === undefined) drafts.set(id, draft);
      else if (known.claims.at(-1) !== claim) known.claims.push(claim);
    }
  }
  const weights = new Map<string, number>();
  for (const { from, to, claims } of drafts.values()) {
    for (const end of new Set([from, to])) weights.set(end, (weights.get(end) ?? 0) + claims.length);
  }
  const kept = new Set([...weights.keys()].sort((a, b) => weights.get(b)! - weights.get(a)!).slice(0, limit));
  return {
    nodes: [...kept].map((id) => node(lookup, id)),
    edges: [...drafts]
      .filter(([, { from, to }]) => kept.has(from) && kept.has(to))
      .map(([id, draft]) => ({ id, ...draft })),
    hidden: weights.size - kept.size,
    aimless: lookup.allegations.filter(({ targets }) => targets.length === 0).length,
  };
}

/** An allegation leads to its targets, a reply to those whose allegation it answers. */
function edgesOf(lookup: Lookup, claim: Claim): Draft[] {
  const { type } = claim;
  const from = end(lookup, claim);
  if (type === "statement") return [];
  if (type === "allegation") {
    const targets = lookup.targets(claim);
    return targets.map(({ id }) => ({ from, to: id, type, standing: claim.standing, claims: [claim] }));
  }
  const answered = claim.responds_to.flatMap((id) => lookup.claim(id) ?? []);
  return answered.map((allegation) => ({ from, to: end(lookup, allegation), type, standing: null, claims: [claim] }));
}

function end(lookup: Lookup, { source_actor: actor }: Claim): string {
  return actor !== null && lookup.actor(actor) !== undefined ? actor : NOBODY;
}

function node(lookup: Lookup, id: string): GraphNode {
  const actor = lookup.actor(id);
  return { id, name: actor?.name ?? null, type: actor?.type ?? null, mentions: lookup.mentions(id) };
}
