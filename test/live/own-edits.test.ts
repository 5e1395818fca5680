/** What Headwater itself writes and edits is nobody's activity, and starts nothing. `npm run soak -- private` has 100 rounds. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyBatch } from '../../src/domain/history/facts.ts';
import { computeAttention } from '../../src/flows/attention/attention.ts';
import { computeReport } from '../../src/flows/kpis/report.ts';
import { lastFullWeek } from '../../src/domain/calendar/week.ts';
import { openDatabase } from '../../src/store/driver/database.ts';
import { WEBHOOKS } from '../../src/web/server.ts';
import { comment, institution, issue, pullRequest, store, storeFacts, user } from '../support/builders.ts';
import { databaseForCommands, onOneDatabase } from '../support/databases.ts';
import { waiting } from '../support/delivery-load.ts';
import { runs } from '../support/runs.ts';
import { startServedCommunity, wish, WRITTEN_TO, type ServedCommunity } from '../support/served-community.ts';
import { startServing, waitFor } from '../support/serving.ts';
import { APPS_ACCOUNT } from '../support/stand-in/app.ts';
import { delivery, send } from '../support/webhooks.ts';

const { numRuns: ROUNDS } = runs(5, 100);
const NOW = '2026-02-16T08:00:00Z';
/** The App's account as its comments and edits show it. */
const APP = { id: APPS_ACCOUNT.databaseId!, login: 'headwater[bot]', type: 'Bot', node_id: APPS_ACCOUNT.id };

onOneDatabase('what is measured', (open) => {
  it('stays the same however much we wrote', async () => {
    const { db } = open();
    const who = institution();
    await store(
      db,
      {
        users: [user(2, 'octocat'), user(APP.id, APP.login, { type: 'Bot' })],
        pull_requests: [pullRequest(3, 2, '2026-02-03'), pullRequest(4, 2, '2026-02-10')],
        issues: [issue(5, 2, '2026-02-11')],
      },
      who,
    );
    const measured = async () => {
      const { kpis } = await computeReport(db, { institution: who, window: lastFullWeek(NOW), asOf: NOW });
      return { kpis, whose: await computeAttention(db, { institution: who, now: NOW, repository: null }) };
    };
    const before = await measured();
    for (let round = 0; round < ROUNDS; round++) {
      const at = new Date(Date.parse('2026-02-12T00:00:00Z') + round * 60_000).toISOString();
      await storeFacts(db, '1', {
        ...emptyBatch(),
        // The weekly issue, where it stands in a repository of the community, edited once more.
        issues: [issue(6, APP.id, '2026-02-12', { updated_at: at, title: `Report, edition ${round}` })],
        issue_comments: [3, 4, 5].map((number) => comment(1_000 + round * 10 + number, number, APP.id, at)),
      });
    }
    expect(await measured()).toEqual(before);
  });
});

describe('a process that hears of what it wrote', () => {
  let community: ServedCommunity;
  let database: string;
  beforeAll(async () => {
    community = await startServedCommunity({ configuration: `report: { repository: ${WRITTEN_TO} }\n` });
    database = await databaseForCommands();
  });
  afterAll(() => community.github.close());

  it('writes nothing because of it', async () => {
    const environment = community.environment(database);
    const opened = await openDatabase(database, 'a test');
    const hub = await community.backfilled(opened.db, environment);
    const serving = await startServing('all', environment);
    try {
      await wish(opened.db, 'heard');
      await waitFor(() => community.github.posts().length > 0);
      await waitFor(async () => (await waiting(opened.db)) === 0);
      const written = async () => (await community.github.log()).filter(({ isWrite }) => isWrite).length;
      const before = await written();
      const meta = { id: 8_888, full_name: WRITTEN_TO, owner: { login: 'springboard' } };
      for (let round = 0; round < ROUNDS; round++) {
        const updated_at = new Date().toISOString();
        const about = { id: 1, number: 1, updated_at };
        const told: [string, object][] = [
          ['issues', { action: 'edited', issue: about, repository: meta, changes: { body: { from: 'x' } } }],
          ['issues', { action: 'edited', issue: about, repository: hub }],
          ...['created', 'edited'].map((action): [string, object] => [
            'issue_comment',
            {
              action,
              issue: { ...about, pull_request: { url: 'https://api.github.com/' } },
              comment: { id: 7_000 + round, body: '/snooze 2w\n/help', user: APP },
              repository: hub,
            },
          ]),
        ];
        for (const [event, payload] of told)
          expect(
            await send(
              serving.url + WEBHOOKS,
              delivery(event, { ...payload, installation: { id: 70 }, sender: APP }),
            ),
          ).toBe(202);
      }
      await waitFor(async () => (await waiting(opened.db)) === 0);
      // A turn of everything that could answer.
      await wish(opened.db, 'afterwards');
      await waitFor(() => community.github.posts().length > 1);
      expect(await written()).toBe(before + 1);
      expect(await serving.end('SIGTERM')).toBe(0);
    } finally {
      serving.process.kill('SIGKILL');
      await opened.close();
    }
  });
});
