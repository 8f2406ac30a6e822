import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { annotate } from "./fakes/engine.ts";
import { PYONGYANG } from "./fakes/pyongyang.ts";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

// The fake is typed by the generated types: if it satisfies both them and the schema, the two agree.
test("what the types allow, the schema allows", () => {
  const validate = new Ajv2020().compile(JSON.parse(read("schema/annotation.schema.json")));
  const annotation = annotate(read("public/samples/pyongyang.txt"), PYONGYANG);
  expect(validate(annotation), JSON.stringify(validate.errors)).toBe(true);
  expect(validate({ ...annotation, claims: [{ ...annotation.claims[0], type: "rumour" }] })).toBe(false);
});
