/** What people wrote beneath our comments, however much was written before it. */
import { expect, it } from 'vitest';
import { answersApi } from '../../../src/github/nudges/answers.ts';

it('reads every page of comments, and none by a bot', async () => {
  const all = Array.from({ length: 230 }, (_, index) => ({
    id: index + 1,
    body: `comment ${index + 1}`,
    created_at: '2026-03-17T12:00:00Z',
    user: { id: 2, login: 'hubot', type: index === 0 ? 'Bot' : 'User' },
  }));
  const asked: string[] = [];
  const fetchPage: typeof fetch = async (input) => {
    const { searchParams } = new URL(new Request(input).url);
    asked.push(`${searchParams.get('since')} ${searchParams.get('page')}`);
    const start = (Number(searchParams.get('page')) - 1) * 100;
    return Response.json(all.slice(start, start + 100));
  };
  const api = answersApi({ restUrl: 'https://api.github.test', fetch: fetchPage });
  const writer = {
    name: 'w',
    author: { login: 'headwater[bot]', id: '900' },
    authorization: async () => 'token x',
  };
  const found = await api.since(writer, { repository: 'springboard/hub', number: 7 }, '2026-03-01T00:00:00Z');
  expect(found.map(({ id }) => id)).toEqual(all.slice(1).map(({ id }) => String(id)));
  expect(asked).toEqual([1, 2, 3].map((page) => `2026-03-01T00:00:00Z ${page}`));
});
