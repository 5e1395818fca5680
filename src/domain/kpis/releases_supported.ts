import { count, flag, instant, orNull, text, type RowOf } from './columns.ts';
import type { KpiDefinition } from './definition.ts';
import { listed } from './latency.ts';
import { performedColumns, UNKNOWN_PERFORMER, type PerformedRelease } from './releases_by_team.ts';
import { countFigures } from './tally.ts';

const columns = {
  ...performedColumns,
  // What the configuration says of the team's part; null = nothing yet.
  supported: orNull(flag),
  // "approved"
  support: orNull(text),
  // "changelog pull request"
  item: orNull(text),
  number: orNull(count),
  supporter: orNull(text),
  supported_at: orNull(instant),
};
/** One support of one release; without any there is one row with nulls. */
export type SupportRow = RowOf<typeof columns>;

type Standing = 'confirmed' | 'to_confirm' | 'refused' | 'unsupported';

interface SupportedRelease extends PerformedRelease {
  standing: Standing;
  /** "octocat approved the changelog pull request #12" */
  deeds: string[];
}

const DEEDS_NAMED = 3;
const STANDINGS: Record<Exclude<Standing, 'unsupported'>, string> = {
  confirmed: 'confirmed in the configuration',
  to_confirm: 'to be confirmed',
  refused: 'refused in the configuration',
};

export const releasesSupported: KpiDefinition<SupportRow> = {
  id: 'releases_supported',
  name: 'Releases supported by the team',
  group: 'institution',
  unit: 'releases',
  chaoss: null,
  trailing_days: 0,
  needs: ['team'],
  columns,
  figures: (rows) => {
    const releases = [...Map.groupBy(rows, ({ url }) => url).values()].map(supportedRelease);
    const finals = releases.filter((release) => !release.is_prerelease);
    const others = finals.filter(({ who }) => who === 'others');
    const standing = (of: Standing) => others.filter((release) => release.standing === of).length;
    return {
      ...countFigures(others.filter(isCounted).length, others.length),
      parts: {
        confirmed: standing('confirmed'),
        to_confirm: standing('to_confirm'),
        refused: standing('refused'),
        unsupported: standing('unsupported'),
        prereleases: releases.filter((one) => one.is_prerelease && one.who === 'others' && isCounted(one))
          .length,
        by_team: finals.filter(({ who }) => who === 'team').length,
        unknown: finals.filter(({ who }) => who === 'unknown').length,
      },
      ...listed('evidence', others.filter(isCounted), supportInWords),
      ...listed(
        'excluded',
        releases.filter((one) => one.is_prerelease || one.who !== 'others' || !isCounted(one)),
        reasonInWords,
      ),
    };
  },
};

function supportedRelease(rows: SupportRow[]): SupportedRelease {
  const [first] = rows as [SupportRow, ...SupportRow[]];
  const deeds = new Set(
    rows.flatMap(({ supporter, support, item, number }) => {
      if (support === null) return [];
      // The ledger is private: neither who helped nor that it was by mentoring is said.
      if (support === 'mentored') return ['support that the institution has on record'];
      return [`${supporter ?? ''} ${support} the ${item ?? ''} #${number ?? ''}`];
    }),
  );
  return { ...first, deeds: [...deeds], standing: standingOf(first.supported, deeds.size > 0) };
}

/** A person's word counts even where Headwater found nothing; there is nothing to refuse then. */
function standingOf(answer: boolean | null, isProposed: boolean): Standing {
  if (answer === true) return 'confirmed';
  if (!isProposed) return 'unsupported';
  return answer === false ? 'refused' : 'to_confirm';
}

function isCounted({ standing }: SupportedRelease): boolean {
  return standing === 'confirmed' || standing === 'to_confirm';
}

function supportInWords({ login, deeds, standing }: SupportedRelease): string {
  if (standing === 'unsupported') return 'nobody of the team took part';
  const more = deeds.length > DEEDS_NAMED ? ` and ${deeds.length - DEEDS_NAMED} more` : '';
  const support = deeds.length === 0 ? [] : [`${deeds.slice(0, DEEDS_NAMED).join(', ')}${more}`];
  return [`released by ${login ?? ''}`, ...support, STANDINGS[standing]].join('; ');
}

function reasonInWords(release: SupportedRelease): string {
  const { who, login, is_prerelease } = release;
  if (who === 'unknown') return UNKNOWN_PERFORMER;
  if (who === 'team') return `performed by the team: ${login ?? ''}`;
  return is_prerelease ? `a pre-release; ${supportInWords(release)}` : supportInWords(release);
}
