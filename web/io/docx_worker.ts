// Reads Word documents, in a thread that can be ended: the page stays what it was, however long one takes.
import mammoth from "mammoth";
import { unpacked } from "./unpack.ts";

/** What became of a document: its HTML, or what is wrong with it. */
export type Read = { readonly html: string } | { readonly wrong: "damaged" | "too large" };

self.onmessage = async ({ data }: MessageEvent<Uint8Array<ArrayBuffer>>) => {
  self.postMessage(await read(data).catch((): Read => ({ wrong: "damaged" })));
};

async function read(document: Uint8Array<ArrayBuffer>): Promise<Read> {
  const arrayBuffer = await unpacked(document);
  if (arrayBuffer === null) return { wrong: "too large" };
  const withoutPictures = mammoth.images.imgElement(async () => ({ src: "" }));
  return { html: (await mammoth.convertToHtml({ arrayBuffer }, { convertImage: withoutPictures })).value };
}
