import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MAX_DEPTH, segment, type Node, type Span } from "../../web/article/segments.ts";

type Mark = string;

const span = (mark: Mark, start: number, end: number, rank = 0): Span<Mark> => ({ mark, start, end, rank });

/** The nodes written as text, marks in brackets: "a[1:b[2:c]]d". A mark that continues has a "+". */
function write(text: string, nodes: readonly Node<Mark>[]): string {
  return nodes
    .map((node) =>
      node.type === "text"
        ? text.slice(node.start, node.end)
        : `[${node.mark}${node.first ? "" : "+"}:${write(text, node.children)}]`,
    )
    .join("");
}

function* elements(nodes: readonly Node<Mark>[], depth = 1): Generator<{ node: Extract<Node<Mark>, { type: "mark" }>; depth: number }> {
  for (const node of nodes) {
    if (node.type === "text") continue;
    yield { node, depth };
    yield* elements(node.children, depth + 1);
  }
}

/** The leaves in order. */
function leaves(nodes: readonly Node<Mark>[]): { start: number; end: number }[] {
  return nodes.flatMap((node) => (node.type === "text" ? [node] : leaves(node.children)));
}

describe("segment", () => {
  const text = "abcdefgh";

  test.each([
    { what: "no spans", spans: [], expected: "abcdefgh" },
    { what: "one span", spans: [span("1", 2, 4)], expected: "ab[1:cd]efgh" },
    { what: "touching spans", spans: [span("1", 0, 4), span("2", 4, 8)], expected: "[1:abcd][2:efgh]" },
    { what: "nested spans", spans: [span("2", 3, 5), span("1", 1, 7)], expected: "a[1:bc[2:de]fg]h" },
    { what: "crossing spans", spans: [span("1", 0, 4), span("2", 2, 6)], expected: "[1:ab[2:cd]][2+:ef]gh" },
    { what: "a piece left over before a longer span", spans: [span("1", 0, 3), span("2", 1, 4), span("3", 3, 8)], expected: "[1:a[2:bc]][3:[2+:d]efgh]" },
    { what: "equal spans: lower rank outside", spans: [span("2", 1, 3, 2), span("1", 1, 3, 1)], expected: "a[1:[2:bc]]defgh" },
    { what: "empty and foreign spans", spans: [span("1", 3, 3), span("2", 8, 9)], expected: "abcdefgh" },
  ])("$what", ({ spans, expected }) => {
    expect(write(text, segment(0, 8, spans))).toBe(expected);
  });

  test("clips to its range and knows which element begins a span", () => {
    expect(write(text, segment(2, 6, [span("1", 0, 4), span("2", 4, 8)]))).toBe("[1+:cd][2:ef]");
  });

  const ranges = fc
    .tuple(fc.nat(60), fc.nat(60))
    .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
  const manySpans = fc
    .array(fc.record({ range: ranges, rank: fc.nat(3) }), { maxLength: 24 })
    .map((all) => all.map(({ range, rank }, index) => span(`m${index}`, range.start, range.end, rank)));

  test("keeps the text: leaves are non-empty and tile the range", () => {
    fc.assert(
      fc.property(manySpans, ranges, (spans, { start, end }) => {
        let at = start;
        for (const leaf of leaves(segment(start, end, spans))) {
          expect(leaf.start).toBe(at);
          expect(leaf.end).toBeGreaterThan(leaf.start);
          at = leaf.end;
        }
        expect(at).toBe(end);
      }),
    );
  });

  test("covers every span exactly, begins it once, and nests", () => {
    fc.assert(
      fc.property(manySpans, (spans) => {
        const nodes = segment(0, 60, spans);
        const pieces = new Map<Mark, { start: number; end: number; first: boolean }[]>();
        for (const { node } of elements(nodes)) {
          pieces.set(node.mark, [...(pieces.get(node.mark) ?? []), node]);
          const inner = leaves(node.children);
          expect([inner[0]?.start, inner.at(-1)?.end]).toEqual([node.start, node.end]);
        }
        for (const { mark, start, end } of spans) {
          const of = pieces.get(mark) ?? [];
          if (start === end) {
            expect(of).toEqual([]);
            continue;
          }
          expect(of[0]?.start).toBe(start);
          expect(of.at(-1)?.end).toBe(end);
          for (let i = 1; i < of.length; i++) expect(of[i]?.start).toBe(of[i - 1]?.end);
          expect(of.map(({ first }) => first)).toEqual(of.map((_, index) => index === 0));
        }
      }),
    );
  });

  test("does not depend on the order of the spans", () => {
    fc.assert(
      fc.property(manySpans, (spans) => {
        const shape = (list: readonly Span<Mark>[]) =>
          [...elements(segment(0, 60, list))].map(({ node, depth }) => [node.start, node.end, depth]);
        expect(shape([...spans].reverse())).toEqual(shape(spans));
      }),
    );
  });

  test("stays shallow and small whatever it is given", () => {
    const length = 5_000;
    const nested = Array.from({ length }, (_, i) => span(`${i}`, i, 2 * length - i));
    const crossing = Array.from({ length }, (_, i) => span(`${i}`, i, i + length));
    for (const spans of [nested, crossing]) {
      const nodes = segment(0, 2 * length, spans);
      const depths = [...elements(nodes)].map(({ depth }) => depth);
      expect(Math.max(...depths)).toBe(MAX_DEPTH);
      expect(depths.length).toBeLessThan(length);
      expect(leaves(nodes).reduce((sum, { start, end }) => sum + end - start, 0)).toBe(2 * length);
    }
  });
});
