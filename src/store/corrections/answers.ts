/** Answers beneath the weekly issue: where to look, what they are about, what was said before. */
import { sql } from 'kysely';
import type { NamedRelease, Outcome, SpokenAnswer } from '../../domain/corrections/commands.ts';
import { loginKey } from '../../domain/people/identities.ts';
import type { Database } from '../driver/database.ts';

export interface OwnIssue {
  /** Of the post. */
  key: string;
  number: number;
  /** ISO instant. */
  since: string;
}

/** Who reads last month's issue still may answer in it. */
const LISTENED_TO_DAYS = 35;

/** The weekly issues of a repository (owner/name) that stand there and are not old. @param now ISO instant */
export async function issuesToListenTo(db: Database, repository: string, now: string): Promise<OwnIssue[]> {
  const { rows } = await sql<OwnIssue>`
    select key, posted_number as number, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as since
    from outbox
    where kind = 'issue' and lower(repository) = ${repository.toLowerCase()} and starts_with(key, 'report ')
      and posted_id is not null and posted_number is not null and state <> 'parked'
      and created_at > ${now}::timestamptz - ${LISTENED_TO_DAYS} * interval '1 day'
    order by created_at, key`.execute(db);
  return rows;
}

/** Lines of a comment that were seen before. */
export async function knownAnswers(db: Database, commentId: string): Promise<Set<number>> {
  const { rows } = await sql<{ line: number }>`
    select line from said_answers where comment_id = ${commentId}`.execute(db);
  return new Set(rows.map(({ line }) => line));
}

export async function answersInADay(db: Database, person: string, now: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from said_answers
    where sender_id = ${person} and at > ${now}::timestamptz - interval '1 day'`.execute(db);
  return rows[0]!.count;
}

/** What a command is about, and whether the configuration says something of it already. */
export interface Subject {
  repo_id: string | null;
  tag: string | null;
  user_id: string | null;
  is_configured: boolean;
}

/** @returns null = no such release is known by now (ISO instant) */
export async function releaseNamed(
  db: Database,
  { repository, tag }: NamedRelease,
  now: string,
): Promise<Subject | null> {
  const { rows } = await sql<Subject>`
    select r.repo_id::text as repo_id, r.tag, null as user_id, bool_or(a.who is not null) as is_configured
    from derived.releases_at(${now}::timestamptz) r
    join derived.repository_names n on n.repo_id = r.repo_id
    left join release_answers a on a.community = r.community and a.tag = r.tag and exists (
      select 1 from derived.repository_names w where w.repo_id = r.repo_id and w.name_key = a.repository)
    where n.name_key = ${repository.toLowerCase()} and r.tag = ${tag}
    group by r.repo_id, r.tag`.execute(db);
  return rows[0] ?? null;
}

export interface NamedAccount extends Subject {
  user_id: string;
  /** GitHub says that a person can be behind it. */
  is_user: boolean;
  is_human: boolean;
}

/** @param account a login in any letter case, or an id; of a login that went to somebody else, who bears it today */
export async function accountNamed(db: Database, account: string): Promise<NamedAccount | null> {
  const who = loginKey(account);
  const { rows } = await sql<NamedAccount>`
    select null as repo_id, null as tag, u.id::text as user_id,
      u.type = 'User' and u.id <> 10137 and u.login not like '%[bot]' as is_user,
      not exists (select 1 from derived.not_human x where x.user_id = u.id) as is_human,
      exists (
        select 1 from configured_bots c cross join lateral derived.people_named(c.who) p
        where p.user_id = u.id and not c.is_usual) as is_configured
    from derived.people_named(${who}) n join users u on u.id = n.user_id
    where u.id > 0
    order by lower(u.login) = ${who} desc, u.id desc limit 1`.execute(db);
  return rows[0] ?? null;
}

export async function saveAnswer(
  db: Database,
  { verb, line }: Pick<SpokenAnswer, 'verb' | 'line'>,
  about: Omit<Subject, 'is_configured'> | null,
  said: { id: string; by: string; at: string; outcome: Outcome },
): Promise<void> {
  await sql`
    insert into said_answers (comment_id, line, verb, repo_id, tag, user_id, sender_id, at, outcome)
    values (${said.id}, ${line}, ${verb}, ${about?.repo_id ?? null}, ${about?.tag ?? null}, ${about?.user_id ?? null},
      ${said.by}, ${said.at}, ${said.outcome})
    on conflict do nothing`.execute(db);
}
