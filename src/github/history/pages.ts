/** History as pages: each stream an async generator that can be left and taken up again at its cursor. */
import { connectionPages } from './connection-pages.ts';
import type { Page, Reading, RepositoryStream } from './page.ts';
import { reviewCommentPages } from './review-comment-pages.ts';

export function pagesOf(stream: RepositoryStream, reading: Reading): AsyncGenerator<Page, undefined> {
  return stream === 'review_comments' ? reviewCommentPages(reading) : connectionPages(stream, reading);
}
