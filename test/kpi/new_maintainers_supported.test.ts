/** Who newly became a maintainer in February 2026, by which act, and whom the institution had supported on the way. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Institution, MaintainerOverride, Mentorship } from '../../src/domain/people/institution.ts';
import type { Database } from '../../src/store/driver/database.ts';
import { community, institution, instant, pullRequest, store, user } from '../support/builders.ts';
import { onEachDatabase, onOneDatabase } from '../support/databases.ts';
import { figuresOf, part } from '../support/kpis.ts';
import { rowsRead } from '../support/query-plans.ts';
import {
  ROSTER,
  storePermissions,
  storeRoster,
  type Reading,
  type Revision,
} from '../support/merge-rights.ts';

const PEOPLE = { 1: 'octocat', 2: 'hubot', 3: 'monalisa', 4: 'abigail' };
const users = [
  ...Object.entries(PEOPLE).map(([id, login]) => user(Number(id), login)),
  user(9, 'springboard-bot'),
];

interface Given {
  overrides?: Partial<MaintainerOverride>[];
  roster?: Revision[];
  permissions?: Reading[];
  /** When monalisa merged a pull request of octocat's; "own …": one of her own. */
  merges?: string[];
  mentorships?: Partial<Mentorship>[];
  team?: Institution['team'];
}

function mentorship(over: Partial<Mentorship> = {}): Mentorship {
  return {
    mentee: 'Monalisa',
    mentors: ['octocat'],
    sponsors: ['hubot'],
    community: 'Springboard',
    repositories: [],
    goals: ['review alone'],
    opened: instant('2025-09-01'),
    rotates: null,
    ended: null,
    steps: [],
    promotion: { on: instant('2026-02-10'), confirmed_by: 'hubot' },
    is_public: false,
    ...over,
  };
}

async function give(db: Database, given: Given): Promise<void> {
  const maintainers = (given.overrides ?? []).map((over) => ({
    github: 'monalisa',
    repository: null,
    from: null,
    to: null,
    ...over,
  }));
  const who = institution({
    // Somebody who is nobody here: without a team there is no answer at all.
    team: given.team ?? [{ github: 'somebody', from: null, to: null }],
    communities: [community({ maintainers, bots: ['springboard-bot'], roster: ROSTER })],
    mentorships: (given.mentorships ?? []).map(mentorship),
  });
  const pull_requests = (given.merges ?? []).map((text, index) => {
    const own = text.startsWith('own ');
    return pullRequest(index + 1, own ? 3 : 1, '2024-01-01', {
      merged_at: instant(text.replace('own ', '')),
      merged_by_id: '3',
    });
  });
  await store(db, { users, pull_requests: [pullRequest(900, 1, '2024-01-01'), ...pull_requests] }, who);
  if (given.roster) await storeRoster(db, given.roster);
  if (given.permissions) await storePermissions(db, given.permissions, PEOPLE);
}

const february = (db: Database, asOf = '2026-03-01') =>
  figuresOf(db, 'new_maintainers_supported', '2026-02-01', '2026-03-01', asOf);

const HUB = 'https://github.com/springboard/hub';
const COMMITS = 'https://github.com/springboard/team-compass/commit';
/** A merge that nobody has helped with: "monalisa (external): first merge …; no mentorship …". */
const FIRST_MERGE = 'monalisa (external): first merge of somebody else’s pull request';
const ADDED = 'monalisa (external): added to the roster';
const NO_RECORD = '; no mentorship record that suffices';

onOneDatabase('new_maintainers_supported of many people', (open) => {
  it('looks at each span once, not once for every sign', async () => {
    const { db } = open();
    // 60 people are added to the roster of a community of 40 repositories, against the configuration that makes them
    // maintainers a fortnight later: 2,400 spans. A look at all of them for each of the 60 additions would be 144,000.
    const people = Array.from({ length: 60 }, (_, index) => user(100 + index, `person-${index}`));
    const maintainers = people.map(({ login }) => ({
      github: login,
      repository: null,
      from: instant('2026-02-15'),
      to: null,
    }));
    await store(
      db,
      { users: [...users, ...people] },
      institution({ communities: [community({ maintainers, roster: ROSTER })] }),
    );
    await sql`insert into repos (id, node_id, full_name, is_private, is_archived, is_fork, created_at)
      select 1000 + n, 'R_' || n, 'springboard/r' || n, false, false, false, '2020-01-01' from generate_series(1, 39) n`.execute(
      db,
    );
    await sql`insert into community_repos (community, repo_id)
      select 'Springboard', 1000 + n from generate_series(1, 39) n`.execute(db);
    await storeRoster(db, [['2025-01-01'], ['2026-02-01', ...people.map(({ login }) => login)]]);
    await sql`analyze`.execute(db);
    const read = await rowsRead(db, {
      path: 'kpi/new_maintainers_supported.sql',
      parameters: { window_start: '2026-02-01', window_end: '2026-03-01', as_of: '2026-03-01' },
      of: 'spans',
    });
    expect(read).toBeGreaterThanOrEqual(2_400);
    expect(read).toBeLessThan(10_000);
  });
});

onEachDatabase('new_maintainers_supported', (open) => {
  // Each line is what stands under "left out": nobody here has a mentorship. An empty list: nothing to be seen.
  it.each<[string, Given, { url: string; why: string }[]]>([
    [
      'a first merge is an act on its own day, not 180 days before',
      { merges: ['own 2025-11-01', '2026-02-05', '2026-02-06'] },
      [{ url: `${HUB}/pull/2`, why: FIRST_MERGE + NO_RECORD }],
    ],
    [
      'a merge before the window makes nobody new in it',
      { merges: ['2026-01-31T23:59:59Z', '2026-02-05'] },
      [],
    ],
    ['nor does one at its end', { merges: ['2026-03-01'] }, []],
    [
      'somebody added to the roster is new by that commit',
      {
        roster: [
          ['2025-01-01', 'octocat'],
          ['2026-02-01', 'octocat', 'monalisa'],
        ],
      },
      [{ url: `${COMMITS}/0000001`, why: ADDED + NO_RECORD }],
    ],
    [
      'who stands in the first revision was there before it',
      { roster: [['2026-02-03', 'monalisa']] },
      [{ url: `${COMMITS}/0000000`, why: `${ADDED}; not new: listed since the roster began` }],
    ],
    [
      'and is not new by a merge after it',
      { roster: [['2026-01-03', 'monalisa']], merges: ['2026-02-05'] },
      [{ url: `${HUB}/pull/1`, why: `${FIRST_MERGE}; not new: listed since the roster began` }],
    ],
    [
      'but is by a merge before it, whatever the roster says later',
      { roster: [['2026-02-20', 'monalisa']], merges: ['2026-02-05'] },
      [{ url: `${HUB}/pull/1`, why: FIRST_MERGE + NO_RECORD }],
    ],
    [
      'inactive, then active again is not new',
      {
        roster: [
          ['2025-01-01', 'octocat'],
          ['2025-02-01', 'monalisa inactive'],
          ['2026-02-01', 'monalisa'],
        ],
      },
      [{ url: `${COMMITS}/0000002`, why: `${ADDED}; not new: listed as inactive before` }],
    ],
    [
      'becoming inactive is nobody’s business here',
      {
        roster: [
          ['2025-01-01', 'monalisa'],
          ['2026-02-01', 'monalisa inactive'],
        ],
      },
      [],
    ],
    [
      'removed and added again is not new',
      { roster: [['2024-01-01'], ['2024-02-01', 'monalisa'], ['2024-03-01'], ['2026-02-01', 'monalisa']] },
      [{ url: `${COMMITS}/0000003`, why: `${ADDED}; not new: a maintainer since 2024-02-01` }],
    ],
    [
      'from a team of no maintainers to one of maintainers is new',
      {
        roster: [
          ['2025-01-01', 'monalisa security'],
          ['2026-02-01', 'monalisa council security'],
        ],
      },
      [{ url: `${COMMITS}/0000001`, why: ADDED + NO_RECORD }],
    ],
    [
      'from one team of maintainers to another is no act',
      {
        roster: [
          ['2025-01-01', 'monalisa council'],
          ['2026-02-01', 'monalisa council health'],
        ],
      },
      [],
    ],
    [
      'who merges while the roster calls them something else is no maintainer',
      { roster: [['2025-01-01', 'monalisa security']], merges: ['2026-02-05'] },
      [{ url: `${HUB}/pull/1`, why: `${FIRST_MERGE}; a more trusted source says otherwise` }],
    ],
    [
      'a permission that was not there at the reading before is new',
      { permissions: [['2026-01-15'], ['2026-02-15', '3']] },
      [
        {
          url: `${HUB}/settings/access`,
          why: `monalisa (external): seen with permission to merge${NO_RECORD}`,
        },
      ],
    ],
    [
      'one that was there at the first reading is not, nor is another permission',
      {
        permissions: [
          ['2026-02-10', '3 write'],
          ['2026-02-15', '3 admin'],
        ],
      },
      [
        {
          url: `${HUB}/settings/access`,
          why: 'monalisa (external): seen with permission to merge; not new: could merge when permissions were first read',
        },
      ],
    ],
    [
      'an override from a day in the window is new by that day',
      { overrides: [{ from: instant('2026-02-20') }] },
      [{ url: HUB, why: `monalisa (external): named in the configuration from that day${NO_RECORD}` }],
    ],
    [
      'an override without a date says that it was so before',
      { overrides: [{ to: instant('2026-06-01') }], merges: ['2026-02-05'] },
      [{ url: `${HUB}/pull/1`, why: `${FIRST_MERGE}; not new: the configuration names them without a date` }],
    ],
    [
      'an override of a repository that the community does not have says nothing',
      { overrides: [{ repository: 'springboard/docs' }], merges: ['2026-02-05'] },
      [{ url: `${HUB}/pull/1`, why: FIRST_MERGE + NO_RECORD }],
    ],
    [
      'of several acts the first one counts: the merge, then the roster',
      {
        merges: ['2026-02-05'],
        roster: [
          ['2025-01-01', 'octocat'],
          ['2026-02-10', 'monalisa'],
        ],
        permissions: [['2026-02-12', '3']],
      },
      [{ url: `${HUB}/pull/1`, why: FIRST_MERGE + NO_RECORD }],
    ],
    ['a bot in the roster is nobody', { roster: [['2025-01-01'], ['2026-02-01', 'springboard-bot']] }, []],
  ])('%s', async (_, given, expected) => {
    await give(open().db, given);
    const figures = await february(open().db);
    expect(figures.excluded).toEqual(expected);
    expect(figures.value).toBe(0);
    expect(part(figures, 'unattributed')).toBe(expected.filter(({ why }) => why.endsWith(NO_RECORD)).length);
  });

  // monalisa's first merge is on 2026-02-05: 30 days before is 2026-01-06.
  it.each<[string, Partial<Mentorship>[], string]>([
    ['a record opened 30 days before', [{ opened: instant('2026-01-06') }], 'supported'],
    ['a day later', [{ opened: instant('2026-01-07') }], 'opened_too_late'],
    ['without a sponsor', [{ sponsors: [] }], 'without_sponsor'],
    ['not confirmed', [{ promotion: null }], 'unconfirmed'],
    [
      'confirmed after as_of',
      [{ promotion: { on: instant('2026-03-02'), confirmed_by: 'hubot' } }],
      'unconfirmed',
    ],
    [
      'confirmed by a bot',
      [{ promotion: { on: instant('2026-02-10'), confirmed_by: 'springboard-bot' } }],
      'unconfirmed',
    ],
    ['of somebody else', [{ mentee: 'abigail' }], 'unattributed'],
    ['of another community', [{ community: 'Trampoline' }], 'unattributed'],
    ['for one repository', [{ repositories: ['springboard/docs'] }], 'supported'],
    ['over before', [{ ended: instant('2025-12-01') }], 'supported'],
    ['two, of which one will do', [{ promotion: null }, {}], 'supported'],
  ])('%s: %j', async (_, mentorships, outcome) => {
    await give(open().db, { merges: ['2026-02-05'], mentorships });
    const figures = await february(open().db);
    const parts = { ...figures.parts, supported: figures.value };
    const counted = { unattributed: 0, opened_too_late: 0, without_sponsor: 0, unconfirmed: 0, supported: 0 };
    expect(parts).toMatchObject({ ...counted, [outcome]: 1, new_maintainers: 1 });
    expect(figures.evidence_total + figures.excluded_total).toBe(1);
  });

  it('shows staff and external people apart, by the team of that day', async () => {
    // monalisa left the team on the day before her first merge; hubot is on it. Both had a record: 2 = 1 + 1.
    await give(open().db, {
      merges: ['2026-02-05'],
      roster: [
        ['2025-01-01', 'octocat'],
        ['2026-02-01', 'hubot'],
      ],
      mentorships: [{}, { mentee: 'hubot', sponsors: ['octocat'] }],
      team: [
        { github: 'monalisa', from: null, to: instant('2026-02-04') },
        { github: 'hubot', from: null, to: null },
      ],
    });
    const figures = await february(open().db);
    expect(figures).toMatchObject({ value: 2, sample_size: 2 });
    expect([part(figures, 'staff'), part(figures, 'external')]).toEqual([1, 1]);
    expect(figures.evidence).toEqual([
      { url: `${HUB}/pull/1`, why: `${FIRST_MERGE}; supported by a private mentorship record` },
      {
        url: `${COMMITS}/0000001`,
        why: 'hubot (on the team): added to the roster; supported by a private mentorship record',
      },
    ]);
  });

  it('names mentors and sponsors of a public record alone', async () => {
    const { db } = open();
    await give(db, { merges: ['2026-02-05'], mentorships: [{}] });
    const told = async () => JSON.stringify(await february(db));
    expect(await told()).not.toMatch(/octocat|hubot|review alone|2025-09-01/);
    await give(db, { merges: ['2026-02-05'], mentorships: [{ is_public: true }] });
    expect(await told()).toContain('mentorship opened 2025-09-01 with octocat (mentor), hubot (sponsor)');
  });

  // A late one was opened on 2026-01-20; the other two say the same of themselves whoever reads them.
  it.each<[string, Partial<Mentorship>, string]>([
    [
      'opened too late',
      { opened: instant('2026-01-20') },
      'the mentorship was opened 2026-01-20, less than 30 days before',
    ],
    ['without a sponsor', { sponsors: [] }, 'the mentorship names no sponsor'],
    ['not confirmed', { promotion: null }, 'nobody has confirmed the mentorship yet'],
  ])('a private record %s cannot be told from none; a public one can', async (_, over, reason) => {
    const { db } = open();
    const lists = async (mentorships: Partial<Mentorship>[]) => {
      await give(db, { merges: ['2026-02-05'], mentorships });
      const { evidence, excluded } = await february(db);
      return { evidence, excluded };
    };
    const none = await lists([]);
    expect(none).toEqual({
      evidence: [],
      excluded: [{ url: `${HUB}/pull/1`, why: FIRST_MERGE + NO_RECORD }],
    });
    expect(await lists([over])).toEqual(none);
    const known = { ...over, is_public: true };
    const told = await lists([known]);
    expect(told.excluded).toEqual([{ url: `${HUB}/pull/1`, why: `${FIRST_MERGE}; ${reason}` }]);
    // Nor can one beside a public one, better or worse.
    expect(await lists([known, { promotion: null }])).toEqual(told);
  });

  it('follows a corrected ledger, and an earlier as_of', async () => {
    const { db } = open();
    await give(db, { merges: ['2026-02-05'], mentorships: [{ promotion: null }] });
    expect((await february(db)).value).toBe(0);
    await give(db, { merges: ['2026-02-05'], mentorships: [{}] });
    expect((await february(db)).value).toBe(1);
    expect((await february(db, '2026-02-09T23:59:59Z')).value).toBe(0);
    expect(await february(db, '2026-02-04')).toMatchObject({ value: 0, sample_size: 0, excluded: [] });
  });
});
