// An engine for tests of the page: finds what a script tells it to find.
import type { FormatsModule } from "allegedly-formats";
import type { AnnotatorModule, Response } from "allegedly-wasm";
import { EngineError, type Engine } from "../../../web/engine/client.ts";
import { cutUp, type FileCheck } from "../../../web/engine/parts.ts";
import { checkOf } from "../../../web/engine/serve.ts";
import type { Annotation, Claim, ClaimType, Range, Standing } from "../../../web/generated/annotation.d.ts";

export interface ClaimScript {
  readonly type: ClaimType;
  /** The words of each part as they stand in the article; several of them for several pieces. */
  readonly cue: string;
  readonly content?: readonly string[];
  readonly source?: string;
  readonly by?: string;
  readonly targets?: readonly string[];
  readonly answers?: readonly number[];
  readonly standing?: Standing;
}

export interface Script {
  readonly actors: readonly (readonly [name: string, type: Annotation["actors"][number]["type"], ...aliases: string[]])[];
  readonly claims: readonly ClaimScript[];
}

/** Annotates `text` by `script`. Claims come in text order: each part is looked for after the one before. */
export function annotate(text: string, script: Script): Annotation {
  const ids = new Map(script.actors.map(([name], index) => [name, `a${index + 1}`]));
  const id = (name: string) => ids.get(name) ?? fail(`no actor ${name}`);
  let from = 0;
  const claims = script.claims.map((claim, index): Claim => {
    const spans = [claim.source, claim.cue, ...(claim.content ?? [])]
      .filter((words) => words !== undefined)
      .map((words) => find(text, words, from));
    const found = (words: string | undefined): Range[] =>
      words === undefined ? [] : [find(text, words, from)];
    const result: Claim = {
      id: `c${index + 1}`,
      type: claim.type,
      cue: [find(text, claim.cue, from)],
      source: found(claim.source),
      content: (claim.content ?? []).flatMap(found).sort((a, b) => a[0] - b[0]),
      source_actor: claim.by === undefined ? null : id(claim.by),
      targets: (claim.targets ?? []).map(id),
      responds_to: (claim.answers ?? []).map((number) => `c${number}`),
      standing: claim.type === "allegation" ? (claim.standing ?? "unanswered") : null,
      confidence: 0.8,
      evidence: null,
      origin: "human",
    };
    from = Math.min(...spans.map(([start]) => start));
    return result;
  });
  return {
    format: "allegedly.annotation",
    version: 1,
    engine: { name: "fake", version: "0" },
    offsets: "utf16",
    text,
    paragraphs: paragraphs(text),
    actors: script.actors.map(([name, type]) => ({ id: id(name), name, type, origin: "human" })),
    mentions: mentions(text, script, id),
    claims,
  };
}

/** As if the engine had found it. */
export function machineMade(annotation: Annotation): Annotation {
  const origin = "machine" as const;
  const types = { allegation: 0.8, denial: 0.05, admission: 0.05, non_response: 0.05, statement: 0.05 };
  return {
    ...annotation,
    actors: annotation.actors.map((actor) => ({ ...actor, origin })),
    mentions: annotation.mentions.map((mention) => ({ ...mention, origin })),
    claims: annotation.claims.map((claim) => ({ ...claim, origin, evidence: { reading: "say", types } })),
  };
}

function mentions(text: string, script: Script, id: (name: string) => string): Annotation["mentions"] {
  const found: Annotation["mentions"] = [];
  const names = script.actors
    .flatMap(([name, , ...aliases]) => [name, ...aliases].map((alias) => ({ actor: id(name), alias })))
    .sort((a, b) => b.alias.length - a.alias.length);
  for (const { actor, alias } of names) {
    for (let start = text.indexOf(alias); start >= 0; start = text.indexOf(alias, start + 1)) {
      const end = start + alias.length;
      const taken = found.some((other) => other.start < end && start < other.end);
      if (!taken) found.push({ actor, start, end, form: "name", origin: "human" });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function paragraphs(text: string): Annotation["paragraphs"] {
  const lines = [...text.matchAll(/[^\n]*[^\s][^\n]*/g)];
  return lines.map(({ 0: line, index }, at) => {
    const kind =
      at === 0 ? "headline" : /^(By |[A-Z]+, )/.test(line) ? "dateline" : /^Photo/.test(line) ? "caption" : /^(Share|Related)/.test(line) ? "boilerplate" : "body";
    return { start: index, end: index + line.length, kind };
  });
}

function find(text: string, words: string, from: number): Range {
  const start = text.indexOf(words, from);
  return start < 0 ? fail(`“${words}” is not in the text after ${from}`) : [start, start + words.length];
}

function fail(message: string): never {
  throw new Error(message);
}

function json(ok: boolean, value: unknown): Response {
  return { ok, bytes: new TextEncoder().encode(JSON.stringify(value)) };
}

/** Annotates by the first script that fits the text; every other text has nothing in it. */
export function fakeAnnotator(scripts: readonly Script[]): AnnotatorModule {
  function find_annotation(text: string): Annotation {
    for (const script of scripts) {
      try {
        return annotate(text, script);
      } catch {
        continue;
      }
    }
    return annotate(text, { actors: [], claims: [] });
  }
  return {
    load: () => ({ ok: true, bytes: new Uint8Array() }),
    version: () => "0",
    annotate: (article) => json(true, find_annotation(new TextDecoder().decode(article))),
  };
}

/** Writes JSON and HTML. */
export function fakeFormats(): FormatsModule {
  return {
    convert(input, { from, format }) {
      try {
        const text = new TextDecoder().decode(input);
        const annotation = JSON.parse(from === "html" ? text.replace(/^.*?id="[^>]*>|<\/script>.*$/gs, "") : text) as Annotation;
        if (format === "json") return json(true, annotation);
        const data = JSON.stringify(annotation).replaceAll("<", "\\u003c");
        const html = `<!doctype html><script type="application/json" id="allegedly-annotation">${data}</script>`;
        return { ok: true, bytes: new TextEncoder().encode(html) };
      } catch {
        return json(false, { code: "invalid_json", message: "The file is not JSON." });
      }
    },
  };
}

/** An engine without a worker: what the modules say, at once. */
export function fakeEngine(formats: FormatsModule = fakeFormats()): Engine {
  const annotator = fakeAnnotator([]);
  const output = ({ ok, bytes }: Response) => {
    if (!ok) throw new EngineError(JSON.parse(new TextDecoder().decode(bytes)));
    return new Uint8Array(bytes);
  };
  const parts = (response: Response, file: FileCheck | null = null) => cutUp(new TextDecoder().decode(output(response)), file);
  return {
    start: async () => annotator.version(),
    annotate: async (article) => parts(annotator.annotate(article)),
    read: async (input, source) => {
      const converted = formats.convert(input, { ...source, format: "json" });
      return parts(converted, checkOf(converted));
    },
    convert: async (input, conversion) => output(formats.convert(input, conversion)),
  };
}
