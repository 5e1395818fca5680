/** How a run can end. Light, since every command needs it; what went wrong is told apart in failure.ts. */

export const EXIT = {
  done: 0,
  /** A retry may mend it. */
  failed: 1,
  /** Usage or configuration is wrong. */
  usage: 2,
  /** GitHub refused: permissions, suspended, not found. */
  refused: 3,
  /** The data is incomplete and --strict was given, or something would be posted that rests on it. */
  incomplete: 4,
} as const;

/** The command line asks for something that cannot be done: the message says what to write instead. */
export class UsageError extends Error {}

/** What is stored is not enough for what was asked. */
export class IncompleteError extends Error {}
