import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Annotation, Claim, Range } from "../../web/generated/annotation.d.ts";
import { choices, Lights } from "../../web/article/lit.ts";
import { lowest, MAX_LEVEL } from "../../web/article/levels.ts";
import { Lookup } from "../../web/article/lookup.ts";
import { MAX_BLOCK, markParagraphs, type Filter, type Kind, type Mark } from "../../web/article/marks.ts";
import type { Node } from "../../web/article/segments.ts";
import { nextStop, type Stop } from "../../web/article/stops.ts";
import { unreadParagraphs } from "../../web/article/unread.ts";
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

/** The nodes of each block. */
const drawn = (some: Annotation, filter: Filter) =>
  markParagraphs(some).flatMap(({ blocks }) => blocks.map((block) => block.nodes(filter)));

const shown = (kinds: ReadonlySet<Kind>, actor: string | null = null) =>
  drawn(annotation, { kinds, actor }).flatMap(marks);

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
    const read = markParagraphs(some).map(({ start, end }) => text.slice(start, end));
    expect(read.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
  });

  test("cuts what runs over paragraphs at their ends", () => {
    const whole: [number, number] = [0, text.length];
    const claim: Claim = { ...annotation.claims[0]!, cue: [whole], source: [], content: [] };
    const made = { ...annotation, mentions: [], claims: [claim] };
    const paragraphs = markParagraphs(made);
    const nodes = drawn(made, { kinds: ALL, actor: null }).flat();
    expect(nodes.map(({ start, end }) => [start, end])).toEqual(paragraphs.map(({ start, end }) => [start, end]));
    expect(nodes.map((node) => node.type === "mark" && node.first).filter(Boolean)).toHaveLength(1);
  });
});

describe("a paragraph without end", () => {
  const blocksOf = (line: string) => {
    const made = annotate(`Title\n${line}`, { actors: [["Ann", "person"]], claims: [] });
    const paragraph = markParagraphs(made)[1]!;
    const words = paragraph.blocks.map(({ start, end }) => made.text.slice(start, end));
    expect(words.join("")).toBe(line);
    expect(Math.max(...words.map(({ length }) => length))).toBeLessThanOrEqual(MAX_BLOCK);
    return words;
  };

  test("is cut between words", () => {
    const words = blocksOf("Ann said so. ".repeat(5_000));
    expect(words.length).toBeGreaterThan(3);
    expect(words.every((block) => block.endsWith(" "))).toBe(true);
  });

  test("without words is cut between characters", () => {
    expect(blocksOf(`x${"😀".repeat(15_000)}`).map((block) => block.isWellFormed())).toEqual([true, true]);
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

describe("choices", () => {
  const hit = (kind: Kind, id: string, part: Mark["part"], lit = false) => ({ kind, id, part, lit });

  test("are those under the pointer from inside out, each once", () => {
    // ids of actors and claims may coincide
    const nested = [hit("actor", "x", "mention"), hit("denial", "x", "cue"), hit("denial", "x", "content"), hit("allegation", "y", "content")];
    expect(choices(nested)).toEqual([
      { of: "actor", id: "x" },
      { of: "claim", id: "x" },
      { of: "claim", id: "y" },
    ]);
  });

  test("leave out a source that is not seen, but where there is nothing else", () => {
    const source = hit("denial", "x", "source");
    expect(choices([hit("actor", "x", "mention"), source])).toEqual([{ of: "actor", id: "x" }]);
    expect(choices([hit("actor", "x", "mention"), { ...source, lit: true }])).toHaveLength(2);
    expect(choices([source])).toEqual([{ of: "claim", id: "x" }]);
  });

  test("beside all marks there are none", () => {
    expect(choices([])).toEqual([]);
  });
});

describe("levels", () => {
  const stacked = (claims: readonly Pick<Claim, "id" | "cue" | "content">[]) => {
    const whole = annotation.claims[0]!;
    const made = { ...annotation, mentions: [], claims: claims.map((claim) => ({ ...whole, source: [], ...claim })) };
    const found = drawn(made, { kinds: ALL, actor: null }).flatMap(marks);
    return new Map(found.map(({ mark }) => [`${mark.id} ${mark.part}`, mark.level ?? 0]));
  };

  test("claims that share words take different lines, the longer one the first", () => {
    const levels = stacked([
      { id: "inner", cue: [[6, 8]], content: [[9, 14]] },
      { id: "outer", cue: [[0, 4]], content: [[5, 20]] },
    ]);
    expect(Object.fromEntries(levels)).toEqual({ "outer cue": 0, "outer content": 0, "inner cue": 1, "inner content": 1 });
  });

  test("claims side by side share the first line, and cue and content of one claim never differ", () => {
    const levels = stacked([
      { id: "a", cue: [[0, 4]], content: [[0, 10]] },
      { id: "b", cue: [[10, 12]], content: [[12, 20]] },
    ]);
    expect(new Set(levels.values())).toEqual(new Set([0]));
  });

  test("have an end, however many claims lie on one spot", () => {
    const heap = Array.from({ length: 60 }, (_, i) => ({ id: `c${i}`, cue: [[0, 30 - (i % 20)]] as Claim["cue"], content: [] }));
    expect(Math.max(...stacked(heap).values())).toBe(MAX_LEVEL);
  });
});

describe("claims within claims, more than are drawn", () => {
  const { start } = annotation.paragraphs.find((paragraph) => paragraph.end - paragraph.start > 60)!;
  const claims = Array.from({ length: 40 }, (_, index): Claim => {
    return { ...annotation.claims[0]!, id: `c${index}`, source: [], cue: [[start + index, start + index + 1]], content: [[start + index + 1, start + 60]] };
  });
  const made = { ...annotation, mentions: [], claims };
  const block = markParagraphs(made).flatMap(({ blocks }) => blocks).find((one) => one.start <= start && start < one.end)!;
  const filter: Filter = { kinds: ALL, actor: null };

  test("are all over their words, innermost first", () => {
    const words: Range = [start + 50, start + 51];
    expect(block.over(words, filter).map(({ id }) => id)).toEqual(claims.map(({ id }) => id).reverse());
    expect(block.over(words, { ...filter, kinds: new Set(["denial"]) })).toEqual([]);
  });

  test("have their lowest line where it was drawn", () => {
    expect(lowest(block.nodes(filter))).toBe(MAX_LEVEL);
    expect(lowest(block.nodes({ ...filter, kinds: new Set() }))).toBe(0);
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

describe("before the annotator has read it", () => {
  const laidOut = (text: string) =>
    unreadParagraphs(text).map(({ headline, blocks }) => [headline, blocks.map((block) => text.slice(...block)).join("|")]);

  test("every line is a paragraph, and a short first one that is no sentence is the headline", () => {
    expect(laidOut("A Headline\r\n\n \nOne line.\u2028Another")).toEqual([[true, "A Headline"], [false, "One line."], [false, "Another"]]);
    expect(laidOut("One line.\nAnother.")).toEqual([[false, "One line."], [false, "Another."]]);
    expect(laidOut("He called it “a lie.”\nAnother.")[0]).toEqual([false, "He called it “a lie.”"]);
    expect(laidOut("A line alone")).toEqual([[false, "A line alone"]]);
  });

  test("the paragraphs of the samples are those of their annotation", () => {
    expect(unreadParagraphs(text).map(({ blocks }) => blocks.flat())).toEqual(annotation.paragraphs.map(({ start, end }) => [start, end]));
  });
});

describe("from mark to mark", () => {
  const filter: Filter = { kinds: ALL, actor: null };
  const blocks = markParagraphs(annotation).flatMap((paragraph) => paragraph.blocks);

  function walk(from: number, direction: 1 | -1): Stop[] {
    const stops: Stop[] = [];
    let here: Stop | number = from;
    for (let stop = nextStop(blocks, filter, here, direction, () => true); stop !== null; stop = nextStop(blocks, filter, here, direction, () => true)) {
      stops.push(stop);
      here = stop;
    }
    return stops;
  }

  test("every mention, cue and content is come to once, in the order of the text, and backwards", () => {
    const on = walk(-1, 1);
    expect(on.filter(({ part }) => part === "mention")).toHaveLength(annotation.mentions.length);
    expect(on.filter(({ part }) => part === "cue")).toHaveLength(annotation.claims.flatMap(({ cue }) => cue).length);
    expect(on.map(({ at }) => at)).toEqual(on.map(({ at }) => at).toSorted((a, b) => a - b));
    expect(walk(Infinity, -1)).toEqual(on.toReversed());
  });

  test("only what is wanted, from anywhere", () => {
    const second = annotation.claims[1]!.cue[0][0];
    const cue = nextStop(blocks, filter, second - 1, 1, ({ part }) => part === "cue");
    expect(cue).toMatchObject({ part: "cue", at: second });
    expect(nextStop(blocks, filter, text.length, 1, () => true)).toBeNull();
    expect(nextStop([], filter, 0, 1, () => true)).toBeNull();
  });
});
