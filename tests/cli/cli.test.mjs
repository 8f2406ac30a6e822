// The command line as scripts see it: what goes out on which stream, with which exit status.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";

import { program, read, satisfies } from "./support.mjs";

const folder = mkdtempSync(join(tmpdir(), "allegedly-"));
after(() => rmSync(folder, { recursive: true }));

const FORMATS = ["json", "html", "csv", "csv-actors", "md", "w3c", "brat", "brat-conf", "txt", "spacy", "doccano", "conll"];
const article =
  "Ferry line denies hiding reports 🚢\n\n" +
  "Dana Weir accused the Alder Ferry Line of hiding three safety reports. The company denied it.\n" +
  "“We have nothing to hide,” said José Ruiz, its spokesman. The regulator declined to comment.\n";

function allegedly(args, input = "", options = {}) {
  const { status, signal, stdout, stderr, error } = spawnSync(program, args, { input, timeout: 60_000, ...options });
  if (error) throw error;
  return { status, signal, stdout: stdout?.toString(), stderr: stderr?.toString() };
}

function file(name, content) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function succeeds(args, input, options) {
  const { status, stdout, stderr } = allegedly(args, input, options);
  assert.deepEqual({ status, stderr }, { status: 0, stderr: "" });
  return stdout;
}

/** Fails with this status and one line on standard error, nothing on standard output. */
function fails(status, message, args, input) {
  const result = allegedly(args, input);
  assert.equal(result.status, status);
  assert.equal(result.stdout, "");
  assert.match(result.stderr, /^allegedly[^\n]*\n$/);
  assert.match(result.stderr, message);
}

const lines = (output) => {
  assert.ok(output === "" || output.endsWith("\n"));
  return output.split("\n").slice(0, -1).map((line) => JSON.parse(line));
};

test("--version and --help", () => {
  const version = /project\(allegedly VERSION (\S+)/.exec(read("CMakeLists.txt"))[1];
  assert.equal(succeeds(["--version"]), `allegedly ${version}\n`);
  for (const args of [["--help"], ["annotate", "--help"], ["batch", "-h"], ["batch", "--jobs", "0", "--help"]]) {
    assert.match(succeeds(args), /^Usage: allegedly /);
  }
});

test("wrong use exits with 2 and one line that says why", () => {
  fails(2, /^allegedly: Which command\? See --help\.$/m, []);
  fails(2, /There is no command "anotate"\./, ["anotate"]);
  fails(2, /There is no command "a b"\./, ["a\nb"]);
  fails(2, /^allegedly annotate: There is no option --fromat\. See --help\.$/m, ["annotate", "--fromat", "csv"]);
  fails(2, /There is no option -f\./, ["annotate", "-f", "csv"]);
  fails(2, /A value is missing after --format\./, ["annotate", "--format"]);
  fails(2, /There is no "pdf" here: choose json, html, csv, csv-actors, md, w3c, brat, brat-conf, txt, spacy, doccano or conll\./, ["annotate", "--format=pdf"]);
  fails(2, /choose codepoint, utf8 or utf16\./, ["annotate", "--offsets", "byte"]);
  fails(2, /choose text, annotation, w3c, brat or html\./, ["annotate", "--from", "pdf"]);
  fails(2, /more than one file/, ["annotate", "a", "b"]);
  fails(2, /name its file with --text\./, ["annotate", "--from", "brat"]);
  fails(2, /--text goes with --from brat or --from w3c\./, ["annotate", "--text", "a.txt"]);
  for (const command of ["batch", "antecedents", "attributions", "features", "tag"]) fails(2, /takes no file/, [command, "a.jsonl"]);
  for (const jobs of ["0", "257", "-1", "2x", "", "99999999999"]) {
    fails(2, /The number of jobs is a number from 1 to 256\./, ["batch", `--jobs=${jobs}`]);
  }
});

test("annotate reads a file, standard input, and a file that looks like an option", () => {
  const path = file("article.txt", article);
  const output = succeeds(["annotate", path]);
  assert.equal(JSON.parse(output).text, article);
  assert.equal(succeeds(["annotate"], article), output);
  assert.equal(succeeds(["annotate", "-"], article), output);
  file("--format", article);
  assert.equal(succeeds(["annotate", "--", "--format"], "", { cwd: folder }), output);
});

test("annotate fails with 1 where it cannot read or use the input", () => {
  fails(1, /Cannot open .*nowhere: No such file or directory\./, ["annotate", join(folder, "nowhere")]);
  fails(1, /Cannot read .*: Is a directory\./, ["annotate", folder]);
  fails(1, /UTF-8/, ["annotate"], Buffer.from([0x41, 0xff]));
  fails(1, /The input is not JSON/, ["annotate", "--from", "annotation"], article);
  fails(1, /claims: is missing\./, ["annotate", "--from=annotation"],
    JSON.stringify({ ...JSON.parse(succeeds(["annotate"], article)), claims: undefined }));
});

test("JSON satisfies the schema in every unit, and its spans cut the text where they should", () => {
  const units = {
    codepoint: (text) => [...text],
    utf8: (text) => [...Buffer.from(text)],
    utf16: (text) => text.split(""),
  };
  const seen = new Set();
  for (const [unit, split] of Object.entries(units)) {
    const annotation = JSON.parse(succeeds(["annotate", "--offsets", unit], article));
    satisfies("", annotation);
    assert.equal(annotation.offsets, unit);
    const characters = split(annotation.text);
    const ferry = annotation.mentions.map(({ start, end }) => characters.slice(start, end));
    assert.ok(ferry.some((piece) => piece.join() === split("José Ruiz").join()));
    seen.add(JSON.stringify(annotation.claims));
  }
  assert.equal(seen.size, 3);
});

test("empty, tiny and strange articles are annotated", () => {
  for (const text of ["", "\n", "🚢", "\0", "\u202eabc", "\r\n\r\n", "مرحبا بالعالم"]) {
    const annotation = JSON.parse(succeeds(["annotate"], text));
    satisfies("", annotation);
    assert.equal(annotation.text, text);
  }
});

test("an annotation is written again as it was, or as another format", () => {
  const json = succeeds(["annotate", "--offsets=utf16"], article);
  assert.equal(succeeds(["annotate", "--from", "annotation", "--offsets", "utf16"], json), json);
  for (const format of FORMATS) {
    const again = succeeds(["annotate", "--from", "annotation", "--format", format], json);
    assert.equal(again, succeeds(["annotate", "--format", format], article));
  }
});

test("a saved page is read back as it was", () => {
  const json = succeeds(["annotate"], article);
  const page = succeeds(["annotate", "--format", "html"], article);
  assert.equal(succeeds(["annotate", "--from", "html"], page), json);
  fails(1, /The page holds no annotation/, ["annotate", "--from", "html"], "<p>Dana Weir accused nobody.</p>");
});

test("a text that was changed since is read, and said to be another", () => {
  const json = succeeds(["annotate"], article);
  const { status, stdout, stderr } = allegedly(["annotate", "--from", "annotation"], json.replace("safety", "ferry’s"));
  assert.equal(status, 0);
  assert.equal(stderr, "allegedly annotate: The text has been changed since it was annotated.\n");
  assert.notEqual(JSON.parse(stdout).text_sha256, JSON.parse(json).text_sha256);
  const page = succeeds(["annotate", "--format", "w3c"], article);
  const edited = file("edited.txt", `The latest news.\n\n${article.replace("denied it", "said no")}`);
  const read = allegedly(["annotate", "--from", "w3c", "--text", edited], page);
  assert.match(read.stderr, /annotated\.\nallegedly annotate: Marks that have no place in the text any more, and are left out: 2\.\n$/);
  const quoted = ({ text, mentions }) => mentions.map(({ start, end }) => [...text].slice(start, end).join(""));
  assert.deepEqual(quoted(JSON.parse(read.stdout)), quoted(JSON.parse(json)));
});

test("W3C annotations are read back as they were, with or without the article in them", () => {
  const json = succeeds(["annotate"], article);
  const page = succeeds(["annotate", "--format", "w3c"], article);
  assert.equal(succeeds(["annotate", "--from", "w3c"], page), json);
  const { article: held, ...others } = JSON.parse(page);
  const text = file("held.txt", held.value);
  assert.equal(succeeds(["annotate", "--from", "w3c", "--text", text], JSON.stringify(others)), json);
  fails(1, /The page does not hold the article/, ["annotate", "--from", "w3c"], JSON.stringify(others));
  fails(1, /is not AnnotationPage/, ["annotate", "--from", "w3c"], json);
});

test("brat's files are written and read back with all but the engine", () => {
  const text = file("brat.txt", succeeds(["annotate", "--format", "txt"], article));
  assert.equal(readFileSync(text, "utf8"), article);
  const marks = file("brat.ann", succeeds(["annotate", "--format", "brat"], article));
  const { engine, ...read } = JSON.parse(succeeds(["annotate", "--from", "brat", "--text", text, marks]));
  const { engine: _, ...expected } = JSON.parse(succeeds(["annotate"], article));
  assert.deepEqual(engine, { name: "brat", version: "standoff" });
  assert.deepEqual(read, expected);
  fails(1, /Line 1: .* is this the \.txt that belongs to it\?$/m, ["annotate", "--from", "brat", "--text", file("other.txt", article.replace("Ferry", "Fairy")), marks]);
  fails(1, /Line 1: is no line of brat's standoff format\./, ["annotate", "--from", "brat", "--text", text], article);
  fails(1, /Cannot open .*nowhere/, ["annotate", "--from", "brat", "--text", join(folder, "nowhere"), marks]);
});

test("what has no marks has an empty .ann and the article as its .txt, to the last byte", () => {
  assert.equal(succeeds(["annotate", "--format", "brat"], "Rain."), "");
  assert.equal(succeeds(["annotate", "--format", "txt"], "Rain."), "Rain.");
});

test("marks are read without the tagger's weights", () => {
  const json = succeeds(["annotate"], article);
  assert.equal(succeeds(["annotate", "--from", "annotation", "--model", "/nowhere"], json), json);
});

test("batch keeps the order, skips empty lines and goes on after bad ones", () => {
  const input = [
    JSON.stringify({ id: "1", text: article }),
    "",
    "{",
    JSON.stringify({ id: "3", body: article }),
    JSON.stringify({ id: 4, text: article }),
    JSON.stringify({ text: "", id: "5", date: "2024-01-01" }) + "\r",
  ].join("\n");
  const output = lines(succeeds(["batch", "--jobs", "3"], input));
  assert.deepEqual(output.map(({ id }) => id), ["1", null, "3", null, "5"]);
  for (const line of output) satisfies("error" in line ? "#/$defs/BatchError" : "#/$defs/BatchLine", line);
  assert.match(output[1].error, /^The input is not JSON/);
  assert.equal(output[2].error, 'The line has no member "text" that is a string.');
  assert.equal(output[3].error, 'The line has no member "id" that is a string.');
  const { actors, mentions, claims } = JSON.parse(succeeds(["annotate"], article));
  assert.deepEqual(output[0], { id: "1", actors, mentions, claims });
  assert.ok(claims.length > 0);
  assert.deepEqual(output[4], { id: "5", actors: [], mentions: [], claims: [] });
});

test("five megabytes are annotated", { timeout: 300_000 }, () => {
  const text = "Dana Weir accused the firm of fraud. The firm denied it.\n\n".repeat(85_000);
  const { claims } = JSON.parse(succeeds(["annotate"], text, { timeout: 300_000, maxBuffer: 2 ** 30 }));
  assert.ok(claims.length > 85_000);
});

test("batch of nothing is nothing", () => {
  assert.equal(succeeds(["batch"], ""), "");
  assert.equal(succeeds(["batch"], "\n\r\n\n"), "");
});

test("batch gives the same output with any number of jobs, however uneven the articles", () => {
  const input = Array.from({ length: 200 }, (_, i) =>
    JSON.stringify({ id: `${i}`, text: article.repeat(i % 50 === 0 ? 40 : 1) }),
  ).join("\n");
  const output = succeeds(["batch", "--jobs", "1"], input);
  assert.deepEqual(lines(output).map(({ id }) => id), Array.from({ length: 200 }, (_, i) => `${i}`));
  assert.equal(succeeds(["batch", "--jobs", "8"], input), output);
  assert.equal(succeeds(["batch"], input), output);
});

test("batch answers each line before the input ends", { timeout: 60_000 }, async () => {
  const child = spawn(program, ["batch", "--jobs", "2"], { stdio: ["pipe", "pipe", "inherit"] });
  const answers = child.stdout[Symbol.asyncIterator]();
  for (const id of ["a", "b"]) {
    child.stdin.write(JSON.stringify({ id, text: "" }) + "\n");
    const { value } = await answers.next();
    assert.equal(JSON.parse(value.toString()).id, id);
  }
  child.stdin.end();
  assert.equal(await new Promise((resolve) => child.on("close", resolve)), 0);
});

test("a reader that goes away ends the run in silence", { timeout: 60_000 }, async () => {
  const child = spawn("bash", ["-c", `yes '{"id":"1","text":"Ana Reis denied it."}' | "$0" batch | head -n 1`, program]);
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (data) => (stdout += data));
  child.stderr.on("data", (data) => (stderr += data));
  await new Promise((resolve) => child.on("close", resolve));
  assert.equal(lines(stdout).length, 1);
  assert.equal(stderr, "");
});

test("a full or closed output is a failure", () => {
  const input = JSON.stringify({ id: "1", text: article });
  const full = openSync("/dev/full", "w");
  for (const args of [["annotate"], ["batch"], ["--version"]]) {
    const result = allegedly(args, input, { stdio: ["pipe", full, "pipe"] });
    assert.equal(result.status, 1);
    assert.match(result.stderr, /Cannot write to standard output: No space left on device\.\n$/);
    const closed = spawnSync("bash", ["-c", '"$0" "$@" >&-', program, ...args], { input });
    assert.equal(closed.status, 1);
    assert.match(closed.stderr.toString(), /Cannot write to standard output: Bad file descriptor\.\n$/);
  }
});

test("progress shows on a terminal only, on standard error", () => {
  const input = file("in.jsonl", `${JSON.stringify({ id: "1", text: article })}\n`.repeat(20));
  const output = join(folder, "out.jsonl");
  const command = `'${program}' batch < '${input}' > '${output}'`;
  const terminal = spawnSync("script", ["--quiet", "--return", "--command", command, "/dev/null"]);
  assert.equal(terminal.status, 0);
  assert.match(terminal.stdout.toString(), /\[#{30}\] 20 articles, \d+ a second/);
  assert.equal(lines(readFileSync(output, "utf8")).length, 20);
});

test("another model is used when it is named, and one that cannot be used is an error", () => {
  const model = join(dirname(program), "tagger.bin");
  assert.equal(succeeds(["annotate", "--model", model], article), succeeds(["annotate"], article));
  fails(1, /nowhere/, ["annotate", "--model", "/nowhere/tagger.bin"], article);
  fails(1, /no model/, ["batch", "--model", file("model.txt", article)], "");
});

test("attributions come in the form of the PolNeAR corpus", () => {
  const text = "Ferries 😀 and boats\n\nAuditors accused the firm of fraud.";
  const [{ id, attributions }] = lines(succeeds(["attributions"], `${JSON.stringify({ id: "x", text })}\n`));
  assert.equal(id, "x");
  const points = [...text];
  const written = (pieces) => pieces.map(([start, end]) => points.slice(start, end).join(""));
  assert.deepEqual(attributions.map(({ source, cue }) => [written(source), written(cue)]), [[["Auditors"], ["accused"]]]);
  assert.ok(attributions[0].confidence > 0 && attributions[0].confidence <= 1);
});

test("antecedents lists whom each pronoun may stand for", () => {
  const text = "😀 Maria Lopes met Owen Hale. She left.";
  const [{ id, mentions, pronouns }] = lines(succeeds(["antecedents"], `${JSON.stringify({ id: "x", text })}\n`));
  assert.equal(id, "x");
  const points = [...text];
  assert.deepEqual(mentions.map(([start, end]) => points.slice(start, end).join("")), ["Maria Lopes", "Owen Hale"]);
  const [{ start, end, kind, candidates }] = pronouns;
  assert.deepEqual([points.slice(start, end).join(""), kind], ["She", "person"]);
  assert.deepEqual(candidates.map(([actor]) => actor), [mentions[0][2]]);
});

test("names are tagged in tokens that somebody else has cut", () => {
  const tokens = ["-DOCSTART- x", "", ..."Maria Lopes left New Zealand 's parliament on Monday .".split(" ")];
  const rows = succeeds(["tag"], `${tokens.join("\n")}\n`).trimEnd().split("\n");
  assert.deepEqual(rows.map((row) => row.split("\t")[0]), tokens);
  assert.deepEqual(rows.filter((row) => /\t[BI]-(PER|GPE)/.test(row)), [
    "Maria\tB-PER", "Lopes\tI-PER", "New\tB-GPE", "Zealand\tI-GPE",
  ]);
});

test("features give each token's place, form and numbers", () => {
  const [head, ...rows] = succeeds(["features"], `${JSON.stringify({ id: "x", text: "😀 She left." })}\n`).trimEnd().split("\n");
  assert.equal(head, "# x");
  assert.deepEqual(rows.map((row) => row.split("\t").slice(0, 6).join(" ")), [
    "0 1 0 0 0 😀", "2 5 0 0 0 she", "6 10 0 0 0 left", "10 11 0 0 0 .",
  ]);
  for (const row of rows) assert.equal(row.split("\t").length, 6 + 6 + 40);
});
