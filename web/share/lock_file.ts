// Locks what *Save annotated file* writes: one file that asks for the passphrase and then shows the article in its place.
import { toBase64Url } from "./bytes.ts";
import lockedPage from "./locked.html?raw";
import { seal } from "./sealed.ts";
import unlock from "./unlock.ts?script";

const POLICY = /http-equiv="Content-Security-Policy" content="([^"]*)"/;

/**
 * `saved`: a file as the core writes it. What it may do when it is opened, and the script that opens it, is all that the
 * locked one may do. Errors: those of `seal`.
 */
export async function lockFile(saved: Uint8Array<ArrayBuffer>, passphrase: string): Promise<Uint8Array<ArrayBuffer>> {
  const sealed = await seal("file", saved, passphrase);
  const policy = POLICY.exec(new TextDecoder().decode(saved))?.[1];
  if (policy === undefined) throw new Error("The saved file has no policy.");
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(unlock)));
  const source = `script-src 'sha256-${btoa(String.fromCharCode(...digest))}'`;
  const page = lockedPage
    .replace("POLICY", () => policy.replace("script-src", source))
    .replace("UNLOCK", () => unlock)
    .replace("SEALED", () => toBase64Url(sealed));
  return new TextEncoder().encode(page);
}
