/**
 * Which columns hold people, by their names: one rule for what is written under a pseudonym and for what goes over to one
 * when somebody opts out, so that a new table cannot leak a person.
 */

/** Numbers of other things than people; every other "…_id" is a users.id. `test/house/people.test.ts` holds the schema against it. */
const NOT_PEOPLE = new Set([
  'node_id',
  'review_id',
  'in_reply_to_id',
  'card_id',
  'text_id',
  'thread_id',
  'suite_id',
  'app_id',
  'installation_id',
  // Where the App is installed: a party to a contract, named in `account` as well.
  'account_id',
  'delivery_id',
  'attempt_id',
  'hook_id',
  'team_id',
  'comment_id',
  'posted_id',
  'project_id',
]);

/** Whether a column of that name refers to users.id. */
export function holdsPerson(column: string): boolean {
  return column.endsWith('_id') && !NOT_PEOPLE.has(column) && !/(^|_)repo_id$/.test(column);
}

/** Names of columns that hold a login, and not the number of its bearer. */
const LOGIN = /(^|_)(login|login_key|who|mentee|mentor|sponsor|confirmed_by|handle)$/;

/** Whether a text column of that name can hold a login. */
export function holdsLogin(column: string): boolean {
  return LOGIN.test(column);
}
