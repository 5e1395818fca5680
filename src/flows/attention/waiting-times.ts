/** waiting_time_by_side: whose turn pull requests of the community were, over the whole of a window. */
import { stretches, type Stretch } from '../../domain/attention/attention.ts';
import {
  itemKey,
  pullRequestOf,
  snapshotOf,
  type ItemKey,
  type StoredEvent,
  type StoredPullRequest,
} from '../../domain/attention/stored.ts';
import { waitingTimes, type WaitingTimes } from '../../domain/attention/waiting-times.ts';
import { calendarOf } from '../../domain/calendar/business-days.ts';
import type { Window } from '../../domain/calendar/week.ts';
import type { Institution } from '../../domain/people/institution.ts';
import { changesOfOpenStates, openStatesAt } from '../../store/attention/open-states.ts';
import { openPullRequests, timelines } from '../../store/attention/pull-requests.ts';
import type { Database, DatabaseTransaction } from '../../store/driver/database.ts';
import { onOneSnapshot } from '../../store/kpis/kpi-rows.ts';
import { loadPeople } from '../../store/people/people.ts';
import { gathered, policyOf } from './attention.ts';

export interface WaitingTimesOf extends WaitingTimes {
  community: string;
}

interface Asked {
  institution: Institution;
  /**
   * ISO instant: nothing dated later is looked at, and a window ends there at the latest. Who could merge is what is known
   * then, as in every other measure.
   */
  asOf: string;
}

export async function computeWaitingTimes(
  db: Database,
  { window, ...asked }: Asked & { window: Window },
): Promise<WaitingTimesOf[]> {
  const { institution, asOf } = asked;
  await loadPeople(db, institution);
  if (seenOf(window, asOf) === null) return [];
  return onOneSnapshot(db, async (trx) => {
    const [histories] = await historiesOver(trx, [window], asked);
    return institution.communities.map(({ name }) => ({
      community: name,
      ...waitingTimes(
        histories!.filter(({ item }) => item.communities.includes(name)).map(({ turns }) => turns),
      ),
    }));
  });
}

/** The same histories within each of several windows, by the addresses of the pull requests. */
export async function turnsOver(
  trx: DatabaseTransaction,
  windows: readonly Window[],
  asked: Asked,
): Promise<Map<string, Stretch[]>[]> {
  const found = await historiesOver(trx, windows, asked);
  return found.map((histories) => new Map(histories.map(({ item, turns }) => [item.url, turns])));
}

/** null = nothing of the window had come by then */
function seenOf({ start, end }: Window, asOf: string): Window | null {
  const seen = { start, end: asOf < end ? asOf : end };
  return Date.parse(seen.start) < Date.parse(seen.end) ? seen : null;
}

interface History {
  item: StoredPullRequest;
  turns: Stretch[];
}

/** What is on timelines is read once for all windows: most pull requests that are open in one are open in the next. */
async function historiesOver(
  trx: DatabaseTransaction,
  windows: readonly Window[],
  { institution, asOf }: Asked,
): Promise<History[][]> {
  const opened: { seen: Window; items: StoredPullRequest[] }[] = [];
  for (const window of windows) {
    const seen = seenOf(window, asOf);
    const asked = { repository: null, role: 'community', asOf } as const;
    opened.push({
      seen: seen ?? window,
      items: seen === null ? [] : await openPullRequests(trx, seen, asked),
    });
  }
  const all = new Map(opened.flatMap(({ items }) => items.map((item) => [itemKey(item), item])));
  const events = await timelines(trx, [...all.values()]);
  const found: History[][] = [];
  for (const { seen, items } of opened)
    found.push(
      items.length === 0 ? [] : await historiesWithin(trx, seen, items, events, { institution, asOf }),
    );
  return found;
}

/**
 * The window is cut where anything of a pull request's threads and checks was seen to change: within each piece they are
 * as they were at its beginning, and before the first look unknown.
 */
async function historiesWithin(
  trx: DatabaseTransaction,
  seen: Window,
  items: readonly StoredPullRequest[],
  events: ReadonlyMap<ItemKey, StoredEvent[]>,
  { institution, asOf }: Asked,
): Promise<History[]> {
  const { repositories, told, not_human } = await gathered(trx, items, seen, asOf);
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
  const histories = new Map<string, Stretch[]>(items.map((item) => [itemKey(item), []]));
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
    const piece = stretches(pullRequestOf(stored, live), snapshot, policy, { from: start, until });
    histories.get(key)!.push(...piece);
  }
  return items.map((item) => ({ item, turns: histories.get(itemKey(item))! }));
}
