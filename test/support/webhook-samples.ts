/** A payload for every event and action that GitHub's schemas know: a published example where there is one, else made from the schema. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

export interface WebhookSample {
  event: string;
  action: string | null;
  /** Where the payload comes from. */
  source: '@octokit/webhooks-examples' | 'made from @octokit/openapi-webhooks';
  payload: Record<string, unknown>;
}

interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
}

interface Description {
  components: { schemas: Record<string, Schema> };
  webhooks: Record<
    string,
    { post: { operationId: string; requestBody: { content: Record<string, { schema: Schema }> } } }
  >;
}

const resolve = createRequire(import.meta.url).resolve;
const description = JSON.parse(
  readFileSync(resolve('@octokit/openapi-webhooks/generated/api.github.com.json'), 'utf8'),
) as Description;
const examples = JSON.parse(
  readFileSync(resolve('@octokit/webhooks-examples/api.github.com/index.json'), 'utf8'),
) as { name: string; examples: Record<string, unknown>[] }[];

/** @param events names as in X-GitHub-Event */
export function webhookSamples(events: readonly string[]): WebhookSample[] {
  return Object.values(description.webhooks).flatMap(({ post }) => {
    const event = post.operationId.split('/')[0]!.replaceAll('-', '_');
    if (!events.includes(event)) return [];
    const schema = post.requestBody.content['application/json']!.schema;
    const made = sample(schema, 0) as Record<string, unknown>;
    const action = post.operationId.includes('/') ? String(made['action']) : null;
    const published = examples
      .find(({ name }) => name === event)
      ?.examples.find((one) => (one['action'] ?? null) === action);
    return [
      {
        event,
        action,
        source: published ? '@octokit/webhooks-examples' : 'made from @octokit/openapi-webhooks',
        payload: published ?? made,
      },
    ];
  });
}

export interface Lacking extends Pick<WebhookSample, 'event' | 'action' | 'payload'> {
  /** "changes.old_issue: null", "issue.number: absent". */
  what: string;
}

/** Each payload once for everything in it that GitHub's schemas allow to be null, or not to be there. */
export function* lackingSamples(events: readonly string[]): Generator<Lacking> {
  for (const { post } of Object.values(description.webhooks)) {
    const event = post.operationId.split('/')[0]!.replaceAll('-', '_');
    if (!events.includes(event)) continue;
    const schema = post.requestBody.content['application/json']!.schema;
    const whole = sample(schema, 0) as Record<string, unknown>;
    const action = post.operationId.includes('/') ? String(whole['action']) : null;
    for (const { path, is } of mayLack(schema, whole, [], 0)) {
      const payload = structuredClone(whole);
      let place = payload;
      for (const key of path.slice(0, -1)) place = place[key] as Record<string, unknown>;
      if (is === 'null') place[path.at(-1)!] = null;
      else delete place[path.at(-1)!];
      yield { event, action, payload, what: `${path.join('.')}: ${is}` };
    }
  }
}

/** Further down nothing is read. */
const READ_DOWN_TO = 4;

function* mayLack(
  given: Schema,
  value: unknown,
  path: string[],
  depth: number,
): Generator<{ path: string[]; is: 'null' | 'absent' }> {
  if (depth > READ_DOWN_TO || typeof value !== 'object' || value === null) return;
  const schema = resolved(given);
  const parts = [schema, ...(schema.allOf ?? []), ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].map(
    resolved,
  );
  for (const { properties = {}, required = [] } of parts)
    for (const [key, one] of Object.entries(properties)) {
      if (!Object.hasOwn(value, key)) continue;
      const inner: unknown = (value as Record<string, unknown>)[key];
      const there = [...path, key];
      if (isNullable(one)) yield { path: there, is: 'null' };
      if (!required.includes(key)) yield { path: there, is: 'absent' };
      if (Array.isArray(inner))
        yield* mayLack(resolved(one).items ?? {}, inner[0], [...there, '0'], depth + 1);
      else yield* mayLack(one, inner, there, depth + 1);
    }
}

function resolved(schema: Schema): Schema {
  return schema.$ref ? resolved(description.components.schemas[schema.$ref.split('/').at(-1)!]!) : schema;
}

function isNullable(given: Schema): boolean {
  const { type, oneOf = [], anyOf = [] } = resolved(given);
  return [type].flat().includes('null') || [...oneOf, ...anyOf].some(isNullable);
}

const DEEPEST = 6;

function sample(schema: Schema, depth: number): unknown {
  if (schema.$ref) return sample(description.components.schemas[schema.$ref.split('/').at(-1)!]!, depth);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum.find((one) => one !== null);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((one) => sample(one, depth))) as unknown;
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices && !schema.properties) return sample(choices.find(({ type }) => type !== 'null') ?? {}, depth);
  const type = [schema.type ?? (schema.properties ? 'object' : 'null')].flat().find((one) => one !== 'null');
  switch (type) {
    case 'object': {
      if (depth >= DEEPEST) return {};
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, one]) => [name, sample(one, depth + 1)]),
      );
    }
    case 'array':
      return depth >= DEEPEST || !schema.items ? [] : [sample(schema.items, depth + 1)];
    case 'integer':
    case 'number':
      return 17;
    case 'boolean':
      return false;
    case 'string':
      return schema.format === 'date-time'
        ? '2026-02-03T10:00:00Z'
        : schema.format === 'uri'
          ? 'https://github.com/'
          : 'text';
    case undefined:
    default:
      return null;
  }
}
