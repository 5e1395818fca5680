/** Twelve months of pull requests whose story is written first, so that whose turn it was is known without any rule. */
import type { AttentionEvent } from '../../../src/domain/attention/types.ts';
import type { Consent } from '../../../src/domain/nudges/types.ts';
import { chanceOf, type Chance } from '../chance.ts';

export const DAY = 86_400_000;
export const START = Date.parse('2026-01-05T00:00:00Z');
export const DAYS = 365;
export const HOLIDAYS = new Set(['2026-04-03', '2026-04-06', '2026-05-01', '2026-12-25']);
export const MAINTAINERS = ['1', '2', '3', '4', '5'];

/** Who should act, by the story: the rules never see this. */
export type Holder = 'author' | 'maintainers' | 'nobody';

export interface StoryPullRequest {
  repo_id: string;
  number: number;
  author: string;
  reviewer: string;
  opened: number;
  merged: number | null;
  events: AttentionEvent[];
  /** From each instant on. */
  holders: { at: number; holder: Holder }[];
}

export interface StoryRepository {
  repo_id: string;
  backfilled_at: number | null;
  consentAt: (at: number) => Consent;
  thumbsDownFrom: number;
}

const month = (n: number) => START + n * 30 * DAY;
const yes = (mentions: boolean): Consent => ({
  state: 'given',
  measure: true,
  comments: true,
  mentions,
  review_requests: false,
  exempt_labels: [],
  contact: null,
});
const always = (consent: Consent) => () => consent;

/** Each says something else, and two change their mind. */
export const REPOSITORIES: StoryRepository[] = [
  { repo_id: '10', backfilled_at: START - 60 * DAY, consentAt: always(yes(true)), thumbsDownFrom: Infinity },
  { repo_id: '11', backfilled_at: START - 60 * DAY, consentAt: always(yes(true)), thumbsDownFrom: month(9) },
  {
    repo_id: '12',
    backfilled_at: START,
    consentAt: (at) => (at < month(4) || at >= month(9) ? { state: 'absent' } : yes(true)),
    thumbsDownFrom: Infinity,
  },
  { repo_id: '13', backfilled_at: START, consentAt: always(yes(false)), thumbsDownFrom: Infinity },
  { repo_id: '14', backfilled_at: START, consentAt: always({ state: 'absent' }), thumbsDownFrom: Infinity },
  {
    repo_id: '15',
    backfilled_at: START,
    consentAt: always({ state: 'unreadable', problem: 'x' }),
    thumbsDownFrom: Infinity,
  },
  { repo_id: '16', backfilled_at: month(7), consentAt: always(yes(true)), thumbsDownFrom: Infinity },
  { repo_id: '17', backfilled_at: null, consentAt: always(yes(true)), thumbsDownFrom: Infinity },
];

/** Summers and winters off. */
export const AWAY = [
  { person: '1', from: START + 170 * DAY, to: START + 210 * DAY },
  { person: '2', from: START + 200 * DAY, to: START + 230 * DAY },
  { person: '3', from: START + 340 * DAY, to: null },
];

export function story(seed: number, perRepository = 45): StoryPullRequest[] {
  return REPOSITORIES.flatMap(({ repo_id }) =>
    Array.from({ length: perRepository }, (_, index) =>
      tell(chanceOf(seed, Number(repo_id), index), repo_id, index + 1),
    ),
  );
}

type State = 'first' | 'author' | 'answered' | 'approved' | 'unclear';
const HOLDERS: Record<State, Holder> = {
  first: 'maintainers',
  author: 'author',
  answered: 'maintainers',
  approved: 'maintainers',
  unclear: 'nobody',
};

/** Acts of one reviewer and the author, with long silences between. */
function tell(chance: Chance, repo_id: string, number: number): StoryPullRequest {
  const opened = whole(START + chance.unit() * DAYS * DAY);
  const author = String(100 + chance.integer(60));
  const reviewer = chance.pick(MAINTAINERS);
  const pr: StoryPullRequest = {
    repo_id,
    number,
    author,
    reviewer,
    opened,
    merged: null,
    events: [],
    holders: [{ at: opened, holder: 'maintainers' }],
  };
  let state: State = 'first';
  let isAskedForChanges = false;
  let at = opened;
  for (let act = 0; act < 14 && pr.merged === null; act++) {
    at = whole(at + Math.max(60_000, chance.logNormal(11, 1.3) * DAY));
    const base = { id: `${number * 100 + act}`, at };
    const draw = chance.unit();
    const isAuthors: boolean = state === 'author' ? draw < 0.6 : draw < 0.2;
    if (isAuthors && chance.happens(0.4) && state !== 'approved') {
      // Work alone answers nobody.
      pr.events.push({ ...base, by: author, kind: 'push', is_merge_from_base: false });
      continue;
    }
    if (isAuthors) {
      pr.events.push({ ...base, by: author, kind: 'comment', words: null });
      if (state === 'author' || (state === 'unclear' && isAskedForChanges)) state = 'answered';
    } else if (state === 'approved' && chance.happens(0.5)) {
      pr.merged = at;
    } else {
      const said = chance.pick(['changes', 'words', 'approval', 'approval'] as const);
      if (said === 'words') {
        pr.events.push({ ...base, by: reviewer, kind: 'comment', words: null });
        if (state === 'first' || state === 'answered') state = 'unclear';
      } else {
        const is = said === 'changes' ? 'CHANGES_REQUESTED' : 'APPROVED';
        pr.events.push({
          ...base,
          by: reviewer,
          kind: 'review',
          state: is,
          is_empty: false,
          has_inline: false,
          words: null,
        });
        isAskedForChanges = said === 'changes';
        state = said === 'changes' ? 'author' : 'approved';
      }
    }
    pr.holders.push({ at, holder: pr.merged === null ? HOLDERS[state] : 'nobody' });
  }
  return pr;
}

/** GitHub's instants are whole seconds. */
function whole(at: number): number {
  return Math.floor(at / 1000) * 1000;
}
