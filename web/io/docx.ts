// The text of a Word document. A chunk of its own, and with it the worker that reads it, which may only come from a blob.
import { article, FileError, type Article, type Run } from "./content.ts";
import type { WordText, Wrong } from "./docx_worker.ts";
import ReadingWorker from "./docx_worker.ts?worker&inline";
import { MOST_UNPACKED } from "./kinds.ts";
import { wordsOf } from "./rich_text.ts";

export async function readDocx(bytes: Uint8Array<ArrayBuffer>, name: string, { signal }: Run): Promise<Article> {
  const worker = new ReadingWorker();
  try {
    const { html, leftOut } = await read(bytes, name, worker, signal);
    return article(wordsOf(html), leftOut);
  } finally {
    worker.terminate();
  }
}

function read(bytes: Uint8Array<ArrayBuffer>, name: string, worker: Worker, signal: AbortSignal): Promise<WordText> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<WordText | Wrong>) => {
      if ("html" in data) resolve(data);
      else reject(new FileError(data.wrong === "damaged" ? damaged(name) : tooLarge(name)));
    };
    worker.onerror = () => reject(new FileError(damaged(name)));
    signal.addEventListener("abort", () => reject(signal.reason));
    worker.postMessage(bytes, [bytes.buffer]);
  });
}

function damaged(name: string): string {
  return `“${name}” is damaged: it is not a Word document that can be read.`;
}

function tooLarge(name: string): string {
  const most = `${MOST_UNPACKED / 1024 / 1024} MB`;
  return `“${name}” is too large: unpacked, its text has more than ${most}. Copy the part that you need and paste it.`;
}
