/** Reads what the institution plans with: the issues of its planning repository, what hangs on them, its board. */
import { wholeSecond } from '../../domain/calendar/instant.ts';
import type { RepoRow } from '../../domain/history/facts.ts';
import type { ForeignIssue } from '../../domain/planning/plans.ts';
import type { GitHubClient } from '../../github/transport/types.ts';
import { GitHubRefused, GitHubUnavailable } from '../../github/transport/failures.ts';
import { PageSize } from '../../github/transport/page-size.ts';
import {
  planningIssues,
  planningPages,
  updatedAt,
  type PlanningReading,
} from '../../github/planning/planning.ts';
import { boardName, readBoard, type Board } from '../../github/planning/project-board.ts';
import { readRepository } from '../../github/repositories/repositories.ts';
import { readPositions, startOver, type StreamPosition } from '../../store/history/cursors.ts';
import {
  editedSince,
  foreignIssues,
  forgetUnreadablePlans,
  hasUnreadablePlans,
  noteBoardReading,
  ownIssues,
  rememberName,
  PLANNING,
  saveBoard,
  saveForeignIssues,
  saveGoneForeign,
  saveGoneIssues,
  savePlanningPage,
  subIssues,
} from '../../store/planning/planning.ts';
import { saveRepos } from '../../store/repositories/repos.ts';
import { raiseWatermark, readWatermarks } from '../../store/history/watermarks.ts';
import { asking, type Run } from '../history/history.ts';
import { unlessRefused } from '../history/unread.ts';
import { sayRenamed } from '../repositories/names.ts';
import { tell } from '../history/progress.ts';
import type { PlanningSource } from './planning-source.ts';

/** GitHub's copies differ a little: what was updated shortly before the last reading began may have shown after it. */
const OVERLAP_MS = 10 * 60_000;
/** A sub-issue or a deleted issue need not touch anything: now and then all of them are read. */
const WHOLE_AFTER_MS = 7 * 86_400_000;
const WHOLE = 'planning whole';
const TOUCHED = 'planning updated';
/** On most nights nothing was updated: the first page need not be large. */
const FIRST_TOUCHED = 5;

/** A token that may not see the plans is one line of the summary; everything else has been read by then. */
export async function readPlanning(run: Run, source: PlanningSource): Promise<void> {
  await unlessRefused(
    run,
    async () => {
      const { repo } = await asking(run, (github) =>
        readRepository(github, source.repository, { privateToo: true }),
      );
      await saveRepos(run.db, [repo]);
      await rememberName(run.db, repo.id, source.repository);
      if (repo.full_name.toLowerCase() !== source.repository.toLowerCase())
        sayRenamed(run, source.repository, repo.full_name);
      await readIssues(run, repo, source);
      if (run.stop.aborted) return;
      await readBoardAndBeyond(run, source);
    },
    { place: source.repository, part: 'planning' },
  );
}

/** The board, whole, and what stands elsewhere and is planned. */
export async function readBoardAndBeyond(run: Run, source: PlanningSource): Promise<void> {
  const onBoard = source.board === null ? [] : await readCards(run, source.board, source);
  if (run.stop.aborted) return;
  await readForeign(run, source, onBoard);
}

async function readIssues(run: Run, repo: RepoRow, source: PlanningSource): Promise<void> {
  const { db } = run;
  const now = run.now();
  const positions = new Map((await readPositions(db, [repo.id])).map((one) => [one.stream, one]));
  const watermarks = await readWatermarks(db, repo.id);
  const begun = positions.get(WHOLE);
  const isCutOff = begun !== undefined && !begun.finished;
  const isWhole =
    isCutOff ||
    now.getTime() - (watermarks.get(WHOLE)?.getTime() ?? 0) > WHOLE_AFTER_MS ||
    (await hasUnreadablePlans(db, repo.id));
  if (isWhole && !isCutOff) await forgetUnreadablePlans(db, repo.id);
  const stream = isWhole ? WHOLE : TOUCHED;
  const known = positions.get(stream);
  const position =
    known && !known.finished
      ? known
      : (
          await startOver(
            db,
            [
              {
                repo_id: repo.id,
                stream,
                page_size: isWhole ? (known?.page_size ?? run.sizes.first) : FIRST_TOUCHED,
                down_to: isWhole
                  ? null
                  : new Date(watermarks.get(PLANNING)!.getTime() - OVERLAP_MS).toISOString(),
              },
            ],
            now.toISOString(),
          )
        )[0]!;
  const size = new PageSize({ first: position.page_size, most: run.sizes.most });
  const present: number[] = [];
  const end = await readPages(run, repo, source, { position, size, present });
  if (run.stop.aborted || end === null || !end.finished) return;
  // Whoever brought it to its end says what is gone.
  if (end.started_at !== position.started_at) return;
  if (isWhole) {
    // One that went on from a cursor has not seen them all.
    if (position.cursor === null) await saveGoneIssues(run, repo.id, present, wholeSecond(run.now()));
    await raiseWatermark(db, repo.id, WHOLE, position.started_at);
  }
}

/** @returns where the stream stands at the end: see `savePage` */
async function readPages(
  run: Run,
  repo: RepoRow,
  source: PlanningSource,
  { position, size, present }: { position: StreamPosition; size: PageSize; present: number[] },
): Promise<StreamPosition | null> {
  return asking(run, async (github) => {
    let own = position;
    let stored = 0;
    const reading = readingOf(run, github, source.repository, source.host, size);
    for await (const page of planningPages(reading, position.cursor, position.down_to)) {
      const now = run.now().toISOString();
      const next = await savePlanningPage(run, own, page, { calls: github.takeCalls(), now });
      for (const number of page.unreadable)
        run.summary.refused.push(
          `${repo.full_name}#${number}: GitHub cannot read this planning issue whole just now; the next sync tries again.`,
        );
      present.push(...page.batch.issues.map(({ number }) => number), ...page.unreadable);
      stored += page.batch.issues.length;
      tell(run, repo, 'planning', stored, page);
      await run.tidy?.('page');
      // Another process reads the same plans, and brings them to their end.
      if (next === null || next.started_at !== own.started_at || next.cursor !== page.cursor) return next;
      own = next;
      if (run.stop.aborted) break;
    }
    return own;
  });
}

async function readCards(run: Run, board: Board, { host }: PlanningSource): Promise<ForeignIssue[]> {
  const name = boardName(board);
  try {
    return await asking(run, async (github) => {
      const batch = await readBoard(github, board, host);
      await saveBoard(run, name, batch, { calls: github.takeCalls(), now: wholeSecond(run.now()) });
      return batch.issues;
    });
  } catch (error) {
    const isBoards =
      error instanceof GitHubUnavailable || (error instanceof GitHubRefused && !error.everywhere);
    if (!isBoards) throw error;
    await noteBoardReading(run.db, name, error.message, wholeSecond(run.now()));
    run.summary.refused.push(error.message);
    return [];
  }
}

/** Sub-issues and cards that stand elsewhere; what these have as sub-issues belongs to the plan, too. */
async function readForeign(
  run: Run,
  { repository, host }: PlanningSource,
  found: readonly ForeignIssue[],
): Promise<void> {
  const stored = await foreignIssues(run.db);
  const updated = await asking(run, (github) =>
    updatedAt(
      github,
      repository,
      stored.map(({ node_id }) => node_id),
    ),
  );
  const isGone = (id: string) => updated.get(id) === null;
  await saveGoneForeign(run, stored.map(({ node_id }) => node_id).filter(isGone), wholeSecond(run.now()));
  const since = new Map(stored.map(({ node_id, planned_since }) => [node_id, Date.parse(planned_since)]));
  const outdated = new Set(
    stored
      .filter(({ node_id, updated_at }) => {
        const now = updated.get(node_id);
        return typeof now === 'string' && Date.parse(now) !== Date.parse(updated_at);
      })
      .map(({ node_id }) => node_id),
  );
  const isNews = ({ node_id, planned_since }: ForeignIssue) =>
    outdated.has(node_id) || !((since.get(node_id) ?? Infinity) <= Date.parse(planned_since));
  let pending = earliest(
    [...stored, ...(await subIssues(run.db)), ...found].filter(({ node_id }) => !isGone(node_id)),
  );
  while (!run.stop.aborted) {
    const own = await ownIssues(run.db, [...pending.keys()]);
    const wanted = new Map([...pending].filter(([id, issue]) => !own.has(id) && isNews(issue)));
    if (wanted.size === 0) return;
    const batches = await asking(run, async (github) => {
      const reading = readingOf(run, github, repository, host, new PageSize(run.sizes));
      const read = await planningIssues(reading, wanted);
      const now = run.now().toISOString();
      for (const batch of read) await saveForeignIssues(run, batch, { calls: github.takeCalls(), now });
      return read;
    });
    for (const [id, { planned_since }] of wanted) {
      since.set(id, Date.parse(planned_since));
      outdated.delete(id);
    }
    pending = earliest(batches.flatMap((batch) => batch.sub_issues));
  }
}

/** An issue that was added several times became a planning item the first time. */
function earliest(found: readonly ForeignIssue[]): Map<string, ForeignIssue> {
  const first = new Map<string, ForeignIssue>();
  for (const issue of found) {
    const known = first.get(issue.node_id);
    if (!known || Date.parse(issue.planned_since) < Date.parse(known.planned_since))
      first.set(issue.node_id, issue);
  }
  return first;
}

function readingOf(
  run: Run,
  github: GitHubClient,
  repository: string,
  host: string,
  size: PageSize,
): PlanningReading {
  return {
    github,
    repository,
    host,
    size,
    editedSince: (texts) => editedSince(run.db, texts),
  };
}
