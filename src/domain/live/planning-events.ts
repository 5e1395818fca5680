/** How issues hang together, and boards. */
import { relatedIssue } from './item-events.ts';
import { requiredText, type Payload } from './payload.ts';
import { nothing, type Touched, type EventRule } from './touched.ts';

export const planningEvents = {
  sub_issues: {
    actions: ['parent_issue_added', 'parent_issue_removed', 'sub_issue_added', 'sub_issue_removed'],
    touches: (payload) => issues(payload, ['parent_issue', 'sub_issue']),
  },
  issue_dependencies: {
    actions: ['blocked_by_added', 'blocked_by_removed', 'blocking_added', 'blocking_removed'],
    touches: (payload) => issues(payload, ['blocked_issue', 'blocking_issue']),
  },
  // Newer than GitHub's published schemas: whichever issues it names are read again.
  issue_relates_to: {
    actions: '*',
    touches: (payload) =>
      issues(
        payload,
        Object.keys(payload).filter((key) => /(^|_)issue$/.test(key)),
      ),
  },
  // A board's changes are in no timeline: the board itself is read.
  projects_v2: { actions: ['created', 'edited', 'closed', 'reopened', 'deleted'], touches: board },
  projects_v2_item: {
    // Not reordered: nothing that is kept follows from the order of cards.
    actions: ['created', 'edited', 'archived', 'restored', 'converted', 'deleted'],
    touches: board,
  },
} satisfies Record<string, EventRule>;

function issues(payload: Payload, keys: readonly string[]): Touched {
  return { ...nothing(), marks: keys.flatMap((key) => relatedIssue(payload, key)) };
}

function board(payload: Payload): Touched {
  return {
    ...nothing(),
    accounts: [{ login: requiredText(payload, 'organization', 'login'), thing: 'board' }],
  };
}
