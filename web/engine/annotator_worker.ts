// The only place that runs the annotator. Its code and the tagger's weights travel inside this script.
import createModule from "allegedly-wasm";
import binary from "allegedly-wasm.wasm?url&inline";
import weights from "allegedly-tagger.bin?url&inline";
import { decodeDataUrl } from "./data_url.ts";
import type { ToAnnotator } from "./protocol.ts";
import { serveAnnotator, type Port } from "./serve.ts";

serveAnnotator(
  self as unknown as Port<ToAnnotator>,
  () => createModule({ wasmBinary: decodeDataUrl(binary) }),
  () => decodeDataUrl(weights),
);
