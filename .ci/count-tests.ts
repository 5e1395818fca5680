/**
 * Reads vitest's JSON report and prints "PASSED FAILED". A file that broke counts as failed, and so does a
 * skipped test, unless the third word excuses it: "recorded" those that need the recorded communities, "all" every one.
 */
import { readFileSync } from 'node:fs';

interface Results {
  testResults: {
    name: string;
    status: string;
    assertionResults: { status: string; fullName: string }[];
  }[];
}

const [, , file = '', exitCode = '1', maySkip = ''] = process.argv;
const isExcused = (test: string) =>
  maySkip === 'all' || (maySkip === 'recorded' && test.endsWith('which is not beside this clone'));
let passed = 0;
let failed = 0;
try {
  const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as Results;
  for (const { name, status, assertionResults } of testResults) {
    for (const test of assertionResults) {
      if (test.status === 'passed') passed++;
      else if (test.status === 'failed') failed++;
      else if (!isExcused(test.fullName)) {
        failed++;
        console.error(`not run (${test.status}): ${test.fullName}`);
      }
    }
    if (status === 'failed' && assertionResults.every((test) => test.status !== 'failed')) {
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
