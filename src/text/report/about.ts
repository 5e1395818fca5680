/** Whom a report is about, as its title says. */
import { communitiesOf } from '../../domain/report/headline.ts';
import type { Report } from '../../domain/report/report.ts';

/** @returns as the configuration or GitHub spells it: not escaped */
export function aboutWhom({ kpis, institution, scope }: Report): string {
  // A report on a repository is none on its community.
  if (scope.repository !== null) return scope.repository;
  const [only, ...others] = communitiesOf(kpis);
  return only !== undefined && others.length === 0 ? only : institution;
}
