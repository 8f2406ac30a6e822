import readQr from "jsqr";
import { afterEach, describe, expect, test, vi } from "vitest";
import { fromBase64Url, toBase64Url } from "../../web/share/bytes.ts";
import { ShareError } from "../../web/share/error.ts";
import { fitMarks } from "../../web/share/marks.ts";
import { qrCode, type QrCode } from "../../web/share/qr.ts";
import { ITERATIONS, seal, sealedKind, unseal } from "../../web/share/sealed.ts";
import { makeLink, openLink } from "../../web/share/share.ts";
import {
  CARRIERS, fitsInto, isTooLong, parseLink, toAddress, toFragment, type Link,
} from "../../web/share/share_url.ts";
import { asShared } from "./fakes/annotations.ts";
import { corpusArticle } from "./fakes/corpus.ts";

const link: Link = { kind: "marks", bytes: new Uint8Array([0, 255, 17, 4, 200, 7, 91]) };
const letters = toFragment(link).slice(4);

const code = (error: unknown) => (error instanceof ShareError ? error.code : error);
const codeOf = (promise: Promise<unknown>) => promise.then(() => null, code);
function thrown(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return code(error);
  }
}

describe("fragments", () => {
  test.each([
    ["as it was made", `#m1.${letters}`],
    ["without the hash", `m1.${letters}`],
    ["a whole address", `https://example.org/a/?x=1#m1.${letters}`],
    ["an encoded hash", `https://example.org/%23m1.${letters}`],
    ["encoded twice", `https://example.org/%2523m1.${letters}`],
    ["encoded throughout", `%23m1%2E${letters.replaceAll("-", "%2D").replaceAll("_", "%5f")}`],
    ["broken by a mail program", `#m1.${letters.slice(0, 4)}=\r\n   ${letters.slice(4)}`],
    ["with invisible characters", `#m1.\u200b${letters.slice(0, 3)}\u00ad${letters.slice(3)}\ufeff`],
    ["within a sentence", `  #m1.${letters}).”  `],
    ["with the other alphabet", `#m1.${letters.replaceAll("-", "+").replaceAll("_", "/")}==`],
  ])("opens %s", (_, address) => {
    expect(parseLink(address)).toEqual(link);
  });

  test.each(["", "#", "#top", "#x1.AAAA", "https://example.org/#am1", "#m.AAAA"])("%j is no link of ours", (address) => {
    expect(parseLink(address)).toBe(null);
  });

  test.each([
    ["a later version", `#m2.${letters}`, "newer"],
    ["a version that never was", "#m0.AAAA", "damaged"],
    ["letters that are none", "#m1.AAAA(BBBB", "damaged"],
    ["half a byte", "#m1.AAAAB", "damaged"],
    ["no end", `#m1.${"A".repeat(2_000_001)}`, "too_large"],
  ])("%s is an error", (_, address, expected) => {
    expect(thrown(() => parseLink(address))).toBe(expected);
  });

  test("bytes come back from letters", () => {
    for (let length = 0; length < 40; length++) {
      const bytes = new Uint8Array(length).map((_, at) => at * 89 + length);
      expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
      expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString("base64url"));
    }
  });

  test("replaces the fragment of the page's own address", () => {
    const page = "https://example.org/page.html?x";
    expect(toAddress(`${page}#old`, link)).toBe(`${page}#m1.${letters}`);
  });

  test("says what takes the address", () => {
    const fits = (length: number) => fitsInto("x".repeat(length)).filter(({ fits }) => fits).length;
    const all = CARRIERS.length;
    expect([fits(1), fits(2_000), fits(2_001), fits(3_000_000)]).toEqual([all, all - 1, all - 2, 0]);
    expect([isTooLong("x".repeat(8_000)), isTooLong("x".repeat(8_001))]).toEqual([false, true]);
    const limits = CARRIERS.map(({ characters }) => characters);
    expect(limits).toEqual(limits.toSorted((a, b) => a - b));
  });
});

describe("passphrases", () => {
  afterEach(() => vi.restoreAllMocks());

  test("cost whoever guesses 600,000 rounds, to lock and to unlock", async () => {
    const derive = vi.spyOn(crypto.subtle, "deriveKey");
    await unseal(await seal("marks", link.bytes, "tea"), "tea");
    const asked = derive.mock.calls.map(([algorithm]) => algorithm);
    expect(asked).toMatchObject([1, 2].map(() => ({ name: "PBKDF2", hash: "SHA-256", iterations: 600_000 })));
    expect(ITERATIONS).toBe(600_000);
  });

  test("lock and unlock, whichever way an accent is typed", async () => {
    const sealed = await seal("everything", link.bytes, "caf\u00e9 au lait");
    expect(sealedKind(sealed)).toBe("everything");
    expect(await unseal(sealed, " cafe\u0301 au lait")).toEqual({ kind: "everything", payload: link.bytes });
    expect(await codeOf(unseal(sealed, "tea"))).toBe("wrong_passphrase");
  });

  test("notice any change, of the header too", async () => {
    const sealed = await seal("marks", link.bytes, "tea");
    const changed = (at: number, value: number) => sealed.slice().fill(value, at, at + 1);
    expect(await codeOf(unseal(changed(0, 0), "tea"))).toBe("wrong_passphrase");
    expect(await codeOf(unseal(changed(1, sealed[1]! + 1), "tea"))).toBe("wrong_passphrase");
    expect(await codeOf(unseal(changed(sealed.length - 1, sealed.at(-1)! ^ 1), "tea"))).toBe("wrong_passphrase");
  });

  test("lock the same thing differently each time", async () => {
    const [a, b] = [await seal("file", link.bytes, "tea"), await seal("file", link.bytes, "tea")];
    expect(a.slice(2, 30)).not.toEqual(b.slice(2, 30));
  });

  test("errors that need no passphrase come before any work", async () => {
    const sealed = await seal("marks", link.bytes, "tea");
    const changed = (at: number, value: number) => sealed.slice().fill(value, at, at + 1);
    expect(await codeOf(unseal(sealed.slice(0, 40), "tea"))).toBe("damaged");
    expect(await codeOf(unseal(changed(0, 9), "tea"))).toBe("newer");
    expect(await codeOf(unseal(changed(1, 255), "tea"))).toBe("newer");
    expect(await codeOf(unseal(changed(1, 1), "tea"))).toBe("damaged");
    expect(await codeOf(unseal(sealed, "  "))).toBe("passphrase_empty");
    expect(await codeOf(seal("marks", link.bytes, ""))).toBe("passphrase_empty");
  });
});

/** The picture that a camera sees: RGBA, four pixels a module. */
function drawn({ size, path }: QrCode): { pixels: Uint8ClampedArray; side: number } {
  const scale = 4;
  const side = size * scale;
  const pixels = new Uint8ClampedArray(4 * side * side).fill(255);
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row++) {
      for (let column = Number(x) * scale; column < (Number(x) + Number(run)) * scale; column++) {
        pixels.fill(0, 4 * (row * side + column), 4 * (row * side + column) + 3);
      }
    }
  }
  return { pixels, side };
}

describe("qrCode", () => {
  test("draws the finder pattern behind a quiet zone", () => {
    const { size, path } = qrCode("HTTPS://EXAMPLE.ORG");
    expect(size).toBe(21 + 8);
    expect(path.startsWith("M4 4h7v1h-7z")).toBe(true);
    expect(path.match(/M/g)!.length).toBeGreaterThan(50);
  });

  test.each([
    ["a short link, which may be dirty", `https://example.org/allegedly/#m1.${"aB3_".repeat(60)}`],
    ["as long a link as a code holds", `https://example.org/allegedly/#a1.${"xY-9".repeat(729)}`],
  ])("is read by a phone: %s", (_, address) => {
    const { pixels, side } = drawn(qrCode(address));
    expect(readQr(pixels, side, side)?.data).toBe(address);
  });

  test("takes what a QR code can hold and says when it is more", () => {
    expect(qrCode("x".repeat(2_953)).size).toBe(177 + 8);
    expect(thrown(() => qrCode("x".repeat(2_954)))).toBe("too_long");
  });
});

describe("links as the page makes and opens them", () => {
  const article = corpusArticle("neu-08-ferry-ramp");

  test.each([null, "tea"])("hold everything, passphrase %j", async (passphrase) => {
    const made = await makeLink(article, "everything", passphrase);
    expect(made.kind).toBe(passphrase === null ? "everything" : "sealed");
    const opened = await openLink(parseLink(toFragment(made))!, passphrase);
    expect(opened).toEqual({ kind: "everything", annotation: asShared(article) });
  });

  test.each([null, "tea"])("hold marks, passphrase %j", async (passphrase) => {
    const made = await makeLink(article, "marks", passphrase);
    const opened = await openLink(parseLink(toFragment(made))!, passphrase);
    expect(opened.kind === "marks" && fitMarks(opened.packed, article.text).annotation).toEqual(asShared(article));
  });

  test("a locked link says that it needs its passphrase, and no file is a link", async () => {
    const locked = await makeLink(article, "marks", "tea");
    expect(await codeOf(openLink(locked, null))).toBe("passphrase_needed");
    expect(await codeOf(openLink(locked, "coffee"))).toBe("wrong_passphrase");
    const file: Link = { kind: "sealed", bytes: await seal("file", new Uint8Array(9), "tea") };
    expect(await codeOf(openLink(file, "tea"))).toBe("damaged");
  });
});
