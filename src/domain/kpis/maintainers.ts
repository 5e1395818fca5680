import { codes, flag, orNull, text, type RowOf } from './columns.ts';
import type { KpiDefinition } from './definition.ts';
import type { Evidence, Parts } from '../report/report.ts';
import { EVIDENCE_LIMIT } from './latency.ts';
import { REASONS } from './reasons.ts';
import { countFigures } from './tally.ts';

/** The more trusted first. */
const SOURCES = ['configuration', 'permission', 'roster', 'observed'] as const;
export type MaintainerSource = (typeof SOURCES)[number];

const columns = {
  repository: text,
  // Of the repository.
  url: text,
  // null = nobody can merge there at that instant, as far as is known.
  user_id: orNull(text),
  source: orNull(codes('configuration', 'permission', 'roster', 'observed')),
  // The file with the people, as it stood then.
  roster_url: orNull(text),
  // Somebody is known who can merge there, then or before.
  mergers_known: flag,
};
export type MaintainerRow = RowOf<typeof columns>;

const SAID: Record<MaintainerSource, string> = {
  configuration: 'by the configuration',
  permission: 'by permission',
  roster: 'by the roster',
  observed: 'seen merging',
};

export const maintainers: KpiDefinition<MaintainerRow> = {
  id: 'maintainers',
  group: 'institution',
  name: 'Maintainers',
  unit: 'people',
  chaoss: null,
  trailing_days: 0,
  needs: ['mergers'],
  columns,
  figures: (rows) => {
    const repositories = [...Map.groupBy(rows, (row) => row.repository)].map(([name, of]) => ({
      name,
      url: of[0]!.url,
      bySource: peopleBySource(of),
      people: of[0]!.mergers_known ? people(of) : null,
    }));
    const people_in_all = people(rows);
    const peopled = repositories.filter(({ people }) => (people ?? 0) > 0);
    const alone = repositories.filter(({ people }) => (people ?? 0) === 0);
    const roster = rows.find(({ roster_url }) => roster_url !== null)?.roster_url;
    const evidence: Evidence[] = [
      ...(roster ? [{ url: roster, why: 'the roster as it stood then' }] : []),
      ...peopled.map(({ url, people, bySource }) => ({ url, why: inWords(people!, bySource) })),
    ];
    const excluded = alone.map(({ url, people }) => ({
      url,
      why: people === null ? REASONS.mergers_unknown : 'nobody could merge there then, as far as is known',
    }));
    return {
      ...countFigures(people_in_all),
      parts: {
        ...peopleBySource(rows),
        repositories: Object.fromEntries(repositories.map(({ name, people }) => [name, people])),
      },
      evidence: evidence.slice(0, EVIDENCE_LIMIT),
      evidence_total: evidence.length,
      excluded: excluded.slice(0, EVIDENCE_LIMIT),
      excluded_total: excluded.length,
    };
  },
};

function people(rows: readonly MaintainerRow[]): number {
  return new Set(rows.flatMap(({ user_id }) => user_id ?? [])).size;
}

/** Each person once, under the most trusted source. */
function peopleBySource(rows: readonly MaintainerRow[]): Record<MaintainerSource, number> & Parts {
  const best = new Map<string, number>();
  for (const { user_id, source } of rows) {
    if (user_id === null || source === null) continue;
    const rank = SOURCES.indexOf(source);
    best.set(user_id, Math.min(rank, best.get(user_id) ?? rank));
  }
  const count = (rank: number) => [...best.values()].filter((of) => of === rank).length;
  return Object.fromEntries(SOURCES.map((source, rank) => [source, count(rank)])) as Record<
    MaintainerSource,
    number
  >;
}

function inWords(people: number, bySource: Record<MaintainerSource, number>): string {
  const said = SOURCES.filter((source) => bySource[source] > 0).map(
    (source) => `${bySource[source]} ${SAID[source]}`,
  );
  return `${people} ${people === 1 ? 'maintainer' : 'maintainers'}: ${said.join(', ')}`;
}
