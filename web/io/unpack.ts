// What is packed in a Word document, so that a small file cannot unpack to more than the page's memory.
import JSZip, { type JSZipObject } from "jszip";
import { MOST_UNPACKED } from "./kinds.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** What the library's types leave out of what it documents. */
interface Streaming {
  internalStream(type: "uint8array"): Stream;
}
interface Stream {
  on(event: "data", callback: (chunk: Bytes) => void): this;
  on(event: "end", callback: () => void): this;
  on(event: "error", callback: (error: Error) => void): this;
  pause(): this;
  resume(): this;
}

/** The parts of a document that hold text, or say where it is; others are not looked at. */
const PARTS = /\.(xml|rels)$/i;

/** The same document with its text alone, unpacked; null: that is more than `MOST_UNPACKED`. Throws where it is no ZIP file. */
export async function unpacked(document: Bytes): Promise<ArrayBuffer | null> {
  const parts = new JSZip();
  let left = MOST_UNPACKED;
  for (const part of (await JSZip.loadAsync(document)).file(PARTS)) {
    const content = await contentOf(part, left);
    if (content === null) return null;
    left -= content.size;
    parts.file(part.name, await content.arrayBuffer());
  }
  return parts.generateAsync({ type: "arraybuffer", compression: "STORE" });
}

/** null: there is more of it than `most`. What a file says of its own sizes may be a lie, so they are counted as they come. */
function contentOf(part: JSZipObject, most: number): Promise<Blob | null> {
  return new Promise((resolve, reject) => {
    const chunks: Bytes[] = [];
    let size = 0;
    const stream = (part as JSZipObject & Streaming).internalStream("uint8array");
    stream
      .on("data", (chunk) => {
        size += chunk.length;
        if (size <= most) {
          chunks.push(chunk);
        } else {
          stream.pause();
          resolve(null);
        }
      })
      .on("end", () => resolve(new Blob(chunks)))
      .on("error", reject)
      .resume();
  });
}
