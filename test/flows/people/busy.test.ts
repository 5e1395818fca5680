/** GitHub's "busy": asked of the team alone, kept with its end, used by the queue, and said of nobody. */
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/demo/community/community.ts';
import { pseudonymOf } from '../../../src/domain/people/pseudonyms.ts';
import { computeQueue } from '../../../src/flows/queue/queue.ts';
import { busyDocument, readBusy } from '../../../src/github/people/busy.ts';
import type { GitHubClient } from '../../../src/github/transport/types.ts';
import type { Database } from '../../../src/store/driver/database.ts';
import { busyUntil, teamToAsk } from '../../../src/store/people/busy.ts';
import { forget } from '../../../src/store/people/opt-out.ts';
import { queueAsJson } from '../../../src/text/queue/machine.ts';
import { queueSection } from '../../../src/text/queue/section.ts';
import { community as communityOf, institution, user } from '../../support/builders.ts';
import { emptyTables, onEachDatabase } from '../../support/databases.ts';
import { handMade, ORG, person, pull, repository } from '../../support/hand-made.ts';
import { keepUp } from '../../support/reading.ts';
import { startStandIn, type StandIn } from '../../support/stand-in.ts';
import { community, INSTITUTION, waiting } from '../queue/world.ts';
import { store } from '../../support/builders.ts';

const NOW = '2026-07-06T06:00:00Z';
const TEAM = ['octocat', 'hubot', 'mona', 'gone'];

describe('who of the team is busy', () => {
  const people: Actor[] = [
    person(1, 'octocat'),
    { ...person(2, 'hubot'), status: { indicatesLimitedAvailability: true, expiresAt: null } },
    {
      ...person(3, 'mona'),
      status: { indicatesLimitedAvailability: true, expiresAt: '2026-07-08T00:00:00Z' },
    },
    // Not of the team, and busy.
    { ...person(4, 'abigail'), status: { indicatesLimitedAvailability: true, expiresAt: null } },
  ];
  const status = (login: string, to: Actor['status']) =>
    Object.assign(
      people.find((one) => one.login === login)!,
      { status: to },
    );
  let github: StandIn;
  beforeAll(async () => {
    const hub = repository(
      ORG('springboard', 10),
      'hub',
      100,
      people.map((author, index) => pull(index + 1, author, `2026-06-0${index + 1}`)),
    );
    github = await startStandIn({ communities: [handMade([hub], people)] });
    return () => github.close();
  });

  const night = (db: Database, at: string, team = TEAM) =>
    keepUp(db, github, [], {
      now: () => new Date(at),
      institution: institution({
        team: team.map((login) => ({ github: login, from: null, to: null })),
        communities: [communityOf({ orgs: [], repositories: ['springboard/hub'] })],
      }),
    });
  const asked = async () => (await github.log()).filter(({ operation }) => operation === 'Busy');
  const busy = async (db: Database, at = NOW) => Object.fromEntries(await busyUntil(db, at));

  onEachDatabase('night by night', (open) => {
    it('is read in one request for a point, booked, with the end that they have set', async () => {
      const { db } = open();
      await emptyTables(db);
      await github.reset();
      // The first night nobody has been seen yet; whoever is known by then is asked about.
      await night(db, NOW);
      await github.reset();
      await night(db, NOW);
      expect((await asked()).map(({ points }) => points)).toEqual([1]);
      expect(await busy(db)).toEqual({ 2: null, 3: '2026-07-08T00:00:00.000Z' });
      expect(await busy(db, '2026-07-08T00:00:00Z')).toEqual({ 2: null });
      // What nobody has confirmed for three days says nothing any more.
      expect(await busy(db, '2026-07-09T06:00:01Z')).toEqual({});
      // Before it was seen nobody knew.
      expect(await busy(db, '2026-07-05T06:00:00Z')).toEqual({});
      const { rows } = await sql<{ points: number }>`
        select sum(points)::int as points from api_calls where purpose = 'busy'`.execute(db);
      expect(rows[0]!.points).toBeGreaterThan(0);
    });

    it('follows what they say: free again, an end that has passed, off the team', async () => {
      const { db } = open();
      await emptyTables(db);
      await night(db, NOW);
      await night(db, NOW);
      status('hubot', { indicatesLimitedAvailability: false, expiresAt: null });
      await night(db, '2026-07-07T06:00:00Z');
      expect(await busy(db, '2026-07-07T06:00:00Z')).toEqual({ 3: '2026-07-08T00:00:00.000Z' });
      await night(db, '2026-07-08T06:00:00Z');
      const rows = async () => (await sql`select user_id from busy_people`.execute(db)).rows;
      expect(await rows()).toEqual([]);
      status('hubot', { indicatesLimitedAvailability: true, expiresAt: '2026-09-01T00:00:00Z' });
      await night(db, '2026-07-09T06:00:00Z');
      expect(await rows()).toHaveLength(1);
      await night(db, '2026-07-10T06:00:00Z', ['octocat']);
      expect(await rows()).toEqual([]);
      status('hubot', { indicatesLimitedAvailability: true, expiresAt: null });
    });

    it('asks nobody who has opted out, and forgets what they had said', async () => {
      const { db } = open();
      await emptyTables(db);
      await night(db, NOW);
      await night(db, NOW);
      await forget(db, '2', pseudonymOf('2', 'a key'), NOW);
      expect((await sql`select user_id::text as id from busy_people`.execute(db)).rows).toEqual([
        { id: '3' },
      ]);
      expect((await teamToAsk(db, NOW)).map(({ login }) => login)).not.toContain('hubot');
      await github.reset();
      await keepUp(db, github, ['springboard/hub'], { now: () => new Date(NOW), pseudonymKey: 'a key' });
      expect(await asked()).toEqual([]);
    });

    it('is not known where a GitHub has no such field, and all else is read', async () => {
      const { db } = open();
      await emptyTables(db);
      await night(db, NOW);
      await github.setFaults([{ kind: 'withdrawn-field', field: 'UserStatus.indicatesLimitedAvailability' }]);
      const summary = await night(db, '2026-07-07T06:00:00Z');
      expect(summary.warnings.join('\n')).toMatch(/^Who of the team is busy on GitHub cannot be read \(/m);
      expect([summary.failed, summary.closed, summary.refused]).toEqual([0, 0, []]);
      await github.setFaults([]);
    });
  });
});

onEachDatabase('the queue', (open) => {
  it('suggests nobody who is busy, and says so of nobody', async () => {
    const { db } = open();
    await emptyTables(db);
    const who = {
      ...INSTITUTION,
      team: ['octocat', 'hubot'].map((github) => ({ github, from: null, to: null })),
    };
    await community(db, '2026-07-04');
    await store(db, { users: [user(2, 'hubot')] }, who);
    const queue = async (forLogin: string | null = null) =>
      computeQueue(
        db,
        await waiting(db),
        {
          institution: who,
          strategic: ['Springboard'],
          availability: ['octocat', 'hubot'].map((github) => ({ github, capacity_hours: 30, away: [] })),
          iterations: { anchor: '2024-10-16', days: 14 },
          target_days: 5,
        },
        { iteration: 46, size: 4, now: NOW, forLogin },
      );
    const suggested = async () => {
      const { items, capacity } = await queue();
      const names = items.flatMap(({ suggestion: { reviewer, pair } }) => [reviewer, pair]);
      return { names: new Set(names.filter((one) => one !== null)), capacity };
    };
    const before = await suggested();
    // octocat holds the ball of all of them.
    expect([...before.names]).toEqual(['hubot']);
    const say = (ends_at: string, seen_at = NOW) =>
      sql`insert into busy_people (user_id, seen_at, ends_at) values (2, ${seen_at}, ${ends_at})
        on conflict (user_id) do update set seen_at = excluded.seen_at, ends_at = excluded.ends_at`.execute(
        db,
      );
    await say('infinity');
    const now = await suggested();
    expect([...now.names]).toEqual(['octocat']);
    // What the team can do is what it said of itself: nobody's status can be read from that number.
    expect(now.capacity).toBe(before.capacity);
    const texts = [queueSection(await queue(), null), queueAsJson(await queue())].join('\n');
    expect(texts).not.toMatch(/busy|hubot/i);
    // Whoever asks for a list of their own gets one.
    expect((await queue('hubot')).items[0]!.suggestion.reviewer).toBe('hubot');
    // It ends before the sprint begins; it has ended; it was seen too long ago.
    for (const [ends, seen] of [
      ['2026-07-07T00:00:00Z', NOW],
      ['2026-07-06T05:00:00Z', '2026-07-05T06:00:00Z'],
      ['infinity', '2026-07-03T05:59:59Z'],
    ] as const) {
      await say(ends, seen);
      expect([...(await suggested()).names]).toEqual(['hubot']);
    }
  });
});

it('asks for a hundred people at a time, however many there are, and takes nobody for another', async () => {
  const sizes: number[] = [];
  const github = {
    query: async (text: string, variables: Record<string, string>) => {
      const logins = Object.values(variables);
      sizes.push(logins.length);
      expect(text).toBe(busyDocument(logins.length));
      const entries = logins.map((login, index) => {
        const id = Number(login.slice('person-'.length));
        // Every thousandth has given the login away, and every 999th is no more.
        const node = { databaseId: id % 1_000 === 0 ? 7_000_000 : id, status: null };
        return [`owner${index}`, id % 999 === 0 ? null : node] as const;
      });
      const [first] = entries;
      return { data: Object.fromEntries(entries), errors: [{ path: [first![0]], message: 'x' }] };
    },
  } as unknown as GitHubClient;
  const team = Array.from({ length: 20_000 }, (_, index) => ({
    id: `${index + 1}`,
    login: `person-${index + 1}`,
  }));
  const found = await readBusy(github, team);
  expect(sizes).toEqual(Array.from({ length: 200 }, () => 100));
  // 20 given away, 20 gone, 200 that could not be read, of whom none is among the others.
  const unread = team.filter(({ id }) => {
    const number = Number(id);
    return number % 1_000 === 0 || number % 999 === 0 || number % 100 === 1;
  });
  expect(found.size).toBe(20_000 - unread.length);
  expect(await readBusy(github, [])).toEqual(new Map());
});
