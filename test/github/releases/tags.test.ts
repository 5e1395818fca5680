import { expect, it } from 'vitest';
import { tagRows, type TagNode } from '../../../src/github/releases/release-rows.ts';

const who = (databaseId: number, login: string) => ({
  __typename: 'User',
  id: `U_${databaseId}`,
  databaseId,
  login,
});
const octocat = who(1, 'octocat');
const hubot = who(2, 'hubot');
const commit = (over: object = {}) => ({
  committedDate: '2026-01-05T09:00:00Z',
  messageHeadline: 'Bump to 1.2.3',
  author: { email: 'Octocat@example.org', user: octocat },
  ...over,
});
const annotated = (tagger: object | null, target: object = commit()): TagNode =>
  ({ name: '1.2.3', target: { __typename: 'Tag', oid: 'a', tagger, target } }) as TagNode;
const lightweight = (over: object = {}): TagNode => ({
  name: '1.2.3',
  target: { __typename: 'Commit', oid: 'a', ...commit(over) },
});
const date = '2026-01-05T10:00:00+01:00';
const rowOf = (node: TagNode) => tagRows('7', [node]).tags[0]!;

it('a tagger is whom GitHub names, else the author of the tagged commit under the same address, else nobody', () => {
  const taggers: [string, TagNode, string | null][] = [
    ['named', annotated({ date, email: 'octocat@example.org', user: hubot }), '2'],
    ['the same address in other letters', annotated({ date, email: 'octocat@Example.org', user: null }), '1'],
    ['another address', annotated({ date, email: 'ci@example.org', user: null }), null],
    [
      'no address',
      annotated({ date, email: '', user: null }, commit({ author: { email: '', user: octocat } })),
      null,
    ],
    [
      'an author without an account',
      annotated({ date, email: 'a@b', user: null }, commit({ author: { email: 'a@b', user: null } })),
      null,
    ],
    ['no tagger at all', annotated(null), null],
    ['a lightweight tag', lightweight(), null],
  ];
  expect(taggers.map(([name, node]) => [name, rowOf(node).tagger_id])).toEqual(
    taggers.map(([name, , id]) => [name, id]),
  );
});

it('no address and no message is kept', () => {
  const { tags, users } = tagRows('7', [
    annotated({ date, email: 'octocat@example.org', user: null }),
    lightweight(),
  ]);
  expect(JSON.stringify([tags, users])).not.toMatch(/@|example\.org|Bump/);
});

it.each([
  ['2026-01-05T13:59:59+14:00', '2026-01-04T23:59:59.000Z'],
  ['2026-01-04T13:00:00-11:00', '2026-01-05T00:00:00.000Z'],
])('a tagger’s %s is %s, wherever the tagger lives', (there, utc) => {
  expect(rowOf(annotated({ date: there, email: null, user: octocat })).tagged_at).toBe(utc);
});

it.each([
  ['a version bump', lightweight(), true],
  ['a merge', lightweight({ messageHeadline: 'Merge pull request #12 from octocat/changelog' }), false],
  ['a message that could not be read', lightweight({ messageHeadline: null }), null],
  ['a tag of a tag', annotated({ date, email: null, user: octocat }, { __typename: 'Tag' }), null],
])('whether the tagged commit makes the version is known by its message: %s', (_, node, expected) => {
  expect(rowOf(node).is_version_bump).toBe(expected);
});
