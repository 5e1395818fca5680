/** Communities as the configuration groups what is stored: right at once, before GitHub is asked. */
import { sql } from 'kysely';
import type { Institution } from '../../domain/people/institution.ts';
import { belonging, type KnownRepository } from '../../domain/repositories/belonging.ts';
import { insertRows } from '../driver/rows.ts';
import type { Writing } from '../history/writing.ts';

interface StoredRepository extends KnownRepository {
  id: string;
  /** Every span in which some community had it, as text, so that 'infinity' stays what it is. */
  spans: { community: string; since: string; until: string }[];
  /** Its own .github/headwater.yml says measure: false. */
  is_hidden: boolean;
}

/**
 * A repository that is new to a community has belonged to it for as long as it belonged to any: when GitHub stopped
 * showing it is no matter of groups. One that the configuration gives to nobody any more never belonged there, nor did one
 * that does not want to be measured.
 */
export async function regroup({ trx }: Writing, institution: Institution): Promise<void> {
  const { rows } = await sql<StoredRepository>`
    select r.id::text as id, r.full_name, r.is_private, r.is_fork,
      array(select n.name_key from repo_names n where n.repo_id = r.id and n.name_key <> lower(r.full_name)
        and not exists (select 1 from repos o where lower(o.full_name) = n.name_key)) as former,
      exists (select 1 from community_repos c where c.repo_id = r.id and c.until = 'infinity') as is_present,
      coalesce((select json_agg(json_build_object('community', c.community, 'since', c.since::text, 'until', c.until::text)
        order by c.community, c.since) from community_repos c where c.repo_id = r.id), '[]') as spans,
      exists (select 1 from upstream_words w where w.repo_id = r.id and not w.measures) as is_hidden
    from repos r`.execute(trx);
  const { communitiesOf } = belonging(institution);
  const names = new Set(institution.communities.map(({ name }) => name));
  const added: { community: string; repo_id: string; since: string; until: string }[] = [];
  const removed: { community: string; repo_id: string }[] = [];
  for (const repository of rows) {
    const { id: repo_id, spans } = repository;
    const wanted = repository.is_hidden ? [] : communitiesOf(repository);
    const having = new Set(spans.map(({ community }) => community));
    for (const community of wanted)
      if (!having.has(community))
        for (const span of spansOf(spans)) added.push({ community, repo_id, ...span });
    for (const { community, until } of spans)
      if (!names.has(community) || (until === 'infinity' && !wanted.includes(community)))
        removed.push({ community, repo_id });
  }
  await sql`delete from community_repos c
    using json_to_recordset(${JSON.stringify(removed)}::json) as s(community text, repo_id bigint)
    where c.community = s.community and c.repo_id = s.repo_id
      and (c.until = 'infinity' or c.community <> all(${[...names]}::text[]))`.execute(trx);
  await insertRows(trx, 'community_repos', ['community', 'repo_id', 'since', 'until'], added, 'do nothing');
}

/** The same span in several communities is one; the longest where they differ. */
function spansOf(spans: StoredRepository['spans']): { since: string; until: string }[] {
  if (spans.length === 0) return [{ since: '-infinity', until: 'infinity' }];
  const bySince = new Map<string, string>();
  for (const { since, until } of spans) {
    const known = bySince.get(since);
    if (known === undefined || until === 'infinity' || (known !== 'infinity' && known < until))
      bySince.set(since, until);
  }
  return [...bySince].map(([since, until]) => ({ since, until }));
}
