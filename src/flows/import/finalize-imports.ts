/** After a repository was read: what is known from an import alone is asked for, and dropped where GitHub has it no more. */
import type { RepoRow } from '../../domain/history/facts.ts';
import { importedIn, finalizeImport } from '../../store/import/imported-items.ts';
import { readWatermarks } from '../../store/history/watermarks.ts';
import { knownBefore } from '../../domain/live/sync-plan.ts';
import type { Run } from '../history/history.ts';
import { callTheRoll } from '../repositories/reconciliation.ts';

/** Asks nothing where nothing was imported, or all of it has been read. */
export async function finalizeImports(run: Run, repo: RepoRow): Promise<void> {
  const imported = await importedIn(run.db, repo.id);
  if (imported === null) return;
  const watermarks = await readWatermarks(run.db, repo.id);
  for (const kind of ['pull_requests', 'issues'] as const) {
    if (run.stop.aborted) return;
    if (imported[kind] > 0) await callTheRoll(run, repo, kind, knownBefore(watermarks, kind));
  }
  if (!run.stop.aborted) await finalizeImport(run, repo.id, run.now().toISOString());
}
