/** What waits to be released, who could do it, and who has. */
import { changesOf } from '../../domain/report/changes.ts';
import type { Releases, ReleasingRepository } from '../../domain/report/views.ts';
import { amount, count, counted, daysOf, moment } from '../figures.ts';
import {
  caution,
  foldInHtml,
  itemList,
  itemsBehind,
  itemsId,
  kpiTable,
  linkTo,
  nothingRead,
  tableInHtml,
  withItems,
  words,
} from './blocks.ts';
import { lineFigure, quarterLine } from './line-chart.ts';
import { quarterTable } from './quarter-table.ts';

export const RELEASES_TITLE = 'What waits to be released';

/** The rest is folded away. */
const MOST_ROWS = 20;
/** More names than that are in the data. */
const MOST_NAMED = 6;

/** @returns HTML */
export function releases(view: Releases): string {
  const { quarters, communities, as_of, changes } = view;
  return [
    caution(view),
    `<p>Merged since the last release of each repository as of ${moment(as_of)}, whatever the period, and who could make the next one: who has released it in the last 365 days and can merge, else whoever can merge, each by name and not by how often. The figures beneath are of the quarter ${daysOf(quarters.at(-1)!)}.</p>`,
    ...communities.map(
      (one, place) =>
        nothingRead(one.community, one.kpis, as_of) ?? ofCommunity(one, place, { as_of, changes }),
    ),
  ]
    .filter((block) => block !== '')
    .join('\n');
}

type Community = Releases['communities'][number];

function ofCommunity(
  { community, repositories, kpis, trends }: Community,
  place: number,
  { as_of, changes }: Pick<Releases, 'as_of' | 'changes'>,
): string {
  const waiting = repositories
    .filter(({ unreleased }) => (unreleased ?? 0) > 0)
    .toSorted((a, b) => (b.unreleased ?? 0) - (a.unreleased ?? 0));
  const others = repositories.filter((one) => !waiting.includes(one));
  const rest = [...waiting.slice(MOST_ROWS), ...others];
  const made = trends.find(({ id }) => id === 'release_frequency');
  return [
    `<h2>${words(community)}</h2>`,
    waiting.length === 0
      ? '<p>Nothing that was merged waits for a release.</p>'
      : tableOf('What waits', waiting.slice(0, MOST_ROWS), place),
    rest.length === 0
      ? ''
      : foldInHtml(
          `${counted(rest.length, 'other repository', 'other repositories')}`,
          tableOf('Others', rest, place),
        ),
    mergedSince(waiting, place),
    '<h3>Releases</h3>',
    kpiTable('Releases', kpis, place, 'Quarter before'),
    made === undefined
      ? ''
      : lineFigure(
          quarterLine('Releases in each quarter', made, {
            asOf: as_of,
            changes: changesOf(changes, community),
            target: kpis.find(({ id }) => id === made.id)?.target ?? null,
          }),
        ),
    foldInHtml('Releases over eight quarters', quarterTable('Releases over eight quarters', kpis, trends)),
    itemsBehind(kpis, place),
  ]
    .filter((block) => block !== '')
    .join('\n');
}

function tableOf(label: string, repositories: readonly ReleasingRepository[], place: number): string {
  return tableInHtml(
    {
      label,
      head: [
        'Repository',
        'Who could release next',
        'Merged since',
        'Last release',
        'Who released it in a year',
      ],
      rows: repositories.map(
        ({ repository, url, last, unreleased, evidence, released_before, can_merge }) => [
          // A narrow column breaks it where its parts meet.
          linkTo(url, words(repository).replace('/', '/<wbr>')),
          names(nextOf({ released_before, can_merge })),
          unreleased === null ? '–' : withItems(count(unreleased), place, mergedId(repository), evidence),
          last === null
            ? 'none yet'
            : `${linkTo(last.url, words(last.tag))}, ${amount(last.days * 24, 'hours')} ago`,
          names(released_before),
        ],
      ),
    },
    [1, 3, 4],
  );
}

/** The pull requests of each, and on GitHub the commits. */
function mergedSince(waiting: readonly ReleasingRepository[], place: number): string {
  const lists = waiting
    .filter(({ evidence }) => evidence.length > 0)
    .map(({ repository, unreleased, evidence, compare_url }) => {
      const commits = compare_url === null ? '' : `\n<p>${linkTo(compare_url, 'Their commits')}</p>`;
      return `<h3>${words(repository)}</h3>\n${itemList(itemsId(place, mergedId(repository)), evidence, unreleased ?? 0)}${commits}`;
    });
  return lists.length === 0 ? '' : foldInHtml('What was merged since', lists.join('\n'));
}

/** A name as part of an address within the page. */
function mergedId(repository: string): string {
  return `merged-${repository.toLowerCase().replace(/[^a-z0-9]/g, (sign) => `_${sign.codePointAt(0)!}_`)}`;
}

/** Who knows how it goes, and still may; else whoever may. */
export function nextOf({
  released_before,
  can_merge,
}: Pick<ReleasingRepository, 'released_before' | 'can_merge'>): string[] {
  const practised = released_before.filter((login) => can_merge.includes(login));
  return practised.length > 0 ? practised : [...can_merge];
}

function names(logins: readonly string[]): string {
  if (logins.length === 0) return 'nobody is known';
  const shown = logins.slice(0, MOST_NAMED).map((login) => words(login));
  const left = logins.length - shown.length;
  return [...shown, ...(left > 0 ? [`and ${count(left)} more`] : [])].join(', ');
}
