/** Bytes in and out. */
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface WireAnswer {
  /** 0 = no answer at all: the connection is broken where the status would have been. */
  status: number;
  headers: Record<string, string>;
  body: string;
  /** The connection breaks after the headers and half of the body. */
  isCutShort?: boolean;
}

const BODY_LIMIT = 1_000_000;

export function json(status: number, body: unknown, headers: Record<string, string> = {}): WireAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: body === undefined ? '' : JSON.stringify(body),
  };
}

export function send(response: ServerResponse, { status, headers, body, isCutShort }: WireAnswer): void {
  if (status === 0) {
    response.socket?.destroy();
    return;
  }
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'content-length': String(bytes.length) });
  if (!isCutShort) {
    response.end(bytes);
    return;
  }
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.socket?.destroy());
}

/** Throws where it is larger than any question. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > BODY_LIMIT) throw new Error('The request is larger than any question that Headwater asks.');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
