import { codes, flag, item, orNull, text, type RowOf } from './columns.ts';
import type { KpiDefinition } from './definition.ts';
import { listed } from './latency.ts';
import { countFigures } from './tally.ts';

const outcome = codes(
  'supported',
  'unattributed',
  'opened_too_late',
  'no_sponsor',
  'not_confirmed',
  'not_new',
  'overruled',
);
type Outcome = RowOf<{ of: typeof outcome }>['of'];

const columns = {
  login: text,
  // What says so, and when they became a maintainer.
  ...item,
  source: codes('configuration', 'permission', 'roster', 'observed'),
  is_staff: flag,
  outcome,
  // As if there were no private mentorships: all that may be told of a person by name.
  public_outcome: outcome,
  // Of who is not new: since when they are known, or "<source>_undated".
  known_by: orNull(text),
  // Of the best public mentorship, as are the helpers (mentors and sponsors); null = there is none.
  record_opened_on: orNull(text),
  helpers: orNull(text),
};
export type NewMaintainerRow = RowOf<typeof columns>;

export const newMaintainersSupported: KpiDefinition<NewMaintainerRow> = {
  id: 'new_maintainers_supported',
  group: 'institution',
  name: 'New maintainers supported',
  unit: 'people',
  chaoss: null,
  trailing_days: 0,
  needs: ['team'],
  columns,
  figures: (rows) => {
    const fresh = rows.filter(({ outcome }) => outcome !== 'not_new' && outcome !== 'overruled');
    const supported = fresh.filter(({ outcome }) => outcome === 'supported');
    const with_outcome = (wanted: Outcome) => fresh.filter(({ outcome }) => outcome === wanted).length;
    return {
      ...countFigures(supported.length, fresh.length),
      parts: {
        staff: supported.filter(({ is_staff }) => is_staff).length,
        external: supported.filter(({ is_staff }) => !is_staff).length,
        unattributed: with_outcome('unattributed'),
        opened_too_late: with_outcome('opened_too_late'),
        without_sponsor: with_outcome('no_sponsor'),
        unconfirmed: with_outcome('not_confirmed'),
        new_maintainers: fresh.length,
      },
      ...listed('evidence', supported, whySupported),
      ...listed(
        'excluded',
        rows.filter(({ outcome }) => outcome !== 'supported'),
        whyNot,
      ),
    };
  },
};

const BECAME: Record<NewMaintainerRow['source'], string> = {
  configuration: 'named in the configuration from that day',
  permission: 'seen with permission to merge',
  roster: 'added to the roster',
  observed: 'first merge of somebody else’s pull request',
};

function became({ login, is_staff, source }: NewMaintainerRow): string {
  return `${login} (${is_staff ? 'on the team' : 'external'}): ${BECAME[source]}`;
}

function whySupported(row: NewMaintainerRow): string {
  if (row.public_outcome !== 'supported') return `${became(row)}; supported by a private mentorship record`;
  const helpers = row.helpers === null ? '' : ` with ${row.helpers}`;
  return `${became(row)}; mentorship opened ${row.record_opened_on}${helpers}`;
}

const KNOWN_BEFORE: Record<string, string> = {
  configuration_undated: 'the configuration names them without a date',
  permission_undated: 'could merge when permissions were first read',
  roster_undated: 'listed since the roster began',
  inactive_undated: 'listed as inactive before',
};

/** A private record that does not suffice reads as none at all: that there is one is private, too. */
function whyNot(row: NewMaintainerRow): string {
  return `${became(row)}; ${REASONS[row.public_outcome](row)}`;
}

const REASONS: Record<Outcome, (row: NewMaintainerRow) => string> = {
  supported: () => '',
  unattributed: () => 'no mentorship record that suffices',
  opened_too_late: (row) => `the mentorship was opened ${row.record_opened_on}, less than 30 days before`,
  no_sponsor: () => 'the mentorship names no sponsor',
  not_confirmed: () => 'nobody has confirmed the mentorship yet',
  not_new: ({ known_by }) => `not new: ${KNOWN_BEFORE[known_by ?? ''] ?? `a maintainer since ${known_by}`}`,
  overruled: () => 'a more trusted source says otherwise',
};
