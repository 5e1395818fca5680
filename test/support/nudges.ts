/** Reminders for tests: one to maintainers about a first response, unless said otherwise. */
import type { Reason } from '../../src/domain/attention/types.ts';
import type { NudgePlan, PlannedNudge } from '../../src/domain/nudges/plan.ts';
import { PROPOSED_TEXTS, reminderText, type Reminder } from '../../src/text/nudges/reminder.ts';
import type { NudgeRules } from '../../src/flows/nudges/plan.ts';
import { institution } from './builders.ts';

export const SENDER = {
  institution: 'Field Station',
  repository: 'fieldstation/meta',
  host: 'https://github.com',
  rules: 'https://headwater.example.org/docs/nudges.md',
};
/** Everything is said that upstream allows, in the words that we propose. */
export const nudgeRules = (change: Partial<NudgeRules> = {}): NudgeRules => ({
  institution: institution(),
  mode: 'comment',
  templates: { signed_by: 'Ada Example', texts: PROPOSED_TEXTS },
  sender: {
    institution: 'Field Station',
    repository: 'fieldstation/meta',
    host: 'https://github.com',
    rules: null,
  },
  away: [],
  ...change,
});
export const ITEM = { repository: 'springboard/hub', number: 1721 };

export function reminder(change: Partial<Reminder> = {}): Reminder {
  return {
    party: 'maintainers',
    reason: 'first_response',
    author: 'octocat',
    people: ['hubot', 'mona'],
    mention: 'hubot',
    waited_business_days: 15,
    failing: [],
    open_threads: 0,
    ...change,
  };
}
/** As it would be said, in the words that we propose. */
export const texts = (change: Partial<Reminder>) =>
  reminderText(reminder(change), PROPOSED_TEXTS, SENDER, ITEM);

/** What maintainers are reminded of. */
export const MAINTAINERS: Reason[] = [
  'first_response',
  'approve_ci',
  're_review',
  'reply',
  'approved_waiting',
  'merge',
];
export function planned(number: number, change: Partial<PlannedNudge> = {}): PlannedNudge {
  return {
    repo_id: '10',
    repository: 'springboard/hub',
    number,
    url: `https://github.com/springboard/hub/pull/${number}`,
    title: 'Retry on conflict',
    party: 'maintainers',
    reason: 'first_response',
    turn_start: 0,
    waited_business_days: 15,
    people: ['hubot'],
    hindrances: [],
    mention_id: null,
    request: null,
    is_held_back: false,
    in_digest: true,
    said_before: 0,
    text: texts({}),
    ...change,
  };
}

export const plan = (nudges: PlannedNudge[], change: Partial<NudgePlan> = {}): NudgePlan => ({
  now: '2026-03-30T09:00:00Z',
  institution: 'Field Station',
  signed_by: 'Ada Example, Field Station',
  nudges,
  undecided: [],
  unreadable: [],
  ...change,
});

/** Ten that wait, the longest first. */
export const WAITING = Array.from({ length: 10 }, (_, place) =>
  planned(100 + place, {
    waited_business_days: 30 - place,
    reason: MAINTAINERS[place % MAINTAINERS.length]!,
  }),
);
/** A long talk without an outcome. */
export const TALK = {
  repo_id: '10',
  number: 3,
  url: 'https://github.com/springboard/hub/pull/3',
  title: 'Profiles',
  words: 2310,
  comments: 41,
};
