/** Reads vitest's JSON report and prints "PASSED FAILED"; skipped tests and files that broke count as failed. */
import { readFileSync } from 'node:fs';

interface Results {
  numPassedTests: number;
  testResults: {
    name: string;
    status: string;
    assertionResults: { status: string; fullName: string }[];
  }[];
}

const [, , file = '', exitCode = '1'] = process.argv;
let passed = 0;
let failed = 0;
try {
  const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as Results;
  for (const { name, status, assertionResults } of testResults) {
    for (const test of assertionResults) {
      if (test.status === 'passed') passed++;
      else failed++;
      if (!['passed', 'failed'].includes(test.status))
        console.error(`not run (${test.status}): ${test.fullName}`);
    }
    if (status === 'failed' && assertionResults.every((test) => test.status === 'passed')) {
      failed++;
      console.error(`broken test file: ${name}`);
    }
  }
} catch (error) {
  console.error(`vitest left no results: ${String(error)}`);
}
// An error outside of any test, or no test at all, must not look like success.
if (failed === 0 && (exitCode !== '0' || passed === 0)) failed = 1;
console.log(`${passed} ${failed}`);
