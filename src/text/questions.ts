/** What it means for a reader that GitHub does not know a field that a question asks for. */

/** By the beginning of the question's name. */
const LOST: [RegExp, string][] = [
  [/^PullRequests|^RollCallPullRequests/, 'pull requests, with their comments and reviews, are not read'],
  [/^Issues|^RollCallIssues/, 'issues, with their comments, are not read'],
  [/^Continuations/, 'timelines and lists of more than a hundred entries are not read to their end'],
  [/^Labels/, 'the list of labels is not read'],
  [/^Releases/, 'releases are not read'],
  [/^Tags/, 'tags, and who made them, are not read'],
  [/^ChangedFiles/, 'which files pull requests change is not read'],
  [/^Repository$|^Owner/, 'no repository is found'],
  [/^Probe/, '`headwater sync` cannot tell where something happened'],
  [/^Planning|^Versions/, 'what was planned is not read'],
  [/^Board/, 'the board is not read'],
  [/^Roster/, 'the roster is not read'],
  [/^Logins|^Names|^RepositoryNames/, 'logins and former names are not looked up'],
  [/^Permissions/, 'permissions are not observed'],
  [/^Viewer/, 'the token cannot be looked at'],
];

export function misunderstoodLine(question: string, fields: readonly string[]): string {
  const named = fields.length === 1 ? `the field ${fields[0]}` : `the fields ${fields.join(', ')}`;
  const lost = LOST.find(([name]) => name.test(question))?.[1] ?? 'what it asks for is not read';
  return `GitHub does not know ${named} that the question ${question} asks for; until that is mended ${lost}. Update Headwater, or this GitHub where it is your own.`;
}
