/**
 * Checks and statuses: something is known of a commit. Which pull request it belongs to is looked up by the commit, within
 * the repository: the event's own list is empty for forks, and names pull requests of other repositories.
 */
import { repositoryOf } from './item-events.ts';
import { at, idAt, listAt, requiredNumber, requiredText, textAt, type Payload } from './payload.ts';
import { nothing, type Touched, type EventRule } from './touched.ts';

export const commitEvents = {
  // That checks were asked for follows from the push, which touches the pull request itself.
  check_suite: {
    actions: ['completed', 'rerequested'],
    touches: (payload) => checked(payload, 'check_suite'),
  },
  check_run: { actions: ['completed', 'rerequested'], touches: (payload) => checked(payload, 'check_run') },
  // Beside suites, since some of those who check know only this (contributor agreements).
  status: { actions: '*', touches: status },
} satisfies Record<string, EventRule>;

function checked(payload: Payload, key: 'check_suite' | 'check_run'): Touched {
  const repo_id = repositoryOf(payload);
  const suite = key === 'check_suite' ? at(payload, key) : at(payload, key, 'check_suite');
  const own = listAt(payload, key, 'pull_requests').filter(
    (one) => idAt(one, 'base', 'repo', 'id') === repo_id,
  );
  if (own.length > 0)
    return {
      ...nothing(),
      marks: own.map((one) => ({
        repo_id,
        thing: 'pull_request',
        number: requiredNumber(one, 'number'),
        must_reach: null,
      })),
    };
  // A fork's branch may bear the same name, but then its owner does not push to ours: GitHub says whose it is nowhere
  // but in the commit. On the default branch there are far more runs than such forks, and their pull request is read
  // again when it changes.
  if (textAt(suite, 'head_branch') === textAt(payload, 'repository', 'default_branch')) return nothing();
  return { ...nothing(), commits: [{ repo_id, oid: requiredText(payload, key, 'head_sha') }] };
}

/** `branches` are this repository's own that end in the commit: none for a fork's. */
function status(payload: Payload): Touched {
  const main = textAt(payload, 'repository', 'default_branch');
  if (textAt(payload, 'state') === 'pending') return nothing();
  if (listAt(payload, 'branches').some((branch) => textAt(branch, 'name') === main)) return nothing();
  return { ...nothing(), commits: [{ repo_id: repositoryOf(payload), oid: requiredText(payload, 'sha') }] };
}
