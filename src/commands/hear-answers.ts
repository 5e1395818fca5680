/** Answers beneath the weekly issue: heard when a delivery tells of one, and before a report is computed. */
import type { Configuration } from '../config/configuration.ts';
import { wholeSecond } from '../domain/calendar/instant.ts';
import { hearAnswers } from '../flows/corrections/hear.ts';
import { answersApi } from '../github/nudges/answers.ts';
import { GitHubRefused } from '../github/transport/failures.ts';
import type { Database } from '../store/driver/database.ts';
import type { CommandContext } from './context.ts';
import { reasonOf } from './server-log.ts';
import { writing } from './writing.ts';

/**
 * @param only numbers of issues; absent = all that are not old
 * @param failed told when GitHub could not be asked: they are read the next time
 * @returns how many were carried out; 0 where nobody may write, since nobody could answer
 */
export async function hearAnswersOf(
  ctx: CommandContext,
  db: Database,
  { report }: Configuration,
  { only, failed }: { only?: readonly number[]; failed: (line: string) => void },
): Promise<number> {
  const writers = report === undefined || only?.length === 0 ? null : writing(ctx);
  if (writers === null) return 0;
  try {
    return await hearAnswers({
      db,
      answers: answersApi({ restUrl: ctx.settings.rest_url }),
      writerFor: writers.writerFor,
      repository: report!.repository,
      now: wholeSecond(ctx.now()),
      ...(only && { only }),
    });
  } catch (error) {
    // Whoever may not write there could not answer; the post says so itself.
    if (error instanceof GitHubRefused) return 0;
    failed(`Answers beneath the weekly issue could not be read, and are the next time: ${reasonOf(error)}`);
    return 0;
  }
}
