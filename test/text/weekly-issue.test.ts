/** The weekly issue as people read it: golden files, one screen before the first fold, and no number that the data has not. */
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/domain/report/report.ts';
import { chart, CHARTS } from '../../src/text/issue/chart.ts';
import { weeklyIssue, type BesideReport } from '../../src/text/issue/weekly-issue.ts';
import { reportTitle } from '../../src/text/report/weekly-report.ts';
import { sparkline } from '../../src/text/sparkline.ts';
import { strangers } from '../support/numbers.ts';
import { before, IN_THE_ISSUE, WEEKS, weekReport } from '../support/weekly-issues.ts';

const MANY = Array.from({ length: 20 }, (_, index) => `Community ${index + 1}`);
const many: Record<string, [Report, BesideReport]> = {
  'two communities': [
    weekReport({ week: '2026-W48', communities: ['Springboard', 'Tidepool'] }),
    { ...IN_THE_ISSUE, previous: before('2026-W47') },
  ],
  'twenty communities': [
    weekReport({ week: '2026-W48', communities: MANY }),
    { ...IN_THE_ISSUE, previous: before('2026-W47') },
  ],
};

describe.each(Object.entries({ ...WEEKS, ...many }))('the issue of: %s', (name, [report, beside]) => {
  const text = weeklyIssue(report, beside);
  const [head = '', ...folds] = text.split('<details>');

  if (name in WEEKS)
    it('is as it was read and kept', async () => {
      await expect(`${reportTitle(report)}\n\n${text}`).toMatchFileSnapshot(
        `../golden/weekly-issue-${name}.md`,
      );
    });

  it('fits on one screen before the first fold', () => {
    expect(linesOn(head, 110)).toBeLessThanOrEqual(45);
  });

  it('says no number that is not in `--format json`', () => {
    const data = { report, beside };
    const visible = text.replace(/```mermaid[^]*?```/g, '');
    expect(strangers(head, data, [], data)).toEqual([]);
    expect(strangers(visible.slice(0, visible.indexOf('<summary>Items behind')), data, [], data)).toEqual([]);
  });

  it('draws what the table beside it says, and nothing else', () => {
    const drawn = [...text.matchAll(/title "(.*)"[^]*?x-axis \[(.*)\][^]*?line \[(.*)\]/g)];
    expect(drawn).toHaveLength(text.match(/```mermaid/g)?.length ?? 0);
    if (name === 'ordinary') expect(drawn.length).toBeGreaterThan(0);
    for (const [, title, names, values] of drawn) {
      const kind = CHARTS.find((one) => one.title === title)!;
      const trends = report.trends.filter(({ id }) => id === kind.id);
      const numbers = values!.split(', ').map(Number);
      expect(names!.split(', ')).toHaveLength(numbers.length);
      expect(
        trends.some(({ points }) =>
          points
            .slice(-numbers.length)
            .every(({ value }, index) => Math.abs(value! * kind.scale - numbers[index]!) < 0.006),
        ),
        title,
      ).toBe(true);
    }
  });

  it('calls nobody and leaves no trace upstream', () => {
    expect(text).not.toMatch(/@\w/);
    const others = [...text.matchAll(/\]\((https:\/\/github\.com\/[^)]*)\)/g)].map(([, address]) => address!);
    expect(others.filter((address) => !address.startsWith('https://github.com/field-station/'))).toEqual([]);
    expect(text).not.toMatch(/(?<!`)\bspringboard\/[\w-]+#\d/);
  });

  it('opens as many folds as it closes', () => {
    expect(text.match(/<\/details>/g)).toHaveLength(folds.length);
    expect(text.length).toBeLessThanOrEqual(60_000);
  });
});

/** As a page of that many characters shows it: links by their text, empty lines between blocks left out. */
function linesOn(markdown: string, columns: number): number {
  return markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\| [:-]/.test(line))
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / columns)), 0);
}

describe('the title', () => {
  it('names week and community, or the institution where there are several', () => {
    expect(reportTitle(WEEKS['ordinary']![0])).toBe('Upstream health, week 2026-W48: Springboard');
    expect(reportTitle(WEEKS['week-53']![0])).toBe('Upstream health, week 2026-W53: Springboard');
    expect(reportTitle(many['twenty communities']![0])).toBe('Upstream health, week 2026-W48: Field Station');
  });
});

describe('a chart', () => {
  const [kind] = CHARTS;
  const trendWith = (values: (number | null)[]) => {
    const [share] = weekReport({ week: '2026-W48' }).trends.filter(({ id }) => id === kind!.id);
    return {
      ...share!,
      points: share!.points.slice(-values.length).map((at, index) => ({ ...at, value: values[index]! })),
    };
  };
  const AS_OF = '2026-11-30T06:00:00Z';

  it('begins after the last gap: no line over it, and no gap drawn as 0', () => {
    const text = chart(kind!, trendWith([0.5, 0.4, null, 0.6, 0.7, 0.8]), AS_OF);
    expect(text).toContain('x-axis ["W46", "W47", "W48"]');
    expect(text).toContain('line [60, 70, 80]');
    expect(text).toContain('y-axis 0 --> 100');
  });

  it('is not drawn where the newest figure is missing, or where few are left', () => {
    expect(chart(kind!, trendWith([0.5, 0.4, 0.6, null]), AS_OF)).toBe('');
    expect(chart(kind!, trendWith([0.5, null, 0.6, 0.7]), AS_OF)).toBe('');
  });

  it('leaves out a week that is not over', () => {
    expect(chart(kind!, trendWith([0.5, 0.4, 0.6, 0.7]), '2026-11-28T06:00:00Z')).toContain(
      'line [50, 40, 60]',
    );
  });

  it('in a cell begins at 0, and shows a missing figure as a dot', () => {
    const bars = (values: (number | null)[], unit: string) => sparkline({ ...trendWith(values), unit });
    expect(bars([0, 1, null, 4, 8], 'issues')).toBe('▁▂·▅█');
    expect(bars([0.2, 0.21, 0.19], 'share')).toBe('▃▃▃');
    expect(bars([0, 0, 0], 'issues')).toBe('▁▁▁');
    expect(bars([1, null, 2], 'issues')).toBe('');
  });
});

it('a sprint in which nothing was planned is one line, without lists of nothing', () => {
  const [report, beside] = WEEKS['sprint-ended']!;
  const without = (unplanned: number) =>
    weeklyIssue(
      {
        ...report,
        iterations_ended: report.iterations_ended.map((one) => ({
          ...one,
          ...{ done: 0, open: 0, unplanned },
          items: { done: [], open: [], unplanned: one.items.unplanned.slice(0, unplanned) },
        })),
      },
      beside,
    );
  expect(without(0)).toContain('ended** · no planned pull request, 0 reviewed without a plan\n');
  expect(without(0)).not.toMatch(/#### Iteration|\*\*Done\*\*/);
  expect(without(1)).toContain('\n\n**Unplanned** (1)\n\n');
  expect(without(1)).not.toMatch(/\*\*(Done|Open)\*\*/);
});
