// npm test, after tools/setup.sh: builds what changed, runs every suite, and closes with one line,
// "N passed, N failed". A suite that cannot be built or run, or that holds no test, counts as one failure.
//
//   npm test                 everything
//   npm test -- native web   only these suites

import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";

import { countJunit } from "./lib/junit.mjs";
import { run } from "./lib/run.mjs";

const RESULTS = "build/test-results";

/** Builds a CMake preset and runs its tests. */
async function ctest(preset, report) {
  return (
    (await run("cmake", ["--preset", preset, "--log-level=WARNING"])) &&
    (await run("cmake", ["--build", "--preset", preset])) &&
    (await run("ctest", ["--preset", preset, "-j", `${availableParallelism()}`, "--output-junit", report]))
  );
}

/** Runs one project of the page's tests. */
function vitest(project, report) {
  const reporters = ["--reporter=default", "--reporter=junit", `--outputFile.junit=${report}`];
  return run("npx", ["--no-install", "vitest", "run", "--project", project, ...reporters]);
}

function nodeTest(folder, report) {
  const reporter = (name, to) => [`--test-reporter=${name}`, `--test-reporter-destination=${to}`];
  return run("node", ["--test", ...reporter("spec", "stdout"), ...reporter("junit", report), folder]);
}

/** The command line, as `native` tests it. */
const commandLine = () => run("cmake", ["--build", "--preset", "dev", "--target", "allegedly"]);

// In this order: the page is built from the wasm that the suite before it tested.
const SUITES = {
  tools: (report) => nodeTest("tests/tools/", report),
  native: (report) => ctest("dev", report),
  train: async (report) =>
    (await commandLine()) && run("/usr/bin/python3", ["tests/train/run.py", report]),
  cli: async (report) => (await commandLine()) && nodeTest("tests/cli/", report),
  wasm: (report) => ctest("wasm", report),
  module: async (report) => (await commandLine()) && nodeTest("tests/wasm/", report),
  web: async (report) => {
    const checked = await run("npm", ["run", "--silent", "web:check"]);
    return (await vitest("web", report)) && checked;
  },
  e2e: async (report) => (await run("npm", ["run", "--silent", "build"])) && vitest("e2e", report),
};

async function runSuite(name) {
  console.log(`\n== ${name}`);
  const report = resolve(RESULTS, `${name}.xml`);
  rmSync(report, { force: true });
  const ok = await SUITES[name](report);
  const count = existsSync(report) ? countJunit(readFileSync(report, "utf8")) : { passed: 0, failed: 0 };
  if (count.failed === 0 && (!ok || count.passed === 0)) count.failed = 1;
  return { name, ...count };
}

const chosen = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(SUITES);
const unknown = chosen.filter((name) => !(name in SUITES));
if (unknown.length > 0) {
  console.error(`There is no suite ${unknown.join(", ")}; there are ${Object.keys(SUITES).join(", ")}.`);
  process.exit(2);
}

mkdirSync(RESULTS, { recursive: true });
const results = [];
for (const name of chosen) results.push(await runSuite(name));

console.log("");
for (const { name, passed, failed } of results) {
  console.log(`${name.padEnd(8)}${`${passed}`.padStart(5)} passed${`${failed}`.padStart(5)} failed`);
}
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
process.exitCode = sum("failed") > 0 ? 1 : 0;
