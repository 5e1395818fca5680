/** Who belongs to an organisation, its teams and its repositories: what that allows is read, that it changed is kept. */
import { idAt, requiredId, requiredText, textAt, userAt, type Payload } from './payload.ts';
import { nothing, type Touched, type EventRule } from './touched.ts';

export const accountEvents = {
  // A collaborator of one repository.
  member: { actions: ['added', 'edited', 'removed'], touches: member },
  // Of a team; which repositories the team has is not said.
  membership: {
    actions: ['added', 'removed'],
    touches: (payload, action) => ofAccount(payload, `membership.${action}`),
  },
  team: {
    actions: ['created', 'edited', 'deleted', 'added_to_repository', 'removed_from_repository'],
    touches: (payload, action) => ofAccount(payload, `team.${action}`),
  },
  organization: {
    actions: ['member_added', 'member_removed', 'renamed', 'deleted'],
    touches: organization,
  },
} satisfies Record<string, EventRule>;

function member(payload: Payload, action: string | null): Touched {
  const repo_id = requiredId(payload, 'repository', 'id');
  return {
    ...nothing(),
    marks: [{ repo_id, thing: 'permissions', number: 0, must_reach: null }],
    facts: [
      {
        kind: 'membership',
        account: requiredText(payload, 'repository', 'owner', 'login'),
        who: userAt(payload, 'member'),
        change: `member.${action}`,
        team: null,
        repo_id,
        role: textAt(payload, 'changes', 'permission', 'to') ?? textAt(payload, 'changes', 'role_name', 'to'),
        by: userAt(payload, 'sender'),
      },
    ],
  };
}

function ofAccount(payload: Payload, change: string): Touched {
  const account = requiredText(payload, 'organization', 'login');
  const repo_id = idAt(payload, 'repository', 'id');
  const touched: Touched = {
    ...nothing(),
    facts: [
      {
        kind: 'membership',
        account,
        who: userAt(payload, 'member') ?? userAt(payload, 'membership', 'user'),
        change,
        team: textAt(payload, 'team', 'slug'),
        repo_id,
        role: textAt(payload, 'membership', 'role') ?? textAt(payload, 'team', 'permission'),
        by: userAt(payload, 'sender'),
      },
    ],
  };
  if (repo_id === null) touched.accounts.push({ login: account, thing: 'permissions' });
  else touched.marks.push({ repo_id, thing: 'permissions', number: 0, must_reach: null });
  return touched;
}

/** Renamed or deleted: every repository's name is another one, or it is gone. */
function organization(payload: Payload, action: string | null): Touched {
  const touched = ofAccount(payload, `organization.${action}`);
  if (action === 'renamed' || action === 'deleted')
    for (const login of [
      textAt(payload, 'organization', 'login'),
      textAt(payload, 'changes', 'login', 'from'),
    ])
      if (login !== null) touched.accounts.push({ login, thing: 'repository' });
  return touched;
}
