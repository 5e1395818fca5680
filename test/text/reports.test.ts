import { partsAsMarkdown } from '../../src/text/report/parts.ts';
import { describe, expect, it } from 'vitest';
import { KPIS } from '../../src/domain/kpis/kpi.ts';
import { auditAsMarkdown } from '../../src/text/quality/audit.ts';
import { auditAsCsv, reportAsCsv } from '../../src/text/report/csv.ts';
import { EXPLANATIONS } from '../../src/text/report/explanations.ts';
import { terminalReport } from '../../src/text/report/terminal-report.ts';
import { weeklyReport } from '../../src/text/report/weekly-report.ts';
import { hostileReport, sampleAudit, sampleReport } from '../support/reports.ts';

const golden = (name: string) => `../golden/${name}`;

describe('the weekly report', () => {
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
    expect(text).toContain('**Not counted**: 7, not listed.\n');
    expect(text).not.toContain('At most');
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
    expect(weeklyReport(report).split('<details>')[0]).toContain('This window is not over');
  });

  it('of a window that has not begun says that, and nothing of what waits now', () => {
    const report = sampleReport();
    report.as_of = report.window.start;
    report.window.partial = true;
    const head = weeklyReport(report).split('<details>')[0];
    expect(head).toContain('This window has not begun: there is nothing to count in it yet.');
    expect(head).not.toMatch(/Waiting longest|Next|before\)\./);
  });

  it('that was never compared with GitHub does not claim to be complete', () => {
    const report = sampleReport();
    report.coverage = { ...report.coverage, share: null, pull_requests_on_github: null, checked_at: null };
    expect(weeklyReport(report)).toContain(
      'Coverage unknown: 1,998 pull requests are stored, and GitHub was not asked how many there are.',
    );
  });

  it('says of answers that all came that none still waits, and how many a share is of', () => {
    const report = sampleReport();
    for (const kpi of report.kpis) if (kpi.id === 'time_to_first_response') kpi.censored = 0;
    expect(weeklyReport(report)).toMatch(/\| of \d+ pull requests; none still waits \|/);
    expect(weeklyReport(report)).not.toContain('not answered yet');
  });

  it('names sessions by their instant with its zone', () => {
    const part = { untriaged_before: 8, untriaged_after: 3 };
    expect(partsAsMarkdown({ office_hours: { '2026-07-15T15:00Z Open office hours': part } })).toContain(
      '| office hours, 2026-07-15 15:00 UTC Open office hours |',
    );
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

  it('of one repository says so, and names tags of the same trouble in one line', () => {
    const audit = sampleAudit();
    audit.repositories = audit.repositories.slice(0, 1);
    audit.tags = ['1.0.0', '1.1.0'].map((name) => ({
      ...{ repository: 'springboard/hub', tag: name, what: 'who released it? a lightweight tag' },
      is_question: true,
    }));
    const text = auditAsMarkdown(audit);
    expect(text).toContain('\nThe repository stands at 99.9 %. ');
    expect(text).toContain(
      '- who released it? a lightweight tag (2): `springboard/hub 1.0.0`, `springboard/hub 1.1.0`',
    );
  });

  it('of an empty database says what to do', () => {
    const audit = { ...sampleAudit(), repositories: [] };
    expect(auditAsMarkdown(audit)).toContain('Nothing is stored yet; run `headwater backfill`.');
  });
});
