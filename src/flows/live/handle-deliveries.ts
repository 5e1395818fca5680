/**
 * The worker's half of the inbox: deliveries are claimed, handed to the application, and what they touch is marked in
 * one transaction with their being done. GitHub is not asked here.
 */
import { People, type RestUser } from '../../domain/people/actor-rows.ts';
import type { Institution } from '../../domain/people/institution.ts';
import { afterFailure, killsWorkers } from '../../domain/live/attempts.ts';
import { oursOf, sift, type Sifted } from '../../domain/live/ours.ts';
import { MalformedPayload, requiredNumber, textAt, type Payload } from '../../domain/live/payload.ts';
import { nothing, type Touched } from '../../domain/live/touched.ts';
import type { Database } from '../../store/driver/database.ts';
import { commit } from '../../store/history/commit.ts';
import type { Writing } from '../../store/history/writing.ts';
import {
  claimDeliveries,
  finishDeliveries,
  parkDelivery,
  putOffDelivery,
  stillClaimed,
  type ClaimedDelivery,
  type Outcome,
} from '../../store/live/inbox.ts';
import { saveInstallation } from '../../store/live/installations.ts';
import { mark } from '../../store/live/marks.ts';
import { pullRequestsAt, storedItemsNamed } from '../../store/live/items-found.ts';
import { ownRepositories } from '../../store/live/ours.ts';
import { savePayloadFacts, type ReceivedFact } from '../../store/live/payload-facts.ts';
import { hideRepositories } from '../../store/repositories/repos.ts';
import { tryParkedAgain } from '../../store/outbox/parked.ts';

/** @returns what its handlers found; null = there is none for this event */
export type Dispatch = (delivery: { id: string; name: string; payload: Payload }) => Promise<Touched | null>;

export interface HandledDelivery {
  event: string;
  outcome: Outcome | 'put off' | 'parked';
  problem: string | null;
  /** From receipt to now. */
  age_seconds: number;
  /** The issues and pull requests that it touched. */
  items: { repo_id: string; number: number }[];
  /** Where somebody commented, also where nothing else is ours. */
  commented: Commented | null;
}

export interface Commented {
  /** owner/name */
  repository: string;
  number: number;
}

export interface HandleDeliveries {
  db: Database;
  dispatch: Dispatch;
  institution: Institution;
  /** HEADWATER_PSEUDONYM_KEY; null = not set. */
  pseudonymKey: string | null;
  now: () => Date;
}

export const DELIVERIES_AT_ONCE = 20;

/** One batch. @returns what became of each; none = nothing is due */
export async function handleDeliveries(options: HandleDeliveries): Promise<HandledDelivery[]> {
  const { db, now } = options;
  const claimed = await claimDeliveries(db, now().toISOString(), DELIVERIES_AT_ONCE);
  if (claimed.length === 0) return [];
  const ours = oursOf(options.institution, await ownRepositories(db));
  const read: Read[] = [];
  const failed: Failed[] = [];
  for (const delivery of claimed)
    try {
      if (killsWorkers(delivery.attempts))
        throw new MalformedPayload(`its worker died each time it was tried`);
      const payload = payloadOf(delivery);
      const { id, event: name } = delivery;
      const touched = (await options.dispatch({ id, name, payload })) ?? nothing();
      read.push({ delivery, sifted: sift(touched, payload, ours), commented: commentedIn(name, payload) });
    } catch (error) {
      failed.push({ delivery, error });
    }
  try {
    await keep(options, read);
  } catch (error) {
    if (read.length > 1) failed.push(...(await keepOneByOne(options, read)));
    else failed.push(...read.map(({ delivery }) => ({ delivery, error })));
  }
  const problems = await giveUp(db, failed, now());
  const sifted = new Map(read.map((one) => [one.delivery, one.sifted]));
  const commented = new Map(read.map((one) => [one.delivery, one.commented]));
  return claimed.map((delivery) => ({
    items: itemsOf(sifted.get(delivery)),
    commented: commented.get(delivery) ?? null,
    event: delivery.event,
    outcome: problems.get(delivery)?.outcome ?? sifted.get(delivery)!.outcome,
    problem: problems.get(delivery)?.problem ?? null,
    age_seconds: Math.max(0, (now().getTime() - delivery.received_at.getTime()) / 1000),
  }));
}

interface Read {
  delivery: ClaimedDelivery;
  sifted: Sifted;
  commented: Commented | null;
}

function commentedIn(event: string, payload: Payload): Commented | null {
  const repository = textAt(payload, 'repository', 'full_name');
  if (event !== 'issue_comment' || repository === null) return null;
  return { repository, number: requiredNumber(payload, 'issue', 'number') };
}

function itemsOf(sifted: Sifted | undefined): HandledDelivery['items'] {
  return (sifted?.marks ?? []).flatMap(({ repo_id, thing, number }) =>
    thing === 'pull_request' || thing === 'issue' ? [{ repo_id, number }] : [],
  );
}

interface Failed {
  delivery: ClaimedDelivery;
  error: unknown;
}

function payloadOf({ body }: ClaimedDelivery): Payload {
  const payload: unknown = JSON.parse(body);
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload))
    throw new MalformedPayload('the payload is no object');
  return payload as Payload;
}

/** One that the database does not take must not hold up the others. */
async function keepOneByOne(options: HandleDeliveries, read: readonly Read[]): Promise<Failed[]> {
  const failed: Failed[] = [];
  for (const one of read)
    try {
      await keep(options, [one]);
    } catch (error) {
      failed.push({ delivery: one.delivery, error });
    }
  return failed;
}

async function keep(options: HandleDeliveries, read: readonly Read[]): Promise<void> {
  if (read.length === 0) return;
  const at = options.now().toISOString();
  await commit(options, { repo_id: null, now: at, stream: 'deliveries' }, async (writing) => {
    const { trx } = writing;
    const held = await stillClaimed(
      trx,
      read.map(({ delivery }) => delivery),
    );
    const own = read.filter(({ delivery }) => held.has(delivery.id));
    await keepFacts(writing, own);
    for (const { sifted } of own) {
      const { accounts, repositories } = sifted.opened;
      if (accounts.length > 0) await tryParkedAgain(trx, { accounts }, at);
      if (repositories.length > 0) await tryParkedAgain(trx, { repositories }, at);
    }
    const hidden = await hideRepositories(
      trx,
      'id',
      own.flatMap(({ sifted }) => sifted.hidden),
    );
    const beside = [
      ...(await pullRequestsAt(
        trx,
        own.flatMap(({ sifted }) => sifted.commits),
      )),
      ...(await storedItemsNamed(
        trx,
        own.flatMap(({ sifted }) => sifted.mentions),
      )),
    ];
    // What comes late was private then: whether it is now GitHub says.
    const unsure = hidden.map((repo_id) => ({ repo_id, thing: 'repository', number: 0 }) as const);
    await mark(
      trx,
      [
        ...own.flatMap(({ sifted }) => sifted.marks),
        ...[...beside, ...unsure].map((one) => ({ ...one, must_reach: null })),
      ],
      at,
    );
    await finishDeliveries(
      trx,
      own.map(({ delivery, sifted }) => ({
        delivery,
        outcome: sifted.outcome,
        is_private: sifted.hidden.length > 0,
      })),
      at,
    );
  });
}

async function keepFacts(writing: Writing, read: readonly Read[]): Promise<void> {
  const people = new People();
  const received: ReceivedFact[] = [];
  for (const { delivery, sifted } of read) {
    const received_at = delivery.received_at.toISOString();
    for (const installation of sifted.installations)
      await saveInstallation(writing.trx, installation, received_at);
    for (const fact of sifted.facts) {
      const subject = fact.kind === 'membership' ? fact.who : null;
      received.push({
        fact,
        delivery: delivery.id,
        received_at,
        actor_id: idOf(people, fact.by),
        subject_id: idOf(people, subject),
      });
    }
  }
  if (received.length === 0) return;
  await savePayloadFacts(writing, [...people.rows.values()], received);
}

function idOf(people: People, user: RestUser | null): string | null {
  return user === null ? null : people.addFromRest(user);
}

/** @returns what is said of each that failed */
async function giveUp(
  db: Database,
  failed: readonly Failed[],
  now: Date,
): Promise<Map<ClaimedDelivery, { outcome: 'put off' | 'parked'; problem: string }>> {
  const said = new Map<ClaimedDelivery, { outcome: 'put off' | 'parked'; problem: string }>();
  for (const { delivery, error } of failed) {
    const problem = problemOf(error);
    const isHopeless = rootOf(error) instanceof MalformedPayload || rootOf(error) instanceof SyntaxError;
    const dueAt = isHopeless ? null : afterFailure(delivery.attempts, now);
    if (dueAt === null) await parkDelivery(db, delivery, problem, now.toISOString());
    else await putOffDelivery(db, delivery, problem, dueAt.toISOString());
    said.set(delivery, { outcome: dueAt === null ? 'parked' : 'put off', problem });
  }
  return said;
}

/** Probot hands on what its handlers threw together, each with the event hung on it. */
function rootOf(error: unknown): unknown {
  return error instanceof AggregateError ? (error.errors as unknown[])[0] : error;
}

/** One line that quotes nothing of the payload: a parser's message may. */
function problemOf(error: unknown): string {
  const root = rootOf(error);
  if (root instanceof SyntaxError) return 'the payload is no JSON';
  const message = root instanceof Error ? root.message : String(root);
  return message.replace(/\s+/g, ' ').slice(0, 300);
}
