/** `headwater demo` as somebody meets it first: a report that could be one of theirs, on a small machine. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

const COMMUNITIES = 2;

describe('the demo', () => {
  let report = '';
  let code: number | null = null;
  /** The most memory that each process had, MB; empty where the system does not tell. */
  const peaks = new Map<number, number>();

  beforeAll(async () => {
    const child = spawn(process.execPath, [resolve('src/headwater.mjs'), 'demo'], {
      env: { PATH: process.env['PATH'] },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const watching = setInterval(() => {
      for (const pid of [child.pid!, ...childrenOf(child.pid!)]) {
        const peak = peakOf(pid);
        if (peak !== null) peaks.set(pid, peak);
      }
    }, 100);
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    for await (const part of child.stdout) report += String(part);
    code = await ended;
    clearInterval(watching);
  });

  /** The bold figure of that row, once per community: as numbers. */
  const figures = (row: string): number[] =>
    report
      .split('\n')
      .filter((line) => line.startsWith(`| ${row} | **`))
      .map((line) => Number(/\*\*([\d.,]+)/.exec(line)?.[1]?.replaceAll(',', '')));

  it('ends with a report on both communities', () => {
    expect(code).toBe(0);
    expect(report).toContain('Field Station');
    for (const name of ['Springboard', 'Tidepool']) expect(report).toContain(name);
  });

  it('ends with one weekly issue, of one screen before its folds', () => {
    const [, rest = '', ...others] = report.split('\n# Upstream health, week ');
    const [issue = ''] = rest.split('\nThank you for this, ');
    expect(others).toEqual([]);
    expect(issue).toMatch(/^2026-W01: Field Station\n\n\*\*/);
    expect(issue).toMatch(
      /\nFolded away: Planned work.* · How complete this is: 100 % of [\d,]+ pull requests\.\n$/,
    );
    expect(issue.split('\n').filter((line) => line.trim() !== '').length).toBeLessThanOrEqual(45);
  });

  it('ends with one reminder, of a few lines, in the words that somebody signed', () => {
    const [, reminder = '', ...others] = report.split('\nThank you for this, ');
    expect(others).toEqual([]);
    expect(reminder).toMatch(/It has waited \d+ working days \*\*on us, not on you\*\*/);
    expect(reminder).toMatch(/\*I am a bot run by Field Station\. .*\*\n$/);
    expect(reminder.split('\n').length).toBeLessThanOrEqual(10);
  });

  it.each([
    ['Contributor Absence Factor', 3, 8],
    ['Elephant Factor', 1, 4],
    ['Answered within 7 days', 30, 90],
  ])('says a plausible %s', (row, least, most) => {
    const found = figures(row);
    expect(found).toHaveLength(COMMUNITIES);
    for (const figure of found) {
      expect(figure).toBeGreaterThanOrEqual(least);
      expect(figure).toBeLessThanOrEqual(most);
    }
  });

  it('lets the institution do a part of the reviewing, and no more', () => {
    const shares = /^\| Our share of reviews \| \*\*(\d+) %\*\*.*\| \*\*(\d+) %\*\*/m.exec(report);
    for (const share of [shares?.[1], shares?.[2]].map(Number)) {
      expect(share).toBeGreaterThanOrEqual(15);
      expect(share).toBeLessThanOrEqual(30);
    }
  });

  it('has between ten and thirty maintainers in the larger community', () => {
    expect(figures('Maintainers')[0]).toBeGreaterThanOrEqual(10);
    expect(figures('Maintainers')[0]).toBeLessThanOrEqual(30);
  });

  it('does something of everything that the institution is there for', () => {
    for (const row of [
      'Planned pull requests closed',
      'Issues triaged',
      'New maintainers supported',
      'Returning contributors reviewed',
    ])
      expect(Math.max(...figures(row)), row).toBeGreaterThan(0);
    expect(
      Math.max(...figures('Releases by the team'), ...figures('Releases supported by the team')),
    ).toBeGreaterThan(0);
  });

  it.skipIf(process.platform !== 'linux')('needs less than 500 MB in each of its two processes', () => {
    expect(peaks.size).toBe(2);
    for (const peak of peaks.values()) expect(peak).toBeLessThan(500);
  });
});

function childrenOf(pid: number): number[] {
  return (read(`/proc/${pid}/task/${pid}/children`) ?? '').trim().split(' ').filter(Boolean).map(Number);
}

function peakOf(pid: number): number | null {
  const peak = /VmHWM:\s+(\d+)/.exec(read(`/proc/${pid}/status`) ?? '')?.[1];
  return peak === undefined ? null : Number(peak) / 1024;
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
