import { describe, expect, test, vi } from "vitest";
import { FileError, type Content } from "../../web/io/content.ts";
import { ACCEPTED, LIMIT, type Kind } from "../../web/io/kinds.ts";
import { openable, readFile } from "../../web/io/read.ts";
import { fileName } from "../../web/io/save.ts";
import { annotate } from "./fakes/engine.ts";

const file = (content: BlobPart, name: string, type = "") => new File([content], name, { type });
const bytes = (...codes: number[]) => new Uint8Array(codes);
const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const read = (given: File, signal = new AbortController().signal): Promise<Content> =>
  readFile(given, { signal, onProgress: () => undefined });

/** `file` has `size` bytes, without any memory for them. */
function sized(given: File, size: number): File {
  return Object.defineProperty(given, "size", { value: size });
}

describe("readFile", () => {
  test("reads UTF-8, without its byte order mark", async () => {
    const content = await read(file("\ufeffZoë said “no”. 😀", "article.txt"));
    expect(content).toEqual({ kind: "text", text: "Zoë said “no”. 😀", notice: null, leftOut: null });
  });

  test.each([
    ["little", bytes(0xff, 0xfe, 0x5a, 0, 0x6f, 0, 0xeb, 0)],
    ["big", bytes(0xfe, 0xff, 0, 0x5a, 0, 0x6f, 0, 0xeb)],
  ])("reads UTF-16 with its mark, %s end first", async (_, content) => {
    expect(await read(file(content, "notepad.txt"))).toMatchObject({ text: "Zoë", notice: null });
  });

  test("takes what is neither for Windows-1252 and says so", async () => {
    const content = await read(file(bytes(0x5a, 0x6f, 0xeb), "old.txt"));
    expect(content).toMatchObject({ kind: "text", text: "Zoë", notice: expect.stringContaining("Windows-1252") });
  });

  test("believes the type where the name has no extension", async () => {
    expect(await read(file("x", "README", "text/plain"))).toMatchObject({ kind: "text", text: "x" });
  });

  test("hands JSON on unread", async () => {
    const bytes = new TextEncoder().encode("{}");
    expect(await read(file("{}", "a.JSON"))).toEqual({ kind: "annotation", input: { from: "annotation", bytes } });
  });

  test.each([
    `<html><script type="application/json" id="allegedly-annotation">{}</script></html>`,
    `<SCRIPT id='allegedly-annotation' type='application/json'>{}</SCRIPT>`,
    "<script id=allegedly-annotation type=application/json>{}</script>",
  ])("leaves a page that was saved here to the core: %s", async (page) => {
    const bytes = new TextEncoder().encode(page);
    expect(await read(file(page, "a.html"))).toEqual({ kind: "annotation", input: { from: "html", bytes } });
  });

  test("knows W3C annotations by their name and by what they begin with", async () => {
    const page = '{"@context":["http://www.w3.org/ns/anno.jsonld"]}';
    for (const name of ["marks.jsonld", "marks.json"]) {
      expect(await read(file(page, name))).toMatchObject({ input: { from: "w3c" } });
    }
  });

  test("hands on marks with the text that they belong to", async () => {
    const [marks, text] = [file("T1", "a.ann"), file("words", "a.txt")];
    const run = { signal: new AbortController().signal, onProgress: () => undefined };
    const [bytes, article] = [new TextEncoder().encode("T1"), new TextEncoder().encode("words")];
    expect(await readFile(marks, run, text)).toEqual({ kind: "annotation", input: { from: "brat", bytes, article } });
    await expect(read(marks)).rejects.toThrow("“a.ann” holds marks of brat: open it together with its .txt.");
  });

  test.each([
    ["photo.png", latin("\x89PNG\r\n\x1a\n"), "is a picture"],
    ["photo.txt", latin("\xff\xd8\xff\xe0"), "is a picture"],
    ["photo.heic", latin("\0\0\0\x18ftypheic"), "is a picture"],
    ["song.mp3", latin("ID3\x04"), "is a sound or a film"],
    ["articles.zip", latin("PK\x03\x04"), "is an archive or a document of another program"],
    ["report.odt", latin("PK\x03\x04"), "is an archive or a document of another program"],
    ["report.doc", latin("\xd0\xcf\x11\xe0"), "is a document of an old version of Word"],
    ["report.rtf", latin("{\\rtf1\\ansi hello}"), "is an RTF document"],
    ["noextension", latin("x"), "is no file that can be read here"],
  ])("refuses %s", async (name, content, sentence) => {
    await expect(read(file(content, name))).rejects.toThrow(FileError);
    await expect(read(file(content, name))).rejects.toThrow(`“${name}” ${sentence}`);
    await expect(read(file(content, name))).rejects.toThrow("Word (.docx), PDF and files saved here can be opened.");
  });

  test.each([
    ["empty.txt", "", "is empty"],
    ["blank.txt", " \n\t\n", "holds no words"],
    ["binary.txt", "a\0b\0", "is damaged or no text file"],
    ["locked.docx", latin("\xd0\xcf\x11\xe0"), "is protected by a password"],
  ])("says of %s what is wrong with it", async (name, content, sentence) => {
    await expect(read(file(content, name))).rejects.toThrow(`“${name}” ${sentence}`);
  });

  const NAMES: Readonly<Record<Exclude<Kind, "brat">, string>> = {
    text: "long.txt",
    markdown: "long.md",
    html: "long.html",
    annotation: "long.json",
    w3c: "long.jsonld",
    docx: "long.docx",
    pdf: "long.pdf",
  };
  const MB = 1024 * 1024;

  /** The file, and what would be read of it beyond its beginning. */
  function unreadable(name: string, size: number): { given: File; all: ReturnType<typeof vi.spyOn> } {
    const given = sized(file("x", name), size);
    return { given, all: vi.spyOn(given, "arrayBuffer") };
  }

  test.each(Object.entries(NAMES) as [keyof typeof NAMES, string][])("refuses any %s that is too large, unread", async (kind, name) => {
    expect(LIMIT[kind]).toBeLessThanOrEqual(50 * MB);
    const most = `files like it may have up to ${LIMIT[kind] / MB} MB`;
    for (const [size, has] of [[LIMIT[kind], LIMIT[kind] / MB], [80.2 * MB, 81]] as const) {
      const { given, all } = unreadable(name, size);
      await expect(read(given)).rejects.toThrow(`“${name}” is too large: it has ${has} MB, and ${most}`);
      expect(all).not.toHaveBeenCalled();
    }
    const smaller = unreadable(name, LIMIT[kind] - 1);
    await read(smaller.given).catch(() => undefined); // some readers need a browser
    expect(smaller.all).toHaveBeenCalled();
  });

  test("refuses marks of brat and their text where either is too large, unread", async () => {
    const run = { signal: new AbortController().signal, onProgress: () => undefined };
    const [large, small] = [unreadable("long.ann", LIMIT.brat), unreadable("long.txt", 1)];
    await expect(readFile(large.given, run, small.given)).rejects.toThrow("“long.ann” is too large: it has 50 MB");
    await expect(readFile(small.given, run, large.given)).rejects.toThrow("“long.ann” is too large: it has 50 MB");
    expect([large.all, small.all].flatMap(({ mock }) => mock.calls)).toEqual([]);
  });

  test("what cannot be read now may be readable later", async () => {
    const gone = Object.assign(file("x", "gone.txt"), { slice: () => ({ arrayBuffer: () => Promise.reject(new Error()) }) });
    await expect(read(gone)).rejects.toMatchObject({ name: "FileError", passing: true });
  });

  test("is over at once when it is called off", async () => {
    const run = new AbortController();
    const reading = read(file("x", "a.txt"), run.signal);
    run.abort();
    await expect(reading).rejects.toThrow(expect.objectContaining({ name: "AbortError" }));
  });

  test("the file chooser offers what can be read", () => {
    const kinds = [".txt", ".md", ".html", ".json", ".jsonld", ".ann", ".docx", ".pdf"];
    expect(ACCEPTED.split(",")).toEqual(expect.arrayContaining(kinds));
  });
});

describe("openable", () => {
  const names = (...all: string[]) => {
    const [first, ...others] = all.map((name) => file("x", name));
    return openable(first!, others).map((opened) => opened!.name);
  };

  test.each([
    [["a.txt", "b.txt"], ["a.txt"]],
    [["a.txt", "a.ann"], ["a.ann", "a.txt"]],
    [["b.txt", "a.ANN", "a.TXT"], ["a.ANN", "a.TXT"]],
    [["article.txt", "marks.ann"], ["marks.ann", "article.txt"]],
    [["b.txt", "c.txt", "a.ann"], ["a.ann"]],
    [["a.jsonld", "a.txt"], ["a.jsonld", "a.txt"]],
    [["a.jsonld", "a.pdf"], ["a.jsonld"]],
  ])("%j", (given, expected) => {
    expect(names(...given)).toEqual(expected);
  });
});

describe("fileName", () => {
  const named = (text: string, ending = ".html") => fileName(annotate(text, { actors: [], claims: [] }), ending);

  test("is all given where something looks for it by name", () => {
    expect(named("Mayor Denies It", "annotation.conf")).toBe("annotation.conf");
  });

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
