/** From a comment beneath the weekly issue to the figures of the next report, and back. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Institution } from '../../../src/domain/people/institution.ts';
import { hearAnswers } from '../../../src/flows/corrections/hear.ts';
import { computeReport } from '../../../src/flows/kpis/report.ts';
import { entryOf, want } from '../../../src/store/outbox/ledger.ts';
import { forget } from '../../../src/store/people/opt-out.ts';
import { pseudonymOf } from '../../../src/domain/people/pseudonyms.ts';
import { loadPeople } from '../../../src/store/people/people.ts';
import {
  community,
  institution,
  lightweightTag,
  pullRequest,
  store,
  tag,
  user,
} from '../../support/builders.ts';
import { onEachDatabase } from '../../support/databases.ts';

const META = 'fieldstation/meta';
const KEY = `report ${META} 2026-W02`;
const NOW = '2026-01-13T09:00:00Z';
const WEEK = { start: '2026-01-05T00:00:00Z', end: '2026-01-12T00:00:00Z' };

onEachDatabase('answers beneath the weekly issue', (open) => {
  const who = (change: Partial<Parameters<typeof community>[0]> = {}): Institution =>
    institution({ team: [{ github: 'octocat', from: null, to: null }], communities: [community(change)] });

  /** Two releases, one of which names nobody, and a pull request of somebody who may be a bot. */
  async function world(): Promise<void> {
    const { db } = open();
    await store(
      db,
      {
        users: [
          user(1, 'octocat'),
          user(2, 'hubot'),
          user(4, 'coderabbitai'),
          user(5, 'updates', { type: 'Bot' }),
        ],
        tags: [lightweightTag('7.1.0', 2, '2026-01-06'), tag('7.0.0', 2, '2026-01-05')],
        pull_requests: [pullRequest(1, 2, '2026-01-06'), pullRequest(2, 4, '2026-01-06')],
      },
      who(),
    );
    await want(
      db,
      {
        kind: 'issue',
        key: KEY,
        repository: META,
        title: 'Week',
        body: 'The report.',
        labels: [],
        is_open: true,
      },
      NOW,
    );
    await sql`update outbox set posted_id = 700, posted_number = 7, state = 'done' where key = ${KEY}`.execute(
      db,
    );
  }

  const reactions: string[] = [];
  let next = 100;
  const hear = (
    body: string,
    { login = 'octocat', id = String(next++), at = '2026-01-13T08:00:00Z', now = NOW, only }: Said = {},
  ) =>
    hearAnswers({
      db: open().db,
      repository: META,
      now,
      ...(only && { only }),
      writerFor: async () => ({
        name: 'w',
        author: { login: 'headwater[bot]', id: '900' },
        authorization: async () => 'token x',
      }),
      answers: {
        since: async (_, { number }) =>
          number === 7
            ? [{ id, body, said_at: at, user: { id: { octocat: '1', hubot: '2' }[login] ?? '3', login } }]
            : [],
        canWrite: async (_, repository, asked) => repository === META && asked === 'octocat',
        react: async (_, __, comment, content) => {
          reactions.push(`${comment} ${content}`);
        },
      },
    });
  const figures = async (of: Institution = who()) => {
    await loadPeople(open().db, of);
    const { kpis, data_quality } = await computeReport(open().db, {
      institution: of,
      window: WEEK,
      asOf: NOW,
    });
    const byTeam = kpis.find(({ id }) => id === 'releases_by_team')!;
    const newcomers = kpis.find(({ id }) => id === 'new_contributors')!;
    return {
      releases: byTeam.value,
      why: byTeam.evidence.map(({ why }) => why),
      newcomers: newcomers.value,
      asked: data_quality.tags.map((one) => `${one.tag} ${one.is_question}: ${one.what}`),
      people: data_quality.people,
    };
  };

  it('say who released a version, and take it back', async () => {
    await world();
    expect(await figures()).toMatchObject({
      releases: 0,
      asked: [expect.stringMatching(/^7\.1\.0 true: who released it\?/)],
    });
    expect(await hear('/released SpringBoard/hub 7.1.0 by @OctoCat', { id: '50' })).toBe(1);
    const answered = {
      releases: 1,
      why: ['released by octocat, as somebody answered beneath the weekly issue'],
    };
    expect(await figures()).toMatchObject({ ...answered, asked: [] });
    // The same comment again, and one where GitHub tells who: what a person says counts.
    expect(await hear('/released SpringBoard/hub 7.1.0 by @OctoCat', { id: '50' })).toBe(0);
    expect(await hear('/released springboard/hub 7.0.0 by octocat')).toBe(1);
    expect(await figures()).toMatchObject({ releases: 2 });
    expect(await hear('/undo springboard/hub 7.0.0')).toBe(1);
    expect(await figures()).toMatchObject(answered);
    expect(await hear('/undo springboard/hub 7.1.0')).toBe(1);
    expect(await figures()).toMatchObject({ releases: 0, asked: [expect.stringContaining('7.1.0 true')] });
  });

  it('say who is a bot and who is a person, and take it back', async () => {
    await world();
    expect(await figures()).toMatchObject({ newcomers: 1 });
    // The list that Headwater brings is no word of the institution's.
    expect(await hear('/person coderabbitai')).toBe(1);
    expect(await figures()).toMatchObject({ newcomers: 2 });
    expect(await hear('/bot hubot\n/undo coderabbitai')).toBe(2);
    expect(await figures()).toMatchObject({ newcomers: 0 });
    expect(await hear('/person hubot')).toBe(1);
    expect(await figures()).toMatchObject({ newcomers: 1 });
  });

  it('yield to the configuration, which is said', async () => {
    await world();
    const decided = who({
      bots: ['hubot'],
      releases: [{ repository: 'springboard/hub', tag: '7.1.0', by: 'hubot', supported: null }],
    });
    await loadPeople(open().db, decided);
    reactions.length = 0;
    expect(await hear('/released springboard/hub 7.1.0 by octocat', { id: '60' })).toBe(0);
    expect(await hear('/person hubot', { id: '61' })).toBe(0);
    expect(reactions).toEqual(['60 confused', '61 confused']);
    // The configuration comes later, and says something else.
    await loadPeople(open().db, who());
    expect(await hear('/released springboard/hub 7.1.0 by octocat\n/person hubot')).toBe(2);
    const now = await figures(who({ ...decided.communities[0]! }));
    expect(now).toMatchObject({ releases: 0, newcomers: 0 });
    expect(now.asked).toContain(
      '7.1.0 false: answered beneath the weekly issue, and the configuration says otherwise, which counts',
    );
    expect(now.people).toContainEqual({
      github: 'hubot',
      what: 'called a person beneath the weekly issue, and the configuration says otherwise, which counts',
    });
  });

  it('are of those who may write there, about what is known, and nothing comes of what is quoted or old', async () => {
    await world();
    reactions.length = 0;
    for (const [place, body] of ['> /bot hubot', '```\n/bot hubot\n```', 'so `/bot hubot`'].entries())
      expect(await hear(body, { id: String(70 + place) }), body).toBe(0);
    expect(await hear('/bot hubot', { id: '73', login: 'hubot' })).toBe(0);
    expect(reactions).toEqual([]);
    for (const body of [
      '/released springboard/hub 9.9.9 by octocat',
      '/released springboard/elsewhere 7.1.0 by octocat',
      '/released springboard/hub 7.1.0 by nobody-here',
      '/released springboard/hub 7.1.0 by updates',
      '/person updates',
      '/bot nobody-here',
    ])
      expect(await hear(body, { id: '74' }), body).toBe(0);
    expect(reactions).toEqual(Array(6).fill('74 confused'));
    // An edit runs what is new in it.
    expect(await hear('/bot hubot', { id: '75' })).toBe(1);
    expect(await hear('/undo hubot\n/bot hubot', { id: '75' })).toBe(1);
    expect(await figures()).toMatchObject({ newcomers: 1 });
    expect(await hear('/bot hubot', { only: [8] })).toBe(0);
    expect(await hear('/bot hubot', { now: '2026-03-13T09:00:00Z' })).toBe(0);
  });

  it('are so many in a day', async () => {
    await world();
    await sql`insert into said_answers (comment_id, line, verb, sender_id, at, outcome)
      select 1000, n, 'help', 1, '2026-01-13T08:00:00Z', 'done' from generate_series(1, 50) n`.execute(
      open().db,
    );
    reactions.length = 0;
    expect(await hear('/bot hubot', { id: '80' })).toBe(0);
    expect(reactions).toEqual(['80 confused']);
  });

  it('are helped at the end of the issue', async () => {
    await world();
    expect(await hear('/help')).toBe(1);
    expect((await entryOf(open().db, KEY))!.post.body).toMatch(
      /^The report\.\n\n---\n\n\*\*Answer in a comment\*\*/,
    );
  });

  it('go over to a pseudonym with whoever opts out', async () => {
    await world();
    expect(await hear('/released springboard/hub 7.1.0 by hubot')).toBe(1);
    const pseudonym = pseudonymOf('2', 'a key');
    await forget(open().db, '2', pseudonym, NOW);
    const { rows } = await sql`select user_id::text as id from said_answers`.execute(open().db);
    expect(rows).toEqual([{ id: pseudonym.id }]);
    // Of somebody who opted out nothing is kept.
    expect(await hear('/bot coderabbitai', { login: 'mona' })).toBe(0);
  });
});

interface Said {
  login?: string;
  id?: string;
  at?: string;
  now?: string;
  only?: readonly number[];
}
