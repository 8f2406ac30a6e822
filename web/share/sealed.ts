// Locks what a link or a file carries with a passphrase.
//
//   kind │ count │ salt 16 │ IV 12 │ AES-256-GCM of the payload, its tag 16
//   └──── the header, authenticated ────┘      key: PBKDF2-SHA-256 of the passphrase, 100,000 × count rounds
//
// GCM cannot tell a wrong passphrase from a changed message; neither can we, and say both.
import { ShareError } from "./error.ts";

/** What is locked; the order is part of the format. */
const KINDS = ["everything", "marks", "file"] as const;
export type SealedKind = (typeof KINDS)[number];

export interface Unsealed {
  readonly kind: SealedKind;
  readonly payload: Uint8Array<ArrayBuffer>;
}

const ROUNDS_UNIT = 100_000;
const ROUNDS = 6;
/** What whoever guesses has to do for every guess: rounds of PBKDF2-SHA-256. */
export const ITERATIONS = ROUNDS * ROUNDS_UNIT;
/** A hostile link must not keep the page busy for minutes. */
const MOST_ROUNDS = 20;

const SALT = 2;
const IV = SALT + 16;
const BODY = IV + 12;
const TAG_BYTES = 16;

/** Longer than any file that can be opened here. */
const MOST_BYTES = 32 * 1024 * 1024;

/** Errors: passphrase_empty, no_crypto, too_large. */
export async function seal(
  kind: SealedKind,
  payload: Uint8Array<ArrayBuffer>,
  passphrase: string,
): Promise<Uint8Array<ArrayBuffer>> {
  if (payload.length > MOST_BYTES) throw new ShareError("too_large");
  const subtle = subtleCrypto();
  const header = new Uint8Array(BODY);
  header[0] = KINDS.indexOf(kind);
  header[1] = ROUNDS;
  crypto.getRandomValues(header.subarray(SALT));
  const key = await keyFrom(subtle, passphrase, header);
  const body = await subtle.encrypt(parameters(header), key, payload);
  const sealed = new Uint8Array(BODY + body.byteLength);
  sealed.set(header);
  sealed.set(new Uint8Array(body), BODY);
  return sealed;
}

/** Errors: damaged, newer, passphrase_empty, no_crypto, too_large, wrong_passphrase. */
export async function unseal(sealed: Uint8Array<ArrayBuffer>, passphrase: string): Promise<Unsealed> {
  if (sealed.length > MOST_BYTES + BODY + TAG_BYTES) throw new ShareError("too_large");
  const kind = sealedKind(sealed);
  const subtle = subtleCrypto();
  const header = sealed.slice(0, BODY);
  const key = await keyFrom(subtle, passphrase, header);
  try {
    return { kind, payload: new Uint8Array(await subtle.decrypt(parameters(header), key, sealed.slice(BODY))) };
  } catch {
    throw new ShareError("wrong_passphrase");
  }
}

/** What is locked in there, as far as can be said without the passphrase. Errors: damaged, newer. */
export function sealedKind(sealed: Uint8Array): SealedKind {
  if (sealed.length < BODY + TAG_BYTES) throw new ShareError("damaged");
  const [kind, rounds] = [KINDS[sealed[0]!], sealed[1]!];
  if (kind === undefined || rounds > MOST_ROUNDS) throw new ShareError("newer");
  if (rounds < ROUNDS) throw new ShareError("damaged"); // weaker than anything ever made here
  return kind;
}

function subtleCrypto(): SubtleCrypto {
  // Browsers give it to secure pages only.
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (subtle === undefined) throw new ShareError("no_crypto");
  return subtle;
}

/** One and the same passphrase whichever way its accents were typed, and with or without spaces around it. */
async function keyFrom(subtle: SubtleCrypto, passphrase: string, header: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const words = passphrase.normalize("NFKC").trim();
  if (words === "") throw new ShareError("passphrase_empty");
  const secret = await subtle.importKey("raw", new TextEncoder().encode(words), "PBKDF2", false, ["deriveKey"]);
  const derivation = {
    name: "PBKDF2",
    hash: "SHA-256",
    salt: header.slice(SALT, IV),
    iterations: header[1]! * ROUNDS_UNIT,
  };
  return subtle.deriveKey(derivation, secret, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

function parameters(header: Uint8Array<ArrayBuffer>): AesGcmParams {
  return { name: "AES-GCM", iv: header.slice(IV, BODY), additionalData: header };
}
