/** What cost others dearly, one sentence each: see RATIONALE.md. Answers are written down from the rules, by hand. */
import type { AttentionEvent } from '../../../src/domain/attention/types.ts';
import {
  ask,
  AUTHOR,
  BOT,
  check,
  comment,
  event,
  HUBOT,
  inline,
  LEFT,
  MONA,
  push,
  rename,
  review,
  STRANGER,
  thread,
  time,
  unask,
} from './story.ts';
import { tellCases, type Told } from './told.ts';

const changes = review('2 10:00', MONA, 'CHANGES_REQUESTED');
const approval = review('2 10:00', MONA, 'APPROVED');
const openThread = thread([['2 10:00', MONA]]);
const intro = review('2 10:00', MONA, 'COMMENTED', { has_inline: true });
const small = { source_lines: 10 };

/** A review of the second day, and its dismissal. */
function dismissedOn(at: string, state: 'APPROVED' | 'CHANGES_REQUESTED'): AttentionEvent[] {
  const given = review('2 10:00', MONA, state);
  return [given, { id: 'dismissal', at: time(at), by: HUBOT, kind: 'dismissed', review: given.id }];
}

const CASES: Record<string, Told[]> = {
  'only the author’s answer closes feedback': [
    [
      'a push does not',
      '5',
      { events: [changes, push('3 09:00')] },
      `AUTHOR changes high ${AUTHOR}`,
      '2 10:00',
    ],
    [
      'a new title does not',
      '5',
      { events: [changes, rename('3 09:00', 'Sooner', 'Start the hub sooner')] },
      `AUTHOR changes high ${AUTHOR}`,
    ],
    [
      'a push does not close a thread',
      '5',
      { events: [intro, push('3 09:00')], threads: [openThread] },
      `AUTHOR threads high ${AUTHOR}`,
    ],
    [
      '“thanks” and “will do” leave it with the author',
      '5',
      { events: [changes, comment('3 09:00', AUTHOR, { is_thanks: true })] },
      `AUTHOR changes high ${AUTHOR}`,
      '2 10:00',
    ],
    [
      '“will do” in a thread leaves it with the author',
      '5',
      {
        events: [intro],
        threads: [
          thread([
            ['2 10:00', MONA],
            ['3 09:00', AUTHOR, { is_thanks: true }],
          ]),
        ],
      },
      `AUTHOR threads high ${AUTHOR}`,
    ],
    [
      'a command for a bot is no answer',
      '5',
      { events: [changes, comment('3 09:00', AUTHOR, { is_commands_only: true })] },
      `AUTHOR changes high ${AUTHOR}`,
    ],
    [
      'the author’s inline comment is their answer',
      '5',
      { events: [changes, inline('3 09:00', AUTHOR)] },
      `MAINTAINER re_review high ${MONA}`,
      '3 09:00',
    ],
    [
      'the author’s review of their own work is words of theirs, and no approval',
      '5',
      { events: [changes, review('3 09:00', AUTHOR, 'COMMENTED')] },
      `MAINTAINER re_review high ${MONA}`,
    ],
    [
      'marking it ready is an act of the author',
      '5',
      { events: [changes, event('2 11:00', MONA, 'draft'), event('3 09:00', AUTHOR, 'ready')] },
      `MAINTAINER re_review high ${MONA}`,
      '3 09:00',
    ],
    [
      'marking it ready is no word: an open thread stays open',
      '5',
      { events: [event('3 09:00', AUTHOR, 'ready')], threads: [openThread] },
      `AUTHOR threads high ${AUTHOR}`,
    ],
    [
      'what the author wrote in the same second came before the review',
      '5',
      { events: [changes, comment('2 10:00', AUTHOR)] },
      `AUTHOR changes high ${AUTHOR}`,
    ],
  ],
  'a reviewer’s active state': [
    [
      'asking again cancels a request for changes',
      '5',
      { events: [changes, ask('3 09:00', AUTHOR, MONA)] },
      `MAINTAINER re_review high ${MONA}`,
      '3 09:00',
    ],
    [
      'asking again answers a thread of theirs, too',
      '5',
      { events: [intro, ask('3 09:00', AUTHOR, MONA)], threads: [openThread] },
      `MAINTAINER re_review high ${MONA}`,
      '3 09:00',
    ],
    [
      'asking another reviewer leaves the thread open',
      '5',
      { events: [intro, ask('3 09:00', AUTHOR, HUBOT)], threads: [openThread] },
      `AUTHOR threads high ${AUTHOR}`,
    ],
    [
      'asking again cancels an approval',
      '5',
      { events: [approval, ask('3 09:00', AUTHOR, MONA)], pull_request: small },
      `MAINTAINER reply low ${MONA}`,
    ],
    [
      'asking and thinking better of it leaves the request for changes as it was, answered by the asking',
      '5',
      { events: [changes, ask('2 11:00', STRANGER, MONA), unask('2 12:00', STRANGER, MONA)] },
      `AUTHOR changes high ${AUTHOR}`,
    ],
    [
      'a comment review does not override the same reviewer’s request for changes',
      '5',
      { events: [changes, review('3 09:00', MONA, 'COMMENTED')] },
      `AUTHOR changes high ${AUTHOR}`,
      '2 10:00',
    ],
    [
      'an approval does',
      '3 10:00',
      { events: [changes, review('3 09:00', MONA, 'APPROVED')], pull_request: small },
      `MERGER merge high ${MONA}`,
      '3 09:00',
    ],
    [
      'a dismissed request for changes is as if it had never been',
      '5',
      {
        events: [review('2 10:00', MONA, 'DISMISSED'), review('2 11:00', HUBOT, 'APPROVED')],
        pull_request: small,
      },
      `MERGER merge high ${HUBOT}`,
      '2 11:00',
    ],
    [
      'a request for changes stands until it is dismissed, whatever comes later',
      '4',
      { events: dismissedOn('6', 'CHANGES_REQUESTED') },
      `AUTHOR changes high ${AUTHOR}`,
      '2 10:00',
    ],
    [
      'and no longer',
      '6',
      { events: dismissedOn('6', 'CHANGES_REQUESTED') },
      `UNCLEAR words low ${AUTHOR} ${MONA}`,
      '6',
    ],
    [
      'so does an approval',
      '4',
      { events: dismissedOn('6', 'APPROVED'), pull_request: small },
      `MERGER merge high ${MONA}`,
      '2 10:00',
    ],
    [
      'changes requested by someone who cannot merge are advice',
      '5',
      { events: [review('2 10:00', STRANGER, 'CHANGES_REQUESTED')] },
      `MAINTAINER first_response high ${MONA} ${HUBOT}`,
    ],
    [
      'what somebody requested while they could merge stands after they left',
      '6',
      { events: [review('2 10:00', LEFT, 'CHANGES_REQUESTED')] },
      `AUTHOR changes high ${AUTHOR}`,
    ],
    [
      'of two requests for changes one is answered: it is the author’s',
      '5',
      {
        events: [changes, comment('3 09:00', AUTHOR), review('3 10:00', HUBOT, 'CHANGES_REQUESTED')],
      },
      `AUTHOR changes high ${AUTHOR}`,
      '3 10:00',
    ],
    [
      'both are answered: both reviewers look again',
      '5',
      {
        events: [changes, review('2 11:00', HUBOT, 'CHANGES_REQUESTED'), comment('3 09:00', AUTHOR)],
      },
      `MAINTAINER re_review high ${MONA} ${HUBOT}`,
    ],
    [
      'a reviewer who speaks again after the answer, in words only: unclear',
      '5',
      { events: [changes, comment('3 09:00', AUTHOR), comment('3 12:00', MONA)] },
      `UNCLEAR words low ${AUTHOR} ${MONA}`,
      '3 12:00',
    ],
    [
      'another maintainer’s words leave it with the reviewer',
      '5',
      { events: [changes, comment('3 09:00', AUTHOR), comment('3 12:00', HUBOT)] },
      `MAINTAINER re_review high ${MONA}`,
    ],
    [
      'and once more the author’s answer is for the reviewer',
      '5',
      { events: [changes, comment('3 09:00', AUTHOR), comment('3 12:00', MONA), comment('4 09:00', AUTHOR)] },
      `MAINTAINER re_review high ${MONA}`,
      '4 09:00',
    ],
  ],
  threads: [
    [
      'an outdated one asks nothing any more: who pushed last waits for a reply',
      '5',
      { events: [intro, push('3 09:00')], threads: [thread([['2 10:00', MONA]], { is_outdated: true })] },
      `MAINTAINER reply low ${MONA}`,
    ],
    [
      'before the push that outdated it, it was the author’s',
      '3 08:00',
      { events: [intro, push('3 09:00')], threads: [thread([['2 10:00', MONA]], { is_outdated: true })] },
      `AUTHOR threads high ${AUTHOR}`,
    ],
    [
      'one that an outsider opened asks nothing',
      '5',
      { events: [], threads: [thread([['2 10:00', STRANGER]])] },
      `MAINTAINER first_response high ${MONA} ${HUBOT}`,
    ],
    [
      'a bot’s or an outsider’s last word changes nothing',
      '5',
      {
        events: [intro],
        threads: [
          thread([
            ['2 10:00', MONA],
            ['3 09:00', BOT],
            ['3 10:00', STRANGER],
          ]),
        ],
      },
      `AUTHOR threads high ${AUTHOR}`,
    ],
    [
      'answered, it is its opener’s',
      '5',
      {
        events: [intro],
        threads: [
          thread([
            ['2 10:00', MONA],
            ['3 09:00', AUTHOR],
          ]),
        ],
      },
      `MAINTAINER re_review high ${MONA}`,
      '3 09:00',
    ],
    [
      'of two one is answered: it is the author’s',
      '5',
      {
        events: [intro],
        threads: [
          thread([
            ['2 10:00', MONA],
            ['3 09:00', AUTHOR],
          ]),
          thread([['2 10:00', HUBOT]]),
        ],
      },
      `AUTHOR threads high ${AUTHOR}`,
    ],
    [
      'all resolved, an unapproved one goes to its reviewers',
      '5',
      {
        events: [intro],
        threads: [thread([['2 10:00', MONA]], { is_resolved: true, resolved_at: time('3 09:00') })],
      },
      `MAINTAINER re_review high ${MONA}`,
      '3 09:00',
    ],
    [
      'all resolved, an approved one goes to the merger',
      '4',
      {
        events: [intro, review('2 12:00', MONA, 'APPROVED')],
        threads: [thread([['2 10:00', MONA]], { is_resolved: true, resolved_at: time('3 09:00') })],
        pull_request: small,
      },
      `MERGER merge high ${MONA}`,
    ],
    [
      'an open thread holds back what is approved',
      '4',
      { events: [approval], threads: [openThread], pull_request: small },
      `AUTHOR threads high ${AUTHOR}`,
    ],
    [
      'unknown, a reviewer’s inline comments are words',
      '5',
      { events: [intro, inline('2 10:00', MONA)], threads: null },
      `UNCLEAR words low ${AUTHOR} ${MONA}`,
    ],
  ],
  'words that ask the author nothing': [
    [
      'a comment that opens with a mention of somebody else: the one before counts',
      '5',
      {
        events: [
          comment('2 10:00', MONA),
          comment('3 09:00', AUTHOR),
          comment('3 10:00', MONA, { opens_with: 'other' }),
        ],
      },
      `MAINTAINER reply low ${MONA}`,
      '3 09:00',
    ],
    [
      'one that opens with a mention of the author does ask',
      '5',
      { events: [comment('3 09:00', AUTHOR), comment('3 10:00', MONA, { opens_with: 'author' })] },
      `UNCLEAR words low ${AUTHOR} ${MONA}`,
    ],
    [
      'lines that are only commands for a bot',
      '5',
      {
        events: [
          comment('2 10:00', MONA),
          comment('3 09:00', AUTHOR),
          comment('3 10:00', MONA, { is_commands_only: true }),
        ],
      },
      `MAINTAINER reply low ${MONA}`,
    ],
    [
      'the text on an approval',
      '5',
      {
        events: [comment('3 09:00', AUTHOR), review('3 10:00', MONA, 'APPROVED')],
        snapshot: { review_decision: { value: 'REVIEW_REQUIRED', since: time('1 09:00') } },
      },
      `MAINTAINER reply low ${MONA}`,
    ],
    [
      'what introduces a review, where all it introduces is resolved',
      '5',
      {
        events: [
          comment('2 09:00', AUTHOR),
          review('2 10:00', MONA, 'COMMENTED', { has_inline: true, words: null }),
        ],
        threads: [thread([['2 10:00', MONA]], { is_resolved: true })],
      },
      `MAINTAINER re_review high ${MONA}`,
    ],
    [
      'the author’s thanks for it leave a maintainer’s word as the last',
      '5',
      { events: [comment('2 10:00', MONA), comment('3 09:00', AUTHOR, { is_thanks: true })] },
      `UNCLEAR words low ${AUTHOR} ${MONA}`,
      '2 10:00',
    ],
  ],
  'who changes nothing': [
    [
      'a third party',
      '5',
      { events: [comment('2 10:00', MONA), comment('3 09:00', STRANGER)] },
      `UNCLEAR words low ${AUTHOR} ${MONA}`,
      '2 10:00',
    ],
    [
      'a bot',
      '5',
      { events: [comment('3 09:00', BOT), review('3 09:00', BOT, 'COMMENTED')] },
      `MAINTAINER first_response high ${MONA} ${HUBOT}`,
      '1 09:00',
    ],
    [
      'a deleted account',
      '5',
      { events: [comment('3 09:00', null)] },
      `MAINTAINER first_response high ${MONA} ${HUBOT}`,
    ],
    [
      'a push by a maintainer',
      '5',
      { events: [comment('2 10:00', MONA), push('3 09:00', HUBOT)] },
      `UNCLEAR words low ${AUTHOR} ${MONA}`,
    ],
    [
      'a push by a bot',
      '5',
      { events: [comment('2 10:00', MONA), push('3 09:00', BOT)] },
      `UNCLEAR words low ${AUTHOR} ${MONA}`,
    ],
    [
      'a merge from the base',
      '5',
      { events: [comment('2 10:00', MONA), push('3 09:00', AUTHOR, true)] },
      `UNCLEAR words low ${AUTHOR} ${MONA}`,
    ],
    [
      'feedback keeps the time at which it was written: later events of nobody’s do not move it',
      '9',
      { events: [changes, comment('8 09:00', BOT), comment('8 10:00', STRANGER)] },
      `AUTHOR changes high ${AUTHOR}`,
      '2 10:00',
    ],
    [
      'a commit whose author has no account is taken for the author’s',
      '5',
      { events: [comment('2 10:00', MONA), push('3 09:00', null)] },
      `MAINTAINER reply low ${MONA}`,
    ],
  ],
  'whoever is named': [
    [
      'reviewers who left drop out',
      '6',
      { events: [ask('2 09:00', AUTHOR, LEFT), ask('2 09:00', AUTHOR, HUBOT)] },
      `MAINTAINER first_response high ${HUBOT}`,
    ],
    [
      'all of them left: the recent mergers, the last one first',
      '6',
      { events: [ask('2 09:00', AUTHOR, LEFT)] },
      `MAINTAINER first_response high ${MONA} ${HUBOT}`,
    ],
    [
      'a team was asked: owners fill the place',
      '5',
      { events: [ask('2 09:00', AUTHOR, null)], snapshot: { owners: [HUBOT] } },
      `MAINTAINER first_response high ${HUBOT}`,
    ],
    [
      'owners come before mergers, and after whoever was asked',
      '5',
      { events: [ask('2 09:00', AUTHOR, MONA)], snapshot: { owners: [HUBOT] } },
      `MAINTAINER first_response high ${MONA}`,
    ],
    [
      'nobody merged lately: whoever can merge',
      '4',
      { snapshot: { merges: [] } },
      `MAINTAINER first_response high ${MONA} ${HUBOT} ${LEFT}`,
    ],
    [
      'the author is not asked for a review of their own',
      '5',
      { events: [ask('2 09:00', MONA, AUTHOR)] },
      `MAINTAINER first_response high ${MONA} ${HUBOT}`,
    ],
    [
      'of an author who deleted their account nobody is named',
      '5',
      { events: [changes], pull_request: { author: null } },
      'AUTHOR changes high',
    ],
    [
      'what a deleted account says is not the deleted author’s answer',
      '5',
      { events: [changes, comment('3 09:00', null)], pull_request: { author: null } },
      'AUTHOR changes high',
    ],
    [
      'a stacked pull request, on another branch than the default, is judged like any other',
      '5',
      { events: [changes], snapshot: { protection: null, review_decision: null }, checks: null },
      `AUTHOR changes high ${AUTHOR}`,
    ],
    [
      'the author is named only where nobody else merges',
      '5',
      {
        pull_request: { author: MONA },
        snapshot: {
          can_merge: [{ person: MONA, from: null, to: null }],
          merges: [{ person: MONA, at: time('-3 00:00') }],
        },
      },
      `MAINTAINER first_response high ${MONA}`,
    ],
    [
      'a maintainer’s own pull request names other maintainers',
      '5',
      { pull_request: { author: MONA }, events: [review('2 10:00', MONA, 'COMMENTED')] },
      `MAINTAINER first_response high ${HUBOT}`,
    ],
    [
      'a check that fails is beside an open thread and open changes: the check is named',
      '5',
      { events: [changes], threads: [openThread], checks: [check('red', '2 09:00')] },
      `AUTHOR checks high ${AUTHOR}`,
      '2 09:00',
    ],
  ],
};

tellCases('Corrections:', CASES);
