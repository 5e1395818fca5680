/** Loads the institution's people and communities from its configuration into the tables that every number reads. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { KNOWN_AGENTS, KNOWN_AI_REVIEWERS, loginKey } from '../../domain/people/identities.ts';
import type { Institution, Spell } from '../../domain/people/institution.ts';
import { USUAL_RELEASE_TAGS } from '../../domain/releases/release.ts';
import type { Database, DatabaseTransaction } from '../driver/database.ts';
import { DatabaseError } from '../driver/database-error.ts';
import { insertMentorships } from './mentorships.ts';
import { rosterKey } from './roster.ts';

/** Replaces the people tables when the configuration has changed; `people_version` counts those changes. */
export async function loadPeople(db: Database, institution: Institution): Promise<void> {
  const hash = createHash('sha256')
    .update(JSON.stringify([institution, KNOWN_AI_REVIEWERS, KNOWN_AGENTS, USUAL_RELEASE_TAGS]))
    .digest('hex');
  await db.transaction().execute(async (trx) => {
    const current = await trx.selectFrom('institutions').selectAll().executeTakeFirst();
    if (current?.configuration_hash === hash) return;
    await refuseWhereOnlyRead(trx);
    await sql`truncate holidays, institutions, communities, team_members, maintainer_overrides, affiliations, configured_bots,
      planning_label_kinds, office_hours, release_answers, rosters, agent_accounts, community_labels, mentorships, mentorship_people, mentorship_steps`.execute(
      trx,
    );
    await trx
      .insertInto('institutions')
      .values({
        name: institution.name,
        time_zone: institution.time_zone,
        planning_repository: institution.planning_repository,
        planning_board: institution.planning_board,
        configuration_hash: hash,
        people_version: (current?.people_version ?? 0) + 1,
      })
      .execute();
    await insertPeople(trx, institution);
    const names = institution.communities.map((community) => community.name);
    await sql`delete from community_repos where community <> all(${names}::text[])`.execute(trx);
  });
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

async function insertPeople(trx: DatabaseTransaction, institution: Institution): Promise<void> {
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
  const kinds = new Map<string, 'bot' | 'ai_reviewer'>();
  for (const { bots } of institution.communities) for (const bot of bots) kinds.set(loginKey(bot), 'bot');
  for (const login of [...KNOWN_AI_REVIEWERS, ...institution.ai_reviewers])
    kinds.set(loginKey(login), 'ai_reviewer');
  const bots = [...kinds].map(([who, kind]) => ({ who, kind }));

  const days = [...new Set(institution.holidays)].map((day) => ({ day }));
  if (days.length > 0) await trx.insertInto('holidays').values(days).execute();
  if (communities.length > 0) await trx.insertInto('communities').values(communities).execute();
  if (team.length > 0)
    await trx
      .insertInto('team_members')
      .values(team)
      .onConflict((c) => c.doNothing())
      .execute();
  if (overrides.length > 0)
    await trx
      .insertInto('maintainer_overrides')
      .values(overrides)
      .onConflict((c) => c.doNothing())
      .execute();
  if (affiliations.length > 0)
    await trx
      .insertInto('affiliations')
      .values(affiliations)
      .onConflict((c) => c.doNothing())
      .execute();
  if (answers.length > 0) await trx.insertInto('release_answers').values(answers).execute();
  await trx.insertInto('configured_bots').values(bots).execute();
  await insertLabels(trx, institution);
  await insertPlanning(trx, institution);
  await insertRosters(trx, institution);
  await insertMentorships(trx, institution.mentorships);
}

/** The accounts of coding agents, and labels that say how a pull request ended. */
async function insertLabels(trx: DatabaseTransaction, { communities }: Institution): Promise<void> {
  const ids = Object.keys(KNOWN_AGENTS);
  await sql`insert into agent_accounts (user_id) select unnest(${ids}::bigint[])`.execute(trx);
  const labels = communities.flatMap(({ name, policy_labels, landed_labels }) => [
    ...policy_labels.map((label) => ({ community: name, meaning: 'policy', label })),
    ...landed_labels.map((label) => ({ community: name, meaning: 'landed', label })),
  ]);
  await sql`insert into community_labels (community, meaning, label_key)
    select community, meaning, lower(label)
    from json_to_recordset(${JSON.stringify(labels)}::json) as l(community text, meaning text, label text)
    on conflict do nothing`.execute(trx);
}

async function insertPlanning(
  trx: DatabaseTransaction,
  { planning_labels, office_hours }: Institution,
): Promise<void> {
  for (const kind of ['directed', 'foundational'] as const)
    for (const label of planning_labels[kind])
      await sql`insert into planning_label_kinds (label_key, kind) values (${label.toLowerCase()}, ${kind}) on conflict do nothing`.execute(
        trx,
      );
  for (const { title, starts, minutes, every } of office_hours)
    await sql`insert into office_hours (title, starts_at, minutes, every)
      values (${title}, ${starts}, ${minutes}, ${every}::interval) on conflict do nothing`.execute(trx);
}

async function insertRosters(trx: DatabaseTransaction, { communities }: Institution): Promise<void> {
  const rosters = communities.flatMap(({ name, roster }) =>
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
  if (rosters.length > 0) await trx.insertInto('rosters').values(rosters).execute();
}

function spell({ from, to }: Spell): { since: string; until: string } {
  return { since: from ?? '-infinity', until: to ?? 'infinity' };
}
