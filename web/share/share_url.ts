// Fragments: which kind of link one is, how it is spelt, and what takes a link of its length.
//
//   https://…/#a1.AbC…    an article with its marks        the letter says what it is, the digit the version
//   https://…/#m1.AbC…    marks without the article
//   https://…/#s1.AbC…    either of them behind a passphrase
import { fromBase64Url, toBase64Url } from "./bytes.ts";
import { ShareError } from "./error.ts";

export type LinkKind = "everything" | "marks" | "sealed";

const LETTERS: Record<LinkKind, string> = { everything: "a", marks: "m", sealed: "s" };
const VERSION = 1;

export interface Link {
  readonly kind: LinkKind;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The fragment, with its `#`. */
export function toFragment({ kind, bytes }: Link): string {
  return `#${LETTERS[kind]}${VERSION}.${toBase64Url(bytes)}`;
}

/** `page`: the address that people open; its own fragment is replaced. */
export function toAddress(page: string, link: Link): string {
  return page.replace(/#[^]*$/, "") + toFragment(link);
}

/** No program passes on a longer address. */
const MAX_LENGTH = 2_000_000;

// Some mail programs write “#” as “%23”, or encode all of it; chats add invisible characters, mails break lines.
const START = /(?:^|#|%23)\s*([ams])(\d{1,3})\./i;
const NOISE = /[\s\u00ad\u200b-\u200f\u2060\ufeff=]+/g;
const TRAILING = /[^A-Za-z0-9_-]+$/;

/** null: no link of ours. Errors: newer, damaged, too_large. */
export function parseLink(address: string): Link | null {
  if (address.length > MAX_LENGTH) throw new ShareError("too_large");
  const text = decodePercent(address.trim());
  const start = START.exec(text);
  const kind = start === null ? undefined : kindOf(start[1]!.toLowerCase());
  if (start === null || kind === undefined) return null;
  if (Number(start[2]) !== VERSION) throw new ShareError(Number(start[2]) > VERSION ? "newer" : "damaged");
  const letters = text
    .slice(start.index + start[0].length)
    .replace(NOISE, "")
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(TRAILING, "");
  return { kind, bytes: fromBase64Url(letters) };
}

/** Whether a text is the address of a link and nothing else, as it is copied from a message. */
export function isAddress(text: string): boolean {
  return /^\S*(?:^|#|%23)[ams]\d{1,3}(?:\.|%2e)[\w%-]{12,}$/i.test(text.trim());
}

function kindOf(letter: string): LinkKind | undefined {
  return (Object.keys(LETTERS) as LinkKind[]).find((kind) => LETTERS[kind] === letter);
}

/** Once, and twice where somebody encoded what was encoded. */
function decodePercent(text: string): string {
  const characterOf = (_: string, code: string) => String.fromCharCode(Number.parseInt(code, 16));
  const once = text.replace(/%([0-7][0-9a-f])/gi, characterOf);
  return /%23[ams]\d/i.test(once) ? once.replaceAll("%23", "#") : once;
}

/** Something a link is sent through, and the longest that it takes. */
export interface Carrier {
  readonly name: string;
  readonly characters: number;
  /** What happens to a longer one. */
  readonly otherwise: string;
}

/** Tightest first. */
export const CARRIERS: readonly Carrier[] = [
  { name: "QR code that any phone reads at once", characters: 300, otherwise: "Denser codes need a good screen and a steady hand." },
  { name: "Discord, old mail programs", characters: 2_000, otherwise: "Discord takes no longer message." },
  { name: "QR code of any size", characters: 2_900, otherwise: "No QR code holds more." },
  { name: "Telegram", characters: 4_096, otherwise: "Telegram cuts longer messages in two, and the link with them." },
  { name: "Mail, Slack, WhatsApp", characters: 8_000, otherwise: "Some programs cut longer links without a word." },
  { name: "The address bar of Firefox", characters: 1_000_000, otherwise: "Firefox opens no longer address." },
  { name: "The address bar of Chrome and Edge", characters: MAX_LENGTH, otherwise: "Chrome opens no longer address." },
];

export interface Fit extends Carrier {
  readonly fits: boolean;
}

export function fitsInto(address: string): Fit[] {
  return CARRIERS.map((carrier) => ({ ...carrier, fits: address.length <= carrier.characters }));
}

/** Most ways of sending the address would break it: better a file. */
export function isTooLong(address: string): boolean {
  return address.length > 8_000;
}
