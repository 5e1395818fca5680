/** Times that no report can be about: one line, and nothing is opened. */
import { existsSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { emptyFolder, headwater, placesIn } from '../support/command-line.ts';

const FAR = [
  ...[
    '--week 9999-W52',
    '--week 2025-W53',
    '--week 0000-W01',
    '--week 0050-W10',
    '--week 1969-W10',
    '--week 275760-W01',
  ],
  ...['--week 2026-W00', '--week 2026-W54', '--week 2026-W7', '--week -2026-W07', '--week 3000-W01'],
  ...[
    '--as-of 0001-01-01',
    '--as-of 0000-00-00',
    '--as-of 9999-12-31',
    '--as-of 275760-09-13',
    '--as-of -000001-01-01T00:00:00Z',
  ],
  ...[
    '--as-of +275760-09-13T00:00:00Z',
    '--as-of 2026-02-16T24:00:00Z',
    '--as-of 2026-02-16T00:00:00',
    '--as-of 2026-02-16T00:00:00+0100',
  ],
  ...[
    '--as-of 2026-02-16T00:00:00+23:59',
    '--as-of 2026-02-29',
    '--as-of 2026-02-16T00:00:00Z[UTC]',
    '--as-of yesterday',
    '--as-of 1771200000',
  ],
  ...[
    '--from 2026-02-16 --to 2026-02-16',
    '--from 2026-02-17 --to 2026-02-16',
    '--from 0001-01-01 --to 9999-12-31',
    '--from 2026-02-30 --to 2026-03-01',
  ],
  ...['--from 0000-01-01 --to 2026-01-01', '--from 2026-01-01 --to 275760-01-01'],
  ...[
    '--iteration 0',
    '--iteration -1',
    '--iteration 1000000000',
    '--iteration 999999999999',
    '--iteration 1.5',
    '--iteration 1e3',
    '--iteration 99999999999999999999999',
  ],
];

describe('a report', () => {
  const folder = emptyFolder();
  const places = placesIn(folder);
  writeFileSync(
    places['HEADWATER_CONFIG']!,
    'institution: { name: F }\ncommunities: [{ name: S, orgs: [s] }]\niterations: { anchor: 2024-10-16 }\n',
  );

  it.each(FAR)('cannot be about %s', async (options) => {
    const { code, out, err } = await headwater(['report', ...options.split(' ')], places);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^[^\n]+; [^\n]+\.\n$/);
    expect(err.length).toBeLessThan(250);
    expect(existsSync(`${folder}/db`)).toBe(false);
  });

  it.each(['0001-01-01', '9999-12-31', 'yesterday', '2026-02-16T00:00:00'])(
    'is exported of no such time either: --as-of %s',
    async (asOf) => {
      expect(await headwater(['export', '--to', `${folder}/files`, '--as-of', asOf], places)).toMatchObject({
        code: 2,
        err: expect.stringMatching(/^--as-of is "[^\n]+\n$/) as string,
      });
    },
  );
});
