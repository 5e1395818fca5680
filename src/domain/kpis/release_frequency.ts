import { codes, count, item, number, orNull, text, type RowOf } from './columns.ts';
import type { KpiDefinition } from './definition.ts';
import type { Parts } from '../report/report.ts';
import { listed } from './latency.ts';
import { countFigures, sum } from './tally.ts';

const columns = {
  repository: text,
  kind: codes('final', 'prerelease', 'unreleased'),
  tag: text,
  ...item,
  // Merged pull requests that wait, for kind 'unreleased'.
  items: count,
  days: orNull(number),
};
export type ReleaseRow = RowOf<typeof columns>;

export const releaseFrequency: KpiDefinition<ReleaseRow> = {
  id: 'release_frequency',
  name: 'Release Frequency',
  unit: 'releases',
  chaoss: 'https://chaoss.community/kb/metric-release-frequency/',
  trailing_days: 0,
  columns,
  figures: (rows) => {
    const released = rows.filter((row) => row.kind !== 'unreleased');
    const finals = released.filter((row) => row.kind === 'final');
    const waiting = rows.filter((row) => row.kind === 'unreleased' && row.items > 0);
    return {
      ...countFigures(finals.length, released.length),
      parts: {
        ...counts(rows),
        repositories: Object.fromEntries(
          [...Map.groupBy(rows, (row) => row.repository)].map(([name, of]) => [
            name,
            {
              ...counts(of),
              days_since_the_last: of.find((row) => row.kind === 'unreleased')?.days ?? null,
            },
          ]),
        ),
      },
      ...listed('evidence', finals, ({ tag }) => `release ${tag}`),
      ...listed(
        'excluded',
        [...released.filter((row) => row.kind === 'prerelease'), ...waiting],
        ({ kind, tag, items }) =>
          kind === 'unreleased' ? `${items} merged since ${tag}, not released yet` : `pre-release ${tag}`,
      ),
    };
  },
};

function counts(rows: readonly ReleaseRow[]): Parts {
  const of = (kind: ReleaseRow['kind']) => rows.filter((row) => row.kind === kind);
  return {
    finals: of('final').length,
    prereleases: of('prerelease').length,
    unreleased_pull_requests: sum(of('unreleased'), (row) => row.items),
  };
}
