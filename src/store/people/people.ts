/** Loads the institution's people and communities from its configuration into the tables that every number reads. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { KNOWN_AGENTS, KNOWN_AI_REVIEWERS, loginKey } from '../../domain/people/identities.ts';
import type { Institution, Spell } from '../../domain/people/institution.ts';
import { USUAL_RELEASE_TAGS } from '../../domain/releases/release.ts';
import type { Database, DatabaseTransaction } from '../driver/database.ts';
import { commit } from '../history/commit.ts';
import type { Writing } from '../history/writing.ts';
import { regroup } from '../repositories/regroup.ts';
import { DatabaseError } from '../driver/database-error.ts';
import { insertMentorships } from './mentorships.ts';
import { rosterKey } from './roster.ts';

/** What is made of a configuration: another way of making it makes it anew. */
const LOADED_AS = 3;

const TABLES = [
  ...[
    'holidays',
    'institutions',
    'communities',
    'configured_sources',
    'team_members',
    'maintainer_overrides',
  ],
  ...[
    'affiliations',
    'configured_bots',
    'planning_label_kinds',
    'office_hours',
    'release_answers',
    'rosters',
  ],
  ...['mentorships', 'mentorship_people', 'mentorship_steps', 'agent_accounts', 'community_labels'],
];

/**
 * Replaces the people tables when the configuration has changed, and groups what is stored as it says;
 * `people_version` counts those changes. Nothing is written where it has not changed.
 */
export async function loadPeople(db: Database, institution: Institution): Promise<void> {
  const hash = createHash('sha256')
    .update(JSON.stringify([institution, KNOWN_AI_REVIEWERS, KNOWN_AGENTS, USUAL_RELEASE_TAGS, LOADED_AS]))
    .digest('hex');
  if ((await currentConfiguration(db))?.configuration_hash === hash) return;
  await commit({ db }, { repo_id: null, now: '-infinity', stream: 'configuration' }, async (writing) => {
    const { trx } = writing;
    await sql`select pg_advisory_xact_lock(hashtextextended('headwater configuration', 0))`.execute(trx);
    const current = await currentConfiguration(trx);
    if (current?.configuration_hash === hash) return;
    await refuseWhereOnlyRead(trx);
    // Not truncated: a report that is being made reads on as it began.
    for (const table of TABLES) await sql`delete from ${sql.table(table)}`.execute(trx);
    await writing.insert(
      'institutions',
      ['name', 'time_zone', 'planning_repository', 'planning_board', 'configuration_hash', 'people_version'],
      [
        {
          name: institution.name,
          time_zone: institution.time_zone,
          planning_repository: institution.planning_repository,
          planning_board: institution.planning_board,
          configuration_hash: hash,
          people_version: (current?.people_version ?? 0) + 1,
        },
      ],
    );
    await insertPeople(writing, institution);
    await regroup(writing, institution);
  });
}

async function currentConfiguration(
  db: Database | DatabaseTransaction,
): Promise<{ configuration_hash: string; people_version: number } | undefined> {
  return db.selectFrom('institutions').select(['configuration_hash', 'people_version']).executeTakeFirst();
}

/** A hot standby, or a role that may only read, answers for the configuration that is stored there, and for no other. */
async function refuseWhereOnlyRead(trx: DatabaseTransaction): Promise<void> {
  const { rows } = await sql<{ is_read_only: boolean }>`
    select current_setting('transaction_read_only')::boolean
      or not has_table_privilege('institutions', 'INSERT') as is_read_only`.execute(trx);
  if (rows[0]?.is_read_only)
    throw new DatabaseError(
      'The configuration is not the one that this database was last given, and here it can only be read; run `headwater sync` where it can be written, then try again.',
    );
}

/** For the rest of the transaction: whether everybody on the team list has always been on the team (sql/views/01_people.sql). */
export async function ignoreTeamDates(trx: DatabaseTransaction, ignored: boolean): Promise<void> {
  await sql`select set_config('headwater.team_dates', ${ignored ? 'ignored' : ''}, true)`.execute(trx);
}

async function insertPeople(writing: Writing, institution: Institution): Promise<void> {
  const communities = institution.communities.map(({ name, release_tags }, position) => ({
    name,
    position,
    // The usual pattern is matched without regard to letter case; one of the configuration as it is written.
    release_tags: release_tags === USUAL_RELEASE_TAGS ? `(?i)${release_tags}` : release_tags,
  }));
  const team = institution.team.map((person) => ({ who: loginKey(person.github), ...spell(person) }));
  const overrides = institution.communities.flatMap(({ name, maintainers }) =>
    maintainers.map((person) => ({
      community: name,
      who: loginKey(person.github),
      repository: person.repository?.toLowerCase() ?? '',
      ...spell(person),
    })),
  );
  const affiliations = institution.communities.flatMap((community) =>
    community.affiliations.map((person) => ({
      who: loginKey(person.github),
      organisation: person.organisation,
      ...spell(person),
    })),
  );
  const answers = institution.communities.flatMap(({ name, releases }) =>
    releases.map(({ repository, tag, by, supported }) => ({
      community: name,
      repository: repository.toLowerCase(),
      tag,
      who: by === null ? null : loginKey(by),
      supported,
    })),
  );
  // Someone configured as a bot and as an AI reviewer is an AI reviewer: the narrower word.
  const kinds = new Map<string, { kind: 'bot' | 'ai_reviewer'; is_usual: boolean }>();
  for (const login of KNOWN_AI_REVIEWERS) kinds.set(loginKey(login), { kind: 'ai_reviewer', is_usual: true });
  for (const { bots } of institution.communities)
    for (const bot of bots.map(loginKey))
      kinds.set(bot, { kind: kinds.get(bot)?.kind ?? 'bot', is_usual: false });
  for (const login of institution.ai_reviewers)
    kinds.set(loginKey(login), { kind: 'ai_reviewer', is_usual: false });
  const bots = [...kinds].map(([who, how]) => ({ who, ...how }));

  const sources = institution.communities.flatMap(({ name: community, orgs, repositories }) => [
    ...orgs.map((name) => ({ community, kind: 'organisation', name })),
    ...repositories.map((name) => ({ community, kind: 'repository', name })),
  ]);
  const days = [...new Set(institution.holidays)].map((day) => ({ day }));
  const put = (table: string, columns: string[], rows: readonly object[]) =>
    writing.insert(table, columns, rows, 'do nothing');
  await put('holidays', ['day'], days);
  await put('communities', ['name', 'position', 'release_tags'], communities);
  await put('configured_sources', ['community', 'kind', 'name'], sources);
  await put('team_members', ['who', 'since', 'until'], team);
  await put('maintainer_overrides', ['community', 'who', 'repository', 'since', 'until'], overrides);
  await put('affiliations', ['who', 'organisation', 'since', 'until'], affiliations);
  await put('release_answers', ['community', 'repository', 'tag', 'who', 'supported'], answers);
  await put('configured_bots', ['who', 'kind', 'is_usual'], bots);
  const agents = Object.keys(KNOWN_AGENTS).map((user_id) => ({ user_id }));
  await put('agent_accounts', ['user_id'], agents);
  await put('community_labels', ['community', 'meaning', 'label_key'], endLabels(institution));
  await put('planning_label_kinds', ['label_key', 'kind'], labelKinds(institution));
  await put('office_hours', ['title', 'starts_at', 'minutes', 'every'], sessions(institution));
  await put('rosters', ['community', 'repository', 'path', 'not_maintainers'], rosters(institution));
  await insertMentorships(writing, institution.mentorships);
}

/** Labels that say how a pull request ended. */
function endLabels({ communities }: Institution) {
  return communities.flatMap(({ name, policy_labels, landed_labels }) => [
    ...policy_labels.map((label) => ({ community: name, meaning: 'policy', label_key: label.toLowerCase() })),
    ...landed_labels.map((label) => ({ community: name, meaning: 'landed', label_key: label.toLowerCase() })),
  ]);
}

function labelKinds({ planning_labels }: Institution) {
  return (['directed', 'foundational'] as const).flatMap((kind) =>
    planning_labels[kind].map((label) => ({ label_key: label.toLowerCase(), kind })),
  );
}

function sessions({ office_hours }: Institution) {
  return office_hours.map(({ title, starts, minutes, every }) => ({
    title,
    starts_at: starts,
    minutes,
    every,
  }));
}

function rosters({ communities }: Institution) {
  return communities.flatMap(({ name, roster }) =>
    roster === null
      ? []
      : [
          {
            community: name,
            ...rosterKey(roster),
            not_maintainers: roster.not_maintainers.map((team) => team.toLowerCase()),
          },
        ],
  );
}

function spell({ from, to }: Spell): { since: string; until: string } {
  return { since: from ?? '-infinity', until: to ?? 'infinity' };
}
