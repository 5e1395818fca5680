/** Asks each account who may contribute to its repositories, and keeps what changed: these settings have no history. */
import { wholeSecond } from '../../domain/calendar/instant.ts';
import type { RepoRow } from '../../domain/history/facts.ts';
import { ownerOf } from '../../github/repositories/probe.ts';
import { readSettings } from '../../github/repositories/settings.ts';
import { GitHubRefused } from '../../github/transport/failures.ts';
import { saveSettings, settingsAskedSince } from '../../store/repositories/settings.ts';
import { asking, type Run } from '../history/history.ts';

/** They change once in years, and a quiet night costs one question. */
const ASK_AGAIN_AFTER_MS = 7 * 86_400_000;

/** One that GitHub does not list says nothing, and costs nothing but its settings. */
export async function readRepositorySettings(
  run: Run,
  repos: readonly RepoRow[],
  { evenIfAskedLately = false } = {},
): Promise<void> {
  const ids = repos.map(({ id }) => id);
  const since = new Date(run.now().getTime() - ASK_AGAIN_AFTER_MS).toISOString();
  const asked = evenIfAskedLately ? new Set() : await settingsAskedSince(run.db, ids, since);
  const owners = Map.groupBy(repos, ({ full_name }) => ownerOf(full_name).toLowerCase());
  for (const own of owners.values()) {
    if (run.stop.aborted) return;
    if (own.every(({ id }) => asked.has(id))) continue;
    try {
      await asking(run, (github) => readOwner(run, github, own));
    } catch (error) {
      if (!(error instanceof GitHubRefused)) throw error;
    }
  }
}

async function readOwner(run: Run, github: Run['github'], own: readonly RepoRow[]): Promise<void> {
  const settings = await readSettings(github, ownerOf(own[0]!.full_name));
  const ids = own.map(({ id }) => id);
  const known = new Set(ids);
  const found = new Map([...settings].filter(([id]) => known.has(id)));
  await saveSettings(run.db, found, wholeSecond(run.now()), { asked: ids, calls: github.takeCalls() });
}
