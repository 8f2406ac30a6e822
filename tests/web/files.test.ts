import { describe, expect, test } from "vitest";
import { FileError, MAX_FILE_BYTES, readFile } from "../../web/io/read.ts";
import { fileName } from "../../web/io/save.ts";
import { annotate } from "./fakes/engine.ts";

const file = (content: BlobPart, name: string, type = "") => new File([content], name, { type });

describe("readFile", () => {
  test("reads UTF-8, without its byte order mark", async () => {
    const content = file("\ufeffZoë said “no”. 😀", "article.md");
    expect(await readFile(content)).toEqual({ kind: "text", text: "Zoë said “no”. 😀", notice: null });
  });

  test("takes what is not UTF-8 for Windows-1252 and says so", async () => {
    const content = await readFile(file(new Uint8Array([0x5a, 0x6f, 0xeb]), "old.txt"));
    expect(content).toMatchObject({ kind: "text", text: "Zoë" });
    expect(content.kind === "text" && content.notice).toContain("Windows-1252");
  });

  test("believes the type where the name has no extension", async () => {
    expect(await readFile(file("x", "README", "text/plain"))).toMatchObject({ kind: "text", text: "x" });
  });

  test("hands JSON on unread", async () => {
    const json = new TextEncoder().encode("{}");
    expect(await readFile(file("{}", "a.JSON"))).toEqual({ kind: "annotation", json });
  });

  test.each(["photo.png", "article.pdf", "noextension"])("refuses %s in a sentence", async (name) => {
    await expect(readFile(file("x", name))).rejects.toThrow(FileError);
    await expect(readFile(file("x", name))).rejects.toThrow(`“${name}” is not a text file`);
  });

  test("refuses what is too large", async () => {
    const large = file(new Uint8Array(MAX_FILE_BYTES + 1), "large.txt");
    await expect(readFile(large)).rejects.toThrow("21 MB");
  });
});

describe("fileName", () => {
  const named = (text: string) => fileName(annotate(text, { actors: [], claims: [] }), "html");

  test.each([
    ["Mayor Denies It\n\nBody.", "mayor-denies-it.html"],
    ["../../etc/passwd <script>", "etc-passwd-script.html"],
    ["Министр отрицает", "министр-отрицает.html"],
    ["😀 !?", "article.html"],
    ["", "article.html"],
    ["word ".repeat(40), `${"word-".repeat(12).slice(0, -1)}.html`],
  ])("%j", (text, expected) => {
    expect(named(text)).toBe(expected);
  });
});
