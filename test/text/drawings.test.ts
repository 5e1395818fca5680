/** Drawings: the same options on the server and in a page, with nothing that a policy would block, and with the dates of what changed. */
import { describe, expect, it } from 'vitest';
import type { Explored } from '../../src/charts/option.ts';
import { wholeSecond } from '../../src/domain/calendar/instant.ts';
import type { Window } from '../../src/domain/calendar/week.ts';
import type { DatedChange } from '../../src/domain/report/changes.ts';
import { changeInWords } from '../../src/text/charts/changes.ts';
import { drawingOnPage, stillDrawing } from '../../src/text/charts/drawing.ts';
import { incidenceDrawing } from '../../src/text/charts/incidence-drawing.ts';
import { OF_THE_PAGE, ON_WHITE } from '../../src/text/charts/palette.ts';
import { trendDrawing, type TrendLine } from '../../src/text/charts/trend-drawing.ts';
import { CHARTS } from '../../src/text/issue/chart.ts';
import { lineFigure, trendLine } from '../../src/text/pages/line-chart.ts';
import { hostileCorpus } from '../support/hostile.ts';
import { hostileViews } from '../support/views.ts';
import { all, everything, first, parsedXml } from '../support/xml.ts';

const WEEK_MS = 7 * 86_400_000;
const week = (index: number): Window => {
  const start = Date.parse('2026-01-05T00:00:00Z') + index * WEEK_MS;
  return { start: wholeSecond(start), end: wholeSecond(start + WEEK_MS) };
};
const change = (over: Partial<DatedChange>): DatedChange => ({
  ...{ at: '2026-01-21T00:00:00Z', community: 'Springboard', repository: null, kind: 'policy' },
  ...{ value: 'two reviews', former: null, ...over },
});
const trend = {
  ...{ id: 'share_answered_within', community: 'Springboard', unit: 'share' },
  points: [0.5, 0.25, 0.75, 1].map((value, index) => ({ ...week(index), value })),
};
const line = (changes: DatedChange[], target: number | null = null): TrendLine =>
  trendLine(CHARTS[0]!, trend, { asOf: '2026-03-01T00:00:00Z', changes, target })!;
const root = (svg: string) => parsedXml(svg);
const exploredIn = (html: string): Explored => {
  const json = /data-drawing='([^']*)'/.exec(html)![1]!;
  return JSON.parse(json.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))) as Explored;
};

describe('a drawing', () => {
  const pair = hostileViews(['Springboard']).responsiveness.communities[0]!.pairs[0]!;
  const drawings = {
    'over time': trendDrawing(line([change({})], 0.8), OF_THE_PAGE),
    'of two periods': incidenceDrawing(pair, OF_THE_PAGE),
  };

  it.each(Object.entries(drawings))(
    '%s has no style, class, script or id, and takes the page’s colours',
    (_, of) => {
      const svg = stillDrawing(of);
      const elements = [root(svg), ...everything(root(svg))];
      expect(
        [...new Set(elements.map(({ name }) => name))].filter(
          (name) => !/^(svg|path|text|circle|title)$/.test(name),
        ),
      ).toEqual([]);
      const names = new Set(elements.flatMap(({ attributes }) => Object.keys(attributes)));
      for (const name of ['style', 'class', 'id', 'href', 'clip-path']) expect(names).not.toContain(name);
      const colours = elements.flatMap(({ attributes }) => [attributes['fill'], attributes['stroke']]);
      for (const colour of colours.filter((one) => one !== undefined && one !== 'none'))
        expect(colour).toMatch(/^var\(--\w+\)$/);
    },
  );

  it.each(Object.entries(drawings))('%s is drawn alike every time, whatever was drawn between', (_, of) => {
    const before = stillDrawing(of);
    stillDrawing(trendDrawing(line([change({ value: 'another' })]), ON_WHITE));
    // Another one for who keeps it, and the same to see.
    expect(stillDrawing({ ...of, said: [...of.said, 'more'] })).toBe(before);
  });

  it.each(Object.entries(drawings))(
    '%s gives the page the options that it was drawn from, and says each point',
    (_, of) => {
      const { option, stops, said } = exploredIn(drawingOnPage(of));
      expect(option).toEqual(JSON.parse(JSON.stringify(of.option)));
      expect(said).toEqual(of.said);
      expect(option.series[stops]!.data.length).toBe(said.length);
      for (const words of said) expect(words).toMatch(/\d/);
    },
  );

  it('as a picture names its colours itself', () => {
    expect(stillDrawing(trendDrawing(line([]), ON_WHITE))).not.toContain('var(');
  });

  it('stands where its values are: the axis from 0 to 100, four weeks side by side', () => {
    const circles = all(root(stillDrawing(trendDrawing(line([]), OF_THE_PAGE))), 'circle');
    expect(circles.map((circle) => first(circle, 'title').text)).toEqual([
      'W02, 2026-01-05 to 2026-01-11: 50 %',
      'W03, 2026-01-12 to 2026-01-18: 25 %',
      'W04, 2026-01-19 to 2026-01-25: 75 %',
      'W05, 2026-01-26 to 2026-02-01: 100 %',
    ]);
    // 154 high from 14 down to 168; 560 wide from 60: each week has 140.
    expect(circles.map(({ attributes }) => [Number(attributes['cx']), Number(attributes['cy'])])).toEqual([
      [130, 91],
      [270, 129.5],
      [410, 52.5],
      [550, 14],
    ]);
  });
});

describe('what changed', () => {
  it('is marked at its date, with its word, in the table and for who hears the page', () => {
    // Two days into the third of four weeks: 60 + (2 + 2/7) × 140 = 380.
    const of = line([change({ repository: 'springboard/hub' })]);
    const svg = root(stillDrawing(trendDrawing(of, OF_THE_PAGE)));
    const marks = all(svg, 'path').filter(({ attributes }) => attributes['stroke'] === 'var(--event)');
    expect(marks.map(({ attributes }) => /^M(3\d\d\.?\d*) /.exec(attributes['d']!)?.[1])).toEqual(['380']);
    expect(all(svg, 'text').map(({ text }) => text)).toContain('two reviews');
    expect(svg.attributes['aria-label']).toContain('Marked: 2026-01-21: two reviews in springboard/hub.');
    const html = lineFigure(of);
    expect(html).toContain('<th scope="col">What changed</th>');
    expect(html).toMatch(
      /2026-01-19 to 2026-01-25<\/th><td class="right">75 %<\/td><td>2026-01-21: two reviews in springboard\/hub<\/td>/,
    );
    expect(exploredIn(html).said[2]).toBe(
      'W04, 2026-01-19 to 2026-01-25: 75 %; 2026-01-21: two reviews in springboard/hub',
    );
  });

  it('outside of the windows is not marked, nor is a table widened for it', () => {
    const of = line([change({ at: '2025-12-31T23:59:59Z' }), change({ at: week(3).end })]);
    expect(trendDrawing(of, OF_THE_PAGE)).toEqual(trendDrawing(line([]), OF_THE_PAGE));
    expect(lineFigure(of)).not.toContain('What changed');
  });

  it('alike on one day is one mark that says how often; beyond three rows marks have no word', () => {
    const alike = ['a/a', 'a/b'].map((repository) => change({ repository }));
    const words = (changes: DatedChange[]) =>
      all(root(stillDrawing(trendDrawing(line(changes), OF_THE_PAGE))), 'text').map(({ text }) => text);
    expect(words(alike)).toContain('two reviews (2)');
    const many = [0, 1, 2, 3, 4].map((day) =>
      change({ at: `2026-01-12T0${day}:00:00Z`, value: `rule ${day}` }),
    );
    expect(words(many).filter((text) => text.startsWith('rule'))).toHaveLength(3);
    expect(trendDrawing(line(many), OF_THE_PAGE).alternative).toContain('2026-01-12: rule 4');
  });

  it('of a kind is said in its words', () => {
    const said = (over: Partial<DatedChange>) => changeInWords(change(over));
    const hub = { repository: 'springboard/hub' };
    expect(said({ ...hub, kind: 'pull_request_creation', value: 'collaborators_only', former: 'all' })).toBe(
      '2026-01-21: only collaborators may open pull requests in springboard/hub',
    );
    expect(said({ ...hub, kind: 'pull_requests', value: 'off', former: 'on' })).toBe(
      '2026-01-21: pull requests were switched off in springboard/hub',
    );
    expect(said({ kind: 'iterations', value: '7', former: '14' })).toBe(
      '2026-01-21: sprints of 7 days, 14 before',
    );
  });

  it('a target is a line across with its word', () => {
    const svg = root(stillDrawing(trendDrawing(line([], 0.8), OF_THE_PAGE)));
    expect(all(svg, 'text').map(({ text }) => text)).toContain('target 80 %');
    // 14 + 0.2 × 154
    const [mark] = all(svg, 'path').filter(({ attributes }) => attributes['stroke'] === 'var(--event)');
    expect(mark!.attributes['d']).toMatch(/^M60 4[45](\.\d+)?L620 4[45]/);
  });

  it('named by anybody stays words', () => {
    for (const text of hostileCorpus().filter((_, index) => index % 7 === 0)) {
      const of = line([change({ value: text, repository: text })]);
      const html = lineFigure(of);
      const svg = root(/<svg[^]*<\/svg>/.exec(html)![0]);
      expect(new Set(everything(svg).map(({ name }) => name))).toEqual(
        new Set(['path', 'text', 'circle', 'title']),
      );
      expect(html.match(/<script|<img|<iframe/gi), text).toBeNull();
      expect(exploredIn(html).said[2]).toContain('75 %');
    }
  });
});
