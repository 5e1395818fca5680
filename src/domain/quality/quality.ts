/** What the stored history lacks, in words: the same for the head of a report, its data-quality block and the audit. */
import type { Coverage, RepositoryQuality } from '../report/report.ts';

/** What is known of one repository; instants are ISO strings in UTC. */
export type CountedRepository = Omit<RepositoryQuality, 'share' | 'gaps'> & {
  /** Stored pull requests of which nothing is missing. */
  pull_requests_whole: number;
  /** "part: GitHub's words" of what GitHub refused while it gave the rest. */
  refused_parts: string[];
};

export function repositoryQuality(counted: CountedRepository): RepositoryQuality {
  const { pull_requests_whole, refused_parts, ...row } = counted;
  return {
    ...row,
    share: share(pull_requests_whole, row.pull_requests_on_github),
    gaps: gapsOf({ ...row, refused_parts }),
  };
}

/** The whole: every repository's counts added up. One that GitHub was never asked about makes the share unknown. */
export function coverageOf(rows: readonly CountedRepository[]): Coverage {
  const whole = sum(rows.map((row) => row.pull_requests_whole));
  const onGitHub = rows.some((row) => row.pull_requests_on_github === null)
    ? null
    : sum(rows.map((row) => row.pull_requests_on_github ?? 0));
  const checks = rows.map((row) => row.checked_at).filter((at) => at !== null);
  return {
    pull_requests_stored: sum(rows.map((row) => row.pull_requests_stored)),
    pull_requests_on_github: onGitHub,
    share: rows.length === 0 ? null : share(whole, onGitHub),
    gaps: rows.flatMap((row) => gapsOf(row).map((what) => ({ repository: row.repository, what }))),
    // The oldest of the newest looks: for all of them together, nothing newer is known.
    checked_at: checks.length < rows.length ? null : (checks.toSorted()[0] ?? null),
  };
}

/** A repository without pull requests is wholly stored. */
function share(whole: number, onGitHub: number | null): number | null {
  if (onGitHub === null) return null;
  return onGitHub === 0 ? 1 : Math.min(1, whole / onGitHub);
}

function gapsOf(row: Omit<CountedRepository, 'pull_requests_whole'>): string[] {
  const refused = row.refused_parts.map((part) => `GitHub does not give ${part.replaceAll('_', ' ')}`);
  if (row.checked_at === null)
    return ['GitHub had not been asked for its counts by then', ...refused, ...importGap(row)];
  return [
    ...refused,
    ...importGap(row),
    ...difference(row.pull_requests_stored, row.pull_requests_on_github, 'pull request'),
    ...difference(row.issues_stored, row.issues_on_github, 'issue'),
    ...(row.timelines_incomplete > 0
      ? [`${counted(row.timelines_incomplete, 'timeline')} not read to the end`]
      : []),
    ...(row.unreadable_fields > 0
      ? [`${counted(row.unreadable_fields, 'field')} that GitHub could not read`]
      : []),
    ...(row.file_lists_unread > 0
      ? [`changed files of ${counted(row.file_lists_unread, 'pull request')} not read`]
      : []),
    ...(row.late_arrivals > 0 ? [lateGap(row.late_arrivals, row.late_items)] : []),
    ...row.unfinished_streams.map((stream) => `${stream.replace('_', ' ')}: not read to the end`),
  ];
}

/** A file has neither reviews nor events, and what it says may be old. */
function importGap(row: Omit<CountedRepository, 'pull_requests_whole'>): string[] {
  const known = [
    ...(row.pull_requests_imported > 0 ? [counted(row.pull_requests_imported, 'pull request')] : []),
    ...(row.issues_imported > 0 ? [counted(row.issues_imported, 'issue')] : []),
  ];
  return known.length === 0
    ? []
    : [`${known.join(' and ')} known from an import alone; run \`headwater backfill\``];
}

const LATE_ITEMS_NAMED = 5;

/** Such an entry changes a report that was made before: whoever compares the two must know why. */
function lateGap(entries: number, items: readonly number[]): string {
  const named = items.slice(0, LATE_ITEMS_NAMED).map((number) => `#${number}`);
  const more = items.length > named.length ? ` and ${items.length - named.length} more` : '';
  return `${counted(entries, 'entry', 'entries')} of that time found only later, in ${named.join(', ')}${more}`;
}

function difference(stored: number, onGitHub: number | null, one: string): string[] {
  if (onGitHub === null) return [];
  if (stored < onGitHub) return [`${counted(onGitHub - stored, one)} that GitHub counts not stored`];
  if (stored > onGitHub) return [`${counted(stored - onGitHub, one)} stored that GitHub no longer counts`];
  return [];
}

function counted(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
