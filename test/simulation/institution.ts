/**
 * A simulated institution that plans upstream work for two years, in an invented community of forty repositories: as
 * GitHub shows it (`institutionCommunity`), as the institution describes itself (`institutionConfiguration`), and what is
 * true about it (`institutionTruth`). The same for the same options, in any process.
 */
import type { Actor, Community } from '../../src/demo/community/community.ts';
import type { InstitutionOptions } from './institution/calendar.ts';
import { writtenBoards } from './institution/boards.ts';
import { INSTITUTION } from './institution/places.ts';
import { emptyRepository, fillRepository } from './institution/repositories.ts';
import { simulatedInstitution } from './institution/scenarios.ts';
import type { Simulation } from './institution/simulation.ts';

export type { InstitutionOptions } from './institution/calendar.ts';
export { institutionConfiguration, institutionMentorships } from './institution/configuration.ts';
export { institutionTruth } from './institution/truth.ts';
export { RENAMES } from './institution/team.ts';

const FIRST_OWNER = 960_001;

export function institutionCommunity(options: InstitutionOptions): Community {
  return writtenCommunity(simulatedInstitution(options));
}

export function writtenCommunity(simulation: Simulation): Community {
  const logins = [...new Set(simulation.places.all.map(({ owner }) => owner))];
  const owners = new Map(logins.map((login, index) => [login, organization(login, FIRST_OWNER + index)]));
  const fixtures = Map.groupBy(simulation.fixtures, ({ place }) => place);
  const byPlace = new Map(
    simulation.places.all.map((place) => [
      place,
      emptyRepository(simulation, place, owners.get(place.owner)!),
    ]),
  );
  for (const [place, repository] of byPlace)
    fillRepository(repository, place, fixtures.get(place) ?? [], byPlace);
  const repositories = [...byPlace.values()];
  const projects = writtenBoards(simulation, owners.get(INSTITUTION)!);
  const actors = [...owners.values(), ...simulation.people.everybody.map(({ actor }) => actor)];
  const byLogin = new Map(actors.map((actor) => [actor.login.toLowerCase(), actor]));
  const nodes = new Map<string, { __typename: string }>();
  for (const node of [...actors, ...repositories, ...projects]) nodes.set(node.id, node);
  for (const { pullRequests, issues } of repositories)
    for (const items of [pullRequests, issues])
      for (let index = 0; index < items.count; index++) nodes.set(items.at(index).id, items.at(index));
  for (const { cards } of projects)
    for (const card of cards) {
      nodes.set(card.id, card);
      if (card.content && '__typename' in card.content) nodes.set(card.content.id, card.content);
    }
  return {
    repositories,
    projects,
    actor: (login) => byLogin.get(login.toLowerCase()),
    node: (id) => nodes.get(id),
  };
}

function organization(login: string, databaseId: number): Actor {
  return { __typename: 'Organization', id: `O_inst_${databaseId}`, databaseId, login, name: login };
}
