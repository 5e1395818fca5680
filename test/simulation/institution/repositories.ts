/** One repository of the simulated institution's world in GitHub's words. */
import type { Actor, Issue, Label, PullRequest, Repository } from '../../../src/demo/community/community.ts';
import { itemsOf } from '../../../src/demo/community/reading.ts';
import { instant } from '../community/plan.ts';
import { writtenItem } from './items.ts';
import { fullName, type Place } from './places.ts';
import { rosterHistory } from './roster.ts';
import { writtenReleases } from './tags.ts';
import type { Tale } from './tale.ts';
import type { World } from './world.ts';

const FIRST_REPOSITORY = 950_001;

/** Without its issues and pull requests yet: those of others may refer to it. */
export function emptyRepository(world: World, place: Place, owner: Actor): Repository {
  const id = FIRST_REPOSITORY + place.index;
  return {
    __typename: 'Repository',
    id: `R_inst_${id}`,
    databaseId: id,
    owner,
    name: place.name,
    nameWithOwner: fullName(place),
    isPrivate: place.isPrivate,
    isArchived: place.isArchived,
    isFork: place.isFork,
    createdAt: instant(world.calendar.rosterBegins),
    updatedAt: instant(world.calendar.ends),
    defaultBranchRef: { __typename: 'Ref', id: `REF_inst_main_${id}`, name: 'main', prefix: 'refs/heads/' },
    pullRequests: itemsOf<PullRequest>([]),
    issues: itemsOf<Issue>([]),
    labels: [],
    ...writtenReleases(world, place),
    ...(place === world.places.council ? { files: [rosterHistory(world)] } : {}),
    byNumber: () => undefined,
  };
}

export function fillRepository(
  repository: Repository,
  place: Place,
  tales: readonly Tale[],
  repositories: ReadonlyMap<Place, Repository>,
): void {
  const labels = labelsOf(place, tales);
  const items = tales
    .map((tale) => writtenItem(tale, repositories, labels))
    .sort((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt) || a.number - b.number);
  const byNumber = new Map(items.map((item) => [item.number, item]));
  repository.byNumber = (number) => byNumber.get(number);
  repository.labels = [...labels.values()];
  repository.pullRequests = itemsOf(items.filter((item) => item.__typename === 'PullRequest'));
  repository.issues = itemsOf(items.filter((item) => item.__typename === 'Issue'));
}

function labelsOf({ index }: Place, tales: readonly Tale[]): Map<string, Label> {
  const names = tales.flatMap(({ deeds }) =>
    deeds.flatMap((deed) => (deed.what === 'label' || deed.what === 'unlabel' ? [deed.label] : [])),
  );
  return new Map(
    [...new Set(names)]
      .sort()
      .map((name, at) => [
        name,
        { __typename: 'Label', id: `LA_inst_${index}_${at}`, name, color: 'ededed', description: null },
      ]),
  );
}
