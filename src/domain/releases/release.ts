/** What a tag's name, and the message of the commit that it stands on, say about a version. */

/**
 * Finals and pre-releases as most projects tag them: v1.2, 1.2.3, 1.2.3rc1, 6.0.0-alpha.1.2, 1.0.0-beta.1+exp.sha. Matched
 * without regard to letter case.
 */
export const USUAL_RELEASE_TAGS = String.raw`^v?\d+\.\d+(\.\d+)*([-._]?(a|b|c|rc|alpha|beta|dev|pre|preview|canary|next|nightly|snapshot|m)[-._]?\d*(\.\d+)*)?(\+[0-9a-z.-]+)?$`;

/** Whoever says one of these speaks of a release; without the version's number it must be one of them. */
const RELEASE_WORDS = new Set([
  ...['bump', 'bumps', 'bumped', 'bumping', 'version', 'versions'],
  ...['release', 'releases', 'released', 'releasing'],
]);
/**
 * What else may stand in such a message. A name may not: "Bump proxy to 4.0.0" raises a dependency, and who did that
 * did not release the 4.0.0 that CI tagged there.
 */
const FILLERS = new Set([
  ...['a', 'and', 'for', 'from', 'of', 'the', 'to', 'number', 'numbers', 'string'],
  ...['new', 'final', 'stable', 'major', 'minor', 'patch'],
  ...[
    'cut',
    'cutting',
    'make',
    'prepare',
    'preparing',
    'publish',
    'publishing',
    'set',
    'tag',
    'tagging',
    'update',
  ],
]);
/** "chore(release): …", "REL: …" */
const KIND_OF_CHANGE = /^(build|chore|ci|maint|misc|mnt|rel|release)(\([^)]*\))?!?:\s*/i;
/** "(#12)", "[skip ci]", ":bookmark:" */
const ASIDES = /\(#\d+\)|\[[^\]]*\]|:[a-z_]+:/gi;

/**
 * Whether a commit exists to make the version of the tag: "Bump to 7.1.0", "7.1.0", "chore(release): v2.0.0". A commit
 * that CI happened to tag, a merge, and the way back to development are not.
 * @param headline the first line of the commit's message
 */
export function isVersionBump(headline: string, tag: string): boolean {
  const text = headline.replace(KIND_OF_CHANGE, '').replace(ASIDES, ' ');
  const tokens = text.match(/[\p{L}\p{N}][\p{L}\p{N}.+_-]*/gu) ?? [];
  const versions = tokens.filter((token) => /\d/.test(token));
  const words = tokens
    .filter((token) => !/\d/.test(token))
    .flatMap((token) => token.toLowerCase().split(/[.+_-]+/))
    .filter((word) => word !== '');
  if (words.some((word) => !RELEASE_WORDS.has(word) && !FILLERS.has(word))) return false;
  // "1.2.2 → 1.2.3": the last one is the new one.
  const made = versions.at(-1);
  if (made !== undefined) return comparable(made) === comparable(tag);
  return words.some((word) => RELEASE_WORDS.has(word) && !word.startsWith('bump'));
}

/** v1.2.3-rc.1 and 1.2.3rc1 are the same version; of "hub-1.2.3" the number counts. */
function comparable(version: string): string {
  const number = /\d+\.\d.*$/.exec(version) ?? /\d.*$/.exec(version);
  return (number?.[0] ?? version)
    .toLowerCase()
    .replace(/[-_.+]*([a-z]+)[-_.+]*/g, '$1')
    .replace(/[-_.+]+$/, '');
}
