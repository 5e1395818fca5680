/** Files on the default branch of a community's repositories, each write a commit of its own. */
import type { FileHistory } from '../../../src/demo/community/community.ts';
import { message, type RestAnswer } from '../../../src/demo/rest/request.ts';
import { commit } from '../hand-made.ts';
import { shownFile, takenText } from '../stand-in/files.ts';
import type { Place } from './changes.ts';

export function readFile(place: Place): RestAnswer {
  const text = textOf(place);
  return text === null ? message(404, 'Not Found') : { status: 200, body: shownFile(fileAt(place, text)) };
}

export function writeFile(place: Place): RestAnswer {
  const before = textOf(place);
  const path = place.request.params['path'] ?? '';
  const written = takenText(place.request, path, before);
  if ('status' in written) return written;
  const revision = { commit: commit(place.at, place.stage.viewer, written.said), text: written.text };
  const file = fileOf(place);
  if (file) file.revisions.push(revision);
  else place.repository.files = [...(place.repository.files ?? []), { path, revisions: [revision] }];
  return {
    status: before === null ? 201 : 200,
    body: { content: shownFile(fileAt(place, written.text)), commit: { message: written.said } },
  };
}

function fileOf({ repository, request }: Place): FileHistory | undefined {
  return repository.files?.find(({ path }) => path === request.params['path']);
}

function textOf(place: Place): string | null {
  return fileOf(place)?.revisions.at(-1)?.text ?? null;
}

function fileAt({ repository, request }: Place, text: string) {
  return { repository: repository.nameWithOwner, path: request.params['path'] ?? '', text };
}
