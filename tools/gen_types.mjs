// Writes web/generated/annotation.d.ts from schema/annotation.schema.json: the page has no types of its
// own for what crosses the boundary.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { compile } from "json-schema-to-typescript";

const SCHEMA = new URL("../schema/annotation.schema.json", import.meta.url);
const OUTPUT = new URL("../web/generated/annotation.d.ts", import.meta.url);

/**
 * The generator knows the tuples of draft 7 (`items` as a list), not those of 2020-12 (`prefixItems`).
 * Says the same thing in the older words, all the way down.
 */
function withOldTuples(schema) {
  if (Array.isArray(schema)) return schema.map(withOldTuples);
  if (typeof schema !== "object" || schema === null) return schema;
  const { prefixItems, ...rest } = schema;
  const old = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, withOldTuples(value)]));
  if (prefixItems === undefined) return old;
  return {
    ...old,
    items: withOldTuples(prefixItems),
    additionalItems: false,
    minItems: prefixItems.length,
    maxItems: prefixItems.length,
  };
}

const schema = withOldTuples(JSON.parse(await readFile(SCHEMA, "utf8")));
const types = await compile(schema, "Annotation", {
  bannerComment: "// Generated from schema/annotation.schema.json. Do not edit.",
  unreachableDefinitions: true,
  additionalProperties: false,
  style: { printWidth: 110 },
});
await mkdir(new URL(".", OUTPUT), { recursive: true });
await writeFile(OUTPUT, types);
