import { describe, expect, test } from "vitest";
import { longArticle } from "../../tools/lib/long_article.mjs";
import { arrive, cutUp } from "../../web/engine/parts.ts";
import type { Annotation } from "../../web/generated/annotation.d.ts";

const long = longArticle(200_000, 4_000) as Annotation;

describe("an annotation on its way from the worker", () => {
  test("comes as it is when it is short", () => {
    const short = JSON.stringify(longArticle(5_000, 50));
    const { opening, rest } = arrive(cutUp(short));
    expect([JSON.stringify(opening), rest]).toEqual([short, null]);
  });

  test("comes with the marks of its beginning, and the rest bit by bit", async () => {
    const parts = cutUp(JSON.stringify(long));
    expect(Math.max(...[...parts.mentions, ...parts.claims].map(({ length }) => length))).toBeLessThan(400_000);
    const { opening, rest } = arrive(parts);
    expect(opening.text).toBe(long.text);
    expect(opening.mentions.length).toBeGreaterThan(20);
    expect(opening.mentions).toEqual(long.mentions.slice(0, opening.mentions.length));
    expect(opening.claims).toEqual(long.claims.slice(0, opening.claims.length));
    expect(opening.claims.length).toBeLessThan(long.claims.length / 2);
    let pauses = 0;
    expect(await rest!(async () => void pauses++)).toEqual(long);
    expect(pauses).toBe(parts.mentions.length + parts.claims.length);
  });
});
