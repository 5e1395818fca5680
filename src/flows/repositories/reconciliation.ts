/** Where counts do not agree, or the last time is long ago: every item of a repository is held against GitHub's list. */
import type { RepoRow } from '../../domain/history/facts.ts';
import { isItemNumber, storableText } from '../../domain/history/values.ts';
import { PageSize } from '../../github/transport/page-size.ts';
import { pagesOf } from '../../github/history/pages.ts';
import { readItems, reconcile, type ItemKind } from '../../github/repositories/reconciliation.ts';
import { bookCalls } from '../../store/history/api-calls.ts';
import { readPositions, savePage, startOver } from '../../store/history/cursors.ts';
import { saveAbsent, saveItems, staleItems, writeGone } from '../../store/repositories/reconciliation.ts';
import { GitHubRefused } from '../../github/transport/failures.ts';
import { storedStates } from '../../store/repositories/stored-state.ts';
import { asking, type Run } from '../history/history.ts';
import { tell } from '../history/progress.ts';
import { readContinuations } from '../history/read-stream.ts';

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
  await asking(run, async (github) => {
    for await (const listed of reconcile(github, repo, kind)) {
      for (const { number } of listed) if (isItemNumber(number)) present.add(number);
      await bookCalls(run.db, github.takeCalls());
      await readAgain(run, repo, kind, await staleItems(run.db, repo.id, kind, listed), knownUntil);
      if (run.stop.aborted) return;
    }
  });
  if (run.stop.aborted) return;
  await readContinuations(run, repo);
  if (present.size === 0) await refuseToForgetAll(run, repo, kind);
  const { dropped } = await saveAbsent(run, repo.id, kind, present, { called_at: calledAt, now: calledAt });
  if (dropped > 0)
    tell(run, repo, `${kind} listed`, present.size, {
      total: present.size,
      page_size: 0,
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
    const items = await asking(run, async (github) => {
      const page = await readItems(github, repo, kind, ids.slice(read), size);
      const now = run.now().toISOString();
      const calls = github.takeCalls();
      await saveItems(run, repo.id, kind, page, { known_until: knownUntil, now, calls });
      return page;
    });
    run.summary[kind] += items.batch[kind].length;
    read += items.asked;
    tell(run, repo, `${kind} read again`, read, { total: ids.length, page_size: items.asked });
  }
}

/**
 * Labels, releases and tags have no order by change: the whole list again, from its beginning. Where another process
 * begins it anew meanwhile, that one's list is the newer one.
 */
export async function readCompleteList(
  run: Run,
  repo: RepoRow,
  stream: 'labels' | 'releases' | 'tags',
): Promise<void> {
  const known = (await readPositions(run.db, [repo.id])).find((position) => position.stream === stream);
  const [begun] = await startOver(
    run.db,
    [{ repo_id: repo.id, stream, page_size: known?.page_size ?? run.sizes.first, down_to: null }],
    run.now().toISOString(),
  );
  let position = begun!;
  const present: string[] = [];
  await asking(run, async (github) => {
    const size = new PageSize(run.sizes);
    for await (const page of pagesOf(stream, { github, repo, after: null, size, downTo: null })) {
      const { labels, releases, tags } = page.batch;
      const names = [
        ...labels.map(({ name }) => name),
        ...releases.map(({ id }) => id),
        ...tags.map(({ name }) => name),
      ];
      present.push(...names.flatMap((name) => storableText(name) ?? []));
      const isReadable = page.unreadable.length === 0;
      const next = await savePage(
        run,
        position,
        page,
        {
          completes: stream,
          known_until: null,
          atTheEnd: async (writing) => {
            if (isReadable) await writeGone(writing, stream, present);
          },
        },
        { calls: github.takeCalls(), now: run.now().toISOString() },
      );
      if (next === null || next.started_at !== position.started_at || next.cursor !== page.cursor) return;
      position = next;
      if (run.stop.aborted) return;
    }
  });
}
