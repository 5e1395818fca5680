/** Asks each account who may contribute to its repositories, and keeps what changed: these settings have no history. */
import type { RepoRow } from '../../domain/history/facts.ts';
import { ownerOf } from '../../github/repositories/probe.ts';
import { readSettings } from '../../github/repositories/settings.ts';
import { GitHubRefused } from '../../github/transport/failures.ts';
import { saveSettings } from '../../store/repositories/settings.ts';
import { wholeSecond, type Run } from '../history/history.ts';

/** One that GitHub does not list says nothing, and costs nothing but its settings. */
export async function readRepositorySettings(run: Run, repos: readonly RepoRow[]): Promise<void> {
  const owners = new Map(
    repos.map(({ full_name }) => [ownerOf(full_name).toLowerCase(), ownerOf(full_name)]),
  );
  const ids = new Set(repos.map(({ id }) => id));
  for (const owner of owners.values()) {
    if (run.stop.aborted) return;
    try {
      const settings = await readSettings(run.github, owner);
      const own = new Map([...settings].filter(([id]) => ids.has(id)));
      await saveSettings(run.db, own, wholeSecond(run.now()));
    } catch (error) {
      if (!(error instanceof GitHubRefused)) throw error;
    }
  }
}
