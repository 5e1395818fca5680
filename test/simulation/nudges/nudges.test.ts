/** A year of reminders in eight repositories, held against an oracle that knows the story and none of the rules. */
import { describe, expect, it } from 'vitest';
import type { SaidNudge } from '../../../src/domain/nudges/types.ts';
import { violations } from './oracle.ts';
import { aYear, type Year } from './run.ts';
import { DAY, story } from './world.ts';

const SEEDS = [1, 2, 3];

describe('a year of reminders', () => {
  const years = SEEDS.map((seed) => {
    const prs = story(seed);
    return { prs, year: aYear(prs) };
  });

  it('never breaks a rule, and speaks at all', () => {
    for (const { prs, year } of years) {
      expect(violations(year.said, prs)).toEqual([]);
      expect(year.said.length).toBeGreaterThan(30);
      expect(new Set(year.said.map(({ party }) => party))).toEqual(new Set(['author', 'maintainers']));
      expect(new Set(year.said.map(({ repo_id }) => repo_id))).toEqual(
        new Set(['10', '11', '12', '13', '16']),
      );
    }
  });

  it('says nothing at the second look of a morning', () => {
    expect(years.map(({ year }) => year.twice)).toEqual([0, 0, 0]);
  });

  it('with requests for reviews breaks no rule either, and calls nobody twice', () => {
    for (const seed of SEEDS.slice(0, 1)) {
      const prs = story(seed);
      const { said, requested, twice } = aYear(prs, { asksForReviews: true });
      expect(violations(said, prs)).toEqual([]);
      expect([twice, requested.length > 10]).toEqual([0, true]);
      const of = (one: { repo_id: string; number: number }) => `${one.repo_id} ${one.number}`;
      const calls = [
        ...requested,
        ...said.flatMap(({ mentioned, ...one }) =>
          mentioned === null ? [] : [{ ...one, person: mentioned }],
        ),
      ];
      for (const [item, asked] of Map.groupBy(requested, of)) {
        const pr = prs.find((one) => of(one) === item)!;
        expect(asked.length, item).toBeLessThanOrEqual(2);
        for (const { at, person } of asked) {
          expect(person).not.toBe(pr.author);
          // Ten working days are two weeks, and a review gets five of them: a week.
          expect(at - pr.opened).toBeGreaterThanOrEqual(14 * DAY);
          const next = said.filter((one) => of(one) === item && one.at >= at && one.at < at + 7 * DAY);
          expect(next, item).toEqual([]);
          const week = calls.filter((one) => one.person === person && one.at > at - 7 * DAY && one.at <= at);
          expect(week.length).toBeLessThanOrEqual(3);
          const run = [...said, ...requested].filter((one) => one.at === at);
          expect(run.length).toBeLessThanOrEqual(20);
          const here = run.filter(({ repo_id }) => repo_id === pr.repo_id);
          expect(here.length).toBeLessThanOrEqual(5);
        }
      }
      const people = calls.map((one) => `${of(one)} ${one.person}`);
      expect(new Set(people).size).toBe(people.length);
    }
    // Without upstream's word nobody is asked.
    expect(years.map(({ year }) => year.requested)).toEqual([[], [], []]);
  });

  it('is seen by an oracle that finds what is wrong', () => {
    const { prs, year } = years[0]!;
    const [one] = year.said.filter(({ mentioned }) => mentioned !== null) as [SaidNudge];
    const wrong = (change: Partial<SaidNudge>) => violations([{ ...one, ...change }], prs).join('\n');
    expect(wrong({})).toBe('');
    expect(wrong({ party: one.party === 'author' ? 'maintainers' : 'author' })).toContain(
      'it was the turn of',
    );
    expect(wrong({ at: one.turn_start + 13 * DAY })).toContain('fourteen working days');
    expect(wrong({ at: one.at + (6 - new Date(one.at).getUTCDay()) * DAY })).toContain('a day off');
    expect(violations([one, { ...one, at: one.at + 7 * DAY }], prs).join('\n')).toContain('mentioned twice');
    expect(violations(Array(6).fill(one), prs).join('\n')).toMatch(
      /more than five in a repository[\s\S]*three times in a week/,
    );
  });

  it('comes to so many comments per pull request and per person', async () => {
    const rows = years.map(({ prs, year }, place) => row(SEEDS[place]!, prs.length, year));
    const head = [
      '| seed | pull requests | comments | on one: 1 / 2 / 3 / 4 | mentions | per person: median / most | in a week, most | turns left alone |',
      '|--:|--:|--:|:-:|--:|:-:|--:|--:|',
    ];
    await expect(`${[...head, ...rows].join('\n')}\n`).toMatchFileSnapshot('../../golden/nudges/a-year.md');
  });
});

function row(seed: number, prs: number, { said, heldBack }: Year): string {
  const perItem = [...Map.groupBy(said, ({ repo_id, number }) => `${repo_id} ${number}`).values()].map(
    (all) => all.length,
  );
  const mentions = said.filter(({ mentioned }) => mentioned !== null);
  const perPerson = [...Map.groupBy(mentions, ({ mentioned }) => mentioned).values()]
    .map((all) => all.length)
    .sort((a, b) => a - b);
  const week = Math.max(
    ...mentions.map(
      (one) =>
        mentions.filter(
          ({ mentioned, at }) => mentioned === one.mentioned && at > one.at - 7 * DAY && at <= one.at,
        ).length,
    ),
  );
  const times = (n: number) => perItem.filter((count) => count === n).length;
  return `| ${seed} | ${prs} | ${said.length} | ${[1, 2, 3, 4].map(times).join(' / ')} | ${mentions.length} | ${perPerson[Math.floor(perPerson.length / 2)]} / ${perPerson.at(-1)} | ${week} | ${heldBack} |`;
}
