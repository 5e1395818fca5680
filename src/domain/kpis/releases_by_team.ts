import { codes, flag, item, orNull, text, type RowOf } from './columns.ts';
import type { KpiDefinition } from './definition.ts';
import { listed } from './latency.ts';
import { countFigures } from './tally.ts';

export const performedColumns = {
  repository: text,
  tag: text,
  is_prerelease: flag,
  ...item,
  // Whether the performer was on the institution's team then; 'unknown' = nobody can tell who it was.
  who: codes('team', 'others', 'unknown'),
  login: orNull(text),
};
export type PerformedRelease = RowOf<typeof performedColumns>;

const columns = {
  ...performedColumns,
  known_by: orNull(codes('answer', 'said', 'release', 'tagger', 'tag_push', 'version_bump')),
};
export type TeamReleaseRow = RowOf<typeof columns>;

const KNOWN_BY = {
  answer: 'as the configuration says',
  said: 'as somebody answered beneath the weekly issue',
  release: 'who wrote the GitHub Release',
  tagger: 'who made the tag',
  tag_push: 'who pushed the tag',
  version_bump: 'who wrote the tagged version-bump commit',
};

export const releasesByTeam: KpiDefinition<TeamReleaseRow> = {
  id: 'releases_by_team',
  name: 'Releases by the team',
  group: 'institution',
  unit: 'releases',
  chaoss: null,
  trailing_days: 0,
  needs: ['team'],
  columns,
  figures: (rows) => {
    const finals = rows.filter((row) => !row.is_prerelease);
    const by = (who: TeamReleaseRow['who']) => finals.filter((row) => row.who === who);
    const counted = by('team');
    return {
      ...countFigures(counted.length, finals.length),
      parts: {
        finals: counted.length,
        prereleases: rows.filter((row) => row.is_prerelease && row.who === 'team').length,
        by_others: by('others').length,
        unknown: by('unknown').length,
      },
      ...listed('evidence', counted, performedBy),
      ...listed(
        'excluded',
        rows.filter((row) => row.is_prerelease || row.who !== 'team'),
        (row) => {
          if (row.who === 'unknown') return UNKNOWN_PERFORMER;
          return row.is_prerelease
            ? `a pre-release, ${performedBy(row)}`
            : `${performedBy(row)}, not on the team`;
        },
      ),
    };
  },
};

function performedBy({ login, known_by }: TeamReleaseRow): string {
  return `released by ${login ?? ''}${known_by === null ? '' : `, ${KNOWN_BY[known_by]}`}`;
}

/** Who did is asked once, where tags are looked at (sql/quality/tags.sql). */
export const UNKNOWN_PERFORMER = 'unknown performer';
