/** However many communities, repositories and items: one message that GitHub takes, its head whole, and no silent cut. */
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/domain/report/report.ts';
import { ON_A_PAGE } from '../../src/text/report/message.ts';
import { weeklyReport } from '../../src/text/report/weekly-report.ts';
import { weeklyIssue } from '../../src/text/issue/weekly-issue.ts';
import { HOSTILE, reportOf } from '../support/reports.ts';
import { IN_THE_ISSUE, sprint, weekReport } from '../support/weekly-issues.ts';

/** Every KPI with 200 items, each with a long address and a long reason. */
function heavy(communities: number): Report {
  const report = reportOf(communities);
  const evidence = Array.from({ length: 200 }, (_, index) => ({
    url: `https://github.com/springboard/a-repository-with-a-rather-long-name/pull/${index}`,
    why: `answered after ${index} hours by somebody whose name is long, and more than once`,
    waited_days: 200 - index,
  }));
  report.kpis = report.kpis.flatMap((kpi) =>
    Array.from({ length: 4 }, (_, copy) => ({
      ...kpi,
      id: copy === 0 ? kpi.id : `${kpi.id}_${copy}`,
      evidence,
      evidence_total: 1_234,
      excluded: evidence,
      excluded_total: 1_234,
    })),
  );
  report.data_quality.repositories = Array.from({ length: 50 * communities }, (_, index) => ({
    ...report.data_quality.repositories[0]!,
    repository: `springboard/repository-${index}`,
  }));
  return report;
}

describe.each([1, 2, 5, 20, 400])('a report on %i communities', (communities) => {
  const text = weeklyReport(heavy(communities), { room: ON_A_PAGE });
  const [head = '', ...folds] = text.split('<details>');

  it('is no page that a browser could not show', () => {
    expect(text.length).toBeLessThanOrEqual(2_000_000);
  });

  // Of four hundred it would be 200 MB.
  if (communities <= 20)
    it('is whole where nothing limits it', () => {
      const whole = weeklyReport(heavy(communities));
      expect(/At most \d+ items of a kind are listed|Left out here/.test(whole)).toBe(false);
      expect(whole.match(/<summary>All figures/g)).toHaveLength(communities);
      expect(whole.match(/a-rather-long-name\/pull\/199/g)!.length).toBeGreaterThanOrEqual(communities);
    });

  it('keeps its lead and headline whole', () => {
    expect(head).toContain('**Next** · ');
    const named = [1, Math.min(communities, 20)].map((index) => `Community ${index}`);
    for (const name of named) expect(head).toContain(name);
    expect(head).toContain('Our share of reviews');
  });

  it('says what is left out, and where it is', () => {
    const isCut = /At most \d+ items of a kind are listed|Left out here/.test(text);
    if (communities > 5) expect(isCut).toBe(true);
    expect(text.includes('Narrowed to one community, or one repository, it has the rest.')).toBe(isCut);
  });

  it('opens as many folds as it closes', () => {
    expect(text.match(/<\/details>/g)).toHaveLength(folds.length);
  });

  it('has a fold with the figures of each community, or says of whom it has none', () => {
    const shown = text.match(/<summary>All figures/g)?.length ?? 0;
    const [, named = '', more = 0] =
      /too long for one message: the figures of (.*?)(?: and (\d+) more communit(?:y|ies))?[;.]/.exec(text) ??
      [];
    const left = (named === '' ? 0 : named.split(', ').length) + Number(more);
    expect(shown + left).toBe(communities);
  });
});

describe.each([1, 2, 5, 20, 400])('the weekly issue on %i communities', (communities) => {
  const { kpis } = heavy(communities);
  const names = [...new Set(kpis.map(({ community }) => community))];
  const week = weekReport({ week: '2026-W48', communities: names });
  const ended = sprint(55, '2026-11-25T00:00:00Z');
  const text = weeklyIssue(
    { ...week, kpis, iterations_ended: names.map((community) => ({ ...ended, community })) },
    { ...IN_THE_ISSUE, previous: null },
  );
  const [head = '', ...folds] = text.split('<details>');

  it('keeps its first screen whole, and names what has no room', () => {
    expect(text.length).toBeLessThanOrEqual(60_000);
    expect(text.match(/<\/details>/g)).toHaveLength(folds.length);
    expect(head).toContain('**Next** · ');
    expect(head).toContain('**Iteration 55 ended** · ');
    expect(text).toMatch(/At most \d+ items of a kind are listed|Left out here/);
    expect(text).toContain('`headwater report --week 2026-W48 --format markdown` prints all of it.');
  });

  it('has every fold, or says which it has not', () => {
    const weeks = communities <= 4 ? names.map((name) => titled('12 weeks', name)) : ['12 weeks'];
    for (const title of ['Planned work: for whom, done, open, unplanned', ...weeks])
      expect(text.includes(`<summary>${title}</summary>`) || head.includes(`“${title}”`), title).toBe(true);
    function titled(title: string, name: string): string {
      return communities === 1 ? title : `${title}: ${name}`;
    }
  });
});

describe('a report on many communities with hostile names', () => {
  it('stays as short', () => {
    const report = heavy(60);
    report.kpis = report.kpis.map((kpi) => ({
      ...kpi,
      community: `${kpi.community} ${'*[_'.repeat(80)} ${HOSTILE.join(' ')}`,
    }));
    expect(weeklyReport(report, { room: ON_A_PAGE }).length).toBeLessThanOrEqual(2_000_000);
  });
});
