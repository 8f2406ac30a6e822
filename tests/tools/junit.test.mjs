import assert from "node:assert/strict";
import { test } from "node:test";

import { countJunit } from "../../tools/lib/junit.mjs";

const suite = (cases) => `<?xml version="1.0"?>\n<testsuite name="x">\n${cases}\n</testsuite>`;
const doctest = (passed, failed) =>
  `<system-out>[doctest] test cases: ${passed + failed} | ${passed} passed | ${failed} failed | 0 skipped</system-out>`;

test("a test case without a body passed", () => {
  assert.deepEqual(countJunit(suite('<testcase name="a &gt; b" time="0.1"/>')), { passed: 1, failed: 0 });
});

test("failures and errors count, skipped ones do not", () => {
  const xml = suite(`<testcase name="a"><failure message="no"/></testcase>
    <testcase name="b"><error>lost</error></testcase>
    <testcase name="c"><skipped/></testcase>
    <testcase name="d > e"><system-out></system-out></testcase>`);
  assert.deepEqual(countJunit(xml), { passed: 1, failed: 2 });
});

test("an executable of doctest counts as its test cases", () => {
  const xml = suite(`<testcase name="unit_text">${doctest(40, 0)}</testcase>
    <testcase name="unit_base"><failure message=""/>${doctest(6, 2)}</testcase>`);
  assert.deepEqual(countJunit(xml), { passed: 46, failed: 2 });
});

test("an executable that dies counts as failed, with or without a summary", () => {
  const xml = suite(`<testcase name="a"><failure message="SEGFAULT"/><system-out></system-out></testcase>
    <testcase name="b"><failure message=""/>${doctest(5, 0)}</testcase>`);
  assert.deepEqual(countJunit(xml), { passed: 5, failed: 2 });
});

test("no test case at all counts nothing", () => {
  assert.deepEqual(countJunit(suite("")), { passed: 0, failed: 0 });
});
