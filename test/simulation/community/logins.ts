/** Logins for people whom nobody stores: each is made from an id, and tells it. */
import { chanceOf } from '../chance.ts';

const FIRST_WORDS = [
  'amber',
  'brisk',
  'calm',
  'dusty',
  'early',
  'fern',
  'gentle',
  'hazel',
  'idle',
  'jolly',
  'keen',
  'lunar',
  'mossy',
  'north',
  'opal',
  'plain',
  'quiet',
  'rusty',
  'silver',
  'tidal',
];
const SECOND_WORDS = [
  'otter',
  'heron',
  'badger',
  'lichen',
  'pebble',
  'willow',
  'falcon',
  'marten',
  'cedar',
  'plover',
  'beetle',
  'thistle',
  'kestrel',
  'minnow',
  'bramble',
  'puffin',
];

/** undefined = there are no more words */
export function wordFor(index: number): string | undefined {
  return FIRST_WORDS[index];
}

/** One login for each id. */
export function madeUpLogin(id: number): string {
  const chance = chanceOf(id, 7);
  return `${chance.pick(FIRST_WORDS)}-${chance.pick(SECOND_WORDS)}-${id.toString(36)}`;
}

/** The id of a login made up like that; undefined = it was not. */
export function idIn(login: string): number | undefined {
  const id = parseInt(login.slice(login.lastIndexOf('-') + 1), 36);
  return Number.isSafeInteger(id) && madeUpLogin(id) === login ? id : undefined;
}
