/** Reads what people answered beneath our comments, does what they may ask for, and says so with a reaction. */
import {
  ASKING_VERBS,
  commandsIn,
  outcomeOf,
  snoozedUntil,
  type SpokenCommand,
} from '../../domain/nudges/commands.ts';
import type { Institution } from '../../domain/people/institution.ts';
import type { Answer, AnswersApi } from '../../github/nudges/answers.ts';
import { unlessRefused } from '../../github/outbox/rest-post.ts';
import type { Writer, WriterFor } from '../../github/outbox/who-writes.ts';
import { accountNamed } from '../../store/corrections/answers.ts';
import type { Database } from '../../store/driver/database.ts';
import {
  commandsInADay,
  hasCommanded,
  knownLines,
  placesToListen,
  saveCommand,
  type Listened,
} from '../../store/nudges/commands.ts';
import { entryOf, want } from '../../store/outbox/ledger.ts';
import { isKnown, optedOut } from '../../store/people/opt-out.ts';
import { helpText, statusText, withAnswer } from '../../text/nudges/answers.ts';
import { computeAttention } from '../attention/attention.ts';

export interface Obedience {
  db: Database;
  answers: AnswersApi;
  writerFor: WriterFor;
  institution: Institution;
  /** ISO instant. */
  now: string;
  /** Only beneath these; absent = wherever somebody may have answered. */
  only?: readonly { repo_id: string; number: number }[];
}

/** @returns how many commands were carried out */
export async function obeyCommands(run: Obedience): Promise<number> {
  let done = 0;
  // Somebody who opted out is known by a pseudonym alone: what they write is not kept, and so not carried out.
  const silent = (await optedOut(run.db)).size > 0;
  // A pull request that is gone, or an owner who took the permission back, silences nobody elsewhere.
  for (const place of await placesToListen(run.db, run.only ?? null))
    await unlessRefused(async () => {
      const writer = await run.writerFor(place.repository);
      if (writer === null) return;
      for (const answer of await run.answers.since(writer, place, place.since)) {
        // Where no text of ours stands nothing can be answered in it.
        const said = commandsIn(answer.body).filter(
          ({ verb }) => place.key !== null || !ASKING_VERBS.has(verb),
        );
        if (said.length > 0 && (!silent || (await isKnown(run.db, answer.user.id))))
          done += await obey(run, place, writer, { ...answer, said });
      }
    });
  return done;
}

async function obey(
  { db, answers, now, institution }: Obedience,
  place: Listened,
  writer: Writer,
  answer: Answer & { said: SpokenCommand[] },
): Promise<number> {
  const known = await knownLines(db, place.repo_id, answer.id);
  const fresh = answer.said.filter(({ line }) => !known.has(line));
  if (fresh.length === 0) return 0;
  const can_write = await answers.canWrite(writer, place.repository, answer.user.login);
  const at = Date.parse(answer.said_at);
  const answerTo = async (verb: SpokenCommand['verb'], { repository, number }: Listened) => {
    if (verb === 'help') return helpText();
    const { items } = await computeAttention(db, { institution, now, repository });
    return statusText(items.find((one) => one.number === number) ?? null, now);
  };
  let done = 0;
  for (const command of fresh) {
    const commands_today = await commandsInADay(db, answer.user.id, now);
    const who = {
      is_author: answer.user.id === place.author_id,
      can_write,
      commands_today,
      has_commanded: command.verb === 'undo' && (await hasCommanded(db, place, answer.user.id)),
    };
    const may = outcomeOf(command, who, { at, head_since: place.head_since });
    const partner = may === 'done' ? await partnerOf(db, command, place, answer) : null;
    const isUnknown = may === 'done' && command.partner !== null && partner === null;
    const until = snoozedUntil(command, at);
    const outcome = await saveCommand(db, place, {
      ...command,
      ...{ id: answer.id, by: answer.user.id, at: answer.said_at, partner },
      outcome: isUnknown ? 'unknown' : may,
      until: until === null ? null : new Date(until).toISOString(),
    });
    if (outcome === 'done') done++;
    if (outcome === 'done' && ASKING_VERBS.has(command.verb))
      await answerIn(db, place.key!, await answerTo(command.verb, place), now);
    // Whoever may not is not told so in front of everybody. What was deleted, or is locked by now, gets no receipt.
    if (outcome !== 'not_allowed')
      await unlessRefused(() =>
        answers.react(writer, place.repository, answer.id, outcome === 'done' ? '+1' : 'confused'),
      );
  }
  return done;
}

/**
 * users.id of whom they take it with, or whose words they take back; null = nobody who is known, a bot, or one of those two
 * who cannot be.
 */
async function partnerOf(
  db: Database,
  { partner }: SpokenCommand,
  { author_id }: Listened,
  { user }: Answer,
): Promise<string | null> {
  const account = partner === null ? null : await accountNamed(db, partner);
  const isOther = account?.is_human && account.user_id !== user.id && account.user_id !== author_id;
  return isOther ? account.user_id : null;
}

/** Below what our comment says: an edit tells nobody anything, and the next answer takes this one's place. */
async function answerIn(db: Database, key: string, answer: string, now: string): Promise<void> {
  const entry = await entryOf(db, key);
  if (entry?.post.kind !== 'comment') return;
  await want(db, { ...entry.post, body: withAnswer(entry.post.body, answer) }, now);
}
