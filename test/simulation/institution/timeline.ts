/** What happened to one issue or pull request, as the entries of its timeline. */
import { hash } from '../chance.ts';
import type {
  Actor,
  Comment,
  Label,
  Repository,
  Review,
  TimelineEntry,
  TimelineEvent,
} from '../../../src/demo/community/community.ts';
import { instant } from '../community/plan.ts';
import { actorOf, commitOf, referenceTo, type Ids } from './commits.ts';
import type { Action } from './fixture.ts';
import type { Person } from './people.ts';
import type { Fixture } from './fixture.ts';
import { editedAt, writtenText } from './words.ts';

/** Everything by the place it is in. */
export type Repositories = ReadonlyMap<Fixture['place'], Repository>;

export function entriesOf(
  fixture: Fixture,
  actions: readonly Action[],
  repositories: Repositories,
  labels: ReadonlyMap<string, Label>,
  ids: Ids,
): TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  const event = (at: number, __typename: string, actor: Actor | null, more: Partial<TimelineEvent> = {}) =>
    entries.push({ __typename, id: `EV_inst_${ids.next()}`, createdAt: instant(at), actor, ...more });
  const pushed = (at: number, by: Person | null) =>
    event(at, 'PullRequestCommit', null, { commit: commitOf(at, by, ids.next()) });
  // What it was opened with had been written an hour before.
  if (fixture.kind === 'pull')
    event(fixture.opened, 'PullRequestCommit', null, {
      commit: commitOf(fixture.opened - 3_600_000, fixture.author, ids.next()),
    });
  for (const action of actions) {
    const { at, what } = action;
    const by = actorOf(action.by);
    switch (what) {
      case 'comment':
        entries.push(commentOf(action, ids));
        break;
      case 'review':
        entries.push(reviewOf(action, ids));
        break;
      case 'label':
      case 'unlabel':
        event(at, what === 'label' ? 'LabeledEvent' : 'UnlabeledEvent', by, {
          label: labels.get(action.label)!,
        });
        break;
      case 'assign':
      case 'unassign':
        event(at, what === 'assign' ? 'AssignedEvent' : 'UnassignedEvent', by, {
          assignee: actorOf(action.to),
        });
        break;
      case 'commit':
        pushed(at, action.by);
        break;
      case 'close': {
        const { closer } = action;
        const shown =
          closer === 'commit' ? commitOf(at, action.by, ids.next()) : closer && referenceTo(closer);
        event(at, 'ClosedEvent', by, {
          closer: shown,
          stateReason: fixture.kind === 'issue' ? 'COMPLETED' : null,
        });
        break;
      }
      case 'merge':
        event(at, 'MergedEvent', by, {
          commit: commitOf(at, fixture.author, ids.next()),
          mergeRefName: 'main',
        });
        event(at, 'ClosedEvent', by, { closer: null, stateReason: null });
        break;
      case 'rename':
        event(at, 'RenamedTitleEvent', by, { previousTitle: action.from, currentTitle: action.to });
        break;
      case 'transfer':
        event(at, 'TransferredEvent', by, { fromRepository: repositories.get(action.from)! });
        break;
      case 'duplicate':
        event(at, 'MarkedAsDuplicateEvent', by, {
          canonical: referenceTo(action.of),
          duplicate: referenceTo(fixture),
          isCrossRepository: false,
        });
        break;
      case 'reference':
        event(at, 'CrossReferencedEvent', by, {
          source: referenceTo(action.source),
          isCrossRepository: action.source.place !== fixture.place,
          willCloseTarget: false,
        });
        break;
      case 'sub_issue':
        event(at, 'SubIssueAddedEvent', by, { subIssue: referenceTo(action.other) });
        break;
      case 'parent':
        event(at, 'ParentIssueAddedEvent', by, { parent: referenceTo(action.other) });
        break;
      // Boards are no part of a timeline.
      case 'card':
        break;
      case 'milestone':
      case 'demilestone':
        event(at, what === 'milestone' ? 'MilestonedEvent' : 'DemilestonedEvent', by, {
          milestoneTitle: 'Next',
        });
        break;
      case 'lock':
        event(at, 'LockedEvent', by, { lockReason: null });
        break;
      case 'ready':
        event(at, 'ReadyForReviewEvent', by);
        break;
      case 'draft':
        event(at, 'ConvertToDraftEvent', by);
        break;
      case 'reopen':
        event(at, 'ReopenedEvent', by, { stateReason: null });
        break;
      case 'convert':
        event(at, 'ConvertedToDiscussionEvent', by);
        break;
    }
  }
  return entries;
}

function commentOf(action: Action & { what: 'comment' }, ids: Ids): Comment {
  const id = ids.next();
  const { text } = action;
  return {
    __typename: 'IssueComment',
    id: `IC_inst_${id}`,
    databaseId: id,
    author: actorOf(action.by),
    authorAssociation: 'NONE',
    createdAt: instant(action.at),
    updatedAt: instant(text ? editedAt(text) : action.at),
    ...(text ? writtenText(text, `UCE_inst_${id}`) : { bodyLength: 20 + (hash(id % 2 ** 31, 5) % 400) }),
  };
}

function reviewOf(action: Action & { what: 'review' }, ids: Ids): Review {
  const id = ids.next();
  const at = instant(action.at);
  return {
    __typename: 'PullRequestReview',
    id: `PRR_inst_${id}`,
    databaseId: id,
    author: actorOf(action.by),
    authorAssociation: 'NONE',
    state: action.state,
    submittedAt: action.state === 'PENDING' ? null : at,
    createdAt: at,
    updatedAt: at,
    commit: null,
    bodyLength: hash(id % 2 ** 31, 6) % 200,
    comments: action.inline.map((remark) => {
      const own = ids.next();
      return {
        id: `PRRC_inst_${own}`,
        databaseId: own,
        author: actorOf(remark.by),
        authorAssociation: 'NONE',
        createdAt: instant(remark.at),
        updatedAt: instant(remark.at),
        path: 'src/lamp.py',
        replyToId: null,
        bodyLength: 10 + (hash(own % 2 ** 31, 7) % 150),
      };
    }),
  };
}
