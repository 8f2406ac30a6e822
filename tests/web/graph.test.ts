import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { graph, NOBODY, type Graph } from "../../web/article/graph.ts";
import { layOut } from "../../web/article/layout.ts";
import { Lookup } from "../../web/article/lookup.ts";
import { annotate } from "./fakes/engine.ts";
import { PYONGYANG } from "./fakes/pyongyang.ts";

const text = readFileSync(new URL("../../public/samples/pyongyang.txt", import.meta.url), "utf8");
const lookup = new Lookup(annotate(text, PYONGYANG));
const found = graph(lookup, 30);
const name = (id: string) => (id === NOBODY ? "nobody" : lookup.actor(id)!.name);

describe("graph", () => {
  test("allegations lead to their targets, replies to those who allege", () => {
    const edges = found.edges.map(({ from, to, type, standing, claims }) => [name(from), name(to), type, standing, claims.length]);
    expect(edges).toContainEqual(["United States", "North Korea", "allegation", "denied", 2]);
    expect(edges).toContainEqual(["United States", "North Korea", "allegation", "unanswered", 1]);
    expect(edges).toContainEqual(["nobody", "Kim Jong Un", "allegation", "unanswered", 1]);
    expect(edges).toContainEqual(["North Korea", "United States", "denial", null, 1]);
    expect(edges.some(([, , type]) => type === "statement")).toBe(false);
  });

  test("only actors with edges are in it", () => {
    expect(new Set(found.nodes.map(({ id }) => id))).toEqual(new Set(found.edges.flatMap(({ from, to }) => [from, to])));
    expect(graph(new Lookup(annotate("Nothing.", { actors: [], claims: [] })), 30)).toEqual({ nodes: [], edges: [], hidden: 0, aimless: 0 });
  });

  test("of many it keeps those with the most claims, and says how many it leaves out", () => {
    const small = graph(lookup, 2);
    expect(small.nodes.map(({ id }) => name(id)).sort()).toEqual(["North Korea", "United States"]);
    expect(small.hidden).toBe(found.nodes.length - 2);
    expect(small.edges.every(({ from, to }) => [from, to].every((id) => small.nodes.some((node) => node.id === id)))).toBe(true);
  });
});

describe("layOut", () => {
  test("is the same each time", () => {
    expect(layOut(found, 500, "Nobody")).toEqual(layOut(found, 500, "Nobody"));
  });

  test("keeps every node inside the picture, whatever the graph", () => {
    const node = (id: number): Graph["nodes"][number] => ({ id: `a${id}`, name: `Actor ${id}`, type: "person", mentions: (id * 7) % 40 });
    const edge = ([from, to]: [number, number], id: number): Graph["edges"][number] => ({ id: `${id}`, from: `a${from}`, to: `a${to}`, type: "allegation", standing: "denied", claims: [] });
    const graphs = fc.integer({ min: 1, max: 30 }).chain((count) => {
      const end = fc.integer({ min: 0, max: count - 1 });
      return fc.array(fc.tuple(end, end), { maxLength: 40 }).map((pairs): Graph => ({
        nodes: Array.from({ length: count }, (_, id) => node(id)),
        edges: pairs.map(edge),
        hidden: 0,
        aimless: 0,
      }));
    });
    fc.assert(
      fc.property(graphs, fc.integer({ min: 260, max: 900 }), (some, width) => {
        const { nodes, edges, height } = layOut(some, width, "Nobody");
        for (const { x, y, radius } of nodes) {
          expect(x - radius).toBeGreaterThanOrEqual(0);
          expect(x + radius).toBeLessThanOrEqual(width);
          expect(y - radius).toBeGreaterThanOrEqual(0);
          expect(y + radius).toBeLessThanOrEqual(height);
        }
        expect(edges.every(({ line, head }) => !`${line}${head}`.includes("NaN"))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
