/** Writes docs/kpis.md from the catalogue and from the opening comment of each file in sql/kpi. */
import { readFileSync } from 'node:fs';
import type { Kpi } from '../../src/domain/kpis/definition.ts';
import type { GeneratedFile } from './generated.ts';
import { definitionFile, KPIS } from '../../src/domain/kpis/kpi.ts';

const root = new URL('../../', import.meta.url);

const HEAD = `# KPIs

Generated from [the SQL files](../sql/kpi) by \`npm run generate\`. Each KPI is one file that runs in \`psql\` as it is; its opening
comment is its definition. The words *team*, *community*, *window* mean:

* **Team**: the people on the institution's dated list, at the moment of the event.
* **Community pull requests** are by people who, when they opened them, were neither on the team nor maintainers. The series
  \`all\` stands beside it. Bots and AI reviewers are in neither and never answer anybody.
* **Window**: half-open, UTC. Counts use the window; latencies look back 90 days, shares a year. Each result prints its cohort.

How to read them:

* **Nothing open is dropped.** Medians are Kaplan–Meier where "still open" is the only alternative, Aalen–Johansen where closing
  without an answer competes. A median over answered items alone looks two to eight times better.
* **The interval** in which the true figure lies with 95 % certainty stands beside it. *Not reached*: less than half has got there.
* **A zero is a value, "no data" is none.** Where a question has no ground (nobody on the team, nothing planned, nobody known
  who can merge) the figure is empty, with the reason.
* **As of**: nothing dated later is seen. The same data and the same instant give the same figure, for ever.
`;

export function kpiReferencePage(): GeneratedFile {
  return { path: 'docs/kpis.md', text: kpiReference() };
}

export function kpiReference(): string {
  const group = (title: string, kpis: readonly Kpi[]) => [`## ${title}`, ...kpis.map(section)];
  return (
    [
      HEAD,
      ...group(
        'The institution’s work and goals',
        KPIS.filter((kpi) => kpi.group === 'institution'),
      ),
      ...group(
        'The community’s health',
        KPIS.filter((kpi) => kpi.group !== 'institution'),
      ),
    ].join('\n\n') + '\n'
  );
}

function section(kpi: Kpi): string {
  const file = definitionFile(kpi);
  const comment = /^(?:--.*\n)+/.exec(readFileSync(new URL(file, root), 'utf8'))?.[0] ?? '';
  const lines = comment
    .split('\n')
    .map((line) => line.replace(/^-- ?/, ''))
    .filter((line) => !/^(psql|CHAOSS:| {2}https:)/.test(line));
  const [first = '', ...rest] = lines;
  const chaoss = kpi.chaoss === null ? '' : ` · [CHAOSS](${kpi.chaoss})`;
  const says = first.replace(/^\w+: /, '');
  return [
    `### ${kpi.name}`,
    `\`${kpi.id}\` · ${kpi.unit} · [SQL](../${file})${chaoss}`,
    `${says[0]?.toUpperCase()}${says.slice(1)}`,
    bullets(rest),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** "Counts: …" with its indented lines becomes one item. */
function bullets(lines: string[]): string {
  const items: string[] = [];
  for (const line of lines) {
    if (line.trim() === '') continue;
    if (/^\S/.test(line) || items.length === 0) items.push(line.trim());
    else items[items.length - 1] += ` ${line.trim()}`;
  }
  return items
    .map((item) => `* ${item.replace(/^([A-Z][\w ,]*): /, '**$1:** ').replaceAll('<', '&lt;')}`)
    .join('\n');
}
