// Rules of the house that no compiler keeps.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import ts from "typescript";

const WEB = new URL("../../web/", import.meta.url);
const MAX_COMPONENT = 250;

const files = readdirSync(WEB, { recursive: true }).filter((name) => /\.(svelte|ts)$/.test(name));
const read = (name) => readFileSync(new URL(name, WEB), "utf8");

/** The lines of `source`, TypeScript, that say `any`. */
function anys(source) {
  const file = ts.createSourceFile("it.ts", source, ts.ScriptTarget.Latest);
  const found = [];
  const visit = (node) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) found.push(file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** What is TypeScript in a component: its scripts, line by line where they stand, and the expressions of its markup. */
function scripts(component) {
  const blank = (text) => text.replace(/[^\n]/g, " ");
  const markup = component.replace(/<(script|style)\b[^]*?<\/\1>/g, blank).replace(/<!--[^]*?-->/g, blank);
  const code = component.replace(/(^|<\/script>)[^]*?(<script\b[^>]*>|$)/g, blank);
  return { code, markup };
}

function anysIn(name) {
  const source = read(name);
  if (name.endsWith(".ts")) return anys(source);
  const { code, markup } = scripts(source);
  return [...anys(code), ...(/\{[^}]*(\bas|[:<|])\s*any\b/.test(markup) ? ["markup"] : [])];
}

test(`no component of the page has more than ${MAX_COMPONENT} lines`, () => {
  const components = files.filter((name) => name.endsWith(".svelte"));
  assert.ok(components.length > 50);
  const long = components.map((name) => [name, read(name).trimEnd().split("\n").length]).filter(([, lines]) => lines > MAX_COMPONENT);
  assert.deepEqual(long, []);
});

test("nothing of the page has the type any", () => {
  const found = files.map((name) => [name, anysIn(name)]).filter(([, lines]) => lines.length > 0);
  assert.deepEqual(found, []);
});

test("any is found wherever it is a type, and nowhere else", () => {
  assert.deepEqual(anys("const a: any = 1;\nconst any = b as any[];\n// any\nlet c = 'any';\nf<any>(any);"), [1, 2, 5]);
  const { code, markup } = scripts("<!-- : any -->\n<script lang=\"ts\">\n  let a: any;\n</script>\n<p>{b as any}</p>\n<style></style>");
  assert.deepEqual(anys(code), [3]);
  assert.match(markup, /as any/);
});
