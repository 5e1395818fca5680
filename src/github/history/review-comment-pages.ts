/**
 * Inline comments, from the repository-wide REST list: under each review thread, the same comments would cost six to
 * eight times as much.
 */
import { reviewCommentRows, type RestReviewComment } from '../releases/release-rows.ts';
import type { RestPage } from '../transport/client.ts';
import { nodeByNode } from './node-by-node.ts';
import { LIGHT_PAGE, type Page, type Reading } from './page.ts';

export function reviewCommentPages(reading: Reading): AsyncGenerator<Page, undefined> {
  return reading.downTo === null ? oldestFirst(reading) : updatedSince(reading, reading.downTo.instant);
}

/** Everything by page number, which stays true while new comments are added at the end. */
async function* oldestFirst(reading: Reading): AsyncGenerator<Page, undefined> {
  for (let page = Number(reading.after ?? 1); ; page++) {
    const answer = await ask(reading, { sort: 'created', page });
    // The last page may fill up later, so it is the one to begin with again.
    yield asPage(reading, answer, String(answer.hasNext ? page + 1 : page));
    if (!answer.hasNext) return;
  }
}

/**
 * What was updated since an instant. A comment that is edited meanwhile moves to the end of this list and pulls the
 * others forward, so the next page is asked for by time, not by number; some comments come twice then, none is missed.
 */
async function* updatedSince(reading: Reading, instant: string): AsyncGenerator<Page, undefined> {
  let since = reading.after ?? instant;
  for (let page = 1; ;) {
    const answer = await ask(reading, { sort: 'updated', since, page });
    const newest =
      answer.rows.findLast(({ updated_at }) => !Number.isNaN(Date.parse(updated_at)))?.updated_at ?? since;
    // A hundred comments of one second: only their number tells the pages apart.
    page = newest === since ? page + 1 : 1;
    since = newest;
    yield asPage(reading, answer, since);
    if (!answer.hasNext) return;
  }
}

function ask(
  { github, repo }: Reading,
  order: Record<string, string | number>,
): Promise<RestPage<RestReviewComment>> {
  const [owner, name] = repo.full_name.split('/');
  return github.list<RestReviewComment>(
    'GET /repos/{owner}/{repo}/pulls/comments',
    { owner, repo: name, direction: 'asc', per_page: LIGHT_PAGE, ...order },
    { purpose: 'review_comments', repository: repo.full_name, page_size: LIGHT_PAGE },
  );
}

function asPage({ repo }: Reading, { rows, hasNext }: RestPage<RestReviewComment>, cursor: string): Page {
  return {
    ...nodeByNode(rows, (some) => reviewCommentRows(repo.id, some), {
      repo_id: repo.id,
      stream: 'review_comments',
    }),
    cursor,
    done: !hasNext,
    total: null,
    page_size: LIGHT_PAGE,
    points: null,
    points_left: null,
  };
}
