import { describe, expect, it } from 'vitest';
import { KPIS } from '../../src/domain/kpis/kpi.ts';
import { auditAsMarkdown } from '../../src/text/quality/audit.ts';
import { auditAsCsv, reportAsCsv } from '../../src/text/report/csv.ts';
import { EXPLANATIONS } from '../../src/text/report/explanations.ts';
import { amount, percent } from '../../src/text/figures.ts';
import { terminalReport } from '../../src/text/report/terminal-report.ts';
import { weeklyReport } from '../../src/text/report/weekly-report.ts';
import { hostileReport, sampleAudit, sampleReport } from '../support/reports.ts';

const golden = (name: string) => `../golden/${name}`;

describe('the weekly report', () => {
  it('says of the guards which days they look at', () => {
    // Of a quarter they look at the 365 days that end with it, whenever the report is read.
    const report = sampleReport();
    const cohort = { start: '2024-04-01T00:00:00Z', end: '2025-04-01T00:00:00Z' };
    report.kpis = report.kpis.map((kpi) => ({ ...kpi, cohort }));
    expect(weeklyReport(report)).toContain(
      'Guards, from 2024-04-01 up to, not including, 2025-04-01: the team',
    );
  });

  it('as Markdown', async () => {
    await expect(weeklyReport(sampleReport())).toMatchFileSnapshot(golden('weekly-report.md'));
  });

  it('as Markdown, with hostile words in every place that takes words', async () => {
    await expect(weeklyReport(hostileReport())).toMatchFileSnapshot(golden('weekly-report-hostile.md'));
  });

  it('on a terminal of 80 columns, where no line is longer', async () => {
    const text = terminalReport(sampleReport(), { columns: 80, colour: false });
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    await expect(text).toMatchFileSnapshot(golden('terminal-report.txt'));
  });

  it('on a terminal carries no control character of a stranger', () => {
    const text = terminalReport(hostileReport(), { columns: 80, colour: false });
    expect(text).not.toMatch(/[^\P{Cc}\n]|[\u202A-\u202E]/u);
  });

  it('promises no links where none are given, only their number', () => {
    const report = sampleReport();
    report.kpis = [{ ...report.kpis[0]!, excluded: [], excluded_total: 7 }];
    const text = weeklyReport(report);
    expect(text).toContain('**Looked at and left out**\n\n- 7, without links\n');
    expect(text).not.toContain('7 more');
  });

  it('as CSV', async () => {
    await expect(reportAsCsv(sampleReport())).toMatchFileSnapshot(golden('weekly-report.csv'));
  });

  it('as CSV runs no formula in a spreadsheet', () => {
    expect(reportAsCsv({ ...sampleReport(), institution: '=HYPERLINK("x")' })).toContain(
      `\r\n"'=HYPERLINK(""x"")",Springboard,`,
    );
  });

  it('of a window that is not over says so at its head', () => {
    const report = sampleReport();
    report.window.partial = true;
    expect(weeklyReport(report).split('### ')[0]).toContain('This window is not over');
  });

  it('that was never compared with GitHub does not claim to be complete', () => {
    const report = sampleReport();
    report.coverage = { ...report.coverage, share: null, pull_requests_on_github: null, checked_at: null };
    expect(weeklyReport(report)).toContain('Coverage unknown: 1,998 pull requests are stored');
  });

  it('fits into one issue however much there is to list, and counts what it leaves out', () => {
    const report = sampleReport();
    const evidence = Array.from({ length: 200 }, (_, index) => ({
      url: `https://github.com/springboard/a-repository-with-a-long-name/pull/${index}`,
      why: `answered after ${index} h`,
    }));
    report.kpis = report.kpis.flatMap((kpi) =>
      Array.from({ length: 6 }, () => ({ ...kpi, evidence, evidence_total: 1_234 })),
    );
    const text = weeklyReport(report);
    expect(text.length).toBeLessThanOrEqual(65_536);
    expect(text).toMatch(/… and 1,2\d\d more; `headwater report --format json` lists up to 200/);
  });

  it('explains every KPI of the catalogue', () => {
    expect(Object.keys(EXPLANATIONS).sort()).toEqual(KPIS.map(({ id }) => id).sort());
  });
});

describe('the audit', () => {
  it('as Markdown', async () => {
    await expect(auditAsMarkdown(sampleAudit())).toMatchFileSnapshot(golden('audit.md'));
  });

  it('as CSV', async () => {
    await expect(auditAsCsv(sampleAudit())).toMatchFileSnapshot(golden('audit.csv'));
  });

  it('of an empty database says what to do', () => {
    const audit = { ...sampleAudit(), repositories: [] };
    expect(auditAsMarkdown(audit)).toContain('Nothing is stored yet; run `headwater backfill`.');
  });
});

describe('figures in words', () => {
  it('take the unit that a person would', () => {
    expect(amount(0.4, 'hours')).toBe('24 min');
    expect(amount(47.9, 'hours')).toBe('47.9 h');
    expect(amount(48, 'hours')).toBe('2.0 days');
    expect(amount(1234, 'people')).toBe('1,234');
  });

  it('say 100 % and 0 % only where that is exact', () => {
    expect(percent(1)).toBe('100 %');
    expect(percent(0.99999)).toBe('99.9 %');
    expect(percent(0.00001)).toBe('0.1 %');
    expect(percent(0)).toBe('0 %');
  });
});
