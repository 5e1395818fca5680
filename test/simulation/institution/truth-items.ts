/** Addresses of what the truth names. */
import type { ReleaseStory } from './decisions.ts';
import { fullName } from './places.ts';
import type { Fixture } from './fixture.ts';

export function urlOf(fixture: Fixture): string {
  return `https://github.com/${fullName(fixture.place)}/${fixture.kind === 'pull' ? 'pull' : 'issues'}/${fixture.number}`;
}

export function releaseUrl({ place, tag }: ReleaseStory): string {
  return `https://github.com/${fullName(place)}/releases/tag/${tag}`;
}
