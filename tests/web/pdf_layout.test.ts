import { describe, expect, test } from "vitest";
import { layOut, type Piece } from "../../web/io/pdf_layout.ts";

const LEFT = 72;
const TOP = 700;
const LEADING = 14;
const SIZE = 11;

/** A piece as wide as its letters, half a size each. */
const piece = (text: string, x: number, y: number, size = SIZE): Piece => ({ text, x, y, size, width: (text.length * size) / 2 });

/** Lines one under the other; "" leaves a line free, a leading ">" indents. */
const column = (lines: readonly string[], x = LEFT, top = TOP): Piece[] =>
  lines.flatMap((text, index) => {
    const indent = text.startsWith(">") ? 2 * SIZE : 0;
    return text === "" ? [] : [piece(text.replace(/^>/, ""), x + indent, top - index * LEADING)];
  });

const text = (...pages: Piece[][]) => layOut(pages).text;

const FULL = "Auditors accused the harbour company of hiding losses from the town"; // a line as long as its column

describe("lines", () => {
  test("pieces on one baseline are one line, spaced where there is room between them", () => {
    const width = piece("Weir", 0, 0).width;
    const line = [piece("Weir", 72, 700), piece("Har", 72 + width + 3, 700), piece("bour", 72 + width + 3 + 16.5, 700.4)];
    expect(text(line)).toBe("Weir Harbour");
  });

  test("what stands far off on the same baseline is another line", () => {
    expect(text([piece("Weir Harbour.", 72, 700), piece("Page two.", 400, 700)])).toBe("Weir Harbour.\n\nPage two.");
  });

  test("pages without a word are no text", () => {
    expect(layOut([[], [piece("  ", 72, 700)]])).toEqual({ text: "", whole: "", repeated: [] });
  });
});

describe("paragraphs", () => {
  test("lines that follow each other are one", () => {
    expect(text(column([FULL, "of Eastmoor for years."]))).toBe(`${FULL} of Eastmoor for years.`);
  });

  test.each([
    ["a wider gap", [FULL, "of Eastmoor for years", "", "The company denied it."]],
    ["an indent", [FULL, "of Eastmoor for years which nobody had asked for until this spring", ">The company denied it."]],
    ["a short last line", [FULL, "of Eastmoor for years.", "The company denied it and said that its reports were all on time."]],
  ])("%s begins another", (_, lines) => {
    expect(text(column(lines)).split("\n\n")).toHaveLength(2);
  });

  test("a heading stands alone", () => {
    const page = [piece("Harbour Accused", LEFT, 740, 20), ...column([FULL, "of Eastmoor."])];
    expect(text(page)).toBe(`Harbour Accused\n\n${FULL} of Eastmoor.`);
  });

  test("a sentence goes on in the next column and on the next page", () => {
    const first = [...column([FULL], LEFT), ...column(["of Eastmoor, which the company denies and calls a fable that"], 330)];
    expect(text(first, column(["somebody made up."]))).toBe(
      `${FULL} of Eastmoor, which the company denies and calls a fable that somebody made up.`,
    );
  });

  test("a page that ends with a sentence ends a paragraph", () => {
    expect(text(column(["It denied that."]), column(["The town waits."]))).toBe("It denied that.\n\nThe town waits.");
  });

  test("a large initial belongs to its word", () => {
    expect(text([piece("A", LEFT, 690, 33), ...column(["uditors accused the company."], 100)])).toBe(
      "Auditors accused the company.",
    );
  });
});

describe("hyphens at the end of a line", () => {
  test.each([
    ["vanish within a word", ["The company denied the accu-", "sation."], "The company denied the accusation."],
    ["stay before a capital", ["They met in Stoke-", "Mandeville."], "They met in Stoke-Mandeville."],
    ["stay where the word has one elsewhere", ["A well-known firm, a well-", "known town."], "A well-known firm, a well-known town."],
    ["vanish when they are soft", ["The accu\u00ad", "sation."], "The accusation."],
    ["of sentences are dashes", ["The firm—", "or its owner—lied."], "The firm—or its owner—lied."],
  ])("%s", (_, lines, expected) => {
    expect(text(column(lines))).toBe(expected);
  });
});

describe("what repeats on pages", () => {
  const page = (number: number, body: string) => [
    piece("The Eastmoor Gazette", LEFT, 770),
    ...column([body]),
    piece(`Page ${number}`, 300, 30),
  ];

  test("is left out and can be had back", () => {
    const layout = layOut([page(1, "Auditors accused the"), page(2, "harbour company of hiding losses.")]);
    expect(layout.text).toBe("Auditors accused the harbour company of hiding losses.");
    expect(layout.repeated).toEqual(["The Eastmoor Gazette", "Page 1", "The Eastmoor Gazette", "Page 2"]);
    expect(layout.whole.split("\n\n")).toEqual([
      "The Eastmoor Gazette", "Auditors accused the", "Page 1",
      "The Eastmoor Gazette", "harbour company of hiding losses.", "Page 2",
    ]);
  });

  test("stays where it is the text itself", () => {
    const refrain = (y: number) => [piece("No, no, no.", LEFT, y), ...column(["x", "y", "z", "w"], LEFT, y - 50)];
    expect(layOut([refrain(700), refrain(650)]).repeated).toEqual([]);
  });

  test("cannot be told on a single page", () => {
    expect(layOut([page(1, "Auditors accused them.")]).repeated).toEqual([]);
  });
});

test("the time grows with the pages and no faster", { timeout: 30_000 }, () => {
  const pages = Array.from({ length: 1000 }, () => column(Array.from({ length: 40 }, () => FULL)));
  expect(layOut(pages).text).toHaveLength(36_000 * (FULL.length + 1) - 1); // four lines a page repeat
});
