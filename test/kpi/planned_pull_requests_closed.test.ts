import { expect, it } from 'vitest';
import type { FactBatch, PullRequestRow } from '../../src/domain/history/facts.ts';
import {
  comment,
  event,
  inlineComment,
  institution,
  pullRequest,
  repo,
  review,
  store,
  user,
} from '../support/builders.ts';
import { onEachDatabase, onOneDatabase } from '../support/databases.ts';
import { figuresOf, numbers, part } from '../support/kpis.ts';
import { board, cardOf, plan, type Planned } from '../support/plans.ts';

// octocat has been on the team since 2025, hubot until 2026-07-10; abigail and monalisa come from outside.
const users = [
  user(1, 'octocat'),
  user(2, 'hubot'),
  user(3, 'abigail'),
  user(4, 'monalisa'),
  user(5, 'springboard-updates', { type: 'Bot' }),
];
const who = institution({
  team: [
    { github: 'octocat', from: '2025-01-01T00:00:00Z', to: null },
    { github: 'hubot', from: '2025-01-01T00:00:00Z', to: '2026-07-10T00:00:00Z' },
    { github: 'springboard-updates', from: null, to: null },
  ],
  planning_labels: { directed: ['App'], foundational: ['good-citizen'] },
});
const LINK = 'springboard/hub#1';

interface Case {
  says: string;
  counts: 'merged' | 'closed' | 'withdrawn_after_review' | 'resolved_by_others' | 'reviewed_unplanned' | null;
  plans?: Planned[];
  over?: Partial<PullRequestRow>;
  author?: number | null;
  facts?: Partial<FactBatch>;
  why?: string;
}

// Unless said otherwise: opened by abigail on 07-01, named by a planning issue of 07-08, merged by monalisa on 07-14.
const MERGED = { merged_at: '2026-07-14T00:00:00Z', merged_by_id: '4' };
const PLANNED: Planned[] = [{ number: 50, opened: '2026-07-08', body: { [LINK]: '2026-07-08' } }];
const reviewed = (at: string, by = 1) => ({ reviews: [review(1, 1, by, at)] });
const closedBy = (person: number, at: string) => [event('C', 1, 'CLOSED_EVENT', person, at)];

const CASES: Case[] = [
  { says: 'a review after planning', counts: 'merged', facts: reviewed('2026-07-10') },
  {
    says: 'an inline comment is an act',
    counts: 'merged',
    facts: { review_comments: [inlineComment(1, 1, 1, '2026-07-10')] },
  },
  {
    says: 'a comment is an act',
    counts: 'merged',
    facts: { issue_comments: [comment(1, 1, 1, '2026-07-10')] },
  },
  {
    says: 'a merge in the second of the end is an act',
    counts: 'merged',
    over: { ...MERGED, merged_by_id: '1' },
    facts: { timeline_events: [event('M', 1, 'MERGED_EVENT', 1, '2026-07-14')] },
  },
  {
    says: 'a commit is an act',
    counts: 'merged',
    facts: { timeline_events: [event('P', 1, 'PULL_REQUEST_COMMIT', 1, '2026-07-10')] },
  },
  {
    says: 'a label is an act',
    counts: 'merged',
    facts: { timeline_events: [event('L', 1, 'LABELED_EVENT', 1, '2026-07-10', { label: 'bug' })] },
  },
  {
    says: 'an assignment is none',
    counts: 'resolved_by_others',
    facts: { timeline_events: [event('A', 1, 'ASSIGNED_EVENT', 1, '2026-07-10')] },
  },
  {
    says: 'closed by us',
    counts: 'closed',
    over: { closed_at: '2026-07-14T00:00:00Z' },
    facts: { timeline_events: closedBy(1, '2026-07-14') },
  },
  {
    says: 'closed by its author after our review',
    counts: 'withdrawn_after_review',
    over: { closed_at: '2026-07-14T00:00:00Z' },
    facts: { ...reviewed('2026-07-10'), timeline_events: closedBy(3, '2026-07-14') },
  },
  {
    says: 'closed by its author, untouched',
    counts: null,
    over: { closed_at: '2026-07-14T00:00:00Z' },
    facts: { timeline_events: closedBy(3, '2026-07-14') },
    why: 'planned, and closed by its author before the team took part',
  },
  { says: 'nobody of us acted after planning', counts: 'resolved_by_others', facts: reviewed('2026-07-07') },
  {
    says: 'an act in the second of planning is not after it',
    counts: 'resolved_by_others',
    facts: reviewed('2026-07-08'),
  },
  {
    says: 'an act after the end is too late',
    counts: 'resolved_by_others',
    facts: reviewed('2026-07-14T00:00:01Z'),
  },
  {
    says: 'who had left the team by then is not us',
    counts: 'resolved_by_others',
    facts: reviewed('2026-07-10', 2),
  },
  { says: 'who had not left yet is', counts: 'merged', facts: reviewed('2026-07-09T23:59:59Z', 2) },
  {
    says: 'a bot never acts, not even on the team list',
    counts: 'resolved_by_others',
    facts: reviewed('2026-07-10', 5),
  },
  {
    says: 'planned after the merge',
    counts: null,
    plans: [{ number: 50, opened: '2026-07-15', body: { [LINK]: '2026-07-15' } }],
    facts: reviewed('2026-07-07'),
    why: 'linked from a planning item only after it had ended',
  },
  {
    says: 'the link edited in after the merge, reviewed in the window',
    counts: 'reviewed_unplanned',
    plans: [{ number: 50, opened: '2026-07-01', body: { [LINK]: '2026-07-15' } }],
    facts: reviewed('2026-07-10'),
  },
  {
    says: 'planning time unknown',
    counts: null,
    plans: [{ number: 50, opened: '2026-07-01', body: { [LINK]: null } }],
    facts: reviewed('2026-07-07'),
    why: 'planning time unknown: no version of the planning item tells since when it has the link',
  },
  {
    says: 'one planning item that can be dated is enough',
    counts: 'merged',
    plans: [{ number: 50, opened: '2026-07-01', body: { [LINK]: null }, comments: { [LINK]: '2026-07-09' } }],
    facts: reviewed('2026-07-10'),
  },
  {
    says: 'a sub-issue elsewhere plans nothing before it was one',
    counts: 'resolved_by_others',
    plans: [{ number: 50, opened: '2026-07-01', since: '2026-07-11', body: { [LINK]: '2026-07-01' } }],
    facts: reviewed('2026-07-07'),
  },
  {
    says: 'a cross-reference from a planning issue dates the plan',
    counts: 'merged',
    plans: [{ number: 50, opened: '2026-07-01', body: { [LINK]: null } }],
    facts: {
      ...reviewed('2026-07-10'),
      timeline_events: [
        event('X', 1, 'CROSS_REFERENCED_EVENT', 1, '2026-07-09', { other_item: 'Field-Station/planning#50' }),
      ],
    },
  },
  {
    says: 'a cross-reference from anything else does not',
    counts: 'reviewed_unplanned',
    plans: [],
    facts: {
      ...reviewed('2026-07-10'),
      timeline_events: [
        event('X', 1, 'CROSS_REFERENCED_EVENT', 1, '2026-07-09', { other_item: 'field-station/planning#51' }),
      ],
    },
  },
  {
    says: 'reviewed, and never planned',
    counts: 'reviewed_unplanned',
    plans: [],
    facts: reviewed('2026-07-10'),
  },
  {
    says: 'of a team member: no community pull request',
    counts: null,
    author: 1,
    facts: reviewed('2026-07-10', 2),
  },
  { says: 'of somebody whose account is gone', counts: null, author: null, facts: reviewed('2026-07-10') },
  { says: 'of a bot', counts: null, author: 5, facts: reviewed('2026-07-10') },
  {
    says: 'it ended in the second in which the next window begins',
    counts: null,
    over: { ...MERGED, merged_at: '2026-07-22T00:00:00Z' },
  },
  {
    says: 'closed, reopened, and merged in the window: once, by its last end',
    counts: 'merged',
    facts: {
      ...reviewed('2026-07-10'),
      timeline_events: [
        event('C', 1, 'CLOSED_EVENT', 4, '2026-07-09'),
        event('R', 1, 'REOPENED_EVENT', 3, '2026-07-09T12:00:00Z'),
      ],
    },
  },
];

// Many cases, one query: one driver is enough for them.
onOneDatabase('planned_pull_requests_closed, case by case', (open) => {
  it.each(CASES)(
    '$says: $counts',
    async ({ counts, plans = PLANNED, over = MERGED, author = 3, facts = {}, why }) => {
      await store(
        open().db,
        { users, pull_requests: [pullRequest(1, author, '2026-07-01', over)], ...facts },
        who,
      );
      await plan(open().db, plans);
      const figures = await figuresOf(
        open().db,
        'planned_pull_requests_closed',
        '2026-07-08',
        '2026-07-22',
        '2026-08-01',
      );
      const outcomes = [
        'merged',
        'closed',
        'withdrawn_after_review',
        'resolved_by_others',
        'reviewed_unplanned',
      ];
      expect(Object.fromEntries(outcomes.map((name) => [name, part(figures, name)]))).toEqual(
        Object.fromEntries(outcomes.map((name) => [name, name === counts ? 1 : 0])),
      );
      const isInValue = ['merged', 'closed', 'withdrawn_after_review'].includes(counts ?? '');
      expect(figures.value).toBe(isInValue ? 1 : 0);
      expect(numbers(figures.evidence)).toEqual(isInValue ? [1] : []);
      if (why !== undefined) expect(figures.excluded).toMatchObject([{ why }]);
    },
  );
});

onEachDatabase('planned_pull_requests_closed', (open) => {
  it('the author’s own acts do not count, though they joined the team', async () => {
    // abigail opened it as an outsider, joined on 07-05, and labelled and merged it herself.
    const joined = institution({
      ...who,
      team: [...who.team, { github: 'abigail', from: '2026-07-05T00:00:00Z', to: null }],
    });
    await store(
      open().db,
      {
        users,
        pull_requests: [pullRequest(1, 3, '2026-07-01', { ...MERGED, merged_by_id: '3' })],
        timeline_events: [
          event('L', 1, 'LABELED_EVENT', 3, '2026-07-10', { label: 'bug' }),
          event('M', 1, 'MERGED_EVENT', 3, '2026-07-14'),
        ],
      },
      joined,
    );
    await plan(open().db, PLANNED);
    const figures = await figuresOf(open().db, 'planned_pull_requests_closed', '2026-07-08', '2026-07-22');
    expect([figures.value, part(figures, 'resolved_by_others')]).toEqual([0, 1]);
  });

  it('splits by the labels of the earliest planning item, as they are at as_of', async () => {
    // 1: both labels → directed. 2: foundational. 3: the label came off again → unlabelled. 4: the earlier item is foundational,
    // the later directed → foundational. 5: a card of its own has no labels → unlabelled. In all 5.
    const link = (number: number) => `springboard/hub#${number}`;
    await store(
      open().db,
      {
        users,
        pull_requests: [1, 2, 3, 4, 5].map((number) => pullRequest(number, 3, '2026-07-01', MERGED)),
        reviews: [1, 2, 3, 4, 5].map((number) => review(number, number, 1, '2026-07-12')),
      },
      who,
    );
    await plan(open().db, [
      {
        number: 51,
        opened: '2026-07-08',
        labels: { app: ['2026-07-08'], 'Good-Citizen': ['2026-07-09'] },
        body: { [link(1)]: '2026-07-08' },
      },
      {
        number: 52,
        opened: '2026-07-08',
        labels: { 'good-citizen': ['2026-07-08'] },
        body: { [link(2)]: '2026-07-08', [link(4)]: '2026-07-08' },
      },
      {
        number: 53,
        opened: '2026-07-08',
        labels: { app: ['2026-07-08', '2026-07-20'] },
        body: { [link(3)]: '2026-07-08' },
      },
      {
        number: 54,
        opened: '2026-07-08',
        labels: { app: ['2026-07-08'] },
        comments: { [link(4)]: '2026-07-09' },
      },
    ]);
    await board(open().db, [cardOf(5, '2026-07-09')], '2026-07-10');
    const split = async (asOf: string) => {
      const figures = await figuresOf(
        open().db,
        'planned_pull_requests_closed',
        '2026-07-08',
        '2026-07-22',
        asOf,
      );
      return ['directed', 'foundational', 'unlabelled'].map((name) => part(figures, name));
    };
    expect(await split('2026-07-22')).toEqual([1, 2, 2]);
    // Two days before, 53 still had its label.
    expect(await split('2026-07-19')).toEqual([2, 2, 1]);
  });

  it('a draft card plans what it names since it was made, or since it was first seen to name it', async () => {
    // Card A was made with its link on 07-09, before the review of 07-10: counted. Card B was seen without a link on 07-09,
    // and with one on 07-11, after the review: resolved by others.
    await store(
      open().db,
      {
        users,
        pull_requests: [1, 2].map((number) => pullRequest(number, 3, '2026-07-01', MERGED)),
        reviews: [1, 2].map((number) => review(number, number, 1, '2026-07-10')),
      },
      who,
    );
    const draft = (id: string) =>
      cardOf(0, '2026-07-09', { id, kind: 'draft', content_repo_id: null, content_number: null });
    await board(open().db, [draft('B')], '2026-07-09');
    await board(open().db, [draft('A'), draft('B')], '2026-07-11', {
      A: 'springboard/hub#1',
      B: 'springboard/hub#2',
    });
    const figures = await figuresOf(open().db, 'planned_pull_requests_closed', '2026-07-08', '2026-07-22');
    expect(numbers(figures.evidence)).toEqual([1]);
    expect(part(figures, 'resolved_by_others')).toBe(1);
  });

  it('a board that is tidied up, or hidden from us, later does not undo what was planned with it', async () => {
    // The card of 07-09 planned it before the review of 07-10; it was gone on 07-28, or its content hidden.
    await store(
      open().db,
      { users, pull_requests: [pullRequest(1, 3, '2026-07-01', MERGED)], ...reviewed('2026-07-10') },
      who,
    );
    await board(open().db, [cardOf(1, '2026-07-09')], '2026-07-09');
    const value = async (asOf: string) =>
      (await figuresOf(open().db, 'planned_pull_requests_closed', '2026-07-08', '2026-07-22', asOf)).value;
    expect(await value('2026-07-22')).toBe(1);
    const hidden = { kind: 'hidden' as const, content_repo_id: null, content_number: null };
    await board(open().db, [cardOf(1, '2026-07-09', { ...hidden, id: 'PVTI_1_pull_request' })], '2026-07-25');
    expect(await value('2026-07-22')).toBe(1);
    await board(open().db, [], '2026-07-28');
    expect([await value('2026-07-22'), await value('2026-07-29')]).toEqual([1, 1]);
  });

  it('a link to a name that the repository had before its rename still means it', async () => {
    await store(
      open().db,
      { users, pull_requests: [pullRequest(1, 3, '2026-07-01', MERGED)], ...reviewed('2026-07-10') },
      who,
    );
    await store(open().db, {}, who, [repo({ full_name: 'springboard/centre' })]);
    await plan(open().db, PLANNED);
    const figures = await figuresOf(open().db, 'planned_pull_requests_closed', '2026-07-08', '2026-07-22');
    expect(figures.evidence.map(({ url }) => url)).toEqual(['https://github.com/springboard/centre/pull/1']);
  });
});
