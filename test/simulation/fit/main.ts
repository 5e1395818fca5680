/** `npm run fit`: holds the simulated community against the recorded ones, and shows it on a page. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { recordedFiles } from '../../support/recorded.ts';
import { recordedRepositories } from './communities.ts';
import { compare, simulated } from './comparison.ts';
import { readOff } from './constants.ts';
import { page } from './page.ts';
import { SIZES, simulatedScale } from './scale.ts';
import { summary } from './summary.ts';

const ROOT = join(import.meta.dirname, '../..');
const PAGE = join(ROOT, '.headwater/fit.html');
const SUMMARY = join(import.meta.dirname, 'README.md');

const { values } = parseArgs({ options: { constants: { type: 'boolean', default: false } } });
const files = recordedFiles();
if (files.length === 0) {
  console.error(
    'The recorded communities are not beside this clone: there is nothing to hold the simulated one against.',
  );
  process.exitCode = 1;
} else {
  const recorded = recordedRepositories(files);
  if (values.constants) console.log(JSON.stringify(readOff(recorded), null, 2));
  else write();

  function write(): void {
    const made = simulated();
    const fit = {
      recorded,
      simulated: made,
      groups: compare(recorded, made),
      growing: SIZES.map((options) => simulatedScale({ seed: 1, ...options })),
    };
    mkdirSync(join(PAGE, '..'), { recursive: true });
    writeFileSync(PAGE, page(fit));
    writeFileSync(SUMMARY, summary(fit));
    console.log(relative(process.cwd(), PAGE));
    console.log(relative(process.cwd(), SUMMARY));
  }
}
