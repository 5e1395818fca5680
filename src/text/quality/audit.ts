import type { Audit, DeliveriesQuality } from '../../domain/report/report.ts';
import { dataQuality, troubles } from './data-quality.ts';
import { count, counted, moment, percent } from '../figures.ts';

/** `audit --format markdown`: is everything that GitHub counts stored, and what is missing. */
export function auditAsMarkdown(audit: Audit): string {
  return (
    [
      `## Data quality as of ${moment(audit.as_of)}`,
      summary(audit),
      ...(audit.deliveries ? [webhooks(audit.deliveries)] : []),
      dataQuality(audit),
    ].join('\n\n') + '\n'
  );
}

/** "Webhooks: 1,204 deliveries came; 3 were missed and asked for again, 1 of them never came." */
function webhooks({ arrived, missed, still_missing, parked, waiting }: DeliveriesQuality): string {
  const missing =
    missed === 0
      ? 'none was missed'
      : `${count(missed)} ${missed === 1 ? 'was' : 'were'} missed and asked for again, ${still_missing === 0 ? 'and came' : `${count(still_missing)} of them never came; \`headwater sync\` reads what they were about`}`;
  return [
    `Webhooks: ${counted(arrived, 'delivery', 'deliveries')} came; ${missing}.`,
    ...(waiting > 0 ? [`${count(waiting)} ${waiting === 1 ? 'waits' : 'wait'} to be handled.`] : []),
    ...(parked > 0
      ? [`${count(parked)} could not be handled: see the column problem of the table deliveries.`]
      : []),
  ].join(' ');
}

function summary({ repositories }: Audit): string {
  if (repositories.length === 0) return 'Nothing is stored yet; run `headwater backfill`.';
  const sum = (of: (row: Audit['repositories'][number]) => number | null) =>
    repositories.reduce((total, row) => total + (of(row) ?? 0), 0);
  const whole = repositories.filter((row) => row.share === 1 && troubles(row).length === 0).length;
  const known = repositories.every((row) => row.share !== null);
  const shares = repositories.map((row) => row.share ?? 0);
  return [
    completeness(repositories.length, whole, known ? Math.min(...shares) : null),
    `${counted(
      sum((row) => row.pull_requests_stored),
      'pull request',
    )} and ${counted(
      sum((row) => row.issues_stored),
      'issue',
    )} are stored;`,
    `GitHub counts ${count(sum((row) => row.pull_requests_on_github))} and ${count(sum((row) => row.issues_on_github))}.`,
  ].join(' ');
}

function completeness(repositories: number, whole: number, least: number | null): string {
  const share = least === null ? 'an unknown share' : percent(least);
  if (repositories === 1 && whole === 1) return 'The repository is complete.';
  if (repositories === 1)
    return least === 1
      ? 'Every pull request is stored, and the repository has gaps.'
      : `The repository stands at ${share}.`;
  if (whole === repositories) return `All ${count(repositories)} repositories are complete.`;
  const of = `${count(whole)} of ${count(repositories)} repositories ${whole === 1 ? 'is' : 'are'} complete`;
  return least === 1
    ? `Every pull request is stored; ${of}.`
    : `${of}; the least covered one stands at ${share}.`;
}
