// From a file somebody drops to what it holds: an article, or an annotation made earlier.

export type Content =
  | { readonly kind: "text"; readonly text: string; readonly notice: string | null }
  /** Unchecked JSON: the core decides whether it is an annotation. */
  | { readonly kind: "annotation"; readonly json: Uint8Array<ArrayBuffer> };

/** Its message is a sentence for people. */
export class FileError extends Error {
  override readonly name = "FileError";
}

export const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** What the file chooser offers. */
export const ACCEPTED = ".txt,.text,.md,.markdown,.html,.htm,.json,text/plain";

type Reader = (bytes: Uint8Array<ArrayBuffer>, name: string) => Content;

const READERS: readonly { readonly extensions: readonly string[]; readonly read: Reader }[] = [
  { extensions: ["txt", "text", "md", "markdown"], read: (bytes) => readText(bytes) },
  { extensions: ["json"], read: (json) => ({ kind: "annotation", json }) },
  { extensions: ["html", "htm"], read: readSavedFile },
];

export async function readFile(file: File): Promise<Content> {
  if (file.size > MAX_FILE_BYTES) {
    const size = Math.ceil(file.size / 1024 / 1024);
    throw new FileError(`“${file.name}” is ${size} MB; files may have up to 20 MB.`);
  }
  const extension = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? "";
  const type = READERS.find(({ extensions }) => extensions.includes(extension));
  const read = type?.read ?? (file.type === "text/plain" ? readText : null);
  if (read === null) {
    throw new FileError(
      `“${file.name}” is not a text file. Text (.txt, .md) and annotated files saved here (.html, .json) can be opened.`,
    );
  }
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new FileError(`“${file.name}” could not be read.`);
  }
  return read(bytes, file.name);
}

/** UTF-8; older files that are not are taken for Windows-1252, which gives every byte a character. */
function readText(bytes: Uint8Array): Content {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { kind: "text", text, notice: null };
  } catch {
    const text = new TextDecoder("windows-1252").decode(bytes);
    const notice = "This file is not UTF-8 and was read as Windows-1252: check its quotation marks and accents.";
    return { kind: "text", text, notice };
  }
}

/** The annotation inside a file saved here. What a template holds runs no script, loads nothing, styles nothing. */
function readSavedFile(bytes: Uint8Array, name: string): Content {
  const template = document.createElement("template");
  template.innerHTML = new TextDecoder().decode(bytes);
  const data = template.content.querySelector('script[type="application/json"]#allegedly-annotation');
  if (data === null) {
    throw new FileError(
      `“${name}” was not saved by Allegedly. Open it in a browser, copy the article and paste it here.`,
    );
  }
  return { kind: "annotation", json: new TextEncoder().encode(data.textContent) };
}
