/**
 * `POST /api/github/webhooks`: limited, verified, stored, answered, in this order. GitHub gives ten seconds and does not
 * try again by itself, so nothing else happens here, and GitHub is asked nothing.
 */
import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { idAt, textAt } from '../../domain/live/payload.ts';
import type { ReceivedDelivery } from '../../store/live/inbox.ts';
import { limitedBodies } from './limited-body.ts';
import { isSigned } from './signature.ts';

export interface WebhookOptions {
  appId: number;
  /** The one in use first. */
  secrets: readonly string[];
  /** Resolves once it is durable. */
  store: (delivery: ReceivedDelivery) => Promise<void>;
  now: () => Date;
}

export interface WebhookAnswer {
  status: 202 | 400 | 401 | 413 | 415 | 503;
  /** For the metrics, and for whoever reads GitHub's list of deliveries. */
  said: string;
  /** null = it was not understood that far. */
  event: string | null;
}

export type ReceiveWebhook = (incoming: IncomingMessage) => Promise<WebhookAnswer>;

const refusal = (status: WebhookAnswer['status'], said: string): WebhookAnswer => ({
  status,
  said,
  event: null,
});

export function receiveWebhooks({ appId, secrets, store, now }: WebhookOptions): ReceiveWebhook {
  const readBody = limitedBodies();

  return async (incoming) => {
    const read = readHeaders(incoming.headers, appId);
    if ('status' in read) return read;
    const body = await readBody(incoming);
    if ('refused' in body)
      return body.refused === 'too large'
        ? refusal(413, 'larger than anything that GitHub delivers')
        : body.refused === 'too many'
          ? refusal(503, 'too much at once')
          : refusal(400, 'broken off');
    const { bytes } = body;
    if (!isSigned(bytes, read.signature, secrets)) return refusal(401, 'the signature does not fit');
    const payload = payloadIn(bytes);
    if (payload === null) return refusal(400, 'the body is no JSON object');
    const action = textAt(payload, 'action');
    await store({
      app_id: appId,
      id: read.delivery,
      event: read.event,
      action: action === null ? null : action.slice(0, 100),
      installation_id: idAt(payload, 'installation', 'id'),
      repo_id: idAt(payload, 'repository', 'id'),
      received_at: now().toISOString(),
      body: bytes,
    });
    return { status: 202, said: 'stored', event: read.event };
  };
}

interface Headers {
  event: string;
  delivery: string;
  signature: string;
}

/** What can be refused without reading a byte of the body is. */
function readHeaders(headers: IncomingHttpHeaders, appId: number): Headers | WebhookAnswer {
  if (!/^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(headers['content-type'] ?? ''))
    return refusal(415, 'the content type is not application/json');
  if (!/^(identity)?$/i.test(headers['content-encoding'] ?? '')) return refusal(415, 'the body is encoded');
  const one = (name: string) => (typeof headers[name] === 'string' ? headers[name] : '');
  const event = one('x-github-event');
  if (!/^[a-z][a-z0-9_]{0,99}$/.test(event)) return refusal(400, 'X-GitHub-Event is missing or odd');
  const delivery = one('x-github-delivery');
  if (!/^[0-9a-zA-Z-]{8,100}$/.test(delivery)) return refusal(400, 'X-GitHub-Delivery is missing or odd');
  const signature = one('x-hub-signature-256');
  if (signature === '') return refusal(401, 'X-Hub-Signature-256 is missing');
  // A webhook of a repository or of another App that was given the same secret.
  const target = one('x-github-hook-installation-target-id');
  const kind = one('x-github-hook-installation-target-type');
  if (target !== '' && (target !== String(appId) || !/^(integration)?$/.test(kind)))
    return refusal(400, 'this is the webhook of something else');
  return { event, delivery, signature };
}

function payloadIn(bytes: Buffer): Record<string, unknown> | null {
  if (!isUtf8(bytes)) return null;
  try {
    const payload: unknown = JSON.parse(bytes.toString('utf8'));
    const isObject = typeof payload === 'object' && payload !== null && !Array.isArray(payload);
    return isObject ? (payload as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
