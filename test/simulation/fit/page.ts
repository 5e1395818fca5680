/** The whole fit on one page without scripts: what is said of it, the charts, the tables, how it was done. */
import { COLOURS, distributionChart, type Letters } from './charts.ts';
import { LARGE, SMALL, TOLERANCE, TOLERANCE_OF_ONE, type Row } from './comparison.ts';
import { distances, DISTRIBUTIONS } from './curves.ts';
import type { Fit } from './fit.ts';
import { growth } from './growth.ts';
import { HOW, percent } from './how.ts';
import type { ObservedRepository } from './observed.ts';
import { spanOf } from './people-figures.ts';

import { strip } from './strip.ts';
import { STYLE } from './style.ts';
import { written } from './words.ts';

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
<div class="charts">${growth(fit, letters).map(figure).join('')}</div>
<h2>Figure by figure</h2>
<p>Grey: each recorded repository, their range, their middle half (thick) and their middle (the stroke). Rings: the simulated ones. <i>Inside</i>: within the middle half. <i>Near</i>: within ${percent(TOLERANCE)} of the middle, or within ${percent(TOLERANCE_OF_ONE)} of the one community that kept what is needed (there the thick part).</p>
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
    ['n range', recorded.n === 1 ? '' : say(recorded.lowest)],
    ['n middle', say(recorded.middle)],
    ['n half', half],
    ['n range', recorded.n === 1 ? '' : say(recorded.highest)],
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
