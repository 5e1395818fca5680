/** Reads what people answered beneath the weekly issue, keeps what they may say, and says so with a reaction. */
import {
  answersIn,
  mayAnswer,
  type Outcome,
  type Said,
  type SpokenAnswer,
} from '../../domain/corrections/commands.ts';
import type { Answer, AnswersApi } from '../../github/nudges/answers.ts';
import { unlessRefused } from '../../github/outbox/rest-post.ts';
import type { Writer, WriterFor } from '../../github/outbox/who-writes.ts';
import {
  accountNamed,
  answersInADay,
  issuesToListenTo,
  knownAnswers,
  releaseNamed,
  saveAnswer,
  type OwnIssue,
  type Subject,
} from '../../store/corrections/answers.ts';
import type { Database } from '../../store/driver/database.ts';
import { entryOf, want } from '../../store/outbox/ledger.ts';
import { isKnown, optedOut } from '../../store/people/opt-out.ts';
import { answersHelp } from '../../text/issue/questions.ts';
import { withAnswer } from '../../text/nudges/answers.ts';

export interface Hearing {
  db: Database;
  answers: AnswersApi;
  writerFor: WriterFor;
  /** Where the weekly issue stands: owner/name. */
  repository: string;
  /** ISO instant. */
  now: string;
  /** Only beneath these; absent = beneath every issue of the last weeks. */
  only?: readonly number[];
}

/** @returns how many commands were carried out */
export async function hearAnswers(run: Hearing): Promise<number> {
  const { db, repository, now, only } = run;
  const issues = await issuesToListenTo(db, repository, now);
  const listened = issues.filter(({ number }) => only?.includes(number) ?? true);
  const writer = listened.length === 0 ? null : await run.writerFor(repository);
  if (writer === null) return 0;
  // Of somebody who opted out nothing is kept, and they are known by a pseudonym alone.
  const silent = (await optedOut(db)).size > 0;
  let done = 0;
  // One that somebody deleted, transferred or made a discussion keeps nobody from being heard beneath the others.
  for (const issue of listened)
    await unlessRefused(async () => {
      const place = { repository, number: issue.number };
      for (const answer of await run.answers.since(writer, place, issue.since)) {
        const said = answersIn(answer.body);
        if (said.length > 0 && (!silent || (await isKnown(db, answer.user.id))))
          done += await hear(run, issue, writer, { ...answer, said });
      }
    });
  return done;
}

async function hear(
  { db, answers, repository, now }: Hearing,
  issue: OwnIssue,
  writer: Writer,
  answer: Answer & { said: SpokenAnswer[] },
): Promise<number> {
  const known = await knownAnswers(db, answer.id);
  const fresh = answer.said.filter(({ line }) => !known.has(line));
  if (fresh.length === 0) return 0;
  const can_write = await answers.canWrite(writer, repository, answer.user.login);
  let done = 0;
  for (const said of fresh) {
    const answers_today = await answersInADay(db, answer.user.id, now);
    const may = mayAnswer({ can_write, answers_today });
    const { outcome, about } =
      may === 'done' ? await understood(db, said, now) : { outcome: may, about: null };
    const by = { id: answer.id, by: answer.user.id, at: answer.said_at, outcome };
    await saveAnswer(db, said, about, by);
    if (outcome === 'done') done++;
    if (outcome === 'done' && said.verb === 'help') await helpIn(db, issue, now);
    // Whoever may not is not told so in front of everybody. What was deleted, or is locked by now, gets no receipt.
    if (outcome !== 'not_allowed')
      await unlessRefused(() =>
        answers.react(writer, repository, answer.id, outcome === 'done' ? '+1' : 'confused'),
      );
  }
  return done;
}

async function understood(
  db: Database,
  said: Said,
  now: string,
): Promise<{ outcome: Outcome; about: Omit<Subject, 'is_configured'> | null }> {
  const about = (subject: Subject | null) => {
    if (subject === null) return { outcome: 'unknown', about: null } as const;
    // What nobody said there can be taken back, and nothing follows.
    const isDecided = subject.is_configured && said.verb !== 'undo';
    return { outcome: isDecided ? 'configured' : 'done', about: subject } as const;
  };
  if (said.verb === 'help') return { outcome: 'done', about: null };
  if (!('account' in said)) return about(await releaseNamed(db, said.release, now));
  const account = await accountNamed(db, said.account);
  if (said.verb !== 'released')
    return about(said.verb === 'person' && account?.is_user === false ? null : account);
  // A bot releases nothing; somebody stands behind it.
  const release = account?.is_human ? await releaseNamed(db, said.release, now) : null;
  return about(release && { ...release, user_id: account!.user_id });
}

/** At the end of the issue: an edit tells nobody anything, and goes when the issue is next looked at. */
async function helpIn(db: Database, { key }: OwnIssue, now: string): Promise<void> {
  const entry = await entryOf(db, key);
  if (entry?.post.kind !== 'issue') return;
  await want(db, { ...entry.post, body: withAnswer(entry.post.body, answersHelp()) }, now);
}
