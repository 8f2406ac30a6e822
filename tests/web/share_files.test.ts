import { describe, expect, test } from "vitest";
import { fromBase64Url } from "../../web/share/bytes.ts";
import { editorAddress } from "../../web/share/editor.ts";
import { ShareError } from "../../web/share/error.ts";
import { lockFile } from "../../web/share/lock_file.ts";
import { openFile } from "../../web/share/open_file.ts";
import { seal } from "../../web/share/sealed.ts";
import { openLink } from "../../web/share/share.ts";
import { parseLink } from "../../web/share/share_url.ts";
import { asShared } from "./fakes/annotations.ts";
import { corpusArticle } from "./fakes/corpus.ts";

const POLICY = "default-src 'none'; script-src 'sha256-AAAA'; style-src 'unsafe-inline'";
const SAVED = `<meta http-equiv="Content-Security-Policy" content="${POLICY}"><p>$& \u{1f6a2} </script><script>`;
const bytes = (text: string) => new TextEncoder().encode(text);
const locked = async () => new TextDecoder().decode(await lockFile(bytes(SAVED), "tea"));
const between = (text: string, before: string, after: string) => text.split(before)[1]!.split(after)[0]!;
const sealedIn = (html: string) => fromBase64Url(between(html, 'id="allegedly-locked">', "<"));
const codeOf = (promise: Promise<unknown>) =>
  promise.then(() => null, (error: unknown) => (error instanceof ShareError ? error.code : error));

describe("a locked file", () => {
  test("holds the other file, for its passphrase alone, and no word of it in the clear", async () => {
    const html = await locked();
    expect(html).toContain("This annotated article is locked");
    expect(html).not.toContain("\u{1f6a2}");
    expect(await openFile(sealedIn(html), " tea")).toBe(SAVED);
    expect(await codeOf(openFile(sealedIn(html), "coffee"))).toBe("wrong_passphrase");
  });

  test("may do what the other may do, and run the script that opens it", async () => {
    const html = await locked();
    const script = between(html, "<script>", "</script>");
    const hash = Buffer.from(await crypto.subtle.digest("SHA-256", bytes(script))).toString("base64");
    expect(between(html, 'Content-Security-Policy" content="', '"')).toBe(POLICY.replace("script-src", `script-src 'sha256-${hash}'`));
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(script).not.toMatch(/\b(fetch|import|eval|localStorage|indexedDB)\b/);
  });

  test("is no link, and no link is a locked file", async () => {
    const sealed = await seal("marks", bytes("x"), "tea");
    expect(await codeOf(openFile(sealed, "tea"))).toBe("damaged");
    expect(await codeOf(openLink({ kind: "sealed", bytes: sealedIn(await locked()) }, "tea"))).toBe("damaged");
  });
});

describe("the address at which a saved file can be edited", () => {
  test("holds the article with its marks", async () => {
    const annotation = corpusArticle("neu-08-ferry-ramp");
    const address = await editorAddress(annotation, "https://example.org/a/#old");
    expect(address).toMatch(/^https:\/\/example\.org\/a\/#a1\./);
    const shared = await openLink(parseLink(address!)!, null);
    expect(shared).toEqual({ kind: "everything", annotation: asShared(annotation) });
  });

  test("is none where the article is too long for one", async () => {
    const text = "a".repeat(2 ** 20 + 1);
    const long = { ...corpusArticle("neu-08-ferry-ramp"), text, paragraphs: [], actors: [], mentions: [], claims: [] };
    expect(await editorAddress(long, "https://example.org/")).toBe(null);
  });
});
