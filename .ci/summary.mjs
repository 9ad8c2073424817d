// Adds up what the tests and the fault tests said, refuses a run in which suites stayed silent, and prints the closing line.
import { existsSync, readFileSync } from "node:fs";

const [testsFile, faultsFile, earlier] = process.argv.slice(2);
let passed = 0;
let failed = earlier === "0" ? 0 : 1;

/** Counts one more failure and says why. */
function fail(why) {
  failed += 1;
  console.log(`── ${why}`);
}

const titles = [];
let silent = 0;
if (existsSync(testsFile)) {
  const results = JSON.parse(readFileSync(testsFile, "utf8"));
  silent = results.numPendingTests + results.numTodoTests;
  passed += results.numPassedTests;
  failed += results.numFailedTests;
  if (results.numFailedTestSuites > 0 && results.numFailedTests === 0)
    fail(`${results.numFailedTestSuites} test files did not load`);
  for (const file of results.testResults) for (const test of file.assertionResults) titles.push(test.fullName);
} else fail("the tests left no results");

// Where the material of other people lies beside the checkout, the suites over it must have run.
const demanded = [
  ["../shared/vectors/jsonlogic.json", /Published JsonLogic cases case \d+/, 278],
  ["../shared/data/helpdesk-event-log.csv", /help desk.s own log/, 1],
];
// Nothing else stays silent; and these only where their material is not there.
if (silent > 0 && demanded.every(([material]) => existsSync(material))) fail(`${silent} tests did not run`);
for (const [material, title, least] of demanded) {
  if (!existsSync(material)) continue;
  const ran = titles.filter((name) => title.test(name)).length;
  if (ran < least) fail(`the suite over ${material} ran ${ran} tests, of at least ${least}`);
}

const closing = existsSync(faultsFile)
  ? /(\d+) passed, (\d+) failed\s*$/.exec(readFileSync(faultsFile, "utf8").trim())
  : null;
if (closing) {
  passed += Number(closing[1]);
  failed += Number(closing[2]);
} else fail("the fault tests left no closing line");

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
