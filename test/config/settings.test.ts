import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ConfigurationError } from '../../src/config/configuration.ts';
import { readSettings } from '../../src/config/settings.ts';

describe('settings from the environment', () => {
  it('have defaults that need nothing', () => {
    expect(readSettings({})).toEqual({
      configuration_path: 'headwater.yml',
      database_url: 'pglite:.headwater/db',
      github_token: null,
      app: null,
      pseudonym_key: null,
      rest_url: 'https://api.github.com',
      graphql_url: 'https://api.github.com/graphql',
      fixed_now: null,
      log_level: 'info',
    });
  });

  it('that are empty count as unset', () => {
    expect(readSettings({ GITHUB_TOKEN: '', DATABASE_URL: ' ', HEADWATER_NOW: '' })).toEqual(
      readSettings({}),
    );
  });

  it.each([
    [{ GITHUB_API_URL: 'http://127.0.0.1:9/' }, 'http://127.0.0.1:9', 'http://127.0.0.1:9/graphql'],
    [
      { GITHUB_API_URL: 'https://ghe.example/api/v3' },
      'https://ghe.example/api/v3',
      'https://ghe.example/api/graphql',
    ],
    [{ GHE_HOST: 'ghe.example' }, 'https://ghe.example/api/v3', 'https://ghe.example/api/graphql'],
    [
      { GHE_HOST: 'ghe.example', GHE_PROTOCOL: 'http' },
      'http://ghe.example/api/v3',
      'http://ghe.example/api/graphql',
    ],
    [{ GITHUB_GRAPHQL_URL: 'https://q.example/g' }, 'https://api.github.com', 'https://q.example/g'],
  ])('find GitHub at %j', (environment, rest, graphql) => {
    expect(readSettings(environment)).toMatchObject({ rest_url: rest, graphql_url: graphql });
  });

  it('fix the clock', () => {
    expect(readSettings({ HEADWATER_NOW: '2026-02-16T09:00:00+01:00' }).fixed_now?.toISOString()).toBe(
      '2026-02-16T08:00:00.000Z',
    );
  });

  it('that are wrong are refused together, each with what to write', () => {
    expect(() =>
      readSettings({ HEADWATER_NOW: 'today', LOG_LEVEL: 'loud', GITHUB_API_URL: 'api.github.com' }),
    ).toThrow(
      [
        'GITHUB_API_URL is "api.github.com"; write an address such as https://api.github.com.',
        'HEADWATER_NOW is "today"; write an instant such as 2026-02-16T00:00:00Z.',
        'LOG_LEVEL is "loud"; write one of trace, debug, info, warn, error, fatal, silent.',
      ].join('\n'),
    );
    expect(() => readSettings({ HEADWATER_NOW: '2026-13-01T00:00:00Z' })).toThrow(
      'write an instant that exists',
    );
  });
});

describe('the settings of a GitHub App', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = (type: 'pkcs1' | 'pkcs8') => privateKey.export({ type, format: 'pem' }).toString();
  const folder = mkdtempSync(join(tmpdir(), 'headwater-key-'));
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const base64 = Buffer.from(pem('pkcs1')).toString('base64');
  it.each([
    ['as GitHub gives it out', { PRIVATE_KEY: pem('pkcs1') }],
    ['in PKCS #8', { PRIVATE_KEY: pem('pkcs8') }],
    ['with its lines joined by \\n', { PRIVATE_KEY: pem('pkcs1').replaceAll('\n', '\\n') }],
    ['with its lines joined by spaces', { PRIVATE_KEY: pem('pkcs8').replaceAll('\n', ' ') }],
    ['in base64', { PRIVATE_KEY: base64 }],
    ['in base64 of many lines', { PRIVATE_KEY: base64.replace(/.{76}/g, '$&\n') }],
    ['in a file', { PRIVATE_KEY_PATH: file('app.pem', pem('pkcs1')) }],
    ['in a file from Windows', { PRIVATE_KEY_PATH: file('crlf.pem', pem('pkcs1').replaceAll('\n', '\r\n')) }],
  ])('take the key %s', (_, key) => {
    const { app } = readSettings({ APP_ID: '12', ...key });
    expect(app?.id).toBe(12);
    expect(createPrivateKey(app!.private_key).equals(privateKey)).toBe(true);
  });

  const PRIVATE_KEY = pem('pkcs1');
  const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const notRsa = elliptic.export({ type: 'pkcs8', format: 'pem' }).toString();
  const advice = 'write the .pem file that GitHub gave out for the App';
  const joined = ' (its lines may be joined by \\n, or all of it be in base64).';
  it.each([
    [
      { APP_ID: 'Iv1.abc', PRIVATE_KEY },
      'APP_ID is "Iv1.abc"; write the number that the App\'s settings show as App ID.',
    ],
    [
      { APP_ID: '12' },
      "PRIVATE_KEY is not set, but APP_ID is; write the App's private key, or PRIVATE_KEY_PATH.",
    ],
    [{ PRIVATE_KEY }, 'APP_ID is not set, but a private key is; write the App ID from its settings.'],
    [{ APP_ID: '12', PRIVATE_KEY: 'secret' }, `PRIVATE_KEY is not an RSA private key; ${advice}${joined}`],
    [
      { APP_ID: '12', PRIVATE_KEY: PRIVATE_KEY.slice(0, 300) },
      `PRIVATE_KEY is not an RSA private key; ${advice}${joined}`,
    ],
    [{ APP_ID: '12', PRIVATE_KEY: notRsa }, `PRIVATE_KEY is not an RSA private key; ${advice}${joined}`],
    [
      { APP_ID: '12', PRIVATE_KEY_PATH: file('other.pem', notRsa) },
      `PRIVATE_KEY_PATH is "${folder}/other.pem", which is not an RSA private key; ${advice}.`,
    ],
    [
      { APP_ID: '12', PRIVATE_KEY_PATH: '/nowhere/app.pem' },
      'PRIVATE_KEY_PATH is "/nowhere/app.pem", which cannot be read (ENOENT); write the path of the App\'s .pem file.',
    ],
    [
      { APP_ID: '12', PRIVATE_KEY_PATH: folder },
      `PRIVATE_KEY_PATH is "${folder}", which cannot be read (EISDIR); write the path of the App's .pem file.`,
    ],
    [
      { WEBHOOK_SECRET: 'development' },
      'WEBHOOK_SECRET is "development"; write the secret of the App\'s webhook, or leave it unset.',
    ],
  ])('that are wrong are refused in one line that holds nothing of the key (%#)', (environment, line) => {
    expect(() => readSettings(environment)).toThrow(new ConfigurationError([line]));
  });

  it('need no webhook secret, since no command takes webhooks', () => {
    expect(readSettings({ APP_ID: '12', PRIVATE_KEY, WEBHOOK_SECRET: '' }).app?.id).toBe(12);
    expect(readSettings({ APP_ID: '12', PRIVATE_KEY, WEBHOOK_SECRET: 'long and random' }).app?.id).toBe(12);
  });
});
