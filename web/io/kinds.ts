// What kind of file a file is: by how it begins, and where that tells nothing by its name. Its refusals are sentences.
import { FileError } from "./content.ts";

export type Kind = "text" | "markdown" | "html" | "annotation" | "w3c" | "brat" | "docx" | "pdf";

/** Bytes that `kindOf` looks at. */
export const HEAD_BYTES = 1024;

const MB = 1024 * 1024;
/** A file must be smaller. */
export const LIMIT: Record<Kind, number> = {
  text: 20 * MB,
  markdown: 20 * MB,
  html: 20 * MB,
  annotation: 50 * MB,
  w3c: 50 * MB,
  brat: 50 * MB,
  docx: 50 * MB,
  pdf: 50 * MB,
};

/** Bytes of text and markup in a Word document, unpacked and without its pictures: a novel has a quarter of that. */
export const MOST_UNPACKED = 16 * MB;

/** Of a PDF. */
export const MOST_PAGES = 2_000;
export const MOST_LETTERS = 4_000_000;
/** A page of drawings takes seconds. */
export const MOST_SECONDS_WITHOUT_TEXT = 60;

const EXTENSIONS: Record<Kind, readonly string[]> = {
  text: ["txt", "text"],
  markdown: ["md", "markdown"],
  html: ["html", "htm", "xhtml"],
  annotation: ["json"],
  w3c: ["jsonld"],
  brat: ["ann"],
  docx: ["docx"],
  pdf: ["pdf"],
};

const TYPES: Record<string, Kind> = {
  "text/plain": "text",
  "text/markdown": "markdown",
  "text/html": "html",
  "application/xhtml+xml": "html",
  "application/json": "annotation",
  "application/ld+json": "w3c",
  "application/pdf": "pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
};

const kinds = Object.keys(EXTENSIONS) as Kind[];
const opened = kinds.filter((kind) => EDITION === "hosted" || (kind !== "docx" && kind !== "pdf"));

/** What the file chooser offers. */
export const ACCEPTED = [...opened.flatMap((kind) => EXTENSIONS[kind].map((name) => `.${name}`)), "text/plain"].join();

const ADVICE =
  EDITION === "hosted"
    ? "Text (.txt, .md, .html), marks (.jsonld, .ann with its .txt), Word (.docx), PDF and files saved here can be opened."
    : "Text (.txt, .md, .html), marks (.jsonld, .ann with its .txt) and files saved here can be opened.";

/** How files begin that hold no text that is read here, and what they are. */
const OTHERS: readonly (readonly [begin: RegExp, what: string])[] = [
  [/^\x89PNG|^\xff\xd8\xff|^GIF8|^BM[^]{4}\0{4}|^II\*\0|^MM\0\*/, "a picture"],
  [/^RIFF[^]{4}WEBP|^[^]{4}ftyp(heic|mif1|avif)/, "a picture"],
  [/^[^]{4}ftyp|^ID3|^OggS|^RIFF|^fLaC|^\x1aE\xdf\xa3/, "a sound or a film"],
  [/^PK\x03\x04|^PK\x05\x06|^\x1f\x8b|^7z\xbc\xaf|^Rar!/, "an archive or a document of another program"],
  [/^\{\\rtf/, "an RTF document"],
  [/^\xd0\xcf\x11\xe0/, "a document of an old version of Word or another program"],
  [/^%!PS/, "a PostScript file"],
];

/** `head`: the first bytes of the file. Throws `FileError`. */
export function kindOf(head: Uint8Array, name: string, type: string): Kind {
  const begin = String.fromCharCode(...head.subarray(0, HEAD_BYTES));
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  const named = kinds.find((kind) => EXTENSIONS[kind].includes(extension)) ?? TYPES[type];
  const linked = named === "annotation" && begin.includes('"@context"');
  const kind = begin.includes("%PDF-") ? "pdf" : linked ? "w3c" : named;
  if (kind === "docx" && begin.startsWith("\xd0\xcf\x11\xe0")) {
    throw new FileError(`“${name}” is protected by a password. Save a copy without one and open that.`);
  }
  const begun = OTHERS.find(([pattern]) => pattern.test(begin))?.[1];
  const other = begun ?? (type.startsWith("image/") ? "a picture" : undefined);
  if (kind === undefined || (other !== undefined && kind !== "docx" && kind !== "pdf")) {
    throw new FileError(`“${name}” is ${other ?? "no file that can be read here"}. ${ADVICE}`);
  }
  return kind;
}
