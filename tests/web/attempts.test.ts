import { describe, expect, test } from "vitest";
import { inWords, verdict, WAYS, type Attempt, type Outcome } from "../../web/io/attempts.ts";

const PLACES = [...WAYS.map((way) => ({ place: "page", way }) as const), { place: "worker", way: "request" }, { place: "worker", way: "connection" }] as const;

const attempts = (...outcomes: Outcome[]): Attempt[] => outcomes.map((outcome, i) => ({ ...PLACES[i]!, outcome }));
const of = (...outcomes: Outcome[]) => verdict(attempts(...outcomes), "example.com");

describe("what came of trying to connect", () => {
  test("refused in every way, on the page and in the worker: nothing was sent", () => {
    expect(of("refused", "refused", "refused", "refused", "refused", "refused")).toBe(
      "The page tried to reach example.com in four ways, the worker that reads articles in two ways. " +
        "Your browser refused every one before anything was sent.",
    );
  });

  test("a way that the browser does not have was not tried", () => {
    expect(of("refused", "refused", "refused", "missing", "refused")).toMatch(/in three ways, .* in one way\. Your browser refused every one/);
    expect(of("refused", "missing", "missing", "missing")).toMatch(/in one way, .* in no way\. Your browser refused it/);
    expect(of("missing", "missing", "missing", "missing")).toMatch(/That shows nothing/);
  });

  test("what did not get through in the worker, and is not said to be refused, is told apart", () => {
    expect(of("refused", "refused", "refused", "refused", "failed", "failed")).toMatch(
      /Your browser refused 4 before anything was sent; the other 2 did not get through, and it does not say why\.$/,
    );
    expect(of("refused", "allowed", "refused", "refused", "failed", "failed")).toContain("Your browser refused only 3: this copy");
  });

  test("what was not heard of again is not called refused, and alone is no sign of a promise that holds", () => {
    expect(of("refused", "unanswered", "refused", "refused", "failed")).toMatch(/refused 3 before anything was sent; the other 2 did not get through/);
    expect(of("unanswered", "unanswered", "unanswered", "missing", "unanswered")).toContain("Your browser refused none: this copy");
  });

  test.each([
    [1, "only 5"],
    [5, "only 1"],
    [6, "none"],
  ])("%i not refused: the promise does not hold, and that is said", (allowed, refused) => {
    const outcomes = PLACES.map((_, i): Outcome => (i < allowed ? "allowed" : "refused"));
    expect(of(...outcomes)).toContain(`Your browser refused ${refused}: this copy of the page is not kept from sending.`);
    expect(of(...outcomes)).not.toContain("before anything was sent");
  });

  test("each way says what it was and how it ended", () => {
    expect(attempts("refused", "allowed", "refused", "missing", "refused", "unanswered").map(inWords)).toEqual([
      "A request (fetch): refused",
      "A picture from elsewhere: not refused",
      "A lasting connection (WebSocket): refused",
      "A message on leaving (beacon): this browser has none",
      "A request (fetch), by the worker: refused",
      "A lasting connection (WebSocket), by the worker: no answer",
    ]);
  });
});
