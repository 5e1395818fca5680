/** Deliveries as GitHub sends them: signed, with its headers. */
import { createHmac, randomUUID } from 'node:crypto';
import {
  handleDeliveries,
  type Dispatch,
  type HandledDelivery,
} from '../../src/flows/live/handle-deliveries.ts';
import { probotDispatch } from '../../src/commands/dispatch.ts';
import type { Institution } from '../../src/domain/people/institution.ts';
import type { Database } from '../../src/store/driver/database.ts';
import { storeDeliveries } from '../../src/store/live/inbox.ts';
import { APP_ID, KEYS } from './app.ts';

export const SECRET = 'a-secret-for-tests-only-0123456789';

export interface TestDelivery {
  id: string;
  event: string;
  payload: object;
}

export function delivery(event: string, payload: object, id: string = randomUUID()): TestDelivery {
  return { id, event, payload };
}

export function signature(body: string | Buffer, secret = SECRET): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

export function headersOf(
  { id, event }: Pick<TestDelivery, 'id' | 'event'>,
  body: string | Buffer,
  secret = SECRET,
) {
  return {
    'content-type': 'application/json',
    'user-agent': 'GitHub-Hookshot/test',
    'x-github-event': event,
    'x-github-delivery': id,
    'x-github-hook-installation-target-id': String(APP_ID),
    'x-github-hook-installation-target-type': 'integration',
    'x-hub-signature-256': signature(body, secret),
  };
}

/** @returns the HTTP status */
export async function send(
  url: string,
  one: TestDelivery,
  over: Record<string, string> = {},
): Promise<number> {
  const body = JSON.stringify(one.payload);
  const answer = await fetch(url, { method: 'POST', body, headers: { ...headersOf(one, body), ...over } });
  await answer.text();
  return answer.status;
}

let made: Promise<Dispatch> | undefined;

/** Probot, with the application loaded; GitHub is never asked. */
export function testDispatch(): Promise<Dispatch> {
  return (made ??= probotDispatch({ id: APP_ID, private_key: KEYS.privateKey }, 'http://127.0.0.1:9'));
}

/** Straight into the inbox, as the front stores them. */
export async function receive(db: Database, deliveries: readonly TestDelivery[], now: string): Promise<void> {
  await storeDeliveries(
    db,
    deliveries.map(({ id, event, payload }) => {
      const of = (key: string) => (payload as Record<string, { id?: number } | undefined>)[key]?.id ?? null;
      return {
        app_id: APP_ID,
        id,
        event,
        action: (payload as { action?: string }).action ?? null,
        installation_id: of('installation') === null ? null : String(of('installation')),
        repo_id: of('repository') === null ? null : String(of('repository')),
        received_at: now,
        body: Buffer.from(JSON.stringify(payload)),
      };
    }),
  );
}

/** Until nothing is due. */
export async function handleAll(
  db: Database,
  institution: Institution,
  now: string,
  dispatch?: Dispatch,
): Promise<HandledDelivery[]> {
  const all: HandledDelivery[] = [];
  for (;;) {
    const done = await handleDeliveries({
      db,
      dispatch: dispatch ?? (await testDispatch()),
      institution,
      pseudonymKey: null,
      now: () => new Date(now),
    });
    all.push(...done);
    if (done.length === 0) return all;
  }
}
