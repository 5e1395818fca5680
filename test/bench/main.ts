/**
 * `npm run bench`: what reading and measuring cost, as ratios and counts. Needs TEST_DATABASE_URL (a PostgreSQL) and,
 * for the recorded repository, its file beside the project. Prints one Markdown table per question.
 */
import pg from 'pg';
import { databaseUrl } from '../support/prepare-databases.ts';
import { deliveryCosts } from './deliveries.ts';
import { millionPullRequests } from './million.ts';
import { overHttp } from './over-http.ts';
import { pagesServed } from './pages.ts';
import { readingCosts } from './reading-costs.ts';

const server = process.env['TEST_DATABASE_URL'];
if (!server) {
  console.error('TEST_DATABASE_URL is not set; give a PostgreSQL in which databases may be created.');
  process.exit(2);
}

const questions: [string, (url: string) => Promise<Record<string, number>>][] = [
  ['Requests and points of reading the heaviest recorded repository', readingCosts],
  ['50,000 simulated pull requests over HTTP, then two syncs', overHttp],
  ['1,000,000 simulated pull requests: every KPI of one week over all repositories', millionPullRequests],
  ['Deliveries: durable per second, and until they show', deliveryCosts],
  ['The first page: first byte, size, and requests per second', pagesServed],
];
const wanted = process.argv[2];

for (const [index, [question, measure]] of questions.entries()) {
  if (wanted !== undefined && wanted !== String(index + 1)) continue;
  console.log(`\n## ${index + 1}. ${question}\n\n| figure | value |\n|---|---:|`);
  const name = `headwater_bench_${process.pid}`;
  await administer(`create database ${name}`);
  try {
    for (const [figure, value] of Object.entries(await measure(databaseUrl(server, name))))
      console.log(`| ${figure} | ${Number.isInteger(value) ? value : value.toFixed(3)} |`);
  } finally {
    await administer(`drop database ${name} with (force)`);
  }
}

async function administer(statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(statement);
  await admin.end();
}
