/** The same as the pages for programs, and the document that describes it. */
import type { z } from 'zod';
import { queueAsJson } from '../../text/queue/machine.ts';
import { auditSchema } from '../api/audit-schema.ts';
import { OPENAPI, type Described } from '../api/openapi.ts';
import { NOTHING, SCOPE, WINDOW_AND_SCOPE } from '../api/parameters.ts';
import { reportSchema } from '../api/report-schema.ts';
import { peopleSchema, releasesSchema, responsivenessSchema } from '../api/view-schemas.ts';
import { attentionSchema, queueSchema } from '../api/turn-schemas.ts';
import type { DashboardOptions } from './options.ts';
import type { Serving } from './serving.ts';

export interface DataRoute<Parameters extends z.ZodObject = z.ZodObject> extends Described {
  parameters: Parameters;
  /** @returns JSON */
  made: (wanted: z.infer<Parameters>) => Promise<string>;
}

export function dataRoutes(options: DashboardOptions): DataRoute[] {
  return [
    route({
      path: '/api/v1/report',
      summary: 'The report on a window, as `headwater report --format json` prints it.',
      parameters: WINDOW_AND_SCOPE,
      answer: reportSchema,
      made: async (wanted) => inJson((await options.report(wanted)).value),
    }),
    route({
      path: '/api/v1/responsiveness',
      summary: 'How quickly people are answered: the last 90 days and the 90 before, and what is open.',
      parameters: WINDOW_AND_SCOPE,
      answer: responsivenessSchema,
      made: async (wanted) => inJson((await options.responsiveness(wanted)).value),
    }),
    route({
      path: '/api/v1/people',
      summary: 'Who is here, over eight quarters; people and machines apart.',
      parameters: WINDOW_AND_SCOPE,
      answer: peopleSchema,
      made: async (wanted) => inJson((await options.people(wanted)).value),
    }),
    route({
      path: '/api/v1/releases',
      summary: 'What waits to be released, who could do it, and releases over eight quarters.',
      parameters: WINDOW_AND_SCOPE,
      answer: releasesSchema,
      made: async (wanted) => inJson((await options.releases(wanted)).value),
    }),
    route({
      path: '/api/v1/queue',
      summary: 'The review queue of the coming iteration.',
      parameters: SCOPE,
      answer: queueSchema,
      made: async (wanted) => queueAsJson((await options.queue(wanted)).value),
    }),
    route({
      path: '/api/v1/attention',
      summary: 'Whose turn each open pull request is, since when, and why.',
      parameters: SCOPE,
      answer: attentionSchema,
      made: async (wanted) => inJson((await options.attention(wanted)).value),
    }),
    route({
      path: '/api/v1/audit',
      summary: 'What is stored against GitHub’s own counts, and every gap.',
      parameters: SCOPE,
      answer: auditSchema,
      made: async (wanted) => inJson((await options.audit(wanted)).value),
    }),
  ];
}

export function mountData(serving: Serving, routes: readonly DataRoute[], document: object): void {
  for (const { path, parameters, made } of routes)
    serving.answer(path, parameters, async (wanted, context) => asJson(context, await made(wanted)));
  serving.answer(OPENAPI, NOTHING, (_, context) => Promise.resolve(asJson(context, inJson(document))));
}

function asJson(
  context: { body(text: string, status: 200, headers: Record<string, string>): Response },
  text: string,
) {
  return context.body(text, 200, { 'content-type': 'application/json; charset=utf-8' });
}

function route<Parameters extends z.ZodObject>(one: DataRoute<Parameters>): DataRoute {
  return one;
}

function inJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
