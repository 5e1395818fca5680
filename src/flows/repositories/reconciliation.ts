/** Where counts do not agree, or the last time is long ago: every item of a repository is held against GitHub's list. */
import type { RepoRow } from '../../domain/history/facts.ts';
import { PageSize } from '../../github/transport/page-size.ts';
import { pagesOf } from '../../github/history/pages.ts';
import { readItems, reconcile, type ItemKind } from '../../github/repositories/reconciliation.ts';
import { saveApiCalls } from '../../store/history/api-calls.ts';
import { readPositions, savePage, startOver } from '../../store/history/cursors.ts';
import { saveAbsent, saveGone, saveItems, staleItems } from '../../store/repositories/reconciliation.ts';
import { readContinuations } from '../history/read-stream.ts';
import { GitHubRefused } from '../../github/transport/failures.ts';
import { storedStates } from '../../store/repositories/stored-state.ts';
import type { Run } from '../history/history.ts';

/**
 * Reads again what is missing or older here, and marks what GitHub no longer has.
 * @param knownUntil ISO instant until which everything was thought to be known; null = nothing was
 */
export async function callTheRoll(
  run: Run,
  repo: RepoRow,
  kind: ItemKind,
  knownUntil: string | null,
): Promise<void> {
  const calledAt = run.now().toISOString();
  const present = new Set<number>();
  for await (const listed of reconcile(run.github, repo, kind)) {
    for (const { number } of listed) present.add(number);
    await saveApiCalls(run.db, run.github.takeCalls());
    await readAgain(run, repo, kind, await staleItems(run.db, repo.id, kind, listed), knownUntil);
    if (run.stop.aborted) return;
  }
  await readContinuations(run, repo);
  if (present.size === 0) await refuseToForgetAll(run, repo, kind);
  const { dropped } = await saveAbsent(run.db, repo.id, kind, present, {
    called_at: calledAt,
    now: calledAt,
  });
  if (dropped > 0)
    run.progress({
      repository: repo.full_name,
      stream: `${kind} listed`,
      stored: present.size,
      total: present.size,
      page_size: 0,
      points: null,
      points_left: null,
      note: `${repo.full_name}: ${dropped} imported ${kind.replace('_', ' ')} dropped, which GitHub does not show`,
    });
}

/** Nobody deletes all issues one by one; where they are switched off GitHub may list none, and they come back with the switch. */
async function refuseToForgetAll(run: Run, repo: RepoRow, kind: ItemKind): Promise<void> {
  const stored = (await storedStates(run.db, [repo.id])).get(repo.id)?.[kind] ?? 0;
  if (stored < 2) return;
  const reason = `it lists none any more, and ${stored} are stored: they may be switched off`;
  throw new GitHubRefused(`${repo.full_name}: ${reason}.`, { parts: [kind], reason });
}

/** Items by their node ids, a page at a time. */
export async function readAgain(
  run: Run,
  repo: RepoRow,
  kind: ItemKind,
  ids: readonly string[],
  knownUntil: string | null,
): Promise<void> {
  const size = new PageSize(run.sizes);
  for (let read = 0; read < ids.length && !run.stop.aborted;) {
    const items = await readItems(run.github, repo, kind, ids.slice(read), size);
    const now = run.now().toISOString();
    await saveItems(
      run.db,
      repo.id,
      kind,
      { ...items, batch: run.pseudonymize(items.batch) },
      run.github.takeCalls(),
      { known_until: knownUntil, now },
    );
    run.summary[kind] += items.batch[kind].length;
    read += items.asked;
    run.progress({
      repository: repo.full_name,
      stream: `${kind} read again`,
      stored: read,
      total: ids.length,
      page_size: items.asked,
      points: null,
      points_left: null,
      note: null,
    });
  }
}

/** Labels, releases and tags have no order by change: the whole list again, from its beginning. */
export async function readCompleteList(
  run: Run,
  repo: RepoRow,
  stream: 'labels' | 'releases' | 'tags',
): Promise<void> {
  const known = (await readPositions(run.db, [repo.id])).find((position) => position.stream === stream);
  const [position] = await startOver(
    run.db,
    [{ repo_id: repo.id, stream, page_size: known?.page_size ?? run.sizes.first, down_to: null }],
    run.now().toISOString(),
  );
  const present: string[] = [];
  const pages = pagesOf(stream, {
    github: run.github,
    repo,
    after: null,
    size: new PageSize(run.sizes),
    downTo: null,
  });
  for await (const page of pages) {
    const now = run.now().toISOString();
    await savePage(
      run.db,
      position!,
      { ...page, batch: run.pseudonymize(page.batch) },
      { completes: stream, known_until: null },
      run.github.takeCalls(),
      now,
    );
    present.push(...page.batch.labels.map(({ name }) => name));
    present.push(...page.batch.releases.map(({ id }) => id));
    present.push(...page.batch.tags.map(({ name }) => name));
    if (page.done && page.unreadable.length === 0) await saveGone(run.db, repo.id, stream, present, now);
    if (run.stop.aborted) return;
  }
}
