// What a link must carry to show the ledger: allegations and their replies, who makes them and whom they concern.
// Statements and the other mentions stay behind; the link is about half as long.
import type { Actor, Annotation, Mention, Range } from "../generated/annotation.d.ts";

export function essentials(annotation: Annotation): Annotation {
  const claims = annotation.claims.filter(({ type }) => type !== "statement");
  const concerned = new Set(claims.flatMap(({ source_actor, targets }) => [source_actor, ...targets]));
  const actors = annotation.actors.filter(({ id }) => concerned.has(id));
  const sources = new Set(claims.flatMap(({ source }) => source.map(spelt)));
  const naming = new Set(actors.flatMap((actor) => namingMention(annotation, actor) ?? []));
  const mentions = annotation.mentions.filter((mention) => {
    const speaks = sources.has(spelt([mention.start, mention.end]));
    return concerned.has(mention.actor) && (speaks || naming.has(mention));
  });
  return { ...annotation, actors, mentions, claims };
}

const spelt = ([start, end]: Range) => `${start} ${end}`;

/** Where the actor has the name that lists show, else the first mention. */
function namingMention({ text, mentions }: Annotation, { id, name }: Actor): Mention | undefined {
  const own = mentions.filter(({ actor }) => actor === id);
  return own.find(({ start, end }) => text.slice(start, end) === name) ?? own[0];
}
