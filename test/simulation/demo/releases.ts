/** Who released what: of the final releases the team performs some, and prepares others for somebody else. */
import type { Actor, PullRequest, Repository, TagRef } from '../../../src/demo/community/community.ts';
import { DAY_MS, HOUR_MS } from '../community/item.ts';
import { hubot, isMember, octocat } from './cast.ts';
import type { Edits } from './edits.ts';
import { pullRequestsOf, timeOf } from './edits.ts';

/** Where in the turn of four each repository begins, newest release first: the last iteration has one of each kind. */
const BEGINS_AT = [1, 2, 2, 0, 0, 2];
const FINAL = /^\d+\.\d+\.\d+$/;

export function shareReleases(repositories: readonly Repository[], edits: Edits): void {
  for (const [place, repository] of repositories.entries())
    for (const [turn, tag] of repository.tags
      .filter(({ name }) => FINAL.test(name))
      .toReversed()
      .entries()) {
      const kind = (turn + (BEGINS_AT[place] ?? place)) % 4;
      if (kind === 0) perform(repository, tag, turn % 2 ? hubot : octocat);
      if (kind === 2) prepare(repository, tag, edits);
    }
}

function perform({ releases }: Repository, { name, target }: TagRef, by: Actor): void {
  const commit = target.__typename === 'Tag' ? target.target : target;
  if (target.__typename === 'Tag' && target.tagger) target.tagger.user = by;
  if (commit.author) commit.author.user = by;
  const release = releases.find(({ tagName }) => tagName === name);
  if (release?.author) release.author = by;
}

/** The last pull request that was merged before the release becomes its changelog, approved by the team. */
function prepare(repository: Repository, { name, target }: TagRef, edits: Edits): void {
  const at = timeOf(target.__typename === 'Tag' ? target.target.committedDate : target.committedDate);
  const last = pullRequestsOf(repository)
    .filter((pull) => isBefore(pull, at))
    .toSorted((a, b) => timeOf(b.mergedAt!) - timeOf(a.mergedAt!))[0];
  if (!last) return;
  last.title = `Changelog for ${name}`;
  for (const file of last.files ?? []) file.path = file === last.files![0] ? 'docs/changelog.md' : file.path;
  edits.review(last, timeOf(last.mergedAt!) - HOUR_MS / 2, octocat, 'APPROVED');
}

function isBefore({ mergedAt, createdAt, author, timeline }: PullRequest, at: number): boolean {
  if (mergedAt === null || author === null || author.__typename !== 'User' || isMember(author)) return false;
  const merged = timeOf(mergedAt);
  if (merged > at || merged < at - 10 * DAY_MS || merged - timeOf(createdAt) < 2 * HOUR_MS) return false;
  return !timeline.some(({ __typename }) => __typename === 'RenamedTitleEvent');
}
