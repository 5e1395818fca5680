/** What a report gives no link to once somebody has opted out. */
import { expect, it } from 'vitest';
import { pseudonymOf } from '../../../src/domain/people/pseudonyms.ts';
import { computeReport } from '../../../src/flows/kpis/report.ts';
import { forget } from '../../../src/store/people/opt-out.ts';
import type { Database } from '../../../src/store/driver/database.ts';
import { community, institution, instant, pullRequest, store, tag, user } from '../../support/builders.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { ROSTER, storeRoster } from '../../support/merge-rights.ts';

const WINDOW = { start: instant('2026-01-05'), end: instant('2026-01-12') };
const who = institution({
  team: [{ github: 'hubot', from: null, to: null }],
  communities: [community({ roster: ROSTER })],
});

async function links(db: Database): Promise<string[]> {
  const { kpis } = await computeReport(db, { institution: who, window: WINDOW, asOf: WINDOW.end });
  return kpis
    .flatMap(({ evidence, excluded }) => [...evidence, ...excluded])
    .map(({ url }) => url.replace('https://github.com/springboard/', ''));
}

onEachDatabase('of a person who opted out', (open) => {
  it('neither releases nor the commit that made them a maintainer are linked; those of others are', async () => {
    const { db } = open();
    const users = [user(1, 'octocat'), user(2, 'hubot'), user(3, 'abigail'), user(4, 'monalisa')];
    const tags = [tag('1.0.0', 3, '2026-01-07T12:00:00Z'), tag('1.1.0', 4, '2026-01-08T12:00:00Z')];
    await store(db, { users, tags, pull_requests: [pullRequest(1, 3, '2026-01-05')] }, who);
    // abigail and octocat in one commit, monalisa in the next.
    await storeRoster(db, [
      ['2025-01-01'],
      ['2026-01-06', 'abigail', 'octocat'],
      ['2026-01-07', 'abigail', 'octocat', 'monalisa'],
    ]);
    const hers = ['hub/releases/tag/1.0.0', 'team-compass/commit/0000001', 'hub/pull/1'];
    const others = ['hub/releases/tag/1.1.0', 'team-compass/commit/0000002'];
    expect(await links(db)).toEqual(expect.arrayContaining([...hers, ...others]));
    await forget(db, '3', pseudonymOf('3', 'a key'), WINDOW.end);
    const left = await links(db);
    expect(left).toEqual(expect.arrayContaining(others));
    expect(left.filter((url) => hers.includes(url))).toEqual([]);
  });
});
