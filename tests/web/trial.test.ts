// How a way of reaching another computer ends, whatever the browser says of it and whenever.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Outcome, Place } from "../../web/io/attempts.ts";
import { attempt, type Trial } from "../../web/io/trial.ts";

const never: Trial = () => new Promise(() => {});
const arrives: Trial = async () => {};
const fails: Trial = () => Promise.reject(new TypeError("Failed to fetch"));

let self: EventTarget;

beforeEach(() => {
  self = new EventTarget();
  vi.stubGlobal("self", self);
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Tells as a browser does of something that goes to `blockedURI`. */
function violation(blockedURI: string, disposition = "enforce"): void {
  self.dispatchEvent(Object.assign(new Event("securitypolicyviolation"), { blockedURI, disposition }));
}

async function outcome(place: Place, trial: Trial, meanwhile = () => {}): Promise<Outcome> {
  const ending = attempt(place, "request", trial);
  meanwhile();
  await vi.runAllTimersAsync();
  return (await ending).outcome;
}

const cases: [string, Place, Trial, string, Outcome][] = [
  ["refused, and never ends", "page", never, "https://example.com/", "refused"],
  ["refused, and fails", "worker", fails, "https://example.com/", "refused"],
  ["a refused WebSocket of which the scheme alone is told", "page", never, "wss", "refused"],
  ["something else that is refused", "page", arrives, "https://example.org/", "allowed"],
  ["something that arrives", "worker", arrives, "", "allowed"],
  ["something that fails on the page, which would have heard of its refusal", "page", fails, "", "allowed"],
  ["something that fails in a worker, which does not hear of it everywhere", "worker", fails, "", "failed"],
  ["something of which nothing is ever heard", "page", never, "", "unanswered"],
  ["something of which a worker never hears anything", "worker", never, "", "unanswered"],
];

test.each(cases)("%s ends", async (_, place, trial, blockedURI, expected) => {
  expect(await outcome(place, trial, () => violation(blockedURI))).toBe(expected);
});

test("what a policy only reports is not refused", async () => {
  expect(await outcome("page", arrives, () => violation("https://example.com/", "report"))).toBe("allowed");
});

test("a way that the browser does not have is not tried", async () => {
  expect(await attempt("page", "beacon", null)).toEqual({ place: "page", way: "beacon", outcome: "missing" });
});

// In Firefox a WebSocket that a worker makes while it hears of a refusal would wait for ever, and the page with it.
test("the next way is tried once the event of a refusal is over", async () => {
  const next = vi.fn();
  void attempt("worker", "request", never).then(next);
  violation("https://example.com/");
  for (let turn = 0; turn < 100; turn++) await Promise.resolve(); // whatever a browser does before it takes the next task
  expect(next).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(0);
  expect(next).toHaveBeenCalledOnce();
});
