/** Which files the stored pull requests change, where that has not been read since they were updated. */
import type { RepoRow } from '../../domain/history/facts.ts';
import {
  readFileLists as askForFileLists,
  type WantedFileList,
} from '../../github/changed-files/file-lists.ts';
import { PageSize } from '../../github/transport/page-size.ts';
import { fileListsPageSize, saveFileLists } from '../../store/changed-files/file-lists.ts';
import { countUnreadFileLists, unreadFileLists } from '../../store/changed-files/unread-file-lists.ts';
import { asking, type Run } from './history.ts';
import { tell } from './progress.ts';

/** Where GitHub cannot give one list after the other, it is GitHub's hour: a later run asks again. */
const FAILURES_IN_A_ROW = 3;

/**
 * What is to be read follows from what is stored, so that a process that dies has one page to ask for again. Lists of more
 * than a hundred files are read on with the other continuations.
 */
export async function readFileLists(run: Run, repo: RepoRow): Promise<void> {
  const { db, stop } = run;
  const total = await countUnreadFileLists(db, repo.id);
  if (total === 0) return;
  const { most } = run.file_list_sizes;
  const first = (await fileListsPageSize(db, repo.id)) ?? run.file_list_sizes.first;
  let size = new PageSize({ first, most });
  let [after, stored, failures] = [0, 0, 0];
  while (!stop.aborted && failures < FAILURES_IN_A_ROW) {
    const unread = await unreadFileLists(db, repo.id, after, most);
    if (unread.length === 0) return;
    const wanted = unread.filter((list) => !run.file_lists_asked.has(keyOf(list)));
    if (wanted.length === 0) {
      after = unread.at(-1)!.number;
      continue;
    }
    if (stored === 0) run.summary.streams++;
    const read = await asking(run, async (github) => {
      const page = await askForFileLists(github, repo, wanted, size);
      const page_size = page.lists.length > 0 ? size.now : null;
      const now = run.now().toISOString();
      await saveFileLists(run, repo.id, page, { page_size, now, calls: github.takeCalls() });
      return page;
    });
    const isGiven = read.lists.length > 0;
    failures = isGiven ? 0 : failures + 1;
    // It was one list that made the pages small, not their size.
    if (!isGiven) size = new PageSize({ first, most });
    for (const list of wanted.slice(0, read.asked)) run.file_lists_asked.add(keyOf(list));
    after = wanted[read.asked - 1]!.number;
    stored += read.asked;
    tell(run, repo, 'changed_files', stored, { ...read, total, page_size: read.asked });
    await run.tidy?.('page');
  }
}

function keyOf({ node_id, updated_at }: WantedFileList): string {
  return `${node_id} ${updated_at}`;
}
