// What a command did, in the fewest words: for the buttons Undo and Redo, and for those who listen.
import { ACTOR_TYPE, ONE, times } from "./words.ts";
import type { Command } from "../edit/command.ts";

const PART = { cue: "cue", source: "source", content: "content" } as const;

export function describe(command: Command): string {
  switch (command.kind) {
    case "addClaim":
      return `new ${ONE[command.claim.type].toLowerCase()}`;
    case "retype":
      return `change ${many(command.claims, "claim")}to ${ONE[command.type].toLowerCase()}`;
    case "setPart":
      return `change of the ${PART[command.part]}`;
    case "deleteClaims":
      return command.claims.length === 1 ? "deleted claim" : `deleted ${command.claims.length} claims`;
    case "attribute":
      return command.actor === null ? "attributed to nobody" : "attribution";
    case "setTargets":
      return "change of about whom";
    case "setAnswers":
      return "change of what is answered";
    case "acceptClaims":
      return `accepted ${times(command.claims.length, "claim")}`;
    case "addActor":
      return `new actor “${command.actor.name}”`;
    case "addMentions":
      return `new ${times(command.ranges.length, "mention")}`;
    case "resizeMention":
      return "resized mention";
    case "deleteMentions":
      return `deleted ${times(command.mentions.length, "mention")}`;
    case "moveMentions":
      return `${times(command.mentions.length, "mention")} given to another actor`;
    case "renameActor":
      return `renamed to “${command.name}”`;
    case "retypeActor":
      return `change to ${ACTOR_TYPE[command.type].toLowerCase()}`;
    case "mergeActors":
      return "merged actors";
    case "splitActor":
      return `split off “${command.actor.name}”`;
    case "deleteActor":
      return "deleted actor";
    case "acceptActor":
      return "accepted actor";
  }
}

const many = (ids: readonly string[], one: string) => (ids.length === 1 ? "" : `of ${times(ids.length, one)} `);
