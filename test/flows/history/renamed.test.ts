/** Names that were given up before anything was read: what uses them means what bears another name now. */
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startStandIn, type StandIn } from '../../support/stand-in.ts';
import type { Community } from '../../../src/domain/people/institution.ts';
import { readQuality } from '../../../src/flows/kpis/quality.ts';
import type { Database } from '../../../src/store/driver/database.ts';
import { onOneSnapshot } from '../../../src/store/kpis/kpi-rows.ts';
import { community, institution } from '../../support/builders.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { fileHistory } from '../../support/files.ts';
import { frontOf, type Front } from '../../support/front.ts';
import { handMade, issue, ORG, person, pull, repository } from '../../support/hand-made.ts';
import { keepUp, read } from '../../support/reading.ts';

const upstream = ORG('springboard', 10);
const station = ORG('field-station', 11);
const [octocat, abigail] = [person(1, 'octocat'), person(3, 'abigail')];
const RENAMED = {
  'springboard/hub': 'springboard/port',
  'springboard/compass': 'springboard/handbook',
  'field-station/planning': 'field-station/plans',
};
const NIGHT = '2026-07-20T00:00:00Z';

onEachDatabase('a name that was given up', (open) => {
  let github: StandIn;
  let front: Front;
  beforeAll(async () => {
    github = await startStandIn({
      communities: [
        handMade(
          [
            repository(upstream, 'hub', 100, [
              pull(1, abigail, '2026-06-01'),
              pull(2, abigail, '2026-06-02'),
            ]),
            repository(upstream, 'spawner', 101, [pull(1, abigail, '2026-06-01')]),
            repository(upstream, 'compass', 103, [], {
              files: [fileHistory('people.yaml', [['a', '2026-01-01', '- handle: abigail\n']])],
            }),
            repository(station, 'planning', 102, [
              issue(1, octocat, '2026-07-01', {
                text: 'https://github.com/springboard/hub/pull/1 and Springboard/HUB#2',
              }),
              issue(2, octocat, '2026-07-01', { text: 'springboard/nowhere#7 and springboard/spawner#1' }),
            ]),
          ],
          [octocat, abigail],
        ),
      ],
    });
    front = await frontOf(github);
  });
  beforeEach(async () => {
    front.replace(null);
    front.log.length = 0;
    await github.setView({ renamed: RENAMED });
  });
  afterAll(async () => {
    await front.close();
    await github.close();
  });
  const reading = (over: Partial<Community>, instant = NIGHT) => ({
    institution: institution({
      planning_repository: 'field-station/planning',
      communities: [community({ orgs: [], maintainers: [], ...over })],
    }),
    planning: { repository: 'field-station/planning', board: null, host: 'github.com' },
    now: () => new Date(instant),
  });
  const plans = async (db: Database) => {
    const { rows } = await sql<{ name: string }>`
      select distinct r.full_name || '#' || p.number as name from repos r join pull_requests p on p.repo_id = r.id
      cross join lateral derived.planning_items(r.id, p.number, 'infinity') order by 1`.execute(db);
    return rows.map(({ name }) => name);
  };
  const PLANNED = ['springboard/port#1', 'springboard/port#2', 'springboard/spawner#1'];
  const roster = { repository: 'springboard/compass', path: 'people.yaml', not_maintainers: [] };

  it('in the configuration and in plans means the repository, is said once, and costs a quiet night nothing', async () => {
    const { db } = open();
    const over = { repositories: ['Springboard/Hub', 'springboard/spawner'], roster };
    const summary = await read(db, front, [], reading(over));
    expect(summary.warnings.toSorted()).toEqual(
      ['Springboard/Hub', 'field-station/planning', 'springboard/compass'].map((name): unknown =>
        expect.stringMatching(new RegExp(`^${name} is called [\\w-]+/\\w+ now: `)),
      ),
    );
    expect(summary.refused).toEqual([]);
    expect(await plans(db)).toEqual(PLANNED);
    front.log.length = 0;
    const night = await keepUp(db, front, [], reading(over, '2026-07-21T00:00:00Z'));
    expect([night.quiet, night.warnings.length, night.refused]).toEqual([2, 3, []]);
    // What the configuration names is not looked up again, nor what plans name.
    expect(front.log.map(({ operation }) => operation).toSorted()).toEqual([
      'PlanningIssues',
      'Probe',
      'Repository',
      'RosterHistory',
    ]);
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int as n from community_repos where until = 'infinity'`.execute(db);
    expect(rows[0]!.n).toBe(2);
  });

  it('that nothing but plans, overrides and release answers use is looked up; one that means nothing is listed', async () => {
    const { db } = open();
    const over = {
      orgs: ['springboard'],
      maintainers: [{ github: 'abigail', repository: 'springboard/hub', from: null, to: null }],
      releases: [{ repository: 'springboard/gone', tag: '1.0', by: 'abigail', supported: null }],
    };
    await read(db, front, [], reading(over));
    expect(await plans(db)).toEqual(PLANNED);
    const { rows } = await sql<{ full_name: string }>`
      select r.full_name from derived.maintainer_sources('2026-07-20') s join repos r on r.id = s.repo_id where source = 'configuration'`.execute(
      db,
    );
    expect(rows).toEqual([{ full_name: 'springboard/port' }]);
    const { coverage } = await onOneSnapshot(db, (trx) => readQuality(trx, '2026-07-20T01:00:00Z'));
    const told = coverage.gaps.filter(({ what }) => what.includes('GitHub shows no repository of that name'));
    expect(told).toEqual([
      {
        repository: 'springboard/gone',
        what: 'the configuration names it, and GitHub shows no repository of that name',
      },
      {
        repository: 'springboard/nowhere',
        what: 'planning items link to it, and GitHub shows no repository of that name',
      },
    ]);
    front.log.length = 0;
    await keepUp(db, front, [], reading(over, '2026-07-21T00:00:00Z'));
    expect(front.log.filter(({ operation }) => operation === 'Names')).toEqual([]);
  });

  it('means whoever bears it now, where two repositories swapped theirs', async () => {
    const { db } = open();
    const over = { orgs: ['springboard'] };
    await github.setView({});
    await read(db, front, [], reading(over));
    await github.setView({
      renamed: { 'springboard/hub': 'springboard/spawner', 'springboard/spawner': 'springboard/hub' },
    });
    await keepUp(db, front, [], reading(over, '2026-07-21T00:00:00Z'));
    const { rows } = await sql<{ id: number; name_key: string }>`
      select repo_id::int as id, name_key from repo_names where name_key in ('springboard/hub', 'springboard/spawner') order by 1`.execute(
      db,
    );
    expect(rows).toEqual([
      { id: 100, name_key: 'springboard/spawner' },
      { id: 101, name_key: 'springboard/hub' },
    ]);
  });

  it('of an organisation is found by its repositories, once they are known', async () => {
    const { db } = open();
    const over = { orgs: ['springboard'] };
    await github.setView({});
    await read(db, front, [], reading(over));
    const moved = Object.fromEntries(
      ['hub', 'spawner', 'compass'].map((name) => [`springboard/${name}`, `launchpad/${name}`]),
    );
    await github.setView({ renamed: moved });
    front.replace(async ({ operation, variables }, real) => {
      if (operation === 'Owner' && variables['login'] === 'springboard')
        return { body: { data: { repositoryOwner: null } } };
      if (operation === 'Owner') {
        const ids = ['hub', 'spawner', 'compass'].map((name, index) => ({
          id: `R_hand_${[100, 101, 103][index]}`,
          databaseId: [100, 101, 103][index],
          nameWithOwner: `launchpad/${name}`,
          isPrivate: false,
          isArchived: false,
          isFork: false,
          createdAt: '2020-01-01T00:00:00Z',
          defaultBranchRef: { name: 'main' },
        }));
        return {
          body: {
            data: {
              repositoryOwner: {
                repositories: {
                  totalCount: 3,
                  pageInfo: { hasNextPage: false, endCursor: null },
                  nodes: ids,
                },
              },
            },
          },
        };
      }
      if (operation !== 'Probe' || variables['login0'] === undefined) return null;
      const answer = (await real()) as { data: Record<string, unknown> };
      return { body: { data: { ...answer.data, owner0: null } } };
    });
    const summary = await keepUp(db, front, [], reading(over, '2026-07-21T00:00:00Z'));
    expect(summary.warnings).toContainEqual(expect.stringMatching(/^springboard is called launchpad now: /));
    expect([summary.repositories, summary.refused]).toEqual([3, []]);
  });
});
