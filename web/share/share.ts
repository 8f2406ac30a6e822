// Links as the page makes and opens them: what is packed, and locked if there is a passphrase. Locked files besides: all that
// the page fetches of this folder comes from here.
import type { Annotation } from "../generated/annotation.d.ts";
import { ShareError } from "./error.ts";
import { packEverything, unpackEverything } from "./everything.ts";
import { packMarks, unpackMarks, type PackedMarks } from "./marks.ts";
import { seal, unseal } from "./sealed.ts";
import type { Link } from "./share_url.ts";

export { editorAddress } from "./editor.ts";
export { lockFile } from "./lock_file.ts";
export { fitMarks, spelt } from "./marks.ts";
export { openFile, sentenceOfFile } from "./open_file.ts";

export type Shared =
  | { readonly kind: "everything"; readonly annotation: Annotation }
  /** To be put on a text by `fitMarks`. */
  | { readonly kind: "marks"; readonly packed: PackedMarks };

/** Errors: too_long, not_shareable; with a passphrase also passphrase_empty, no_crypto. */
export async function makeLink(
  annotation: Annotation,
  kind: Shared["kind"],
  passphrase: string | null,
): Promise<Link> {
  const bytes = kind === "everything" ? await packEverything(annotation) : packMarks(annotation);
  return passphrase === null ? { kind, bytes } : { kind: "sealed", bytes: await seal(kind, bytes, passphrase) };
}

/** Errors: damaged, newer, too_large; of a locked link also passphrase_needed, wrong_passphrase, no_crypto. */
export async function openLink({ kind, bytes }: Link, passphrase: string | null): Promise<Shared> {
  if (kind !== "sealed") return unpack(kind, bytes);
  if (passphrase === null) throw new ShareError("passphrase_needed");
  const unsealed = await unseal(bytes, passphrase);
  if (unsealed.kind === "file") throw new ShareError("damaged");
  return unpack(unsealed.kind, unsealed.payload);
}

async function unpack(kind: Shared["kind"], bytes: Uint8Array<ArrayBuffer>): Promise<Shared> {
  return kind === "everything"
    ? { kind, annotation: await unpackEverything(bytes) }
    : { kind, packed: unpackMarks(bytes) };
}
