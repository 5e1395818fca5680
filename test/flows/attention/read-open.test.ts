/** What GitHub shows of open pull requests beside their history: read, kept in spans, and given to the rules. */
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type {
  CheckContext,
  Commit,
  PullRequest,
  Review,
  TimelineEvent,
} from '../../../src/demo/community/community.ts';
import { computeWaitingTimes } from '../../../src/flows/attention/waiting-times.ts';
import { computeAttention } from '../../../src/flows/attention/attention.ts';
import { community, institution } from '../../support/builders.ts';
import { onEachDatabase } from '../../support/databases.ts';
import {
  comment,
  commit,
  event,
  handMade,
  ORG,
  person,
  pull,
  repository,
  review,
} from '../../support/hand-made.ts';
import { keepUp, read, readMarks } from '../../support/reading.ts';
import { mark } from '../../../src/store/live/marks.ts';
import { startStandIn, type StandIn } from '../../support/stand-in.ts';

const SPRINGBOARD = ORG('springboard', 50);
const OCTOCAT = person(1, 'octocat');
const HUBOT = person(2, 'hubot');
const REPOSITORIES = ['springboard/hub'];
const who = institution({ communities: [community({ orgs: [], repositories: REPOSITORIES })] });

const run = (name: string, conclusion: 'SUCCESS' | 'FAILURE', completedAt: string): CheckContext => ({
  __typename: 'CheckRun',
  name,
  status: 'COMPLETED',
  conclusion,
  completedAt,
  isRequired: true,
});
const pushed = (made: Commit) => event('PullRequestCommit', made.committedDate, null, { commit: made });
const inline = (databaseId: number, at: string, author: typeof OCTOCAT, replyToId: number | null) => ({
  ...{ id: `PRRC_${databaseId}`, databaseId, author, authorAssociation: 'NONE' },
  ...{ createdAt: at, updatedAt: at, path: 'hub.py', replyToId, bodyLength: 8 },
});

/** hubot merged 99; the others are octocat's and open. */
function hub() {
  const red: Commit = {
    ...commit('2026-02-01', OCTOCAT),
    checks: [run('test', 'FAILURE', '2026-02-01T01:00:00Z')],
  };
  const bothRed: Commit = {
    ...commit('2026-02-01', OCTOCAT),
    checks: [run('lint', 'FAILURE', '2026-02-01T01:00:00Z')],
  };
  const waits: Commit = {
    ...commit('2026-02-01', OCTOCAT),
    suites: [
      {
        __typename: 'CheckSuite',
        id: 'CS_1',
        conclusion: 'ACTION_REQUIRED',
        createdAt: '2026-02-01T00:00:05Z',
        workflowRun: { __typename: 'WorkflowRun', createdAt: '2026-02-01T00:00:05Z' },
      },
    ],
  };
  const commented: Review = {
    ...review('2026-02-03', HUBOT, 'COMMENTED'),
    bodyLength: 0,
    comments: [inline(800, '2026-02-03T00:00:00Z', HUBOT, null)],
  };
  const answered: Review = {
    ...review('2026-02-03', HUBOT, 'COMMENTED'),
    bodyLength: 0,
    comments: [
      inline(900, '2026-02-03T00:00:00Z', HUBOT, null),
      inline(901, '2026-02-04T00:00:00Z', OCTOCAT, 900),
    ],
  };
  return repository(
    SPRINGBOARD,
    'hub',
    1,
    [
      pull(99, person(3, 'bystander'), '2026-01-01', {
        timeline: [event('MergedEvent', '2026-01-02', HUBOT)],
      }),
      pull(1, OCTOCAT, '2026-02-01', { timeline: [pushed(red)] }),
      pull(2, OCTOCAT, '2026-02-01', { timeline: [pushed(bothRed)], mergeable: 'CONFLICTING' }),
      pull(3, OCTOCAT, '2026-02-01', { timeline: [pushed(waits)] }),
      pull(4, OCTOCAT, '2026-02-01', { timeline: [pushed(commit('2026-02-01', OCTOCAT)), commented] }),
      pull(5, OCTOCAT, '2026-02-01', { timeline: [pushed(commit('2026-02-01', OCTOCAT)), answered] }),
      pull(6, OCTOCAT, '2026-02-01', {
        timeline: [pushed(commit('2026-02-01', OCTOCAT)), comment('2026-02-02', HUBOT, 'Nice idea.')],
      }),
    ],
    {
      rules: [
        { __typename: 'RequiredStatusChecksParameters', requiredStatusChecks: [{ context: 'docs' }] },
        { __typename: 'PullRequestParameters', dismissStaleReviewsOnPush: true },
      ],
      baseChecks: [run('lint', 'FAILURE', '2026-01-15T00:00:00Z')],
    },
  );
}

describe('open pull requests', () => {
  let github: StandIn;
  const on = (day: string) => ({ now: () => new Date(day) });
  beforeAll(async () => {
    github = await startStandIn({
      communities: [handMade([hub()], [OCTOCAT, HUBOT, person(3, 'bystander')])],
    });
  });
  beforeEach(() => github.reset());
  afterAll(() => github.close());

  onEachDatabase('are looked at', (open) => {
    const told = async (now: string) =>
      (await computeAttention(open().db, { institution: who, now })).items.map(
        ({ number, side, reason, confidence, since, also }) =>
          `${number} ${side} ${reason} ${confidence} ${since} ${also.join(' ')}`.trim(),
      );

    it('at the end of a backfill, and the rules know of checks, threads, runs that wait and conflicts', async () => {
      const { db } = open();
      await read(db, github, REPOSITORIES, on('2026-02-16T12:00:00Z'));
      expect(await told('2026-02-16T12:00:00Z')).toEqual([
        '1 AUTHOR checks high 2026-02-01T01:00:00Z gate_missing gate_let_go',
        // lint fails on the base branch, too: not octocat's.
        '2 MAINTAINER first_response high 2026-02-01T00:00:00Z conflict gate_missing gate_let_go base_red',
        '3 MAINTAINER approve_ci high 2026-02-01T00:00:00Z gate_missing gate_let_go',
        '4 AUTHOR threads high 2026-02-03T00:00:00Z gate_missing gate_let_go',
        '5 MAINTAINER re_review high 2026-02-04T00:00:00Z gate_missing gate_let_go',
        '6 UNCLEAR words low 2026-02-02T00:00:00Z gate_missing gate_let_go',
      ]);
      const { rows } = await sql<{ required_checks: string[]; push_dismisses_approvals: boolean }>`
        select required_checks, push_dismisses_approvals from branch_rules`.execute(db);
      expect(rows).toEqual([{ required_checks: ['docs'], push_dismisses_approvals: true }]);
    });

    it('once a night, not once an hour, and a row stays for as long as nothing changes', async () => {
      const { db } = open();
      await read(db, github, REPOSITORIES, on('2026-02-16T12:00:00Z'));
      await github.reset();
      const asked = async () =>
        (await github.log()).filter(({ operation }) => operation === 'OpenPullRequests').length;
      await keepUp(db, github, REPOSITORIES, on('2026-02-16T13:00:00Z'));
      expect(await asked()).toBe(0);
      await keepUp(db, github, REPOSITORIES, on('2026-02-17T12:00:00Z'));
      expect(await asked()).toBe(1);
      const { rows } = await sql<{ n: number; read: string }>`
        select count(*)::int as n, to_char(min(read_at) at time zone 'UTC', 'MM-DD') as read from open_states`.execute(
        db,
      );
      expect(rows).toEqual([{ n: 6, read: '02-17' }]);
    });

    it('again, and what they were like before is still known', async () => {
      const { db } = open();
      const hubNow = hub();
      const changing = await startStandIn({
        communities: [handMade([hubNow], [OCTOCAT, HUBOT, person(3, 'bystander')])],
      });
      try {
        await read(db, changing, REPOSITORIES, on('2026-02-16T12:00:00Z'));
        // The thread is resolved, and the failing check is run again and passes; a conflict is worked out anew.
        (hubNow.byNumber(4) as PullRequest).threads = { 800: { isResolved: true, isOutdated: false } };
        const [first] = (hubNow.byNumber(1) as PullRequest).timeline as TimelineEvent[];
        first!.commit!.checks = [run('test', 'SUCCESS', '2026-02-17T01:00:00Z')];
        (hubNow.byNumber(2) as PullRequest).mergeable = 'UNKNOWN';
        await keepUp(db, changing, REPOSITORIES, on('2026-02-17T12:00:00Z'));
      } finally {
        await changing.close();
      }
      const said = async (now: string) =>
        (await told(now)).map((line) => line.split(' ').slice(0, 5).join(' '));
      expect((await said('2026-02-17T12:00:00Z')).slice(0, 4)).toEqual([
        '1 MAINTAINER first_response high 2026-02-01T00:00:00Z',
        '2 MAINTAINER first_response high 2026-02-01T00:00:00Z',
        '3 MAINTAINER approve_ci high 2026-02-01T00:00:00Z',
        '4 MAINTAINER re_review high 2026-02-17T12:00:00Z',
      ]);
      expect((await told('2026-02-17T12:00:00Z'))[1]).toContain(' conflict ');
      expect((await said('2026-02-17T11:00:00Z')).slice(0, 4)).toEqual([
        '1 AUTHOR checks high 2026-02-01T01:00:00Z',
        '2 MAINTAINER first_response high 2026-02-01T00:00:00Z',
        '3 MAINTAINER approve_ci high 2026-02-01T00:00:00Z',
        '4 AUTHOR threads high 2026-02-03T00:00:00Z',
      ]);
      // Six pull requests for two and a half days, of which a day and a half was before the first look.
      const window = { start: '2026-02-15T00:00:00Z', end: '2026-03-01T00:00:00Z' };
      const asOf = '2026-02-17T12:00:00Z';
      const [times] = await computeWaitingTimes(db, { institution: who, window, asOf });
      expect(times).toMatchObject({ pull_requests: 6, threads_unknown: 0.6, ci_unknown: 0.6 });
      const { maintainers, author, unclear } = times!.days;
      expect(maintainers + author + unclear).toBeCloseTo(15);
      // The first until its check passed, the fourth until its thread was resolved: a day each.
      expect(author).toBeCloseTo(2);
    });

    it('when they are marked', async () => {
      const { db } = open();
      await read(db, github, REPOSITORIES, on('2026-02-16T12:00:00Z'));
      await github.reset();
      const marks = [{ repo_id: '1', thing: 'pull_request' as const, number: 4, must_reach: null }];
      await db.transaction().execute((trx) => mark(trx, marks, '2026-02-16T12:30:00Z'));
      await readMarks(db, github, REPOSITORIES, on('2026-02-16T12:31:00Z'));
      expect((await github.log()).map(({ operation }) => operation)).toContain('OpenPullRequests');
      const { rows } = await sql<{ number: number }>`
        select number from open_states where read_at > '2026-02-16T12:30:00Z'`.execute(db);
      expect(rows).toEqual([{ number: 4 }]);
    });
  });
});
