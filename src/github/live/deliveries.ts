/** GitHub's own list of what it delivered to the App, and the request to deliver something again. Both are for the App itself. */
import { createAppAuth } from '@octokit/auth-app';
import type { DeliveryAttempt } from '../../domain/live/redelivery.ts';
import type { ApiCallRow } from '../../domain/history/facts.ts';
import { createTransport, restApi, SILENT } from '../transport/client.ts';
import type { TransportOptions } from '../transport/types.ts';
import { GitHubRefused } from '../transport/failures.ts';
import { appCredential, type AppIdentity } from '../transport/installations.ts';

export interface DeliveriesApi {
  /** Newest first, a page at a time, down to that instant. @throws GitHubRefused · GitHubUnavailable · Stopped */
  attempts(downTo: Date): AsyncGenerator<DeliveryAttempt[]>;
  /**
   * Asks for one to be delivered again.
   * @returns false where GitHub does not have it any more
   * @throws GitHubRefused · GitHubUnavailable · Stopped
   */
  redeliver(attemptId: string): Promise<boolean>;
  takeCalls(): ApiCallRow[];
}

interface RestAttempt {
  id: number;
  guid: string;
  delivered_at: string;
  status_code: number;
  event: string;
  action: string | null;
  installation_id: number | null;
  repository_id: number | null;
  throttled_at?: string | null;
}

const PER_PAGE = 100;
const CONTEXT = { purpose: 'deliveries', repository: null, page_size: PER_PAGE };

export function deliveriesApi(options: TransportOptions & { app: AppIdentity }): DeliveriesApi {
  const calls: ApiCallRow[] = [];
  const rest = restApi(options);
  const auth = createAppAuth({
    appId: options.app.id,
    privateKey: options.app.private_key,
    request: rest.request,
    log: SILENT,
  });
  const credential = appCredential(options.app, auth);
  const transport = createTransport(options, credential, calls);
  const ask = (
    route: string,
    parameters: Record<string, unknown>,
  ): Promise<{ data: unknown; headers: { link?: string | undefined } }> =>
    transport.request(
      async () =>
        rest.request(route, { ...parameters, headers: { authorization: await credential.authorization() } }),
      CONTEXT,
    );

  return {
    async *attempts(downTo) {
      for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
        const { data, headers } = await ask('GET /app/hook/deliveries', {
          per_page: PER_PAGE,
          ...(cursor === null ? {} : { cursor }),
        });
        const page = (data as RestAttempt[]).map(attemptOf);
        const recent = page.filter(({ delivered_at }) => Date.parse(delivered_at) >= downTo.getTime());
        yield recent;
        cursor = recent.length < page.length ? null : nextCursor(headers.link);
      }
    },
    async redeliver(attemptId) {
      try {
        await ask('POST /app/hook/deliveries/{delivery_id}/attempts', { delivery_id: attemptId });
        return true;
      } catch (error) {
        if (error instanceof GitHubRefused && !error.everywhere) return false;
        throw error;
      }
    },
    takeCalls: () => calls.splice(0),
  };
}

function attemptOf(row: RestAttempt): DeliveryAttempt {
  return {
    id: String(row.id),
    guid: row.guid,
    delivered_at: row.delivered_at,
    is_taken: row.status_code >= 200 && row.status_code < 300,
    event: row.event,
    action: row.action,
    installation_id: row.installation_id === null ? null : String(row.installation_id),
    repo_id: row.repository_id === null ? null : String(row.repository_id),
    throttled_at: row.throttled_at ?? null,
  };
}

function nextCursor(link: string | undefined): string | null {
  const next = /<([^>]+)>;\s*rel="next"/.exec(link ?? '')?.[1];
  return next === undefined ? null : new URL(next).searchParams.get('cursor');
}
