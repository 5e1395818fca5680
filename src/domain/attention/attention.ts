/** Whose turn a pull request is. Decided here and nowhere else: queue, nudges, measures and pages read it. */
import { afterBusinessDays } from '../calendar/business-days.ts';
import { GATE_WAIT_MS, RED_AFTER_MS } from './checks.ts';
import { notesOn } from './notes.ts';
import { MERGE_AFTER_BUSINESS_DAYS } from './approved.ts';
import { claimersFirst } from './people.ts';
import { decide } from './rules.ts';
import { findingsAt, type Findings, type Verdict } from './verdict.ts';
import { situations } from './situation.ts';
import type { Attention, AttentionPolicy, AttentionPullRequest, Instant, Snapshot } from './types.ts';

/** Nothing in it depends on the order of what is handed in, or on when it was read. */
export function attention(
  pull_request: AttentionPullRequest,
  snapshot: Snapshot,
  policy: AttentionPolicy,
  now: Instant,
): Attention {
  const at = judge(pull_request, snapshot, policy);
  const { verdict, findings } = at(now);
  return answer(
    verdict,
    findings,
    sinceWhen(verdict, now, at, turningPoints(pull_request, snapshot, policy)),
  );
}

/** A stretch of time with one answer; `until` is not included. */
export interface Stretch extends Omit<Attention, 'since'> {
  from: Instant;
  until: Instant;
}

/** The same, and since when it has been that side's turn. */
export interface Turn extends Stretch, Attention {}

/** The same answers over a window, as they follow from what is handed in. Nothing before the pull request was opened. */
export function turns(
  pull_request: AttentionPullRequest,
  snapshot: Snapshot,
  policy: AttentionPolicy,
  window: { from: Instant; until: Instant },
): Turn[] {
  const at = judge(pull_request, snapshot, policy);
  const points = turningPoints(pull_request, snapshot, policy);
  return cut(pull_request, points, window).map(({ from, until }) => {
    const { verdict, findings } = at(from);
    return { ...answer(verdict, findings, sinceWhen(verdict, from, at, points)), from, until };
  });
}

/** Without since when: for that alone all that came before a window is judged, too. */
export function stretches(
  pull_request: AttentionPullRequest,
  snapshot: Snapshot,
  policy: AttentionPolicy,
  window: { from: Instant; until: Instant },
): Stretch[] {
  const at = judge(pull_request, snapshot, policy);
  return cut(pull_request, turningPoints(pull_request, snapshot, policy), window).map(({ from, until }) => {
    const { verdict, findings } = at(from);
    return { ...withoutBeginning(verdict, findings), from, until };
  });
}

/** A window, from the opening on, in pieces at the turning points. */
function cut(
  { created_at }: AttentionPullRequest,
  points: readonly Instant[],
  window: { from: Instant; until: Instant },
): { from: Instant; until: Instant }[] {
  const first = Math.max(window.from, created_at);
  if (first >= window.until) return [];
  const starts = [first, ...points.filter((point) => point > first && point < window.until)];
  return starts.map((from, index) => ({ from, until: starts[index + 1] ?? window.until }));
}

interface Judgement {
  verdict: Verdict;
  findings: Findings;
}

/** The rules at any instant of one pull request; each instant is looked at once. */
function judge(
  pull_request: AttentionPullRequest,
  snapshot: Snapshot,
  policy: AttentionPolicy,
): (now: Instant) => Judgement {
  const situationAt = situations(pull_request, snapshot, policy);
  const known = new Map<Instant, Judgement>();
  return (now) => {
    let judgement = known.get(now);
    if (!judgement) {
      const findings = findingsAt(situationAt(now));
      judgement = { verdict: decide(findings), findings };
      known.set(now, judgement);
    }
    return judgement;
  };
}

function answer(verdict: Verdict, findings: Findings, since: Instant): Attention {
  return { ...withoutBeginning(verdict, findings), since };
}

function withoutBeginning({ began: _, ...verdict }: Verdict, findings: Findings): Omit<Attention, 'since'> {
  const isMaintainers = verdict.side === 'MAINTAINER' || verdict.side === 'MERGER';
  return {
    ...verdict,
    people: isMaintainers ? claimersFirst(verdict.people, findings.situation) : verdict.people,
    also: notesOn({ began: _, ...verdict }, findings),
  };
}

/** Back over the turning points for as long as the side is the same: a change of reason within it keeps the time. */
function sinceWhen(
  { side, began }: Verdict,
  now: Instant,
  at: (now: Instant) => Judgement,
  points: readonly Instant[],
): Instant {
  let since = began ?? now;
  for (let place = points.findLastIndex((one) => one <= now); place >= 0; place--) {
    const point = points[place]!;
    const earlier = at(point).verdict;
    if (earlier.side !== side) break;
    since = Math.min(since, earlier.began ?? point);
  }
  return since;
}

/** Every instant at which an answer can become another one, in order; the opening is the first. */
function turningPoints(
  { created_at, closed_at, merged_at, head_since }: AttentionPullRequest,
  { events, threads, checks, waiting_runs, review_decision }: Snapshot,
  { calendar }: AttentionPolicy,
): Instant[] {
  const gate = (head_since ?? created_at) + GATE_WAIT_MS;
  const approvals = events.flatMap((event) =>
    event.kind === 'review' && event.state === 'APPROVED' ? [event.at] : [],
  );
  const greens = (checks?.list ?? []).flatMap(({ green_since }) => green_since ?? []);
  const decided = review_decision ? [review_decision.since] : [];
  const mergeable = [...approvals, ...greens, ...decided, gate].map((start) =>
    afterBusinessDays(start, MERGE_AFTER_BUSINESS_DAYS, calendar),
  );
  const points = [
    created_at,
    ...[closed_at, merged_at, head_since].filter((one) => one !== null),
    ...events.flatMap((event) =>
      event.kind === 'snoozed' && event.until !== null ? [event.at, event.until] : [event.at],
    ),
    ...(threads ?? []).flatMap(({ comments, resolved_at }) => [
      ...comments.map(({ at }) => at),
      ...(resolved_at === null ? [] : [resolved_at]),
    ]),
    // Red for longer than, not for as long as: the next millisecond.
    ...(checks?.list ?? []).flatMap(({ red_since }) =>
      red_since === null ? [] : [red_since, red_since + RED_AFTER_MS + 1],
    ),
    ...greens,
    ...(waiting_runs ?? []).map(({ created_at: created }) => created),
    ...decided,
    gate,
    ...mergeable,
  ];
  return [...new Set(points)].filter((point) => point >= created_at).sort((a, b) => a - b);
}
