// Asks the core for an annotation: of a text, or of marks made earlier, which it checks.
import type { Annotation } from "../generated/annotation.d.ts";
import type { Engine, Run } from "./client.ts";
import type { Conversion } from "./protocol.ts";

/** What an annotation is made from. */
export type Input =
  | { readonly from: "text"; readonly bytes: Uint8Array<ArrayBuffer> }
  | {
      readonly from: Conversion["from"];
      readonly bytes: Uint8Array<ArrayBuffer>;
      /** The text the marks belong to, where `bytes` do not hold it. */
      readonly article?: Uint8Array<ArrayBuffer>;
    };

/** Throws `EngineError`. */
export async function annotationOf(engine: Engine, input: Input, run: Run): Promise<Annotation> {
  const { bytes } = input;
  const output = await (input.from === "text"
    ? engine.annotate(bytes, run)
    : engine.convert(bytes, { ...conversionOf(input), format: "json" }, run));
  // It matches the schema the type is made from, as the core's tests check.
  return JSON.parse(new TextDecoder().decode(output)) as Annotation;
}

/** An annotation of the page as an input. */
export function inputOf(annotation: Annotation): Input {
  return { from: "annotation", bytes: new TextEncoder().encode(JSON.stringify(annotation)) };
}

function conversionOf({ from, article }: Exclude<Input, { from: "text" }>): Omit<Conversion, "format"> {
  return article === undefined ? { from } : { from, article };
}
