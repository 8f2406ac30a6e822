// The one way in: from a file or the clipboard to what it holds, an article or an annotation made earlier.
import { fromBase64Url } from "../share/bytes.ts";
import { article, FileError, type Article, type Content, type Locked, type Run, type Saved } from "./content.ts";
import { HEAD_BYTES, kindOf, LIMIT, type Kind } from "./kinds.ts";
import { readText } from "./text.ts";

/** Web pages that hold an annotation, which the core finds in them. */
const SAVED_HERE = /<script\b[^<>]*\bid=["']?allegedly-annotation\b/i;

type Reader = (bytes: Uint8Array<ArrayBuffer>, name: string, run: Run) => Promise<Content>;

/** null: this edition does not hold what reads such files. */
const READERS: Record<Kind, Reader | null> = {
  text: async (bytes, name) => readText(bytes, name),
  markdown: async (bytes, name) => {
    const { text, notice } = readText(bytes, name);
    const { readMarkdown } = await part(import("./markdown.ts"));
    return { ...readMarkdown(text), notice };
  },
  html: async (bytes, name) => {
    const { text, notice } = readText(bytes, name);
    const saved = savedIn(text);
    if (saved !== null) return saved;
    const { readHtml } = await part(import("./rich_text.ts"));
    return { ...readHtml(text), notice };
  },
  annotation: async (bytes) => ({ kind: "annotation", input: { from: "annotation", bytes } }),
  w3c: async (bytes) => ({ kind: "annotation", input: { from: "w3c", bytes } }),
  brat: (_, name) => Promise.reject(new FileError(`“${name}” holds marks of brat: open it together with its .txt.`)),
  docx: EDITION === "hosted" ? documentReader(async () => (await import("./docx.ts")).readDocx) : null,
  pdf: EDITION === "hosted" ? documentReader(async () => (await import("./pdf.ts")).readPdf) : null,
};

function documentReader(load: () => Promise<Reader>): Reader {
  return async (bytes, name, run) => {
    run.onProgress(null);
    const reader = await part(load());
    return reader(bytes, name, run);
  };
}

/** What is opened of several files: marks with the text they belong to, else the first. */
export function openable(first: File, others: readonly File[]): readonly [file: File, text?: File] {
  const files = [first, ...others];
  const marks = files.find(({ name }) => MARKS.test(name));
  if (marks === undefined) return [first];
  const texts = files.filter(({ name }) => TEXT.test(name));
  const stem = marks.name.replace(MARKS, "");
  const text = texts.find(({ name }) => name.replace(TEXT, "") === stem) ?? (texts.length === 1 ? texts[0] : undefined);
  return text === undefined ? [marks] : [marks, text];
}

const MARKS = /\.(ann|jsonld)$/i;
const TEXT = /\.txt$/i;

/** `text`: what the marks in the file belong to, where there are two. Throws `FileError`, or what aborted it. */
export function readFile(file: File, run: Run, text?: File): Promise<Content> {
  const { signal } = run;
  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason));
  });
  return Promise.race([text === undefined ? read(file, run) : readPair(file, text), aborted]);
}

async function read(file: File, run: Run): Promise<Content> {
  const { name } = file;
  if (file.size === 0) throw new FileError(`“${name}” is empty.`);
  const kind = kindOf(await bytesOf(file.slice(0, HEAD_BYTES), name), name, file.type);
  const reader = READERS[kind];
  if (reader === null) throw new FileError(notHere(name));
  if (file.size >= LIMIT[kind]) throw new FileError(tooLarge(file, LIMIT[kind]));
  const content = await reader(await bytesOf(file, name), name, run);
  if (content.kind === "text" && content.text.trim() === "") throw new FileError(`“${name}” holds no words.`);
  return content;
}

/** Marks and the text that they belong to. */
async function readPair(marks: File, text: File): Promise<Saved> {
  for (const file of [marks, text]) {
    if (file.size >= LIMIT.brat) throw new FileError(tooLarge(file, LIMIT.brat));
  }
  const [bytes, article] = await Promise.all([bytesOf(marks, marks.name), bytesOf(text, text.name)]);
  return { kind: "annotation", input: { from: marks.name.toLowerCase().endsWith(".ann") ? "brat" : "w3c", bytes, article } };
}

/** Loads what reads formatted text, so that it is there when some is pasted, with or without a network. */
export function prepareForPaste(): void {
  import("./rich_text.ts").catch(() => undefined);
}

/** From the clipboard, which says the same in HTML and plainly. */
export async function readPaste(html: string, plain: string): Promise<Article> {
  const rich = await import("./rich_text.ts").catch(() => null);
  const read = rich?.readHtml(html);
  // Plainly they are the same words, if not in the same paragraphs.
  return read === undefined || read.text === "" ? article(plain) : read;
}

async function bytesOf(blob: Blob, name: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch {
    throw new FileError(`“${name}” could not be read. Is it a folder, or was it moved?`, { passing: true });
  }
}

/** A part of the page that is loaded when it is needed. */
async function part<Module>(loading: Promise<Module>): Promise<Module> {
  try {
    return await loading;
  } catch {
    throw new FileError("The part of the page that opens such files could not be loaded. Is there a network?", {
      passing: true,
    });
  }
}

function notHere(name: string): string {
  const why = "this copy of the page is one file and reads no Word documents or PDFs";
  return `“${name}” cannot be opened here: ${why}. Copy the text and paste it.`;
}

function tooLarge({ name, size }: File, limit: number): string {
  const mb = (bytes: number) => `${Math.ceil(bytes / 1024 / 1024)} MB`;
  return `“${name}” is too large: it has ${mb(size)}, and files like it may have up to ${mb(limit)}.`;
}

/** What a page saved here holds; null: it was not saved here. The core finds an annotation in the page, by its own rules. */
export function savedIn(html: string): Saved | Locked | null {
  if (SAVED_HERE.test(html)) return { kind: "annotation", input: { from: "html", bytes: new TextEncoder().encode(html) } };
  if (!html.includes("allegedly-locked")) return null;
  // What a template holds runs no script, loads nothing, styles nothing.
  const template = document.createElement("template");
  template.innerHTML = html;
  const locked = template.content.querySelector('script[type="text/plain"]#allegedly-locked')?.textContent;
  return locked === undefined ? null : { kind: "locked", sealed: sealedIn(locked) };
}

function sealedIn(letters: string): Uint8Array<ArrayBuffer> {
  try {
    return fromBase64Url(letters);
  } catch {
    throw new FileError("This locked file is damaged: part of it was lost or changed on the way. Ask for it again.");
  }
}
