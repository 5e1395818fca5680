/** Wants what is due in the outbox, keeps what stands true, names in the digest what waits, and asks again before a write. */
import { itemKey } from '../../domain/attention/stored.ts';
import { weekName, lastFullWeek } from '../../domain/calendar/week.ts';
import { isDue, type PlannedNudge } from '../../domain/nudges/plan.ts';
import { isOfTurn, isStructural, partyOf } from '../../domain/nudges/turns.ts';
import { reportKey } from '../../domain/outbox/report-post.ts';
import type { Database } from '../../store/driver/database.ts';
import {
  changeNudge,
  dropNudge,
  noteTurns,
  wantNudge,
  wantRequest,
  type StoredNudge,
} from '../../store/nudges/history.ts';
import { noteTalks } from '../../store/nudges/talks.ts';
import { entryOf, want } from '../../store/outbox/ledger.ts';
import { digestText, isDigestLong, postedDigest } from '../../text/nudges/digest.ts';
import { placeOfWhole, type WholeRules } from '../outbox/whole.ts';
import { planNudges, type NudgeRules, type NudgeRun } from './plan.ts';

/** "nudge 10 1721 1": the first comment of ours on that pull request. GitHub's numbers do not change when a name does. */
function keyOf({ repo_id, number, said_before }: PlannedNudge): string {
  return `nudge ${repo_id} ${number} ${said_before + 1}`;
}

/** "review 10 1721 1772409600000": the review that was asked for in the turn that began then. */
function requestKey({ repo_id, number, turn_start }: PlannedNudge): string {
  return `review ${repo_id} ${number} ${turn_start}`;
}

/** Of a comment beneath a pull request, or of a review that is asked for: both are asked about once more. */
export const isNudgeKey = (key: string): boolean => /^(nudge|review) /.test(key);

/** @returns keys of the comments and requests for reviews that are wanted now */
export async function wantNudges(db: Database, run: NudgeRun): Promise<string[]> {
  const { now, nudges } = run.plan;
  const keys: string[] = [];
  for (const one of nudges.filter((nudge) => isDue(nudge) && nudge.text !== null)) {
    const { repo_id, number, repository, reason, turn_start, mention_id } = one;
    const key = keyOf(one);
    await wantNudge(
      db,
      { kind: 'comment', key, repository, number, body: one.text! },
      { repo_id, number, turn_start, reason, party: one.party!, mentioned: mention_id },
      now,
    );
    keys.push(key);
  }
  for (const one of nudges) {
    const { repo_id, number, repository, turn_start, request } = one;
    if (request === null) continue;
    const post = {
      kind: 'review_request',
      key: requestKey(one),
      repository,
      number,
      body: request.login,
    } as const;
    await wantRequest(db, post, { repo_id, number, turn_start, person: request.id }, now);
    keys.push(post.key);
  }
  const held = nudges.filter(({ hindrances }) => hindrances.length === 1 && hindrances[0] === 'held_back');
  await noteTurns(db, held.map(turnOf), 'held_back_at', now);
  await keepTrue(db, run);
  return keys;
}

function turnOf({ repo_id, number, party, turn_start }: PlannedNudge) {
  return { repo_id, number, party: party!, turn_start };
}

/** Within a turn the reason may change: the comment that stands is edited, which tells nobody anything again. */
async function keepTrue(db: Database, { plan, said, cases }: NudgeRun): Promise<void> {
  for (const one of plan.nudges) {
    const last = said.findLast((nudge) => itemKey(nudge) === itemKey(one));
    const { attention } = cases.get(itemKey(one))!;
    if (!last || last.posted_id === null || last.reason === one.reason || isDue(one)) continue;
    if (!isOfTurn(last, one.party, attention.since) || attention.confidence !== 'high') continue;
    if (one.text === null || (one.party === 'author' && !isStructural(attention))) continue;
    const { repository, number } = one;
    const post = { kind: 'comment', key: last.key, repository, number, body: one.text } as const;
    await changeNudge(db, post, one.reason, plan.now);
  }
}

/** Comments of ours whose turn is over, or that a later one, which stands, has followed: they are hidden, not deleted. */
export function outdatedNudges({ said, cases }: NudgeRun): StoredNudge[] {
  return said.filter((nudge, place) => {
    if (nudge.is_outdated || nudge.posted_id === null) return false;
    const now = cases.get(itemKey(nudge));
    const isFollowed = said
      .slice(place + 1)
      .some((later) => later.posted_id !== null && itemKey(later) === itemKey(nudge));
    return isFollowed || !now || !isOfTurn(nudge, partyOf(now.attention), now.attention.since);
  });
}

/**
 * The digest, as one comment under the institution's own weekly issue, edited as the week goes on; it tells nobody
 * anything that did not follow that issue. Without the issue there is none, and nothing counts as named.
 * @returns its key; null = there is nothing to say, or no place to say it
 */
export async function wantDigest(
  db: Database,
  { plan }: NudgeRun,
  { repository, whole: rules }: { repository: string; whole: WholeRules },
): Promise<string | null> {
  const window = lastFullWeek(plan.now);
  const issue = await entryOf(db, reportKey(repository, window));
  if (digestText(plan) === null || issue?.posted_number == null || issue.state === 'parked') return null;
  const command = 'headwater nudges';
  const week = weekName(window.start);
  const whole = isDigestLong(plan)
    ? await placeOfWhole(
        db,
        rules,
        {
          name: `digest-${week}.md`,
          title: `What waits, week ${week}`,
          body: () => digestText(plan) ?? '',
          page: '/attention',
          command,
        },
        plan.now,
      )
    : ({ kind: 'command', command } as const);
  const body = postedDigest(plan, whole)!;
  const key = `digest ${repository.toLowerCase()} ${week}`;
  await want(db, { kind: 'comment', key, repository, number: issue.posted_number, body }, plan.now);
  await noteTurns(db, plan.nudges.filter(({ in_digest }) => in_digest).map(turnOf), 'digest_at', plan.now);
  await noteTalks(db, plan.undecided, plan.now);
  return key;
}

/**
 * Right before the write: is it still due, to the same party, in the same turn? If not it is dropped, and was never said.
 * @param now ISO instant
 */
export async function isNudgeStillDue(
  db: Database,
  key: string,
  rules: NudgeRules,
  now: string,
): Promise<boolean> {
  const entry = await entryOf(db, key);
  if (entry?.post.kind !== 'comment' && entry?.post.kind !== 'review_request') return true;
  const { repository, number, kind, body } = entry.post;
  const { plan } = await planNudges(db, rules, { now, except: key, repository });
  const one = plan.nudges.find((nudge) => nudge.number === number);
  // What another comment of the same run takes from the budget was counted when it was decided.
  const isStill =
    one !== undefined &&
    (kind === 'review_request'
      ? one.request?.login === body
      : isDue(one) && keyOf(one) === key && one.text === body);
  if (!isStill) await dropNudge(db, key);
  return isStill;
}
