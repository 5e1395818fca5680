/** Asks GitHub who of the team is busy: a courtesy, without which everything else goes on. */
import { wholeSecond } from '../../domain/calendar/instant.ts';
import { readBusy } from '../../github/people/busy.ts';
import { GitHubRefused } from '../../github/transport/failures.ts';
import { saveBusy, teamToAsk } from '../../store/people/busy.ts';
import { asking, type Run } from '../history/history.ts';

export async function observeBusy(run: Run): Promise<void> {
  if (run.stop.aborted) return;
  const team = await teamToAsk(run.db, wholeSecond(run.now()));
  if (team.length === 0) return;
  try {
    await asking(run, async (github) => {
      const statuses = await readBusy(github, team);
      const busy = [...statuses].flatMap(([id, { is_busy, ends_at }]) => (is_busy ? [{ id, ends_at }] : []));
      const now = wholeSecond(run.now());
      await saveBusy(run, { answered: [...statuses.keys()], busy }, { calls: github.takeCalls(), now });
    });
  } catch (error) {
    // A GitHub that does not know the fields, or shows them to nobody: whom it calls busy is forgotten by itself.
    if (!(error instanceof GitHubRefused) || error.everywhere) throw error;
    run.summary.warnings.push(
      `Who of the team is busy on GitHub cannot be read (${error.reason}); nobody counts as busy.`,
    );
  }
}
