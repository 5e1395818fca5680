/** A report for an instant stays what it was, to the byte, whatever happens and is read later. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commentsOf } from '../../../src/demo/community/reading.ts';
import { simulatedCommunity } from '../../simulation/community/community.ts';
import { observing, startStandIn, type StandIn } from '../../support/stand-in.ts';
import { emptyFolder, headwater } from '../../support/command-line.ts';
import { onOneDatabase } from '../../support/databases.ts';

const FIRST_NIGHT = '2025-10-06T02:00:00Z';
const SECOND_NIGHT = '2025-10-07T02:00:00Z';
const OPTIONS = {
  pullRequests: 600,
  repositories: 2,
  seed: 3,
  start: '2024-10-01T00:00:00Z',
  end: '2026-01-01T00:00:00Z',
};
const CONFIGURATION = `institution: { name: Hydrology, team: [{ github: amber-maintainer }] }
communities: [{ name: Springboard, repositories: [springboard/hub, springboard/spawner] }]
`;

describe('report --as-of', () => {
  let github: StandIn;
  const folder = emptyFolder();
  beforeAll(async () => {
    writeFileSync(join(folder, 'headwater.yml'), CONFIGURATION);
    github = await startStandIn({ simulated: OPTIONS });
  });
  afterAll(() => github.close());

  onOneDatabase('for a night', (open) => {
    let url: string;
    // The embedded database belongs to one process at a time, and here that is the command's.
    beforeEach(async () => {
      await github.reset();
      url = open().driver === 'postgres' ? open().url : `pglite:${join(emptyFolder(), 'db')}`;
    });
    const at = (now: string, ...words: string[]) =>
      headwater(words, {
        HEADWATER_CONFIG: join(folder, 'headwater.yml'),
        HEADWATER_NOW: now,
        DATABASE_URL: url,
        ...observing(github),
      });
    const report = async (now: string, format: string) => {
      const { code, out } = await at(
        now,
        'report',
        '--week',
        '2025-W40',
        '--as-of',
        FIRST_NIGHT,
        '--format',
        format,
      );
      expect(code).toBe(0);
      return out;
    };

    it('is byte for byte the same: twice, and after later events, in every format', async () => {
      const formats = ['markdown', 'json', 'csv'];
      const everyFormat = async (now: string) => {
        const texts: string[] = [];
        for (const format of formats) texts.push(await report(now, format));
        return texts;
      };
      await github.setView({ until: FIRST_NIGHT });
      expect((await at(FIRST_NIGHT, 'backfill')).code).toBe(0);
      const first = await everyFormat(FIRST_NIGHT);
      for (const text of first) expect(text.length).toBeGreaterThan(2_000);
      expect(await everyFormat(FIRST_NIGHT)).toEqual(first);
      await github.setView({});
      const { code, err } = await at(SECOND_NIGHT, 'sync');
      expect([code, err]).toEqual([0, expect.stringMatching(/Read \d\d+ pull requests/)]);
      expect(await everyFormat(SECOND_NIGHT)).toEqual(first);
    });

    it('lists what was found late among the gaps of what was said before, and of nothing later', async () => {
      const { issues } = simulatedCommunity(OPTIONS).repositories[0]!;
      const comments = Array.from({ length: 50 }, (_, index) => issues.at(index)).flatMap(commentsOf);
      await github.setView({ until: FIRST_NIGHT, hidden: comments.slice(0, 2).map(({ id }) => id) });
      await at(FIRST_NIGHT, 'backfill');
      const first = await report(FIRST_NIGHT, 'json');
      await github.setView({ until: FIRST_NIGHT });
      // A week later every item is held against GitHub.
      await at('2025-10-14T02:00:00Z', 'sync');
      const gaps = async (asOf: string) => {
        const { out } = await at(
          '2025-10-15T02:00:00Z',
          'report',
          '--week',
          '2025-W40',
          '--as-of',
          asOf,
          '--format',
          'json',
        );
        return (JSON.parse(out) as { coverage: { gaps: { what: string }[] } }).coverage.gaps.map(
          ({ what }) => what,
        );
      };
      expect((JSON.parse(first) as { coverage: { gaps: unknown[] } }).coverage.gaps).toEqual([]);
      expect(await gaps(FIRST_NIGHT)).toEqual([
        expect.stringMatching(/^2 entries of that time found only later, in #\d/),
      ]);
      expect(await gaps('2025-10-15T00:00:00Z')).toEqual([]);
    });
  });
});
