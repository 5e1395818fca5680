/** What is said where a page cannot be shown: in the form in which it was wanted, and when to look again. */
import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { z } from 'zod';
import type { WebApp } from '../../src/web/server.ts';
import { Serving } from '../../src/web/dashboard/serving.ts';
import { BeingComputedError, TooBusyError } from '../../src/web/dashboard/wanted.ts';

function served(error: Error) {
  const app: WebApp = new Hono();
  const serving = new Serving(app, {
    institution: 'Hydrology',
    isPublic: true,
    listensOn: '127.0.0.1',
    address: null,
    isSignedIn: null,
    signer: null,
    state: () => Promise.resolve('one'),
    places: () => Promise.resolve([]),
  });
  serving.page('/', z.object({}), () => Promise.reject(error));
  serving.answer('/api/v1/report', z.object({}), () => Promise.reject(error));
  return app;
}

it.each([
  [new BeingComputedError(), '10', /for the first time/],
  [new TooBusyError(), '30', /half a minute/],
])('a page looks again by itself, data says when to', async (error, seconds, words) => {
  const app = served(error);
  const page = await app.request('/');
  expect([page.status, page.headers.get('refresh'), page.headers.get('retry-after')]).toEqual([
    503,
    seconds,
    seconds,
  ]);
  expect(await page.text()).toMatch(words);
  const data = await app.request('/api/v1/report');
  expect([data.status, data.headers.get('refresh'), data.headers.get('retry-after')]).toEqual([
    503,
    null,
    seconds,
  ]);
  expect(((await data.json()) as { error: string }).error).toMatch(words);
});
