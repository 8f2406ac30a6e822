// An annotation that says script wherever it may say anything: in each string that the schema leaves free.
import { readFileSync } from "node:fs";
import type { Annotation, Range } from "../../../web/generated/annotation.d.ts";
import { SCRIPT } from "./made_up.ts";

/** As much of JSON Schema as ours uses. */
interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema | false;
  readonly anyOf?: readonly Schema[];
}

const ROOT = JSON.parse(readFileSync(new URL("../../../schema/annotation.schema.json", import.meta.url), "utf8")) as Schema;

/** Ids are short; and they name each other: the same becomes the same. */
const SHORT_SCRIPT = "<img src=x onerror=alert(1)>";

function resolved(schema: Schema): Schema {
  const name = schema.$ref?.replace("#/$defs/", "");
  return name === undefined ? schema : { ...ROOT.$defs![name]!, ...schema };
}

const isFree = ({ type, enum: values, const: value, pattern }: Schema) =>
  type === "string" && values === undefined && value === undefined && pattern === undefined;

/** Where a schema leaves a string free: "actors[].name". */
export function freeStrings(given: Schema = ROOT, path = ""): string[] {
  const schema = resolved(given);
  if (isFree(schema)) return [path];
  const inner = Object.entries(schema.properties ?? {}).flatMap(([key, one]) => freeStrings(one, path === "" ? key : `${path}.${key}`));
  const items = schema.items ? freeStrings(schema.items, `${path}[]`) : [];
  return [...inner, ...items, ...(schema.anyOf ?? []).flatMap((one) => freeStrings(one, path))];
}

interface Filling {
  readonly script: string;
  /** Where the free strings were. */
  readonly seen: Set<string>;
}

/** `value` with script in each free string but the text. */
function fill(given: Schema, value: unknown, path: string, filling: Filling): unknown {
  const schema = resolved(given);
  if (isFree(schema) && typeof value === "string") {
    filling.seen.add(path);
    if (path === "text") return value;
    const fits = value.length + filling.script.length <= (schema.maxLength ?? Infinity);
    return `${value}${fits ? filling.script : SHORT_SCRIPT}`;
  }
  if (Array.isArray(value)) return schema.items ? value.map((item) => fill(schema.items as Schema, item, `${path}[]`, filling)) : value;
  if (typeof value === "object" && value !== null) {
    const inner = (key: string) => schema.properties?.[key] ?? {};
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fill(inner(key), one, path === "" ? key : `${path}.${key}`, filling)]));
  }
  return (schema.anyOf ?? []).reduce((filled, one) => fill(one, filled, path, filling), value);
}

/** The same marks over a text in which script stands at the end of each. */
function withText(annotation: Annotation, script: string): Annotation {
  const { text, paragraphs, mentions, claims } = annotation;
  const parts = claims.flatMap(({ cue, source, content }) => [...cue, ...source, ...content].map(([, end]) => end));
  const ends = [...new Set([...parts, ...mentions.map(({ end }) => end)])].sort((a, b) => a - b);
  const moved = (at: number) => at + script.length * ends.filter((end) => end <= at).length;
  const ranges = <Ranges extends readonly Range[]>(all: Ranges) => all.map(([start, end]): Range => [moved(start), moved(end)]) as unknown as Ranges;
  const bounds = <Bounds extends { start: number; end: number }>(one: Bounds) => ({ ...one, start: moved(one.start), end: moved(one.end) });
  return {
    ...annotation,
    text: ends.reduceRight((made, end) => made.slice(0, end) + script + made.slice(end), text),
    paragraphs: paragraphs.map(bounds),
    mentions: mentions.map(bounds),
    claims: claims.map((claim) => ({ ...claim, cue: ranges(claim.cue), source: ranges(claim.source), content: ranges(claim.content) })),
  };
}

/** `seen`: in which free strings of the schema there is script now. */
export function scripted(annotation: Annotation, script = SCRIPT): { annotation: Annotation; seen: Set<string> } {
  const seen = new Set<string>();
  const filled = fill(ROOT, withText(annotation, script), "", { script, seen }) as Annotation;
  return { annotation: filled, seen };
}
