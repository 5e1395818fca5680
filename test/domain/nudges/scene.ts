/** One reminder that is due by every rule, to be changed in one thing at a time. */
import type { Attention } from '../../../src/domain/attention/types.ts';
import { decideNudges, type NudgeQuestion } from '../../../src/domain/nudges/decide.ts';
import { isHeldBack } from '../../../src/domain/nudges/holdback.ts';
import type {
  Consent,
  NudgeCase,
  NudgeDecision,
  NudgeHistory,
  NudgeSettings,
  Party,
  RepositoryTerms,
} from '../../../src/domain/nudges/types.ts';

/** A Monday. */
export const NOW = Date.parse('2026-03-30T09:00:00Z');
export const SINCE = Date.parse('2026-03-02T09:00:00Z');
export const at = (iso: string) => Date.parse(iso);

export const given = (consent: Partial<Extract<Consent, { state: 'given' }>> = {}): Consent => ({
  state: 'given',
  measure: true,
  comments: true,
  mentions: true,
  review_requests: false,
  exempt_labels: [],
  contact: null,
  ...consent,
});

export function aCase(
  change: Partial<Omit<NudgeCase, 'attention'>> & { attention?: Partial<Attention> } = {},
): NudgeCase {
  const { attention, ...rest } = change;
  const number = rest.number ?? 7;
  return {
    repo_id: '10',
    number,
    repository: 'springboard/hub',
    url: `https://github.com/springboard/hub/pull/${number}`,
    title: 'Retry on conflict',
    labels: [],
    author: '1',
    is_asked_for_review: false,
    last_human_act: SINCE,
    ...rest,
    attention: {
      side: 'MAINTAINER',
      reason: 'first_response',
      people: ['2', '3'],
      since: SINCE,
      confidence: 'high',
      also: [],
      ...attention,
    },
  };
}

export const terms = (change: Partial<RepositoryTerms> = {}): RepositoryTerms => ({
  backfilled_at: at('2026-01-01T00:00:00Z'),
  consent: given(),
  comments: { ours: 0, all: 100 },
  has_thumbs_down: false,
  ...change,
});

export const settings = (change: Partial<NudgeSettings> = {}): NudgeSettings => ({
  mode: 'comment',
  signed: new Set<Party>(['author', 'maintainers']),
  calendar: { time_zone: 'UTC', holidays: new Set() },
  away: [],
  ...change,
});

/** Each case has stood in a digest a week ago. */
export function history(cases: readonly NudgeCase[], change: Partial<NudgeHistory> = {}): NudgeHistory {
  return {
    said: [],
    requested: [],
    turns: cases.map((one) => ({
      repo_id: one.repo_id,
      number: one.number,
      party: one.attention.side === 'AUTHOR' ? ('author' as const) : ('maintainers' as const),
      turn_start: one.attention.since,
      digest_at: NOW - 7 * 86_400_000,
    })),
    silenced: new Set(),
    not_me: new Set(),
    ...change,
  };
}

export function ask(cases: readonly NudgeCase[], change: Partial<NudgeQuestion> = {}): NudgeDecision[] {
  return decideNudges({
    cases,
    terms: new Map(cases.map(({ repo_id }) => [repo_id, terms()])),
    history: history(cases),
    settings: settings(),
    now: NOW,
    ...change,
  });
}

/** Numbers whose turn is not among the tenth that is left alone. */
export function spoken(count: number, { repo_id = '10', turn_start = SINCE } = {}): number[] {
  const found: number[] = [];
  for (let number = 1; found.length < count; number++)
    if (!isHeldBack({ repo_id, number, turn_start })) found.push(number);
  return found;
}
