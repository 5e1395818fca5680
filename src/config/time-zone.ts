/**
 * Names of time zones that mean the same to PostgreSQL, which computes with them, and to JavaScript. Offsets do not:
 * PostgreSQL takes "+05:30" and "UTC+3" as POSIX does, with the sign turned round. Nor do abbreviations: "EST" and
 * "IST" have several meanings, and which one a server takes is its own setting.
 */
const AREAS =
  'Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Brazil|Canada|Chile|Etc|Europe|Indian|Mexico|Pacific|US';
const NAME = new RegExp(String.raw`^(?:UTC|(?:${AREAS})(?:/[A-Z][A-Za-z\d_+-]*)+)$`);

export function isTimeZone(name: string): boolean {
  if (!NAME.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
