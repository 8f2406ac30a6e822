// What the tests of the command line share.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { Ajv2020 } from "ajv/dist/2020.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

export const program = join(root, "build/dev/src/cli/allegedly");

/** The text of a file of the project. */
export function read(path) {
  return readFileSync(join(root, path), "utf8");
}

const schema = JSON.parse(read("schema/annotation.schema.json"));
const ajv = new Ajv2020({ allErrors: true }).addSchema(schema);

/** Checks a value against the schema ("") or a part of it ("#/$defs/BatchLine"). */
export function satisfies(part, value) {
  const validate = ajv.getSchema(schema.$id + part);
  assert.ok(validate(value), JSON.stringify(validate.errors));
}
