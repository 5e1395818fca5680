import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfiguration } from '../config.ts';
import { demoConfiguration } from '../demo/demo-configuration.ts';
import { startStandInProcess } from '../demo/stand-in-process.ts';
import { readHistory } from './backfill.ts';
import { withDatabase } from './database.ts';
import { EXIT } from './failure.ts';
import { printReport, windowOf, wholeSecond } from './report.ts';
import { note, type Surroundings } from './surroundings.ts';

export interface DemoOptions {
  once?: boolean;
}

const ORG = 'springboard';
const PULL_REQUESTS = 2_400;

/** The whole way from GitHub to a report without an account: the same code, a stand-in at the other end of the line. */
export async function demoCommand(around: Surroundings, _options: DemoOptions): Promise<number> {
  const today = around.now().toISOString().slice(0, 10);
  const folder = mkdtempSync(join(tmpdir(), 'headwater-demo-'));
  note(
    around,
    `A simulated community, ${ORG}, behind a local stand-in for GitHub; nothing leaves this machine.`,
  );
  const standIn = await startStandInProcess({
    simulated: { owner: ORG, pullRequests: PULL_REQUESTS, seed: 1, end: `${today}T00:00:00Z` },
  });
  try {
    const inside: Surroundings = {
      ...around,
      settings: {
        ...around.settings,
        database_url: `pglite:${join(folder, 'db')}`,
        github_token: standIn.token,
        app: null,
        rest_url: standIn.restUrl,
        graphql_url: standIn.graphqlUrl,
      },
    };
    const configuration = parseConfiguration(demoConfiguration(ORG), 'the demo’s configuration');
    return await withDatabase(inside, 'headwater demo', async (open) => {
      const { stopped } = await readHistory(inside, open, configuration, { repo: [] });
      if (stopped) return EXIT.done;
      const asOf = wholeSecond(around.now());
      await printReport(inside, open.db, configuration, { window: windowOf({}, asOf), asOf }, {});
      note(around, 'The dashboard will be served here by a later version; this one ends after the report.');
      return EXIT.done;
    });
  } finally {
    await standIn.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
