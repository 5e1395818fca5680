/** How far a report can be trusted, in one or two sentences. */
import type { Report } from '../../domain/report/report.ts';
import { count, counted, moment, percent } from '../figures.ts';
import { say, type Sentence } from '../inline.ts';

export function isComplete({ coverage }: Report): boolean {
  return coverage.share === 1 && coverage.gaps.length === 0;
}

/** For the lead, where something is missing. */
export function completeness({ coverage }: Report): Sentence {
  const gaps =
    coverage.gaps.length === 0 ? '' : ` ${counted(coverage.gaps.length, 'gap is', 'gaps are')} listed below.`;
  if (coverage.share === null || coverage.pull_requests_on_github === null)
    return say`Coverage unknown: ${counted(coverage.pull_requests_stored, 'pull request is', 'pull requests are')} stored, and GitHub was not asked how many there are.${gaps}`;
  if (coverage.share === 1) return say`Every pull request is stored.${gaps}`;
  return say`${percent(coverage.share)} of GitHub’s ${counted(coverage.pull_requests_on_github, 'pull request')} are stored and complete.${gaps}`;
}

/** For the summary of the fold: "100 % of 2,671 pull requests". */
export function coverageInShort({ coverage }: Report): string {
  return coverage.share === null || coverage.pull_requests_on_github === null
    ? `${counted(coverage.pull_requests_stored, 'pull request')} stored, GitHub not asked`
    : `${percent(coverage.share)} of ${counted(coverage.pull_requests_on_github, 'pull request')}`;
}

/** The sentence with all figures, for the head of the fold and for a terminal. */
export function coverageInWords({ coverage, as_of }: Report): string {
  const stored = `${counted(coverage.pull_requests_stored, 'pull request')} stored`;
  const asked = coverage.checked_at === null ? '' : ` (asked ${moment(coverage.checked_at)})`;
  const known = `Known as of ${moment(as_of)}.`;
  return coverage.share === null || coverage.pull_requests_on_github === null
    ? `${known} Coverage unknown: ${stored}, and GitHub was not asked how many there are.`
    : `${known} Coverage ${percent(coverage.share)}: ${stored}, GitHub counts ${count(coverage.pull_requests_on_github)}${asked}.`;
}
