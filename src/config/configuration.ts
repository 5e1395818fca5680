/** Reads headwater.yml: strict, every issue at once, each with its line and column. */
import { dirname, isAbsolute, join } from 'node:path';
import { readMentorships } from './mentorships.ts';
import { ConfigurationError } from './error.ts';
import { configurationSchema, type ConfigurationFile } from './schema.ts';
import { patternForPostgres } from './pattern.ts';
import { USUAL_RELEASE_TAGS } from '../domain/releases/release.ts';
import { parseStrictly } from './strict-yaml.ts';
import { readTextFile } from './text-file.ts';
import type { DatedPolicy } from '../domain/report/policies.ts';
import type { Institution, Spell } from '../domain/people/institution.ts';

export { ConfigurationError };

export type Configuration = Omit<ConfigurationFile, 'institution' | 'communities'> & {
  institution: Institution;
  /** Communities that the institution depends on, that need help, and that it can help; one that says nothing is meant, too. */
  strategic: string[];
  /** Agreed on in the communities, in their order. */
  policies: DatedPolicy[];
  /** What the team list says of each person's time. */
  availability: Availability[];
};

export interface Availability {
  /** As the configuration names them. */
  github: string;
  /** Per iteration; null = not said. */
  capacity_hours: number | null;
  away: Spell[];
}

/** Where a file lies that the configuration at `path` names. */
export function beside(path: string, file: string): string {
  return isAbsolute(file) ? file : join(dirname(path), file);
}

/** @throws ConfigurationError */
export function readConfiguration(path: string): Configuration {
  const text = readTextFile(path, {
    missing: 'run `headwater init --org ORG --institution NAME`, or set HEADWATER_CONFIG to its path',
    unreadable: 'set HEADWATER_CONFIG to a file that this user may read',
  });
  const configuration = parseConfiguration(text, path);
  const { institution, mentorships } = configuration;
  if (mentorships === undefined) return configuration;
  const names = institution.communities.map(({ name }) => name);
  return {
    ...configuration,
    institution: {
      ...institution,
      mentorships: readMentorships(beside(path, mentorships), names),
    },
  };
}

/** What GitHub and the roster call something: a label may be 1.10, a bot 007. */
const NAMES = [
  ...['github', 'by', 'ai_reviewers', 'bots', 'orgs', 'owner', 'tag', 'not_maintainers'],
  ...['labels', 'directed', 'foundational', 'policy_labels', 'landed_labels', 'blocked_labels'],
];

/**
 * Without the ledger of mentorships, which is a file of its own.
 * @param file how the issues name the text
 * @throws ConfigurationError
 */
export function parseConfiguration(text: string, file: string): Configuration {
  return asConfiguration(
    parseStrictly(text, file, {
      schema: configurationSchema,
      names: NAMES,
      empty: {
        issue: 'the file is empty; write institution and communities, or delete it and run `headwater init`.',
      },
    }),
  );
}

function asConfiguration({ institution, communities, ...rest }: ConfigurationFile): Configuration {
  const { repository = null, labels = { directed: [], foundational: [] }, project } = rest.planning ?? {};
  return {
    ...rest,
    strategic: communities
      .filter(({ strategic }) => strategic === undefined || Object.values(strategic).every(Boolean))
      .map(({ name }) => name),
    policies: communities.flatMap(({ name, policies }) =>
      policies.map(({ what, from, repository }) => ({
        community: name,
        repository: repository ?? null,
        from: `${from}T00:00:00Z`,
        what,
      })),
    ),
    availability: institution.team.map(({ github, capacity_hours, away }) => ({
      github,
      capacity_hours: capacity_hours ?? null,
      away: away.map(spell),
    })),
    institution: {
      name: institution.name,
      time_zone: institution.time_zone,
      holidays: institution.holidays,
      team: institution.team.map((person) => ({ github: person.github, ...spell(person) })),
      ai_reviewers: institution.ai_reviewers,
      communities: communities.map((community) => ({
        name: community.name,
        orgs: community.orgs,
        repositories: community.repositories,
        maintainers: community.maintainers.map((person) => ({
          github: person.github,
          repository: person.repository ?? null,
          ...spell(person),
        })),
        affiliations: community.affiliations.map((person) => ({
          github: person.github,
          organisation: person.organisation,
          ...spell(person),
        })),
        bots: community.bots,
        // The usual one stays as it is, so that it is known again: it is matched without regard to letter case.
        release_tags:
          community.release_tags === USUAL_RELEASE_TAGS
            ? USUAL_RELEASE_TAGS
            : patternForPostgres(community.release_tags),
        policy_labels: community.policy_labels,
        landed_labels: community.landed_labels,
        blocked_labels: community.blocked_labels,
        releases: community.releases.map(({ repository, tag, by, supported }) => ({
          repository,
          tag,
          by: by ?? null,
          supported: supported ?? null,
        })),
        roster: community.roster ?? null,
      })),
      mentorships: [],
      planning_labels: labels,
      office_hours: rest.office_hours,
      planning_repository: repository,
      planning_board: project ? `${project.owner}/${project.number}`.toLowerCase() : null,
    },
  };
}

function spell({ from, to }: { from?: string | undefined; to?: string | undefined }): Spell {
  return { from: from ? `${from}T00:00:00Z` : null, to: to ? `${to}T00:00:00Z` : null };
}
