/** K3 by its definition: one issue at a time. */
import type { Session } from './calendar.ts';
import type { Action } from './fixture.ts';
import type { Fixture } from './fixture.ts';
import type { Roles } from './truth-roles.ts';

export interface Triage {
  at: number;
  as: 'state_change' | 'response';
}

/** Whether anybody would triage it: in scope, by a person or a deleted account that was not on the team. */
export function isToTriage(roles: Roles, issue: Fixture): boolean {
  if (issue.kind !== 'issue' || !issue.place.isInScope) return false;
  const { author, opened } = issue;
  const isGhost = author === null || author.actor.login === 'ghost';
  return isGhost || (author.kind === 'human' && !roles.isTeam(author, opened));
}

/** The first qualifying act of the team, ever; in one second a state change comes first. null = there is none. */
export function triageOf(roles: Roles, issue: Fixture): Triage | null {
  if (!isToTriage(roles, issue)) return null;
  const acts = issue.actions.flatMap((action): Triage[] => {
    const as = kindOf(action);
    return as && action.by !== issue.author && roles.isTeam(action.by, action.at)
      ? [{ at: action.at, as }]
      : [];
  });
  const rank = ({ as }: Triage) => (as === 'state_change' ? 0 : 1);
  return acts.toSorted((a, b) => a.at - b.at || rank(a) - rank(b))[0] ?? null;
}

/** Not: to reopen, to lock, to unassign, to take off a milestone. */
const STATE_CHANGES: readonly Action['what'][] = [
  'label',
  'unlabel',
  'assign',
  'milestone',
  'duplicate',
  'transfer',
  'rename',
  'convert',
];

function kindOf(action: Action): Triage['as'] | null {
  if (action.what === 'comment') return 'response';
  // A merged pull request or a commit that closes it is no triage.
  if (action.what === 'close') return action.closer === null ? 'state_change' : null;
  if (action.what === 'card') return action.isRead ? 'state_change' : null;
  return STATE_CHANGES.includes(action.what) ? 'state_change' : null;
}

export interface SessionCounts {
  triaged: number;
  before: number;
  after: number;
}

/** Untriaged = open, and without a qualifying act so far. What happens at the very instant has not happened yet. */
export function sessionCounts(
  issues: readonly { issue: Fixture; triage: Triage | null }[],
  { at, until }: Session,
): SessionCounts {
  const untriaged = (time: number) =>
    issues.filter(
      ({ issue, triage }) =>
        issue.opened < time && isOpenAt(issue, time) && (triage === null || triage.at >= time),
    ).length;
  return {
    triaged: issues.filter(({ triage }) => triage !== null && triage.at >= at && triage.at < until).length,
    before: untriaged(at),
    after: untriaged(until),
  };
}

function isOpenAt({ actions }: Fixture, time: number): boolean {
  const ends = actions.filter(({ what, at }) => at < time && (what === 'close' || what === 'reopen'));
  return ends.toSorted((a, b) => a.at - b.at).at(-1)?.what !== 'close';
}
