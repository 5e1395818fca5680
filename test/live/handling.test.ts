/** From the inbox to marks and facts, through Probot, on both databases. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { EVENTS } from '../../src/domain/live/events.ts';
import { handleDeliveries } from '../../src/flows/live/handle-deliveries.ts';
import { keepHouse } from '../../src/flows/live/housekeeping.ts';
import { claimDeliveries } from '../../src/store/live/inbox.ts';
import { isHistoryComplete, suspendedAccounts } from '../../src/store/live/installations.ts';
import { loadPeople } from '../../src/store/people/people.ts';
import {
  community,
  event,
  institution,
  issue,
  lightweightTag,
  pullRequest,
  repo,
  store,
  tag,
  user,
} from '../support/builders.ts';
import { onEachDatabase } from '../support/databases.ts';
import { webhookSamples } from '../support/webhook-samples.ts';
import { delivery, handleAll, receive, testDispatch } from '../support/webhooks.ts';
import { EVENT_TABLE } from './event-table.ts';
import { want } from '../../src/store/outbox/ledger.ts';

const NOW = '2026-02-03T10:00:00.000Z';
const LATER = '2026-02-03T11:00:00.000Z';
const OURS = institution({
  communities: [community({ orgs: ['springboard'], repositories: [] })],
  planning_repository: 'seaworthy/plans',
});
const repository = {
  id: 1,
  full_name: 'springboard/hub',
  default_branch: 'main',
  owner: { login: 'springboard' },
};
const sender = { id: 583231, login: 'octocat', node_id: 'U_1', type: 'User' };
const opened = (number: number, over: object = {}) => ({
  action: 'opened',
  pull_request: { number, updated_at: NOW },
  repository,
  sender,
  ...over,
});

onEachDatabase('handling deliveries', (open) => {
  const marks = async () =>
    (
      await sql<{ said: string }>`
        select repo_id || ' ' || thing || ' ' || number as said from dirty_marks order by repo_id, thing, number`.execute(
        open().db,
      )
    ).rows.map(({ said }) => said);
  const deliveries = async () =>
    (
      await sql<{
        id: string;
        outcome: string | null;
        problem: string | null;
        is_parked: boolean;
        has_body: boolean;
      }>`
        select id, outcome, problem, parked_at is not null as is_parked, body is not null as has_body
        from deliveries order by place`.execute(open().db)
    ).rows;
  const prepared = () =>
    store(open().db, { users: [user(1, 'hubot')], pull_requests: [pullRequest(3, 1, '2026-02-01')] }, OURS);

  it('marks once what was told ten times, and never a delivery twice', async () => {
    const { db } = open();
    await prepared();
    const ten = Array.from({ length: 10 }, (_, index) =>
      delivery('pull_request', opened(12), `told-${index}-00`),
    );
    await receive(db, [...ten, ...ten], NOW);
    await receive(db, ten, NOW);
    expect((await handleAll(db, OURS, NOW)).map(({ outcome }) => outcome)).toEqual(Array(10).fill('marked'));
    expect(await marks()).toEqual(['1 pull_request 12']);
    await receive(db, ten, NOW);
    expect(await handleAll(db, OURS, NOW)).toEqual([]);
  });

  it.each([
    ['installation', 'created', true],
    ['installation', 'unsuspend', true],
    ['installation', 'new_permissions_accepted', true],
    ['installation', 'suspend', false],
    ['installation_repositories', 'added', true],
    ['installation_repositories', 'removed', false],
    ['repository', 'unarchived', true],
    ['repository', 'edited', true],
    ['repository', 'archived', false],
    ['issues', 'unlocked', true],
    ['issues', 'locked', false],
    ['pull_request', 'unlocked', true],
  ] as const)('after %s.%s what was parked there is tried again: %s', async (name, action, isDue) => {
    const { db } = open();
    await prepared();
    await sql`delete from outbox`.execute(db);
    const post = (key: string, full_name: string) =>
      want(db, { kind: 'comment', key, repository: full_name, number: 3, body: 'x' }, NOW);
    await post('here', 'Springboard/hub');
    await post('elsewhere', 'example/hub');
    await sql`update outbox set state = 'parked', parked_cause = 'no_permission', parked_at = ${NOW}`.execute(
      db,
    );
    const account = { id: 5, login: 'springboard', type: 'Organization' };
    const payload = {
      ...{ action, repository, sender, issue: { number: 3, updated_at: NOW } },
      pull_request: { number: 3, updated_at: NOW },
      installation: { id: 78, account, permissions: { issues: 'write' } },
    };
    await receive(db, [delivery(name, payload, `parked-${name}-${action}`)], NOW);
    await handleAll(db, OURS, NOW);
    const { rows } = await sql<{ key: string }>`select key from outbox where state = 'due'`.execute(db);
    expect(rows).toEqual(isDue ? [{ key: 'here' }] : []);
  });

  it('drops what is about strangers: only an id and a time stay', async () => {
    const { db } = open();
    await prepared();
    const stranger = { id: 99, full_name: 'example/secret', owner: { login: 'example' } };
    const account = { id: 5, login: 'example', type: 'Organization' };
    await receive(
      db,
      [
        delivery('pull_request', opened(1, { repository: stranger }), 'stranger-1'),
        delivery(
          'installation',
          {
            action: 'created',
            installation: { id: 77, account, permissions: { issues: 'read' } },
            repositories: [stranger],
            sender,
          },
          'stranger-2',
        ),
        delivery('star', { action: 'created', repository: stranger, sender }, 'stranger-3'),
        delivery('star', { action: 'created', repository, sender }, 'known-000'),
      ],
      NOW,
    );
    await handleAll(db, OURS, NOW);
    expect(await deliveries()).toEqual([
      { id: 'stranger-1', outcome: 'not ours', problem: null, is_parked: false, has_body: false },
      { id: 'stranger-2', outcome: 'not ours', problem: null, is_parked: false, has_body: false },
      { id: 'stranger-3', outcome: 'not ours', problem: null, is_parked: false, has_body: false },
      { id: 'known-000', outcome: 'ignored', problem: null, is_parked: false, has_body: true },
    ]);
    expect(await marks()).toEqual([]);
    const { rows } =
      await sql`select id::int as id, account_id, account, account_type, permissions, selection, is_configured from installations`.execute(
        db,
      );
    expect(rows).toEqual([
      {
        id: 77,
        account_id: null,
        account: null,
        account_type: null,
        permissions: null,
        selection: null,
        is_configured: false,
      },
    ]);
  });

  it('takes a repository for private at once, keeps no word of that delivery, and has GitHub say whether it still is', async () => {
    const { db } = open();
    await prepared();
    const isPrivate = async () =>
      (await sql<{ is: boolean }>`select is_private as is from repos where id = 1`.execute(db)).rows[0]!.is;
    const hidden = { ...repository, private: true };
    // It was private for an hour, and this is delivered when it is public again.
    await receive(db, [delivery('pull_request', opened(12, { repository: hidden }), 'late-0001')], NOW);
    await handleAll(db, OURS, NOW);
    expect(await isPrivate()).toBe(true);
    expect(await marks()).toEqual(['1 pull_request 12', '1 repository 0']);
    expect((await deliveries())[0]).toMatchObject({ outcome: 'marked', has_body: false });
    // What is known to be private is not asked for with each delivery.
    await sql`delete from dirty_marks`.execute(db);
    await receive(db, [delivery('pull_request', opened(12, { repository: hidden }), 'late-0002')], NOW);
    await handleAll(db, OURS, NOW);
    expect(await marks()).toEqual(['1 pull_request 12']);
  });

  it('keeps the body of what is parked only where it is about what is public and ours', async () => {
    const { db } = open();
    await prepared();
    await sql`insert into repos (id, node_id, full_name, is_private, is_archived, is_fork, created_at)
      values (6, 'R_6', 'springboard/lair', true, false, false, ${NOW}) on conflict do nothing`.execute(db);
    const of = (id: number) => ({ action: 'opened', repository: { ...repository, id } });
    await receive(
      db,
      [1, 6, 99].map((id) => delivery('pull_request', of(id), `parked-0${id}`)),
      NOW,
    );
    await handleAll(db, OURS, NOW);
    expect((await deliveries()).map(({ id, is_parked, has_body }) => [id, is_parked, has_body])).toEqual([
      ['parked-01', true, true],
      ['parked-06', true, false],
      ['parked-099', true, false],
    ]);
  });

  it('parks what cannot be understood, names why, and goes on with the others', async () => {
    const { db } = open();
    await prepared();
    await receive(
      db,
      [
        delivery('pull_request', { action: 'opened', repository }, 'poison-00'),
        delivery('pull_request', opened(2), 'healthy-0'),
      ],
      NOW,
    );
    const done = await handleAll(db, OURS, NOW);
    expect(done.map(({ outcome, problem }) => [outcome, problem])).toEqual([
      ['parked', 'pull_request.opened: pull_request.number is not a number'],
      ['marked', null],
    ]);
    expect(await marks()).toEqual(['1 pull_request 2']);
    // Somebody asks GitHub to deliver it again: it is looked at again.
    await receive(db, [delivery('pull_request', opened(4), 'poison-00')], LATER);
    expect((await handleAll(db, OURS, LATER)).map(({ outcome }) => outcome)).toEqual(['marked']);
  });

  it('tries again what failed for a while, later and later, and then parks it', async () => {
    const { db } = open();
    await prepared();
    await receive(db, [delivery('pull_request', opened(2), 'unlucky-0')], NOW);
    let now = Date.parse(NOW);
    const waits: number[] = [];
    for (let tries = 0; tries < 20; tries++) {
      const [done] = await handleDeliveries({
        db,
        dispatch: () => Promise.reject(new Error('the database is away')),
        institution: OURS,
        pseudonymKey: null,
        now: () => new Date(now),
      });
      if (!done || done.outcome === 'parked') break;
      const { rows } = await sql<{ due_at: Date }>`select due_at from deliveries`.execute(db);
      waits.push((rows[0]!.due_at.getTime() - now) / 1000);
      now = rows[0]!.due_at.getTime();
    }
    expect(waits).toEqual([5, 20, 80, 320, 1280, 5120, 5120]);
    expect(await deliveries()).toEqual([
      { id: 'unlucky-0', outcome: null, problem: 'the database is away', is_parked: true, has_body: true },
    ]);
  });

  it('takes over from a worker that died, after its lease, and does nothing for the one that comes back', async () => {
    const { db } = open();
    await prepared();
    await receive(db, [delivery('pull_request', opened(2), 'leased-00')], NOW);
    expect(await claimDeliveries(db, NOW, 20)).toHaveLength(1);
    expect(await handleAll(db, OURS, '2026-02-03T10:00:29.000Z')).toEqual([]);
    const slow = await testDispatch();
    let others: unknown[] = [];
    const [late] = await handleDeliveries({
      db,
      institution: OURS,
      pseudonymKey: null,
      now: () => new Date('2026-02-03T10:00:31.000Z'),
      // While this one thinks, its lease runs out, and another one does the work.
      dispatch: async (one) => {
        others = await handleAll(db, OURS, '2026-02-03T10:01:02.000Z');
        return slow(one);
      },
    });
    expect([others.length, late?.outcome]).toEqual([1, 'marked']);
    const { rows } = await sql`select renewals, marked_at from dirty_marks`.execute(db);
    expect(rows).toEqual([{ renewals: 0, marked_at: new Date('2026-02-03T10:01:02.000Z') }]);
  });

  it('gives up one that takes its worker down each time', async () => {
    const { db } = open();
    await prepared();
    await receive(db, [delivery('pull_request', opened(2), 'deadly-00')], NOW);
    await sql`update deliveries set attempts = 8`.execute(db);
    expect((await handleAll(db, OURS, NOW)).map(({ outcome, problem }) => [outcome, problem])).toEqual([
      ['parked', 'its worker died each time it was tried'],
    ]);
  });

  it('keeps what only the payload knows', async () => {
    const { db } = open();
    await store(
      db,
      {
        users: [user(1, 'hubot')],
        issues: [issue(4, 1, '2026-02-01'), issue(5, 1, '2026-02-01')],
        tags: [lightweightTag('1.0.0', 1, '2026-02-03')],
        pull_requests: [pullRequest(3, 1, '2026-02-01')],
      },
      OURS,
    );
    await receive(
      db,
      [
        delivery('push', { ref: 'refs/tags/1.0.0', after: 'a'.repeat(40), repository, sender }),
        delivery('create', { ref: '1.0.0', ref_type: 'tag', repository, sender }),
        delivery('issues', { action: 'deleted', issue: { id: 104, number: 4 }, repository, sender }),
        delivery('issues', {
          action: 'transferred',
          issue: { id: 105, number: 5 },
          changes: { new_issue: { number: 8 }, new_repository: { id: 2, full_name: 'springboard/docs' } },
          repository,
          sender,
        }),
        delivery('pull_request_review_thread', {
          action: 'resolved',
          thread: { node_id: 'T_1' },
          updated_at: '2026-02-03T09:00:00Z',
          pull_request: { number: 3, updated_at: NOW },
          repository,
          sender,
        }),
        delivery('membership', {
          action: 'added',
          member: sender,
          team: { slug: 'team' },
          organization: { login: 'springboard' },
        }),
      ],
      NOW,
    );
    await handleAll(db, OURS, NOW);
    const { rows: pushes } = await sql`select distinct tag, sender_id::int as sender from tag_pushes`.execute(
      db,
    );
    expect(pushes).toEqual([{ tag: '1.0.0', sender: 583231 }]);
    const { rows: released } = await sql`
      select tag, user_id::int as performer, known_by from derived.releases_at('2026-02-04')`.execute(db);
    expect(released).toEqual([{ tag: '1.0.0', performer: 583231, known_by: 'tag_push' }]);
    const { rows: gone } = await sql`select number from deleted_items order by 1`.execute(db);
    expect(gone).toEqual([{ number: 4 }, { number: 5 }]);
    const { rows: transfers } =
      await sql`select number, to_repo_id::int as repo, to_number from item_transfers`.execute(db);
    expect(transfers).toEqual([{ number: 5, repo: 2, to_number: 8 }]);
    const { rows: threads } =
      await sql`select number, thread_id, is_resolved, at from thread_resolutions`.execute(db);
    expect(threads).toEqual([
      { number: 3, thread_id: 'T_1', is_resolved: true, at: new Date('2026-02-03T09:00:00Z') },
    ]);
    const { rows: members } =
      await sql`select change, team, user_id::int as who from membership_changes`.execute(db);
    expect(members).toEqual([{ change: 'membership.added', team: 'team', who: 583231 }]);
    // The transferred issue's new home is of the community, and was never seen: it is read from its beginning.
    expect(await marks()).toContain('2 history 0');
  });

  it('finds the open pull request whose newest commit was checked, and items that a text names', async () => {
    const { db } = open();
    const commit = (number: number, oid: string, day: string) =>
      event(`C_${number}_${oid}`, number, 'PULL_REQUEST_COMMIT', null, day, { commit_oid: oid });
    await store(
      db,
      {
        users: [user(1, 'hubot')],
        issues: [issue(9, 1, '2026-02-01')],
        pull_requests: [
          pullRequest(3, 1, '2026-02-01'),
          pullRequest(4, 1, '2026-02-01', { state: 'CLOSED', closed_at: '2026-02-02T00:00:00Z' }),
        ],
        timeline_events: [
          commit(3, 'old', '2026-02-01'),
          commit(3, 'new', '2026-02-02'),
          commit(4, 'new', '2026-02-02'),
        ],
      },
      OURS,
    );
    const status = (sha: string) =>
      delivery('status', { sha, state: 'success', branches: [], repository, sender });
    await receive(db, [status('old'), status('new'), status('unknown')], NOW);
    await handleAll(db, OURS, NOW);
    expect(await marks()).toEqual(['1 pull_request 3']);
    const comment = { id: 1, body: 'see #9, #3 and #4711' };
    await receive(
      db,
      [delivery('issue_comment', { action: 'created', issue: { number: 12 }, comment, repository, sender })],
      NOW,
    );
    // Commands are looked for beneath the item that somebody wrote under, and not beneath what they name.
    expect(await handleAll(db, OURS, NOW)).toMatchObject([
      { event: 'issue_comment', items: [{ repo_id: '1', number: 12 }] },
    ]);
    expect(await marks()).toEqual(['1 issue 9', '1 issue 12', '1 pull_request 3']);
  });

  it('takes an issue of the planning repository for a plan, and of its other events nothing', async () => {
    const { db } = open();
    await store(db, {}, OURS);
    await loadPeople(db, OURS);
    await sql`insert into repos (id, node_id, full_name, is_private, is_archived, is_fork, created_at)
      values (9, 'R_9', 'seaworthy/plans', false, false, false, '2020-01-01')`.execute(db);
    const plans = { id: 9, full_name: 'seaworthy/plans', owner: { login: 'seaworthy' } };
    await receive(
      db,
      [
        delivery('issues', {
          action: 'edited',
          issue: { number: 1, updated_at: NOW },
          repository: plans,
          sender,
        }),
        delivery('pull_request', opened(2, { repository: plans })),
      ],
      NOW,
    );
    expect((await handleAll(db, OURS, NOW)).map(({ outcome }) => outcome)).toEqual(['marked', 'not ours']);
    expect(await marks()).toEqual(['9 planning 0']);
  });

  it('follows an installation from its making to its end, in whatever order it is told', async () => {
    const { db } = open();
    await store(db, {}, OURS);
    const account = { id: 5, login: 'springboard', type: 'Organization' };
    const told = (action: string, over: object = {}, event = 'installation') =>
      delivery(event, {
        action,
        installation: { id: 70, account, permissions: { issues: 'read' }, ...over },
        repositories: [repository],
        sender,
      });
    const state = async () =>
      (
        await sql<
          Record<string, unknown>
        >`select account, permissions, suspended_at is not null as is_suspended,
        removed_at is not null as is_removed, permissions_accepted_at is not null as has_accepted from installations`.execute(
          db,
        )
      ).rows;
    await receive(db, [told('created')], '2026-02-03T10:00:00.000Z');
    await handleAll(db, OURS, LATER);
    expect(await marks()).toEqual(['1 history 0']);
    expect(await isHistoryComplete(db)).toBe(false);
    await receive(db, [told('suspend', { suspended_at: NOW })], '2026-02-03T10:01:00.000Z');
    await handleAll(db, OURS, LATER);
    expect(await suspendedAccounts(db)).toEqual(new Set(['springboard']));
    await receive(
      db,
      [told('new_permissions_accepted', { permissions: { issues: 'write' } })],
      '2026-02-03T10:03:00.000Z',
    );
    await receive(db, [told('unsuspend')], '2026-02-03T10:02:30.000Z');
    await handleAll(db, OURS, LATER);
    expect((await state())[0]).toMatchObject({ permissions: { issues: 'write' }, has_accepted: true });
    await receive(db, [told('deleted')], '2026-02-03T10:05:00.000Z');
    await handleAll(db, OURS, LATER);
    expect((await state())[0]).toMatchObject({ account: 'springboard', is_removed: true });
  });

  it('erases what was private of an account that went away, in every table, and nothing else', async () => {
    const { db } = open();
    await store(
      db,
      {
        // The one works in both, the other is known of the private repository alone.
        users: [user(1, 'hubot'), user(2, 'canary-person')],
        pull_requests: [
          pullRequest(3, 1, '2026-02-01'),
          pullRequest(1, 1, '2026-02-01', { repo_id: '6', title: 'canary-title' }),
        ],
        issues: [issue(2, 2, '2026-02-01', { repo_id: '6', title: 'canary-issue' })],
        timeline_events: [
          event('e1', 3, 'CLOSED_EVENT', 1, '2026-02-02', { closer: 'PullRequest springboard/canary#1' }),
        ],
        tags: [tag('canary-tag', 1, '2026-02-01', { repo_id: '6' })],
      },
      OURS,
      [repo(), repo({ id: '6', full_name: 'springboard/canary', is_private: true })],
    );
    await sql`insert into api_calls (called_at, kind, purpose, repository, outcome, milliseconds)
      values (${NOW}, 'graphql', 'issues', 'springboard/canary', 'ok', 1)`.execute(db);
    const hidden = { id: 6, full_name: 'springboard/canary', private: true, owner: { login: 'springboard' } };
    const account = { id: 5, login: 'springboard', type: 'Organization' };
    const installation = { id: 70, account };
    await receive(
      db,
      [
        delivery('installation', {
          action: 'created',
          installation,
          repositories: [repository, hidden],
          sender,
        }),
        delivery('create', { ref: 'canary-tag', ref_type: 'tag', repository: hidden, installation, sender }),
        delivery('team', {
          action: 'created',
          team: { slug: 'canary-team' },
          organization: { login: 'springboard' },
          installation,
          sender,
        }),
        delivery('installation', { action: 'deleted', installation, sender }),
      ],
      NOW,
    );
    await handleAll(db, OURS, NOW);
    expect(await tablesNaming('canary')).toContain('pull_requests');
    expect(await keepHouse(db, new Date(LATER))).toHaveLength(1);
    expect(await tablesNaming('canary')).toEqual([]);
    const { rows } = await sql`select repo_id::int as repo, number from pull_requests`.execute(db);
    expect(rows).toEqual([{ repo: 1, number: 3 }]);
    const { rows: people } = await sql`select login from users`.execute(db);
    expect(people).toEqual([{ login: 'hubot' }]);
    expect(await keepHouse(db, new Date(LATER))).toEqual([]);

    async function tablesNaming(word: string): Promise<string[]> {
      const { rows: tables } = await sql<{ name: string }>`
        select tablename as name from pg_tables where schemaname = 'public'`.execute(db);
      const found: string[] = [];
      for (const { name } of tables) {
        const { rows: hits } =
          await sql`select 1 from ${sql.table(name)} x where x::text like ${`%${word}%`} limit 1`.execute(db);
        if (hits.length > 0) found.push(name);
      }
      return found;
    }
  });

  it('erases bodies after seven days, and not before they were handled', async () => {
    const { db } = open();
    await prepared();
    await receive(db, [delivery('pull_request', opened(2), 'old-00000')], '2026-01-20T00:00:00.000Z');
    await keepHouse(db, new Date(NOW));
    expect((await deliveries())[0]?.has_body).toBe(true);
    await handleAll(db, OURS, NOW);
    await keepHouse(db, new Date('2026-01-26T23:00:00.000Z'));
    expect((await deliveries())[0]?.has_body).toBe(true);
    await keepHouse(db, new Date(NOW));
    expect((await deliveries())[0]?.has_body).toBe(false);
  });

  it('stores, marks or ignores every event and action as the table says', async () => {
    const { db } = open();
    await store(db, {}, OURS);
    const samples = webhookSamples(Object.keys(EVENTS)).map(({ event: name, action, payload }, index) => ({
      name,
      action,
      one: delivery(name, asOurs(payload), `sample-${String(index).padStart(4, '0')}`),
    }));
    await receive(
      db,
      samples.map(({ one }) => one),
      NOW,
    );
    await handleAll(db, OURS, NOW);
    const found = new Map((await deliveries()).map((row) => [row.id, row.outcome ?? row.problem]));
    const wrong = samples.filter(({ name, action, one }) => {
      const touched = EVENT_TABLE[name]![action ?? 'none']!;
      // There is no roster and no board here.
      const wanted = touched === '-' || touched === 'board of account' ? /ignored|not ours/ : /marked/;
      return !wanted.test(found.get(one.id) ?? '');
    });
    expect(wrong.map(({ name, action, one }) => `${name}.${action}: ${found.get(one.id)}`)).toEqual([]);

    /** The same payload about our repository and our account. */
    function asOurs(payload: Record<string, unknown>): object {
      const said = structuredClone(payload) as Record<string, Record<string, unknown> | undefined>;
      for (const [key, value] of Object.entries(said))
        if (value && /(^repository|_repo)$/.test(key))
          said[key] = { ...repository, default_branch: value['default_branch'] };
      const pulls = (said['check_suite'] ?? said['check_run'])?.['pull_requests'] as
        { base: { repo: object } }[] | undefined;
      for (const pull of pulls ?? []) pull.base.repo = { id: 1 };
      if (said['organization']) said['organization']['login'] = 'springboard';
      if (said['account']) said['account']['login'] = 'springboard';
      const account = said['installation']?.['account'] as { login: string } | undefined;
      if (account) account.login = 'springboard';
      return said;
    }
  });
});
