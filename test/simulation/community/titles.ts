/** Titles of issues and pull requests: mostly plain, now and then what breaks a report that trusts them. */
import type { Chance } from '../chance.ts';

const VERBS = [
  'Fix',
  'Add',
  'Remove',
  'Document',
  'Speed up',
  'Simplify',
  'Test',
  'Deprecate',
  'Translate',
  'Pin',
];
const THINGS = [
  'the login page',
  'the proxy check',
  'token refresh',
  'image pulls',
  'the culler',
  'volume mounts',
  'the admin panel',
  'error messages',
  'the install guide',
  'health checks',
  'named servers',
  'the chart values',
];
const WHERE = [
  '',
  ' on restart',
  ' for large groups',
  ' without a network',
  ' in the tests',
  ' when idle',
  ' behind a proxy',
];

const HOSTILE = [
  '<img src=x onerror=alert(1)> & <script>alert("title")</script>',
  '@octocat @springboard/maintainers please look, fixes #1 and springboard/hub#2',
  '| a | b | `code` **bold** [link](https://example.org) ![](https://example.org/x.png)',
  '\u202Eright to left\u202C then back, \u200Bzero width',
  `A very long title that goes on ${'and on '.repeat(30)}`.trim().slice(0, 255),
  '=HYPERLINK("https://example.org";"spreadsheet")',
  '```` ~~~ <!-- --> </details> ---',
  '标题 – título – заголовок – عنوان 🎉',
];

export function simulatedTitle(chance: Chance, isPlain = false): string {
  return hostile(chance, isPlain) ?? `${chance.pick(VERBS)} ${chance.pick(THINGS)}${chance.pick(WHERE)}`;
}

export function simulatedQuestion(chance: Chance, isPlain = false): string {
  const question = () => chance.pick(['Trouble with', 'Question about', 'Crash in', 'Wish for']);
  return hostile(chance, isPlain) ?? `${question()} ${chance.pick(THINGS)}${chance.pick(WHERE)}`;
}

function hostile(chance: Chance, isPlain: boolean): string | null {
  return chance.happens(0.025) && !isPlain ? chance.pick(HOSTILE) : null;
}
