/** A million simulated pull requests in PostgreSQL: how long does each KPI of one week take, over all repositories? */
import { sql } from 'kysely';
import { KPIS } from '../../src/domain/kpis/kpi.ts';
import { lastFullWeek } from '../../src/domain/calendar/week.ts';
import { computeReport } from '../../src/flows/kpis/report.ts';
import { openDatabase } from '../../src/store/driver/database.ts';
import { kpiRows, onOneSnapshot } from '../../src/store/kpis/kpi-rows.ts';
import { migrate } from '../../src/store/driver/migrate.ts';
import { loadPeople } from '../../src/store/people/people.ts';
import { saveScopes } from '../../src/store/repositories/scopes.ts';
import { SIMULATED_AI_REVIEWER, SIMULATED_BOT, SIMULATED_TEAM } from '../simulation/community/people.ts';
import { community, institution } from '../support/builders.ts';
import { copyFacts } from './copy-facts.ts';

const END = '2026-01-01T00:00:00Z';
/** GitHub has pull requests since 2010: a million of them are the work of many years. */
const START = '2016-01-01T00:00:00Z';

export async function millionPullRequests(
  url: string,
  pullRequests = 1_000_000,
): Promise<Record<string, number>> {
  const store = await openDatabase(url, 'bench');
  try {
    await migrate(store.db);
    const options = {
      pullRequests,
      issues: Math.round(pullRequests * 0.3),
      repositories: 40,
      seed: 1,
      start: START,
      end: END,
    };
    const figures = await copyFacts(store.db, url, options);
    const who = institution({
      team: SIMULATED_TEAM.map(({ login, from, to }) => ({
        github: login,
        from: `${from}T00:00:00Z`,
        to: to && `${to}T00:00:00Z`,
      })),
      ai_reviewers: [SIMULATED_AI_REVIEWER],
      communities: [community({ bots: [SIMULATED_BOT] })],
    });
    await loadPeople(store.db, who);
    const repos = await store.db.selectFrom('repos').select('id').execute();
    await saveScopes(
      store.db,
      repos.map(({ id }) => ({ community: 'Springboard', repo_id: id })),
    );
    await sql`vacuum analyze`.execute(store.db);
    const window = lastFullWeek(END);
    for (const round of ['first', 'second'])
      for (const kpi of KPIS) {
        const started = performance.now();
        const rows = await onOneSnapshot(store.db, (trx) => kpiRows(trx, kpi.id, window, END));
        const result = kpi.figures(rows as never);
        figures[`${kpi.id}, seconds, ${round} time`] = (performance.now() - started) / 1000;
        if (round === 'second') figures[`${kpi.id}, items`] = result.sample_size;
      }
    const started = performance.now();
    await computeReport(store.db, { institution: who, window, asOf: END });
    figures['the whole report with its quality block, seconds'] = (performance.now() - started) / 1000;
    return figures;
  } finally {
    await store.close();
  }
}
