/** A year of mornings: attention, then the rules, with a memory of what was said. */
import { attention, turns } from '../../../src/domain/attention/attention.ts';
import { decideNudges } from '../../../src/domain/nudges/decide.ts';
import type { AttentionPolicy, AttentionPullRequest, Snapshot } from '../../../src/domain/attention/types.ts';
import { heldSince } from '../../../src/domain/nudges/turns.ts';
import { itemKey } from '../../../src/domain/attention/stored.ts';
import type {
  AskedReview,
  KnownTurn,
  NudgeCase,
  NudgeDecision,
  NudgeHistory,
  Party,
  RepositoryTerms,
  SaidNudge,
} from '../../../src/domain/nudges/types.ts';
import {
  AWAY,
  DAY,
  DAYS,
  HOLIDAYS,
  MAINTAINERS,
  REPOSITORIES,
  START,
  type StoryPullRequest,
} from './world.ts';

const CALENDAR = { time_zone: 'UTC', holidays: HOLIDAYS };
const HOUR = 3_600_000;

export interface Year {
  said: SaidNudge[];
  requested: AskedReview[];
  heldBack: number;
  /** Comments and requests that a second look at the same morning would have added. */
  twice: number;
  mornings: number;
  /** Confident answers against the story, over all mornings. */
  wrongSides: number;
}

/** @param asksForReviews upstream's word, wherever it has given one */
export function aYear(prs: readonly StoryPullRequest[], { asksForReviews = false } = {}): Year {
  const year: Year = { said: [], requested: [], heldBack: 0, twice: 0, mornings: 0, wrongSides: 0 };
  const turns: KnownTurn[] = [];
  const held = new Set<string>();
  for (let day = 0; day < DAYS; day++) {
    const now = START + day * DAY + 7 * HOUR;
    year.mornings++;
    const open = prs.filter(({ opened, merged }) => opened <= now && (merged === null || merged > now));
    const cases = () => open.map((pr) => caseAt(pr, now, year.requested));
    const decide = () =>
      decideNudges({
        cases: cases(),
        terms: termsAt(prs, year.said, now, asksForReviews),
        history: memory(year, turns),
        settings: SETTINGS,
        now,
      });
    const decisions = decide();
    for (const one of decisions) {
      if (one.hindrances.length === 0) year.said.push(said(one, now));
      const { repo_id, number } = one.case;
      if (one.request !== null) year.requested.push({ repo_id, number, at: now, person: one.request });
      if (one.hindrances.length === 1 && one.hindrances[0] === 'held_back')
        held.add(`${one.case.repo_id} ${one.case.number} ${one.turn_start}`);
    }
    year.twice += decide().filter(
      ({ hindrances, request }) => hindrances.length === 0 || request !== null,
    ).length;
    // A digest every Monday, after the reminders.
    if (day % 7 === 0)
      for (const one of decisions.filter(({ in_digest }) => in_digest))
        if (!turns.some((turn) => isTurn(turn, one))) turns.push({ ...turnOf(one), digest_at: now });
  }
  year.heldBack = held.size;
  return year;
}

const SETTINGS = {
  mode: 'comment',
  signed: new Set<Party>(['author', 'maintainers']),
  calendar: CALENDAR,
  away: AWAY,
} as const;
const memory = ({ said, requested }: Year, turns: KnownTurn[]): NudgeHistory => ({
  said,
  turns,
  requested,
  silenced: new Set(),
  not_me: new Set(),
});
const turnOf = ({ case: { repo_id, number }, party, turn_start }: NudgeDecision) => ({
  repo_id,
  number,
  party: party!,
  turn_start,
});
const isTurn = (turn: KnownTurn, one: NudgeDecision) => {
  const own = turnOf(one);
  return (
    turn.repo_id === own.repo_id &&
    turn.number === own.number &&
    turn.party === own.party &&
    turn.turn_start === own.turn_start
  );
};
const said = (one: NudgeDecision, at: number): SaidNudge => ({ ...turnOf(one), at, mentioned: one.mention });

function caseAt(pr: StoryPullRequest, now: number, requested: readonly AskedReview[]): NudgeCase {
  const given: [AttentionPullRequest, Snapshot, AttentionPolicy] = [
    {
      author: pr.author,
      created_at: pr.opened,
      state: 'OPEN',
      closed_at: null,
      merged_at: null,
      is_draft: false,
      title: 'A change',
      labels: [],
      head: 'h',
      head_since: pr.opened,
      source_lines: 30,
    },
    {
      events: pr.events,
      not_human: new Set(),
      can_merge: MAINTAINERS.map((person) => ({ person, from: null, to: null })),
      merges: MAINTAINERS.map((person, place) => ({ person, at: START - (place + 1) * DAY })),
      owners: [],
      threads: [],
      checks: {
        commit: 'h',
        is_truncated: false,
        list: [
          {
            name: 'tests',
            is_required: true,
            state: 'green',
            red_since: null,
            green_since: pr.opened,
            is_red_on_base: false,
          },
        ],
      },
      waiting_runs: [],
      has_conflict: false,
      review_decision: null,
      protection: { push_dismisses_approvals: false },
    },
    { blocked_labels: [], calendar: CALENDAR },
  ];
  const answer = attention(...given, now);
  const stretches = turns(...given, { from: pr.opened, until: now + 1 });
  const past = pr.events.filter(({ at }) => at <= now);
  return {
    repo_id: pr.repo_id,
    number: pr.number,
    repository: `springboard/repository-${pr.repo_id}`,
    url: `https://github.com/springboard/repository-${pr.repo_id}/pull/${pr.number}`,
    title: 'A change',
    labels: [],
    author: pr.author,
    // Nobody takes one of ours back.
    is_asked_for_review: requested.some((one) => itemKey(one) === itemKey(pr) && one.at >= answer.since),
    last_human_act: Math.max(pr.opened, ...past.map(({ at }) => at)),
    attention: { ...answer, since: heldSince(stretches) ?? answer.since },
  };
}

function termsAt(
  prs: readonly StoryPullRequest[],
  said: readonly SaidNudge[],
  now: number,
  asksForReviews: boolean,
): Map<string, RepositoryTerms> {
  const from = now - 30 * DAY;
  return new Map(
    REPOSITORIES.map(({ repo_id, backfilled_at, consentAt, thumbsDownFrom }) => {
      const ours = said.filter((one) => one.repo_id === repo_id && one.at > from).length;
      // Most of the talk of a repository is on its issues.
      const theirs =
        40 +
        prs
          .filter((pr) => pr.repo_id === repo_id)
          .flatMap(({ events }) => events)
          .filter(({ at }) => at > from && at <= now).length;
      const word = consentAt(now);
      const consent = word.state === 'given' ? { ...word, review_requests: asksForReviews } : word;
      return [
        repo_id,
        {
          backfilled_at: backfilled_at !== null && backfilled_at <= now ? backfilled_at : null,
          consent,
          comments: { ours, all: ours + theirs },
          has_thumbs_down: now >= thumbsDownFrom,
        },
      ];
    }),
  );
}
