/** One repository of the simulated institution's simulation in GitHub's words. */
import type { Actor, Issue, Label, PullRequest, Repository } from '../../../src/demo/community/community.ts';
import { itemsOf } from '../../../src/demo/community/reading.ts';
import { instant } from '../community/plan.ts';
import { writtenItem } from './items.ts';
import { fullName, type Place } from './places.ts';
import { rosterHistory } from './roster.ts';
import { writtenReleases } from './tags.ts';
import type { Fixture } from './fixture.ts';
import type { Simulation } from './simulation.ts';

const FIRST_REPOSITORY = 950_001;

/** Without its issues and pull requests yet: those of others may refer to it. */
export function emptyRepository(simulation: Simulation, place: Place, owner: Actor): Repository {
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
    createdAt: instant(simulation.calendar.rosterBegins),
    updatedAt: instant(simulation.calendar.ends),
    defaultBranchRef: { __typename: 'Ref', id: `REF_inst_main_${id}`, name: 'main', prefix: 'refs/heads/' },
    pullRequests: itemsOf<PullRequest>([]),
    issues: itemsOf<Issue>([]),
    labels: [],
    ...writtenReleases(simulation, place),
    ...(place === simulation.places.council ? { files: [rosterHistory(simulation)] } : {}),
    byNumber: () => undefined,
  };
}

export function fillRepository(
  repository: Repository,
  place: Place,
  fixtures: readonly Fixture[],
  repositories: ReadonlyMap<Place, Repository>,
): void {
  const labels = labelsOf(place, fixtures);
  const items = fixtures
    .map((fixture) => writtenItem(fixture, repositories, labels))
    .sort((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt) || a.number - b.number);
  const byNumber = new Map(items.map((item) => [item.number, item]));
  repository.byNumber = (number) => byNumber.get(number);
  repository.labels = [...labels.values()];
  repository.pullRequests = itemsOf(items.filter((item) => item.__typename === 'PullRequest'));
  repository.issues = itemsOf(items.filter((item) => item.__typename === 'Issue'));
}

function labelsOf({ index }: Place, fixtures: readonly Fixture[]): Map<string, Label> {
  const names = fixtures.flatMap(({ actions }) =>
    actions.flatMap((action) => (action.what === 'label' || action.what === 'unlabel' ? [action.label] : [])),
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
