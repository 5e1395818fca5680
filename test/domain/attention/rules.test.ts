/** Each rule of the order, and what comes before it. Answers are written down from the rules, by hand. */
import {
  ask,
  AUTHOR,
  BOT,
  check,
  comment,
  event,
  HUBOT,
  label,
  MONA,
  push,
  rename,
  hand,
  review,
  snooze,
  STRANGER,
  thread,
  time,
} from './story.ts';
import { tellCases, type Told } from './told.ts';

const changes = review('2 10:00', MONA, 'CHANGES_REQUESTED');
const approval = review('2 10:00', MONA, 'APPROVED');
const redCheck = check('red', '2 09:00');

const CASES: Record<string, Told[]> = {
  '1, it has ended': [
    [
      'merged is nobody’s turn, whatever is open',
      '5',
      {
        events: [changes],
        pull_request: { state: 'MERGED', merged_at: time('3 12:00'), closed_at: time('3 12:00') },
      },
      'NONE merged high',
      '3 12:00',
    ],
    [
      'closed is nobody’s turn',
      '5',
      {
        events: [event('3 12:00', MONA, 'closed')],
        pull_request: { state: 'CLOSED', closed_at: time('3 12:00') },
      },
      'NONE closed high',
      '3 12:00',
    ],
    [
      'closed counts where the event was never read',
      '5',
      { pull_request: { state: 'CLOSED', closed_at: time('3 12:00') } },
      'NONE closed high',
      '3 12:00',
    ],
    [
      'before it was closed it was the maintainers’',
      '2',
      {
        events: [event('3 12:00', MONA, 'closed')],
        pull_request: { state: 'CLOSED', closed_at: time('3 12:00') },
      },
      `MAINTAINER first_response high ${MONA} ${HUBOT}`,
      '1 09:00',
    ],
    [
      'reopened it is somebody’s turn again, since then',
      '5',
      { events: [event('3 12:00', AUTHOR, 'closed'), event('4 12:00', AUTHOR, 'reopened')] },
      `MAINTAINER first_response high ${MONA} ${HUBOT}`,
      '4 12:00',
    ],
  ],
  '2, drafts': [
    ['a draft is nobody’s turn', '2', { pull_request: { is_draft: true } }, 'NONE draft high', '1 09:00'],
    [
      'so is one that its author made a draft after changes were requested',
      '4',
      { events: [changes, event('3 09:00', AUTHOR, 'draft')], pull_request: { is_draft: true } },
      'NONE draft high',
      '3 09:00',
    ],
    [
      'one that somebody else made a draft after changes were requested is the author’s',
      '4',
      { events: [changes, event('2 11:00', HUBOT, 'draft')], pull_request: { is_draft: true } },
      `AUTHOR draft high ${AUTHOR}`,
      '2 10:00',
    ],
    [
      'a bot that does it for the reviewers is somebody else, too',
      '4',
      { events: [changes, event('2 11:00', BOT, 'draft')], pull_request: { is_draft: true } },
      `AUTHOR draft high ${AUTHOR}`,
    ],
    [
      'one that somebody else made a draft without a request for changes is nobody’s turn',
      '4',
      {
        events: [comment('2 10:00', MONA), event('2 11:00', MONA, 'draft')],
        pull_request: { is_draft: true },
      },
      'NONE draft high',
    ],
    [
      'changes requested by someone who cannot merge are advice: the draft is nobody’s turn',
      '4',
      {
        events: [review('2 10:00', STRANGER, 'CHANGES_REQUESTED'), event('2 11:00', MONA, 'draft')],
        pull_request: { is_draft: true },
      },
      'NONE draft high',
    ],
    ['[WIP] is a draft', '2', { pull_request: { title: '[wip] Start the hub sooner' } }, 'NONE wip high'],
    ['WIP: is a draft', '2', { pull_request: { title: ' WIP: start the hub sooner' } }, 'NONE wip high'],
    [
      'WIP elsewhere in the title is no draft',
      '2',
      { pull_request: { title: 'Start the WIP: hub sooner' } },
      `MAINTAINER first_response high ${MONA} ${HUBOT}`,
    ],
    [
      'the title of that time counts: it waits since WIP went',
      '4',
      { events: [rename('3 09:00', 'WIP: sooner', 'Sooner')], pull_request: { title: 'Sooner' } },
      `MAINTAINER first_response high ${MONA} ${HUBOT}`,
      '3 09:00',
    ],
    [
      'it waits since it was marked ready',
      '4',
      { events: [event('3 09:00', AUTHOR, 'ready')] },
      `MAINTAINER first_response high ${MONA} ${HUBOT}`,
      '3 09:00',
    ],
    [
      'a maintainer who responded during the draft has responded; marking ready is the author’s act',
      '4',
      { events: [comment('2 09:00', MONA), event('3 09:00', AUTHOR, 'ready')] },
      `MAINTAINER reply low ${MONA}`,
      '3 09:00',
    ],
  ],
  '3, snoozed': [
    [
      'it pauses until the date',
      '4',
      { events: [snooze('3 09:00', '10 00:00')] },
      'PAUSED snoozed high',
      '3 09:00',
    ],
    [
      'on the date it wakes',
      '10 00:00',
      { events: [snooze('3 09:00', '10 00:00')] },
      `MAINTAINER first_response high ${MONA} ${HUBOT}`,
      '10 00:00',
    ],
    [
      'a comment of the author wakes it',
      '4',
      { events: [snooze('3 09:00', '10 00:00'), comment('3 12:00', AUTHOR)] },
      `MAINTAINER first_response high ${MONA} ${HUBOT}`,
      '3 12:00',
    ],
    [
      'a push wakes it',
      '4',
      { events: [snooze('3 09:00', '10 00:00'), push('3 12:00')] },
      `MAINTAINER first_response high ${MONA} ${HUBOT}`,
    ],
    [
      'another head wakes it, though no push was seen',
      '4',
      { events: [snooze('3 09:00', '10 00:00', 'earlier head')] },
      `MAINTAINER first_response high ${MONA} ${HUBOT}`,
    ],
    [
      'a bot’s comment, a label and a merge from the base do not wake it',
      '5',
      {
        events: [
          snooze('3 09:00', '10 00:00'),
          comment('3 12:00', BOT),
          label('3 13:00', 'labeled', 'bug'),
          push('3 14:00', AUTHOR, true),
        ],
      },
      'PAUSED snoozed high',
      '3 09:00',
    ],
    [
      'what was taken back pauses nothing',
      '4',
      { events: [snooze('3 09:00', '10 00:00'), snooze('3 10:00', null)] },
      `MAINTAINER first_response high ${MONA} ${HUBOT}`,
    ],
  ],
  'handed over': [
    [
      'a maintainer’s command makes it the author’s turn, whatever nobody has answered yet',
      '4',
      { events: [comment('2 09:00', AUTHOR, { asks: true }), hand('3 09:00', 'author')] },
      `AUTHOR handed_over high ${AUTHOR}`,
      '3 09:00',
    ],
    [
      'an answer of the author ends it',
      '4',
      { events: [hand('3 09:00', 'author'), comment('3 12:00', AUTHOR)] },
      `MAINTAINER first_response high ${MONA} ${HUBOT}`,
    ],
    [
      'thanks, a bot and a bystander leave it',
      '4',
      {
        events: [
          hand('3 09:00', 'author'),
          comment('3 10:00', AUTHOR, { is_thanks: true }),
          comment('3 11:00', BOT),
          comment('3 12:00', STRANGER),
        ],
      },
      `AUTHOR handed_over high ${AUTHOR}`,
      '3 09:00',
    ],
    [
      'a push ends it',
      '4',
      { events: [hand('3 09:00', 'author'), push('3 12:00')] },
      `MAINTAINER first_response high ${MONA} ${HUBOT}`,
    ],
    [
      'another head ends it, though no push was seen',
      '4',
      { events: [hand('3 09:00', 'author', { head: 'earlier head' })] },
      `MAINTAINER first_response high ${MONA} ${HUBOT}`,
    ],
    [
      'an approval of a maintainer ends it',
      '4',
      { events: [hand('3 09:00', 'author'), review('3 12:00', MONA, 'APPROVED')] },
      `MAINTAINER approved_waiting high ${MONA}`,
    ],
    [
      'the author hands it back',
      '4',
      {
        events: [
          hand('3 09:00', 'author'),
          comment('3 12:00', AUTHOR, { is_commands_only: true, hands_to: 'maintainer' }),
        ],
      },
      `MAINTAINER reply high ${MONA} ${HUBOT}`,
      '3 12:00',
    ],
    [
      'a maintainer takes it back',
      '4',
      { events: [hand('3 09:00', 'author'), hand('3 12:00', 'maintainer')] },
      `MAINTAINER reply high ${MONA} ${HUBOT}`,
      '3 12:00',
    ],
    [
      'a maintainer’s word ends what was handed to maintainers',
      '4',
      { events: [hand('3 09:00', 'maintainer'), comment('3 12:00', HUBOT)] },
      `UNCLEAR words low ${AUTHOR} ${HUBOT}`,
    ],
    [
      'a label holds it all the same',
      '4',
      { events: [label('2 09:00', 'labeled', 'Status: On Hold'), hand('3 09:00', 'author')] },
      'BLOCKED label high',
    ],
  ],
  '4, on hold': [
    [
      'a configured label blocks, in any letter case',
      '4',
      { events: [label('3 09:00', 'labeled', 'Status: On Hold')] },
      'BLOCKED label high',
      '3 09:00',
    ],
    [
      'a label that nobody saw being set blocks, too',
      '4',
      { pull_request: { labels: ['status: on hold'] } },
      'BLOCKED label high',
      '1 09:00',
    ],
    [
      'without the label it is the maintainers’ again',
      '5',
      {
        events: [
          label('3 09:00', 'labeled', 'status: on hold'),
          label('4 09:00', 'unlabeled', 'status: on hold'),
        ],
      },
      `MAINTAINER first_response high ${MONA} ${HUBOT}`,
      '4 09:00',
    ],
    [
      'other labels block nothing',
      '4',
      { pull_request: { labels: ['bug'] } },
      `MAINTAINER first_response high ${MONA} ${HUBOT}`,
    ],
  ],
  '5, the author waits for a word': [
    [
      'the command hands it over, even with red checks',
      '5',
      {
        events: [changes, comment('3 09:00', AUTHOR, { hands_to: 'maintainer', is_commands_only: true })],
        checks: [redCheck],
      },
      `MAINTAINER reply high ${MONA}`,
      '3 09:00',
    ],
    [
      'a maintainer’s word takes the command as heard',
      '5',
      {
        events: [
          changes,
          comment('3 09:00', AUTHOR, { hands_to: 'maintainer', is_commands_only: true }),
          comment('3 10:00', MONA),
        ],
      },
      `AUTHOR changes high ${AUTHOR}`,
    ],
    [
      'an unanswered question is the maintainers’, at low confidence, even with red checks',
      '5',
      { events: [changes, comment('3 09:00', AUTHOR, { asks: true })], checks: [redCheck] },
      `MAINTAINER reply low ${MONA}`,
      '3 09:00',
    ],
    [
      'an outsider’s answer is an answer',
      '5',
      { events: [changes, comment('3 09:00', AUTHOR, { asks: true }), comment('3 11:00', STRANGER)] },
      `MAINTAINER re_review high ${MONA}`,
    ],
    [
      'a bot’s is none',
      '5',
      { events: [comment('3 09:00', AUTHOR, { asks: true }), comment('3 11:00', BOT)] },
      `MAINTAINER reply low ${MONA} ${HUBOT}`,
    ],
    [
      'a review is an answer',
      '5',
      { events: [comment('3 09:00', AUTHOR, { asks: true }), review('3 11:00', MONA, 'CHANGES_REQUESTED')] },
      `AUTHOR changes high ${AUTHOR}`,
    ],
    [
      'only the author’s last comment asks',
      '5',
      { events: [comment('2 08:00', AUTHOR, { asks: true }), comment('2 09:00', AUTHOR), changes] },
      `AUTHOR changes high ${AUTHOR}`,
    ],
    [
      'a command for a bot after the question does not take it back',
      '5',
      {
        events: [
          changes,
          comment('3 09:00', AUTHOR, { asks: true }),
          comment('3 09:30', AUTHOR, { is_commands_only: true }),
        ],
      },
      `MAINTAINER reply low ${MONA}`,
    ],
    [
      'of one second the author’s question comes first, and the review answers it',
      '5',
      { events: [review('3 09:00', MONA, 'CHANGES_REQUESTED'), comment('3 09:00', AUTHOR, { asks: true })] },
      `AUTHOR changes high ${AUTHOR}`,
    ],
  ],
  '6, workflow runs wait for approval': [
    [
      'that is the maintainers’, before any check can fail',
      '5',
      { snapshot: { waiting_runs: [{ created_at: time('1 09:01') }] }, checks: [redCheck] },
      `MAINTAINER approve_ci high ${MONA} ${HUBOT}`,
      '1 09:00',
    ],
    [
      'since the workflow was created, where the author had it before',
      '5',
      { events: [changes], snapshot: { waiting_runs: [{ created_at: time('3 09:00') }] } },
      `MAINTAINER approve_ci high ${MONA} ${HUBOT}`,
      '3 09:00',
    ],
    [
      'whoever was asked for a review is asked for the click',
      '5',
      {
        events: [ask('2 09:00', AUTHOR, HUBOT)],
        snapshot: { waiting_runs: [{ created_at: time('1 09:01') }] },
      },
      `MAINTAINER approve_ci high ${HUBOT}`,
    ],
  ],
  '7, required checks fail': [
    [
      'for more than a day: the author’s, since they were first seen so',
      '3 09:01',
      { checks: [redCheck] },
      `AUTHOR checks high ${AUTHOR}`,
      '2 09:00',
    ],
    [
      'for a day: not yet',
      '3 09:00',
      { checks: [redCheck] },
      `MAINTAINER first_response high ${MONA} ${HUBOT}`,
      '1 09:00',
    ],
    [
      'on the base branch, too: not the author’s',
      '5',
      { checks: [check('red', '2 09:00', { is_red_on_base: true })] },
      `MAINTAINER first_response high ${MONA} ${HUBOT}`,
    ],
    [
      'nobody knows about the base branch: a guess',
      '5',
      { checks: [check('red', '2 09:00', { is_red_on_base: null })] },
      `AUTHOR checks low ${AUTHOR}`,
    ],
    [
      'one that is not required, beside one that is: nobody’s matter',
      '5',
      { checks: [check('red', '2 09:00', { is_required: false }), check('green', '2 09:00')] },
      `MAINTAINER first_response high ${MONA} ${HUBOT}`,
    ],
    [
      'where none is required all count',
      '5',
      { checks: [check('red', '2 09:00', { is_required: false })] },
      `AUTHOR checks high ${AUTHOR}`,
    ],
    [
      'at another commit than the head: not known',
      '5',
      { checks: [redCheck], pull_request: { head: 'newer' } },
      `MAINTAINER first_response low ${MONA} ${HUBOT}`,
    ],
    [
      'in a list that was cut: not known',
      '5',
      { snapshot: { checks: { commit: 'head', is_truncated: true, list: [redCheck] } } },
      `MAINTAINER first_response low ${MONA} ${HUBOT}`,
    ],
    [
      'a day counts from the first failure at this head, of whichever check',
      '3 10:00',
      { checks: [check('red', '2 12:00'), redCheck] },
      `AUTHOR checks high ${AUTHOR}`,
      '2 09:00',
    ],
  ],
  '8 and 9, feedback that waits for the author': [
    ['changes are requested', '5', { events: [changes] }, `AUTHOR changes high ${AUTHOR}`, '2 10:00'],
    [
      'checks are named before changes',
      '5',
      { events: [changes], checks: [redCheck] },
      `AUTHOR checks high ${AUTHOR}`,
      '2 09:00',
    ],
    [
      'changes are named before threads',
      '5',
      { events: [changes], threads: [thread([['2 10:00', MONA]])] },
      `AUTHOR changes high ${AUTHOR}`,
    ],
    [
      'a thread of a maintainer is open',
      '5',
      {
        events: [review('2 10:00', MONA, 'COMMENTED', { has_inline: true })],
        threads: [thread([['2 10:00', MONA]])],
      },
      `AUTHOR threads high ${AUTHOR}`,
      '2 10:00',
    ],
  ],
  '10 to 14': [
    [
      '10: answered changes are for their reviewer to look at',
      '5',
      { events: [changes, comment('3 09:00', AUTHOR)] },
      `MAINTAINER re_review high ${MONA}`,
      '3 09:00',
    ],
    [
      '11: approved and small is merged at once',
      '3',
      { events: [approval], pull_request: { source_lines: 50 } },
      `MERGER merge high ${MONA}`,
      '2 10:00',
    ],
    ['12: nobody responded', '3', {}, `MAINTAINER first_response high ${MONA} ${HUBOT}`, '1 09:00'],
    [
      '13: the author spoke last',
      '4',
      { events: [comment('2 10:00', MONA), comment('3 10:00', AUTHOR)] },
      `MAINTAINER reply low ${MONA}`,
      '3 10:00',
    ],
    [
      '13: the author pushed last',
      '4',
      { events: [comment('2 10:00', MONA), push('3 10:00')] },
      `MAINTAINER reply low ${MONA}`,
      '3 10:00',
    ],
    [
      '14: a maintainer spoke last, in words only',
      '4',
      { events: [comment('2 10:00', MONA)] },
      `UNCLEAR words low ${AUTHOR} ${MONA}`,
      '2 10:00',
    ],
  ],
};

tellCases('Rule', CASES);
