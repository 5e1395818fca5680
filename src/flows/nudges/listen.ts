/** What upstream says before we do: its file, and 👎 on what we said. */
import type { Consent } from '../../domain/nudges/types.ts';
import { batchesByOwner } from '../../domain/repositories/by-owner.ts';
import { readUpstreamWords, REPOSITORIES_AT_ONCE } from '../../github/nudges/upstream-word.ts';
import { unlessRefused } from '../../github/outbox/rest-post.ts';
import type { GitHubClient } from '../../github/transport/types.ts';
import type { Database } from '../../store/driver/database.ts';
import { nudgesToLookAt, noteObjection } from '../../store/nudges/objections.ts';
import { repositoriesToAsk, saveWord } from '../../store/nudges/terms.ts';

export interface Listening {
  db: Database;
  github: GitHubClient;
  /** `config/upstream-consent.ts`. */
  understand: (content: string | null, repository: string) => Consent;
  /** ISO instant. */
  now: string;
}

/** A repository that cannot be read keeps its last word for two days, and then allows nothing. */
export async function readWords({ db, github, understand, now }: Listening): Promise<void> {
  const repos = await repositoriesToAsk(db);
  for (const batch of batchesByOwner(repos, REPOSITORIES_AT_ONCE)) {
    const words = await readUpstreamWords(github, batch);
    for (const { id, full_name } of batch) {
      const content = words.get(id);
      if (content !== undefined) await saveWord(db, id, understand(content, full_name), now);
    }
  }
}

/** The first hundred 👎 of a comment will do. */
export async function readObjections({ db, github, now }: Omit<Listening, 'understand'>): Promise<void> {
  for (const { key, repository, posted_id } of await nudgesToLookAt(db, now)) {
    const [owner, repo] = repository.split('/');
    // A comment that somebody deleted bears none, and nobody else's are left unread for it.
    const page = await unlessRefused(() =>
      github.list<{ user: { id: number } | null }>(
        'GET /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions',
        { owner, repo, comment_id: Number(posted_id), content: '-1', per_page: 100 },
        { purpose: 'reactions', repository, page_size: 100 },
      ),
    );
    const people = (page?.rows ?? []).flatMap(({ user }) => (user === null ? [] : [String(user.id)]));
    if (people.length > 0) await noteObjection(db, key, people, now);
  }
}
