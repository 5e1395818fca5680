/** What people answer beneath our comments: their words, what they may do there, and a reaction of ours as a receipt. */
import { RequestError } from '@octokit/request-error';
import { askingOnce, placeOf, type WriterOptions } from '../outbox/writer.ts';
import type { Writer } from '../outbox/who-writes.ts';

export interface Answer {
  id: string;
  body: string;
  /**
   * ISO instant: of its last edit, where there was one. What is new in an edited comment is said then; that of a year ago is
   * not about the commit of a year ago, and a pause begins with the edit.
   */
  said_at: string;
  user: { id: string; login: string };
}

export interface AnswersApi {
  /** Comments of people that were written or edited since, oldest first. @throws RequestError */
  since(writer: Writer, place: { repository: string; number: number }, since: string): Promise<Answer[]>;
  /** What GitHub says now, never what a comment says of its author. @throws RequestError */
  canWrite(writer: Writer, repository: string, login: string): Promise<boolean>;
  /** The same reaction twice is one. @throws RequestError */
  react(writer: Writer, repository: string, id: string, content: '+1' | 'confused'): Promise<void>;
}

/** GitHub's most. */
const PAGE = 100;

export function answersApi(options: WriterOptions): AnswersApi {
  const octokit = askingOnce(options);
  const ask = async (writer: Writer, repository: string) => ({
    ...placeOf({ repository }),
    headers: { authorization: await writer.authorization() },
  });
  return {
    async since(writer, { repository, number }, since) {
      const data = [];
      for (let page = 1; ; page++) {
        const { data: rows } = await octokit.request(
          'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
          {
            ...(await ask(writer, repository)),
            ...{ issue_number: number, since, per_page: PAGE, page },
          },
        );
        data.push(...rows);
        if (rows.length < PAGE) break;
      }
      return data.flatMap(({ id, body, updated_at, user }) =>
        user === null || user.type !== 'User'
          ? []
          : [
              {
                id: String(id),
                body: body ?? '',
                said_at: updated_at,
                user: { id: String(user.id), login: user.login },
              },
            ],
      );
    },
    async canWrite(writer, repository, login) {
      try {
        const { data } = await octokit.request(
          'GET /repos/{owner}/{repo}/collaborators/{username}/permission',
          {
            ...(await ask(writer, repository)),
            username: login,
          },
        );
        return data.permission === 'admin' || data.permission === 'write';
      } catch (error) {
        if (error instanceof RequestError && error.status === 404) return false;
        throw error;
      }
    },
    async react(writer, repository, id, content) {
      await octokit.request('POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions', {
        ...(await ask(writer, repository)),
        ...{ comment_id: Number(id), content },
      });
    },
  };
}
