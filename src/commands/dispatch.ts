/** Probot as the worker uses it: it is handed deliveries that were verified and stored before. */
import { pino } from 'pino';
import { Probot } from 'probot';
import { headwater } from '../app.ts';
import type { AppSettings } from '../config/settings/app.ts';
import type { Touched } from '../domain/live/touched.ts';
import type { Dispatch } from '../flows/live/handle-deliveries.ts';

export async function probotDispatch(app: AppSettings, restUrl: string): Promise<Dispatch> {
  const found = new Map<string, Touched>();
  const probot = new Probot({
    appId: app.id,
    privateKey: app.private_key,
    baseUrl: restUrl,
    // Signatures are verified by the front; a secret of Probot's own would be "development".
    secret: 'verified-before-it-comes-here',
    // It would write payloads into its log. What fails is thrown, and said by the worker.
    log: pino({ level: 'silent' }),
  });
  await probot.load(headwater((delivery, touched) => found.set(delivery, touched)));
  return async (delivery) => {
    try {
      await probot.receive(delivery as Parameters<Probot['receive']>[0]);
      return found.get(delivery.id) ?? null;
    } finally {
      found.delete(delivery.id);
    }
  };
}
