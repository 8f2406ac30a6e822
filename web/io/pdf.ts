// The text of a PDF. A chunk of its own, and with it the library's worker, which may only come from a blob.
import { getDocument, PDFWorker, Util, type PDFDocumentProxy, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import ReadingWorker from "pdfjs-dist/legacy/build/pdf.worker.mjs?worker&inline";
import type { TextContent } from "pdfjs-dist/types/src/display/api.js";
import { article, FileError, type Article, type Run } from "./content.ts";
import { MOST_LETTERS, MOST_PAGES, MOST_SECONDS_WITHOUT_TEXT } from "./kinds.ts";
import { leftOutLines } from "./left_out.ts";
import { layOut, type Piece } from "./pdf_layout.ts";
import { Silence } from "./silence.ts";

const NOTICE = "A PDF does not say where its paragraphs end. Look the text over before you annotate it.";

export async function readPdf(bytes: Uint8Array, name: string, run: Run): Promise<Article> {
  const port = new ReadingWorker();
  try {
    const pages = await pagesOf(bytes, name, port, run);
    const { text, whole, repeated } = layOut(pages);
    if (text.trim() === "") {
      throw new FileError(
        `“${name}” holds pictures of pages and no text. Run text recognition (OCR) on it, or paste the article.`,
      );
    }
    return article(text, [NOTICE, ...wordless(pages)].join(" "), leftOutLines(repeated, "that repeat from page to page", whole));
  } catch (error) {
    throw sentence(error, name);
  } finally {
    port.terminate();
  }
}

/** The sentence on pages that may show a picture of text. */
function wordless(pages: readonly (readonly Piece[])[]): string[] {
  const numbers = pages.flatMap((pieces, at) => (pieces.some(({ text }) => text.trim() !== "") ? [] : [at + 1]));
  if (numbers.length === 0) return [];
  const which = numbers.length === 1 ? `Page ${numbers[0]} has` : `Pages ${LIST.format(rangesOf(numbers))} have`;
  return [`${which} no text: what is on a picture there was not read. Text recognition (OCR) would give it.`];
}

const LIST = new Intl.ListFormat("en", { type: "conjunction" });

/** "2", "4–7" */
function rangesOf(numbers: readonly number[]): string[] {
  const starts = numbers.filter((number, at) => number - 1 !== numbers[at - 1]);
  return starts.map((start, at) => {
    const end = numbers[numbers.indexOf(starts[at + 1] ?? -1) - 1] ?? numbers.at(-1)!;
    return start === end ? `${start}` : `${start}–${end}`;
  });
}

async function pagesOf(bytes: Uint8Array, name: string, port: Worker, run: Run): Promise<Piece[][]> {
  // Nothing is drawn, and nothing can be fetched.
  const task = getDocument({ data: bytes, worker: PDFWorker.create({ port }), disableFontFace: true, useWasm: false });
  const silence = new Silence(MOST_SECONDS_WITHOUT_TEXT, () => withoutText(name));
  const crashed = new Promise<never>((_, reject) => {
    port.onerror = () => reject(new Error("the PDF worker failed"));
    run.signal.addEventListener("abort", () => reject(run.signal.reason));
  });
  const pages = async () => {
    const file = await task.promise;
    if (file.numPages > MOST_PAGES) throw tooLarge(name, `${MOST_PAGES.toLocaleString("en")} pages`);
    const found: Piece[][] = [];
    let letters = 0;
    for (let number = 1; number <= file.numPages; number++) {
      const pieces: Piece[] = [];
      for await (const some of piecesOf(file, number)) {
        silence.heard();
        pieces.push(...some);
        letters += some.reduce((sum, { text }) => sum + Math.max(1, text.length), 0);
        if (letters > MOST_LETTERS) throw tooLarge(name, `${MOST_LETTERS.toLocaleString("en")} letters`);
      }
      silence.heard();
      found.push(pieces);
      run.onProgress(number / file.numPages);
    }
    return found;
  };
  return Promise.race([pages(), crashed, silence.broken]).finally(() => silence.end());
}

/** Little by little, so that what a small file may say at great length need not be held. */
async function* piecesOf(file: PDFDocumentProxy, number: number): AsyncGenerator<Piece[]> {
  const page = await file.getPage(number);
  const { transform } = page.getViewport({ scale: 1 }); // the page as it is looked at; y grows downwards
  for await (const items of itemsOf(page)) {
    yield items.flatMap((item) => {
      if (!("str" in item)) return [];
      const [, , c, d, x, y] = Util.transform(transform, item.transform) as number[];
      return [{ text: item.str, x: x!, y: -y!, width: item.width, size: Math.hypot(c!, d!) }];
    });
  }
  page.cleanup();
}

/** As the library's `getTextContent`, which iterates over a stream: Safari's cannot be iterated over before version 27. */
async function* itemsOf(page: PDFPageProxy): AsyncGenerator<TextContent["items"]> {
  const reader = (page.streamTextContent() as ReadableStream<TextContent>).getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value.items;
}

function tooLarge(name: string, most: string): FileError {
  return new FileError(
    `“${name}” is too large: PDFs may have up to ${most}. Save a copy of the pages that you need and open that.`,
  );
}

/** A small file can unpack to drawings without end: how much that is the library does not tell, nor does it bound it. */
function withoutText(name: string): FileError {
  return new FileError(
    `“${name}” gave no text for ${MOST_SECONDS_WITHOUT_TEXT} seconds: reading it was given up. ` +
      "Save a copy of the pages that you need and open that, or paste the article.",
    { passing: true },
  );
}

/** The library tells its errors apart by name. */
function sentence(error: unknown, name: string): unknown {
  const kind = error instanceof Error ? error.name : "";
  if (kind === "PasswordException") {
    return new FileError(`“${name}” is protected by a password. Save a copy without one and open that.`);
  }
  if (error instanceof FileError || kind === "AbortError") return error;
  return new FileError(`“${name}” is damaged: it is not a PDF that can be read.`);
}
