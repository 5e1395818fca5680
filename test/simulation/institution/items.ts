/** A story in GitHub's words: the issue or pull request with its timeline, as the stand-in serves it. */
import { hash } from '../chance.ts';
import type { Issue, Label, PullRequest } from '../../../src/demo/community/community.ts';
import { instant } from '../community/plan.ts';
import { actorOf, Ids, referenceTo } from './commits.ts';
import type { Fixture } from './fixture.ts';
import { entriesOf, type Repositories } from './timeline.ts';
import { editedAt, writtenText } from './words.ts';

export function writtenItem(
  fixture: Fixture,
  repositories: Repositories,
  labels: ReadonlyMap<string, Label>,
): PullRequest | Issue {
  const repository = repositories.get(fixture.place)!;
  const ids = new Ids(fixture.place.index, fixture.number);
  const actions = fixture.inOrder();
  const timeline = entriesOf(fixture, actions, repositories, labels, ids);
  const spoken = fixture.body
    ? writtenText(fixture.body, `UCE_inst_${ids.first}`)
    : { bodyLength: hash(ids.first % 2 ** 31, 1) % 900 };
  const times = [fixture.opened, ...actions.filter(({ what }) => what !== 'card').map(({ at }) => at)];
  if (fixture.body) times.push(editedAt(fixture.body));
  for (const action of actions)
    if (action.what === 'comment' && action.text) times.push(editedAt(action.text));
  const renamed = actions.findLast((action) => action.what === 'rename');
  const end = actions.findLast(({ what }) => what === 'close' || what === 'merge' || what === 'reopen');
  const isOpen = end === undefined || end.what === 'reopen';
  const kind = fixture.kind === 'pull' ? 'PR' : 'I';
  const shared = {
    id: `${kind}_inst_${fixture.place.index}_${fixture.number}`,
    databaseId: ids.first,
    repository,
    number: fixture.number,
    title: renamed?.to ?? fixture.title,
    author: actorOf(fixture.author),
    authorAssociation: 'NONE',
    createdAt: instant(fixture.opened),
    updatedAt: instant(Math.max(...times)),
    closedAt: isOpen ? null : instant(end.at),
    locked: actions.some(({ what }) => what === 'lock' || what === 'convert'),
    labels: [...fixture.labels()].map((name) => labels.get(name)!),
    timeline,
    ...spoken,
  };
  if (fixture.kind === 'issue') {
    const children = actions.flatMap((action) =>
      action.what === 'sub_issue' ? [referenceTo(action.other)] : [],
    );
    return {
      __typename: 'Issue',
      ...shared,
      state: isOpen ? 'OPEN' : 'CLOSED',
      stateReason: isOpen ? (end ? 'REOPENED' : null) : 'COMPLETED',
      ...(children.length > 0 ? { subIssues: children } : {}),
    };
  }
  const isMerged = end?.what === 'merge';
  const turned = actions.findLast(({ what }) => what === 'ready' || what === 'draft')?.what;
  return {
    __typename: 'PullRequest',
    ...shared,
    state: isMerged ? 'MERGED' : isOpen ? 'OPEN' : 'CLOSED',
    isDraft: turned === undefined ? fixture.isDraftAtFirst : turned === 'draft',
    mergedAt: isMerged ? instant(end.at) : null,
    mergedBy: isMerged ? actorOf(end.by) : null,
    additions: hash(ids.first % 2 ** 31, 2) % 400,
    deletions: hash(ids.first % 2 ** 31, 3) % 120,
    changedFiles: 1 + (hash(ids.first % 2 ** 31, 4) % 12),
    baseRefName: 'main',
  };
}
