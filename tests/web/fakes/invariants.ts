// What must hold in every annotation, as src/annotate/annotation.hpp says it.
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { Annotation, Range } from "../../../web/generated/annotation.d.ts";

const SCHEMA = new URL("../../../schema/annotation.schema.json", import.meta.url);
const matchesSchema = new Ajv2020().compile(JSON.parse(readFileSync(SCHEMA, "utf8")));

const PRECEDENCE = [
  ["denial", "denied"],
  ["admission", "admitted"],
  ["non_response", "no_response"],
] as const;

/** What is wrong with the annotation, one line each. */
export function problems(annotation: Annotation): string[] {
  const { text, actors, mentions, claims } = annotation;
  const wrong: string[] = [];
  const check = (holds: boolean, what: string) => holds || wrong.push(what);
  check(matchesSchema(annotation), JSON.stringify(matchesSchema.errors));

  const splits = (at: number) => /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
  const isRange = ([start, end]: Range) =>
    start < end && end <= text.length && !(start > 0 && splits(start)) && !splits(end);
  const inOrder = (ranges: readonly Range[]) => ranges.every(([start], at) => at === 0 || ranges[at - 1]![1] <= start);
  const rising = (starts: readonly number[]) => starts.every((start, at) => at === 0 || starts[at - 1]! <= start);
  const unique = (ids: readonly string[]) => new Set(ids).size === ids.length;

  const actorIds = actors.map(({ id }) => id);
  check(unique(actorIds), "two actors of one id");
  check(unique(claims.map(({ id }) => id)), "two claims of one id");
  check(rising(mentions.map(({ start }) => start)), "mentions out of order");
  check(rising(claims.map(({ cue }) => cue[0][0])), "claims out of order");
  for (const { actor, start, end } of mentions) {
    check(actorIds.includes(actor), `mention of ${actor}`);
    check(isRange([start, end]), `mention at ${start}, ${end}`);
  }
  for (const claim of claims) {
    const { id, type, cue, source, content, source_actor, targets, responds_to } = claim;
    check([...cue, ...source, ...content].every(isRange), `ranges of ${id}`);
    check([cue, source, content].every(inOrder), `ranges of ${id} out of order`);
    check(source_actor === null || actorIds.includes(source_actor), `source of ${id}`);
    check(type === "allegation" || targets.length === 0, `targets of ${id}`);
    check(targets.every((target) => actorIds.includes(target)) && unique(targets), `targets of ${id}`);
    const isReply = PRECEDENCE.some(([reply]) => reply === type);
    check(isReply || responds_to.length === 0, `answers of ${id}`);
    for (const answered of responds_to) {
      check(claims.some((other) => other.id === answered && other.type === "allegation"), `answers of ${id}`);
    }
    const replies = claims.filter((other) => other.responds_to.includes(id));
    const answered = PRECEDENCE.find(([reply]) => replies.some((other) => other.type === reply));
    check(claim.standing === (type === "allegation" ? (answered?.[1] ?? "unanswered") : null), `standing of ${id}`);
  }
  return wrong;
}
