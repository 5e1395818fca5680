import { expect, it } from 'vitest';
import type { FactBatch } from '../../src/domain/history/facts.ts';
import { comment, event, institution, issue, store, user } from '../support/builders.ts';
import { onEachDatabase, onOneDatabase } from '../support/databases.ts';
import { figuresOf, numbers, part } from '../support/kpis.ts';
import { board, cardOf } from '../support/plans.ts';

const users = [
  user(1, 'octocat'),
  user(2, 'hubot'),
  user(3, 'abigail'),
  user(5, 'springboard-updates', { type: 'Bot' }),
];
const who = institution({
  team: [
    { github: 'octocat', from: '2025-01-01T00:00:00Z', to: null },
    { github: 'hubot', from: '2025-01-01T00:00:00Z', to: '2026-07-10T00:00:00Z' },
    { github: 'springboard-updates', from: null, to: null },
  ],
});
const act = (kind: string, by: number | null, at: string, over = {}) => ({
  timeline_events: [event(kind, 1, kind, by, at, over)],
});
const said = (by: number | null, at: string) => ({ issue_comments: [comment(1, 1, by, at)] });

interface Case {
  says: string;
  counts: 'state_change' | 'response' | null;
  author?: number | null;
  facts?: Partial<FactBatch>;
}

// The window is [2026-07-08, 2026-07-22); abigail asked on 07-01 unless said otherwise.
const CASES: Case[] = [
  ...['LABELED_EVENT', 'UNLABELED_EVENT', 'ASSIGNED_EVENT', 'MILESTONED_EVENT', 'CLOSED_EVENT'].map(
    (kind): Case => ({ says: kind, counts: 'state_change', facts: act(kind, 1, '2026-07-10') }),
  ),
  ...[
    'MARKED_AS_DUPLICATE_EVENT',
    'TRANSFERRED_EVENT',
    'RENAMED_TITLE_EVENT',
    'CONVERTED_TO_DISCUSSION_EVENT',
  ].map((kind): Case => ({ says: kind, counts: 'state_change', facts: act(kind, 1, '2026-07-10') })),
  ...['UNASSIGNED_EVENT', 'DEMILESTONED_EVENT', 'REOPENED_EVENT', 'CROSS_REFERENCED_EVENT'].map(
    (kind): Case => ({ says: `${kind} does not`, counts: null, facts: act(kind, 1, '2026-07-10') }),
  ),
  {
    says: 'a close that came with a pull request does not',
    counts: null,
    facts: act('CLOSED_EVENT', 1, '2026-07-10', { closer: 'PullRequest springboard/hub#2' }),
  },
  { says: 'a comment is a response', counts: 'response', facts: said(1, '2026-07-10') },
  {
    says: 'in the same second the state change decides',
    counts: 'state_change',
    facts: { ...said(1, '2026-07-10'), ...act('LABELED_EVENT', 1, '2026-07-10') },
  },
  {
    says: 'the first act decides',
    counts: 'response',
    facts: { ...said(1, '2026-07-10'), ...act('LABELED_EVENT', 1, '2026-07-10T00:00:01Z') },
  },
  {
    says: 'a first act before the window is not in it, whatever follows',
    counts: null,
    facts: { ...said(1, '2026-07-07'), ...act('LABELED_EVENT', 1, '2026-07-10') },
  },
  {
    says: 'a bot’s act is none, also where the team lists it',
    counts: null,
    facts: act('LABELED_EVENT', 5, '2026-07-09'),
  },
  { says: 'who had left the team is not us', counts: null, facts: said(2, '2026-07-10') },
  { says: 'who had not left yet is', counts: 'response', facts: said(2, '2026-07-09T23:59:59Z') },
  { says: 'somebody else’s act is not ours', counts: null, facts: said(3, '2026-07-10') },
  { says: 'the team’s own issue', counts: null, author: 2, facts: said(1, '2026-07-10') },
  { says: 'a ghost’s issue', counts: 'response', author: null, facts: said(1, '2026-07-10') },
  { says: 'a bot’s issue', counts: null, author: 5, facts: said(1, '2026-07-10') },
  { says: 'the window is half-open', counts: null, facts: said(1, '2026-07-22') },
];

onOneDatabase('issues_triaged, case by case', (open) => {
  it.each(CASES)('$says: $counts', async ({ counts, author = 3, facts = {} }) => {
    await store(open().db, { users, issues: [issue(1, author, '2026-07-01')], ...facts }, who);
    const figures = await figuresOf(open().db, 'issues_triaged', '2026-07-08', '2026-07-22', '2026-08-01');
    expect([figures.value, part(figures, 'state_change'), part(figures, 'response')]).toEqual([
      counts === null ? 0 : 1,
      counts === 'state_change' ? 1 : 0,
      counts === 'response' ? 1 : 0,
    ]);
    expect(numbers(figures.evidence)).toEqual(counts === null ? [] : [1]);
  });
});

onEachDatabase('issues_triaged', (open) => {
  it('the author’s own acts do not triage, though they joined the team later', async () => {
    const joined = institution({ team: [{ github: 'abigail', from: '2026-07-05T00:00:00Z', to: null }] });
    await store(open().db, { users, issues: [issue(1, 3, '2026-07-01')], ...said(3, '2026-07-10') }, joined);
    expect((await figuresOf(open().db, 'issues_triaged', '2026-07-08', '2026-07-22')).value).toBe(0);
  });

  it('a card on a board that we read is a state change by its maker', async () => {
    await store(open().db, { users, issues: [issue(1, 3, '2026-07-01')], ...said(1, '2026-07-11') }, who);
    await board(open().db, [cardOf(1, '2026-07-10', { kind: 'issue', creator_id: '1' })], '2026-07-12');
    const figures = await figuresOf(open().db, 'issues_triaged', '2026-07-08', '2026-07-22');
    expect([figures.value, part(figures, 'state_change')]).toEqual([1, 1]);
    expect(figures.evidence[0]?.why).toBe('state change: put on a board, 2026-07-10 00:00 UTC');
  });

  it('office hours say what waited before and after', async () => {
    // A session on 07-15, 15:00 to 16:00, every two weeks since 07-01. When it began 1, 2 and 4 waited (3 had been answered,
    // 5 was closed, 6 is the team's): 3. During it 1 was answered and 7 was opened: 2, 4 and 7 wait after it: 3.
    const officeHours = {
      ...who,
      office_hours: [{ title: 'Open hour', starts: '2026-07-01T15:00:00Z', minutes: 60, every: '2 weeks' }],
    };
    await store(
      open().db,
      {
        users,
        issues: [
          issue(1, 3, '2026-07-01'),
          issue(2, 3, '2026-07-01'),
          issue(3, 3, '2026-07-01'),
          issue(4, 3, '2026-07-01', { closed_at: '2026-07-16T00:00:00Z' }),
          issue(5, 3, '2026-07-01', { closed_at: '2026-07-10T00:00:00Z' }),
          issue(6, 1, '2026-07-01'),
          issue(7, 3, '2026-07-15T15:30:00Z'),
        ],
        issue_comments: [comment(1, 1, 1, '2026-07-15T15:59:59Z'), comment(2, 3, 1, '2026-07-14')],
      },
      officeHours,
    );
    const figures = await figuresOf(open().db, 'issues_triaged', '2026-07-08', '2026-07-22');
    expect(figures.value).toBe(2);
    expect(figures.parts['office_hours']).toMatchObject({
      sessions: 1,
      triaged: 1,
      untriaged_before: 3,
      untriaged_after: 3,
      '2026-07-15T15:00Z Open hour': { untriaged_before: 3, untriaged_after: 3 },
    });
    expect(numbers(figures.evidence).toSorted()).toEqual([1, 3]);
  });

  it('a session that began before the window still is one, at the same hour of the institution’s clock', async () => {
    // 23:30 to 00:30 in Berlin since 2026-01-07 (22:30 UTC): in July 21:30 UTC. The act of 07-21 22:10 UTC is inside.
    const berlin = institution({
      ...who,
      time_zone: 'Europe/Berlin',
      office_hours: [{ title: 'Late hour', starts: '2026-01-06T22:30:00Z', minutes: 60, every: '1 week' }],
    });
    await store(
      open().db,
      {
        users,
        issues: [issue(1, 3, '2026-07-01')],
        issue_comments: [comment(1, 1, 1, '2026-07-14T22:10:00Z')],
      },
      berlin,
    );
    const figures = await figuresOf(open().db, 'issues_triaged', '2026-07-14T22:00:00Z', '2026-07-22');
    expect(figures.evidence[0]?.why).toContain('during office hours');
    expect(figures.parts['office_hours']).toMatchObject({ sessions: 1, triaged: 1 });
  });

  it('says why the others that the team updated do not count', async () => {
    await store(
      open().db,
      {
        users,
        issues: [
          issue(1, 3, '2026-07-01'),
          issue(2, 2, '2026-07-01'),
          issue(3, 5, '2026-07-01'),
          issue(4, 3, '2026-07-01'),
        ],
        issue_comments: [1, 2, 3].map((number) => comment(number, number, 1, '2026-07-10')),
        timeline_events: [
          event('L', 1, 'LABELED_EVENT', 1, '2026-07-02'),
          event('U', 4, 'UNASSIGNED_EVENT', 1, '2026-07-10'),
        ],
      },
      who,
    );
    const figures = await figuresOf(open().db, 'issues_triaged', '2026-07-08', '2026-07-22');
    expect(figures.value).toBe(0);
    expect(Object.fromEntries(figures.excluded.map(({ url, why }) => [url.split('/').at(-1), why]))).toEqual({
      1: 'triaged before',
      2: 'opened by the team',
      3: 'opened by a bot',
      4: 'nothing was done that triages it',
    });
  });
});
