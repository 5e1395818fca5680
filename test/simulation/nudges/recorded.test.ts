/** Twelve months of reminders over recorded communities, from stored facts to comments on GitHub, held against the record. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { emptyTables, onOneDatabase } from '../../support/databases.ts';
import { read } from '../../support/reading.ts';
import { readGhd, type GhdFile } from '../../support/recorded/ghd.ts';
import { describeRecorded } from '../../support/recorded.ts';
import { runs } from '../../support/runs.ts';
import { startStandIn, type StandIn } from '../../support/stand-in.ts';
import { requestViolations, violationsOnRecord } from './recorded-oracle.ts';
import { ABSENT, aRecordedYear, DAY, type AskedOnRecord, type RecordedYear } from './recorded-year.ts';
import { table } from './table.ts';

/** Each with other terms, and much that waited in 2019; the soak takes all of them, every morning, over the years. */
const FEW = /esni|dtls13|kubespawner|littlest|nbgitpuller/;
/** Of these in CI reviews are asked for, too. */
const FEWEST = /esni|kubespawner/;
const { numRuns, seed } = runs(1, 4);
const YEARS = [2019, 2021, 2023, 2025].slice(0, numRuns);
/** Sundays are silent, Mondays have the digest. */
const WEEKDAYS = numRuns === 1 ? [0, 1] : [0, 1, 2, 3, 4, 5, 6];

describeRecorded('a year of reminders in recorded communities', (all) => {
  const files = numRuns === 1 ? all.filter(({ repo }) => FEW.test(repo)) : all;
  const records: GhdFile[] = files.map(({ path }) => readGhd(path));
  let github: StandIn;
  beforeAll(async () => {
    github = await startStandIn({ recorded: files.map(({ path }) => path) });
  });
  afterAll(() => github.close());

  onOneDatabase('from rows to comments', (open) => {
    // A whole year of all of them takes minutes: in the soak every second one is with requests.
    const ways = (place: number) => (numRuns === 1 ? [false, true] : [place % 2 === 1]);
    const cases = YEARS.flatMap((year, place) =>
      ways(place).map((asksForReviews) => ({ year, asksForReviews })),
    );
    it.each(cases)('$year, reviews asked for: $asksForReviews', async ({ year: which, asksForReviews }) => {
      const { db } = open();
      await emptyTables(db);
      const repositories = files
        .map(({ repo }) => repo)
        .filter((repo) => !asksForReviews || numRuns > 1 || FEWEST.test(repo));
      await read(db, github, repositories, { tidy: (after) => open().tidy(after) });
      const year = await aRecordedYear(db, repositories, {
        year: which,
        weekdays: WEEKDAYS,
        seed,
        asksForReviews,
      });
      const name = asksForReviews ? 'a-recorded-year-with-requests.md' : 'a-recorded-year.md';
      if (numRuns > 1) console.log(`${which}${asksForReviews ? ', reviews asked for' : ''}: ${table(year)}`);
      expect(violationsOnRecord(year, records)).toEqual([]);
      expect(year.twice).toBe(0);
      expect(year.said.length).toBeGreaterThan(5);
      expect(year.kills).toBeGreaterThan(0);
      // Without upstream's word nobody is asked.
      expect(year.requested.length > 0).toBe(asksForReviews);
      if (asksForReviews) sawWrongRequests(year, records);
      // The oracle sees what is wrong.
      const [one] = year.said as [RecordedYear['said'][number]];
      const wrong = (change: object, terms = year.terms) =>
        violationsOnRecord({ ...year, terms, said: [{ ...one, ...change }] }, records).join('\n');
      expect(wrong({})).toBe('');
      expect(wrong({ party: one.party === 'author' ? 'maintainers' : 'author' })).not.toBe('');
      expect(wrong({ at: one.at - new Date(one.at).getUTCDay() * DAY })).toContain('a day off');
      expect(
        wrong(
          {},
          year.terms.map((terms) => ({ ...terms, consentAt: () => ABSENT })),
        ),
      ).toContain('nobody had asked for comments');
      expect(
        wrong(
          {},
          year.terms.map((terms) => ({ ...terms, read_from: one.at })),
        ),
      ).toContain('not read, or new');
      expect(violationsOnRecord({ ...year, said: [one, one] }, records).join('\n')).toContain('stands twice');
      if (numRuns === 1) await expect(table(year)).toMatchFileSnapshot(`../../golden/nudges/${name}`);
    });
  });
});

/** The oracle sees what is wrong with a request. */
function sawWrongRequests(year: RecordedYear, records: readonly GhdFile[]): void {
  const [one] = year.requested as [AskedOnRecord];
  const wrong = (change: Partial<AskedOnRecord>, more: readonly AskedOnRecord[] = []) =>
    requestViolations({ ...year, said: [], requested: [{ ...one, ...change }, ...more] }, records).join('\n');
  expect(wrong({})).toBe('');
  expect(wrong({ at: one.at - new Date(one.at).getUTCDay() * DAY })).toContain('a day off');
  expect(wrong({ at: one.at - 300 * DAY })).not.toBe('');
  expect(wrong({}, [one])).toMatch(/two in a turn[^]*called twice/);
  const comment = { ...year.said[0]!, repo_id: one.repo_id, number: one.number, at: one.at + DAY };
  expect(requestViolations({ ...year, said: [comment], requested: [one] }, records).join('\n')).toContain(
    'before the review had its five working days',
  );
}
