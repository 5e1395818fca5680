/** The simulated institution as a simulation: what must be in it, and what must not, so that its truth cannot be doubted. */
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { configurationSchema } from '../../src/config/schema.ts';
import {
  institutionConfiguration,
  institutionMentorships,
  institutionTruth,
  writtenCommunity,
} from './institution.ts';
import { iterationAt, sessionsIn, iterationsOf } from './institution/calendar.ts';
import { rosterSpells } from './institution/decisions.ts';
import { RELEASE_SCENARIOS } from './institution/releases.ts';
import { holds } from './institution/fixture.ts';
import { simulatedInstitution, SCENARIOS } from './institution/scenarios.ts';
import { Roles } from './institution/truth-roles.ts';
import { all } from '../support/shown-by-github.ts';

const FULL = { seed: 1, size: 'full' } as const;
const HALF_A_YEAR_MS = 180 * 86_400_000;

describe('a simulated institution', () => {
  it('is the same for the same options, and another one for another seed', () => {
    const written = (seed: number) => {
      const options = { seed, size: 'small' } as const;
      const items = writtenCommunity(simulatedInstitution(options)).repositories.flatMap(
        ({ pullRequests, issues }) =>
          [...all(pullRequests), ...all(issues)].map(({ repository, ...item }) => [
            repository.nameWithOwner,
            item,
          ]),
      );
      // A transfer names the repository itself, which holds everything.
      const added = JSON.stringify(items, (key, value: unknown) => (key === 'fromRepository' ? null : value));
      return [
        added,
        institutionTruth(options),
        institutionConfiguration(options),
        institutionMentorships(options),
      ];
    };
    const first = written(3);
    expect(written(3)).toEqual(first);
    for (const [index, part] of written(4).entries()) expect(part).not.toEqual(first[index]);
  });

  it('takes seconds to be made whole', () => {
    const begun = performance.now();
    const simulation = simulatedInstitution(FULL);
    writtenCommunity(simulation);
    expect(performance.now() - begun).toBeLessThan(10_000);
  });
});

describe.each(['small', 'full'] as const)('the %s simulated institution', (size) => {
  const simulation = simulatedInstitution({ seed: 1, size });
  const { people, fixtures, calendar } = simulation;
  const inScope = fixtures.filter(({ place }) => place.isInScope);
  const pulls = inScope.filter(({ kind }) => kind === 'pull');

  it('plays every scenario', () => {
    const once = size === 'full' ? 3 : 1;
    const names = [...SCENARIOS, ...RELEASE_SCENARIOS].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => (simulation.played.get(name) ?? 0) < once)).toEqual([]);
    expect(names.length).toBeGreaterThan(150);
  });

  it('is as large as it says', () => {
    const days = people.team.flatMap(({ team }) => team.flatMap(({ from, to }) => [from, to]));
    const turns = days.filter((day) => day >= calendar.anchor && day < calendar.ends).length;
    const size_of = {
      repositories: simulation.places.inScope.length,
      pulls: pulls.length,
      issues: inScope.length - pulls.length,
      turns,
      promotions: simulation.promotions.filter(({ as }) => as !== 'unattributed').length,
      people: people.everybody.length,
    };
    const least =
      size === 'full'
        ? { repositories: 44, pulls: 5_200, issues: 2_000, turns: 15, promotions: 6, people: 2_000 }
        : { repositories: 14, pulls: 300, issues: 120, turns: 3, promotions: 2, people: 200 };
    for (const [what, number] of Object.entries(least))
      expect([what, size_of[what as keyof typeof size_of] >= number]).toEqual([what, true]);
  });

  it('gives every person one account and every account one login', () => {
    const accounts = people.everybody.map(({ actor }) => actor);
    for (const key of ['id', 'databaseId', 'login'] as const)
      expect(new Set(accounts.map((actor) => String(actor[key]).toLowerCase())).size).toBe(accounts.length);
  });

  // What the definitions leave open must not decide anything: see each reason.
  it('has nobody whom the roster calls inactive and whose merges call a maintainer', () => {
    const roles = new Roles(simulation, false);
    const spells = rosterSpells(simulation.roster);
    const listed = new Map(simulation.roster.map(({ person, at }) => [person, at]));
    const doubtful = pulls.filter(({ author, opened, place }) => {
      if (!author || !listed.has(author) || holds(spells.get(author) ?? [], opened)) return false;
      const merges = roles.merges.filter(({ by, pull }) => by === author && pull.place === place);
      return merges.some(({ at }) => Math.abs(at - opened) <= HALF_A_YEAR_MS);
    });
    expect(doubtful).toEqual([]);
  });

  it('has no merge by us of what we reviewed in another iteration and not in that one', () => {
    for (const roles of [new Roles(simulation, false), new Roles(simulation, true)]) {
      const doubtful = pulls.filter(({ author, actions }) => {
        const ours = actions.filter(({ at, by }) => by !== author && roles.isTeam(by, at));
        const merge = ours.find(({ what }) => what === 'merge');
        const reviewed = ours
          .filter(({ what }) => what === 'review')
          .map(({ at }) => iterationAt(calendar, at));
        return merge && reviewed.length > 0 && !reviewed.includes(iterationAt(calendar, merge.at));
      });
      expect(doubtful.map(({ scenario }) => scenario)).toEqual([]);
    }
  });

  it('has no two plans of one second, no act at the edge of office hours, no title that only looks like a release', () => {
    for (const { planned } of pulls) expect(new Set(planned.map(({ at }) => at)).size).toBe(planned.length);
    const edges = new Set(
      iterationsOf(calendar)
        .flatMap(sessionsIn)
        .flatMap(({ at, until }) => [at, until]),
    );
    const acts = inScope.flatMap(({ opened, actions }) => [opened, ...actions.map(({ at }) => at)]);
    expect(acts.filter((at) => edges.has(at))).toEqual([]);
    const looks = pulls.filter(
      (pull) => /changelog|version|bump|release/i.test(pull.title) !== pull.isChangelog,
    );
    expect(looks.map(({ title }) => title)).toEqual([]);
  });

  it('has no changelog of one version that was merged for another', () => {
    for (const { title, place, actions } of pulls.filter(({ isChangelog }) => isChangelog)) {
      const version = /\d+\.\d+\.\d+/.exec(title)?.[0];
      const merged = actions.find(({ what }) => what === 'merge')?.at;
      if (version === undefined || merged === undefined) continue;
      const finals = simulation.releases.filter((one) => one.place === place && !one.isPrerelease);
      const next = finals.sort((a, b) => a.at - b.at).find(({ at }) => at > merged);
      expect([place.name, next?.tag.replace('v', '')]).toEqual([place.name, version]);
    }
  });

  it('describes itself in a configuration that is valid, but for what is being added', () => {
    const options = { seed: 1, size };
    for (const isTeamUndated of [false, true]) {
      const file = parse(institutionConfiguration({ ...options, isTeamUndated })) as {
        institution: { team: { from?: string }[] };
      };
      const issues = configurationSchema.safeParse(file).error?.issues ?? [];
      const unknown = issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : ['?']));
      expect(unknown.filter((key) => !['releases', 'not_maintainers'].includes(key))).toEqual([]);
      expect(file.institution.team.some(({ from }) => from !== undefined)).toBe(!isTeamUndated);
    }
    const mentorships = parse(institutionMentorships(options)) as object[];
    expect(mentorships).toHaveLength(simulation.mentorships.length);
  });
});
