import { expect, it } from 'vitest';
import { referencesIn } from '../../../src/domain/planning/links.ts';

const names = (text: string, options = {}) =>
  referencesIn(text, options).map(({ repository, number }) => `${repository}#${number}`);

it.each([
  ['https://github.com/springboard/hub/pull/12', ['springboard/hub#12']],
  ['see https://github.com/Springboard/Hub/pull/12/files#diff-1.', ['springboard/hub#12']],
  ['[this](https://github.com/springboard/hub/pull/12#issuecomment-99), please', ['springboard/hub#12']],
  ['https://redirect.github.com/springboard/hub/pull/12', ['springboard/hub#12']],
  ['https://togithub.com/springboard/hub/issues/12', ['springboard/hub#12']],
  ['http://www.github.com/springboard/hub/pull/12?w=1', ['springboard/hub#12']],
  ['github.com/springboard/hub/pull/12', ['springboard/hub#12']],
  ['- [ ] springboard/hub#12\n- [x] springboard/lab.js#3', ['springboard/hub#12', 'springboard/lab.js#3']],
  ['(springboard/hub#12)', ['springboard/hub#12']],
  ['_springboard/hub#12_', ['springboard/hub#12']],
  ['__springboard/hub#12__, *springboard/lab#3*', ['springboard/hub#12', 'springboard/lab#3']],
  ['**springboard/hub#12** ~~springboard/lab#3~~', ['springboard/hub#12', 'springboard/lab#3']],
  ['_https://github.com/springboard/hub/pull/12_', ['springboard/hub#12']],
  ['<https://github.com/springboard/hub/pull/12>', ['springboard/hub#12']],
  ['next:springboard/hub#12,springboard/lab#3;', ['springboard/hub#12', 'springboard/lab#3']],
  ['… springboard/hub#12’s author', ['springboard/hub#12']],
  ['HTTPS://GitHub.com/Springboard/Hub/pull/12.', ['springboard/hub#12']],
  ['https://www.togithub.com/springboard/hub/pull/12/commits', ['springboard/hub#12']],
  ['|springboard/hub#12|springboard/my_lab.js#3|', ['springboard/hub#12', 'springboard/my_lab.js#3']],
  ['octo_acme/hub#12', ['octo_acme/hub#12']],
  ['springboard/hub#12 and https://github.com/springboard/hub/pull/12', ['springboard/hub#12']],
])('%s names a pull request', (text, expected) => {
  expect(names(text)).toEqual(expected);
});

it.each([
  'https://github.com/springboard/hub/pull/12a',
  'https://github.com/springboard/hub/pulls',
  'https://github.com/springboard/hub/commit/12',
  'https://example.org/springboard/hub/pull/12',
  'https://evilgithub.com/springboard/hub/pull/12',
  'https://github.com/springboard/hub/tree/pull/12',
  'https://github.com/springboard/hub/discussions/12',
  'springboard/hub#12abc',
  'a/b/springboard/hub#12',
  'springboard/hub#0',
  '#12',
  '&#12;',
  '@springboard/hub#12',
  'springboard/hub#12_beta',
  'springboard/hub\\#12',
  '`springboard/hub#12`',
  '``a ` springboard/hub#12``',
  '```\nspringboard/hub#12\n```',
  '> ~~~ text\n> https://github.com/springboard/hub/pull/12\n> ~~~',
  '<!-- such as springboard/hub#12 -->',
  'https://example.org/github.com/springboard/hub/pull/12',
  'https://github.com.example.org/springboard/hub/pull/12',
  'git+https://github.com/springboard/hub/pull/12',
])('%s names none', (text) => {
  expect(names(text)).toEqual([]);
});

it('a bare number means the repository that the text stands in', () => {
  expect(names('fixes #12, not a#13', { home: 'Field-Station/Planning' })).toEqual([
    'field-station/planning#12',
  ]);
});

it('what stands behind code is read again', () => {
  expect(names('`a` springboard/hub#12 `b`\n```\nc\n```\nspringboard/lab#3')).toEqual([
    'springboard/hub#12',
    'springboard/lab#3',
  ]);
});

it('another GitHub has another host', () => {
  const text = 'https://ghe.example/springboard/hub/pull/12 https://github.com/springboard/hub/pull/13';
  expect(names(text, { host: 'ghe.example' })).toEqual(['springboard/hub#12']);
});

it('a hostile text of a megabyte is read at once', () => {
  for (const text of [
    '`'.repeat(1_000_000),
    '` a'.repeat(300_000),
    '```\n'.repeat(200_000),
    'a_'.repeat(500_000),
  ])
    expect(names(text)).toEqual([]);
  expect(names(`${'a/'.repeat(300_000)}#${'1'.repeat(400_000)}`)).toEqual([]);
});
