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
import { institutionWorld } from './institution/telling.ts';
import type { World } from './institution/world.ts';

export type { InstitutionOptions } from './institution/calendar.ts';
export { institutionConfiguration, institutionMentorships } from './institution/configuration.ts';
export { institutionTruth } from './institution/truth.ts';
export { RENAMES } from './institution/team.ts';

const FIRST_OWNER = 960_001;

export function institutionCommunity(options: InstitutionOptions): Community {
  return writtenCommunity(institutionWorld(options));
}

export function writtenCommunity(world: World): Community {
  const logins = [...new Set(world.places.all.map(({ owner }) => owner))];
  const owners = new Map(logins.map((login, index) => [login, organization(login, FIRST_OWNER + index)]));
  const tales = Map.groupBy(world.tales, ({ place }) => place);
  const byPlace = new Map(
    world.places.all.map((place) => [place, emptyRepository(world, place, owners.get(place.owner)!)]),
  );
  for (const [place, repository] of byPlace)
    fillRepository(repository, place, tales.get(place) ?? [], byPlace);
  const repositories = [...byPlace.values()];
  const projects = writtenBoards(world, owners.get(INSTITUTION)!);
  const actors = [...owners.values(), ...world.people.everybody.map(({ actor }) => actor)];
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
