/** Every number that a person reads is a number of `--format json`. */
import { describe, expect, it } from 'vitest';
import type { KpiResult, Report } from '../../src/domain/report/report.ts';
import { terminalReport } from '../../src/text/report/terminal-report.ts';
import { weeklyReport } from '../../src/text/report/weekly-report.ts';
import { has, numbersIn, strangers as numbersAway, type NumberRead } from '../support/numbers.ts';
import { reportOf, sampleReport } from '../support/reports.ts';

function strangers(text: string, report: Report): string[] {
  return numbersAway(text, report, listLengths(report));
}

function listLengths(report: Report): number[] {
  return [
    report.coverage.gaps.length,
    report.team_dates.entries - report.team_dates.dated,
    ...report.team_dates.differing.map(({ value, undated }) => Math.abs((undated ?? 0) - (value ?? 0))),
  ];
}

const reports: [string, Report][] = [
  ['one community', sampleReport()],
  ['two communities', reportOf(2)],
  ['twenty communities', reportOf(20)],
];

describe.each(reports)('the report on %s', (_, report) => {
  it('says no number in its lead and headline that the data does not have', () => {
    const visible = weeklyReport(report).split('<details>')[0]!;
    expect(numbersIn(visible).length).toBeGreaterThan(15);
    expect(strangers(visible, report)).toEqual([]);
  });

  it('says none on a terminal either', () => {
    const text = terminalReport(report, { columns: 80, colour: false });
    expect(numbersIn(text).length).toBeGreaterThan(30);
    expect(strangers(text, report)).toEqual([]);
  });

  it('has in each row of its tables what the KPI has', () => {
    const folds = weeklyReport(report)
      .split('<details>')
      .filter((fold) => fold.includes('<summary>All figures'));
    for (const fold of folds) {
      const title = /<summary>All figures(?:: (.*))?<\/summary>/.exec(fold)![1];
      const kpis = report.kpis.filter(({ community }) => title === undefined || community === title);
      const rows = fold.split('\n').filter((line) => line.startsWith('| ') && !line.includes('This week'));
      const shown = new Map(rows.map((row) => [row.split(' | ')[0]!.slice(2), row.split(' | ').slice(1)]));
      for (const kpi of kpis) expectRow(shown.get(kpi.name)!, kpi);
    }
    expect(folds.length).toBeGreaterThan(0);
  });
});

function expectRow([value, before, interval, counted]: string[], kpi: KpiResult): void {
  const of = (cell: string | undefined) => numbersIn(cell ?? '').map((read) => closest(read, kpi));
  expect(of(value), kpi.name).toEqual(kpi.value === null ? [] : [kpi.value]);
  expect(of(before), kpi.name).toEqual(kpi.previous === null ? [] : [kpi.previous]);
  expect(of(interval), kpi.name).toEqual([kpi.low, kpi.high].filter((limit) => limit !== null));
  expect(numbersIn(counted ?? '').map((read) => read.value)).toEqual([kpi.sample_size]);
}

/** The KPI's own number that this is a rounding of; the number itself where there is none. */
function closest(read: NumberRead, { value, previous, low, high }: KpiResult): number {
  const own = [value, previous, low, high].filter((number) => number !== null);
  return own.find((number) => has([number], read)) ?? read.value;
}

describe('a number that is not in the data', () => {
  it('is found', () => {
    const report = sampleReport();
    expect(strangers('9 % of 2,000 pull requests within 5.4 hours', report)).toEqual(['9 %']);
    expect(strangers('47 days · 62 days · 3.6 days', report)).toEqual(['47 days', '3.6 days']);
    expect(strangers('43', report)).toEqual(['43']);
  });
});
