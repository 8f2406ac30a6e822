// brat's rules for standoff (https://brat.nlplab.org/standoff.html, and what its server checks when it opens and verifies
// a document) and for annotation.conf (https://brat.nlplab.org/configuration.html), as lists of what breaks them. Text
// counts in code points and lines end where Python ends them.

const LINE_END = /\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/;
const ID = /^(?:[A-Za-z]+|#[A-Za-z]*)[0-9]+$/;
const TYPE = /^[a-zA-Z0-9_-]+$/;

interface Line {
  readonly id: string;
  readonly data: string;
  readonly tail: string;
}

function linesOf(standoff: string): Line[] {
  const rows = standoff === "" ? [] : standoff.replace(/\n$/, "").split(LINE_END);
  return rows.map((row): Line => {
    const [id = "", data = "", ...tail] = row.split("\t");
    return { id, data, tail: tail.join("\t") };
  });
}

/** The spans of a text-bound annotation, checked against the text. */
function textProblem({ data, tail }: Line, points: readonly string[]): string | null {
  const match = /^(\S+) (\d+ \d+(?:;\d+ \d+)*)$/.exec(data);
  if (match === null || !TYPE.test(match[1]!)) return "no type and spans";
  const spans = match[2]!.split(";").map((span) => span.split(" ").map(Number) as [number, number]);
  for (const [at, [start, end]] of spans.entries()) {
    if (start >= end || end > points.length) return `span ${start} ${end}`;
    if (at > 0 && start < spans[at - 1]![1]) return "spans overlap";
  }
  const reference = spans.map(([start, end]) => points.slice(start, end).join("")).join(" ");
  if (tail !== reference) return `text ${JSON.stringify(tail)} is not ${JSON.stringify(reference)}`;
  return tail.trim() === "" ? "no words" : null;
}

const argumentsOf = (data: string) => data.split(" ").map((part) => part.split(":"));

/** What is on a line beside its id refers to, and what is wrong with it. */
function references({ id, data }: Line): { ids: string[]; wrong: string | null } {
  if (id === "*") {
    const [type, ...ids] = data.split(" ");
    return { ids, wrong: type === "Equiv" && ids.length > 1 ? null : "no Equiv of two" };
  }
  if (id.startsWith("E")) {
    const all = argumentsOf(data);
    const roles = all.map(([role]) => role);
    const wrong = all.some((pair) => pair.length !== 2) || new Set(roles).size < roles.length;
    return { ids: all.map(([, target]) => target ?? ""), wrong: wrong ? "arguments" : null };
  }
  const parts = data.split(" ");
  const fits = id.startsWith("#") ? parts.length === 2 : parts.length === 3;
  return { ids: parts.slice(1, 2), wrong: fits ? null : "no type and target" };
}

/** One line each. */
export function standoffProblems(standoff: string, text: string): string[] {
  const points = [...text];
  const wrong: string[] = [];
  const lines = linesOf(standoff);
  const ids = new Map<string, Line>();
  for (const line of lines) {
    if (line.id !== "*" && (!ID.test(line.id) || ids.has(line.id))) wrong.push(`id ${line.id}`);
    ids.set(line.id, line);
  }
  for (const line of lines) {
    const { ids: targets, wrong: problem } = line.id.startsWith("T")
      ? { ids: [], wrong: textProblem(line, points) }
      : references(line);
    if (problem !== null) wrong.push(`${line.id}: ${problem}`);
    for (const target of targets) if (!ids.has(target)) wrong.push(`${line.id}: no ${target}`);
  }
  return [...wrong, ...triggerProblems(lines, ids)];
}

/** A trigger is a text-bound annotation of the event's type, and nothing but events refers to it. */
function triggerProblems(lines: readonly Line[], ids: ReadonlyMap<string, Line>): string[] {
  const events = lines.filter(({ id }) => id.startsWith("E"));
  const triggers = new Set<string>();
  const wrong: string[] = [];
  for (const { id, data } of events) {
    const [type, trigger = ""] = argumentsOf(data)[0]!;
    triggers.add(trigger);
    if (!trigger.startsWith("T") || !ids.get(trigger)?.data.startsWith(`${type} `)) wrong.push(`${id}: trigger`);
  }
  for (const line of lines.filter(({ id }) => /^[A#*]/.test(id))) {
    if (references(line).ids.some((id) => triggers.has(id))) wrong.push(`${line.id}: is on a trigger`);
  }
  return wrong;
}

/** A type, role list or attribute as an annotation.conf declares it. */
interface Declared {
  readonly name: string;
  /** By their names, without `?`, `*` and `+`. */
  readonly args: ReadonlyMap<string, Argument>;
}

interface Argument {
  readonly types: readonly string[];
  readonly mandatory: boolean;
  readonly several: boolean;
}

export type Configuration = ReadonlyMap<string, ReadonlyMap<string, Declared>>;

const SECTIONS = ["entities", "relations", "events", "attributes"];
const RESERVED = ["ANY", "ENTITY", "RELATION", "EVENT", "NONE", "EMPTY", "REL-TYPE", "OVERLAP", "OVL-TYPE"];

/** What an annotation.conf declares, by section; macros are filled in. Throws at what brat warns of or fails at. */
export function configuration(conf: string): Configuration {
  const sections = new Map<string, Map<string, Declared>>();
  let section: Map<string, Declared> | null = null;
  let macros: [string, string][] = [];
  for (const line of conf.split("\n")) {
    const head = /^\s*\[(.*)\]\s*$/.exec(line)?.[1];
    const macro = /^<([a-zA-Z_-]+)>=\s*(.*?)\s*$/.exec(line);
    if (head !== undefined) {
      if (!SECTIONS.includes(head) || sections.has(head)) throw new Error(`section ${head}`);
      section = new Map();
      macros = [];
      sections.set(head, section);
    } else if (macro !== null) {
      if (RESERVED.includes(macro[1]!)) throw new Error(`macro ${line}`);
      macros.push([`<${macro[1]}>`, macro[2]!]);
    } else if (line.trim() !== "" && !line.trimStart().startsWith("#")) {
      if (section === null) throw new Error(`before the sections: ${line}`);
      const declared = declaration(macros.reduce((text, [name, value]) => text.replaceAll(name, value), line));
      if (section.has(declared.name)) throw new Error(`twice: ${line}`);
      section.set(declared.name, declared);
    }
  }
  if (sections.size < SECTIONS.length) throw new Error("a section is missing");
  return sections;
}

function declaration(line: string): Declared {
  const match = /^(\S+)(?:\s+(.*))?$/.exec(line);
  if (match === null || !(TYPE.test(match[1]!) || match[1] === "<OVERLAP>")) throw new Error(`type: ${line}`);
  const args = new Map<string, Argument>();
  for (const arg of (match[2] ?? "").split(",").map((one) => one.trim()).filter((one) => one !== "")) {
    const [, key, many, types] = /^(\S*?)([?*+]?):(\S*)$/.exec(arg) ?? [];
    if (key === undefined || key === "" || args.has(key)) throw new Error(`argument ${arg}: ${line}`);
    if (types!.split("|").includes("")) throw new Error(`empty type: ${line}`);
    args.set(key, { types: types!.split("|"), mandatory: many !== "?" && many !== "*", several: many === "*" || many === "+" });
  }
  return { name: match[1]!, args };
}

const allows = ({ types }: Argument, type: string) => types.includes("<ANY>") || types.includes(type);
const typeOf = (line: Line) => line.data.split(/[ :]/)[0]!;

/** What brat's verification finds in a document whose project has this configuration; one line each. */
export function verification(standoff: string, conf: Configuration): string[] {
  const lines = linesOf(standoff);
  const ids = new Map(lines.map((line) => [line.id, line]));
  const of = (kind: string) => lines.filter(({ id }) => id.startsWith(kind));
  const events = of("E");
  const triggers = new Set(events.map(({ data }) => argumentsOf(data)[0]![1]));
  const wrong: string[] = [];
  for (const line of of("T")) {
    const event = conf.get("events")!.has(typeOf(line));
    if (!event && !conf.get("entities")!.has(typeOf(line))) wrong.push(`${line.id}: type ${typeOf(line)}`);
    if (event && !triggers.has(line.id)) wrong.push(`${line.id}: a trigger of nothing`);
  }
  for (const { id } of lines) if (!/^[TEA#*]/.test(id)) wrong.push(`${id}: nothing declares such a line`);
  for (const line of events) wrong.push(...eventProblems(line, conf, ids));
  for (const line of of("*")) {
    const types = new Set(references(line).ids.map((id) => typeOf(ids.get(id)!)));
    const equiv = conf.get("relations")!.get(typeOf(line))?.args;
    const known = [...types].every((type) => ["Arg1", "Arg2"].every((arg) => equiv?.has(arg) && allows(equiv.get(arg)!, type)));
    if (types.size !== 1 || !known) wrong.push(`${line.id} ${line.data}: types`);
  }
  return [...wrong, ...attributeProblems(of("A"), conf, ids)];
}

function eventProblems({ id, data }: Line, conf: Configuration, ids: ReadonlyMap<string, Line>): string[] {
  const [[type], ...given] = argumentsOf(data) as [[string], ...string[][]];
  const declared = conf.get("events")!.get(type)?.args;
  if (declared === undefined) return [`${id}: event ${type}`];
  const roles = given.map(([role]) => role!.replace(/\d+$/, ""));
  const wrong = given.flatMap(([role, target], at) => {
    const argument = declared.get(roles[at]!);
    const fits = argument !== undefined && allows(argument, typeOf(ids.get(target!)!));
    return fits ? [] : [`${id}: ${role}:${target}`];
  });
  for (const [role, { mandatory, several }] of declared) {
    const count = roles.filter((one) => one === role).length;
    if ((mandatory && count === 0) || (!several && count > 1)) wrong.push(`${id}: ${count} of ${role}`);
  }
  return wrong;
}

function attributeProblems(lines: readonly Line[], conf: Configuration, ids: ReadonlyMap<string, Line>): string[] {
  const seen = new Set<string>();
  return lines.flatMap(({ id, data }) => {
    const [name = "", target = "", value = ""] = data.split(" ");
    const declared = conf.get("attributes")!.get(name)?.args;
    const [on, values] = [declared?.get("Arg"), declared?.get("Value")];
    const fits = on !== undefined && allows(on, typeOf(ids.get(target)!)) && values !== undefined && allows(values, value);
    const again = seen.has(`${name} ${target}`);
    seen.add(`${name} ${target}`);
    return fits && !again ? [] : [`${id}: ${data}`];
  });
}
