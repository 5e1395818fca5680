/** The repositories of the simulated institution's simulation, in scope and out of it. */
import { chanceOf } from '../chance.ts';
import { pickPerson, type People, type Person } from './people.ts';

export interface Place {
  index: number;
  owner: string;
  name: string;
  /** Whether the configuration makes it part of the community. */
  isInScope: boolean;
  isFork: boolean;
  isPrivate: boolean;
  isArchived: boolean;
  /** The maintainers who merge here. */
  keepers: Person[];
}

export const UPSTREAM = 'lighthouse';
export const SECOND_UPSTREAM = 'harbour-tools';
export const INSTITUTION = 'field-station';

const UPSTREAM_NAMES = [
  'lamp',
  'lens',
  'tower',
  'foghorn',
  'signal',
  'relay',
  'gallery',
  'council',
  'docs',
  'website',
  'beacon-client',
  'tide-table',
  'chart',
  'almanac',
  'pilot',
  'buoy',
  'mooring',
  'anchor',
  'compass',
  'sextant',
  'logbook',
  'watch',
  'bell',
  'radar',
  'sonar',
  'jetty',
  'ferry',
  'dinghy',
  'rigging',
  'ballast',
  'keel',
  'rudder',
  'galley',
  'cargo',
  'manifest',
  'passage',
  'pennant',
  'semaphore',
  'lantern-room',
  'storm-glass',
  'fathom',
  'examples',
  'old-lamp',
];

/** The ten upstream repositories that cut releases. */
export const RELEASING = UPSTREAM_NAMES.slice(0, 7).concat('beacon-client', 'tide-table', 'chart');

export interface Places {
  all: Place[];
  inScope: Place[];
  /** Where the institution plans. */
  planning: Place;
  /** The institution's own, where sub-issues live. */
  infrastructure: Place;
  /** Upstream, but not in the community's scope. */
  outOfScope: Place[];
  council: Place;
}

export function institutionPlaces(seed: number, size: 'small' | 'full', people: People): Places {
  const all: Place[] = [];
  const add = (owner: string, name: string, more: Partial<Place> = {}) => {
    const index = all.length;
    const chance = chanceOf(seed, index, 101);
    const first = pickPerson(chance, people.keepers);
    const place: Place = {
      index,
      owner,
      name,
      isInScope: false,
      isFork: false,
      isPrivate: false,
      isArchived: false,
      keepers: [first, pickPerson(chance, people.keepers, [first])],
      ...more,
    };
    all.push(place);
    return place;
  };
  const names = size === 'full' ? UPSTREAM_NAMES : UPSTREAM_NAMES.slice(0, 13);
  const upstream = names.map((name) =>
    add(UPSTREAM, name, { isInScope: true, isArchived: name === 'old-lamp' }),
  );
  const beacon = add(SECOND_UPSTREAM, 'beacon', { isInScope: true });
  const fork = add(UPSTREAM, 'forked-lamp', { isFork: true });
  add(UPSTREAM, 'embargo', { isPrivate: true });
  const slipway = add(SECOND_UPSTREAM, 'slipway');
  return {
    all,
    inScope: [...upstream, beacon],
    planning: add(INSTITUTION, 'planning'),
    infrastructure: add(INSTITUTION, 'infrastructure'),
    outOfScope: [slipway, fork],
    council: upstream.find(({ name }) => name === 'council')!,
  };
}

export function fullName({ owner, name }: Pick<Place, 'owner' | 'name'>): string {
  return `${owner}/${name}`;
}
