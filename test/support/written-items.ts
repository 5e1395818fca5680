/**
 * An extension: issues, comments, labels, reviews that are asked for and files, written into a community that was made by
 * hand, so that GraphQL and REST show them from then on. `src/demo/rest/posts.ts` keeps its posts beside the community instead,
 * because the demo's cannot be changed.
 */
import { bodyText } from '../../src/demo/community/body-text.ts';
import type {
  Actor,
  Comment,
  Community,
  FileHistory,
  Issue,
  Item,
  Items,
  PullRequest,
  Repository,
  TimelineEvent,
  Words,
} from '../../src/demo/community/community.ts';
import { commentsOf, itemsOf } from '../../src/demo/community/reading.ts';
import type { Extension, Route, Stage } from '../../src/demo/extension.ts';
import { message, pageOf, type RestAnswer, type RestRequest } from '../../src/demo/rest/request.ts';
import { account } from '../../src/demo/rest/rest.ts';
import { repositoryRoutes } from '../../src/demo/rest/routes.ts';
import { comment, commit, event, issue, version } from './hand-made.ts';
import { shownFile, takenText } from './stand-in/files.ts';

export interface WritableCommunity {
  community: Community;
  extension: Extension;
}

/** What one call may look at and change. */
interface Place {
  repository: Repository;
  request: RestRequest;
  stage: Stage;
  /** Now, as GitHub writes instants. */
  at: string;
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
      timeline: labels.map((name) => labelled(name, at, stage.viewer)),
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
        ...route('GET /contents/*path', null, (place) => {
          const text = textOf(place);
          return text === null
            ? message(404, 'Not Found')
            : { status: 200, body: shownFile(fileAt(place, text)) };
        }),
        ...route('PUT /contents/*path', 'contents', put),
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

function issues({ repository, request }: Place): RestAnswer {
  const { query } = request;
  const [state, creator, since] = [query.get('state') ?? 'open', query.get('creator'), query.get('since')];
  // To REST a pull request is an issue, too.
  const all: Item[] = [...listOf(repository.issues), ...listOf(repository.pullRequests)];
  const rows = all
    .filter((one) => state === 'all' || (one.state === 'OPEN') === (state === 'open'))
    .filter(({ author }) => creator === null || (author && account(author).login === creator))
    .filter(({ updatedAt }) => since === null || Date.parse(updatedAt) >= Date.parse(since))
    .sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt) || b.number - a.number);
  const { rows: some, headers } = pageOf(query.get('direction') === 'asc' ? rows.reverse() : rows, request);
  return { status: 200, headers, body: some.map(issueBody) };
}

function edit(item: Item, place: Place): RestAnswer {
  const { title, body, state } = place.request.body as { title?: string; body?: string; state?: string };
  if (title !== undefined) item.title = title;
  if (body !== undefined) reword(item, body, place);
  const isToBeOpen = state === undefined ? item.state === 'OPEN' : state === 'open';
  if (item.__typename === 'Issue' && isToBeOpen !== (item.state === 'OPEN')) {
    const done = isToBeOpen ? 'ReopenedEvent' : 'ClosedEvent';
    item.timeline.push(
      event(done, place.at, place.stage.viewer, {
        closer: null,
        stateReason: isToBeOpen ? null : 'COMPLETED',
      }),
    );
    Object.assign(item, {
      state: isToBeOpen ? 'OPEN' : 'CLOSED',
      stateReason: isToBeOpen ? 'REOPENED' : 'COMPLETED',
      closedAt: isToBeOpen ? null : place.at,
    });
  }
  item.updatedAt = place.at;
  return { status: 200, body: issueBody(item) };
}

/** GitHub keeps the versions of a text from its first edit on, the first one included. */
function reword(spoken: Words & { createdAt: string; updatedAt: string }, text: string, { at }: Place): void {
  const before = spoken.revisions?.length ? spoken.revisions : [version(spoken.createdAt, wordsOf(spoken))];
  Object.assign(spoken, {
    text,
    bodyLength: text.length,
    updatedAt: at,
    revisions: [...before, version(at, text)],
  });
}

function comments(item: Item, { request }: Place): RestAnswer {
  const since = request.query.get('since');
  const all = commentsOf(item).filter(
    ({ updatedAt }) => since === null || Date.parse(updatedAt) >= Date.parse(since),
  );
  const { rows, headers } = pageOf(all, request);
  return { status: 200, headers, body: rows.map((one) => commentBody(one, item)) };
}

function say(item: Item, { request, stage, at }: Place): RestAnswer {
  const { body = '' } = request.body as { body?: string };
  if (item.locked) return message(403, 'Unable to create comment because issue is locked.');
  if (body.trim() === '') return message(422, 'Validation Failed');
  const made = comment(at, stage.viewer, body);
  item.timeline.push(made);
  item.updatedAt = at;
  return { status: 201, body: commentBody(made, item) };
}

function askForReviews(pull: PullRequest, { repository, request, stage, at }: Place): RestAnswer {
  const { reviewers = [] } = request.body as { reviewers?: string[] };
  const people = reviewers.map((login) =>
    repository.collaborators?.find(({ user }) => user.login.toLowerCase() === login.toLowerCase()),
  );
  if (people.includes(undefined))
    return message(422, 'Reviews may only be requested from collaborators. One or more is not one.');
  for (const { user } of people.filter((one) => one !== undefined))
    if (!requestedOf(pull).includes(user))
      pull.timeline.push(event('ReviewRequestedEvent', at, stage.viewer, { requestedReviewer: user }));
  pull.updatedAt = at;
  return { status: 201, body: pullBody(pull) };
}

/** Whoever was asked, and has neither reviewed since nor been released from it. */
function requestedOf({ timeline }: PullRequest): Actor[] {
  const asked = new Map<string, Actor>();
  for (const entry of timeline) {
    const { requestedReviewer: who } = entry as TimelineEvent;
    if (entry.__typename === 'PullRequestReview')
      asked.delete((entry as { author?: Actor }).author?.id ?? '');
    if (!who || who.__typename === 'Team') continue;
    if (entry.__typename === 'ReviewRequestedEvent') asked.set(who.id, who);
    else asked.delete(who.id);
  }
  return [...asked.values()];
}

function permissionOf({ repository, request }: Place): RestAnswer {
  const login = request.params['login']?.toLowerCase();
  const found = repository.collaborators?.find(({ user }) => user.login.toLowerCase() === login);
  const permission = { ADMIN: 'admin', MAINTAIN: 'write', WRITE: 'write', TRIAGE: 'read', READ: 'read' };
  return { status: 200, body: { permission: found ? permission[found.permission] : 'read' } };
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

function put(place: Place): RestAnswer {
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

function labelled(name: string, at: string, actor: Actor): TimelineEvent {
  return event('LabeledEvent', at, actor, {
    label: { __typename: 'Label', id: `LA_${name}`, name, color: 'ededed', description: null },
  });
}

function listOf<T>(items: Items<T>): T[] {
  return Array.from({ length: items.count }, (_, index) => items.at(index));
}

function wordsOf({ text, bodyLength }: Words): string {
  return text ?? bodyText(bodyLength);
}

function instantOf(now: number): string {
  return `${new Date(now).toISOString().slice(0, 19)}Z`;
}

function addressOf(item: Item): string {
  const kind = item.__typename === 'Issue' ? 'issues' : 'pull';
  return `https://github.com/${item.repository.nameWithOwner}/${kind}/${item.number}`;
}

function issueBody(item: Item) {
  return {
    id: item.databaseId,
    node_id: item.id,
    number: item.number,
    title: item.title,
    body: wordsOf(item),
    state: item.state === 'OPEN' ? 'open' : 'closed',
    locked: item.locked,
    labels: item.labels.map(({ name, color }) => ({ name, color })),
    user: item.author && account(item.author),
    html_url: addressOf(item),
    created_at: item.createdAt,
    updated_at: item.updatedAt,
    closed_at: item.closedAt,
    ...(item.__typename === 'PullRequest' && { pull_request: { html_url: addressOf(item) } }),
  };
}

function pullBody(pull: PullRequest) {
  return { ...issueBody(pull), draft: pull.isDraft, requested_reviewers: requestedOf(pull).map(account) };
}

function commentBody(one: Comment, item: Item) {
  return {
    id: one.databaseId,
    node_id: one.id,
    body: wordsOf(one),
    user: one.author && account(one.author),
    html_url: `${addressOf(item)}#issuecomment-${one.databaseId}`,
    created_at: one.createdAt,
    updated_at: one.updatedAt,
  };
}
