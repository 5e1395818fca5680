/** The releases of one repository in GitHub's words: tags and Releases, and tags that are none. */
import type { AnnotatedTag, Release, Repository, TagRef } from '../../../src/demo/community/community.ts';
import { DAY_MS } from '../community/item.ts';
import { instant } from '../community/plan.ts';
import { actorOf, commitOf } from './commits.ts';
import type { ReleaseStory } from './decisions.ts';
import type { Person } from './people.ts';
import type { Place } from './places.ts';
import type { Simulation } from './simulation.ts';

/** Numbers that no item's commit has, nor the roster's. */
const FIRST_TAG = 950_000_000_000_000;
const TAGS_PER_PLACE = 1_000;
/** GitHub's field for a release's number has 32 bits. */
const FIRST_RELEASE = 300_000_000;
const MINUTE_MS = 60_000;

export function writtenReleases(simulation: Simulation, place: Place): Pick<Repository, 'releases' | 'tags'> {
  const stories = simulation.releases.filter((one) => one.place === place).toSorted((a, b) => a.at - b.at);
  const releases: Release[] = [];
  const tags: TagRef[] = [];
  let next = place.index * TAGS_PER_PLACE;
  for (const story of stories) {
    const id = next++;
    tags.push(versionTag(story, id));
    const { releaseAuthor, tagger } = story.shown;
    if (releaseAuthor !== undefined) {
      // Where a tagger says when, publishing came a little later; where nobody does, that is the time.
      const published = tagger === undefined ? story.at : story.at + 10 * MINUTE_MS;
      releases.push(writtenRelease(story.tag, id, published, releaseAuthor, story.isPrerelease));
    }
    if (story.isPrerelease || id % 4 !== 0) continue;
    const by = place.keepers[0]!;
    const at = Math.min(story.at + DAY_MS, simulation.calendar.ends);
    for (const name of [`docs-${story.tag}`, `${place.name}-chart-${story.tag}`, `${story.tag}-conda1`])
      tags.push(tagRef(name, next++, at, by, false));
    releases.push(writtenRelease(`docs-${story.tag}`, next++, at, simulation.people.dualHats[0]!, false));
  }
  // Somebody has begun to write the next one: nothing is tagged or published.
  const last = stories.at(-1);
  if (last)
    releases.push({
      ...writtenRelease('99.0.0', next, last.at, simulation.people.dualHats[0]!, false),
      isDraft: true,
      publishedAt: null,
    });
  const committed = ({ target, name }: TagRef) =>
    `${target.__typename === 'Tag' ? target.target.committedDate : target.committedDate} ${name}`;
  return { releases, tags: tags.toSorted((a, b) => (committed(a) < committed(b) ? -1 : 1)) };
}

function versionTag({ tag, at, shown }: ReleaseStory, id: number): TagRef {
  const { tagger, releaseAuthor, commitAuthor, isVersionBump } = shown;
  // A commit is older than what was done with it; without a tagger and a Release its date is all there is.
  const committed = tagger === undefined && releaseAuthor === undefined ? at : at - 5 * MINUTE_MS;
  return tagRef(
    tag,
    id,
    committed,
    commitAuthor,
    isVersionBump,
    tagger === undefined ? undefined : { at, by: tagger },
  );
}

function tagRef(
  name: string,
  id: number,
  committed: number,
  author: Person | null,
  isVersionBump: boolean,
  tagged?: { at: number; by: Person | null },
): TagRef {
  const headline = isVersionBump
    ? [`Bump to ${name}`, `Release ${name}`, `Bump version to ${name}`][id % 3]!
    : ['Pin the chart values', 'Fix the proxy check', 'Test token refresh'][id % 3]!;
  const commit = commitOf(committed, author, FIRST_TAG + 2 * id, headline);
  const tag: AnnotatedTag | null = tagged
    ? {
        __typename: 'Tag',
        id: `TAG_inst_${id}`,
        oid: commitOf(committed, author, FIRST_TAG + 2 * id + 1).oid,
        name,
        message: name,
        tagger: {
          date: instant(tagged.at),
          user: actorOf(tagged.by),
          ...(tagged.by ? {} : { email: 'tagger@lighthouse.example' }),
        },
        target: commit,
      }
    : null;
  return { __typename: 'Ref', id: `REF_inst_${id}`, name, prefix: 'refs/tags/', target: tag ?? commit };
}

function writtenRelease(
  tag: string,
  id: number,
  at: number,
  author: Person | null,
  isPrerelease: boolean,
): Release {
  return {
    __typename: 'Release',
    id: `RE_inst_${id}`,
    databaseId: FIRST_RELEASE + id,
    tagName: tag,
    name: tag,
    author: actorOf(author),
    isDraft: false,
    isPrerelease,
    createdAt: instant(at),
    publishedAt: instant(at),
  };
}
