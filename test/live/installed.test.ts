/**
 * Two accounts that installed the App, and what is private of one of them: it turns private, or always was. While it is
 * installed nobody is told a word of it, and once it is uninstalled no column of any table holds one.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepHouse } from '../../src/flows/live/housekeeping.ts';
import { openDatabase, type OpenDatabase } from '../../src/store/driver/database.ts';
import { APP_ID, installedOn, KEYS } from '../support/app.ts';
import { community, institution } from '../support/builders.ts';
import { emptyFolder, headwater, placesIn } from '../support/command-line.ts';
import { databaseForCommands } from '../support/databases.ts';
import { comment, event, handMade, issue, ORG, person, pull, repository } from '../support/hand-made.ts';
import { probeEverything } from '../support/probes.ts';
import { runs } from '../support/runs.ts';
import { startStandIn, type StandIn } from '../support/stand-in.ts';
import { delivery, handleAll, receive, SECRET } from '../support/webhooks.ts';

const NOW = '2026-02-16T08:00:00Z';
const LATER = '2026-02-16T10:00:00Z';
const CANARY = /canary|lair|den-of/i;
const LAIR = 'vault/canary-lair';
const DEN = 'vault/canary-den-of-ours';
const springboard = ORG('springboard', 5);
const vault = ORG('vault', 6);
const [octocat, hubot] = [person(1, 'octocat'), person(2, 'hubot')];
const [author, reviewer] = [person(3, 'canary-author'), person(4, 'canary-reviewer')];
const INSTITUTION = institution({ communities: [community({ orgs: ['springboard', 'vault'] })] });

const items = (word: string, by: typeof octocat, other: typeof octocat) => [
  pull(1, by, '2026-01-06', {
    title: `${word} change`,
    timeline: [
      comment('2026-01-07', other, `${word} comment`),
      event('MergedEvent', '2026-01-08', other),
      event('LabeledEvent', '2026-01-07', other, {
        label: {
          __typename: 'Label',
          id: `LA_${word}`,
          name: `${word}-label`,
          color: 'ededed',
          description: null,
        },
      }),
    ],
  }),
  pull(2, by, '2026-02-03', { title: `${word} offer` }),
  issue(3, by, '2026-02-11', { title: `${word} question` }),
];

describe('an App on two accounts', () => {
  const folder = emptyFolder();
  let github: StandIn;
  let database: string;
  let open: OpenDatabase;
  const installations = [
    { id: 70, account: 'springboard' },
    { id: 80, account: 'vault' },
  ];
  beforeAll(async () => {
    writeFileSync(
      join(folder, 'headwater.yml'),
      `institution: { name: Field Station, team: [{ github: octocat }] }
communities: [{ name: Springboard, orgs: [springboard, vault] }]
iterations: { anchor: 2025-10-01, days: 14 }
`,
    );
    github = await startStandIn({
      communities: [
        handMade(
          [
            repository(springboard, 'hub', 1, items('shown', hubot, octocat)),
            repository(vault, 'canary-lair', 6, items('canary', author, reviewer)),
            repository(vault, 'canary-den-of-ours', 7, items('canary', author, reviewer), {
              isPrivate: true,
            }),
          ],
          [octocat, hubot, author, reviewer],
        ),
      ],
      app: installedOn(installations),
    });
    database = await databaseForCommands();
    open = await openDatabase(database, 'a test');
  });
  afterAll(async () => {
    await open.close();
    await github.close();
  });

  const environment = () => ({
    APP_ID: String(APP_ID),
    PRIVATE_KEY: KEYS.privateKey,
    WEBHOOK_SECRET: SECRET,
    GITHUB_API_URL: github.restUrl,
    GITHUB_GRAPHQL_URL: github.graphqlUrl,
  });
  const run = async (...words: string[]) => {
    // One process holds an embedded database at a time.
    await open.close();
    const { code, out, err } = await headwater(words, {
      ...placesIn(folder),
      ...environment(),
      DATABASE_URL: database,
      HEADWATER_NOW: NOW,
    });
    open = await openDatabase(database, 'a test');
    expect(code, err).toBe(0);
    return out + err;
  };
  const account = (login: string, id: number) => ({ id, login, type: 'Organization' });
  const told = (id: number, full_name: string, isPrivate: boolean) => ({
    id,
    full_name,
    name: full_name.split('/')[1],
    private: isPrivate,
    owner: { login: full_name.split('/')[0] },
    default_branch: 'main',
  });
  const sender = { id: 3, node_id: 'U_3', login: 'canary-author', type: 'User' };
  const onVault = { installation: { id: 80, account: account('vault', 6) }, sender };
  const handled = async (...deliveries: ReturnType<typeof delivery>[]) => {
    await receive(open.db, deliveries, NOW);
    return (await handleAll(open.db, INSTITUTION, NOW)).map(({ outcome }) => outcome);
  };

  it('tells nobody what is private', { timeout: 1_800_000 }, async () => {
    const [lair, den] = [told(6, LAIR, false), told(7, DEN, true)];
    await handled(
      delivery('installation', {
        action: 'created',
        installation: { id: 70, account: account('springboard', 5) },
        repositories: [told(1, 'springboard/hub', false)],
        sender: { id: 2, node_id: 'U_2', login: 'hubot', type: 'User' },
      }),
      delivery('installation', { action: 'created', ...onVault, repositories: [lair, den] }),
    );
    await run('backfill');
    const stored = await sql<{ full_name: string }>`select full_name from repos order by 1`.execute(open.db);
    expect(stored.rows.map(({ full_name }) => full_name)).toEqual(['springboard/hub', LAIR]);

    await github.setView({ private: [LAIR] });
    const hidden = { ...lair, private: true };
    await handled(
      delivery('repository', { action: 'privatized', repository: hidden, ...onVault }),
      ...[hidden, den].flatMap((there) => [
        delivery('issues', {
          action: 'opened',
          issue: { id: 90, number: 9, title: 'canary in a payload', user: sender },
          repository: there,
          ...onVault,
        }),
        delivery('create', { ref: 'canary-tag', ref_type: 'tag', repository: there, ...onVault }),
        delivery('push', { ref: 'refs/tags/canary-2', after: 'c'.repeat(40), repository: there, ...onVault }),
      ]),
      delivery('team', {
        action: 'created',
        team: { id: 61, slug: 'canary-team', name: 'canary-team' },
        organization: { login: 'vault', id: 6 },
        ...onVault,
      }),
    );
    await run('sync');
    expect(await columnsWith(open)).toContain('pull_requests.title');

    await open.close();
    const { found, probes, shown } = await probeEverything({
      folder,
      database,
      now: NOW,
      canary: CANARY,
      visible: /springboard\/hub|shown/,
      rounds: runs(2, 30).numRuns,
      environment: environment(),
    });
    open = await openDatabase(database, 'a test');
    expect(found).toEqual([]);
    expect(probes).toBeGreaterThan(500);
    for (const command of ['report', 'audit', 'attention', 'queue', '/', '/quality', '/api/v1/report'])
      expect(shown.get(command) ?? 0, command).toBeGreaterThan(0);
  });

  it('keeps no word of it once it is uninstalled', { timeout: 600_000 }, async () => {
    await github.setInstallations(installations.slice(0, 1));
    await handled(delivery('installation', { action: 'deleted', ...onVault }));
    expect(await keepHouse(open.db, new Date(LATER))).toHaveLength(1);
    expect(await columnsWith(open)).toEqual([]);
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from pull_requests`.execute(open.db);
    expect(rows).toEqual([{ n: 2 }]);
  });
});

/** Every column of every table of every schema, but PostgreSQL's own, in which a canary stands. */
async function columnsWith({ db }: OpenDatabase): Promise<string[]> {
  const { rows: columns } = await sql<{ schema: string; table: string; column: string }>`
    select n.nspname::text as schema, c.relname::text as table, a.attname::text as column
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname !~ '^(pg_|information_schema$|derived$)'
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p', 'm') order by 1, 2, 3`.execute(db);
  const found: string[] = [];
  for (const { schema, table, column } of columns) {
    // The pattern of pre-releases has the word, too.
    if (`${table}.${column}` === 'communities.release_tags') continue;
    const { rows } = await sql`
      select 1 from ${sql.table(`${schema}.${table}`)} where ${sql.ref(column)}::text ~* ${CANARY.source} limit 1`.execute(
      db,
    );
    if (rows.length > 0) found.push(`${table}.${column}`);
  }
  return found;
}
