/** A story in GitHub's words: the issue or pull request with its timeline, as the stand-in serves it. */
import { hash } from '../chance.ts';
import type { Issue, Label, PullRequest } from '../../../src/demo/community/community.ts';
import { instant } from '../community/plan.ts';
import { actorOf, Ids, referenceTo } from './commits.ts';
import type { Tale } from './tale.ts';
import { entriesOf, type Repositories } from './timeline.ts';
import { editedAt, writtenText } from './words.ts';

export function writtenItem(
  tale: Tale,
  repositories: Repositories,
  labels: ReadonlyMap<string, Label>,
): PullRequest | Issue {
  const repository = repositories.get(tale.place)!;
  const ids = new Ids(tale.place.index, tale.number);
  const deeds = tale.inOrder();
  const timeline = entriesOf(tale, deeds, repositories, labels, ids);
  const spoken = tale.body
    ? writtenText(tale.body, `UCE_inst_${ids.first}`)
    : { bodyLength: hash(ids.first % 2 ** 31, 1) % 900 };
  const times = [tale.opened, ...deeds.filter(({ what }) => what !== 'card').map(({ at }) => at)];
  if (tale.body) times.push(editedAt(tale.body));
  for (const deed of deeds) if (deed.what === 'comment' && deed.text) times.push(editedAt(deed.text));
  const renamed = deeds.findLast((deed) => deed.what === 'rename');
  const end = deeds.findLast(({ what }) => what === 'close' || what === 'merge' || what === 'reopen');
  const isOpen = end === undefined || end.what === 'reopen';
  const kind = tale.kind === 'pull' ? 'PR' : 'I';
  const shared = {
    id: `${kind}_inst_${tale.place.index}_${tale.number}`,
    databaseId: ids.first,
    repository,
    number: tale.number,
    title: renamed?.to ?? tale.title,
    author: actorOf(tale.author),
    authorAssociation: 'NONE',
    createdAt: instant(tale.opened),
    updatedAt: instant(Math.max(...times)),
    closedAt: isOpen ? null : instant(end.at),
    locked: deeds.some(({ what }) => what === 'lock' || what === 'convert'),
    labels: [...tale.labels()].map((name) => labels.get(name)!),
    timeline,
    ...spoken,
  };
  if (tale.kind === 'issue') {
    const children = deeds.flatMap((deed) => (deed.what === 'sub_issue' ? [referenceTo(deed.other)] : []));
    return {
      __typename: 'Issue',
      ...shared,
      state: isOpen ? 'OPEN' : 'CLOSED',
      stateReason: isOpen ? (end ? 'REOPENED' : null) : 'COMPLETED',
      ...(children.length > 0 ? { subIssues: children } : {}),
    };
  }
  const isMerged = end?.what === 'merge';
  const turned = deeds.findLast(({ what }) => what === 'ready' || what === 'draft')?.what;
  return {
    __typename: 'PullRequest',
    ...shared,
    state: isMerged ? 'MERGED' : isOpen ? 'OPEN' : 'CLOSED',
    isDraft: turned === undefined ? tale.isDraftAtFirst : turned === 'draft',
    mergedAt: isMerged ? instant(end.at) : null,
    mergedBy: isMerged ? actorOf(end.by) : null,
    additions: hash(ids.first % 2 ** 31, 2) % 400,
    deletions: hash(ids.first % 2 ** 31, 3) % 120,
    changedFiles: 1 + (hash(ids.first % 2 ** 31, 4) % 12),
    baseRefName: 'main',
  };
}
