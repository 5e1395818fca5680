/** Commands are carried out as soon as a delivery tells of the comment; what is missed is found before the next reminders. */
import { wholeSecond } from '../domain/calendar/instant.ts';
import { obeyCommands } from '../flows/nudges/obey.ts';
import { answersApi } from '../github/nudges/answers.ts';
import { isHistoryComplete } from '../store/live/installations.ts';
import { hearAnswersOf } from './hear-answers.ts';
import type { Server } from './server.ts';
import { reasonOf } from './server-log.ts';
import { counted } from '../text/figures.ts';
import { writing } from './writing.ts';

/** @param items that somebody has written beneath; a failure is no reason to take the delivery again */
export async function obeyAtOnce(
  { ctx, open, configuration, log }: Server,
  items: readonly { repo_id: string; number: number }[],
): Promise<void> {
  const writers = items.length === 0 || configuration.nudges.mode === 'off' ? null : writing(ctx);
  if (writers === null) return;
  try {
    if (!(await isHistoryComplete(open.db))) return;
    const done = await obeyCommands({
      db: open.db,
      answers: answersApi({ restUrl: ctx.settings.rest_url }),
      ...writers,
      institution: configuration.institution,
      now: wholeSecond(ctx.now()),
      only: items,
    });
    if (done > 0) log.info(`Carried out ${counted(done, 'command')}.`, { done });
  } catch (error) {
    log.warn(`Commands could not be read, and are before the next reminders: ${reasonOf(error)}`);
  }
}

/** Beneath the weekly issue. @param commented where somebody has written */
export async function hearAtOnce(
  { ctx, open, configuration, log }: Server,
  commented: readonly { repository: string; number: number }[],
): Promise<void> {
  const place = configuration.report?.repository.toLowerCase();
  const only = commented.flatMap(({ repository, number }) =>
    repository.toLowerCase() === place ? [number] : [],
  );
  const done = await hearAnswersOf(ctx, open.db, configuration, { only, failed: (line) => log.warn(line) });
  if (done > 0) log.info(`Heard ${counted(done, 'answer')}.`, { done });
}
