// Annotations for property tests: anything that the schema and the core allow, and the form in which links keep it.
import fc from "fast-check";
import type { Annotation, Claim, Mention, Range } from "../../../web/generated/annotation.d.ts";

const WORDS = [
  "denied", "Mia", "Leo’s", "firm", "🚢", "👩‍👩‍👧", "é", "“no”", "—", ".", " ", "  ", "\n", "\n\n", "\t", "U.S.", "42", "名前",
];

const texts = fc.oneof(
  fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join(" ")),
  fc.string({ unit: "grapheme", maxLength: 80 }).filter((text) => text.isWellFormed()),
);

const enumOf = <T extends string>(...values: T[]) => fc.constantFrom(...values);
const origins = enumOf("machine", "edited", "human");

/** Any range between characters; null where the text has none. */
function ranges(edges: readonly number[]): fc.Arbitrary<Range> {
  return fc
    .tuple(fc.nat(edges.length - 2), fc.nat(edges.length - 2))
    .map(([a, b]): Range => [edges[Math.min(a, b)]!, edges[Math.max(a, b) + 1]!]);
}

/** In text order, not overlapping. */
function rangeLists(edges: readonly number[], minLength: number): fc.Arbitrary<Range[]> {
  return fc.array(ranges(edges), { minLength, maxLength: 4 }).map((all) => {
    const sorted = all.sort((a, b) => a[0] - b[0]);
    const endBefore = (at: number) => Math.max(0, ...sorted.slice(0, at).map(([, end]) => end));
    return sorted.filter(([start], at) => start >= endBefore(at));
  });
}

function marksOf(text: string): fc.Arbitrary<Annotation> {
  const edges = [0];
  for (const character of text) edges.push(edges.at(-1)! + character.length);
  if (edges.length === 1) return fc.constant(annotationOf(text, [], [], [], []));
  const invented = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }).filter((name) => name.isWellFormed());
  const names = fc.oneof(invented, ranges(edges).map((range) => text.slice(...range)));
  const actorTypes = enumOf("person", "organization", "state", "group", "document");
  const actors = fc.array(fc.record({ name: names, type: actorTypes, origin: origins }), { maxLength: 5 });
  const kinds = enumOf("body", "headline", "dateline", "caption", "boilerplate");
  const paragraphs = rangeLists(edges, 0).chain((all) =>
    fc.tuple(...all.map(([start, end]) => kinds.map((kind) => ({ start, end, kind })))),
  );
  return fc.tuple(paragraphs, actors).chain(([paragraphs, named]) => {
    const withIds = named.map((actor, at) => ({ id: `x${7 * at}`, ...actor }));
    const ids = withIds.map(({ id }) => id);
    const mentions = ids.length === 0 ? fc.constant<Mention[]>([]) : fc.array(mentionsOf(edges, ids), { maxLength: 12 });
    return fc
      .tuple(mentions, fc.array(claimsOf(edges, ids), { maxLength: 8 }))
      .map(([all, several]) => {
        const inOrder = all.toSorted((a, b) => a.start - b.start);
        return annotationOf(text, paragraphs, withIds, inOrder, several.toSorted((a, b) => a.cue[0][0] - b.cue[0][0]));
      });
  });
}

function mentionsOf(edges: readonly number[], ids: readonly string[]) {
  return fc
    .record({ actor: fc.constantFrom(...ids), range: ranges(edges), form: enumOf("name", "nominal", "pronoun"), origin: origins })
    .map(({ actor, range: [start, end], form, origin }) => ({ actor, start, end, form, origin }));
}

function claimsOf(edges: readonly number[], ids: readonly string[]): fc.Arbitrary<Omit<Claim, "id">> {
  const some = ids.length === 0 ? fc.constant<string[]>([]) : fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 3 });
  return fc
    .record({
      type: enumOf("allegation", "denial", "admission", "non_response", "statement"),
      cue: rangeLists(edges, 1),
      source: rangeLists(edges, 0),
      content: rangeLists(edges, 0),
      source_actor: ids.length === 0 ? fc.constant(null) : fc.option(fc.constantFrom(...ids)),
      targets: some,
      answers: fc.uniqueArray(fc.nat(7), { maxLength: 4 }),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      origin: origins,
    })
    .map(({ answers, cue, targets, type, ...rest }) => ({
      ...rest,
      type,
      cue: cue as [Range, ...Range[]],
      targets: type === "allegation" ? targets : [],
      responds_to: answers.map(String), // made ids once the claims are known
      standing: null,
      evidence: null,
    }));
}

function annotationOf(
  text: string,
  paragraphs: Annotation["paragraphs"],
  actors: Annotation["actors"],
  mentions: Annotation["mentions"],
  claims: readonly Omit<Claim, "id">[],
): Annotation {
  const ids = claims.map((_, at) => `k${at + 3}`);
  const answered = ({ type, responds_to }: Omit<Claim, "id">) =>
    ["denial", "admission", "non_response"].includes(type)
      ? responds_to.map(Number).flatMap((at) => (claims[at]?.type === "allegation" ? [ids[at]!] : []))
      : [];
  return {
    format: "allegedly.annotation",
    version: 1,
    engine: { name: "allegedly", version: "1.2.3-rc.1" },
    offsets: "utf16",
    text,
    paragraphs,
    actors,
    mentions,
    claims: claims.map((claim, at) => ({ ...claim, id: ids[at]!, responds_to: answered(claim) })),
  };
}

export const annotations: fc.Arbitrary<Annotation> = texts.chain(marksOf);

/** What of an annotation a link keeps, as the receiver sees it. */
export function asShared(annotation: Annotation): Annotation {
  const actorIds = new Map(annotation.actors.map(({ id }, at) => [id, `a${at + 1}`]));
  const claims = [...annotation.claims].sort((a, b) => a.cue[0][0] - b.cue[0][0]);
  const positions = new Map(claims.map(({ id }, at) => [id, at]));
  const ascending = (ids: readonly string[]) =>
    [...new Set(ids.map((id) => positions.get(id)!))].sort((a, b) => a - b).map((at) => `c${at + 1}`);
  const replies = (id: string) => claims.filter(({ responds_to }) => responds_to.includes(id)).map(({ type }) => type);
  return {
    ...annotation,
    actors: annotation.actors.map((actor) => ({ ...actor, id: actorIds.get(actor.id)! })),
    mentions: annotation.mentions
      .map((mention) => ({ ...mention, actor: actorIds.get(mention.actor)! }))
      .sort((a, b) => a.start - b.start),
    claims: claims.map((claim, at) => ({
      ...claim,
      id: `c${at + 1}`,
      source_actor: claim.source_actor === null ? null : actorIds.get(claim.source_actor)!,
      targets: claim.targets.map((id) => actorIds.get(id)!),
      responds_to: ascending(claim.responds_to),
      standing: claim.type === "allegation" ? standing(replies(claim.id)) : null,
      confidence: Math.round(claim.confidence * 20) / 20,
      evidence: null,
    })),
  };
}

function standing(replies: readonly Claim["type"][]): Claim["standing"] {
  if (replies.includes("denial")) return "denied";
  if (replies.includes("admission")) return "admitted";
  return replies.includes("non_response") ? "no_response" : "unanswered";
}
