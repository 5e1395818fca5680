/** What the database's errors ask of whoever writes: another try, or a closer look at the rows. */

/** Data exceptions, broken rules, and what is too large for an index: it is one value, not the whole. */
const ABOUT_DATA = /^(22|23|54)/;
/** Two writers in each other's way: one of them is asked to begin again. */
const PASSING = new Set(['40001', '40P01']);

export function isAboutData(error: unknown): boolean {
  return ABOUT_DATA.test(codeOf(error));
}

export function isPassing(error: unknown): boolean {
  return PASSING.has(codeOf(error));
}

/** The database's words, in one line. */
export function reasonOf(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  return words.replace(/\s+/g, ' ').slice(0, 200);
}

/** PostgreSQL's five characters; '' = not the database's. */
function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
  return typeof code === 'string' && code.length === 5 ? code : '';
}
