// Changes to the actors of an annotation and to their mentions.
import type { Actor, ActorType, Annotation, Claim, Mention, Range } from "../generated/annotation.d.ts";
import { formOf } from "./forms.ts";
import { normalise, rangeOf, sameMention, touches, type MentionRef } from "./ranges.ts";
import { touched } from "./claims.ts";

export type NewActor = Pick<Actor, "id" | "name" | "type">;

/** UTF-16 units; a longer name, say a whole passage that was selected, is cut. */
const LONGEST_NAME = 1000;
const tidy = (name: string) => name.trim().slice(0, LONGEST_NAME).replace(/[\ud800-\udbff]$/, "").trimEnd();

const isActor = (annotation: Annotation, id: string) => annotation.actors.some((actor) => actor.id === id);

export function addActor(annotation: Annotation, { id, name, type }: NewActor, ranges: readonly Range[]): Annotation {
  const wanted = tidy(name);
  if (id === "" || wanted === "" || isActor(annotation, id)) return annotation;
  const actor: Actor = { id, name: wanted, type, origin: "human" };
  return addMentions({ ...annotation, actors: [...annotation.actors, actor] }, id, ranges);
}

/** Where the actor is mentioned already nothing is added. */
export function addMentions(annotation: Annotation, actor: string, ranges: readonly Range[]): Annotation {
  if (!isActor(annotation, actor)) return annotation;
  const { text, mentions } = annotation;
  const added = ranges
    .flatMap((range) => normalise(text, [range]))
    .map(([start, end]): Mention => {
      return { actor, start, end, form: formOf(text.slice(start, end)), origin: "human" };
    })
    .filter((made) => !mentions.some((mention) => sameMention(mention, made)));
  return added.length === 0 ? annotation : { ...annotation, mentions: [...mentions, ...added] };
}

export function resizeMention(annotation: Annotation, ref: MentionRef, to: Range): Annotation {
  const [range] = normalise(annotation.text, [to]);
  if (range === undefined) return annotation;
  const [start, end] = range;
  return changeMentions(annotation, [ref], (mention) =>
    mention.start === start && mention.end === end
      ? mention
      : { ...touched(mention), start, end, form: formOf(annotation.text.slice(start, end)) },
  );
}

export function deleteMentions(annotation: Annotation, refs: readonly MentionRef[]): Annotation {
  const mentions = annotation.mentions.filter((mention) => !refs.some((ref) => sameMention(ref, mention)));
  return mentions.length === annotation.mentions.length ? annotation : { ...annotation, mentions };
}

/** They mention somebody else; what is said by them, or of them, goes along. */
export function moveMentions(annotation: Annotation, refs: readonly MentionRef[], to: string): Annotation {
  if (!isActor(annotation, to)) return annotation;
  const moved = changeMentions(annotation, refs, (mention) =>
    mention.actor === to ? mention : { ...touched(mention), actor: to },
  );
  if (moved === annotation) return annotation;
  const losers = new Set(refs.map(({ actor }) => actor).filter((actor) => actor !== to));
  const claims = [...losers].reduce((all, from) => follow(annotation, all, refs, from, to), annotation.claims);
  return { ...moved, claims };
}

/** Claims of `from` whose source, or whose words about it, hold mentions that moved and none that stayed. */
function follow(
  { mentions }: Annotation,
  claims: Claim[],
  refs: readonly MentionRef[],
  from: string,
  to: string,
): Claim[] {
  const own = mentions.filter(({ actor }) => actor === from);
  const isMoved = (mention: Mention) => refs.some((ref) => sameMention(ref, mention));
  const moved = own.filter(isMoved).map(rangeOf);
  const stayed = own.filter((mention) => !isMoved(mention)).map(rangeOf);
  const goes = (ranges: readonly Range[]) => touches(ranges, moved) && !touches(ranges, stayed);
  return claims.map((claim) => {
    const source = claim.source_actor === from && goes(claim.source);
    const target = claim.targets.includes(from) && goes([...claim.cue, ...claim.content]);
    return source || target ? relink(touched(claim), from, to, { source, target }) : claim;
  });
}

function relink(claim: Claim, from: string, to: string, { source, target }: Record<"source" | "target", boolean>): Claim {
  return {
    ...claim,
    source_actor: source && claim.source_actor === from ? to : claim.source_actor,
    targets: target ? [...new Set(claim.targets.map((id) => (id === from ? to : id)))] : claim.targets,
  };
}

export function renameActor(annotation: Annotation, id: string, name: string): Annotation {
  const wanted = tidy(name);
  if (wanted === "") return annotation;
  return changeActor(annotation, id, (actor) =>
    actor.name === wanted ? actor : { ...touched(actor), name: wanted },
  );
}

export function retypeActor(annotation: Annotation, id: string, type: ActorType): Annotation {
  return changeActor(annotation, id, (actor) => (actor.type === type ? actor : { ...touched(actor), type }));
}

/** Two names of one actor. What is said by it and of it is not touched: it only has another name now. */
export function mergeActors(annotation: Annotation, from: string, into: string): Annotation {
  if (from === into || !isActor(annotation, from) || !isActor(annotation, into)) return annotation;
  const both = { source: true, target: true };
  return {
    ...annotation,
    actors: annotation.actors
      .filter(({ id }) => id !== from)
      .map((actor) => (actor.id === into ? touched(actor) : actor)),
    mentions: annotation.mentions.map((mention) => (mention.actor === from ? { ...mention, actor: into } : mention)),
    claims: annotation.claims.map((claim) =>
      claim.source_actor === from || claim.targets.includes(from) ? relink(claim, from, into, both) : claim,
    ),
  };
}

/** Some mentions are of an actor of their own. */
export function splitActor(annotation: Annotation, refs: readonly MentionRef[], made: NewActor): Annotation {
  const known = annotation.mentions.some((mention) => refs.some((ref) => sameMention(ref, mention)));
  const added = known ? addActor(annotation, made, []) : annotation;
  return added === annotation ? annotation : moveMentions(added, refs, made.id);
}

/** No actor at all. */
export function deleteActor(annotation: Annotation, id: string): Annotation {
  if (!isActor(annotation, id)) return annotation;
  return {
    ...annotation,
    actors: annotation.actors.filter((actor) => actor.id !== id),
    mentions: annotation.mentions.filter(({ actor }) => actor !== id),
    claims: annotation.claims.map((claim) => {
      if (claim.source_actor !== id && !claim.targets.includes(id)) return claim;
      const source_actor = claim.source_actor === id ? null : claim.source_actor;
      return { ...touched(claim), source_actor, targets: claim.targets.filter((target) => target !== id) };
    }),
  };
}

export function changeActor(annotation: Annotation, id: string, change: (actor: Actor) => Actor): Annotation {
  let changed = false;
  const actors = annotation.actors.map((actor) => {
    const next = actor.id === id ? change(actor) : actor;
    changed ||= next !== actor;
    return next;
  });
  return changed ? { ...annotation, actors } : annotation;
}

export function changeMentions(
  annotation: Annotation,
  refs: readonly MentionRef[],
  change: (mention: Mention) => Mention,
): Annotation {
  let changed = false;
  const mentions = annotation.mentions.map((mention) => {
    const next = refs.some((ref) => sameMention(ref, mention)) ? change(mention) : mention;
    changed ||= next !== mention;
    return next;
  });
  return changed ? { ...annotation, mentions } : annotation;
}
