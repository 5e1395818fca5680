/** The OpenAPI 3.1 document, made of the schemas that check what is asked and describe what is answered. */
import { z } from 'zod';
import { named } from './shared-schemas.ts';

export interface Described {
  /** As OpenAPI writes it: `/charts/{name}.svg`. */
  path: string;
  summary: string;
  /** What stands in the path itself; absent = nothing. */
  in_path?: z.ZodObject;
  parameters: z.ZodObject;
  /** Of JSON; any other answer says its type alone. */
  answer: z.ZodType | { content_type: string };
}

export const OPENAPI = '/api/v1/openapi.json';
/** Of the addresses and their answers, not of the program: it is raised with what means something else. */
const VERSION = '1.0.0';

type Json = Record<string, unknown>;

/** @returns the document, in the order of the routes */
export function openApiDocument(institution: string, routes: readonly Described[]): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: `${institution} upstream: Headwater`,
      version: VERSION,
      description: 'What the pages show, as data. Only public repositories are in it, and nobody is ranked.',
      license: { name: 'BSD-3-Clause', identifier: 'BSD-3-Clause' },
    },
    servers: [{ url: '/' }],
    security: [],
    paths: Object.fromEntries(routes.map((route) => [route.path, { get: operation(route) }])),
    components: { schemas: components() },
  };
}

function operation({ path, summary, in_path, parameters, answer }: Described): Json {
  const failure = (description: string) => ({
    description,
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Failure' } } },
  });
  return {
    operationId: path
      .replace(/^\/(api\/v1\/)?|\.\w+$/g, '')
      .replace(/\W+/g, '_')
      .replace(/^_|_$/g, ''),
    summary,
    parameters: [...parametersOf('path', in_path), ...parametersOf('query', parameters)],
    responses: {
      200: { description: summary, content: contentOf(answer) },
      304: { description: 'It is what the reader has already (if-none-match).' },
      400: failure('What was asked for cannot be; the one line says what to write.'),
      404: { description: 'It is not there, or not for whoever asks.' },
      503: failure(
        'It is being computed for the first time, or many different windows are; retry-after says when to ask again.',
      ),
    },
  };
}

function contentOf(answer: Described['answer']): Json {
  if (!(answer instanceof z.ZodType)) return { [answer.content_type]: { schema: { type: 'string' } } };
  const id = named.get(answer)?.id;
  if (id === undefined) throw new Error('an answer has no name of its own');
  return { 'application/json': { schema: { $ref: `#/components/schemas/${id}` } } };
}

function parametersOf(place: 'path' | 'query', schema: z.ZodObject | undefined): Json[] {
  if (schema === undefined) return [];
  const { properties = {} } = z.toJSONSchema(schema) as { properties?: Record<string, Json> };
  return Object.entries(properties).map(([name, { description, example, ...rest }]) => ({
    name,
    in: place,
    required: place === 'path',
    description,
    ...(example === undefined ? {} : { example }),
    schema: rest,
  }));
}

function components(): Json {
  const { schemas } = z.toJSONSchema(named, { uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(
    // As documents of their own they would be looked for under their own addresses.
    Object.entries(schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema]),
  );
}

export const failureSchema = z.strictObject({ error: z.string() }).register(named, { id: 'Failure' });
