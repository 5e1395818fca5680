/** What a list of the queue may name: whoever opted out is linked nowhere, and what is private or left out is in no list. */
import { sql, type RawBuilder } from 'kysely';

/** @param repo, author columns with repos.id and users.id */
export function isShown(repo: string, author: string): RawBuilder<boolean> {
  return sql<boolean>`(
    exists (select 1 from derived.community_scopes shown where shown.repo_id = ${sql.ref(repo)})
    and not exists (select 1 from opted_out gone where gone.user_id = ${sql.ref(author)}))`;
}
