// Where a saved file can be edited: the page that wrote it, with the article behind its address.
import type { Annotation } from "../generated/annotation.d.ts";
import { ShareError } from "./error.ts";
import { makeLink } from "./share.ts";
import { CARRIERS, toAddress } from "./share_url.ts";

/** What every browser opens that is on a list of those that open the least. */
const MOST = Math.min(...CARRIERS.filter(({ name }) => name.includes("address bar")).map(({ characters }) => characters));

/** `page`: the address that links begin with. null where the article does not fit in. */
export async function editorAddress(annotation: Annotation, page: string): Promise<string | null> {
  try {
    const address = toAddress(page, await makeLink(annotation, "everything", null));
    return address.length <= MOST ? address : null;
  } catch (error) {
    if (error instanceof ShareError) return null;
    throw error;
  }
}
