// Annotation files from strangers, as the page gives them to the core: thousands of honest ones with something made
// wrong. Each is a clear error, or an annotation that holds together and says nothing as markup.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import fc from "fast-check";
import createModule from "../../build/wasm/wasm/allegedly.mjs";
import createFormats from "../../build/wasm/wasm/formats.mjs";

const FILES = 5_000;
const SCRIPT = `</script><script>alert("x")</script><img src=x onerror=alert(1)>`;

const file = (path) => readFileSync(new URL(`../../${path}`, import.meta.url));
const annotator = await createModule({ wasmBinary: file("build/wasm/wasm/allegedly.wasm") });
assert.ok(annotator.load(file("data/model/tagger.bin")).ok);
const formats = await createFormats({ wasmBinary: file("build/wasm/wasm/formats.wasm") });

const article = "Dana Weir accused Alder Ferries of hiding reports. The company denied it. It admitted one mistake.";
const ask = (bytes, format) => formats.convert(bytes, { from: "annotation", format });
const encode = (text) => new TextEncoder().encode(text);
const decode = ({ bytes }) => new TextDecoder("utf-8", { fatal: true }).decode(bytes);
const honest = decode(annotator.annotate(encode(article)));

const VALUES = [
  null, true, -1, 0, 1.5, 1e9, 2 ** 53, -1e308, "", "x", "__proto__", "a1", "c1", "c99", SCRIPT, "\ud83d", "y".repeat(5_000),
  [], {}, [[0, 1e9]], [[5, 1]], [[-3, 4]], [[0, 1], [0, 1]], ["c1", "c1", "c2"], Array(300).fill([0, 5]), { constructor: { prototype: { x: 1 } } },
];

/** Steps down the tree; each number picks one of what is there. */
function change(value, [step, ...further], what, how) {
  const keys = typeof value === "object" && value !== null ? Object.keys(value) : [];
  const key = keys[step % Math.max(1, keys.length)];
  const inner = key === undefined ? null : value[key];
  if (further.length > 0 && typeof inner === "object" && inner !== null && Object.keys(inner).length > 0) {
    return change(inner, further, what, how);
  }
  if (key === undefined) return undefined;
  if (how === "remove") Array.isArray(value) ? value.splice(Number(key), 1) : delete value[key];
  else if (how === "repeat" && Array.isArray(value)) value.push(inner, inner);
  else if (how === "extend") Array.isArray(value) ? value.push(what) : (value[SCRIPT] = what);
  else value[key] = what;
  return undefined;
}

const changes = fc.array(
  fc.tuple(fc.array(fc.nat(50), { minLength: 1, maxLength: 5 }), fc.constantFrom(...VALUES), fc.constantFrom("set", "set", "set", "remove", "repeat", "extend")),
  { minLength: 1, maxLength: 3 },
);

/** What no annotation may be, whoever made it. */
function check({ text, paragraphs, actors, mentions, claims }) {
  const inside = (start, end) => assert.ok(Number.isInteger(start) && 0 <= start && start < end && end <= text.length);
  const ids = new Set(actors.map(({ id }) => id));
  const allegations = new Set(claims.filter(({ type }) => type === "allegation").map(({ id }) => id));
  for (const { start, end } of paragraphs) inside(start, end);
  for (const { actor, start, end } of mentions) {
    inside(start, end);
    assert.ok(ids.has(actor));
  }
  for (const { id, cue, source, content, source_actor, targets, responds_to } of claims) {
    for (const [start, end] of [...cue, ...source, ...content]) inside(start, end);
    assert.ok(source_actor === null || ids.has(source_actor));
    assert.ok(targets.every((target) => ids.has(target)));
    assert.ok(responds_to.every((other) => other !== id && allegations.has(other)));
  }
}

/** Whether it was an annotation. */
function open(json) {
  const answer = ask(encode(json), "json");
  if (!answer.ok) {
    const { code, message } = JSON.parse(decode(answer));
    assert.match(code, /^[a-z_]+$/);
    assert.match(message, /\.$/);
    return false;
  }
  check(JSON.parse(decode(answer)));
  assert.deepEqual(ask(answer.bytes, "json").bytes, answer.bytes);
  const page = decode(ask(answer.bytes, "html"));
  assert.ok(!page.includes("<script>alert") && !page.includes("<img src=x"));
  return true;
}

test(`${FILES} made-up annotation files are an error or a sound annotation`, () => {
  let opened = 0;
  fc.assert(
    fc.property(changes, (made) => {
      const annotation = JSON.parse(honest);
      for (const [path, what, how] of made) change(annotation, path, structuredClone(what), how);
      if (open(JSON.stringify(annotation))) opened++;
    }),
    { numRuns: FILES },
  );
  assert.ok(opened > FILES / 50, `${opened} of them could be opened`);
});

test("keys that reach for prototypes, depth without end and numbers without end are errors or nothing", () => {
  const start = honest.slice(0, -1).trimEnd().replace(/}$/, "");
  for (const more of ['"__proto__":{"polluted":1}', '"constructor":{"prototype":{"polluted":1}}', `"x":${"[".repeat(100_000)}`, `"x":${"9".repeat(100_000)}`, '"text":"twice"']) {
    open(`${start},${more}}`);
  }
  open("[".repeat(1_000_000));
  open('{"a":'.repeat(200_000));
  assert.equal({}.polluted, undefined);
});

test("script in every field of text stays text", () => {
  const annotation = JSON.parse(honest);
  annotation.text = annotation.text.slice(0, -SCRIPT.length) + SCRIPT;
  for (const actor of annotation.actors) actor.name = SCRIPT;
  assert.ok(open(JSON.stringify(annotation)));
});

test("claims that answer each other in a circle are refused or untied", () => {
  const annotation = JSON.parse(honest);
  const [first, ...others] = annotation.claims;
  first.responds_to = others.map(({ id }) => id);
  for (const claim of others) claim.responds_to = [first.id, claim.id];
  open(JSON.stringify(annotation));
});
