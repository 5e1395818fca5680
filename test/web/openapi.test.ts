/** The OpenAPI document: valid, whole, and true of what is answered. */
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { OPENAPI } from '../../src/web/api/openapi.ts';
import { dataRoutes } from '../../src/web/dashboard/data.ts';
import type { WebApp } from '../../src/web/server.ts';
import { mounted, startShownCommunity, type ShownCommunity } from '../support/shown-community.ts';

interface Document {
  paths: Record<string, { get: { parameters: { name: string; in: string }[]; responses: object } }>;
  components: { schemas: Record<string, unknown> };
}

describe('the OpenAPI document', () => {
  let community: ShownCommunity;
  let app: WebApp;
  beforeAll(async () => {
    community = await startShownCommunity();
    app = community.served();
  });
  afterAll(() => community.close());
  const served = async () =>
    (await (await app.request(OPENAPI)).json()) as Document & Record<string, unknown>;

  it('is one, by a public validator, and every reference in it leads somewhere', async () => {
    const validator = new Validator();
    const result = await validator.validate(await served());
    expect(result).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
    const text = JSON.stringify(await served());
    const known = Object.keys((await served()).components.schemas);
    for (const [, name] of text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g))
      expect(known).toContain(name);
    expect([...text.matchAll(/"\$ref":"(?!#\/components\/schemas\/)/g)]).toEqual([]);
    // A validator that lets anything through would be no help.
    const broken = { ...(await served()), paths: { report: {} } };
    expect((await validator.validate(broken as never)).valid).toBe(false);
  });

  it('has every address of the data, and no other', async () => {
    const { paths } = await served();
    const described = Object.keys(paths).map((path) => path.replace(/\{\w+\}\.svg$/, ':file'));
    const data = mounted(app).filter(
      (path) => /^\/(api|charts|badge)\/|\.atom$/.test(path) && path !== OPENAPI,
    );
    expect(described.toSorted()).toEqual(data.toSorted());
  });

  it('names the parameters that are understood, and each of them is', async () => {
    const { paths } = await served();
    for (const [template, { get }] of Object.entries(paths)) {
      const path = template.replace(/\{\w+\}/, 'unanswered');
      const refusal = await app.request(`${path}?nonsense=1`);
      expect(refusal.status).toBe(400);
      const { error } = (await refusal.json()) as { error: string };
      const names = get.parameters.filter((one) => one.in === 'query').map(({ name }) => name);
      for (const name of names) expect(error).toContain(name);
    }
  });

  it('describes what is answered: nothing is missing, nothing is there that it does not name', async () => {
    for (const { path, parameters, answer } of dataRoutes({} as never)) {
      if (!(answer instanceof z.ZodType)) continue;
      // As far back as anything can be asked for there are fewer windows.
      const queries = ['', '?as_of=1970-01-01', ...('week' in parameters.shape ? ['?week=1970-W20'] : [])];
      const bodies: unknown[] = [];
      for (const query of queries) bodies.push(await (await app.request(path + query)).json());
      for (const body of bodies)
        expect(z.prettifyError(answer.safeParse(body).error ?? new z.ZodError([])), path).toBe('');
      const [body] = bodies;
      expect(answer.safeParse({ ...(body as object), surprise: 1 }).success, path).toBe(false);
    }
  });
});
