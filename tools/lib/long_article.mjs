// A long annotated article for measurements: short reports of our own, one after another, each with its marks.

/** What one report says, and where its marks lie: [kind, part or type, words]. */
const REPORT = [
  "Auditors accused Weir Harbour of hiding losses from the town of Eastmoor for the better part of nine years.",
  "The company denied the accusation in a short letter, which it sent to every house along the northern quay.",
  "Nobody at the ferry office was surprised, and the boats left on time in the morning as they always had before.",
  "Dana Weir admitted that two reports were late, and said the weather of that winter had been to blame for it.",
];

const CLAIMS = [
  { line: 0, type: "allegation", source: "Auditors", cue: "accused", content: "Weir Harbour of hiding losses from the town of Eastmoor", by: "a2", targets: ["a1"] },
  { line: 1, type: "denial", source: "The company", cue: "denied", content: "the accusation", by: "a1", targets: [] },
  { line: 3, type: "admission", source: "Dana Weir", cue: "admitted", content: "that two reports were late", by: "a3", targets: [] },
];

const MENTIONS = [
  [0, "Weir Harbour", "a1", "name"],
  [0, "Auditors", "a2", "name"],
  [0, "Eastmoor", "a4", "name"],
  [1, "The company", "a1", "nominal"],
  [3, "Dana Weir", "a3", "name"],
];

/** Plain lines between two reports, so that `marks` of them fill `length` characters. */
function filler(length, reports) {
  const plain = "The harbour lay quiet that day, and the market on the square sold fish, bread and apples until noon. ";
  const spare = Math.max(0, length / reports - REPORT.join("\n").length - 2);
  const whole = plain.repeat(Math.ceil(spare / plain.length)).slice(0, Math.floor(spare)).trim();
  return whole === "" ? [] : whole.match(/.{1,600}(?:\s|$)/g).map((line) => line.trim());
}

/** An annotation of at least `length` characters with about `marks` marks: mentions, cues, sources and contents. */
export function longArticle(length, marks) {
  const each = MENTIONS.length + 3 * CLAIMS.length;
  const reports = Math.ceil(marks / each);
  const between = filler(length, reports);
  const lines = ["A Long Year at the Harbour"];
  const mentions = [];
  const claims = [];
  const paragraphs = [];
  let at = lines[0].length + 1;
  for (let i = 0; i < reports; i++) {
    const starts = REPORT.map((line) => {
      const start = at;
      at += line.length + 1;
      return start;
    });
    const range = (line, words) => {
      const start = starts[line] + REPORT[line].indexOf(words);
      return [start, start + words.length];
    };
    for (const [line, words, actor, form] of MENTIONS) {
      const [start, end] = range(line, words);
      mentions.push({ actor, start, end, form, origin: "machine" });
    }
    const first = claims.length + 1;
    for (const { line, type, source, cue, content, by, targets } of CLAIMS) {
      claims.push({
        id: `c${claims.length + 1}`,
        type,
        cue: [range(line, cue)],
        source: [range(line, source)],
        content: [range(line, content)],
        source_actor: by,
        targets,
        responds_to: type === "allegation" ? [] : [`c${first}`],
        standing: type === "allegation" ? "denied" : null,
        confidence: 0.8,
        evidence: null,
        origin: "machine",
      });
    }
    lines.push(...REPORT, ...between);
    for (const line of between) at += line.length + 1;
  }
  let start = 0;
  for (const [index, line] of lines.entries()) {
    paragraphs.push({ start, end: start + line.length, kind: index === 0 ? "headline" : "body" });
    start += line.length + 1;
  }
  return {
    format: "allegedly.annotation",
    version: 1,
    engine: { name: "fake", version: "0" },
    offsets: "utf16",
    text: lines.join("\n"),
    paragraphs,
    actors: [
      { id: "a1", name: "Weir Harbour", type: "organization", origin: "machine" },
      { id: "a2", name: "Auditors", type: "group", origin: "machine" },
      { id: "a3", name: "Dana Weir", type: "person", origin: "machine" },
      { id: "a4", name: "Eastmoor", type: "state", origin: "machine" },
    ],
    mentions: mentions.sort((a, b) => a.start - b.start),
    claims,
  };
}
