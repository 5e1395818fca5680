/** Whose token this is, and how much it may still ask. */
import type { GitHubClient } from './types.ts';
import { document } from './documents.ts';

export interface Viewer {
  login: string;
  /** null where the server counts no points (GitHub Enterprise Server without limits). */
  points: { limit: number; left: number; resets_at: string } | null;
}

/** @throws GitHubRefused when the token is not accepted */
export async function readViewer(github: GitHubClient): Promise<Viewer> {
  const { data } = await github.query(
    document('viewer'),
    {},
    { purpose: 'viewer', repository: null, page_size: null },
  );
  const { rateLimit, viewer } = data;
  return {
    login: viewer.login,
    points: rateLimit && {
      limit: rateLimit.limit,
      left: rateLimit.remaining,
      resets_at: rateLimit.resetAt,
    },
  };
}
