/**
 * Inline comments, from the repository-wide REST list: under each review thread, the same comments would cost six to
 * eight times as much.
 */
import { reviewCommentRows, type RestReviewComment } from '../releases/release-rows.ts';
import type { RestPage } from '../transport/types.ts';
import { nodeByNode } from './node-by-node.ts';
import { LIGHT_PAGE, type Page, type Reading } from './page.ts';

/** GitHub is younger. */
const EVER = '1970-01-01T00:00:00Z';
/** A cursor of former versions: the number of a page, which means another one once a comment was deleted. */
const PAGE_NUMBER = /^\d+$/;

/**
 * What was updated since an instant, or everything. A comment that is edited meanwhile moves to the end of this list, and one
 * that is deleted leaves it: both pull the others forward, so the next page is asked for by time, not by number. Some comments
 * come twice then, none is missed.
 */
export async function* reviewCommentPages(reading: Reading): AsyncGenerator<Page, undefined> {
  const { after, downTo } = reading;
  let since = after === null || PAGE_NUMBER.test(after) ? (downTo?.instant ?? EVER) : after;
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
