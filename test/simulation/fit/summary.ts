/** The fit as a table in Markdown that is kept beside the code: what the test holds to be current. */
import { LARGE, SMALL, TOLERANCE, TOLERANCE_OF_ONE } from './comparison.ts';
import { distances, DISTRIBUTIONS } from './curves.ts';
import { PEOPLE_FIGURES } from './people-figures.ts';
import type { Fit } from './fit.ts';
import { SCALED } from './scale.ts';
import { written } from './words.ts';

export function summary({ recorded, simulated, groups, growing }: Fit): string {
  const thousands = (number: number) => number.toLocaleString('en');
  const items = (kind: 'pulls' | 'issues') =>
    thousands(recorded.reduce((sum, one) => sum + one[kind].length, 0));
  const newest = new Date(Math.max(...recorded.map(({ end }) => end))).toISOString().slice(0, 10);
  const row = (...cells: string[]) => `| ${cells.join(' | ')} |`;
  const points = (share: number) => `${Math.round(share * 100)}`;
  return `# How well the simulated community fits

Written by \`npm run fit\`, which also draws \`.headwater/fit.html\`; held current by \`test/simulation/fit.test.ts\`.

Recorded: ${recorded.length} public repositories, ${items('pulls')} pull requests and ${items('issues')} issues, up to ${newest}. *Middle* is the
median over repositories, *half within* their quartiles, both weighted by √n. Simulated: ${thousands(SMALL.pullRequests)} pull requests (the middle of
the seeds ${SMALL.seeds.join(', ')}) and ${thousands(LARGE.pullRequests)} in ${LARGE.repositories} repositories (seed ${LARGE.seed}).
A figure passes inside the half or within ${TOLERANCE * 100} % of the middle; where one community alone kept what is needed,
within ${TOLERANCE_OF_ONE * 100} % of it.
${groups
  .map(
    ({ title, rows }) => `
## ${title}

| figure | recorded | middle | half within | ${thousands(SMALL.pullRequests)} | ${thousands(LARGE.pullRequests)} | verdict |
| :--- | ---: | ---: | ---: | ---: | ---: | :--- |
${rows
  .map(({ figure, recorded: of, small, large, verdict }) => {
    const say = (value: number) => written(value, figure);
    return of.n === 1
      ? row(figure.title, 'one', say(of.middle), '–', say(small), say(large), verdict)
      : row(
          figure.title,
          `${say(of.lowest)} to ${say(of.highest)}`,
          say(of.middle),
          `${say(of.lowerQuartile)} to ${say(of.upperQuartile)}`,
          say(small),
          say(large),
          verdict,
        );
  })
  .join('\n')}
`,
  )
  .join('')}
## Distributions

The largest distance between the middle of the recorded curves and that of the simulated ones, in percentage points.

| distribution | ${thousands(SMALL.pullRequests)} | ${thousands(LARGE.pullRequests)} |
| :--- | ---: | ---: |
${DISTRIBUTIONS.map((distribution) => {
  const { small, large } = distances(distribution, recorded, simulated);
  return row(distribution.title, points(small), points(large));
}).join('\n')}

## As it grows

All repositories of a simulated community as one, seed 1.

| pull requests | ${SCALED.map((id) => PEOPLE_FIGURES.find((figure) => figure.id === id)!.title).join(' | ')} |
| ---: | ${SCALED.map(() => '---:').join(' | ')} |
${growing
  .map(({ pulls, figures }) =>
    row(
      thousands(pulls),
      ...SCALED.map((id) =>
        written(
          figures[id],
          PEOPLE_FIGURES.find((figure) => figure.id === id)!,
        ),
      ),
    ),
  )
  .join('\n')}
`;
}
