// The only place that runs the core. Its code and the tagger's weights travel inside this script: a page whose
// policy names no address to connect to could not fetch them, and a page opened from file:// could not either.
import createModule from "allegedly-wasm";
import binary from "allegedly-wasm.wasm?url&inline";
import weights from "allegedly-tagger.bin?url&inline";
import { serve, type Port } from "./serve.ts";

function decodeDataUrl(url: string): Uint8Array<ArrayBuffer> {
  const characters = atob(url.slice(url.indexOf(",") + 1));
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = characters.charCodeAt(i);
  return bytes;
}

serve(
  self as unknown as Port,
  () => createModule({ wasmBinary: decodeDataUrl(binary) }),
  () => decodeDataUrl(weights),
);
