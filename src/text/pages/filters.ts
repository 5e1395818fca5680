/** What a page is narrowed to, in a sentence, and the form that narrows it: plain fields whose values become its address. */
import type { Window } from '../../domain/calendar/week.ts';
import type { CommunityPlaces } from '../../domain/report/scope.ts';
import { moment } from '../figures.ts';
import type { Asked } from './address.ts';
import { inHtml } from './html.ts';

/** A browser offers no more than that anyway. */
const MOST_OFFERED = 200;

export interface Filters {
  path: string;
  /** Names of what the page understands. */
  takes: readonly string[];
  asked: Asked;
  /** What is shown: a week or an iteration stands in the form by its days, so that it is kept. */
  window?: Window | undefined;
  places: readonly CommunityPlaces[];
}

/** @returns HTML; '' where the page can be narrowed to nothing */
export function filters({ path, takes, asked, window, places }: Filters): string {
  if (takes.length === 0) return '';
  const named = (asked['week'] ?? asked['iteration']) === undefined ? undefined : window;
  const first = asked['from'] ?? named?.start.slice(0, 10);
  const after = asked['to'] ?? named?.end.slice(0, 10);
  const told = inWords(asked);
  const said =
    told.length === 0
      ? ''
      : `<p class="shown">Shown: ${told.join(', ')}. <a href="${inHtml(path)}">Show everything</a></p>\n`;
  const field = (name: string, label: string, made: (id: string) => string) =>
    takes.includes(name) ? [`<label for="by-${name}">${label}</label>${made(`by-${name}`)}`] : [];
  const fields = [
    ...field('from', 'From', (id) => day(id, 'from', first)),
    ...field('to', 'To, not included', (id) => day(id, 'to', after)),
    ...field('community', 'Community', (id) => communityChoice(id, places, asked['community'])),
    ...field('repository', 'Repository', (id) => repositoryChoice(id, places, asked['repository'])),
    ...field('as_of', 'As known on', (id) => day(id, 'as_of', asked['as_of'])),
    ...field('until', 'Ends on', (id) => day(id, 'until', asked['until'])),
  ];
  return `${said}<details class="filters"><summary>${takes.includes('from') ? 'Another period, community or repository' : 'Another community or repository'}</summary>
<form method="get" action="${inHtml(path)}">
${fields.map((one) => `<p>${one}</p>`).join('\n')}
<p><button type="submit">Show</button> <a href="${inHtml(path)}">Everything</a></p>
</form>
${takes.includes('from') ? '<p>Without dates it is the last full week. ' : '<p>'}What is left empty leaves nothing out.</p>
</details>`;
}

/** @returns HTML, one piece a filter */
function inWords({ week, iteration, from, to, community, repository, as_of, until }: Asked): string[] {
  const strong = (text: string) => `<strong>${inHtml(text)}</strong>`;
  return [
    ...(week ? [`week ${strong(week)}`] : []),
    ...(iteration ? [`iteration ${strong(iteration)}`] : []),
    ...(from && to ? [`${strong(from)} up to ${strong(to)}`] : []),
    ...(community ? [strong(community)] : []),
    ...(repository ? [strong(repository)] : []),
    ...(until ? [`until ${strong(until)}`] : []),
    ...(as_of ? [`as known on ${strong(moment(as_of))}`] : []),
  ];
}

/** Instants, which no picker of days can hold, stay text. */
function day(id: string, name: string, value = ''): string {
  const type = value === '' || /^\d{4}-\d{2}-\d{2}$/.test(value) ? 'date' : 'text';
  return `<input id="${id}" name="${name}" type="${type}" value="${inHtml(value)}">`;
}

function communityChoice(id: string, places: readonly CommunityPlaces[], chosen = ''): string {
  const names = places.map(({ community }) => community);
  // An address may write it in another letter case.
  const known = names.find((name) => name === chosen) ?? names.find((name) => isSame(name, chosen));
  const options = names.map(
    (community) =>
      `<option${community === known ? ' selected' : ''} value="${inHtml(community)}">${inHtml(community)}</option>`,
  );
  return `<select id="${id}" name="community"><option value="">All</option>${options.join('')}</select>`;
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Written or chosen: hundreds of them would be a long way down on a phone. */
function repositoryChoice(id: string, places: readonly CommunityPlaces[], chosen = ''): string {
  const names = [...new Set(places.flatMap(({ repositories }) => repositories))].slice(0, MOST_OFFERED);
  const options = names.map((name) => `<option value="${inHtml(name)}"></option>`).join('');
  return `<input id="${id}" name="repository" list="repositories" placeholder="owner/name" value="${inHtml(chosen)}"><datalist id="repositories">${options}</datalist>`;
}
