/** The two files that people write for reminders: the institution's texts, and upstream's word. */
import { describe, expect, it } from 'vitest';
import type { ConfigurationError } from '../../src/config/error.ts';
import { parseNudgeTemplates } from '../../src/config/nudge-templates.ts';
import { consentOf } from '../../src/config/upstream-consent.ts';

function issuesOf(content: string): string[] {
  try {
    parseNudgeTemplates(content, 'nudges.yml');
    return [];
  } catch (error) {
    return (error as ConfigurationError).lines;
  }
}

describe('nudges.yml', () => {
  it('is signed texts', () => {
    const text =
      'signed_by: Ada Example\nmaintainers: |\n  Thanks {author}, it waited {waited}: {next_step}.\n';
    expect(parseNudgeTemplates(text, 'nudges.yml')).toEqual({
      signed_by: 'Ada Example',
      texts: { maintainers: 'Thanks {author}, it waited {waited}: {next_step}.', author: null },
    });
    expect(parseNudgeTemplates('', 'nudges.yml')).toEqual({
      signed_by: null,
      texts: { maintainers: null, author: null },
    });
  });

  it.each([
    [
      'author: |\n  Hello {name},\n  {why}\n',
      [
        'nudges.yml:2:9: author: "{name}": no such place is known; write {author}, {people}, {waited}, {why}, {next_step}.',
      ],
    ],
    [
      'author: "{why} @octocat"\n',
      ['nudges.yml:1:16: author: "@octocat": a text calls nobody by itself; write {author} or {people}.'],
    ],
    [
      'maintainers: "{waited} {next_step}, it is stale"\n',
      ['nudges.yml:1:43: maintainers: "stale": nobody’s work is called stale; say how long it waited.'],
    ],
    ['author: "{why} <b>now</b>"\n', ['nudges.yml:1:16: author: "<b>": write Markdown without HTML.']],
    [
      'author: "{why} #12 ![x](y)"\n',
      [
        'nudges.yml:1:20: author: "![": write it without images.',
        'nudges.yml:1:16: author: "#12": write it without references to other items.',
      ],
    ],
    ['author: Hello\n', ['nudges.yml:1:9: author says nothing of {why}, what is missing; add it.']],
    [
      `author: "{why} ${'x'.repeat(1500)}"\n`,
      ['nudges.yml:1:9: author has 1506 characters; 1500 are enough.'],
    ],
  ])('names what is wrong in %j by line and column', (content, lines) => {
    expect(issuesOf(content)).toEqual(lines);
  });

  it('knows no other keys', () => {
    expect(issuesOf('signed: me\n')).toEqual([expect.stringMatching(/^nudges\.yml:1:1: .*signed/)]);
  });
});

describe('upstream’s .github/headwater.yml', () => {
  const given = {
    state: 'given',
    measure: true,
    comments: false,
    mentions: false,
    review_requests: false,
    exempt_labels: [],
    contact: null,
  };

  it.each([
    [null, { state: 'absent' }],
    ['', given],
    ['comments: true\nmentions: true\n', { ...given, comments: true, mentions: true }],
    ['review_requests: true\n', { ...given, review_requests: true }],
    ['measure: false\n', { ...given, measure: false }],
    [
      'exempt_labels: [rfc, 007]\ncontact: "@springboard/stewards"\n',
      { ...given, exempt_labels: ['rfc', '007'], contact: '@springboard/stewards' },
    ],
  ])('%j', (content, consent) => {
    expect(consentOf(content, 'springboard/hub')).toEqual(consent);
  });

  it.each([
    'coments: true\n',
    'comments: "yes"\n',
    'comments: [\n',
    '- comments\n',
    'comments: true\ncomments: false\n',
    'contact: "[x](y)"\n',
  ])('allows nothing where it is not understood: %j', (content) => {
    const consent = consentOf(content, 'springboard/hub');
    expect(consent).toEqual({
      state: 'unreadable',
      problem: expect.stringMatching(/^springboard\/hub: \.github\/headwater\.yml:\d+:\d+: /) as string,
    });
  });
});
