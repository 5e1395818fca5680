/** What an address may ask for, as schemas: pages, data and the OpenAPI document read the same. */
import { z } from 'zod';

/** What was asked for in the address cannot be: one line that says what to write. */
export class WantedError extends Error {}

/** As the options of `headwater report`; without any, the last full week. */
const window = {
  week: z
    .string()
    .regex(/^\d{4}-W\d{2}$/)
    .meta({ description: 'an ISO week, like 2026-W07', example: '2026-W07' })
    .exactOptional(),
  iteration: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .meta({ description: 'the number of a sprint, 1 or more', example: '46' })
    .exactOptional(),
  from: z.iso
    .date()
    .meta({ description: 'the first day of the window, like 2026-01-01', example: '2026-01-01' })
    .exactOptional(),
  to: z.iso
    .date()
    .meta({ description: 'the day after the last one of the window, like 2026-04-01', example: '2026-04-01' })
    .exactOptional(),
};

/** Of all that is measured. */
const scope = {
  community: z
    .string()
    .max(200)
    .meta({ description: 'a community, as the configuration names it', example: 'Springboard' })
    .exactOptional(),
  repository: z
    .string()
    .regex(/^[^/\s]{1,100}\/[^/\s]{1,100}$/)
    .meta({ description: 'a repository, like springboard/hub', example: 'springboard/hub' })
    .exactOptional(),
  as_of: z
    .string()
    .max(60)
    .meta({
      description:
        'a day such as 2026-02-16, or an instant such as 2026-02-16T12:00:00Z; nothing dated later is seen',
      example: '2026-02-16',
    })
    .exactOptional(),
};

export const WINDOW_AND_SCOPE = z.strictObject({ ...window, ...scope });
export const SCOPE = z.strictObject(scope);
const until = z.iso
  .date()
  .meta({
    description: 'the day from which a signed address shows nothing, like 2026-12-31',
    example: '2026-12-31',
  })
  .exactOptional();

/** Of what can be shown elsewhere. */
export const PICTURE = z.strictObject({
  ...window,
  ...scope,
  until,
  signature: z
    .string()
    .max(100)
    .meta({ description: 'what /embed gave the address, where the pages are not public' })
    .exactOptional(),
});
export const EMBED = z.strictObject({ community: scope.community, repository: scope.repository, until });
export const NOTHING = z.strictObject({});

export type ReportWords = z.infer<typeof WINDOW_AND_SCOPE>;
export type ScopeWords = z.infer<typeof SCOPE>;

/** The longest piece of an address that a refusal repeats. */
const LONGEST_REPEATED = 40;

/**
 * @param queries every value of each name, as Hono gives them; a field of a form that was left empty asks for nothing
 * @throws WantedError on what is not known, on what is there twice, and on what is written otherwise
 */
export function wantedOf<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  queries: Record<string, string[]>,
): z.infer<z.ZodObject<Shape>> {
  const names = Object.keys(schema.shape);
  const given: Record<string, string> = {};
  for (const [name, all] of Object.entries(queries)) {
    const values = all.filter((value) => value !== '');
    const said = name.slice(0, LONGEST_REPEATED);
    if (!names.includes(name))
      throw new WantedError(
        names.length === 0
          ? `"${said}" is not understood; this address takes nothing behind a question mark.`
          : `"${said}" is not understood; write one of ${names.join(', ')}.`,
      );
    if (values.length > 1) throw new WantedError(`"${said}" is there twice; write it once.`);
    if (values.length === 1) given[name] = values[0]!;
  }
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const name = String(read.error.issues[0]!.path[0]);
  throw new WantedError(
    `${name} is "${given[name]!.slice(0, LONGEST_REPEATED)}"; write ${descriptionOf(schema, name)}.`,
  );
}

export function descriptionOf(schema: z.ZodObject, name: string): string {
  const optional = schema.shape[name] as z.ZodExactOptional<z.ZodType>;
  return z.globalRegistry.get(optional.unwrap())?.description ?? '';
}
