// What a command is about: what is shown after it was done, undone or redone.
import type { Choice } from "../article/lit.ts";
import type { Annotation } from "../generated/annotation.d.ts";
import type { Command } from "./command.ts";

/** The claim or the actor, if the annotation has it. */
export function subject(command: Command, annotation: Annotation): Choice | null {
  const choice = named(command);
  if (choice === null) return null;
  const known = choice.of === "claim" ? annotation.claims : annotation.actors;
  return known.some(({ id }) => id === choice.id) ? choice : null;
}

function named(command: Command): Choice | null {
  switch (command.kind) {
    case "addClaim":
      return { of: "claim", id: command.claim.id };
    case "setPart":
    case "attribute":
    case "setTargets":
      return { of: "claim", id: command.claim };
    case "setAnswers":
      return { of: "claim", id: command.reply };
    case "retype":
    case "deleteClaims":
    case "acceptClaims":
      return command.claims[0] === undefined ? null : { of: "claim", id: command.claims[0] };
    case "addActor":
    case "splitActor":
      return { of: "actor", id: command.actor.id };
    case "moveMentions":
      return { of: "actor", id: command.to };
    case "resizeMention":
      return { of: "actor", id: command.mention.actor };
    case "deleteMentions":
      return command.mentions[0] === undefined ? null : { of: "actor", id: command.mentions[0].actor };
    case "mergeActors":
      return { of: "actor", id: command.into };
    case "addMentions":
    case "renameActor":
    case "retypeActor":
    case "deleteActor":
    case "acceptActor":
      return { of: "actor", id: command.actor };
  }
}

/** Where in the text the command changed something, as far as the annotation still tells. */
export function placeOf(command: Command, annotation: Annotation): number | null {
  if (command.kind === "resizeMention") return command.mention.start;
  if (command.kind === "addMentions") return command.ranges[0]?.[0] ?? null;
  if ("mentions" in command) {
    const first = command.mentions[0];
    return first === undefined ? null : "start" in first ? first.start : first[0];
  }
  const choice = subject(command, annotation);
  if (choice === null) return null;
  if (choice.of === "actor") return annotation.mentions.find(({ actor }) => actor === choice.id)?.start ?? null;
  return annotation.claims.find(({ id }) => id === choice.id)?.cue[0][0] ?? null;
}
