import type { Audit } from '../../domain/report/report.ts';
import { dataQuality, troubles } from './data-quality.ts';
import { count, moment, percent } from '../figures.ts';

/** `audit --format markdown`: is everything that GitHub counts stored, and what is missing. */
export function auditAsMarkdown(audit: Audit): string {
  return (
    [`## Data quality as of ${moment(audit.as_of)}`, summary(audit), dataQuality(audit)].join('\n\n') + '\n'
  );
}

function summary({ repositories }: Audit): string {
  if (repositories.length === 0) return 'Nothing is stored yet; run `headwater backfill`.';
  const sum = (of: (row: Audit['repositories'][number]) => number | null) =>
    repositories.reduce((total, row) => total + (of(row) ?? 0), 0);
  const whole = repositories.filter((row) => row.share === 1 && troubles(row).length === 0).length;
  const known = repositories.every((row) => row.share !== null);
  const shares = repositories.map((row) => row.share ?? 0);
  const least = percent(Math.min(...shares));
  return [
    `${count(whole)} of ${count(repositories.length)} repositories are complete; the least covered one stands at ${known ? least : 'an unknown share'}.`,
    `${count(sum((row) => row.pull_requests_stored))} pull requests and ${count(sum((row) => row.issues_stored))} issues are stored;`,
    `GitHub counts ${count(sum((row) => row.pull_requests_on_github))} and ${count(sum((row) => row.issues_on_github))}.`,
  ].join(' ');
}
