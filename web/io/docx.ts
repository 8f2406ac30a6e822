// The text of a Word document. A chunk of its own, with the library that reads it.
import mammoth from "mammoth";
import { article, FileError, type Article } from "./content.ts";
import { wordsOf } from "./rich_text.ts";

export async function readDocx(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<Article> {
  const withoutPictures = mammoth.images.imgElement(async () => ({ src: "" }));
  let html: string;
  try {
    html = (await mammoth.convertToHtml({ arrayBuffer: bytes.buffer }, { convertImage: withoutPictures })).value;
  } catch {
    throw new FileError(`“${name}” is damaged: it is not a Word document that can be read.`);
  }
  return article(wordsOf(html));
}
