/** Releases and tags of a simulated repository: most by a person's annotated tag, some by CI, some without a Release. */
import type { Actor, AnnotatedTag, Commit, Release, TagRef } from './community.ts';
import { chanceOf, hash } from './chance.ts';
import type { People } from './simulated-people.ts';
import { instant, type Plan, type RepositoryPlan } from './simulated-plan.ts';
import { DAY_MS } from './simulated-item.ts';

const BETWEEN_RELEASES_MS = 45 * DAY_MS;

export function simulatedReleases(
  plan: Plan,
  { index }: RepositoryPlan,
  people: People,
): { releases: Release[]; tags: TagRef[] } {
  const releases: Release[] = [];
  const tags: TagRef[] = [];
  const count = Math.floor((plan.end - plan.start) / BETWEEN_RELEASES_MS);
  for (let step = 0; step < count; step++) {
    const chance = chanceOf(plan.seed, index, step, 4);
    const at =
      Math.floor((plan.start + (step + 0.2 + chance.unit() * 0.6) * BETWEEN_RELEASES_MS) / 1_000) * 1_000;
    const by = people.maintainer(chance, at);
    const version = `${1 + Math.floor(step / 8)}.${step % 8}.0`;
    if (chance.happens(0.3)) tags.push(tagRef(index, step * 4, `${version}rc1`, at - 5 * DAY_MS, by, true));
    tags.push(tagRef(index, step * 4 + 1, version, at, by, chance.happens(0.8)));
    if (chance.happens(0.2)) tags.push(tagRef(index, step * 4 + 2, `docs-${step}`, at + DAY_MS, by, false));
    // Many projects never write a Release; where CI writes it, GitHub shows no author.
    if (chance.happens(0.5)) {
      // GitHub's field for a release's number has 32 bits.
      const databaseId = 100_000_000 + index * 10_000 + step;
      releases.push({
        __typename: 'Release',
        id: `RE_sim_${databaseId}`,
        databaseId,
        tagName: version,
        name: version,
        author: chance.happens(0.6) ? by : null,
        isDraft: false,
        isPrerelease: false,
        createdAt: instant(at),
        publishedAt: instant(at + 600_000),
      });
    }
  }
  return { releases, tags: tags.sort((a, b) => (committed(a) < committed(b) ? -1 : 1)) };
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

function committed({ target, name }: TagRef): string {
  return `${target.__typename === 'Tag' ? target.target.committedDate : target.committedDate} ${name}`;
}
