/** What stands at the head of a report, decided on figures made by hand. */
import { describe, expect, it } from 'vitest';
import { leadOf } from '../../../src/domain/report/lead.ts';
import type { KpiResult, Report } from '../../../src/domain/report/report.ts';
import { sampleReport } from '../../support/reports.ts';

function reportWith(...kpis: (Partial<KpiResult> & { id: string })[]): Report {
  const [first] = sampleReport().kpis;
  const blank = { ...first!, evidence: [], excluded: [], low: null, high: null, parts: {}, note: null };
  return sampleReport({ kpis: kpis.map((kpi) => ({ ...blank, ...kpi })) });
}

const moved = (...kpis: (Partial<KpiResult> & { id: string })[]) =>
  leadOf(reportWith(...kpis)).changes.map(({ kpi, movement }) => `${kpi.id} ${movement}`);

describe('what changed', () => {
  it('is the change that chance explains least', () => {
    // 0.6 to 0.5 with an interval of ±0.3: 0.1 × 3.92 / 0.6 = 0.7 standard errors. 40 after 54: 14 / √94 = 1.4.
    const share = {
      id: 'share_answered_within',
      unit: 'share',
      value: 0.6,
      previous: 0.5,
      low: 0.3,
      high: 0.9,
    };
    expect(moved(share, { id: 'unanswered', value: 40, previous: 54 })).toEqual(['unanswered better']);
  });

  it('is, where chance explains everything, the first figure, as one that hardly moved', () => {
    const share = {
      id: 'share_answered_within',
      unit: 'share',
      value: 0.6,
      previous: 0.5,
      low: 0.3,
      high: 0.9,
    };
    expect(moved({ id: 'unanswered', value: 9, previous: 8 }, share)).toEqual(['share_answered_within same']);
  });

  it('knows which way is better', () => {
    const time = { id: 'time_to_first_response', unit: 'hours', low: 2, high: 4 };
    expect(moved({ ...time, value: 3, previous: 72 })).toEqual(['time_to_first_response better']);
    expect(moved({ ...time, value: 3, previous: 1 })).toEqual(['time_to_first_response worse']);
    expect(moved({ id: 'issues_triaged', value: 3, previous: 12 })).toEqual(['issues_triaged worse']);
  });

  it('is nothing where nothing was and nothing is, or one of the two is unknown', () => {
    expect(moved({ id: 'issues_triaged', value: 0, previous: 0 })).toEqual([]);
    expect(moved({ id: 'unanswered', value: null, previous: 3 })).toEqual([]);
  });

  it('names the community first and the institution’s own work second', () => {
    expect(
      moved({ id: 'issues_triaged', value: 9, previous: 1 }, { id: 'unanswered', value: 3, previous: 12 }),
    ).toEqual(['unanswered better', 'issues_triaged better']);
  });
});

describe('who waits', () => {
  it('is named by the longest wait, over all communities, and nobody else', () => {
    const at = (number: number, waited_days: number) => ({ url: `u/${number}`, why: '', waited_days });
    const { waiting, next } = leadOf(
      reportWith(
        { id: 'unanswered', community: 'A', value: 3, evidence: [at(1, 40), at(2, 9), at(3, 8)] },
        { id: 'unanswered', community: 'B', value: 2, evidence: [at(4, 61.5), at(5, 10)] },
        { id: 'unanswered', community: 'C', value: 0, evidence: [] },
      ),
    );
    expect(waiting.map(({ url, days }) => [url, days])).toEqual([
      ['u/4', 61.5],
      ['u/1', 40],
      ['u/5', 10],
    ]);
    expect(next).toEqual([{ what: 'answer', url: 'u/4', days: 61.5 }]);
  });
});

describe('what is at risk', () => {
  const risks = (...kpis: (Partial<KpiResult> & { id: string })[]) =>
    leadOf(reportWith(...kpis)).risks.map(({ kind }) => kind);
  const share = { unit: 'share', sample_size: 40, value: 0.5 };
  const releases = (by_one: number, contributions: number) => ({
    id: 'top_person_share',
    value: 0.1,
    parts: { releases: { share: by_one / contributions, by_one, contributions } },
  });

  it.each([
    [{ id: 'share_answered_within', ...share, value: 0.2, high: 0.49 }, ['few answers']],
    [{ id: 'share_answered_within', ...share, value: 0.2, high: 0.5 }, []],
    [{ id: 'share_answered_within', ...share, value: 0.2, high: 0.49, sample_size: 9 }, []],
    [{ id: 'maintainers', value: 2 }, ['few maintainers']],
    [{ id: 'maintainers', value: 0 }, []],
    [releases(8, 10), ['one person releases']],
    [releases(4, 4), []],
    [{ id: 'institution_share', ...share }, ['the team reviews']],
    [{ id: 'institution_share', ...share, value: 0.49 }, []],
    [{ id: 'top_person_share', ...share }, ['one person reviews']],
    [{ id: 'contributor_absence_factor', value: 2, sample_size: 40 }, ['few people']],
    [{ id: 'contributor_absence_factor', value: 3, sample_size: 40 }, []],
  ])('of %o is %o', (kpi, expected) => {
    expect(risks(kpi)).toEqual(expected);
  });

  it('names a kind once, where it is worst, and two kinds at most', () => {
    const lead = leadOf(
      reportWith(
        { id: 'maintainers', community: 'A', value: 2 },
        { id: 'maintainers', community: 'B', value: 1 },
        { ...releases(8, 10), community: 'A' },
        { id: 'institution_share', community: 'B', ...share },
      ),
    );
    expect(lead.risks.map(({ kind, kpi }) => [kind, kpi.community])).toEqual([
      ['few maintainers', 'B'],
      ['one person releases', 'A'],
    ]);
  });
});

describe('what to do next', () => {
  it('is to answer, to release, to confirm: in this order, and only where there is something to do', () => {
    const unreleased = (n: number) => ({
      id: 'release_frequency',
      parts: { repositories: { 'springboard/hub': { unreleased_pull_requests: n } } },
    });
    const confirm = { id: 'releases_supported', parts: { to_confirm: 2 } };
    const name = { id: 'releases_by_team', parts: { unknown: 1 } };
    const next = (...kpis: (Partial<KpiResult> & { id: string })[]) =>
      leadOf(reportWith(...kpis)).next.map(({ what }) => what);
    expect(next(confirm, name, unreleased(10))).toEqual(['release', 'confirm', 'name']);
    expect(next(unreleased(9))).toEqual([]);
    expect(next({ ...confirm, parts: { to_confirm: 0 } }, { ...name, parts: {} })).toEqual([]);
  });
});
