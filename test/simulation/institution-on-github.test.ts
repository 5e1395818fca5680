/** The simulated institution as GitHub shows it: what was decided can be read there, and everything holds together. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { USUAL_RELEASE_TAGS } from '../../src/domain/releases/release.ts';
import type { Community, Item } from '../../src/demo/community/community.ts';
import { reviewsOf } from '../../src/demo/community/reading.ts';
import { writtenCommunity } from './institution.ts';
import { NOT_MAINTAINERS, rosterSpells } from './institution/decisions.ts';
import { isMemberAt } from './institution/people.ts';
import { fullName } from './institution/places.ts';
import { simulatedInstitution } from './institution/scenarios.ts';
import { reviewsByTeam } from './institution/truth-planned.ts';
import { isToTriage, triageOf } from './institution/truth-triage.ts';
import { Roles } from './institution/truth-roles.ts';
import { instant } from './community/plan.ts';
import type { StandIn } from '../support/stand-in.ts';
import { startStandInProcess } from '../support/stand-in/process.ts';
import { community as communityOf, institution } from '../support/builders.ts';
import { onOneDatabase } from '../support/databases.ts';
import { read } from '../support/reading.ts';
import {
  all,
  firstTriage,
  itemName,
  nameOf,
  planningSigns,
  rosterInFile,
  shownReleases,
  timeOf,
} from '../support/shown-by-github.ts';

describe.each(['small', 'full'] as const)('the %s simulated institution on GitHub', (size) => {
  const simulation = simulatedInstitution({ seed: 1, size });
  const community = writtenCommunity(simulation);
  const items = itemsOf(community);
  const byName = new Map(items.map((item) => [itemName(item), item]));
  const shownAs = (fixture: (typeof simulation.fixtures)[number]) =>
    nameOf({ repository: fullName(fixture.place), number: fixture.number });

  const roles = new Roles(simulation, false);
  const byLogin = new Map(simulation.people.everybody.map((person) => [person.actor.login, person]));
  const isOurs = (login: string, at: string) => isMemberAt(byLogin.get(login) ?? null, Date.parse(at));

  it('shows since when each pull request is planned, and of which nobody can tell', () => {
    const signs = planningSigns(community, 'field-station/planning', 57);
    const pulls = simulation.fixtures.filter(({ kind, place }) => kind === 'pull' && place.isInScope);
    const earliest = (times: (string | null)[]) => times.filter((at) => at !== null).sort()[0] ?? null;
    let planned = 0;
    for (const pull of pulls) {
      const shown = signs.get(shownAs(pull)) ?? [];
      if (shown.length > 0) planned++;
      expect([shownAs(pull), shown.length > 0, earliest(shown.map(({ at }) => at))]).toEqual([
        shownAs(pull),
        pull.planned.length > 0,
        earliest(pull.planned.map(({ at }) => (at === null ? null : instant(at)))),
      ]);
    }
    expect(planned).toBeGreaterThan(size === 'full' ? 800 : 100);
  });

  it('shows who cut each release and when, or that nobody can tell', () => {
    const people = new Set(
      simulation.people.everybody.filter(({ kind }) => kind === 'human').map(({ actor }) => actor.login),
    );
    const pattern = new RegExp(USUAL_RELEASE_TAGS);
    let compared = 0;
    for (const repository of community.repositories) {
      const shown = shownReleases(repository, pattern, ({ login }) => people.has(login));
      const decided = simulation.releases.filter(({ place }) => fullName(place) === repository.nameWithOwner);
      const sorted = <T extends { tag: string }>(list: T[]) => list.sort((a, b) => (a.tag < b.tag ? -1 : 1));
      expect(sorted(shown)).toEqual(
        sorted(
          decided.map(({ tag, at, performer, answer }) => {
            // Who is known only because a person said so cannot be read on GitHub.
            const isAnswered = answer !== null && answer.supported === undefined;
            return { tag, at: instant(at), performer: isAnswered ? null : (performer?.actor.login ?? null) };
          }),
        ),
      );
      compared += shown.length;
    }
    expect(compared).toBeGreaterThan(300);
  });

  it('shows in the roster’s history who could merge when', () => {
    const council = community.repositories.find(({ name }) => name === 'council')!;
    const decided = [...rosterSpells(simulation.roster)].filter(([, spells]) => spells.length > 0);
    expect(rosterInFile(council, NOT_MAINTAINERS)).toEqual(
      new Map(
        decided.map(([{ actor }, spells]) => [
          actor.login.toLowerCase(),
          spells.flatMap(({ from, to }) => [
            [instant(from), true],
            ...(to === Infinity ? [] : [[instant(to), false]]),
          ]),
        ]),
      ),
    );
  });

  it('shows what the team did first about each issue', () => {
    const issues = simulation.fixtures.filter(({ kind, place }) => kind === 'issue' && place.isInScope);
    let triaged = 0;
    for (const fixture of issues) {
      if (!isToTriage(roles, fixture)) continue;
      const verdict = triageOf(roles, fixture);
      if (verdict) triaged++;
      const shown = firstTriage(byName.get(shownAs(fixture))!, community, 57, isOurs);
      expect([shownAs(fixture), shown]).toEqual([
        shownAs(fixture),
        verdict && { at: instant(verdict.at), as: verdict.as },
      ]);
    }
    expect(triaged).toBeGreaterThan(size === 'full' ? 800 : 60);
  });

  it('shows when the team reviewed each pull request, inline comments at their own time', () => {
    let reviewed = 0;
    for (const pull of simulation.fixtures.filter(({ kind, place }) => kind === 'pull' && place.isInScope)) {
      const item = byName.get(shownAs(pull))!;
      const shown = reviewsOf(item)
        .flatMap(({ author, submittedAt, comments }) => [
          ...(submittedAt === null ? [] : [{ author, at: submittedAt }]),
          ...comments.map((comment) => ({ author: comment.author, at: comment.createdAt })),
        ])
        .filter(({ author, at }) => author && author !== item.author && isOurs(author.login, at))
        .map(({ at }) => at);
      expect([shownAs(pull), shown.sort()]).toEqual([
        shownAs(pull),
        reviewsByTeam(roles, pull).map((at) => instant(at)),
      ]);
      reviewed += shown.length;
    }
    expect(reviewed).toBeGreaterThan(size === 'full' ? 2_000 : 100);
  });

  it('tells every item in order, updated last when its newest entry says, ended as its last end says', () => {
    for (const item of items) {
      const times = item.timeline.map(({ createdAt }) => createdAt);
      expect(times).toEqual(times.toSorted());
      for (const entry of item.timeline) expect(timeOf(entry) <= item.updatedAt).toBe(true);
      expect(item.updatedAt <= instant(simulation.calendar.ends)).toBe(true);
      expect(item.bodyLength).toBe(item.text?.length ?? item.bodyLength);
      const last = item.timeline.findLast(({ __typename }) =>
        ['ClosedEvent', 'MergedEvent', 'ReopenedEvent'].includes(__typename),
      );
      expect(item.closedAt).toBe(last && last.__typename !== 'ReopenedEvent' ? last.createdAt : null);
      expect(item.state === 'OPEN').toBe(item.closedAt === null);
    }
  });

  it('gives every number and id once', () => {
    for (const { pullRequests, issues } of community.repositories) {
      const numbers = [...all(pullRequests), ...all(issues)].map(({ number }) => number);
      expect(new Set(numbers).size).toBe(numbers.length);
    }
    const spoken = items.flatMap(({ timeline }) =>
      timeline.flatMap((entry) => ('databaseId' in entry ? [entry.databaseId] : [])),
    );
    expect(new Set(spoken).size).toBe(spoken.length);
    const ids = [
      ...community.repositories.map(({ id }) => id),
      ...community.repositories.flatMap(({ tags, releases }) => [...tags, ...releases].map(({ id }) => id)),
      ...items.flatMap(({ id, timeline }) => [id, ...timeline.map((entry) => entry.id)]),
      ...community.projects!.flatMap(({ id, cards }) => [id, ...cards.map((card) => card.id)]),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id } of [...community.repositories, ...community.projects!, ...items.slice(0, 50)])
      expect(community.node(id)).toMatchObject({ id });
  });
});

function itemsOf({ repositories }: Community): Item[] {
  return repositories.flatMap(({ pullRequests, issues }) => [
    ...all<Item>(pullRequests),
    ...all<Item>(issues),
  ]);
}

onOneDatabase('the small simulated institution over HTTP', (open) => {
  let github: StandIn;
  beforeAll(async () => {
    github = await startStandInProcess({ institution: { seed: 1, size: 'small' } });
  });
  afterAll(() => github.close());

  it('is read whole: the community’s repositories without fork and private ones, and where work is planned', async () => {
    const communities = [
      communityOf({ orgs: ['lighthouse'], repositories: ['harbour-tools/beacon', 'field-station/planning'] }),
    ];
    const summary = await read(open().db, github, [], { institution: institution({ communities }) });
    const simulation = simulatedInstitution({ seed: 1, size: 'small' });
    const { planning } = simulation.places;
    const seen = simulation.fixtures.filter(({ place }) => place.isInScope || place === planning);
    const pull_requests = seen.filter(({ kind }) => kind === 'pull').length;
    expect(summary).toMatchObject({ pull_requests, issues: seen.length - pull_requests, incomplete: [] });
  });
});
