import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { redaction, redactShapes } from '../../../src/domain/settings/redaction.ts';
import { GITHUB_TOKENS } from '../../support/canaries.ts';

describe('redaction by shape', () => {
  it.each(Object.entries(GITHUB_TOKENS))('takes out %s, wherever it stands', (_, token) => {
    for (const text of [
      token,
      `"${token}"`,
      `x=${token}&y`,
      `bearer ${token}`,
      `(${token})`,
      `https://${token}@github.com/`,
    ])
      expect(redactShapes(text)).not.toContain(token.slice(4, 24));
  });

  it('takes out private keys, whole, joined and cut', () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const middle = pem.split('\n')[5]!;
    for (const text of [
      pem,
      pem.replaceAll('\n', '\\n'),
      pem.replaceAll('\n', ' '),
      pem.slice(0, 700),
      JSON.stringify({ pem }),
    ])
      expect(redactShapes(`invalid key: ${text}`)).not.toContain(middle);
  });

  it.each([
    [
      'connect postgres://hydra:tr0ub4dor@db.example/x failed',
      'connect postgres://hydra:***@db.example/x failed',
    ],
    ['postgresql://hydra:p@ss@db.example/x', 'postgresql://hydra:***@db.example/x'],
    ['GET https://user:word@ghe.example/api', 'GET https://***@ghe.example/api'],
    ['{"authorization":"token abcdefgh"}', '{"authorization":"token ***"}'],
    ['Authorization: Basic dXNlcjpwYXNz', 'Authorization: Basic ***'],
    ['X-Hub-Signature-256: sha256=0a1b', 'X-Hub-Signature-256: ***'],
    ['set-cookie: session=abc; path=/', 'set-cookie: ***'],
    ['?client_secret=abc123&state=1', '?client_secret=***&state=1'],
  ])('%s → %s', (text, clean) => {
    expect(redactShapes(text)).toBe(clean);
  });

  it('leaves ordinary sentences and addresses alone', () => {
    for (const text of [
      'springboard/hub#12: bearer of bad news; basic questions at https://github.com/springboard/hub/pull/12#issuecomment-1',
      'postgres://hydra@db.example/x is at the newest schema now.',
      '4f2c9a1e5d3b7a8c6e0f1a2b3c4d5e6f70819203 is a commit of octocat@example.org',
    ])
      expect(redactShapes(text)).toBe(text);
  });
});

describe('redaction by value', () => {
  const secrets = [
    'correct horse "battery" staple',
    'line one of a key\nline two of a key',
    'päss/wörd?',
    'abc',
  ];
  const redact = redaction(secrets);

  it('finds a value as it is, quoted, in an address, in base64 and line by line', () => {
    const [phrase = '', lines = '', odd = ''] = secrets;
    for (const text of [
      phrase,
      JSON.stringify({ phrase }),
      encodeURIComponent(odd),
      Buffer.from(phrase).toString('base64'),
      lines.split('\n')[1]!,
      `${odd} and ${odd}`,
    ])
      expect(redact(`before ${text} after`)).toMatch(/^before [*{}":a-z\s]*\*\*\*[*{}":a-z\s]* after$/);
  });

  it('does not look for values that are found in ordinary words', () => {
    expect(redact('the abc of it')).toBe('the abc of it');
    expect(redaction([])('text')).toBe('text');
  });
});
