/** Hides a comment of ours as outdated: it stays where it is, folded. */
import { RequestError } from '@octokit/request-error';
import { isOurs } from '../../domain/outbox/post.ts';
import { requireHarmless } from '../transport/mutations.ts';
import { askingOnce, placeOf, type WriterOptions } from './writer.ts';
import type { Writer } from './who-writes.ts';
import { shownPost } from './rest-post.ts';

export interface OutdateOptions extends WriterOptions {
  graphqlUrl: string;
}

const MINIMIZE = `mutation Minimize($id: ID!) {
  minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) { minimizedComment { isMinimized } }
}`;

export interface StandingComment {
  key: string;
  /** owner/name */
  repository: string;
  id: string;
}

/**
 * Looks first whether it is ours. Hiding it twice does no harm.
 * @returns whether it is hidden, or gone
 * @throws RequestError where GitHub cannot say
 */
export function outdating({ graphqlUrl, ...options }: OutdateOptions) {
  const octokit = askingOnce(options);
  return async (writer: Writer, { key, repository, id }: StandingComment): Promise<boolean> => {
    const headers = { authorization: await writer.authorization() };
    try {
      const { data } = await octokit.request('GET /repos/{owner}/{repo}/issues/comments/{comment_id}', {
        ...placeOf({ repository }),
        headers,
        comment_id: Number(id),
      });
      const shown = shownPost(data, 0);
      if (shown === null || !isOurs(shown, key, writer.author)) return true;
      const variables = { id: data.node_id };
      requireHarmless(MINIMIZE, variables);
      const answer = await octokit.request(`POST ${graphqlUrl}`, { headers, query: MINIMIZE, variables });
      const { data: done } = answer.data as {
        data?: { minimizeComment?: { minimizedComment?: { isMinimized: boolean } } };
      };
      return done?.minimizeComment?.minimizedComment?.isMinimized === true;
    } catch (error) {
      if (error instanceof RequestError && (error.status === 404 || error.status === 410)) return true;
      throw error;
    }
  };
}
export type Outdate = ReturnType<typeof outdating>;
