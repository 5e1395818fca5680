/** What it costs to read the heaviest recorded repository: requests and points per 1,000 pull requests, by page size. */
import { sql } from 'kysely';
import { startStandIn } from '../../src/demo/stand-in.ts';
import { openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { read } from '../support/reading.ts';
import { recordedFiles } from '../support/recorded.ts';

const REPOSITORY = 'bitcoin-core/secp256k1';

export async function readingCosts(url: string): Promise<Record<string, number>> {
  const file = recordedFiles().find(({ repo }) => repo === REPOSITORY);
  if (!file)
    throw new Error(`${REPOSITORY} is not among the recorded communities; reading costs cannot be measured.`);
  const github = await startStandIn({ recorded: [file.path] });
  const store = await openDatabase(url, 'bench');
  const figures: Record<string, number> = {};
  try {
    await migrate(store.db);
    for (const size of [50, 25]) {
      await sql`delete from api_calls`.execute(store.db);
      const started = performance.now();
      const summary = await read(store.db, github, [REPOSITORY], {
        full: true,
        pageSize: { first: size, most: size },
      });
      const seconds = (performance.now() - started) / 1000;
      const { rows } = await sql<{ purpose: string; requests: number; points: number }>`
        select purpose, count(*)::int as requests, coalesce(sum(points), 0)::int as points
        from api_calls where repository is not null group by purpose order by purpose`.execute(store.db);
      const spent = { requests: 0, points: 0 };
      for (const { purpose, requests, points } of rows) {
        figures[`page ${size}: ${purpose}, requests`] = requests;
        if (points > 0) figures[`page ${size}: ${purpose}, points`] = points;
        if (purpose !== 'pull_requests' && purpose !== 'continuations') continue;
        spent.requests += requests;
        spent.points += points;
      }
      const thousands = summary.pull_requests / 1000;
      figures[`page ${size}: requests per 1,000 pull requests, continuations included`] =
        spent.requests / thousands;
      figures[`page ${size}: points per 1,000 pull requests, continuations included`] =
        spent.points / thousands;
      figures[`page ${size}: pull requests per second, everything stored`] = summary.pull_requests / seconds;
    }
    return figures;
  } finally {
    await store.close();
    await github.close();
  }
}
