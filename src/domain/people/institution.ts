/**
 * What the institution says about itself and the communities it cares about, as `config/configuration.ts` reads it from
 * headwater.yml. Instants are ISO strings in UTC; `from` is included, `to` is not; null = since ever, for ever.
 */

export interface Spell {
  from: string | null;
  to: string | null;
}

/** A person as the configuration names them: a login in any letter case, or GitHub's numeric id. */
export interface NamedPerson extends Spell {
  github: string;
}

export interface MaintainerOverride extends NamedPerson {
  /** owner/name; null = every repository of the community. */
  repository: string | null;
}

export interface Affiliation extends NamedPerson {
  organisation: string;
}

/** What a person says of a release where GitHub does not tell. */
export interface ReleaseAnswer {
  /** owner/name. */
  repository: string;
  /** In GitHub's letter case. */
  tag: string;
  /** Who released it; null = not said. */
  by: string | null;
  /** Whether the institution's team supported it; null = not said. */
  supported: boolean | null;
}

export interface Community {
  name: string;
  orgs: string[];
  /** owner/name, beside or instead of the orgs. */
  repositories: string[];
  maintainers: MaintainerOverride[];
  affiliations: Affiliation[];
  bots: string[];
  /** Which tags are releases: a regular expression; the usual one is matched without regard to letter case. */
  release_tags: string;
  /** Labels of pull requests that were closed for policy, and of closed ones that were merged by hand. */
  policy_labels: string[];
  landed_labels: string[];
  /** Labels that put a pull request on hold. */
  blocked_labels: string[];
  releases: ReleaseAnswer[];
  roster: Roster | null;
}

/** A file in which the community lists its people, read with its history. */
export interface Roster {
  /** owner/name */
  repository: string;
  path: string;
  /** Teams in it whose members are no maintainers, unless they are on another team, too. */
  not_maintainers: string[];
}

/** What the institution does so that somebody becomes a maintainer. Days are ISO instants at midnight in UTC. */
export interface Mentorship {
  mentee: string;
  mentors: string[];
  sponsors: string[];
  /** The name of a configured community. */
  community: string;
  /** owner/name; empty = the whole community. */
  repositories: string[];
  goals: string[];
  opened: string;
  /** When mentors change, or the pair looks back. */
  rotates: string | null;
  ended: string | null;
  steps: { what: string; done: string | null; evidence: string | null }[];
  /** That the mentee became a maintainer by this, as a person confirms it. */
  promotion: { on: string; confirmed_by: string } | null;
  /** Otherwise mentors, sponsors and goals are named nowhere. */
  is_public: boolean;
}

export interface Institution {
  name: string;
  time_zone: string;
  /** ISO dates. */
  holidays: string[];
  team: NamedPerson[];
  ai_reviewers: string[];
  communities: Community[];
  mentorships: Mentorship[];
  /** Which labels of planning items say for whom the work is done; both on one item = directed. */
  planning_labels: { directed: string[]; foundational: string[] };
  office_hours: OfficeHours[];
  /** owner/name of the repository whose issues plan the work, and owner/number of the board; null = there is none. */
  planning_repository: string | null;
  planning_board: string | null;
}

/** Sessions in which issues are triaged: the first one, how long each takes, and how often they come. */
export interface OfficeHours {
  title: string;
  /** ISO instant. */
  starts: string;
  minutes: number;
  /** "2 weeks", "1 month": what PostgreSQL takes for an interval. */
  every: string;
}
