/** Addresses of what the truth names. */
import type { ReleaseStory } from './decisions.ts';
import { fullName } from './places.ts';
import type { Tale } from './tale.ts';

export function urlOf(tale: Tale): string {
  return `https://github.com/${fullName(tale.place)}/${tale.kind === 'pull' ? 'pull' : 'issues'}/${tale.number}`;
}

export function releaseUrl({ place, tag }: ReleaseStory): string {
  return `https://github.com/${fullName(place)}/releases/tag/${tag}`;
}
