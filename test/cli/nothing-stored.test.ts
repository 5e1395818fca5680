/** Before anything was read, a list of what waits is not an empty one. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { Environment } from '../../src/config/settings.ts';
import { emptyFolder, headwater, placesIn } from '../support/command-line.ts';

let environment: Environment;
beforeAll(() => {
  const folder = emptyFolder();
  writeFileSync(
    join(folder, 'headwater.yml'),
    'institution: { name: Field Station, team: [{ github: octocat }] }\ncommunities: [{ name: Springboard, orgs: [springboard] }]\n',
  );
  environment = placesIn(folder);
});

const NOTHING = 'Nothing is stored yet; run `headwater backfill` first.\n';

it.each([
  [['queue']],
  [['queue', '--session', '--format', 'markdown']],
  [['attention']],
  [['attention', '--from', '2026-01-01', '--to', '2026-02-01']],
])('%j says that nothing is stored, and not that nothing waits', async (words) => {
  expect(await headwater(words, environment)).toEqual({ code: 0, out: NOTHING, err: '' });
});

it('says it beside data, which stays data', async () => {
  const { out, err } = await headwater(['attention', '--format', 'json'], environment);
  expect(JSON.parse(out)).toMatchObject({ schema: 1, items: [] });
  expect(err).toBe(NOTHING);
});
