// What a locked file runs: it asks for the passphrase, and puts what that opens in its own place.
import { fromBase64Url } from "./bytes.ts";
import { ShareError } from "./error.ts";
import { openFile, sentenceOfFile } from "./open_file.ts";

const find = <Kind extends Element>(id: string) => document.querySelector<Kind>(`#allegedly-${id}`)!;
const [closed, form, box] = [find("closed"), find<HTMLFormElement>("unlock"), find<HTMLInputElement>("passphrase")];
const [trouble, sealed] = [find("trouble"), find<HTMLScriptElement>("locked").text];

if ((globalThis.crypto?.subtle as SubtleCrypto | undefined) === undefined) {
  closed.textContent = "This browser cannot unlock files by themselves: open Allegedly and drop this file on it.";
} else {
  closed.remove();
  form.hidden = false;
  form.onsubmit = (event) => {
    event.preventDefault();
    trouble.textContent = "";
    void open(box.value);
  };
}

async function open(passphrase: string): Promise<void> {
  try {
    const html = await openFile(fromBase64Url(sealed), passphrase);
    // The document keeps the policy of this file, and takes on that of the other besides.
    document.open();
    document.write(html);
    document.close();
  } catch (error) {
    if (!(error instanceof ShareError)) throw error;
    trouble.textContent = sentenceOfFile(error);
    box.select();
  }
}
