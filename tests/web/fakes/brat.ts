// brat's rules for standoff (https://brat.nlplab.org/standoff.html, and what its server checks when it opens a document),
// as a list of what breaks them. Text counts in code points and lines end where Python ends them.

const LINE_END = /\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/;
const ID = /^(?:[A-Za-z]+|#[A-Za-z]*)[0-9]+$/;
const TYPE = /^[a-zA-Z0-9_-]+$/;

interface Line {
  readonly id: string;
  readonly data: string;
  readonly tail: string;
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
  const rows = standoff === "" ? [] : standoff.replace(/\n$/, "").split(LINE_END);
  const lines = rows.map((row): Line => {
    const [id = "", data = "", ...tail] = row.split("\t");
    return { id, data, tail: tail.join("\t") };
  });
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

/** The types, roles and attributes that an annotation.conf declares, by section; macros are filled in. */
export function configuration(conf: string): Map<string, Map<string, string>> {
  const sections = new Map<string, Map<string, string>>();
  let section = new Map<string, string>();
  let macros: [string, string][] = [];
  for (const line of conf.split("\n")) {
    const head = /^\[(.*)\]$/.exec(line);
    const macro = /^(<[a-zA-Z_-]+>)=\s*(.*?)\s*$/.exec(line);
    if (head !== null) {
      section = new Map();
      macros = [];
      sections.set(head[1]!, section);
    } else if (macro !== null) {
      macros.push([macro[1]!, macro[2]!]);
    } else if (line.trim() !== "" && !line.startsWith("#")) {
      const filled = macros.reduce((text, [name, value]) => text.replaceAll(name, value), line);
      const [name = "", rest = ""] = filled.split("\t");
      section.set(name, rest);
    }
  }
  return sections;
}
