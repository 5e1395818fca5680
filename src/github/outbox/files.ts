/** Files of a repository's default branch, one request a call: what stands there, and ours in its place. */
import type { Octokit } from '@octokit/rest';
import { RequestError } from '@octokit/request-error';
import type { FileThere } from '../../domain/outbox/file.ts';
import type { WantedFile } from '../../domain/outbox/post.ts';
import { failed, type Written } from './rest-post.ts';
import type { Writer } from './who-writes.ts';

export type FileWritten =
  | Exclude<Written, { outcome: 'accepted' }>
  | { outcome: 'accepted'; there: FileThere }
  /** Certainly not taken: another blob stands there than was said, or somebody wrote to the branch at that moment. */
  | { outcome: 'conflict'; problem: string };

export interface FileWrites {
  /** null = no file is there. @throws RequestError where GitHub cannot say */
  read(writer: Writer, file: WantedFile): Promise<FileThere | null>;
  /** @param over the SHA of the blob that it takes the place of; null = there is none */
  write(writer: Writer, file: WantedFile, over: string | null): Promise<FileWritten>;
}

const ROUTE = '/repos/{owner}/{repo}/contents/{+path}';

export function fileWrites(
  octokit: Octokit,
  headers: (writer: Writer, permission: 'contents') => Promise<Record<string, string>>,
): FileWrites {
  const place = ({ repository, path }: WantedFile) => {
    const [owner = '', repo = ''] = repository.split('/');
    return { owner, repo, path };
  };
  return {
    async read(writer, file) {
      try {
        const answer = await octokit.request(`GET ${ROUTE}`, {
          ...place(file),
          // Up to 100 MB, where the content itself would stop at one.
          headers: {
            ...(await headers(writer, 'contents')),
            accept: 'application/vnd.github.object+json',
          },
        });
        return fileIn(answer.data);
      } catch (error) {
        if (error instanceof RequestError && error.status === 404) return null;
        throw error;
      }
    },
    async write(writer, file, over) {
      const authorized = await headers(writer, 'contents');
      try {
        const answer = await octokit.request(`PUT ${ROUTE}`, {
          ...place(file),
          message: file.title,
          content: Buffer.from(file.body, 'utf8').toString('base64'),
          ...(over === null ? {} : { sha: over }),
          headers: authorized,
        });
        const there = fileIn((answer.data as { content?: unknown }).content);
        return there === null
          ? { outcome: 'unknown', problem: 'GitHub accepted it and answered something else than the file' }
          : { outcome: 'accepted', there };
      } catch (error) {
        if (isConflict(error))
          return {
            outcome: 'conflict',
            problem: `GitHub answered ${error.status}: it was changed meanwhile`,
          };
        return failed(error);
      }
    },
  };
}

/** null = a folder, or a submodule, stands there, or it was no such answer */
function fileIn(data: unknown): FileThere | null {
  const { sha, html_url, type } = (data ?? {}) as Record<string, unknown>;
  if (typeof sha !== 'string' || typeof html_url !== 'string') return null;
  return type === undefined || type === 'file' ? { sha, url: html_url } : null;
}

/** 409 also says that a rule of the branch forbids it, which looking again does not change. */
function isConflict(error: unknown): error is RequestError {
  if (!(error instanceof RequestError)) return false;
  if (error.status === 409) return !/rule|protected|through a pull request/i.test(error.message);
  return error.status === 422 && /\bsha\b/i.test(error.message);
}
