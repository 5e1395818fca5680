/** What the faults of `faults.ts` look like on the wire. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Disturbance, Extension } from '../../../src/demo/extension.ts';
import type { GraphqlAnswer } from '../../../src/demo/graphql/answer.ts';
import { undefinedField } from '../../../src/demo/graphql/errors.ts';
import { json, type WireAnswer } from '../../../src/demo/http.ts';
import type { Fault, FaultSwitch } from './faults.ts';

/** GitHub's moods, as the switch is set. */
export function faulty(faults: FaultSwitch): Extension {
  return {
    disturb: async (asked, now) => {
      let disturbance: Disturbance | null = null;
      for (const fault of faults.strike(asked)) {
        const instead = await brokenAnswer(fault, now);
        if (instead) return { instead, isCharged: instead.status >= 500 };
        if (fault.kind === 'slow') continue;
        disturbance = {
          damage: (answer) => damagedAnswer(answer, fault),
          transport: (wire) => withTransport(wire, fault),
        };
      }
      return disturbance;
    },
  };
}

function withTransport(wire: WireAnswer, { kind }: Fault): WireAnswer {
  if (kind === 'truncated-body') return { ...wire, isCutShort: true };
  return kind === 'connection-reset' ? { ...wire, status: 0 } : wire;
}

/** @returns the answer that replaces the real one, or null where the real one goes out */
async function brokenAnswer(fault: Fault, now: number): Promise<WireAnswer | null> {
  switch (fault.kind) {
    case 'slow':
      await sleep(fault.milliseconds ?? 1_000);
      return null;
    case 'bad-gateway':
      return html(502, 'Bad Gateway');
    case 'gateway-timeout':
      await sleep(fault.milliseconds ?? 0);
      return json(504, { message: "We couldn't respond to your request in time." });
    case 'rate-limited':
      return limited('RATE_LIMITED', fault, now);
    case 'rate-limit':
      return limited('RATE_LIMIT', fault, now);
    case 'secondary-limit':
      return json(
        403,
        {
          message:
            'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
        },
        fault.retryAfterSeconds === undefined ? {} : { 'retry-after': String(fault.retryAfterSeconds) },
      );
    case 'withdrawn-field':
      return json(200, { errors: [undefinedField(fault.field ?? '')] });
    // These need the real answer first.
    case 'resource-limits':
    case 'unreadable-field':
    case 'null-node':
    case 'withheld':
    case 'truncated-body':
    case 'connection-reset':
      return null;
  }
}

function limited(type: string, fault: Fault, now: number): WireAnswer {
  const reset = Math.ceil(now / 1_000 + (fault.resetAfterSeconds ?? 1));
  const message = 'API rate limit already exceeded for user ID 583231.';
  return json(
    200,
    { data: null, errors: [{ type, message }] },
    { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) },
  );
}

/** Damages the real GraphQL answer as the fault says. */
function damagedAnswer(answer: GraphqlAnswer, fault: Fault): GraphqlAnswer {
  if (fault.kind === 'resource-limits') {
    const message = 'Resource limits for this query exceeded.';
    return { data: halved(answer.data ?? null), errors: [{ type: 'RESOURCE_LIMITS_EXCEEDED', message }] };
  }
  if (fault.kind === 'withheld') {
    const field = fault.field ?? '';
    if (answer.data?.[field] === undefined) return answer;
    return {
      data: { ...answer.data, [field]: null },
      errors: [...(answer.errors ?? []), { message: 'Something went wrong', path: [field] }],
    };
  }
  const place = firstPage(answer.data);
  if (!place || (fault.kind !== 'null-node' && fault.kind !== 'unreadable-field')) return answer;
  const { nodes, path } = place;
  const index = Math.floor(nodes.length / 2);
  const node = nodes[index];
  const field = fault.field ?? 'author';
  if (fault.kind === 'null-node' || node == null) {
    nodes[index] = null;
    return { ...answer, errors: [{ message: 'Something went wrong', path: [...path, index] }] };
  }
  node[field] = null;
  return {
    ...answer,
    errors: [
      { type: 'FORBIDDEN', message: `Resource not accessible: ${field}`, path: [...path, index, field] },
    ],
  };
}

type Nodes = (Record<string, unknown> | null)[];

/** The outermost list of nodes in an answer. */
function firstPage(data: unknown, path: string[] = []): { nodes: Nodes; path: string[] } | null {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return null;
  for (const [name, value] of Object.entries(data)) {
    if (name === 'nodes' && Array.isArray(value) && value.length > 0)
      return { nodes: value as Nodes, path: [...path, name] };
    const inner = firstPage(value, [...path, name]);
    if (inner) return inner;
  }
  return null;
}

/** With that error GitHub sends what it had got so far. */
function halved(data: Record<string, unknown> | null): Record<string, unknown> | null {
  const place = firstPage(data);
  if (place) place.nodes.length = Math.floor(place.nodes.length / 2);
  return data;
}

function html(status: number, title: string): WireAnswer {
  return {
    status,
    headers: { 'content-type': 'text/html' },
    body: `<html><head><title>${title}</title></head></html>`,
  };
}
