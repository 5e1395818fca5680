import type { PullRequest, Repository, ReviewComment } from '../community/community.ts';
import { reviewsOf } from '../community/reading.ts';
import type { Served } from '../community/served.ts';

/** An inline comment with the pull request and the review it stands in. */
export interface PlacedComment {
  comment: ReviewComment;
  pullRequest: PullRequest;
  reviewId: number;
}

export type CommentOrder = 'created' | 'updated';

/** The inline comments of a whole repository, in one order; `since` (epoch ms) keeps those updated at or after it. */
export interface ReviewCommentList {
  ranks(order: CommentOrder, since: number | null): Uint32Array;
  at(rank: number): PlacedComment;
}

/** Found once by reading every pull request; places and dates are kept, the comments themselves are not. */
export function reviewCommentList(served: Served, repository: Repository): ReviewCommentList {
  return served.once(repository, 'review comments', () => readList(repository));
}

function readList(repository: Repository): ReviewCommentList {
  const places: { pullRequest: number; comment: number; created: number; updated: number; id: number }[] = [];
  for (let index = 0; index < repository.pullRequests.count; index += 1) {
    placedComments(repository.pullRequests.at(index)).forEach(({ comment }, place) => {
      const created = Date.parse(comment.createdAt);
      const updated = Date.parse(comment.updatedAt);
      places.push({ pullRequest: index, comment: place, created, updated, id: comment.databaseId });
    });
  }
  const ordered = (order: CommentOrder) => {
    const ranks = Uint32Array.from(places, (_, index) => index);
    return ranks.sort((a, b) => {
      const [left, right] = [places[a] as (typeof places)[number], places[b] as (typeof places)[number]];
      return left[order] - right[order] || left.id - right.id;
    });
  };
  const orders = new Map<CommentOrder, Uint32Array>();
  return {
    ranks: (order, since) => {
      const ranks = orders.get(order) ?? ordered(order);
      orders.set(order, ranks);
      return since === null ? ranks : ranks.filter((rank) => (places[rank]?.updated ?? 0) >= since);
    },
    at: (rank) => {
      const place = places[rank] as (typeof places)[number];
      return placedComments(repository.pullRequests.at(place.pullRequest))[place.comment] as PlacedComment;
    },
  };
}

export function placedComments(pullRequest: PullRequest): PlacedComment[] {
  return reviewsOf(pullRequest).flatMap((review) =>
    review.comments.map((comment) => ({ comment, pullRequest, reviewId: review.databaseId })),
  );
}
