/** Every pair of sources, at their boundaries. Ranges are half-open but for observed merges, which include both ends. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { MaintainerOverride } from '../../src/domain/people/institution.ts';
import type { Database } from '../../src/store/driver/database.ts';
import { forgoPermissions } from '../../src/store/people/permissions.ts';
import { community, institution, instant, pullRequest, repo, store, user } from '../support/builders.ts';
import { onEachDatabase } from '../support/databases.ts';
import {
  ROSTER,
  storePermissions,
  storeRoster,
  type Reading,
  type Revision,
} from '../support/merge-rights.ts';

const PEOPLE = { 1: 'octocat', 2: 'hubot', 3: 'monalisa' };
const users = [
  ...Object.entries(PEOPLE).map(([id, login]) => user(Number(id), login)),
  user(9, 'springboard-bot'),
  user(10, 'updates', { type: 'Bot' }),
];

interface Given {
  /** from, to */
  override?: [string | null, string | null];
  permissions?: Reading[];
  roster?: Revision[];
  /** When octocat merged hubot's pull requests. */
  merges?: string[];
}

async function give(db: Database, { override, permissions, roster, merges = [] }: Given, over = {}) {
  const maintainers: MaintainerOverride[] = override
    ? [
        {
          github: 'Octocat',
          repository: 'Springboard/Hub',
          from: override[0] && instant(override[0]),
          to: override[1] && instant(override[1]),
        },
      ]
    : [];
  const who = institution({
    communities: [community({ maintainers, bots: ['springboard-bot'], roster: ROSTER, ...over })],
  });
  const pull_requests = merges.map((at, index) =>
    pullRequest(index + 1, 2, '2024-01-01', { merged_at: instant(at), merged_by_id: '1' }),
  );
  await store(db, { users, pull_requests }, who);
  if (roster) await storeRoster(db, roster);
  if (permissions) await storePermissions(db, permissions, PEOPLE);
}

/** "octocat roster [2026-03-10,2026-04-20)", by login, then by time. */
async function sources(db: Database, asOf = '2026-09-01', repository = 'springboard/hub'): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select u.login || ' ' || m.source || ' '
      || case when lower_inc(r) then '[' else '(' end || coalesce(to_char(lower(r) at time zone 'UTC', 'YYYY-MM-DD'), '')
      || ',' || case when upper(r) < 'infinity' then to_char(upper(r) at time zone 'UTC', 'YYYY-MM-DD') else '' end
      || case when upper_inc(r) then ']' else ')' end as line
    from derived.maintainer_sources(${instant(asOf)}) m
    cross join lateral unnest(m.active_during) r
    join users u on u.id = m.user_id
    join repos on repos.id = m.repo_id and repos.full_name = ${repository}
    order by u.login, lower(r)`.execute(db);
  return rows.map(({ line }) => line);
}

const octocat = (...lines: string[]) => lines.map((line) => `octocat ${line}`);

onEachDatabase('who may merge', (open) => {
  // 180 days around 2026-01-01 are 2025-07-05 to 2026-06-30.
  it.each<[string, Given, string[]]>([
    [
      'merges alone: 180 days on either side',
      { merges: ['2026-01-01'] },
      ['observed [2025-07-05,2026-06-30]'],
    ],
    [
      // 2025-01-01 + 180 days = 2025-06-30, a week before the other begins.
      'merges a year apart leave a gap',
      { merges: ['2025-01-01', '2026-01-01'] },
      ['observed [2024-07-05,2025-06-30]', 'observed [2025-07-05,2026-06-30]'],
    ],
    [
      'the roster alone',
      { roster: [['2026-03-10', 'octocat'], ['2026-04-20']] },
      ['roster [2026-03-10,2026-04-20)'],
    ],
    [
      'permissions alone',
      { permissions: [['2026-04-01', '1'], ['2026-05-01']] },
      ['permission [2026-04-01,2026-05-01)'],
    ],
    [
      'an override and merges: the override, before and after it nothing',
      { override: ['2026-02-01', '2026-03-01'], merges: ['2026-01-01'] },
      ['configuration [2026-02-01,2026-03-01)'],
    ],
    [
      'an override and the roster: likewise',
      { override: ['2026-02-01', '2026-03-01'], roster: [['2025-01-01', 'octocat']] },
      ['configuration [2026-02-01,2026-03-01)'],
    ],
    [
      'an override and permissions: likewise',
      { override: ['2026-02-01', '2026-03-01'], permissions: [['2026-01-01', '1 admin']] },
      ['configuration [2026-02-01,2026-03-01)'],
    ],
    [
      'permissions and the roster: the roster up to the first reading, to the second',
      { permissions: [['2026-04-01'], ['2026-05-01', '1']], roster: [['2026-03-10', 'octocat']] },
      ['roster [2026-03-10,2026-04-01)', 'permission [2026-05-01,)'],
    ],
    [
      'permissions and merges: who may not merge is no maintainer, whatever they merged shortly before',
      { permissions: [['2026-02-01', '1'], ['2026-03-01']], merges: ['2026-01-01'] },
      ['observed [2025-07-05,2026-02-01)', 'permission [2026-02-01,2026-03-01)'],
    ],
    [
      'the roster and merges: merges count where the roster does not list the person',
      { roster: [['2026-03-01', 'octocat inactive'], ['2026-04-01']], merges: ['2026-01-01'] },
      ['observed [2025-07-05,2026-03-01)', 'observed [2026-04-01,2026-06-30]'],
    ],
    [
      'the roster and merges, active: one maintainer without a gap, by two sources',
      { roster: [['2026-03-01', 'octocat'], ['2026-04-01']], merges: ['2026-01-01'] },
      [
        'observed [2025-07-05,2026-03-01)',
        'roster [2026-03-01,2026-04-01)',
        'observed [2026-04-01,2026-06-30]',
      ],
    ],
    [
      'all four: an override of another time still decides for its person',
      {
        override: ['2026-07-01', null],
        permissions: [['2026-06-01', '1']],
        roster: [['2026-03-01', 'octocat']],
        merges: ['2026-01-01'],
      },
      ['configuration [2026-07-01,)'],
    ],
    [
      'all three below the override, one after the other',
      {
        permissions: [['2026-06-01', '1']],
        roster: [['2026-03-01', 'octocat']],
        merges: ['2026-01-01'],
      },
      ['observed [2025-07-05,2026-03-01)', 'roster [2026-03-01,2026-06-01)', 'permission [2026-06-01,)'],
    ],
    ['an override without dates', { override: [null, null], merges: ['2026-01-01'] }, ['configuration [,)']],
    [
      'another permission without a gap',
      { permissions: [['2026-02-01', '1 write'], ['2026-03-01', '1 admin'], ['2026-04-01']] },
      ['permission [2026-02-01,2026-04-01)'],
    ],
    [
      'removed from the roster and listed again',
      { roster: [['2026-01-01', 'octocat'], ['2026-02-01'], ['2026-03-01', 'octocat']] },
      ['roster [2026-01-01,2026-02-01)', 'roster [2026-03-01,)'],
    ],
    [
      'inactive, then active',
      {
        roster: [
          ['2026-01-01', 'octocat inactive'],
          ['2026-02-01', 'octocat'],
        ],
      },
      ['roster [2026-02-01,)'],
    ],
    ['on a team of no maintainers alone', { roster: [['2026-01-01', 'octocat security']] }, []],
    [
      'on such a team and on another one',
      { roster: [['2026-01-01', 'octocat council security']] },
      ['roster [2026-01-01,)'],
    ],
    [
      'twice in the file, once as inactive: one entry that makes a maintainer is enough',
      { roster: [['2026-01-01', 'octocat', 'octocat inactive', 'octocat security']] },
      ['roster [2026-01-01,)'],
    ],
    [
      // A branch that was merged late: it takes effect with the revision before it, and nothing is left of that.
      'revisions whose dates are not in order',
      {
        roster: [
          ['2026-03-01', 'octocat inactive'],
          ['2026-02-01', 'octocat'],
        ],
      },
      ['roster [2026-03-01,)'],
    ],
  ])('by %s', async (_, given, expected) => {
    await give(open().db, given);
    expect(await sources(open().db)).toEqual(octocat(...expected));
  });

  it('by a roster is one person, where a login went from one account to another: whoever bears it today', async () => {
    const { db } = open();
    await give(db, { roster: [['2026-01-01', 'octocat']] });
    const who = institution({ communities: [community({ roster: ROSTER })] });
    await store(db, { users: [user(1, 'octocat-2025'), user(4, 'octocat')] }, who);
    expect(await sources(db)).toEqual(octocat('roster [2026-01-01,)'));
  });

  it('is told by one row a person, with all that it rests on', async () => {
    const { db } = open();
    await give(db, { roster: [['2026-03-01', 'octocat']], merges: ['2026-01-01'] });
    const { rows } = await sql`
      select user_id::int, source, active_during @> '2025-08-01Z'::timestamptz as before, active_during @> '2026-05-01Z'::timestamptz as after
      from derived.maintainer_spans('2026-06-01Z') order by 1`.execute(db);
    expect(rows).toEqual([{ user_id: 1, source: 'roster, observed', before: true, after: true }]);
  });

  it('does not know what came later: an end that is not seen is no end', async () => {
    const { db } = open();
    await give(db, {
      roster: [['2026-01-01', 'octocat'], ['2026-02-01', 'octocat inactive'], ['2026-04-01']],
      permissions: [['2026-05-01', '1'], ['2026-06-01']],
    });
    expect(await sources(db, '2025-12-31')).toEqual([]);
    expect(await sources(db, '2026-01-31')).toEqual(octocat('roster [2026-01-01,)'));
    expect(await sources(db, '2026-02-01')).toEqual(octocat('roster [2026-01-01,2026-02-01)'));
    expect(await sources(db, '2026-05-31')).toEqual(
      octocat('roster [2026-01-01,2026-02-01)', 'permission [2026-05-01,)'),
    );
    const june = await sources(db, '2026-06-01');
    expect(june).toEqual(octocat('roster [2026-01-01,2026-02-01)', 'permission [2026-05-01,2026-06-01)'));
    await storePermissions(db, [['2026-07-01', '1', '2']], PEOPLE);
    await storeRoster(db, [['2026-07-01', 'hubot']]);
    expect(await sources(db, '2026-06-01')).toEqual(june);
  });

  it('by permissions that GitHub no longer shows is over: the roster and merges decide again', async () => {
    const { db } = open();
    await give(db, {
      permissions: [['2026-02-01', '1']],
      roster: [['2026-01-01', 'hubot']],
      merges: ['2026-01-01'],
    });
    await forgoPermissions({ db }, ['1'], { refused: true, now: instant('2026-03-01') });
    expect(await sources(db)).toEqual([
      'hubot roster [2026-01-01,2026-02-01)',
      'hubot roster [2026-03-01,)',
      ...octocat(
        'observed [2025-07-05,2026-02-01)',
        'permission [2026-02-01,2026-03-01)',
        'observed [2026-03-01,2026-06-30]',
      ),
    ]);
  });

  it('is never a bot, whatever the roster and permissions say', async () => {
    const { db } = open();
    await give(db, { roster: [['2026-01-01', 'springboard-bot', 'updates', 'hubot']] });
    await storePermissions(db, [['2026-02-01', '9', '2']], { ...PEOPLE, 9: 'springboard-bot' });
    expect(await sources(db)).toEqual([
      'hubot roster [2026-01-01,2026-02-01)',
      'hubot permission [2026-02-01,)',
    ]);
  });

  it('by the roster may merge in every repository of the community, by permission in the one alone', async () => {
    const { db } = open();
    const repos = [repo(), repo({ id: '2', full_name: 'springboard/docs' })];
    await store(db, { users }, institution({ communities: [community({ roster: ROSTER })] }), repos);
    await storeRoster(db, [['2026-01-01', 'octocat']]);
    await storePermissions(db, [['2026-02-01', '2']], PEOPLE);
    expect(await sources(db)).toEqual([
      'hubot permission [2026-02-01,)',
      'octocat roster [2026-01-01,2026-02-01)',
    ]);
    expect(await sources(db, '2026-09-01', 'springboard/docs')).toEqual(['octocat roster [2026-01-01,)']);
  });

  it('is known under a login of before, and under any letter case', async () => {
    const { db } = open();
    await give(db, { roster: [['2026-01-01', 'octocat']] });
    await store(
      db,
      { users: [user(1, 'Octo-Cat')] },
      institution({ communities: [community({ roster: ROSTER })] }),
    );
    expect(await sources(db)).toEqual(['Octo-Cat roster [2026-01-01,)']);
  });

  it('is judged anew when the configuration calls other teams no maintainers, without reading anything again', async () => {
    const { db } = open();
    await give(db, { roster: [['2026-01-01', 'octocat council', 'hubot security']] });
    expect(await sources(db)).toEqual(octocat('roster [2026-01-01,)'));
    const roster = { ...ROSTER, not_maintainers: ['Council'] };
    await store(db, { users }, institution({ communities: [community({ roster })] }));
    expect(await sources(db)).toEqual(['hubot roster [2026-01-01,)']);
  });
});
