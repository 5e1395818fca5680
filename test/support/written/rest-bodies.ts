/** Items and comments of a community as REST shows them. */
import { bodyText } from '../../../src/demo/community/body-text.ts';
import type {
  Actor,
  Comment,
  Item,
  Items,
  PullRequest,
  TimelineEvent,
  Words,
} from '../../../src/demo/community/community.ts';
import { account } from '../../../src/demo/rest/rest.ts';

export function listOf<T>(items: Items<T>): T[] {
  return Array.from({ length: items.count }, (_, index) => items.at(index));
}

export function wordsOf({ text, bodyLength }: Words): string {
  return text ?? bodyText(bodyLength);
}

/** Whoever was asked, and has neither reviewed since nor been released from it. */
export function requestedOf({ timeline }: PullRequest): Actor[] {
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

export function issueBody(item: Item) {
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

export function pullBody(pull: PullRequest) {
  return { ...issueBody(pull), draft: pull.isDraft, requested_reviewers: requestedOf(pull).map(account) };
}

export function commentBody(one: Comment, item: Item) {
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

function addressOf(item: Item): string {
  const kind = item.__typename === 'Issue' ? 'issues' : 'pull';
  return `https://github.com/${item.repository.nameWithOwner}/${kind}/${item.number}`;
}
