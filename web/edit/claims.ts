// Changes to the claims of an annotation. Links that a change leaves untrue are mended by `settle`.
import type { Annotation, Claim, ClaimType, Origin, Range, Ranges } from "../generated/annotation.d.ts";
import { normalise, sameRanges } from "./ranges.ts";

export type ClaimPart = "cue" | "source" | "content";

/** What a person says of a claim that the machine did not find. */
export type NewClaim = Pick<
  Claim,
  "id" | "type" | "source" | "content" | "source_actor" | "targets" | "responds_to"
> & { readonly cue: readonly Range[] };

/** A mark made by hand stays one, whatever is changed of it. */
export function touched<Item extends { origin: Origin }>(item: Item): Item {
  return item.origin === "machine" ? { ...item, origin: "edited" } : item;
}

function isRanges(ranges: Range[]): ranges is Ranges {
  return ranges.length > 0;
}

export function isReply(type: ClaimType): boolean {
  return type === "denial" || type === "admission" || type === "non_response";
}

/** `change` gives the claim itself where nothing is to be changed. */
export function changeClaims(
  annotation: Annotation,
  ids: readonly string[],
  change: (claim: Claim) => Claim,
): Annotation {
  let changed = false;
  const claims = annotation.claims.map((claim) => {
    const next = ids.includes(claim.id) ? change(claim) : claim;
    changed ||= next !== claim;
    return next;
  });
  return changed ? { ...annotation, claims } : annotation;
}

export function addClaim(annotation: Annotation, made: NewClaim): Annotation {
  const { text, claims } = annotation;
  const cue = normalise(text, made.cue);
  if (!isRanges(cue) || made.id === "" || claims.some(({ id }) => id === made.id)) return annotation;
  const claim: Claim = {
    ...made,
    cue,
    source: normalise(text, made.source),
    content: normalise(text, made.content),
    standing: null,
    confidence: 1,
    origin: "human",
    evidence: null,
  };
  return { ...annotation, claims: [...claims, claim] };
}

export function retype(annotation: Annotation, ids: readonly string[], type: ClaimType): Annotation {
  return changeClaims(annotation, ids, (claim) => (claim.type === type ? claim : { ...touched(claim), type }));
}

/** Every claim keeps a cue: without one there would be nothing to point at. */
export function setPart(annotation: Annotation, id: string, part: ClaimPart, ranges: readonly Range[]): Annotation {
  const wanted = normalise(annotation.text, ranges);
  if (part === "cue" && wanted.length === 0) return annotation;
  return changeClaims(annotation, [id], (claim) =>
    sameRanges(claim[part], wanted) ? claim : { ...touched(claim), [part]: wanted },
  );
}

export function deleteClaims(annotation: Annotation, ids: readonly string[]): Annotation {
  const claims = annotation.claims.filter(({ id }) => !ids.includes(id));
  return claims.length === annotation.claims.length ? annotation : { ...annotation, claims };
}

export function attribute(annotation: Annotation, id: string, actor: string | null): Annotation {
  if (actor !== null && !annotation.actors.some((known) => known.id === actor)) return annotation;
  return changeClaims(annotation, [id], (claim) =>
    claim.source_actor === actor ? claim : { ...touched(claim), source_actor: actor },
  );
}

export function setTargets(annotation: Annotation, id: string, targets: readonly string[]): Annotation {
  return changeClaims(annotation, [id], (claim) =>
    sameIds(claim.targets, targets) || claim.type !== "allegation"
      ? claim
      : { ...touched(claim), targets: [...targets] },
  );
}

/** What the reply answers; what cannot be answered is left out. */
export function setAnswers(annotation: Annotation, id: string, answers: readonly string[]): Annotation {
  const allegations = answers.filter((answer) =>
    annotation.claims.some((claim) => claim.id === answer && claim.type === "allegation"),
  );
  return changeClaims(annotation, [id], (claim) =>
    sameIds(claim.responds_to, allegations) || !isReply(claim.type)
      ? claim
      : { ...touched(claim), responds_to: allegations },
  );
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, at) => id === b[at]);
}
