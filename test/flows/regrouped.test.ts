/** Communities that the configuration groups anew: the next report is right at once, and nothing is read for it. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { computeReport } from '../../src/flows/kpis/report.ts';
import type { Institution } from '../../src/domain/people/institution.ts';
import { loadPeople } from '../../src/store/people/people.ts';
import { saveRepos } from '../../src/store/repositories/repos.ts';
import { saveScopes } from '../../src/store/repositories/scopes.ts';
import { community, institution, pullRequest, repo, storeFacts, user } from '../support/builders.ts';
import { emptyBatch } from '../../src/domain/history/facts.ts';
import { onEachDatabase } from '../support/databases.ts';

const NAMES = ['springboard/hub', 'springboard/spawner', 'tidepool/atlas', 'tidepool/gauge'];
const window = { start: '2026-01-05T00:00:00Z', end: '2026-01-12T00:00:00Z' };
const asOf = '2026-01-12T00:00:00Z';

const of = (communities: Record<string, { orgs?: string[]; repositories?: string[] }>): Institution =>
  institution({
    communities: Object.entries(communities).map(([name, own]) => community({ name, orgs: [], ...own })),
  });
const TWO = of({ Springboard: { orgs: ['springboard'] }, Tidepool: { orgs: ['tidepool'] } });
const FOUR = of({
  Hub: { repositories: ['springboard/hub'] },
  Spawner: { repositories: ['springboard/spawner'] },
  Atlas: { repositories: ['tidepool/atlas'] },
  Gauge: { repositories: ['tidepool/gauge'] },
});

onEachDatabase('communities', (open) => {
  /** Four repositories with one, two, three and four pull requests of the week, in two communities. */
  async function begin(): Promise<void> {
    const { db } = open();
    await loadPeople(db, TWO);
    const repos = NAMES.map((full_name, index) =>
      repo({ id: String(index + 1), node_id: `R_${index}`, full_name }),
    );
    await saveRepos(db, repos);
    await saveScopes(
      db,
      repos.map(({ id, full_name }) => ({
        community: full_name.startsWith('tide') ? 'Tidepool' : 'Springboard',
        repo_id: id,
      })),
    );
    for (const [index, { id: repo_id }] of repos.entries())
      await storeFacts(db, repo_id, {
        ...emptyBatch(),
        users: [user(1, 'octocat')],
        pull_requests: Array.from({ length: index + 1 }, (_, number) => ({
          ...pullRequest(number + 1, 1, '2026-01-06'),
          repo_id,
          id: String(repo_id) + String(number),
        })),
      });
  }
  const grouped = async () =>
    (
      await sql<{ line: string }>`
        select c.community || ': ' || string_agg(r.full_name || case when c.until = 'infinity' then '' else ' until ' ||
          to_char(c.until at time zone 'UTC', 'MM-DD') end, ', ' order by r.full_name) as line
        from community_repos c join repos r on r.id = c.repo_id group by c.community order by c.community`.execute(
        open().db,
      )
    ).rows.map(({ line }) => line);
  const report = async (who: Institution) => computeReport(open().db, { institution: who, window, asOf });

  it('of two split into four: each has its own, and all is still stored', async () => {
    await begin();
    const before = await report(TWO);
    expect(before.coverage.pull_requests_stored).toBe(10);
    const after = await report(FOUR);
    expect(after.coverage.pull_requests_stored).toBe(10);
    expect(await grouped()).toEqual([
      'Atlas: tidepool/atlas',
      'Gauge: tidepool/gauge',
      'Hub: springboard/hub',
      'Spawner: springboard/spawner',
    ]);
    expect(after.coverage.gaps.filter(({ what }) => what.includes('never read'))).toEqual([]);
    // And together again.
    await report(TWO);
    expect(await grouped()).toEqual([
      'Springboard: springboard/hub, springboard/spawner',
      'Tidepool: tidepool/atlas, tidepool/gauge',
    ]);
  });

  it('that a repository moves between have it from then on, and the other has it no more', async () => {
    await begin();
    await report(
      of({ Springboard: { repositories: NAMES.slice(0, 1) }, Tidepool: { repositories: NAMES.slice(1) } }),
    );
    expect(await grouped()).toEqual([
      'Springboard: springboard/hub',
      'Tidepool: springboard/spawner, tidepool/atlas, tidepool/gauge',
    ]);
  });

  it('may share one, and may call one by the name that it had', async () => {
    await begin();
    await saveRepos(open().db, [repo({ id: '1', node_id: 'R_0', full_name: 'springboard/hub-of-hubs' })]);
    await report(of({ A: { repositories: ['Springboard/Hub'] }, B: { orgs: ['springboard'] } }));
    expect(await grouped()).toEqual([
      'A: springboard/hub-of-hubs',
      'B: springboard/hub-of-hubs, springboard/spawner',
    ]);
  });

  it('do not call one by a name that another repository bears now', async () => {
    await begin();
    await saveRepos(open().db, [
      repo({ id: '1', node_id: 'R_0', full_name: 'springboard/hub-of-hubs' }),
      repo({ id: '2', node_id: 'R_1', full_name: 'springboard/hub' }),
    ]);
    await report(of({ A: { repositories: ['springboard/hub'] } }));
    expect(await grouped()).toEqual(['A: springboard/hub']);
  });

  it('keep until when GitHub showed a repository, whatever they are called', async () => {
    await begin();
    await sql`update community_repos set until = '2026-01-08Z' where repo_id = 4`.execute(open().db);
    await report(of({ All: { orgs: ['springboard', 'tidepool'] } }));
    expect(await grouped()).toEqual([
      'All: springboard/hub, springboard/spawner, tidepool/atlas, tidepool/gauge until 01-08',
    ]);
  });

  it('have neither private ones nor, by an organisation, forks', async () => {
    await begin();
    await saveRepos(open().db, [
      repo({ id: '1', node_id: 'R_0', full_name: 'springboard/hub', is_fork: true }),
      repo({ id: '3', node_id: 'R_2', full_name: 'tidepool/atlas', is_private: true }),
    ]);
    await report(
      of({ A: { orgs: ['springboard'] }, B: { repositories: ['springboard/hub', 'tidepool/atlas'] } }),
    );
    expect(await grouped()).toEqual(['A: springboard/spawner', 'B: springboard/hub']);
  });

  it('that were given something new say what of it was never read', async () => {
    await begin();
    const { coverage } = await report(
      of({
        Springboard: { orgs: ['springboard', 'delta'], repositories: ['estuary/map'] },
        Tidepool: { orgs: ['tidepool'] },
      }),
    );
    expect(
      coverage.gaps.filter(({ what }) => what.includes('never read') || what.includes('none was ever')),
    ).toEqual([
      {
        repository: 'delta',
        what: 'the configuration gives its repositories to Springboard, and none was ever read; run `headwater sync`',
      },
      {
        repository: 'estuary/map',
        what: 'the configuration gives it to Springboard, and it was never read; run `headwater sync`',
      },
    ]);
  });
});
