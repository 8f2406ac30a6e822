// Articles of data/corpus with the marks that people made: README.md there has the form.
import { readFileSync } from "node:fs";
import type { Annotation, Claim, Mention, Range } from "../../../web/generated/annotation.d.ts";
import { linesOf } from "../../../web/share/convert.ts";

const PARTS = { src: "source", cue: "cue", con: "content" } as const;
const PRONOUN = /^(he|she|it|they|him|her|them|who|which|his|their|i|we|you)$/i;

export function corpusArticle(name: string): Annotation {
  const file = readFileSync(new URL(`../../../data/corpus/${name}.txt`, import.meta.url), "utf8");
  const [head, body] = file.split("# text\n") as [string, string];
  const [actors, claims] = head.replace("# actors\n", "").split("# claims\n") as [string, string];
  const { text, marks } = readMarkup(body.trim());
  const lines = linesOf(text);
  return {
    format: "allegedly.annotation",
    version: 1,
    engine: { name: "allegedly", version: "0.1.0" },
    offsets: "utf16",
    text,
    paragraphs: lines.map((line, at) => ({ ...line, kind: at === 0 ? "headline" : "body" })),
    actors: actors.trim().split(/\n+/).map((line) => {
      const [id, type, ...name] = line.split(" ");
      return { id: id!, type: type as Annotation["actors"][number]["type"], name: name.join(" "), origin: "machine" };
    }),
    mentions: mentionsOf(text, marks),
    claims: claims.trim().split(/\n+/).map((line) => claimOf(line, marks)).sort((a, b) => a.cue[0][0] - b.cue[0][0]),
  };
}

interface Mark {
  readonly tag: string;
  readonly range: Range;
}

function readMarkup(body: string): { text: string; marks: Mark[] } {
  let text = "";
  const marks: Mark[] = [];
  const open: { tag: string; start: number }[] = [];
  for (const [piece, tag] of body.matchAll(/\{([@\w.~]+)\||\}|[^{}]+/g)) {
    if (tag !== undefined) open.push({ tag, start: text.length });
    else if (piece === "}") {
      const { tag: closed, start } = open.pop()!;
      marks.push({ tag: closed, range: [start, text.length] });
    } else text += piece;
  }
  return { text, marks: marks.sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]) };
}

function mentionsOf(text: string, marks: readonly Mark[]): Mention[] {
  return marks.flatMap(({ tag, range: [start, end] }) => {
    const [, actor, described] = /^@(\w+)(~?)$/.exec(tag) ?? [];
    if (actor === undefined) return [];
    const form = described === "" ? "name" : PRONOUN.test(text.slice(start, end)) ? "pronoun" : "nominal";
    return [{ actor, start, end, form, origin: "machine" as const }];
  });
}

function claimOf(line: string, marks: readonly Mark[]): Claim {
  const [id, type, ...rest] = line.split(" ") as [string, Claim["type"], ...string[]];
  const values = new Map(rest.map((pair) => pair.split("=") as [string, string]));
  const list = (name: string) => values.get(name)?.split(",") ?? [];
  const part = (short: keyof typeof PARTS) => marks.filter(({ tag }) => tag === `${id}.${short}`).map(({ range }) => range);
  return {
    id,
    type,
    cue: part("cue") as [Range, ...Range[]],
    source: part("src"),
    content: part("con"),
    source_actor: values.get("source") ?? null,
    targets: list("targets"),
    responds_to: list("responds"),
    standing: null,
    confidence: 0.8,
    evidence: null,
    origin: "machine",
  };
}
