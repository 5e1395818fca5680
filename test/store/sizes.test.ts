/** Any list of the configuration, or of GitHub, may be 20,000 long: no statement grows with it beyond what one may take. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { startOver } from '../../src/store/history/cursors.ts';
import { bookCalls } from '../../src/store/history/api-calls.ts';
import { loadPeople } from '../../src/store/people/people.ts';
import { saveRepos } from '../../src/store/repositories/repos.ts';
import { presentScopes, saveScopes } from '../../src/store/repositories/scopes.ts';
import { storedStates } from '../../src/store/repositories/stored-state.ts';
import { community, institution, release, repo, storeFacts, user } from '../support/builders.ts';
import { emptyBatch } from '../../src/domain/history/facts.ts';
import { onOneDatabase } from '../support/databases.ts';

const MANY = 20_000;
const many = <T>(make: (index: number) => T) => Array.from({ length: MANY }, (_, index) => make(index));
const day = (index: number) => new Date(Date.UTC(2000, 0, 1 + index)).toISOString().slice(0, 10);
const spell = { from: null, to: null };

onOneDatabase('20,000', (open) => {
  const count = async (table: string) =>
    (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(open().db)).rows[0]!
      .n;

  it('of everything that a configuration lists', async () => {
    await loadPeople(
      open().db,
      institution({
        holidays: many(day),
        team: many((index) => ({ github: `person-${index}`, ...spell })),
        ai_reviewers: many((index) => `reviewer-${index}`),
        communities: [
          community({
            orgs: many((index) => `org-${index}`),
            repositories: many((index) => `springboard/r${index}`),
            maintainers: many((index) => ({ github: `person-${index}`, repository: null, ...spell })),
            affiliations: many((index) => ({ github: `person-${index}`, organisation: 'Springs', ...spell })),
            bots: many((index) => `bot-${index}`),
            releases: many((index) => ({
              repository: 'springboard/hub',
              tag: `v${index}`,
              by: null,
              supported: true,
            })),
          }),
        ],
      }),
    );
    const tables = ['holidays', 'team_members', 'maintainer_overrides', 'affiliations', 'release_answers'];
    expect(await Promise.all(tables.map(count))).toEqual(tables.map(() => MANY));
    expect(await count('configured_sources')).toBe(2 * MANY);
    expect(await count('configured_bots')).toBeGreaterThanOrEqual(2 * MANY);
  });

  it('repositories with their cursors, communities and states, and as many calls', async () => {
    const { db } = open();
    const repos = many((index) =>
      repo({ id: String(index + 1), node_id: `R_${index}`, full_name: `springboard/r${index}` }),
    );
    await loadPeople(db, institution());
    await saveRepos(db, repos);
    await saveScopes(
      db,
      repos.map(({ id }) => ({ community: 'Springboard', repo_id: id })),
    );
    const streams = ['pull_requests', 'issues', 'review_comments', 'labels', 'releases', 'tags'];
    await startOver(
      db,
      repos.flatMap(({ id }) =>
        streams.map((stream) => ({ repo_id: id, stream, page_size: 25, down_to: null })),
      ),
      '2026-01-01T00:00:00Z',
    );
    await bookCalls(
      db,
      many(() => ({
        ...{
          called_at: '2026-01-01T00:00:00Z',
          kind: 'graphql' as const,
          purpose: 'probe',
          repository: null,
        },
        ...{
          credential: 'token',
          outcome: 'ok',
          points: 1,
          points_left: 1,
          resets_at: null,
          milliseconds: 1,
        },
        page_size: 20,
      })),
    );
    expect([await count('repos'), await count('cursors'), await count('api_calls')]).toEqual([
      MANY,
      6 * MANY,
      MANY,
    ]);
    expect(await presentScopes(db)).toHaveLength(MANY);
    expect(
      (
        await storedStates(
          db,
          repos.map(({ id }) => id),
        )
      ).size,
    ).toBe(MANY);
  });

  it('people, labels and releases of one page', async () => {
    await storeFacts(open().db, '1', {
      ...emptyBatch(),
      users: many((index) => user(index + 20_000, `person-${index}`)),
      labels: many((index) => ({ repo_id: '1', name: `label ${index}`, color: 'fff', description: null })),
      releases: many((index) => release(index + 1, `v${index}`, null, '2026-01-01')),
    });
    expect(await Promise.all(['users', 'labels', 'releases'].map(count))).toEqual([MANY, MANY, MANY]);
  });
});
