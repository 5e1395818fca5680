/** The whole fit on one page without scripts: what is said of it, the charts, the tables, how it was done. */
import { COLOURS, distributionChart, scatterChart, type Letters, type Scatter } from './charts.ts';
import { LARGE, SMALL, TOLERANCE, TOLERANCE_OF_ONE, type Row, type Simulated } from './comparison.ts';
import { distances, DISTRIBUTIONS } from './curves.ts';
import { QUARTER_MS } from './figure.ts';
import type { ObservedRepository } from './observed.ts';
import { mergersByQuarter, reviewersByQuarter, spanOf } from './people-figures.ts';
import { recordedScale, type Scaled } from './scale.ts';
import { mean } from './statistics.ts';
import { strip } from './strip.ts';
import { STYLE } from './style.ts';
import { written } from './words.ts';

export interface Fit {
  recorded: ObservedRepository[];
  simulated: Simulated;
  groups: { title: string; rows: Row[] }[];
  growing: Scaled[];
}

const VERDICTS = { inside: 'inside', near: 'near', 'on purpose': 'more, on purpose', outside: 'outside' };

export function page(fit: Fit): string {
  const { recorded, groups } = fit;
  const letters: Letters = new Map(recorded.map(({ name }, at) => [name, String.fromCharCode(65 + at)]));
  const rows = groups.flatMap((group) => group.rows);
  const count = (verdict: Row['verdict']) => rows.filter((row) => row.verdict === verdict).length;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>How well the simulated community fits</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>How well the simulated community fits the recorded ones</h1>
<p class="lead">Of ${rows.length} figures, <b>${count('inside')}</b> lie inside the middle half of ${recorded.length} recorded communities, at ${SMALL.pullRequests.toLocaleString('en')} and at ${LARGE.pullRequests.toLocaleString('en')} pull requests; <b>${count('near')}</b> near their middle (or near the one community that kept what is needed); <b>${count('on purpose')}</b> are higher on purpose; <b>${count('outside')}</b> lie outside.</p>
${legend()}
${key(recorded, letters)}
<h2>Distributions</h2>
<p>The share that is reached by a value. Thin and lettered: each recorded repository. The distance is the largest one between the middle of the recorded curves and that of the simulated ones, in percentage points (Kolmogorov and Smirnov’s).</p>
<div class="charts">${DISTRIBUTIONS.map((distribution) => distributionFigure(fit, letters, distribution)).join('')}</div>
<h2>What grows with the community, and what must not</h2>
<p>Letters and names: recorded repositories, and organisations with several of them as one. The line: simulated communities of 2,400 to 1,000,000 pull requests, all repositories as one. Circles: the simulated repositories one by one.</p>
<div class="charts">${scatters(fit, letters).map(figure).join('')}</div>
<h2>Figure by figure</h2>
<p>Grey: each recorded repository, their range, their middle half (thick) and their middle (the stroke). Rings: the simulated ones. <i>Inside</i>: within the middle half. <i>Near</i>: within ${percent(TOLERANCE)} of the middle, or within ${percent(TOLERANCE_OF_ONE)} of the one community that kept what is needed.</p>
${groups.map(table).join('')}
${HOW}
</main>
</body>
</html>
`;
}

function legend(): string {
  const mark = (colour: string, words: string, dashed = false) =>
    `<li><svg width="34" height="12" aria-hidden="true"><line x1="1" x2="33" y1="6" y2="6" stroke="${colour}" stroke-width="3"${dashed ? ' stroke-dasharray="6 4"' : ''}/></svg>${words}</li>`;
  return `<ul class="legend">
${mark(COLOURS.small, `simulated, ${SMALL.pullRequests.toLocaleString('en')} pull requests in 4 repositories (the middle of ${SMALL.seeds.length} seeds; curves: seed 1)`)}
${mark(COLOURS.large, `simulated, ${LARGE.pullRequests.toLocaleString('en')} pull requests in ${LARGE.repositories} repositories`)}
${mark(COLOURS.recorded, 'a recorded repository')}
${mark(COLOURS.middle, 'the middle of the recorded repositories', true)}
</ul>`;
}

function key(recorded: readonly ObservedRepository[], letters: Letters): string {
  const year = (time: number) => new Date(time).getUTCFullYear();
  const without = ({ keeps }: ObservedRepository) =>
    keeps.has('events') ? '' : keeps.has('words') ? ', without events' : ', without words and events';
  return `<ul class="key">${recorded
    .map((one) => {
      const { first, last } = spanOf([...one.pulls, ...one.issues]);
      const counts = `${one.pulls.length.toLocaleString('en')} pull requests, ${one.issues.length.toLocaleString('en')} issues`;
      return `<li><b>${letters.get(one.name)}</b> ${escape(one.name)}<br><span>${year(first)}–${year(last)}: ${counts}${without(one)}</span></li>`;
    })
    .join('')}</ul>`;
}

function distributionFigure(
  { recorded, simulated }: Fit,
  letters: Letters,
  distribution: (typeof DISTRIBUTIONS)[number],
): string {
  const { small, large } = distances(distribution, recorded, simulated);
  return figure({
    title: distribution.title,
    note: `distance ${Math.round(100 * small)} and ${Math.round(100 * large)} points`,
    drawn: distributionChart(distribution, letters, recorded, simulated.small[0]!, simulated.large),
  });
}

function figure({ title, note, drawn }: { title: string; note: string; drawn: string }): string {
  return `<figure><figcaption><b>${escape(title)}</b>${note && `<span>${escape(note)}</span>`}</figcaption>${drawn}</figure>`;
}

function scatters({ recorded, simulated, growing }: Fit, letters: Letters) {
  const { repositories, organisations } = recordedScale(recorded);
  const [small, large] = [recordedScale(simulated.small[0]!), recordedScale(simulated.large)];
  const bySize = (
    id: keyof Scaled['figures'],
    title: string,
    scale: Pick<Scatter, 'from' | 'to' | 'unit' | 'logarithmic'>,
  ) => {
    const at = ({ pulls, figures }: Scaled): [number, number] => [pulls, figures[id]];
    return {
      title,
      note: '',
      drawn: scatterChart({
        ...scale,
        axis: 'pull requests',
        least: 40,
        most: 2_000_000,
        recorded: repositories.map((one) => ({ letter: letters.get(one.name)!, at: at(one) })),
        organisations: organisations.map((one) => ({ name: one.name, at: at(one) })),
        small: small.repositories.map(at),
        large: large.repositories.map(at),
        growing: growing.map(at),
      }),
    };
  };
  const byRate = (title: string, who: (one: ObservedRepository) => Set<string>[], needs?: 'words') => {
    const at = (one: ObservedRepository): [number, number] => {
      const { first, last } = spanOf(one.pulls);
      return [(one.pulls.length * QUARTER_MS) / (last - first), mean(who(one).map((people) => people.size))];
    };
    return {
      title,
      note: '',
      drawn: scatterChart({
        from: 0.5,
        to: 100,
        logarithmic: true,
        unit: 'number',
        axis: 'pull requests per 91 days',
        least: 2,
        most: 1000,
        recorded: recorded
          .filter(({ keeps }) => !needs || keeps.has(needs))
          .map((one) => ({ letter: letters.get(one.name)!, at: at(one) })),
        small: simulated.small[0]!.map(at),
        large: simulated.large.map(at),
      }),
    };
  };
  return [
    bySize('retention', 'People who come again in the next 91 days', { from: 0, to: 0.8, unit: 'share' }),
    bySize('one_timers', 'People with one pull request ever', { from: 0, to: 1, unit: 'share' }),
    bySize('first_pulls', 'Pull requests that are their author’s first', { from: 0, to: 0.5, unit: 'share' }),
    bySize('absence_factor', 'Smallest number of people with half of the pull requests', {
      from: 0.8,
      to: 2_000,
      unit: 'number',
      logarithmic: true,
    }),
    byRate('People who merge in 91 days', mergersByQuarter),
    byRate('People who review in 91 days', reviewersByQuarter, 'words'),
  ];
}

function table({ title, rows }: { title: string; rows: Row[] }): string {
  return `<h3>${title}</h3><table class="figures">
<thead><tr><th>figure</th><th class="n">from</th><th class="n">middle</th><th class="n">half within</th><th class="n">to</th><th>recorded and simulated</th><th class="n">2,400</th><th class="n">50,000</th><th>verdict</th></tr></thead>
<tbody>${rows.map(tableRow).join('')}</tbody></table>`;
}

function tableRow(row: Row): string {
  const { figure: of, recorded, small, large, verdict } = row;
  const say = (value: number) => escape(written(value, of));
  const half =
    recorded.n === 1 ? 'one community' : `${say(recorded.lowerQuartile)} – ${say(recorded.upperQuartile)}`;
  const cells: [string, string][] = [
    ['title', escape(of.title)],
    ['n range', say(recorded.lowest)],
    ['n middle', say(recorded.middle)],
    ['n half', half],
    ['n range', say(recorded.highest)],
    ['picture', strip(row)],
    ['n small', say(small)],
    ['n large', say(large)],
    ['verdict', VERDICTS[verdict]],
  ];
  return `<tr class="${verdict.replace(' ', '-')}">${cells.map(([kind, text]) => `<td class="${kind}">${text}</td>`).join('')}</tr>`;
}

function escape(text: string): string {
  return text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!,
  );
}

const percent = (share: number) => `${share * 100} %`;

const HOW = `<h2>How this was done</h2>
<ul>
<li>Recorded and simulated repositories are measured by the same code, from the objects that the stand-in for GitHub serves. Open items are censored, never dropped: answers by Aalen–Johansen, ends by Kaplan–Meier.</li>
<li>The middle is the median over repositories, each weighted by the square root of what was measured on it: the large ones are surer, but none speaks for all. The middle half lies between the quartiles by the same weights.</li>
<li>A figure passes inside the middle half or within ${percent(TOLERANCE)} of the middle. Where one community alone kept what is needed (bitcoin-core/secp256k1), within ${percent(TOLERANCE_OF_ONE)} of it. <code>test/demo/simulated-fit.test.ts</code> fails otherwise.</li>
<li>The constants stand in <code>src/demo/fitted.ts</code>: read off where the recordings tell, searched for where only their effect can be seen, set where they cannot tell.</li>
<li>Nothing can be said of: logins that were renamed (each source gives one login per account), annotated tags against others, who wrote a Release, who closed an issue, AI reviewers before 2024. Bots, deleted accounts and pre-releases are more common than recorded, so that every reader meets them.</li>
<li>The recorded communities are mostly specifications of the IETF, with few maintainers who finish and close; the four of JupyterHub and secp256k1 are software. A community of tens of thousands of pull requests has not been recorded: there the simulation goes on as the small ones suggest.</li>
</ul>`;
