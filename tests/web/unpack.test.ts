import JSZip from "jszip";
import { describe, expect, test, vi } from "vitest";
import { MOST_UNPACKED } from "../../web/io/kinds.ts";
import { unpacked } from "../../web/io/unpack.ts";

const MB = 1024 * 1024;

vi.setConfig({ testTimeout: 60_000 }); // megabytes are packed

async function zip(parts: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array<ArrayBuffer>> {
  const made = new JSZip();
  for (const [name, content] of Object.entries(parts)) made.file(name, content);
  return made.generateAsync({ type: "uint8array", compression: "DEFLATE" }) as Promise<Uint8Array<ArrayBuffer>>;
}

/** What the archive says of the size of each part, where it begins and in its list at the end, made a lie. */
function lying(archive: Uint8Array<ArrayBuffer>, from: number, to: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(archive.buffer);
  let lies = 0;
  for (let at = 0; at + 4 <= archive.length; at++) {
    if (view.getUint32(at, true) !== from) continue;
    view.setUint32(at, to, true);
    lies++;
  }
  expect(lies).toBe(2);
  return archive;
}

describe("a packed document", () => {
  test("keeps its text, and nothing else", async () => {
    const content = await unpacked(await zip({ "word/document.xml": "<w/>", "_rels/.rels": "<r/>", "word/media/pier.png": "x" }));
    const parts = await JSZip.loadAsync(content!);
    expect(parts.file(/./).map(({ name }) => name).sort()).toEqual(["_rels/.rels", "word/document.xml"]);
    expect(await parts.file("word/document.xml")!.async("string")).toBe("<w/>");
  });

  test("may have all that it may have, whatever its pictures have", async () => {
    const half = "x".repeat(MOST_UNPACKED / 2);
    const parts = { "word/document.xml": half, "word/styles.xml": half };
    expect(await unpacked(await zip({ ...parts, "word/media/pier.png": new Uint8Array(MB) }))).not.toBe(null);
    expect(await unpacked(await zip({ ...parts, "word/notes.xml": "x" }))).toBe(null);
  });

  test("that unpacks to a thousand times its size is refused, whatever it says of itself", async () => {
    const size = 3 * MOST_UNPACKED + 77;
    const bomb = await zip({ "word/document.xml": new Uint8Array(size) });
    expect(bomb.length).toBeLessThan(MB / 8);
    expect(await unpacked(bomb)).toBe(null);
    expect(await unpacked(lying(bomb, size, 100))).toBe(null);
  });

  test("that is damaged is an error", async () => {
    const archive = await zip({ "word/document.xml": "<w/>".repeat(1_000) });
    await expect(unpacked(archive.slice(0, 60))).rejects.toThrow();
    await expect(unpacked(lying(archive, 4_000, 3_999))).rejects.toThrow();
  });
});
