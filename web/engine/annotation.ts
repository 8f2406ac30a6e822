// Asks the core for an annotation: of a text, or of one made earlier, which it checks.
import type { Annotation } from "../generated/annotation.d.ts";
import type { Engine, Run } from "./client.ts";
import type { Options } from "./protocol.ts";

/** Throws `EngineError`. */
export async function annotationOf(
  engine: Engine,
  input: Uint8Array<ArrayBuffer>,
  kind: Options["input"],
  run: Run,
): Promise<Annotation> {
  const output = await engine.annotate(input, { input: kind, format: "json", offsets: "utf16" }, run);
  // It matches the schema the type is made from, as the core's tests check.
  return JSON.parse(new TextDecoder().decode(output)) as Annotation;
}
