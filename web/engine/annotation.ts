// Asks the core for an annotation: of a text, or of marks made earlier, which it checks.
import type { Annotation } from "../generated/annotation.d.ts";
import type { Engine, Run } from "./client.ts";
import { arrive, type Parts } from "./parts.ts";
import type { Conversion, Source } from "./protocol.ts";

/** What an annotation is made from. */
export type Input =
  | { readonly from: "text"; readonly bytes: Uint8Array<ArrayBuffer> }
  | {
      readonly from: Conversion["from"];
      readonly bytes: Uint8Array<ArrayBuffer>;
      /** The text the marks belong to, where `bytes` do not hold it. */
      readonly article?: Uint8Array<ArrayBuffer>;
    };

/** In parts, of which the first can be shown before the rest is read. Throws `EngineError`. */
export function partsOf(engine: Engine, input: Input, run: Run): Promise<Parts> {
  const { bytes } = input;
  return input.from === "text" ? engine.annotate(bytes, run) : engine.read(bytes, sourceOf(input), run);
}

/** All of it, however long it is. Throws `EngineError`. */
export async function annotationOf(engine: Engine, input: Input, run: Run): Promise<Annotation> {
  const { opening, rest } = arrive(await partsOf(engine, input, run));
  return rest === null ? opening : rest(async () => undefined);
}

/** An annotation of the page as an input. */
export function inputOf(annotation: Annotation): Input {
  return { from: "annotation", bytes: new TextEncoder().encode(JSON.stringify(annotation)) };
}

function sourceOf({ from, article }: Exclude<Input, { from: "text" }>): Source {
  return article === undefined ? { from } : { from, article };
}
