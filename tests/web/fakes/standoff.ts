// What of an annotation brat's standoff format keeps (docs/file-format.md), as whoever reads it back sees it.
import type { Annotation, Claim, Range } from "../../../web/generated/annotation.d.ts";

const LINE_END = "[\\n\\v\\f\\r\\x1c-\\x1e\\x85\\u2028\\u2029]";
/** White space, and what cannot be seen. */
const BLANK =
  /^[\x00-\x20\x7f-\xa0\u061c\u1680\u2000-\u200b\u200e\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufff9-\ufffb]*$/;

/** Pieces without line breaks at their ends, those that line breaks alone part made one; none if all is blank. */
function kept(text: string, pieces: readonly Range[]): Range[] {
  const fragments = pieces.flatMap(([start, end]) =>
    [...text.slice(start, end).matchAll(new RegExp(`((?!${LINE_END})[^])+`, "g"))].map(
      ({ 0: words, index }): Range => [start + index, start + index + words.length],
    ),
  );
  if (fragments.every((range) => BLANK.test(text.slice(...range)))) return [];
  const joined: Range[] = [];
  for (const [start, end] of fragments) {
    const last = joined.at(-1);
    const gap = last === undefined ? "" : text.slice(last[1], start);
    if (last !== undefined && new RegExp(`^${LINE_END}+$`).test(gap)) last[1] = end;
    else joined.push([start, end]);
  }
  return joined;
}

/** Ids are given anew, in text order; the engine and the paragraphs are not kept. */
export function asStandoff(annotation: Annotation): Pick<Annotation, "text" | "actors" | "mentions" | "claims"> {
  const { text } = annotation;
  const mentions = annotation.mentions
    .flatMap((mention) => {
      const [range] = kept(text, [[mention.start, mention.end]]);
      return range === undefined ? [] : [{ ...mention, start: range[0], end: range[1] }];
    })
    .sort((a, b) => a.start - b.start);
  const actorIds = new Map<string, string>();
  for (const { actor } of mentions) if (!actorIds.has(actor)) actorIds.set(actor, `a${actorIds.size + 1}`);
  const start = ({ cue }: Claim) => kept(text, cue)[0]![0];
  const claims = annotation.claims.filter(({ cue }) => kept(text, cue).length > 0).sort((a, b) => start(a) - start(b));
  const claimIds = new Map(claims.map(({ id }, at) => [id, `c${at + 1}`]));
  const known = (ids: readonly string[], all: ReadonlyMap<string, string>) =>
    ids.flatMap((id) => (all.has(id) ? [all.get(id)!] : []));
  const written = claims.map((claim): Claim => ({
    ...claim,
    id: claimIds.get(claim.id)!,
    cue: kept(text, claim.cue) as Claim["cue"],
    source: kept(text, claim.source),
    content: kept(text, claim.content),
    source_actor: claim.source_actor === null ? null : (actorIds.get(claim.source_actor) ?? null),
    targets: known(claim.targets, actorIds),
    responds_to: known(claim.responds_to, claimIds),
  }));
  const named = new Map(annotation.actors.map((actor) => [actor.id, actor]));
  const actors = [...actorIds].map(([id, given]) => {
    const actor = named.get(id)!;
    return { ...actor, id: given, name: actor.name.replace(new RegExp(LINE_END, "g"), " ") };
  });
  return {
    text,
    actors,
    mentions: mentions.map((mention) => ({ ...mention, actor: actorIds.get(mention.actor)! })),
    claims: withStandings(written),
  };
}

const PRECEDENCE = [
  ["denial", "denied"],
  ["admission", "admitted"],
  ["non_response", "no_response"],
] as const;

/** As every reader derives them from the replies; confidences as files round them. */
export function withStandings(claims: readonly Claim[]): Claim[] {
  return claims.map((claim) => {
    const replies = claims.filter(({ responds_to }) => responds_to.includes(claim.id)).map(({ type }) => type);
    const standing = PRECEDENCE.find(([type]) => replies.includes(type))?.[1] ?? "unanswered";
    const confidence = Math.round(claim.confidence * 10_000) / 10_000;
    return { ...claim, standing: claim.type === "allegation" ? standing : null, confidence };
  });
}
