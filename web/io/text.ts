// The text in the bytes of a file.
import { article, FileError, type Article } from "./content.ts";

const WIDE = [
  { encoding: "utf-16le", mark: [0xff, 0xfe] },
  { encoding: "utf-16be", mark: [0xfe, 0xff] },
];

/** UTF-8, or UTF-16 where a mark says so; what is neither is taken for Windows-1252, which fits everything. */
export function readText(bytes: Uint8Array, name: string): Article {
  const wide = WIDE.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte));
  if (wide !== undefined) return article(new TextDecoder(wide.encoding).decode(bytes));
  if (bytes.subarray(0, 4096).includes(0)) throw new FileError(`“${name}” is damaged or no text file.`);
  try {
    return article(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    const notice = "This file is not UTF-8 and was read as Windows-1252: check its quotation marks and accents.";
    return article(new TextDecoder("windows-1252").decode(bytes), notice);
  }
}
