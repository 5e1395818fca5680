/**
 * What it costs to read the heaviest recorded repository: requests and points per 1,000 pull requests, by page size. Nobody
 * recorded which files its pull requests change: what reading those costs is measured on a simulated community.
 */
import { sql } from 'kysely';
import { startStandIn } from '../support/stand-in.ts';
import { openDatabase, type Database } from '../../src/store/driver/database.ts';
import { migrate } from '../../src/store/driver/migrate.ts';
import { read } from '../support/reading.ts';
import { recordedFiles } from '../support/recorded.ts';

const REPOSITORY = 'bitcoin-core/secp256k1';
const SIMULATED = { pullRequests: 4_000, repositories: 4, seed: 1 };

export async function readingCosts(url: string): Promise<Record<string, number>> {
  const file = recordedFiles().find(({ repo }) => repo === REPOSITORY);
  if (!file)
    throw new Error(`${REPOSITORY} is not among the recorded communities; reading costs cannot be measured.`);
  const github = await startStandIn({ recorded: [file.path] });
  const store = await openDatabase(url, 'bench');
  const figures: Record<string, number> = {};
  try {
    await migrate(store.db);
    for (const size of ['standard', 50, 25] as const) {
      const name = size === 'standard' ? 'standard pages' : `page ${size}`;
      await sql`delete from api_calls`.execute(store.db);
      const started = performance.now();
      const summary = await read(store.db, github, [REPOSITORY], {
        full: true,
        ...(size === 'standard' ? {} : { pageSize: { first: size, most: size } }),
      });
      const seconds = (performance.now() - started) / 1000;
      const { rows } = await sql<{ purpose: string; requests: number; points: number }>`
        select purpose, count(*)::int as requests, coalesce(sum(points), 0)::int as points
        from api_calls where repository is not null group by purpose order by purpose`.execute(store.db);
      const spent = { requests: 0, points: 0 };
      for (const { purpose, requests, points } of rows) {
        figures[`${name}: ${purpose}, requests`] = requests;
        if (points > 0) figures[`${name}: ${purpose}, points`] = points;
        if (purpose !== 'pull_requests' && purpose !== 'continuations') continue;
        spent.requests += requests;
        spent.points += points;
      }
      const pages = rows.filter(({ purpose }) => purpose === 'pull_requests' || purpose === 'issues');
      figures[
        `${name}: requests for ${summary.issues} issues and ${summary.pull_requests} pull requests together`
      ] = pages.reduce((sum, { requests }) => sum + requests, 0);
      const thousands = summary.pull_requests / 1000;
      figures[`${name}: requests per 1,000 pull requests, continuations included`] =
        spent.requests / thousands;
      figures[`${name}: points per 1,000 pull requests, continuations included`] = spent.points / thousands;
      figures[`${name}: pull requests per second, everything stored`] = summary.pull_requests / seconds;
    }
    return { ...figures, ...(await changedFiles(store.db)) };
  } finally {
    await store.close();
    await github.close();
  }
}

/** Lists of changed files, those of more than a hundred files read on to their end. */
async function changedFiles(db: Database): Promise<Record<string, number>> {
  const github = await startStandIn({ simulated: SIMULATED });
  try {
    await sql`delete from api_calls`.execute(db);
    const repositories = ['hub', 'spawner', 'proxy', 'lab'].map((name) => `springboard/${name}`);
    const summary = await read(db, github, repositories);
    const { rows } = await sql<{ requests: number; points: number }>`
      select count(*)::int as requests, sum(points)::int as points
      from api_calls where purpose = 'changed_files'`.execute(db);
    const { rows: files } = await sql<{ stored: number; beyond: number }>`
      select sum(n)::int as stored, sum(case when n > 100 then ceil((n - 100) / 100.0) else 0 end)::int as beyond
      from (
        select count(*) as n from pull_request_files f join repos r on r.id = f.repo_id
        where r.full_name like 'springboard/%' group by f.repo_id, f.number) lists`.execute(db);
    const thousands = summary.pull_requests / 1000;
    return {
      'changed files: requests per 1,000 pull requests': rows[0]!.requests / thousands,
      'changed files: points per 1,000 pull requests': rows[0]!.points / thousands,
      'changed files: files per pull request': files[0]!.stored / summary.pull_requests,
      'changed files: further pages of long lists per 1,000 pull requests, up to 50 a request':
        files[0]!.beyond / thousands,
    };
  } finally {
    await github.close();
  }
}
