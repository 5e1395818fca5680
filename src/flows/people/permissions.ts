/** Permissions where the app is installed: one request for twenty repositories of an owner, none anywhere else. */
import { wholeSecond } from '../../domain/calendar/instant.ts';
import { batchesByOwner } from '../../domain/repositories/by-owner.ts';
import type { RepoRow } from '../../domain/history/facts.ts';
import { readPermissions, REPOSITORIES_AT_ONCE } from '../../github/people/permissions.ts';
import {
  forgoPermissions,
  knownPermissions,
  refusedPermissions,
  savePermissions,
} from '../../store/people/permissions.ts';
import { asking, type Run } from '../history/history.ts';

/** The app may have been given the permission since. */
const ASK_AGAIN_AFTER_MS = 7 * 86_400_000;

/** A refusal is no failure: what is known of those repositories ends, and the roster and merges decide again. */
export async function observePermissions(run: Run, repos: readonly RepoRow[]): Promise<void> {
  const { db, github, stop } = run;
  if (github.isInstalled === undefined) return;
  const isInstalled = await Promise.all(repos.map(({ full_name }) => github.isInstalled!(full_name)));
  const installed = repos.filter((_, index) => isInstalled[index]);
  const known = await knownPermissions(db, ids(repos));
  const removed = repos.filter((repo) => known.has(repo.id) && !installed.includes(repo));
  await forgoPermissions(run, ids(removed), { refused: false, now: wholeSecond(run.now()) });
  const since = new Date(run.now().getTime() - ASK_AGAIN_AFTER_MS).toISOString();
  const refused = await refusedPermissions(db, ids(installed), since);
  for (const batch of batchesByOwner(
    installed.filter(({ id }) => !refused.has(id)),
    REPOSITORIES_AT_ONCE,
  )) {
    if (stop.aborted) return;
    await asking(run, async (github) => {
      const read = await readPermissions(github, batch);
      const now = wholeSecond(run.now());
      for (const [id, found] of read)
        if (found !== 'refused') await savePermissions(run, id, found, { now, calls: github.takeCalls() });
      const closed = batch.filter(({ id }) => read.get(id) === 'refused');
      await forgoPermissions(run, ids(closed), { refused: true, now, calls: github.takeCalls() });
    });
  }
}

function ids(repos: readonly RepoRow[]): string[] {
  return repos.map(({ id }) => id);
}
