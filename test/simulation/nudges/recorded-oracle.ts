/** Whose turn it cannot have been, read from the recorded files alone: no database, and none of the rules. */
import type { GhdFile, GhdItem } from '../../support/recorded/ghd.ts';
import { DAY, type RecordedYear } from './recorded-year.ts';
import { excesses, isWorkingHour, workingHours } from './oracle.ts';

interface Word {
  by: string;
  at: number;
  /** null = a comment. */
  state: string | null;
}

export function violationsOnRecord(year: RecordedYear, files: readonly GhdFile[]): string[] {
  const found = excesses(year.said);
  const keys = year.said.map(({ body }) => /headwater: (.*) -->/.exec(body)![1]!);
  if (new Set(keys).size < keys.length) found.push('a comment stands twice');
  for (const one of year.said) {
    const terms = year.terms.find(({ repo_id }) => repo_id === one.repo_id)!;
    const file = files.find(({ header }) => header.repo === terms.repository)!;
    const item = file.items.find(({ k, number }) => k === 'p' && number === one.number)!;
    const report = (what: string) =>
      found.push(`${new Date(one.at).toISOString()} ${terms.repository}#${one.number}: ${what}`);
    const consent = terms.consentAt(one.at);
    if (consent.state !== 'given') report('nobody had asked for comments');
    if (one.mentioned !== null && !(consent.state === 'given' && consent.mentions))
      report('nobody wanted mentions');
    if (one.at < terms.read_from + 14 * DAY) report('the repository was not read, or new');
    if (!isOpenAt(item, one.at)) report('it was not open');
    if (/^\s*(\[WIP\]|WIP:)/i.test(titleAt(item, one.at))) report('it was work in progress');
    for (const problem of sideProblems(one, item, file)) report(problem);
  }
  found.push(...requestViolations(year, files));
  return found;
}

/** What must never have happened with GitHub's own requests for a review. */
export function requestViolations(
  { requested, said, terms }: RecordedYear,
  files: readonly GhdFile[],
): string[] {
  const found: string[] = [];
  const calls = [
    ...requested,
    ...said.flatMap(({ mentioned, ...one }) => (mentioned === null ? [] : [{ ...one, person: mentioned }])),
  ];
  const isSame = (a: { repo_id: string; number: number }, b: { repo_id: string; number: number }) =>
    a.repo_id === b.repo_id && a.number === b.number;
  for (const one of requested) {
    const own = terms.find(({ repo_id }) => repo_id === one.repo_id)!;
    const file = files.find(({ header }) => header.repo === own.repository)!;
    const item = file.items.find(({ k, number }) => k === 'p' && number === one.number)!;
    const report = (what: string) =>
      found.push(`${new Date(one.at).toISOString()} ${own.repository}#${one.number}: ${what}`);
    const consent = own.consentAt(one.at);
    if (consent.state !== 'given' || !consent.review_requests) report('nobody wanted requests for reviews');
    if (one.at < own.read_from + 14 * DAY) report('the repository was not read, or new');
    if (!isWorkingHour(one.at)) report('it was a day off');
    if (!isOpenAt(item, one.at)) report('it was not open');
    if (/^\s*(\[WIP\]|WIP:)/i.test(titleAt(item, one.at))) report('it was work in progress');
    if (item.author?.toLowerCase() === one.login.toLowerCase()) report('its author was asked to review it');
    if (workingHours(Date.parse(item.createdAt), one.at) < 10 * 24 - 1)
      report('it had not waited ten working days');
    const words = wordsOn(item, file).filter((word) => word.at <= one.at);
    const mergers = words.filter((word) => word.by !== item.author?.toLowerCase() && hadMerged(word, file));
    if (mergers.length > 0) report('a maintainer had answered');
    const here = requested.filter((other) => isSame(one, other));
    if (here.length > 2) report('more than two requests on it');
    if (here.some((other) => other !== one && other.turn_start === one.turn_start)) report('two in a turn');
    if (calls.filter((call) => isSame(one, call) && call.person === one.person).length > 1)
      report('somebody was called twice on it');
    const week = calls.filter(
      (call) => call.person === one.person && call.at > one.at - 7 * DAY && call.at <= one.at,
    );
    if (week.length > 3) report('somebody was called more than three times in a week');
    const run = [...requested, ...said].filter(({ at }) => at === one.at);
    if (run.length > 20) report('more than twenty in a run');
    if (run.filter(({ repo_id }) => repo_id === one.repo_id).length > 5)
      report('more than five in a repository and run');
    if (
      said.some(
        (comment) =>
          isSame(one, comment) && comment.at >= one.at && workingHours(one.at, comment.at) < 5 * 24 - 1,
      )
    )
      report('a comment came before the review had its five working days');
  }
  return found;
}

function sideProblems({ party, at }: RecordedYear['said'][number], item: GhdItem, file: GhdFile): string[] {
  const problems: string[] = [];
  const words = wordsOn(item, file).filter((word) => word.at <= at);
  if (workingHours(Math.max(Date.parse(item.createdAt), ...words.map((word) => word.at)), at) < 5 * 24 - 1)
    problems.push('somebody had just spoken');
  const author = item.author?.toLowerCase() ?? '';
  const others = words.filter(({ by }) => by !== author);
  const lastOf = (by: string) => others.findLast((word) => word.by === by && isDecisive(word));
  const standing = [...new Set(others.map(({ by }) => by))].flatMap((by) => lastOf(by) ?? []);
  const authorsLast = words.findLast(({ by }) => by === author)?.at ?? -Infinity;
  const asked = standing.filter(
    ({ state, at: since }) => state === 'CHANGES_REQUESTED' && since > authorsLast,
  );
  if (party === 'author') {
    // No thread is open and no check is required in this year: changes that were asked for are the only structure.
    if (asked.length === 0) problems.push('nobody asked the author for changes');
    else if (workingHours(Math.min(...asked.map((word) => word.at)), at) < 14 * 24 - 1)
      problems.push('it had not waited fourteen working days');
    return problems;
  }
  if (workingHours(Date.parse(item.createdAt), at) < 14 * 24 - 1)
    problems.push('it had not waited fourteen working days');
  const mergers = others.filter((word) => hadMerged(word, file));
  if (mergers.some((word) => asked.includes(word))) problems.push('the author had been asked for changes');
  if (standing.length === 0 && mergers.length > 0)
    problems.push('words alone say whose turn it was: a guess');
  return problems;
}

const isDecisive = ({ state }: Word) => state === 'APPROVED' || state === 'CHANGES_REQUESTED';

function wordsOn(item: GhdItem, { header }: GhdFile): Word[] {
  const isPerson = (login: string) => header.users[login]?.type === 'User';
  const said = [
    ...item.comments.map((one) => ({ ...one, state: null })),
    ...(item.reviews ?? []).flatMap((one) =>
      one.submittedAt === null ? [] : [{ ...one, createdAt: one.submittedAt }],
    ),
  ];
  return said
    .flatMap(({ author, createdAt, state }) =>
      author !== null && isPerson(author)
        ? [{ by: author.toLowerCase(), at: Date.parse(createdAt), state }]
        : [],
    )
    .toSorted((a, b) => a.at - b.at);
}

/** Who has merged somebody else's pull request in the half year before they spoke can merge, whoever else can. */
function hadMerged({ by, at }: Word, { items }: GhdFile): boolean {
  return items.some(({ mergedBy, mergedAt, author }) => {
    if (mergedBy?.toLowerCase() !== by || !mergedAt || author?.toLowerCase() === by) return false;
    return Date.parse(mergedAt) <= at && Date.parse(mergedAt) > at - 180 * DAY;
  });
}

function isOpenAt({ createdAt, timeline }: GhdItem, at: number): boolean {
  const last = timeline
    .filter(({ t, createdAt: then }) => /^(Closed|Merged|Reopened)Event$/.test(t) && Date.parse(then) <= at)
    .at(-1);
  return Date.parse(createdAt) <= at && (last === undefined || last.t === 'ReopenedEvent');
}

function titleAt({ title, timeline }: GhdItem, at: number): string {
  const next = timeline.find(({ t, createdAt }) => t === 'RenamedTitleEvent' && Date.parse(createdAt) > at);
  return next?.previousTitle ?? title;
}
