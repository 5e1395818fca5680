/** How long each side held pull requests in a window, as Markdown and as CSV. */
import { HOLDERS, type Holder, type WaitingTimes } from '../../domain/attention/waiting-times.ts';
import { durationInWords } from '../../domain/report/duration.ts';
import type { Window } from '../../domain/calendar/week.ts';
import { count, counted, daysOf, percent } from '../figures.ts';
import { escaped, table } from '../markdown.ts';
import { csvLine } from '../report/csv.ts';

export interface WaitingTimesList {
  schema: 1;
  window: Window;
  communities: (WaitingTimes & { community: string })[];
}

const NAMES: Record<Holder, string> = {
  maintainers: 'Maintainers',
  author: 'Authors',
  unclear: 'Unclear',
  paused: 'On hold, paused',
  nobody: 'Drafts',
};

export function waitingTimesAsMarkdown({ window, communities }: WaitingTimesList): string {
  const rows = communities.map(({ community, pull_requests, days, shares }) => [
    escaped(community),
    count(pull_requests),
    ...HOLDERS.map((holder) => held(days[holder], share(shares, holder))),
  ]);
  const head = ['Community', 'Pull requests', ...HOLDERS.map((holder) => NAMES[holder])];
  return `${[
    `## Whose turn pull requests of the community were, ${daysOf(window)}`,
    'Calendar days over all of them; shares of the days that somebody held them.',
    table(head, rows, ['left', ...head.slice(1).map(() => 'right' as const)]),
    ...communities.flatMap(unknown),
  ].join('\n\n')}\n`;
}

/** A share of nothing would make one wonder: less than a day is said in hours. */
function held(days: number, part: number | null): string {
  const said = days > 0 && days < 1 ? durationInWords(24 * days) : counted(Math.round(days), 'day');
  return part === null ? said : `${said} (${percent(part)})`;
}

function share(shares: WaitingTimes['shares'], holder: Holder): number | null {
  return holder === 'paused' || holder === 'nobody' ? null : (shares?.[holder] ?? null);
}

/** What the answers of the time before the first look lack. */
function unknown({
  community,
  threads_unknown,
  ci_unknown,
}: WaitingTimesList['communities'][number]): string[] {
  if (!threads_unknown && !ci_unknown) return [];
  return [
    `${escaped(community)}: ${percent(threads_unknown ?? 0)} of the time is computed without threads, ${percent(ci_unknown ?? 0)} without checks.`,
  ];
}

export function waitingTimesAsCsv({ window, communities }: WaitingTimesList): string {
  const head = [
    'community',
    'window_start',
    'window_end',
    'pull_requests',
    ...HOLDERS.map((one) => `${one}_days`),
  ];
  const rows = communities.map(({ community, pull_requests, days, threads_unknown, ci_unknown }) => [
    ...[community, window.start, window.end, pull_requests],
    ...HOLDERS.map((holder) => days[holder]),
    ...[threads_unknown, ci_unknown],
  ]);
  return [[...head, 'threads_unknown_share', 'ci_unknown_share'], ...rows].map(csvLine).join('');
}
