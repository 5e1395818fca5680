/** When an approved pull request goes to the merger, what is said beside an answer, and since when it counts. */
import { describe, expect, it } from 'vitest';
import {
  ask,
  AUTHOR,
  check,
  comment,
  HUBOT,
  inline,
  MONA,
  push,
  review,
  STRANGER,
  thread,
  time,
  turnAt,
  type Story,
} from './story.ts';
import { tellCases, type Told } from './told.ts';
import type { Note } from '../../../src/domain/attention/types.ts';

const approval = review('2 10:00', MONA, 'APPROVED');
const small = { source_lines: 10 };
const decided = (value: 'APPROVED' | 'REVIEW_REQUIRED' | 'CHANGES_REQUESTED', at = '2 10:00') => ({
  review_decision: { value, since: time(at) },
});

const CASES: Record<string, Told[]> = {
  'waits five business days': [
    [
      'over 50 lines of source: the reviewers keep it, who had it since it was opened',
      '5',
      { events: [approval] },
      `MAINTAINER approved_waiting high ${MONA}`,
      '1 09:00',
    ],
    [
      'a moment before the five days',
      '9 09:59:59',
      { events: [approval] },
      `MAINTAINER approved_waiting high ${MONA}`,
    ],
    [
      'after five: from Tuesday 10:00 to the next one; the merger has it since the approval',
      '9 10:00',
      { events: [approval] },
      `MERGER merge high ${MONA}`,
      '2 10:00',
    ],
    [
      'approved on a Saturday it counts from Monday',
      '12 23:59',
      { events: [review('6 12:00', MONA, 'APPROVED')] },
      `MAINTAINER approved_waiting high ${MONA}`,
    ],
    [
      'a holiday of the institution is no business day',
      '9 12:00',
      {
        events: [approval],
        policy: { calendar: { time_zone: 'UTC', holidays: new Set(['2026-03-05']) } },
      },
      `MAINTAINER approved_waiting high ${MONA}`,
    ],
    [
      '51 lines are not small',
      '3',
      { events: [approval], pull_request: { source_lines: 51 } },
      `MAINTAINER approved_waiting high ${MONA}`,
    ],
    [
      'unknown lines count as many',
      '3',
      { events: [approval], pull_request: { source_lines: null } },
      `MAINTAINER approved_waiting high ${MONA}`,
    ],
    [
      'small, and another review is pending: the reviewers keep it',
      '3',
      { events: [ask('1 10:00', AUTHOR, HUBOT), approval], pull_request: small },
      `MAINTAINER approved_waiting high ${HUBOT} ${MONA}`,
    ],
    [
      'small, and a team’s review is answered by the approval of one who can merge',
      '3',
      { events: [ask('1 10:00', AUTHOR, null), approval], pull_request: small },
      `MERGER merge high ${MONA}`,
    ],
  ],
  'is it enough': [
    [
      'an approval of someone who cannot merge is none',
      '3',
      { events: [review('2 10:00', STRANGER, 'APPROVED')], pull_request: small },
      `MAINTAINER first_response high ${MONA} ${HUBOT}`,
    ],
    [
      'GitHub still wants a review: not enough',
      '3',
      { events: [approval], pull_request: small, snapshot: decided('REVIEW_REQUIRED', '1 09:00') },
      `MAINTAINER reply low ${MONA}`,
    ],
    [
      'GitHub says approved: enough',
      '3',
      { events: [approval], pull_request: small, snapshot: decided('APPROVED') },
      `MERGER merge high ${MONA}`,
      '2 10:00',
    ],
    [
      'a push makes it stale',
      '4',
      { events: [approval, push('3 09:00')], pull_request: small },
      `MAINTAINER reply low ${MONA}`,
    ],
    [
      'not where the protection says that approvals stay',
      '4',
      {
        events: [approval, push('3 09:00')],
        pull_request: small,
        snapshot: { protection: { push_dismisses_approvals: false } },
      },
      `MERGER merge high ${MONA}`,
    ],
    [
      'nor does a push by a maintainer, or a merge from the base',
      '4',
      { events: [approval, push('3 09:00', HUBOT), push('3 10:00', AUTHOR, true)], pull_request: small },
      `MERGER merge high ${MONA}`,
      '2 10:00',
    ],
    [
      'another maintainer’s request for changes that the author answered goes to them first',
      '4',
      {
        events: [approval, review('2 11:00', HUBOT, 'CHANGES_REQUESTED'), comment('3 09:00', AUTHOR)],
        pull_request: small,
      },
      `MAINTAINER re_review high ${HUBOT}`,
    ],
    [
      'the author’s remark after the approval leaves it with the merger',
      '4',
      { events: [approval, comment('3 09:00', AUTHOR)], pull_request: small },
      `MERGER merge high ${MONA}`,
      '2 10:00',
    ],
  ],
  'is it green': [
    [
      'it counts since the last green, where that is later',
      '5',
      {
        events: [approval],
        pull_request: { ...small, head_since: time('2 09:00') },
        checks: [check('green', '2 12:00')],
      },
      `MERGER merge high ${MONA}`,
      '2 12:00',
    ],
    [
      'red for less than a day keeps it with the reviewers',
      '3',
      { events: [approval], pull_request: small, checks: [check('red', '2 12:00')] },
      `MAINTAINER approved_waiting low ${MONA}`,
    ],
    [
      'a gate that has not ended keeps it for four hours',
      '2 12:59',
      {
        events: [approval],
        pull_request: { ...small, head_since: time('2 09:00') },
        checks: [check('missing', null)],
      },
      `MAINTAINER approved_waiting low ${MONA}`,
    ],
    [
      'and then lets go',
      '2 13:00',
      {
        events: [approval],
        pull_request: { ...small, head_since: time('2 09:00') },
        checks: [check('missing', null)],
      },
      `MERGER merge low ${MONA}`,
      '2 13:00',
    ],
    [
      'nothing known about the checks is green, at low confidence',
      '3',
      { events: [approval], pull_request: small, checks: null },
      `MERGER merge low ${MONA}`,
    ],
    [
      'red on the base branch as well does not hold it, at low confidence',
      '4',
      {
        events: [approval],
        pull_request: small,
        checks: [check('red', '2 09:00', { is_red_on_base: true })],
      },
      `MERGER merge low ${MONA}`,
    ],
    [
      'whether it can be merged is not known: low confidence',
      '3',
      { events: [approval], pull_request: small, snapshot: { has_conflict: null } },
      `MERGER merge low ${MONA}`,
    ],
    [
      'a conflict does not move it',
      '3',
      { events: [approval], pull_request: small, snapshot: { has_conflict: true } },
      `MERGER merge high ${MONA}`,
    ],
  ],
  'since belongs to the side': [
    [
      'the author’s pushes do not restart the reviewers’ wait',
      '9',
      { events: [push('3 09:00'), push('8 09:00')] },
      `MAINTAINER first_response high ${MONA} ${HUBOT}`,
      '1 09:00',
    ],
    [
      'a second answer does not restart it',
      '9',
      {
        events: [
          review('2 10:00', MONA, 'CHANGES_REQUESTED'),
          comment('3 09:00', AUTHOR),
          comment('8 09:00', AUTHOR),
        ],
      },
      `MAINTAINER re_review high ${MONA}`,
      '3 09:00',
    ],
    [
      'another reason within the side keeps it',
      '9',
      {
        events: [
          review('2 10:00', MONA, 'CHANGES_REQUESTED'),
          comment('3 09:00', AUTHOR, { asks: true }),
          comment('4 09:00', STRANGER),
        ],
      },
      `MAINTAINER re_review high ${MONA}`,
      '3 09:00',
    ],
    [
      'it moves back where a failing check is older than the request for changes',
      '9',
      { events: [review('2 10:00', MONA, 'CHANGES_REQUESTED')], checks: [check('red', '2 09:00')] },
      `AUTHOR checks high ${AUTHOR}`,
      '2 09:00',
    ],
  ],
};

tellCases('Approved:', CASES);

const NOTED: [sentence: string, story: Story, notes: Note[]][] = [
  ['nothing', {}, []],
  ['a conflict', { snapshot: { has_conflict: true } }, ['conflict']],
  ['a conflict of which nothing is known', { snapshot: { has_conflict: null } }, ['conflict_unknown']],
  [
    'the blockers beside the one that is named',
    {
      events: [review('2 10:00', MONA, 'CHANGES_REQUESTED')],
      threads: [thread([['2 10:00', MONA]])],
      checks: [check('red', '2 09:00')],
    },
    ['changes', 'threads'],
  ],
  ['checks that are red for less than a day', { checks: [check('red', '4 23:00')] }, ['checks']],
  [
    'a gate that said nothing, and was let go',
    { checks: [check('missing', null)] },
    ['gate_missing', 'gate_let_go'],
  ],
  ['a gate that goes on for ever', { checks: [check('pending', null)] }, ['gate_let_go']],
  [
    'a base branch that is red',
    { checks: [check('red', '2 09:00', { is_red_on_base: true })] },
    ['base_red'],
  ],
  ['a team that was asked', { events: [ask('2 09:00', AUTHOR, null)] }, ['team_requested']],
  [
    'that threads and checks are not known',
    { threads: null, checks: null },
    ['threads_unknown', 'checks_unknown'],
  ],
];

describe('Beside the answer', () => {
  it.each(NOTED)('it says: %s', (_sentence, story, notes) => {
    expect(turnAt('5', story).also).toEqual(notes);
  });

  it('nothing is said of what has ended', () => {
    const story: Story = {
      pull_request: { state: 'MERGED', merged_at: time('3') },
      threads: null,
      snapshot: { has_conflict: true },
      events: [inline('2 09:00', MONA)],
    };
    expect(turnAt('5', story).also).toEqual([]);
  });
});
