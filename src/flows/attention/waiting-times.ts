/** waiting_time_by_side: whose turn pull requests of the community were, over the whole of a window. */
import { turns, type Turn } from '../../domain/attention/attention.ts';
import { itemKey, pullRequestOf, snapshotOf, type StoredPullRequest } from '../../domain/attention/stored.ts';
import { waitingTimes, type WaitingTimes } from '../../domain/attention/waiting-times.ts';
import { calendarOf } from '../../domain/calendar/business-days.ts';
import type { Window } from '../../domain/calendar/week.ts';
import type { Institution } from '../../domain/people/institution.ts';
import { changesOfOpenStates, openStatesAt } from '../../store/attention/open-states.ts';
import { openPullRequests } from '../../store/attention/pull-requests.ts';
import type { Database, DatabaseTransaction } from '../../store/driver/database.ts';
import { onOneSnapshot } from '../../store/kpis/kpi-rows.ts';
import { loadPeople } from '../../store/people/people.ts';
import { gathered, policyOf } from './attention.ts';

export interface WaitingTimesOf extends WaitingTimes {
  community: string;
}

interface Asked {
  institution: Institution;
  window: Window;
  /**
   * ISO instant: nothing dated later is looked at, and the window ends there at the latest. Who could merge is what is known
   * then, as in every other measure.
   */
  asOf: string;
}

export async function computeWaitingTimes(db: Database, asked: Asked): Promise<WaitingTimesOf[]> {
  const { institution, window, asOf } = asked;
  await loadPeople(db, institution);
  if (seenOf(window, asOf) === null) return [];
  return onOneSnapshot(db, async (trx) => {
    const histories = await historiesWithin(trx, asked);
    return institution.communities.map(({ name }) => ({
      community: name,
      ...waitingTimes(
        histories.filter(({ item }) => item.communities.includes(name)).map(({ turns: history }) => history),
      ),
    }));
  });
}

/** The same histories by the addresses of the pull requests. */
export async function turnsWithin(trx: DatabaseTransaction, asked: Asked): Promise<Map<string, Turn[]>> {
  const histories = await historiesWithin(trx, asked);
  return new Map(histories.map(({ item, turns: history }) => [item.url, history]));
}

/** null = nothing of the window had come by then */
function seenOf({ start, end }: Window, asOf: string): Window | null {
  const seen = { start, end: asOf < end ? asOf : end };
  return Date.parse(seen.start) < Date.parse(seen.end) ? seen : null;
}

/**
 * The window is cut where anything of a pull request's threads and checks was seen to change: within each piece they are
 * as they were at its beginning, and before the first look unknown.
 */
async function historiesWithin(
  trx: DatabaseTransaction,
  { institution, window, asOf }: Asked,
): Promise<{ item: StoredPullRequest; turns: Turn[] }[]> {
  const seen = seenOf(window, asOf);
  if (seen === null) return [];
  const items = await openPullRequests(trx, seen, { repository: null, role: 'community', asOf });
  const { repositories, events, told, not_human } = await gathered(trx, items, seen, asOf);
  const calendar = calendarOf(institution);
  const cuts = await changesOfOpenStates(trx, items, seen);
  const pieces = items.flatMap((stored) => {
    const starts = [Date.parse(seen.start), ...(cuts.get(itemKey(stored)) ?? [])];
    return starts.map((start, place) => ({
      stored,
      start,
      until: starts[place + 1] ?? Date.parse(seen.end),
      at: new Date(start).toISOString(),
    }));
  });
  const states = await openStatesAt(trx, pieces);
  const histories = new Map<string, Turn[]>(items.map((item) => [itemKey(item), []]));
  for (const [place, { stored, start, until }] of pieces.entries()) {
    const key = itemKey(stored);
    const live = states[place] ?? null;
    const known = repositories.get(stored.repo_id)!;
    const snapshot = snapshotOf(known, events.get(key) ?? [], live, {
      owners: [],
      not_human,
      told: told.get(key) ?? [],
    });
    const policy = policyOf(institution, stored.communities, calendar);
    const piece = turns(pullRequestOf(stored, live), snapshot, policy, { from: start, until });
    histories.get(key)!.push(...piece);
  }
  return items.map((item) => ({ item, turns: histories.get(itemKey(item))! }));
}
