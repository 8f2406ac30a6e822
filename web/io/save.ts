// Hands a file to the reader.
import { EVERYTHING, type Holding } from "../article/holding.ts";
import type { Conversion } from "../engine/protocol.ts";
import type { Annotation } from "../generated/annotation.d.ts";

export interface ExportFile {
  readonly format: Conversion["format"];
  /** Of the file's name; where it begins with no dot it is all of the name. */
  readonly ending: string;
  readonly type: string;
  /** It holds all that the page knows, and opens here again as it was. */
  readonly whole: boolean;
  readonly holds: readonly Holding[];
}

/** What *Save annotated file* writes. */
export const WEB_PAGE: ExportFile = { format: "html", ending: ".html", type: "text/html", whole: true, holds: EVERYTHING };

const MAX_NAME_LENGTH = 60;

/** A file name made of the headline's words, or of the first words of the article; `ending`: as `ExportFile` has it. */
export function fileName(annotation: Annotation, ending: string): string {
  if (!ending.startsWith(".")) return ending;
  const headline = annotation.paragraphs.find(({ kind }) => kind === "headline") ?? annotation.paragraphs[0];
  const words = annotation.text
    .slice(headline?.start ?? 0, headline?.end ?? 0)
    .normalize("NFC")
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  let name = "";
  for (const word of words ?? []) {
    if (name.length + word.length > MAX_NAME_LENGTH) break;
    name += name === "" ? word : `-${word}`;
  }
  return `${name === "" ? "article" : name}${ending}`;
}

export function download(bytes: Uint8Array<ArrayBuffer>, name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken hold of the blob by the next task.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
