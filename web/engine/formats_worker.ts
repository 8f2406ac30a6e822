// The only place that runs what reads and writes files of annotations. Its code travels inside this script.
import createModule from "allegedly-formats";
import binary from "allegedly-formats.wasm?url&inline";
import { decodeDataUrl } from "./data_url.ts";
import type { ToFormats } from "./protocol.ts";
import { serveFormats, type Port } from "./serve.ts";

serveFormats(self as unknown as Port<ToFormats>, () => createModule({ wasmBinary: decodeDataUrl(binary) }));
