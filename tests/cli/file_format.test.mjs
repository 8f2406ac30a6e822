// The examples in docs/file-format.md are what the schema and the program say.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { program, read, satisfies } from "./support.mjs";

const [annotation, lines] = [...read("docs/file-format.md").matchAll(/```json\n([^]+?)```/g)].map(([, json]) => json);

test("the example of an annotation satisfies the schema and is read and written as it stands", () => {
  satisfies("", JSON.parse(annotation));
  const { status, stdout, stderr } = spawnSync(program, ["annotate", "--from", "annotation"], { input: annotation });
  assert.equal(status, 0, stderr.toString());
  assert.deepEqual(JSON.parse(stdout.toString()), JSON.parse(annotation));
});

test("the examples of batch lines satisfy the schema", () => {
  const [good, bad] = lines.trim().split("\n").map((line) => JSON.parse(line));
  satisfies("#/$defs/BatchLine", good);
  satisfies("#/$defs/BatchError", bad);
});
