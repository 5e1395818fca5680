/** What a page of history is, and what reading one takes. */
import type { ContinuationRow, FactBatch, RepoRow, UnreadableFieldRow } from '../../domain/history/facts.ts';
import type { GitHubClient } from '../transport/types.ts';
import type { PageSize } from '../transport/page-size.ts';

export interface Page {
  batch: FactBatch;
  /** Nested lists that did not fit. */
  continuations: ContinuationRow[];
  unreadable: UnreadableFieldRow[];
  /** Where the next page begins; kept even after the last page. */
  cursor: string | null;
  done: boolean;
  /** How many items GitHub says the whole stream has; null where it does not say. */
  total: number | null;
  page_size: number;
  points: number | null;
  points_left: number | null;
}

export type RepositoryStream =
  'pull_requests' | 'issues' | 'review_comments' | 'labels' | 'releases' | 'tags';

/** In this order: the long ones first, so that a report has something to say early. */
export const REPOSITORY_STREAMS: RepositoryStream[] = [
  'pull_requests',
  'issues',
  'review_comments',
  'labels',
  'releases',
  'tags',
];

export interface Reading {
  github: GitHubClient;
  repo: Pick<RepoRow, 'id' | 'full_name'>;
  after: string | null;
  size: PageSize;
  /** Only what was opened, or updated, at or after an instant, newest first; null = everything, oldest first. */
  downTo: { field: 'CREATED_AT' | 'UPDATED_AT'; instant: string } | null;
}

/** Lists whose items have no lists of their own are light: always a whole page. */
export const LIGHT_PAGE = 100;
