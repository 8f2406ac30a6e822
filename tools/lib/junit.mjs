// Counts test cases in JUnit XML, which ctest, vitest and node --test all write.

const ATTRIBUTES = String.raw`(?:"[^"]*"|[^">])*?`;
const TEST_CASE = new RegExp(`<testcase\\b${ATTRIBUTES}(?:/>|>([\\s\\S]*?)</testcase>)`, "g");
// One ctest test is one doctest executable with many test cases; its summary line is in the test's output.
const DOCTEST = /\[doctest\] test cases:\s*\d+ \|\s*(\d+) passed \|\s*(\d+) failed/;

/** @param {string} body what stands inside a <testcase> */
function countCase(body) {
  if (/<skipped\b/.test(body)) return { passed: 0, failed: 0 };
  const failed = /<(failure|error)\b/.test(body);
  const summary = DOCTEST.exec(body);
  if (!summary) return { passed: failed ? 0 : 1, failed: failed ? 1 : 0 };
  // A sanitizer or a crash at exit fails an executable whose test cases all passed.
  return { passed: Number(summary[1]), failed: Math.max(Number(summary[2]), failed ? 1 : 0) };
}

/**
 * @param {string} xml
 * @returns {{passed: number, failed: number}}
 */
export function countJunit(xml) {
  const total = { passed: 0, failed: 0 };
  for (const [, body = ""] of xml.matchAll(TEST_CASE)) {
    const { passed, failed } = countCase(body);
    total.passed += passed;
    total.failed += failed;
  }
  return total;
}
