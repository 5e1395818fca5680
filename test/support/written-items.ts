/**
 * An extension: issues, comments, labels, reviews that are asked for and files, written into a community that was made by
 * hand, so that GraphQL and REST show them from then on. `src/demo/rest/posts.ts` keeps its posts beside the community instead,
 * because the demo's cannot be changed.
 */
import type { Comment, Community, Issue, Item, PullRequest } from '../../src/demo/community/community.ts';
import { commentsOf, itemsOf } from '../../src/demo/community/reading.ts';
import type { Extension, Route } from '../../src/demo/extension.ts';
import { message, type RestAnswer } from '../../src/demo/rest/request.ts';
import { account } from '../../src/demo/rest/rest.ts';
import { repositoryRoutes } from '../../src/demo/rest/routes.ts';
import { event, issue, label } from './hand-made.ts';
import {
  askForReviews,
  comments,
  edit,
  issues,
  permissionOf,
  reword,
  say,
  type Place,
} from './written/changes.ts';
import { readFile, writeFile } from './written/files.ts';
import { commentBody, issueBody, listOf, pullBody } from './written/rest-bodies.ts';

export interface WritableCommunity {
  community: Community;
  extension: Extension;
}

interface Reaction {
  id: number;
  content: string;
  user: ReturnType<typeof account>;
}

export function writable(given: Community): WritableCommunity {
  const opened = new Map<string, Issue>();
  const reactions = new Map<string, Reaction[]>();
  const community: Community = { ...given, node: (id) => opened.get(id) ?? given.node(id) };

  /** @param needs the permission that it takes; null = it is read alone */
  function route(on: string, needs: string | null, answer: (place: Place) => RestAnswer): Route[] {
    const [method = '', path = ''] = on.split(' ');
    return repositoryRoutes(method, path, (shown, request, stage) => {
      // "/pulls/comments" is no pull request.
      if (!/^\d*$/.test(request.params['number'] ?? '')) return null;
      if (needs !== null && stage.caller?.writes?.(needs, shown.nameWithOwner) !== true)
        return message(403, 'Resource not accessible by integration');
      // A view is another look at it: what is written is written into the community itself.
      const repository = community.repositories.find(({ id }) => id === shown.id)!;
      const answered = answer({ repository, request, stage, at: instantOf(stage.now) });
      if (needs !== null) stage.changed();
      return answered;
    });
  }

  function open({ repository, request, stage, at }: Place): RestAnswer {
    const {
      title,
      body = '',
      labels = [],
    } = request.body as {
      title?: string;
      body?: string;
      labels?: string[];
    };
    if (!title) return message(422, 'Validation Failed');
    const all = [...listOf(repository.issues), ...listOf(repository.pullRequests)];
    const number = Math.max(0, ...all.map((one) => one.number)) + 1;
    const made = issue(number, stage.viewer, at, {
      title,
      text: body,
      labels,
      timeline: labels.map((name) => event('LabeledEvent', at, stage.viewer, { label: label(name) })),
    })(repository);
    const before = repository.byNumber.bind(repository);
    opened.set(made.id, made);
    repository.issues = itemsOf([...listOf(repository.issues), made]);
    repository.byNumber = (wanted) => (wanted === number ? made : before(wanted));
    return { status: 201, body: issueBody(made) };
  }

  const reactionsTo = ({ id }: Comment) => reactions.get(id) ?? [];

  /** The same reaction of the same account is one. */
  function react(one: Comment, { request, stage }: Place): RestAnswer {
    const { content } = request.body as { content: string };
    const user = account(stage.viewer);
    const given = reactionsTo(one).find((known) => known.content === content && known.user.id === user.id);
    const made = given ?? { id: reactionsTo(one).length + 1, content, user };
    if (!given) reactions.set(one.id, [...reactionsTo(one), made]);
    return { status: given ? 200 : 201, body: made };
  }

  return {
    community,
    extension: {
      routes: [
        ...route('GET /issues', null, issues),
        ...route('POST /issues', 'issues', open),
        ...route('GET /issues/:number', null, (place) =>
          withItem(place, (item) => ({ status: 200, body: issueBody(item) })),
        ),
        ...route('PATCH /issues/:number', 'issues', (place) => withItem(place, (item) => edit(item, place))),
        ...route('GET /issues/:number/comments', null, (place) =>
          withItem(place, (item) => comments(item, place)),
        ),
        ...route('POST /issues/:number/comments', 'issues', (place) =>
          withItem(place, (item) => say(item, place)),
        ),
        ...route('GET /issues/comments/:id', null, (place) =>
          withComment(place, (one, item) => ({ status: 200, body: commentBody(one, item) })),
        ),
        ...route('PATCH /issues/comments/:id', 'issues', (place) =>
          withComment(place, (one, item) => {
            reword(one, (place.request.body as { body: string }).body, place);
            return { status: 200, body: commentBody(one, item) };
          }),
        ),
        ...route('GET /issues/comments/:id/reactions', null, (place) =>
          withComment(place, (one) => ({ status: 200, body: reactionsTo(one) })),
        ),
        ...route('POST /issues/comments/:id/reactions', 'issues', (place) =>
          withComment(place, (one) => react(one, place)),
        ),
        ...route('GET /pulls/:number', null, (place) =>
          withPull(place, (pull) => ({ status: 200, body: pullBody(pull) })),
        ),
        ...route('POST /pulls/:number/requested_reviewers', 'pull_requests', (place) =>
          withPull(place, (pull) => askForReviews(pull, place)),
        ),
        ...route('GET /collaborators/:login/permission', null, permissionOf),
        ...route('GET /contents/*path', null, readFile),
        ...route('PUT /contents/*path', 'contents', writeFile),
      ],
      mutations: {
        minimizeComment({ subjectId }, stage) {
          const [found, home] = commentOf(community, (one) => one.id === subjectId) ?? [];
          if (!found || stage.caller?.writes?.('issues', home!.repository.nameWithOwner) !== true)
            throw new Error('Resource not accessible by integration');
          Object.assign(found, { isMinimized: true });
          stage.changed();
          return { minimizedComment: found };
        },
      },
    },
  };
}

function withItem(place: Place, answer: (item: Item) => RestAnswer): RestAnswer {
  const { repository, request, stage } = place;
  const number = Number(request.params['number']);
  // What this viewer is not shown is not there.
  const isShown = stage.served.item({ repository: shownName(place), number }) !== null;
  const item = isShown ? repository.byNumber(number) : undefined;
  return item ? answer(item) : message(404, 'Not Found');
}

function shownName({ repository, stage }: Place): string {
  return (
    stage.served.repositoryById(String(repository.databaseId))?.nameWithOwner ?? repository.nameWithOwner
  );
}

function withPull(place: Place, answer: (pull: PullRequest) => RestAnswer): RestAnswer {
  return withItem(place, (item) =>
    item.__typename === 'PullRequest' ? answer(item) : message(404, 'Not Found'),
  );
}

function withComment(place: Place, answer: (one: Comment, item: Item) => RestAnswer): RestAnswer {
  const found = commentOf(
    { repositories: [place.repository] },
    ({ databaseId }) => String(databaseId) === place.request.params['id'],
  );
  return found ? answer(...found) : message(404, 'Not Found');
}

function commentOf(
  { repositories }: Pick<Community, 'repositories'>,
  isMeant: (one: Comment) => boolean,
): [Comment, Item] | undefined {
  for (const repository of repositories)
    for (const item of [...listOf(repository.issues), ...listOf(repository.pullRequests)] as Item[]) {
      const found = commentsOf(item).find(isMeant);
      if (found) return [found, item];
    }
  return undefined;
}

function instantOf(now: number): string {
  return `${new Date(now).toISOString().slice(0, 19)}Z`;
}
