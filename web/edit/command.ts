// All that a person can change of an annotation, as data: what is logged, kept and done again is a command.
import type { ActorType, Annotation, ClaimType, Range } from "../generated/annotation.d.ts";
import * as actors from "./actors.ts";
import * as claims from "./claims.ts";
import type { ClaimPart, NewClaim } from "./claims.ts";
import type { MentionRef } from "./ranges.ts";
import { isTooDeep, settle } from "./settle.ts";

export type Command =
  | { readonly kind: "addClaim"; readonly claim: NewClaim }
  | { readonly kind: "retype"; readonly claims: readonly string[]; readonly type: ClaimType }
  | { readonly kind: "setPart"; readonly claim: string; readonly part: ClaimPart; readonly ranges: readonly Range[] }
  | { readonly kind: "deleteClaims"; readonly claims: readonly string[] }
  | { readonly kind: "attribute"; readonly claim: string; readonly actor: string | null }
  | { readonly kind: "setTargets"; readonly claim: string; readonly targets: readonly string[] }
  | { readonly kind: "setAnswers"; readonly reply: string; readonly answers: readonly string[] }
  | { readonly kind: "acceptClaims"; readonly claims: readonly string[] }
  | { readonly kind: "addActor"; readonly actor: actors.NewActor; readonly mentions: readonly Range[] }
  | { readonly kind: "addMentions"; readonly actor: string; readonly ranges: readonly Range[] }
  | { readonly kind: "resizeMention"; readonly mention: MentionRef; readonly to: Range }
  | { readonly kind: "deleteMentions"; readonly mentions: readonly MentionRef[] }
  | { readonly kind: "moveMentions"; readonly mentions: readonly MentionRef[]; readonly to: string }
  | { readonly kind: "renameActor"; readonly actor: string; readonly name: string }
  | { readonly kind: "retypeActor"; readonly actor: string; readonly type: ActorType }
  | { readonly kind: "mergeActors"; readonly from: string; readonly into: string }
  | { readonly kind: "splitActor"; readonly mentions: readonly MentionRef[]; readonly actor: actors.NewActor }
  | { readonly kind: "deleteActor"; readonly actor: string }
  | { readonly kind: "acceptActor"; readonly actor: string; readonly mentions: readonly MentionRef[] };

/**
 * The annotation after the command, sharing with the one before what did not change; the very same object where the
 * command has nothing to change, or speaks of what is not there.
 */
export function apply(annotation: Annotation, command: Command): Annotation {
  const changed = change(annotation, command);
  if (changed === annotation) return annotation;
  const settled = settle(annotation, changed);
  return ADDS_MARKS.has(command.kind) && isTooDeep(settled) ? annotation : settled;
}

const ADDS_MARKS: ReadonlySet<Command["kind"]> = new Set([
  "addClaim",
  "setPart",
  "addActor",
  "addMentions",
  "resizeMention",
]);

function change(annotation: Annotation, command: Command): Annotation {
  switch (command.kind) {
    case "addClaim":
      return claims.addClaim(annotation, command.claim);
    case "retype":
      return claims.retype(annotation, command.claims, command.type);
    case "setPart":
      return claims.setPart(annotation, command.claim, command.part, command.ranges);
    case "deleteClaims":
      return claims.deleteClaims(annotation, command.claims);
    case "attribute":
      return claims.attribute(annotation, command.claim, command.actor);
    case "setTargets":
      return claims.setTargets(annotation, command.claim, command.targets);
    case "setAnswers":
      return claims.setAnswers(annotation, command.reply, command.answers);
    // “edited” says that a person has looked at a mark and stands behind it. What was found right needs no state
    // of its own: nobody would treat it otherwise than what was put right.
    case "acceptClaims":
      return claims.changeClaims(annotation, command.claims, claims.touched);
    case "addActor":
      return actors.addActor(annotation, command.actor, command.mentions);
    case "addMentions":
      return actors.addMentions(annotation, command.actor, command.ranges);
    case "resizeMention":
      return actors.resizeMention(annotation, command.mention, command.to);
    case "deleteMentions":
      return actors.deleteMentions(annotation, command.mentions);
    case "moveMentions":
      return actors.moveMentions(annotation, command.mentions, command.to);
    case "renameActor":
      return actors.renameActor(annotation, command.actor, command.name);
    case "retypeActor":
      return actors.retypeActor(annotation, command.actor, command.type);
    case "mergeActors":
      return actors.mergeActors(annotation, command.from, command.into);
    case "splitActor":
      return actors.splitActor(annotation, command.mentions, command.actor);
    case "deleteActor":
      return actors.deleteActor(annotation, command.actor);
    case "acceptActor": {
      const accepted = actors.changeActor(annotation, command.actor, claims.touched);
      return actors.changeMentions(accepted, command.mentions, claims.touched);
    }
  }
}

/** An id that no actor (`a`) or claim (`c`) has yet. */
export function freshId(items: readonly { readonly id: string }[], letter: "a" | "c"): string {
  const taken = new Set(items.map(({ id }) => id));
  let number = items.length + 1;
  while (taken.has(`${letter}${number}`)) number++;
  return `${letter}${number}`;
}
