/** Where the App is installed, and what it may do there: only these events say so the moment it changes. */
import { at, idAt, instantAt, listAt, requiredId, textAt, type Payload } from './payload.ts';
import {
  nothing,
  type InstallationFact,
  type NamedRepository,
  type Touched,
  type EventRule,
} from './touched.ts';

export const installationEvents = {
  installation: {
    actions: ['created', 'deleted', 'suspend', 'unsuspend', 'new_permissions_accepted'],
    touches: (payload, action) => installation(payload, `installation.${action}`),
  },
  installation_repositories: {
    actions: ['added', 'removed'],
    touches: (payload, action) => installation(payload, `installation_repositories.${action}`),
  },
  // The account has another name: everything under it has, too.
  installation_target: { actions: ['renamed'], touches: renamed },
} satisfies Record<string, EventRule>;

/** After these the App may write more than before. */
const OPENING: ReadonlySet<string> = new Set([
  'installation.created',
  'installation.unsuspend',
  'installation.new_permissions_accepted',
  'installation_repositories.added',
]);

function installation(payload: Payload, change: string): Touched {
  const fact: InstallationFact = {
    kind: 'installation',
    id: requiredId(payload, 'installation', 'id'),
    change,
    account_id: idAt(payload, 'installation', 'account', 'id'),
    // An enterprise has no login, and no repositories.
    account: textAt(payload, 'installation', 'account', 'login'),
    account_type: textAt(payload, 'installation', 'account', 'type'),
    permissions: permissionsOf(payload),
    selection:
      textAt(payload, 'repository_selection') ?? textAt(payload, 'installation', 'repository_selection'),
    suspended_at: instantAt(payload, 'installation', 'suspended_at'),
    added: named(listAt(payload, change === 'installation.created' ? 'repositories' : 'repositories_added')),
    removed: named(listAt(payload, 'repositories_removed')),
  };
  return {
    ...nothing(),
    marks: [...fact.added.map(({ id }) => history(id)), ...fact.removed.map(({ id }) => repository(id))],
    opened: {
      accounts: OPENING.has(change) && fact.account !== null ? [fact.account] : [],
      repositories: [],
    },
    facts: [fact],
  };
}

function renamed(payload: Payload): Touched {
  const account = textAt(payload, 'account', 'login') ?? textAt(payload, 'account', 'slug');
  return {
    ...nothing(),
    // What is stored stands under the former name until it has been read again.
    accounts: [account, textAt(payload, 'changes', 'login', 'from')].flatMap((login) =>
      login === null ? [] : [{ login, thing: 'repository' as const }],
    ),
    facts: [
      {
        kind: 'installation',
        id: requiredId(payload, 'installation', 'id'),
        change: 'installation_target.renamed',
        account_id: idAt(payload, 'account', 'id'),
        account,
        account_type: textAt(payload, 'target_type'),
        permissions: null,
        selection: null,
        suspended_at: null,
        added: [],
        removed: [],
      },
    ],
  };
}

function permissionsOf(payload: Payload): Record<string, string> | null {
  const said = at(payload, 'installation', 'permissions');
  if (typeof said !== 'object' || said === null) return null;
  return Object.fromEntries(
    Object.entries(said).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function named(repositories: unknown[]): NamedRepository[] {
  return repositories.flatMap((one) => {
    const [id, full_name] = [idAt(one, 'id'), textAt(one, 'full_name')];
    return id === null || full_name === null ? [] : [{ id, full_name }];
  });
}

function history(repo_id: string): Touched['marks'][number] {
  return { repo_id, thing: 'history', number: 0, must_reach: null };
}

function repository(repo_id: string): Touched['marks'][number] {
  return { repo_id, thing: 'repository', number: 0, must_reach: null };
}
