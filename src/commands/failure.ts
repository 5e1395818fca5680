/** How a run can end, and the one line that says why. */
import { CommanderError } from 'commander';
import { ConfigurationError } from '../config/error.ts';
import { WindowError } from '../domain/calendar/week.ts';
import { PseudonymKeyMissing } from '../domain/people/pseudonyms.ts';
import { NotConfigured } from '../flows/repositories/discover.ts';
import { GitHubRefused, GitHubUnavailable, Stopped, WrongSetting } from '../github/transport/failures.ts';
import { SqliteError } from '../import/sqlite-file.ts';
import { DatabaseError } from '../store/driver/database.ts';
import { DirectoryInUse } from '../store/driver/directory-lock.ts';
import { redactShapes, type Redact } from '../domain/settings/redaction.ts';
import { DatabaseFailure, databaseFailure } from './database-failure.ts';
import { errorLine } from './error-line.ts';
import { EXIT, IncompleteError, UsageError } from './exit.ts';

export { EXIT, UsageError };

export interface RunFailure {
  code: number;
  /** What to print on stderr, one line per issue. */
  lines: string[];
}

/** @param redact takes out what no line may hold; without it, what has the shape of a secret */
export function failureOf(error: unknown, redact: Redact = redactShapes): RunFailure {
  const { code, lines } = toldApart(error);
  return { code, lines: lines.map((line) => errorLine(redact(line))) };
}

function toldApart(error: unknown): RunFailure {
  if (error instanceof ConfigurationError) return { code: EXIT.usage, lines: error.lines };
  if (error instanceof UsageError || error instanceof WindowError || error instanceof NotConfigured)
    return { code: EXIT.usage, lines: [error.message] };
  if (error instanceof IncompleteError) return { code: EXIT.incomplete, lines: [error.message] };
  if (error instanceof CommanderError) return { code: EXIT.usage, lines: [commandLineIssue(error)] };
  if (
    error instanceof DatabaseError ||
    error instanceof DirectoryInUse ||
    error instanceof PseudonymKeyMissing ||
    error instanceof SqliteError
  )
    return { code: EXIT.usage, lines: [error.message] };
  if (error instanceof WrongSetting) return { code: EXIT.usage, lines: [oneLine(error.message)] };
  if (error instanceof GitHubRefused) return { code: EXIT.refused, lines: [oneLine(error.message)] };
  if (error instanceof GitHubUnavailable) return { code: EXIT.failed, lines: [oneLine(error.message)] };
  // Asked to stop while waiting: the last whole page is stored, nothing is wrong.
  if (error instanceof Stopped) return { code: EXIT.done, lines: [`Stopped; run it again to go on.`] };
  if (error instanceof DatabaseFailure) return { code: error.exit, lines: [error.message] };
  return databaseFailure(error, 'DATABASE_URL') ?? { code: EXIT.failed, lines: [unforeseen(error)] };
}

/** Commander writes "error: unknown option '--wek'\n(Did you mean --week?)". */
function commandLineIssue(error: CommanderError): string {
  const words = oneLine(error.message.replace(/^error: /, '')).replace(/\.$/, '');
  return `${words}; see \`headwater --help\`.`;
}

function unforeseen(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return `${oneLine(message).replace(/\.?$/, '')}; run it again, with LOG_LEVEL=debug for the place in the code.`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
