/** An extension: files of a repository's default branch, as they are read and written, with GitHub's refusals. */
import { createHash } from 'node:crypto';
import type { Extension, Route } from '../../../src/demo/extension.ts';
import { message, type RestAnswer, type RestRequest } from '../../../src/demo/rest/request.ts';

export interface StoredFile {
  repository: string;
  path: string;
  text: string;
  /** Of each commit that touched it, oldest first. */
  commits: string[];
}

export interface WrittenFiles {
  extension: Extension;
  kept: StoredFile[];
}

/** @param repositories "owner/name" */
export function writtenFiles(repositories: readonly string[]): WrittenFiles {
  const kept: StoredFile[] = [];
  const at = ({ params }: RestRequest) => {
    const repository = `${params['owner']}/${params['name']}`;
    const isPlace = repositories.some((one) => one.toLowerCase() === repository.toLowerCase());
    const path = params['path'] ?? '';
    const file = kept.find((one) => one.path === path && one.repository === repository);
    return isPlace ? { repository, path, file } : null;
  };

  function put(
    request: RestRequest,
    { repository, path, file }: NonNullable<ReturnType<typeof at>>,
  ): RestAnswer {
    const written = takenText(request, path, file?.text ?? null);
    if ('status' in written) return written;
    const { text, said } = written;
    const stored = file ?? { repository, path, text, commits: [] };
    Object.assign(stored, { text, commits: [...stored.commits, said] });
    if (file === undefined) kept.push(stored);
    return {
      status: file === undefined ? 201 : 200,
      body: { content: shownFile(stored), commit: { message: said } },
    };
  }

  const home = '/repos/:owner/:name/contents/*path';
  const routes: Route[] = [
    {
      on: `GET ${home}`,
      answer(request) {
        const place = at(request);
        if (place === null) return null;
        return place.file ? { status: 200, body: shownFile(place.file) } : message(404, 'Not Found');
      },
    },
    {
      on: `PUT ${home}`,
      answer(request, { caller }) {
        const place = at(request);
        if (place === null) return null;
        const mayWrite = caller?.name === 'token' || caller?.writes?.('contents', place.repository) === true;
        return mayWrite ? put(request, place) : message(403, 'Resource not accessible by integration');
      },
    },
  ];
  return { extension: { routes }, kept };
}

/** What a PUT would put there, or GitHub's refusal. @param before what stands there; null = nothing */
export function takenText(
  { body }: Pick<RestRequest, 'body'>,
  path: string,
  before: string | null,
): { text: string; said: string } | RestAnswer {
  const { sha, content = '', message: said = '' } = body as Record<string, string>;
  if (said === '') return message(422, 'Invalid request.\n\n"message" wasn\'t supplied.');
  if (before !== null && sha === undefined)
    return message(422, 'Invalid request.\n\n"sha" wasn\'t supplied.');
  if (sha !== undefined && (before === null || blobOf(before) !== sha))
    return message(409, `${path} does not match ${sha}`);
  return { text: Buffer.from(content, 'base64').toString('utf8'), said };
}

function blobOf(text: string): string {
  const bytes = Buffer.from(text, 'utf8');
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

export function shownFile({ repository, path, text }: Pick<StoredFile, 'repository' | 'path' | 'text'>) {
  return {
    type: 'file',
    path,
    name: path.split('/').at(-1),
    size: Buffer.byteLength(text),
    sha: blobOf(text),
    html_url: `https://github.com/${repository}/blob/main/${path}`,
  };
}
