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
    const { sha, content = '', message: said = '' } = request.body as Record<string, string>;
    if (said === '') return message(422, 'Invalid request.\n\n"message" wasn\'t supplied.');
    if (file !== undefined && sha === undefined)
      return message(422, 'Invalid request.\n\n"sha" wasn\'t supplied.');
    if (sha !== undefined && (file === undefined || blobOf(file.text) !== sha))
      return message(409, `${path} does not match ${sha}`);
    const text = Buffer.from(content, 'base64').toString('utf8');
    const stored = file ?? { repository, path, text, commits: [] };
    Object.assign(stored, { text, commits: [...stored.commits, said] });
    if (file === undefined) kept.push(stored);
    return {
      status: file === undefined ? 201 : 200,
      body: { content: shown(stored), commit: { message: said } },
    };
  }

  const home = '/repos/:owner/:name/contents/*path';
  const routes: Route[] = [
    {
      on: `GET ${home}`,
      answer(request) {
        const place = at(request);
        if (place === null) return null;
        return place.file ? { status: 200, body: shown(place.file) } : message(404, 'Not Found');
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

function blobOf(text: string): string {
  const bytes = Buffer.from(text, 'utf8');
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

function shown({ repository, path, text }: StoredFile) {
  return {
    type: 'file',
    path,
    name: path.split('/').at(-1),
    size: Buffer.byteLength(text),
    sha: blobOf(text),
    html_url: `https://github.com/${repository}/blob/main/${path}`,
  };
}
