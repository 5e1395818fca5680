/** Each of the rules, one row a case: what changes, and what then speaks against a comment. */
import { describe, expect, it } from 'vitest';
import { isHeldBack } from '../../../src/domain/nudges/holdback.ts';
import {
  HINDRANCES,
  type Hindrance,
  type NudgeCase,
  type SaidNudge,
} from '../../../src/domain/nudges/types.ts';
import type { NudgeQuestion } from '../../../src/domain/nudges/decide.ts';
import { aCase, ask, at, given, history, NOW, settings, SINCE, spoken, terms } from './scene.ts';

const [FREE] = spoken(1) as [number];
const HELD = Array.from({ length: 200 }, (_, number) => number + 1).find((number) =>
  isHeldBack({ repo_id: '10', number, turn_start: SINCE }),
)!;
const base = aCase({ number: FREE });
const said = (iso: string, change: Partial<SaidNudge> = {}): SaidNudge => ({
  repo_id: '10',
  number: FREE,
  turn_start: SINCE,
  party: 'maintainers',
  at: at(iso),
  mentioned: null,
  ...change,
});
const withTerms = (change: Parameters<typeof terms>[0]) => ({ terms: new Map([['10', terms(change)]]) });

type Row = [string, { one?: NudgeCase; ask?: Partial<NudgeQuestion> }, Hindrance[]];

const of = (attention: Parameters<typeof aCase>[0], rest: Partial<NudgeQuestion> = {}) => {
  const one = aCase({ number: FREE, ...attention });
  return { one, ask: { history: history([one]), ...rest } };
};

const ROWS: Row[] = [
  ['nothing speaks against it', {}, []],
  // 2: the holder alone, and only where it is certain.
  ['approved and ready to be merged', of({ attention: { side: 'MERGER', reason: 'merge' } }), []],
  ['on hold', of({ attention: { side: 'BLOCKED', reason: 'label', people: [] } }), ['side']],
  ['paused', of({ attention: { side: 'PAUSED', reason: 'snoozed', people: [] } }), ['side']],
  ['nobody’s', of({ attention: { side: 'NONE', reason: 'draft', people: [] } }), ['side']],
  [
    'unclear',
    of({ attention: { side: 'UNCLEAR', reason: 'words', confidence: 'low' } }),
    ['side', 'confidence'],
  ],
  ['a guess', of({ attention: { reason: 'reply', confidence: 'low' } }), ['confidence']],
  [
    'the author’s, by failing checks',
    of({ attention: { side: 'AUTHOR', reason: 'checks', people: ['1'] } }),
    [],
  ],
  [
    'the author’s, by requested changes',
    of({ attention: { side: 'AUTHOR', reason: 'changes', people: ['1'] } }),
    [],
  ],
  [
    'the author’s, by open threads',
    of({ attention: { side: 'AUTHOR', reason: 'threads', people: ['1'] } }),
    [],
  ],
  [
    'the author’s, by a draft',
    of({ attention: { side: 'AUTHOR', reason: 'draft', people: ['1'] } }),
    ['author_without_structure'],
  ],
  // 13
  ['never read to the end', { ask: withTerms({ backfilled_at: null }) }, ['history']],
  ['read to the end tomorrow', { ask: withTerms({ backfilled_at: NOW + 1 }) }, ['history', 'dry_run']],
  // 9
  ['digests only', { ask: { settings: settings({ mode: 'digest' }) } }, ['mode']],
  ['off', { ask: { settings: settings({ mode: 'off' }) } }, ['mode']],
  ['read to the end 13 days ago', { ask: withTerms({ backfilled_at: NOW - 13 * 86_400_000 }) }, ['dry_run']],
  ['read to the end 14 days ago', { ask: withTerms({ backfilled_at: NOW - 14 * 86_400_000 }) }, []],
  ['no word from upstream', { ask: withTerms({ consent: { state: 'absent' } }) }, ['consent']],
  ['upstream wants none', { ask: withTerms({ consent: given({ comments: false }) }) }, ['consent']],
  [
    'upstream does not want to be measured',
    { ask: withTerms({ consent: given({ measure: false }) }) },
    ['consent'],
  ],
  [
    'upstream’s file has an unknown key',
    { ask: withTerms({ consent: { state: 'unreadable', problem: 'x' } }) },
    ['consent_unreadable'],
  ],
  [
    'upstream exempts the label',
    {
      one: aCase({ number: FREE, labels: ['Needs Decision'] }),
      ask: withTerms({ consent: given({ exempt_labels: ['needs decision'] }) }),
    },
    ['exempt_label'],
  ],
  // 11
  ['nothing signed', { ask: { settings: settings({ signed: new Set() }) } }, ['template']],
  [
    'signed for authors alone',
    { ask: { settings: settings({ signed: new Set(['author']) }) } },
    ['template'],
  ],
  // 7
  [
    'somebody said /no-nudge',
    { ask: { history: history([base], { silenced: new Set([`10 ${FREE}`]) }) } },
    ['no_nudge'],
  ],
  // 10
  ['a tenth of the comments is ours', { ask: withTerms({ comments: { ours: 10, all: 100 } }) }, []],
  ['more than a tenth is ours', { ask: withTerms({ comments: { ours: 11, all: 100 } }) }, ['share']],
  ['a maintainer put 👎', { ask: withTerms({ has_thumbs_down: true }) }, ['thumbs_down']],
  // 4
  ['13 business days', of({ attention: { since: at('2026-03-11T09:00:00Z') } }), ['too_early']],
  [
    '14 business days to the hour, from Tuesday on',
    of({ attention: { since: at('2026-03-10T09:00:00Z') } }),
    [],
  ],
  ['a second before that', of({ attention: { since: at('2026-03-10T09:00:01Z') } }), ['too_early']],
  [
    'a second one after 27 business days',
    { ask: { history: history([base], { said: [said('2026-02-19T09:00:00Z', { party: 'author' })] }) } },
    ['too_early'],
  ],
  [
    'a second one after 28 business days',
    { ask: { history: history([base], { said: [said('2026-02-18T09:00:00Z', { party: 'author' })] }) } },
    [],
  ],
  // 3
  ['in no digest yet', { ask: { history: history([base], { turns: [] }) } }, ['digest_first']],
  [
    'in this very run’s digest',
    {
      ask: {
        history: history([base], {
          turns: [{ repo_id: '10', number: FREE, party: 'maintainers', turn_start: SINCE, digest_at: NOW }],
        }),
      },
    },
    ['digest_first'],
  ],
  [
    'in a digest of the author’s turn',
    {
      ask: {
        history: history([base], {
          turns: [{ repo_id: '10', number: FREE, party: 'author', turn_start: SINCE, digest_at: NOW - 1 }],
        }),
      },
    },
    ['digest_first'],
  ],
  // 6
  [
    'somebody spoke four business days ago',
    { one: aCase({ number: FREE, last_human_act: at('2026-03-24T09:00:00Z') }) },
    ['activity'],
  ],
  [
    'somebody spoke five business days ago',
    { one: aCase({ number: FREE, last_human_act: at('2026-03-23T09:00:00Z') }) },
    [],
  ],
  ['nobody knows who did what', { one: aCase({ number: FREE, last_human_act: null }) }, ['activity']],
  ['a Saturday', { ask: { now: at('2026-03-28T09:00:00Z') } }, ['day_off']],
  [
    'Sunday still, where the institution is',
    {
      ask: {
        now: at('2026-03-30T02:00:00Z'),
        settings: settings({ calendar: { time_zone: 'America/New_York', holidays: new Set() } }),
      },
    },
    ['day_off'],
  ],
  [
    'a holiday',
    { ask: { settings: settings({ calendar: { time_zone: 'UTC', holidays: new Set(['2026-03-30']) } }) } },
    ['day_off'],
  ],
  [
    'one of two is away',
    { ask: { settings: settings({ away: [{ person: '2', from: null, to: null }] }) } },
    [],
  ],
  [
    'all are away',
    {
      ask: {
        settings: settings({
          away: [
            { person: '2', from: NOW, to: null },
            { person: '3', from: null, to: NOW + 1 },
          ],
        }),
      },
    },
    ['away'],
  ],
  [
    'they are back today',
    {
      ask: {
        settings: settings({
          away: [
            { person: '2', from: null, to: NOW },
            { person: '3', from: NOW + 1, to: null },
          ],
        }),
      },
    },
    [],
  ],
  [
    'one is away, the other said /not-me',
    {
      ask: {
        settings: settings({ away: [{ person: '2', from: null, to: null }] }),
        history: history([base], { not_me: new Set([`10 ${FREE} 3`]) }),
      },
    },
    ['away'],
  ],
  [
    'the author’s account is gone',
    of({ attention: { side: 'AUTHOR', reason: 'checks', people: [] } }),
    ['away'],
  ],
  // 12
  ['among the tenth', of({ number: HELD }), ['held_back']],
];

describe('a reminder', () => {
  it.each(ROWS)('%s', (_, { one = base, ask: change = {} }, expected) => {
    const [decision] = ask([one], { history: history([one]), ...change });
    expect(decision!.hindrances).toEqual(expected);
    expect(decision!.is_held_back).toBe(one.number === HELD);
  });

  it('is refused by every rule in some row or below', () => {
    const seen = new Set(ROWS.flatMap(([, , expected]) => expected));
    const below: Hindrance[] = [
      'turn_cap',
      'lifetime_cap',
      'request_first',
      'repository_budget',
      'run_budget',
    ];
    expect(HINDRANCES.filter((one) => !seen.has(one))).toEqual(below);
  });
});
