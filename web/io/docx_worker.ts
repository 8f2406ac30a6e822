// Reads Word documents, in a thread that can be ended: the page stays what it was, however long one takes.
import mammoth from "mammoth";
import { wordLeftOut } from "./docx_left_out.ts";
import { unpacked } from "./unpack.ts";

/** The text as HTML, and a sentence on what else the document has. */
export interface WordText {
  readonly html: string;
  readonly leftOut: string | null;
}

export interface Wrong {
  readonly wrong: "damaged" | "too large";
}

self.onmessage = async ({ data }: MessageEvent<Uint8Array<ArrayBuffer>>) => {
  self.postMessage(await read(data).catch((): Wrong => ({ wrong: "damaged" })));
};

async function read(document: Uint8Array<ArrayBuffer>): Promise<WordText | Wrong> {
  const arrayBuffer = await unpacked(document);
  if (arrayBuffer === null) return { wrong: "too large" };
  const withoutPictures = mammoth.images.imgElement(async () => ({ src: "" }));
  const html = (await mammoth.convertToHtml({ arrayBuffer }, { convertImage: withoutPictures })).value;
  return { html, leftOut: await wordLeftOut(arrayBuffer, html) };
}
