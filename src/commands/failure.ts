/** How a run can end, and the one line that says why. */
import { CommanderError } from 'commander';
import { ConfigurationError } from '../config/configuration.ts';
import { WindowError } from '../domain/calendar/week.ts';
import { PseudonymKeyMissing } from '../flows/history/history.ts';
import { NotConfigured } from '../flows/repositories/discover.ts';
import { GitHubRefused, GitHubUnavailable, Stopped, WrongSetting } from '../github/transport/failures.ts';
import { SqliteError } from '../import/sqlite-file.ts';
import { DatabaseError } from '../store/driver/database.ts';
import { DirectoryInUse } from '../store/driver/directory-lock.ts';

export const EXIT = {
  done: 0,
  /** A retry may mend it. */
  failed: 1,
  /** Usage or configuration is wrong. */
  usage: 2,
  /** GitHub refused: permissions, suspended, not found. */
  refused: 3,
  /** The data is incomplete and --strict was given. */
  incomplete: 4,
} as const;

/** The command line asks for something that cannot be done: the message says what to write instead. */
export class UsageError extends Error {}

/** @returns the exit code and what to print on stderr, one line per issue */
export function failureOf(error: unknown): { code: number; lines: string[] } {
  if (error instanceof ConfigurationError) return { code: EXIT.usage, lines: error.lines };
  if (error instanceof UsageError || error instanceof WindowError || error instanceof NotConfigured)
    return { code: EXIT.usage, lines: [error.message] };
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
  return databaseFailure(error) ?? { code: EXIT.failed, lines: [unforeseen(error)] };
}

/** Commander writes "error: unknown option '--wek'\n(Did you mean --week?)". */
function commandLineIssue(error: CommanderError): string {
  const words = oneLine(error.message.replace(/^error: /, '')).replace(/\.$/, '');
  return `${words}; see \`headwater --help\`.`;
}

/** PostgreSQL's and the operating system's codes for a database that cannot be reached or entered. */
const DATABASE_FAILURES: Record<string, { code: number; what: string; remedy: string }> = {
  ECONNREFUSED: { code: EXIT.failed, what: 'nobody listens there', remedy: 'start PostgreSQL' },
  ENOTFOUND: { code: EXIT.failed, what: 'the host is not known', remedy: 'check its name' },
  ECONNRESET: { code: EXIT.failed, what: 'the connection broke', remedy: 'run the command again' },
  '57P01': { code: EXIT.failed, what: 'the server is shutting down', remedy: 'run the command again' },
  '57P03': { code: EXIT.failed, what: 'the server is starting up', remedy: 'run the command again' },
  '53300': { code: EXIT.failed, what: 'it has no connection left', remedy: 'run the command again later' },
  '28P01': { code: EXIT.usage, what: 'the password is wrong', remedy: 'correct it' },
  '28000': { code: EXIT.usage, what: 'this user may not enter', remedy: 'name another user' },
  '3D000': { code: EXIT.usage, what: 'there is no database of this name', remedy: 'create it with createdb' },
  '42501': { code: EXIT.usage, what: 'this user may not create tables', remedy: 'grant it CREATE' },
};

function databaseFailure(error: unknown): { code: number; lines: string[] } | null {
  const found = DATABASE_FAILURES[codeOf(error)];
  if (!found) return null;
  return {
    code: found.code,
    lines: [
      `The database in DATABASE_URL cannot be used: ${found.what}; ${found.remedy}, or correct DATABASE_URL.`,
    ],
  };
}

/** Where a name has two addresses, Node reports both refusals together. */
function codeOf(error: unknown): string {
  const [first] = error instanceof AggregateError ? (error.errors as unknown[]) : [error];
  const code = (first as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : '';
}

function unforeseen(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return `${oneLine(message).replace(/\.?$/, '')}; run it again, with LOG_LEVEL=debug for the place in the code.`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
