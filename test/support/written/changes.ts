/** What is read of items in REST, and what each write changes in the community. */
import type { Item, PullRequest, Repository, Words } from '../../../src/demo/community/community.ts';
import { commentsOf } from '../../../src/demo/community/reading.ts';
import type { Stage } from '../../../src/demo/extension.ts';
import { message, pageOf, type RestAnswer, type RestRequest } from '../../../src/demo/rest/request.ts';
import { account } from '../../../src/demo/rest/rest.ts';
import { comment, event, version } from '../hand-made.ts';
import { commentBody, issueBody, listOf, pullBody, requestedOf, wordsOf } from './rest-bodies.ts';

/** What one call may look at and change. */
export interface Place {
  repository: Repository;
  request: RestRequest;
  stage: Stage;
  /** Now, as GitHub writes instants. */
  at: string;
}

export function issues({ repository, request }: Place): RestAnswer {
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

export function edit(item: Item, place: Place): RestAnswer {
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
export function reword(
  spoken: Words & { createdAt: string; updatedAt: string },
  text: string,
  { at }: Place,
): void {
  const before = spoken.revisions?.length ? spoken.revisions : [version(spoken.createdAt, wordsOf(spoken))];
  Object.assign(spoken, {
    text,
    bodyLength: text.length,
    updatedAt: at,
    revisions: [...before, version(at, text)],
  });
}

export function comments(item: Item, { request }: Place): RestAnswer {
  const since = request.query.get('since');
  const all = commentsOf(item).filter(
    ({ updatedAt }) => since === null || Date.parse(updatedAt) >= Date.parse(since),
  );
  const { rows, headers } = pageOf(all, request);
  return { status: 200, headers, body: rows.map((one) => commentBody(one, item)) };
}

export function say(item: Item, { request, stage, at }: Place): RestAnswer {
  const { body = '' } = request.body as { body?: string };
  if (item.locked) return message(403, 'Unable to create comment because issue is locked.');
  if (body.trim() === '') return message(422, 'Validation Failed');
  const made = comment(at, stage.viewer, body);
  item.timeline.push(made);
  item.updatedAt = at;
  return { status: 201, body: commentBody(made, item) };
}

export function askForReviews(pull: PullRequest, { repository, request, stage, at }: Place): RestAnswer {
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

export function permissionOf({ repository, request }: Place): RestAnswer {
  const login = request.params['login']?.toLowerCase();
  const found = repository.collaborators?.find(({ user }) => user.login.toLowerCase() === login);
  const permission = { ADMIN: 'admin', MAINTAIN: 'write', WRITE: 'write', TRIAGE: 'read', READ: 'read' };
  return { status: 200, body: { permission: found ? permission[found.permission] : 'read' } };
}
