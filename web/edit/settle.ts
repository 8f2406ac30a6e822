// What must hold in every annotation (see src/annotate/annotation.hpp), made true again after a change: links that
// lead nowhere go, order is kept, and how an allegation stands follows from its replies.
import type { Annotation, Claim, ClaimType, Standing } from "../generated/annotation.d.ts";
import { isReply } from "./claims.ts";

/** As in the core: no more marks may lie over one place of the text. */
export const MAX_MARKS_AT_ONE_PLACE = 256;

const ANSWERED: Record<ClaimType, Standing> = {
  denial: "denied",
  admission: "admitted",
  non_response: "no_response",
  allegation: "unanswered",
  statement: "unanswered",
};

/** Who denies one part and admits another denies. */
const PRECEDENCE: readonly Standing[] = ["denied", "admitted", "no_response", "unanswered"];

/** `after`, with all that follows from it. What is as it was keeps its identity. */
export function settle(before: Annotation, after: Annotation): Annotation {
  const actors = keepUsed(before, after);
  const ids = new Set(actors.map(({ id }) => id));
  const claims = settleClaims(after.claims, ids);
  const mentions =
    after.mentions === before.mentions ? after.mentions : after.mentions.toSorted((a, b) => a.start - b.start);
  return { ...after, actors, mentions, claims };
}

/** An actor that the change left without any mention or claim is gone; those it found so stay. */
function keepUsed(before: Annotation, after: Annotation): Annotation["actors"] {
  const [was, is] = [used(before), used(after)];
  const kept = after.actors.filter(({ id }) => is.has(id) || !was.has(id));
  return kept.length === after.actors.length ? after.actors : kept;
}

function used({ mentions, claims }: Annotation): ReadonlySet<string> {
  const ids = new Set(mentions.map(({ actor }) => actor));
  for (const { source_actor, targets } of claims) {
    if (source_actor !== null) ids.add(source_actor);
    for (const target of targets) ids.add(target);
  }
  return ids;
}

function settleClaims(claims: Claim[], actors: ReadonlySet<string>): Claim[] {
  const allegations = new Set(claims.filter(({ type }) => type === "allegation").map(({ id }) => id));
  const linked = claims.map((claim) => ({
    claim,
    source_actor: claim.source_actor !== null && actors.has(claim.source_actor) ? claim.source_actor : null,
    targets: claim.type === "allegation" ? kept(claim.targets, actors) : kept(claim.targets, NONE),
    responds_to: kept(claim.responds_to, isReply(claim.type) ? allegations : NONE),
  }));
  const standings = new Map<string, Standing>();
  for (const { claim, responds_to } of linked) {
    for (const id of responds_to) standings.set(id, stronger(standings.get(id), ANSWERED[claim.type]));
  }
  return linked
    .map(({ claim, ...links }) => {
      const standing = claim.type === "allegation" ? (standings.get(claim.id) ?? "unanswered") : null;
      const same =
        claim.source_actor === links.source_actor &&
        claim.targets === links.targets &&
        claim.responds_to === links.responds_to &&
        claim.standing === standing;
      return same ? claim : { ...claim, ...links, standing };
    })
    .sort((a, b) => a.cue[0][0] - b.cue[0][0]);
}

const NONE: ReadonlySet<string> = new Set();

/** Those of `ids` that are known, each once. */
function kept(ids: string[], known: ReadonlySet<string>): string[] {
  const left = [...new Set(ids)].filter((id) => known.has(id));
  return left.length === ids.length ? ids : left;
}

/** By replies to one allegation, in any order. */
export function standingOf(replies: readonly Claim[]): Standing {
  return replies.reduce<Standing>((standing, { type }) => stronger(standing, ANSWERED[type]), "unanswered");
}

function stronger(a: Standing | undefined, b: Standing): Standing {
  return a !== undefined && PRECEDENCE.indexOf(a) < PRECEDENCE.indexOf(b) ? a : b;
}

export function isTooDeep({ mentions, claims }: Annotation): boolean {
  const edges: { readonly at: number; readonly step: 1 | -1 }[] = [];
  const add = (start: number, end: number) => edges.push({ at: start, step: 1 }, { at: end, step: -1 });
  for (const { start, end } of mentions) add(start, end);
  for (const { cue, source, content } of claims) {
    for (const ranges of [cue, source, content]) for (const [start, end] of ranges) add(start, end);
  }
  edges.sort((a, b) => a.at - b.at || a.step - b.step);
  let depth = 0;
  return edges.some(({ step }) => (depth += step) > MAX_MARKS_AT_ONE_PLACE);
}
