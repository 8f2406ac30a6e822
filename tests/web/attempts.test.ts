import { describe, expect, test } from "vitest";
import { inWords, verdict, WAYS, type Attempt, type Outcome } from "../../web/io/attempts.ts";

const attempts = (...outcomes: Outcome[]): Attempt[] => outcomes.map((outcome, i) => ({ way: WAYS[i]!, outcome }));
const of = (...outcomes: Outcome[]) => verdict(attempts(...outcomes), "example.com");

describe("what came of trying to connect", () => {
  test("refused in every way: nothing was sent", () => {
    expect(of("refused", "refused", "refused", "refused")).toBe(
      "The page tried to reach example.com in four ways. Your browser refused every one before anything was sent.",
    );
  });

  test("a way that the browser does not have was not tried", () => {
    expect(of("refused", "refused", "refused", "missing")).toMatch(/in three ways\. Your browser refused every one/);
    expect(of("refused", "missing", "missing", "missing")).toMatch(/in one way\. Your browser refused it/);
    expect(of("missing", "missing", "missing", "missing")).toMatch(/That shows nothing/);
  });

  test.each([
    [1, "only 3"],
    [3, "only 1"],
    [4, "none"],
  ])("%i not refused: the promise does not hold, and that is said", (allowed, refused) => {
    const outcomes = WAYS.map((_, i): Outcome => (i < allowed ? "allowed" : "refused"));
    expect(of(...outcomes)).toContain(`Your browser refused ${refused}: this copy of the page is not kept from sending.`);
    expect(of(...outcomes)).not.toContain("before anything was sent");
  });

  test("each way says what it was and how it ended", () => {
    expect(attempts("refused", "allowed", "refused", "missing").map(inWords)).toEqual([
      "A request (fetch): refused",
      "A picture from elsewhere: not refused",
      "A lasting connection (WebSocket): refused",
      "A message on leaving (beacon): this browser has none",
    ]);
  });
});
