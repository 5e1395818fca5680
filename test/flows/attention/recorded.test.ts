/** Real history: at any instant each open pull request is somebody's, once, and how it was read makes no difference. */
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { AttentionItem } from '../../../src/domain/attention/items.ts';
import { SIDES } from '../../../src/domain/attention/types.ts';
import { computeAttention } from '../../../src/flows/attention/attention.ts';
import type { Database } from '../../../src/store/driver/database.ts';
import { community, institution } from '../../support/builders.ts';
import { emptyTables, onEachDatabase } from '../../support/databases.ts';
import { keepUp, read } from '../../support/reading.ts';
import { describeRecorded } from '../../support/recorded.ts';
import { startStandIn, type StandIn } from '../../support/stand-in.ts';

const INSTANTS = 50;
const SEED = 11;

/** Numbers in [0, 1), the same ones every time (mulberry32). */
function* random(seed: number): Generator<number> {
  for (let state = seed; ;) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    yield ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
}

describeRecorded('recorded communities', (files) => {
  let github: StandIn;
  beforeAll(async () => {
    github = await startStandIn({ recorded: files.map((file) => file.path) });
  });
  beforeEach(() => github.reset());
  afterAll(() => github.close());
  const whoOf = (repositories: string[]) =>
    institution({ communities: [community({ orgs: [], repositories })] });

  onEachDatabase(`at ${INSTANTS} instants`, (open) => {
    it('each open pull request has one side, and maintainers are never nobody', async () => {
      const { db } = open();
      const repositories = files.map(({ repo }) => repo);
      await read(db, github, repositories, { tidy: (after) => open().tidy(after) });
      const { rows } = await sql<{ first: number; last: number }>`
        select extract(epoch from min(created_at))::float8 as first, extract(epoch from max(updated_at))::float8 as last
        from pull_requests`.execute(db);
      const { first, last } = rows[0]!;
      const numbers = random(SEED);
      let answers = 0;
      for (let taken = 0; taken < INSTANTS; taken++) {
        const now = isoOf(first + numbers.next().value! * (last - first));
        const { items } = await computeAttention(db, { institution: whoOf(repositories), now });
        answers += items.length;
        expect(items.map(keyOf)).toEqual([...new Set(items.map(keyOf))]);
        expect(new Set(items.map(keyOf))).toEqual(await openAt(db, now));
        const merged = await mergedBefore(db, now);
        for (const { side, people, since, repository } of items) {
          expect(SIDES).toContain(side);
          expect(since <= now).toBe(true);
          if (side === 'MAINTAINER' && merged.has(repository)) expect(people.length).toBeGreaterThan(0);
        }
      }
      expect(answers).toBeGreaterThan(500);
    });
  });

  onEachDatabase('read step by step', (open) => {
    it('ends with the answers of a fresh reading', async () => {
      const { db } = open();
      const repositories = files.map(({ repo }) => repo).filter((repo) => repo.startsWith('jupyterhub/'));
      const steps = ['2019-03-01T00:00:00Z', '2019-06-01T00:00:00Z', '2019-09-01T00:00:00Z'];
      const on = (now: string) => ({ now: () => new Date(now), institution: whoOf(repositories) });
      await github.setView({ until: steps[0]! });
      await read(db, github, repositories, on(steps[0]!));
      const grown: AttentionItem[][] = [];
      for (const now of steps) {
        await github.setView({ until: now });
        await keepUp(db, github, repositories, on(now));
        grown.push((await computeAttention(db, { institution: whoOf(repositories), now })).items);
      }
      expect(grown.at(-1)!.length).toBeGreaterThan(10);
      for (const [step, now] of steps.entries()) {
        await emptyTables(db);
        await github.setView({ until: now });
        await read(db, github, repositories, on(now));
        const fresh = (await computeAttention(db, { institution: whoOf(repositories), now })).items;
        expect(grown[step]).toEqual(fresh);
      }
    });
  });
});

const isoOf = (seconds: number) => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
const keyOf = ({ repository, number }: { repository: string; number: number }) => `${repository}#${number}`;

/** Open and by a person, by the rows alone: what is reopened later counts from its last end. */
async function openAt(db: Database, now: string): Promise<Set<string>> {
  const { rows } = await sql<{ repository: string; number: number }>`
    select r.full_name as repository, p.number from pull_requests p join repos r on r.id = p.repo_id
    left join users u on u.id = p.author_id
    where p.created_at <= ${now} and coalesce(u.type, 'User') = 'User' and coalesce(u.login, '') not like '%[bot]'
      and not coalesce((
        select e.kind <> 'REOPENED_EVENT' from timeline_events e
        where e.repo_id = p.repo_id and e.number = p.number and e.created_at <= ${now}
          and e.kind in ('CLOSED_EVENT', 'REOPENED_EVENT', 'MERGED_EVENT')
        order by e.created_at desc, e.kind desc limit 1), p.closed_at is not null and p.closed_at <= ${now})`.execute(
    db,
  );
  return new Set(rows.map(keyOf));
}

/** Where a person had merged somebody else's pull request within the half year before. */
async function mergedBefore(db: Database, now: string): Promise<Set<string>> {
  const { rows } = await sql<{ repository: string }>`
    select distinct r.full_name as repository from pull_requests p join repos r on r.id = p.repo_id
    join users u on u.id = p.merged_by_id and u.type = 'User'
    where p.merged_at <= ${now} and p.merged_at > ${now}::timestamptz - interval '180 days'
      and p.merged_by_id is distinct from p.author_id`.execute(db);
  return new Set(rows.map(({ repository }) => repository));
}
