// The only place that runs the core. The module's bytes travel inside this script: a page whose policy
// names no address to connect to could not fetch them, and a page opened from file:// could not either.
import createModule from "allegedly-wasm";
import binary from "allegedly-wasm.wasm?url&inline";
import { serve, type Port } from "./serve.ts";

function decodeDataUrl(url: string): Uint8Array<ArrayBuffer> {
  const characters = atob(url.slice(url.indexOf(",") + 1));
  return Uint8Array.from(characters, (character) => character.charCodeAt(0));
}

serve(self as unknown as Port, () => createModule({ wasmBinary: decodeDataUrl(binary) }));
