import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ConfigurationError } from '../../src/config/configuration.ts';
import { githubPages } from '../../src/config/settings/addresses.ts';
import { readSettings, type Environment } from '../../src/config/settings.ts';
import { keptSignIn, requireWebhookSecret } from '../../src/config/settings/server.ts';

/** Why these settings are refused; none = they are not. */
function linesOf(environment: Environment): string[] {
  try {
    readSettings(environment);
    return [];
  } catch (error) {
    return (error as ConfigurationError).lines;
  }
}

describe('settings from the environment', () => {
  it('have defaults that need nothing', () => {
    expect(readSettings({})).toEqual({
      configuration_path: 'headwater.yml',
      database_url: 'pglite:.headwater/db',
      database_read_url: null,
      github_token: null,
      app: null,
      app_file: 'headwater.app.json',
      webhook_secret: null,
      webhook_secret_previous: null,
      workflow: null,
      pseudonym_key: null,
      sign_in: null,
      public_url: null,
      host: 'localhost',
      port: 3000,
      rest_url: 'https://api.github.com',
      graphql_url: 'https://api.github.com/graphql',
      fixed_now: null,
      log_level: 'info',
      log_format: null,
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
    // With data residency GitHub serves its API beside the pages.
    [{ GHE_HOST: 'octo.ghe.com' }, 'https://api.octo.ghe.com', 'https://api.octo.ghe.com/graphql'],
    [{ GHE_HOST: 'GitHub.com' }, 'https://api.github.com', 'https://api.github.com/graphql'],
    [{ GHE_HOST: 'api.github.com' }, 'https://api.github.com', 'https://api.github.com/graphql'],
    [
      { GITHUB_API_URL: 'HTTPS://API.GitHub.com/' },
      'https://api.github.com',
      'https://api.github.com/graphql',
    ],
    [{ GITHUB_GRAPHQL_URL: 'https://q.example/g' }, 'https://api.github.com', 'https://q.example/g'],
  ])('find GitHub at %j', (environment, rest, graphql) => {
    expect(readSettings(environment)).toMatchObject({ rest_url: rest, graphql_url: graphql });
  });

  it('know where the pages of each GitHub are', () => {
    for (const [rest, pages] of [
      ['https://api.github.com', 'https://github.com'],
      ['https://ghe.example:8443/api/v3', 'https://ghe.example:8443'],
      ['https://api.octo.ghe.com', 'https://octo.ghe.com'],
      ['https://api.ghe.com.example', 'https://github.com'],
    ])
      expect(githubPages(rest!)).toBe(pages);
  });

  it.each([
    'GITHUB_API_URL',
    'GITHUB_TOKEN',
    'DATABASE_URL',
    'HEADWATER_CONFIG',
    'HEADWATER_URL',
    'GHE_HOST',
    'APP_ID',
    'LOG_LEVEL',
  ])('name what nobody sees in %s, and nothing that follows from it', (name) => {
    expect(linesOf({ [name]: `https://h.example/\u200Bx` }).filter((line) => line.startsWith(name))).toEqual([
      `${name} has the invisible character U+200B in it; write it once more.`,
    ]);
  });

  it('fix the clock', () => {
    expect(readSettings({ HEADWATER_NOW: '2026-02-16T09:00:00+01:00' }).fixed_now?.toISOString()).toBe(
      '2026-02-16T08:00:00.000Z',
    );
  });

  it('that are wrong are refused together, each with its name and what to write', () => {
    const wrong = {
      GITHUB_TOKEN: 'two words',
      DATABASE_URL: 'mysql://root@localhost/x',
      DATABASE_READ_URL: '"postgres://standby/x"',
      HEADWATER_URL: 'headwater.example.org',
      GITHUB_API_URL: 'api.github.com',
      GHE_PROTOCOL: 'ftp',
      GHE_HOST: 'https://ghe.example',
      HOST: 'a b',
      PORT: 'abc',
      HEADWATER_NOW: 'yesterday',
      LOG_LEVEL: 'loud',
      LOG_FORMAT: 'xml',
    };
    const lines = linesOf(wrong);
    expect(lines.map((line) => line.split(' ')[0]).sort()).toEqual(Object.keys(wrong).sort());
    for (const line of lines) expect(line).toMatch(/^\w+ (is|has|begins|stands)\b.+; [^\n]+\.$/);
    expect(lines).toContain('HEADWATER_NOW is "yesterday"; write an instant such as 2026-02-16T00:00:00Z.');
    expect(lines).toContain(
      'LOG_LEVEL is "loud"; write one of trace, debug, info, warn, error, fatal, silent.',
    );
  });

  it.each([
    ['PORT', ['-1', '65536', '3000.5', '1e3', '0x50', 'localhost:80', ' ٣٠٠٠']],
    ['HOST', ['http://0.0.0.0', 'a/b', '127.0.0.1:80', '-x', '::1]']],
    [
      'GHE_HOST',
      [
        'https://ghe.example',
        'ghe.example/',
        'ghe.example/api',
        'a:b@ghe.example',
        'ghe.example:x',
        'ghe.example:99999',
        'ghe example',
        '?',
        '[::1',
        'a..b',
      ],
    ],
    [
      'GITHUB_API_URL',
      [
        'ghe.example',
        'ftp://ghe.example',
        'https://',
        'https:///x',
        'https://u:p@ghe.example',
        'https://ghe.example/?x',
        'https://ghe.example/#x',
        'https://ghe example/',
        'https://"ghe.example"',
        'https://ghe.example:99999',
        'https:\\\\ghe.example',
      ],
    ],
    [
      'HEADWATER_URL',
      ['headwater', 'javascript:alert(1)', 'https://headwater.example/?a=1', '//headwater.example'],
    ],
    [
      'HEADWATER_NOW',
      [
        '2026-13-01T00:00:00Z',
        '2026-02-30T00:00:00Z',
        '2026-02-16',
        '2026-02-16T00:00:00',
        '2026-02-16T25:00:00Z',
        '0001-01-01T00:00:00Z',
        '9999-01-01T00:00:00Z',
        '1771200000',
        'now',
      ],
    ],
    ['LOG_LEVEL', ['verbose', '30', 'info,debug']],
  ])('refuse a %s that cannot be', (name, values) => {
    for (const value of values)
      expect(linesOf({ [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name} `))]);
  });

  it.each([
    [{ GHE_HOST: 'ghe.example:8443' }, { rest_url: 'https://ghe.example:8443/api/v3' }],
    [{ GHE_HOST: '[::1]:8443' }, { rest_url: 'https://[::1]:8443/api/v3' }],
    [{ HEADWATER_URL: 'https://h.example/base/' }, { public_url: 'https://h.example/base' }],
    [
      { PORT: '0', HOST: '::' },
      { port: 0, host: '::' },
    ],
    [
      { LOG_LEVEL: 'DEBUG', LOG_FORMAT: 'json' },
      { log_level: 'debug', log_format: 'json' },
    ],
    [
      { DATABASE_URL: 'postgres://a/b', PGSSLMODE: 'verify-full' },
      { database_url: 'postgres://a/b?sslmode=verify-full' },
    ],
    [
      { DATABASE_READ_URL: 'postgres://a/b?sslmode=require', PGSSLMODE: 'disable' },
      { database_read_url: 'postgres://a/b?sslmode=require' },
    ],
  ])('take %j', (environment, expected) => {
    expect(readSettings(environment)).toMatchObject(expected);
  });
});

describe('the settings of a server', () => {
  const secret = 'f'.repeat(16);

  it('are all there, or none', () => {
    const all = { GITHUB_CLIENT_ID: 'Iv1.abc', GITHUB_CLIENT_SECRET: 'c'.repeat(40), SESSION_SECRET: secret };
    expect(readSettings(all).sign_in).toEqual({
      client_id: 'Iv1.abc',
      client_secret: 'c'.repeat(40),
      session_secret: secret,
    });
    expect(linesOf({ GITHUB_CLIENT_ID: 'Iv1.abc' }).map((line) => line.split(',')[0])).toEqual([
      'GITHUB_CLIENT_SECRET is not set',
      'SESSION_SECRET is not set',
    ]);
    expect(readSettings({ SESSION_SECRET: secret }).sign_in).toBeNull();
    const app = { id: 1, private_key: 'k', webhook_secret: 'w', slug: 's' };
    expect(keptSignIn(app)).toBeNull();
    const client = { client_id: 'Iv1.abc', client_secret: 'c'.repeat(40) };
    expect(keptSignIn({ ...app, ...client })).toEqual({
      ...client,
      session_secret: expect.stringMatching(/^[\da-f]{64}$/) as string,
    });
    expect(linesOf({ WEBHOOK_SECRET_PREVIOUS: secret })[0]).toMatch(/^WEBHOOK_SECRET is not set/);
  });

  it('hold a webhook secret that nobody guesses, once webhooks are taken', () => {
    expect(requireWebhookSecret(readSettings({ WEBHOOK_SECRET: secret }))).toBe(secret);
    expect(() => requireWebhookSecret(readSettings({}))).toThrow('WEBHOOK_SECRET is not set');
    const short = readSettings({ WEBHOOK_SECRET: 'fifteen letters', WEBHOOK_SECRET_PREVIOUS: 'short' });
    expect(() => requireWebhookSecret(short)).toThrow(
      /^WEBHOOK_SECRET is shorter than 16 characters; .+\nWEBHOOK_SECRET_PREVIOUS is shorter/,
    );
    expect(linesOf({ WEBHOOK_SECRET: 'Development' })[0]).toMatch(/^WEBHOOK_SECRET is "development"/);
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
      { APP_ID: '12', PRIVATE_KEY: './app.pem' },
      'PRIVATE_KEY is not a key but looks like the path of one; write it as PRIVATE_KEY_PATH.',
    ],
    [
      { APP_ID: '12', PRIVATE_KEY_PATH: PRIVATE_KEY },
      "PRIVATE_KEY_PATH is not the path of a file; write the path of the App's .pem file.",
    ],
  ])('that are wrong are refused in one line that holds nothing of the key (%#)', (environment, line) => {
    expect(() => readSettings(environment)).toThrow(new ConfigurationError([line]));
  });

  it('need no webhook secret, since no command takes webhooks', () => {
    expect(readSettings({ APP_ID: '12', PRIVATE_KEY, WEBHOOK_SECRET: '' }).app?.id).toBe(12);
    expect(readSettings({ APP_ID: '12', PRIVATE_KEY, WEBHOOK_SECRET: 'long and random' }).app?.id).toBe(12);
  });
});
