import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Claim } from "../../web/generated/annotation.d.ts";
import { cycle, Lights } from "../../web/article/lit.ts";
import { Lookup } from "../../web/article/lookup.ts";
import { markParagraphs, type Kind, type Mark } from "../../web/article/marks.ts";
import type { Node } from "../../web/article/segments.ts";
import { annotate } from "./fakes/engine.ts";
import { PYONGYANG } from "./fakes/pyongyang.ts";

const text = readFileSync(new URL("../../public/samples/pyongyang.txt", import.meta.url), "utf8");
const annotation = annotate(text, PYONGYANG);
const ALL: ReadonlySet<Kind> = new Set(["actor", "allegation", "denial", "admission", "non_response", "statement"]);

function marks(nodes: readonly Node<Mark>[]): { mark: Mark; words: string }[] {
  return nodes.flatMap((node) =>
    node.type === "text"
      ? []
      : [{ mark: node.mark, words: text.slice(node.start, node.end) }, ...marks(node.children)],
  );
}

const shown = (kinds: ReadonlySet<Kind>, actor: string | null = null) =>
  markParagraphs(annotation, { kinds, actor }).flatMap(({ nodes }) => marks(nodes));

describe("markParagraphs", () => {
  test("marks every mention and every part of every claim", () => {
    const found = shown(ALL);
    expect(found.filter(({ mark }) => mark.part === "mention")).toHaveLength(annotation.mentions.length);
    for (const claim of annotation.claims) {
      const cue = found.filter(({ mark }) => mark.id === claim.id && mark.part === "cue");
      expect(cue.map(({ words }) => words).join("")).toBe(new Lookup(annotation).words(claim.cue));
    }
  });

  test("shows only the kinds asked for", () => {
    expect(new Set(shown(new Set<Kind>(["denial"])).map(({ mark }) => mark.kind))).toEqual(new Set(["denial"]));
  });

  test("shows only what concerns an actor", () => {
    const whiteHouse = annotation.actors.find(({ name }) => name === "White House")!.id;
    const ids = new Set(shown(ALL, whiteHouse).map(({ mark }) => mark.id));
    expect(ids).toEqual(new Set([whiteHouse, "c2", "c4"]));
  });

  test("drops nothing that lies between the paragraphs", () => {
    const [first, , ...rest] = annotation.paragraphs;
    const some = { ...annotation, paragraphs: [first!, ...rest.slice(1)] };
    const read = markParagraphs(some, { kinds: ALL, actor: null }).map(({ start, end }) => text.slice(start, end));
    expect(read.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
  });

  test("cuts what runs over paragraphs at their ends", () => {
    const whole: [number, number] = [0, text.length];
    const claim: Claim = { ...annotation.claims[0]!, cue: [whole], source: [], content: [] };
    const paragraphs = markParagraphs({ ...annotation, mentions: [], claims: [claim] }, { kinds: ALL, actor: null });
    expect(paragraphs.map(({ start, end, nodes }) => nodes[0]?.start === start && nodes[0].end === end)).not.toContain(false);
    expect(paragraphs.map(({ nodes }) => nodes[0]?.type === "mark" && nodes[0].first).filter(Boolean)).toHaveLength(1);
  });
});

describe("Lights", () => {
  const lookup = new Lookup(annotation);
  const northKorea = annotation.actors.find(({ name }) => name === "North Korea")!.id;
  const of = (lights: Lights, kind: Kind, id: string, part: Mark["part"]) => lights.of({ kind, id, part });

  test("nothing chosen, nothing lit", () => {
    expect(of(new Lights(lookup, null), "actor", northKorea, "mention")).toBeUndefined();
  });

  test("an allegation lights its parts, its targets and its replies", () => {
    const lights = new Lights(lookup, { of: "claim", id: "c2" });
    expect(of(lights, "allegation", "c2", "source")).toBe("source");
    expect(of(lights, "allegation", "c2", "cue")).toBe("cue");
    expect(of(lights, "actor", northKorea, "mention")).toBe("target");
    expect(of(lights, "denial", "c6", "content")).toBe("reply");
    expect(of(lights, "denial", "c6", "source")).toBeUndefined();
    expect(of(lights, "allegation", "c1", "cue")).toBeUndefined();
  });

  test("a denial lights what it answers", () => {
    const lights = new Lights(lookup, { of: "claim", id: "c6" });
    expect(of(lights, "allegation", "c1", "content")).toBe("reply");
    expect(of(lights, "allegation", "c5", "content")).toBeUndefined();
  });

  test("an actor lights its mentions", () => {
    const lights = new Lights(lookup, { of: "actor", id: northKorea });
    expect(of(lights, "actor", northKorea, "mention")).toBe("mention");
    expect(of(lights, "allegation", "c1", "cue")).toBeUndefined();
  });
});

describe("cycle", () => {
  const nested = [
    { kind: "actor", id: "x" },
    { kind: "denial", id: "x" }, // ids of actors and claims may coincide
    { kind: "denial", id: "x" },
    { kind: "allegation", id: "y" },
  ] as const;

  test("goes from the innermost mark outward, then to nothing", () => {
    const first = cycle(nested, null);
    const second = cycle(nested, first);
    const third = cycle(nested, second);
    expect([first, second, third, cycle(nested, third)]).toEqual([
      { of: "actor", id: "x" },
      { of: "claim", id: "x" },
      { of: "claim", id: "y" },
      null,
    ]);
  });

  test("beside all marks chooses nothing", () => {
    expect(cycle([], { of: "actor", id: "x" })).toBeNull();
  });
});

describe("Lookup", () => {
  const lookup = new Lookup(annotation);

  test("names source, targets and replies", () => {
    const [first] = lookup.allegations;
    expect(lookup.source(first!)).toBe("United States");
    expect(lookup.targets(first!).map(({ name }) => name)).toEqual(["North Korea"]);
    expect(lookup.replies(first!.id).map(({ id }) => id)).toEqual(["c6"]);
    expect(lookup.source({ ...first!, source_actor: null, source: [] })).toBeNull();
  });

  test("shows a gap between pieces of content", () => {
    expect(lookup.content(lookup.claim("c5")!)).toBe("Among the goods … were shells and rockets of Soviet design");
  });
});
