/** Releases and tags of a simulated repository: most by a person's annotated tag, some by CI, some without a Release. */
import type { Actor, AnnotatedTag, Commit, Release, TagRef } from '../../../src/demo/community/community.ts';
import { chanceOf, hash } from '../chance.ts';
import type { People } from './people.ts';
import { RELEASES } from './fitted.ts';
import { instant, type Plan, type RepositoryPlan } from './plan.ts';
import { waitingTime } from './quantiles.ts';

const GAP = waitingTime(RELEASES.gaps);

export function simulatedReleases(
  plan: Plan,
  place: RepositoryPlan,
  people: People,
): { releases: Release[]; tags: TagRef[] } {
  const { index } = place;
  const releases: Release[] = [];
  const tags: TagRef[] = [];
  let [time, version] = [plan.start, 0];
  for (let step = 0; ; step++) {
    const chance = chanceOf(plan.seed, index, step, 4);
    // Two tags in one second would stand in no order of time.
    time += Math.max(1_000, GAP(chance.unit()));
    if (time > plan.end) break;
    const at = Math.floor(time / 1_000) * 1_000;
    const by = people.maintainer(chance, at, place);
    const isAnnotated = chance.happens(RELEASES.annotated);
    const next = `${1 + Math.floor(version / 8)}.${version % 8}.0`;
    const kind = chance.unit();
    if (kind < RELEASES.documentation) {
      tags.push(tagRef(index, step, `docs-${step}`, at, by, false));
      continue;
    }
    if (kind < RELEASES.documentation + RELEASES.prereleases) {
      tags.push(tagRef(index, step, `${next}rc${step}`, at, by, isAnnotated));
      continue;
    }
    version++;
    tags.push(tagRef(index, step, next, at, by, isAnnotated));
    // Many projects never write a Release; where CI writes it, GitHub shows no author.
    if (chance.happens(RELEASES.onGitHub)) {
      // GitHub's field for a release's number has 32 bits.
      const databaseId = 100_000_000 + index * 10_000 + step;
      releases.push({
        __typename: 'Release',
        id: `RE_sim_${databaseId}`,
        databaseId,
        tagName: next,
        name: next,
        author: chance.happens(RELEASES.byPerson) ? by : null,
        isDraft: false,
        isPrerelease: false,
        createdAt: instant(at),
        publishedAt: instant(at + 600_000),
      });
    }
  }
  return { releases, tags };
}

function tagRef(
  repository: number,
  step: number,
  name: string,
  time: number,
  by: Actor,
  isAnnotated: boolean,
): TagRef {
  const oid = (part: number) =>
    [0, 1, 2, 3, 4].map((word) => hash(repository, step, part, word).toString(16).padStart(8, '0')).join('');
  const at = instant(time);
  const commit: Commit = {
    __typename: 'Commit',
    id: `C_tag_${repository}_${step}`,
    oid: oid(1),
    authoredDate: at,
    committedDate: at,
    author: { date: at, user: by },
    // CI tags what it finds: now and then a merge.
    messageHeadline:
      isAnnotated || step % 8 < 4
        ? `Bump to ${name}`
        : `Merge pull request #${step} from springboard/changelog`,
  };
  const tag: AnnotatedTag = {
    __typename: 'Tag',
    id: `TAG_sim_${repository}_${step}`,
    oid: oid(2),
    name,
    message: name,
    tagger: { date: at, user: by },
    target: commit,
  };
  return {
    __typename: 'Ref',
    id: `REF_sim_${repository}_${step}`,
    name,
    prefix: 'refs/tags/',
    target: isAnnotated ? tag : commit,
  };
}
