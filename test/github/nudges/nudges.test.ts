/** What goes over the wire beside the comments themselves: folding, answers, permissions, upstream's file. */
import { describe, expect, it } from 'vitest';
import { marker } from '../../../src/domain/outbox/post.ts';
import { answersApi } from '../../../src/github/nudges/answers.ts';
import { readUpstreamWords } from '../../../src/github/nudges/upstream-word.ts';
import { outdating } from '../../../src/github/outbox/outdate.ts';
import type { GitHubClient } from '../../../src/github/transport/types.ts';
import { repo } from '../../support/builders.ts';

const WRITER = {
  name: 'w',
  author: { login: 'headwater[bot]', id: '7' },
  authorization: async () => 'token x',
};
const URLS = { restUrl: 'https://api.github.test', graphqlUrl: 'https://api.github.test/graphql' };

function github(answer: (route: string) => [number, unknown]) {
  const asked: [string, unknown][] = [];
  const answering = (async (input: string, init: RequestInit) => {
    const route = `${init.method} ${new URL(input).pathname}`;
    asked.push([route, typeof init.body === 'string' ? JSON.parse(init.body) : null]);
    const [status, body] = answer(route);
    return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
  }) as unknown as typeof fetch;
  return { asked, fetch: answering };
}

describe('a comment of ours', () => {
  const standing = { key: 'nudge 1 2 1', repository: 'springboard/hub', id: '55' };
  const shown = (login: string, id: number, body: string) => ({
    id: 55,
    node_id: 'IC_55',
    html_url: 'x',
    body,
    user: { login, id },
  });
  const fold = async (comment: [number, unknown], isMinimized = true) => {
    const gh = github((route) =>
      route.startsWith('GET')
        ? comment
        : [200, { data: { minimizeComment: { minimizedComment: { isMinimized } } } }],
    );
    const done = await outdating({ ...URLS, fetch: gh.fetch })(WRITER, standing);
    return { done, asked: gh.asked };
  };

  it('is folded as outdated', async () => {
    const { done, asked } = await fold([200, shown('headwater[bot]', 7, `Hi\n${marker(standing.key)}`)]);
    expect(done).toBe(true);
    expect(asked[1]).toMatchObject([
      'POST /graphql',
      { variables: { id: 'IC_55' }, query: expect.stringContaining('classifier: OUTDATED') as string },
    ]);
  });

  it('is tried again where GitHub did not do it, and let be where it is gone', async () => {
    expect((await fold([200, shown('headwater[bot]', 7, marker(standing.key))], false)).done).toBe(false);
    expect((await fold([404, {}])).done).toBe(true);
    await expect(fold([502, {}])).rejects.toThrow();
  });

  it('is never another’s, whatever marker it bears', async () => {
    const { done, asked } = await fold([200, shown('mallory', 8, marker(standing.key))]);
    expect([done, asked.length]).toEqual([true, 1]);
  });
});

describe('answers', () => {
  it('are those of people', async () => {
    const row = (id: number, user: unknown) => ({
      ...{ id, body: null, user },
      ...{ created_at: '2026-03-01T00:00:00Z', updated_at: '2026-03-02T00:00:00Z' },
    });
    const gh = github(() => [
      200,
      [
        row(1, { id: 2, login: 'hubot', type: 'User' }),
        row(2, { id: 3, login: 'x[bot]', type: 'Bot' }),
        row(3, null),
      ],
    ]);
    const found = await answersApi({ ...URLS, fetch: gh.fetch }).since(
      WRITER,
      { repository: 'springboard/hub', number: 2 },
      '2026-03-01T00:00:00Z',
    );
    expect(found).toEqual([
      { id: '1', body: '', said_at: '2026-03-02T00:00:00Z', user: { id: '2', login: 'hubot' } },
    ]);
  });

  it.each([
    [200, 'admin', true],
    [200, 'write', true],
    [200, 'read', false],
    [404, 'none', false],
  ])('come with the permission of this moment: %d %s', async (status, permission, expected) => {
    const gh = github(() => [status, { permission }]);
    expect(await answersApi({ ...URLS, fetch: gh.fetch }).canWrite(WRITER, 'springboard/hub', 'hubot')).toBe(
      expected,
    );
    expect(gh.asked[0]![0]).toBe('GET /repos/springboard/hub/collaborators/hubot/permission');
  });
});

it('upstream’s file is its text, nothing where there is none, and missing where it could not be read', async () => {
  const repos = ['1', '2', '3', '4'].map((id) => repo({ id, full_name: `springboard/r${id}` }));
  const client = {
    query: async () => ({
      data: {
        of0: { object: { text: 'comments: true\n', byteSize: 15, isBinary: false } },
        of1: { object: null },
        of2: null,
        of3: { object: { text: null, byteSize: 9, isBinary: true } },
      },
      errors: [],
    }),
  } as unknown as GitHubClient;
  expect([...(await readUpstreamWords(client, repos))]).toEqual([
    ['1', 'comments: true\n'],
    ['2', null],
    ['4', '- no text'],
  ]);
});
