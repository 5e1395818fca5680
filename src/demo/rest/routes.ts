/** Finds the route of a REST request: those of the extensions before those of the stand-in. */
import type { Repository } from '../community/community.ts';
import type { Route, Stage } from '../extension.ts';
import { message, type RestAnswer, type RestRequest } from './request.ts';

type RepositoryAnswer = (
  repository: Repository,
  request: RestRequest,
  stage: Stage,
) => RestAnswer | null | Promise<RestAnswer | null>;

/** A call on a repository, which GitHub answers by name and by number: ("GET", "/pulls/comments", …). */
export function repositoryRoutes(method: string, path: string, answer: RepositoryAnswer): Route[] {
  const route = (
    home: string,
    find: (request: RestRequest, stage: Stage) => Repository | undefined,
  ): Route => ({
    on: `${method} ${home}${path}`,
    answer: (request, stage) => {
      const repository = find(request, stage);
      return repository ? answer(repository, request, stage) : null;
    },
  });
  return [
    route('/repos/:owner/:name', ({ params }, { served }) =>
      served.repository(`${params['owner']}/${params['name']}`),
    ),
    route('/repositories/:id', ({ params }, { served }) => served.repositoryById(params['id'] ?? '')),
  ];
}

/** The parts of a path that fit the route's pattern, of which the last may be "*path": whatever is left; null = it does not fit. */
export function paramsOf({ on }: Route, method: string, path: string): Record<string, string> | null {
  const [wanted = '', pattern = ''] = on.split(' ');
  if (wanted !== (method === 'HEAD' ? 'GET' : method)) return null;
  const names = pattern.split('/').filter(Boolean);
  const parts = partsOf(path, names);
  if (names.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const part = decodeURIComponent(parts[index]!);
    if (/^[:*]/.test(name)) params[name.slice(1)] = part;
    else if (name !== part) return null;
  }
  return params;
}

function partsOf(path: string, names: readonly string[]): string[] {
  const parts = path.split('/').filter(Boolean);
  if (!names.at(-1)?.startsWith('*') || parts.length < names.length) return parts;
  return [...parts.slice(0, names.length - 1), parts.slice(names.length - 1).join('/')];
}

/** Whether a request changes what others see, as far as its route tells. */
export function isWrite(routes: readonly Route[], method: string, path: string): boolean {
  if (method === 'GET' || method === 'HEAD') return false;
  return !routes.some((route) => route.isRead && paramsOf(route, method, path));
}

export async function answerRoute(
  routes: readonly Route[],
  request: Omit<RestRequest, 'params'>,
  stage: Stage,
): Promise<RestAnswer> {
  for (const route of routes) {
    if (stage.caller === null && !route.isOpen) continue;
    const params = paramsOf(route, request.method, request.path);
    const answer = params && (await route.answer({ ...request, params }, stage));
    if (answer) return answer;
  }
  if (stage.caller === null) return message(401, 'Bad credentials');
  return request.method === 'GET' || request.method === 'HEAD'
    ? message(404, 'Not Found')
    : message(403, 'Resource not accessible by personal access token');
}
