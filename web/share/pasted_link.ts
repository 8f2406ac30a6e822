// Which pasted texts are links rather than articles.
import { withoutSum } from "./bytes.ts";
import { ShareError } from "./error.ts";
import { sealedKind } from "./sealed.ts";
import { isAddress, parseLink } from "./share_url.ts";

/** A link and nothing else: as it is copied from an address bar, or in one piece although a mail program broke its lines. */
export function isPastedLink(text: string): boolean {
  return isAddress(text) || isWhole(text);
}

/** Up to the fragment, with what a mail puts before it; of a fragment alone nothing. */
const ADDRESS = /^[^\w\s]*(?:[a-z][a-z\d+.-]*:\/\/\S*)?$/i;

/** What is not spelt like an address must prove that it is a link: by its sum, or as far as a locked one lets it. */
function isWhole(text: string): boolean {
  const joined = text.trim().replace(/=?\s*\n\s*/g, "");
  const [before = ""] = joined.split(/#|%23/, 1);
  if (!ADDRESS.test(before)) return false; // words, and a link among them
  try {
    const link = parseLink(joined);
    if (link === null) return false;
    if (link.kind !== "sealed") return withoutSum(link.bytes).length > 0;
    return !/\s/.test(joined) && sealedKind(link.bytes) !== "file";
  } catch (error) {
    if (error instanceof ShareError) return false;
    throw error;
  }
}
