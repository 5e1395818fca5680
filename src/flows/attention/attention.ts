/** Whose turn every open pull request is: what is stored, through the one function that decides it. */
import { wholeSecond } from '../../domain/calendar/instant.ts';
import { attention } from '../../domain/attention/attention.ts';
import type { AttentionItem, AttentionList } from '../../domain/attention/items.ts';
import {
  itemKey,
  pullRequestOf,
  snapshotOf,
  type StoredEvent,
  type StoredPullRequest,
} from '../../domain/attention/stored.ts';
import type {
  Attention,
  AttentionPolicy,
  AttentionPullRequest,
  Snapshot,
} from '../../domain/attention/types.ts';
import { MERGES_SHOW_FOR_MS } from '../../domain/attention/people.ts';
import { calendarOf, type BusinessCalendar } from '../../domain/calendar/business-days.ts';
import type { Institution } from '../../domain/people/institution.ts';
import { openStatesAt } from '../../store/attention/open-states.ts';
import {
  logins,
  mergers,
  notHuman,
  openPullRequests,
  owners,
  timelines,
} from '../../store/attention/pull-requests.ts';
import type { Database, DatabaseTransaction } from '../../store/driver/database.ts';
import { onOneSnapshot } from '../../store/kpis/kpi-rows.ts';
import { turnCommands } from '../../store/nudges/commands.ts';
import { withheld } from '../../store/people/opt-out.ts';
import { loadPeople } from '../../store/people/people.ts';

export interface AttentionQuestion {
  institution: Institution;
  /** ISO instant: nothing dated later is looked at. */
  now: string;
  /** owner/name; absent = all. */
  repository?: string | null;
  /** A community alone; absent = all. */
  community?: string | null;
}

/** One pull request with all that the rules are given of it: for those who ask more than whose turn it is. */
export interface AttentionCase {
  stored: StoredPullRequest;
  pull_request: AttentionPullRequest;
  snapshot: Snapshot;
  /** Everything on its timeline, also what no rule asks for: assignments, references from elsewhere. */
  timeline: readonly StoredEvent[];
  policy: AttentionPolicy;
  attention: Attention;
}

export async function computeAttention(db: Database, question: AttentionQuestion): Promise<AttentionList> {
  await loadPeople(db, question.institution);
  return onOneSnapshot(db, async (trx) => {
    const cases = await attentionCases(trx, question);
    const ids = cases.flatMap(({ stored, attention: { people } }) =>
      [...people, stored.author_id ?? []].flat(),
    );
    const named = await logins(trx, [...new Set(ids)]);
    const hidden = (await withheld(trx, question.now)).urls;
    const shown = cases.filter(({ stored: { url } }) => !hidden.has(url));
    return { schema: 1, now: question.now, items: shown.map((one) => itemOf(one, named)) };
  });
}

/** In the order of repositories and numbers. Inside a transaction that sees one state of the database. */
export async function attentionCases(
  trx: DatabaseTransaction,
  { institution, now, repository = null, community = null }: AttentionQuestion,
): Promise<AttentionCase[]> {
  const window = { start: now, end: now };
  const placed = await openPullRequests(trx, window, { repository, role: null, asOf: now });
  const open = placed.filter(({ communities }) => community === null || communities.includes(community));
  const { repositories, told, not_human } = await gathered(trx, open, window, now);
  const events = await timelines(trx, open);
  const states = await openStatesAt(
    trx,
    open.map((stored) => ({ stored, at: now })),
  );
  const known = await owners(trx, open, now);
  const calendar = calendarOf(institution);
  return open.map((stored, place) => {
    const key = itemKey(stored);
    const live = states[place] ?? null;
    const pull_request = pullRequestOf(stored, live);
    const timeline = events.get(key) ?? [];
    const beside = { owners: known.get(key) ?? [], not_human, told: told.get(key) ?? [] };
    const snapshot = snapshotOf(repositories.get(stored.repo_id)!, timeline, live, beside);
    const policy = policyOf(institution, stored.communities, calendar);
    const answer = attention(pull_request, snapshot, policy, Date.parse(now));
    return { stored, pull_request, snapshot, timeline, policy, attention: answer };
  });
}

/**
 * What the rules are given beside what happened to each pull request and was seen of it, for a window or, with equal ends, an instant.
 * @param asOf ISO instant: who could merge, as known then
 */
export async function gathered(
  trx: DatabaseTransaction,
  items: readonly StoredPullRequest[],
  { start, end }: { start: string; end: string },
  asOf: string,
) {
  const repoIds = [...new Set(items.map(({ repo_id }) => repo_id))];
  const from = new Date(Date.parse(start) - MERGES_SHOW_FOR_MS).toISOString();
  return {
    repositories: await mergers(trx, repoIds, { from, asOf }),
    told: await turnCommands(trx, repoIds, end),
    not_human: await notHuman(trx),
  };
}

/** @param of names of the communities that the pull request belongs to */
export function policyOf(
  { communities }: Institution,
  of: readonly string[],
  calendar: BusinessCalendar,
): AttentionPolicy {
  return {
    blocked_labels: communities.flatMap(({ name, blocked_labels }) =>
      of.includes(name) ? blocked_labels : [],
    ),
    calendar,
  };
}

function itemOf(
  { stored, attention: answer }: AttentionCase,
  named: ReadonlyMap<string, string>,
): AttentionItem {
  const { url, repository, number, title, author_id, author_role } = stored;
  const { side, reason, confidence, also } = answer;
  return {
    ...{ url, repository, number, side, reason },
    people: answer.people.flatMap((id) => named.get(id) ?? []),
    since: wholeSecond(answer.since),
    ...{
      confidence,
      also,
      title,
      author: author_id === null ? null : (named.get(author_id) ?? null),
      author_role,
    },
  };
}
