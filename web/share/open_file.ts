// Opens a locked file: in the page, and in the file itself, whose script is made of this.
import { fromUtf8 } from "./bytes.ts";
import { ShareError, type ShareErrorCode } from "./error.ts";
import { unseal } from "./sealed.ts";

/** The HTML that was locked. Errors: those of `unseal`. */
export async function openFile(sealed: Uint8Array<ArrayBuffer>, passphrase: string): Promise<string> {
  const { kind, payload } = await unseal(sealed, passphrase);
  if (kind !== "file") throw new ShareError("damaged");
  return fromUtf8(payload);
}

const OF_FILES: Partial<Record<ShareErrorCode, string>> = {
  newer: "This file was locked by a newer version of Allegedly: reload the page.",
  damaged: "This locked file is damaged: part of it was lost or changed on the way. Ask for it again.",
  too_large: "This file is too large to be locked or unlocked.",
  wrong_passphrase: "Wrong passphrase, or the file was changed on the way.",
  no_crypto: "This browser cannot lock or unlock files here: open the page over https or from a file.",
};

/** What is wrong, where it is said of a link otherwise. */
export function sentenceOfFile({ code, message }: ShareError): string {
  return OF_FILES[code] ?? message;
}
