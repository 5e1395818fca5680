/** No secret of the settings gets into an output, a log, an error or a table, whatever its shape. */
import { describe, expect, it } from 'vitest';
import type { Environment } from '../../src/config/settings.ts';
import {
  BROKEN,
  BROKEN_ADDRESSES,
  BROKEN_TOKENS,
  brokenKeys,
  GITHUB_TOKENS,
  isLeaked,
} from '../support/canaries.ts';
import { emptyFolder, headwater, headwaterProcess, placesIn } from '../support/command-line.ts';

interface Case {
  variable: string;
  value: string;
  around: Environment;
  secret: string;
}

const PHRASE = 'X7kd92Lmq0Zt4Wv8Bn1Rc5Hy3Js6Pg';

function cases(): Case[] {
  const found: Case[] = [];
  const add = (variable: string, secret: string, values: string[], around: Environment = {}) =>
    found.push(...values.map((value) => ({ variable, value, around, secret })));
  for (const token of Object.values(GITHUB_TOKENS))
    add(
      'GITHUB_TOKEN',
      token,
      BROKEN_TOKENS.map((broken) => broken(token)),
    );
  const workflow = GITHUB_TOKENS['a long installation token']!;
  add(
    'HEADWATER_WORKFLOW_TOKEN',
    workflow,
    BROKEN_TOKENS.map((broken) => broken(workflow)),
  );
  for (const name of ['WEBHOOK_SECRET', 'HEADWATER_PSEUDONYM_KEY', 'SESSION_SECRET'])
    add(
      name,
      PHRASE,
      BROKEN.map((broken) => broken(PHRASE)),
    );
  add(
    'WEBHOOK_SECRET_PREVIOUS',
    PHRASE,
    BROKEN.map((broken) => broken(PHRASE)),
    { WEBHOOK_SECRET: 'w'.repeat(20) },
  );
  add(
    'GITHUB_CLIENT_SECRET',
    PHRASE,
    BROKEN_TOKENS.map((broken) => broken(PHRASE)),
    {
      GITHUB_CLIENT_ID: 'Iv1.abc',
      SESSION_SECRET: 's'.repeat(20),
    },
  );
  for (const name of ['DATABASE_URL', 'DATABASE_READ_URL'])
    add(
      name,
      PHRASE,
      BROKEN_ADDRESSES.map((broken) => broken(PHRASE)),
    );
  for (const key of brokenKeys()) {
    add('PRIVATE_KEY', key, [key], { APP_ID: '12' });
    add('PRIVATE_KEY_PATH', key, [key], { APP_ID: '12' });
  }
  // A secret in a variable that is none.
  for (const name of [
    'APP_ID',
    'GHE_HOST',
    'GHE_PROTOCOL',
    'HEADWATER_NOW',
    'LOG_LEVEL',
    'LOG_FORMAT',
    'HOST',
    'PORT',
    'GITHUB_API_URL',
    'HEADWATER_URL',
  ])
    for (const token of [`ghp_${PHRASE}:`, `${PHRASE}/${PHRASE}`, `https://${PHRASE}@x.invalid?`])
      add(name, PHRASE, [token], name === 'APP_ID' ? { PRIVATE_KEY_PATH: '/nowhere.pem' } : {});
  return found;
}

describe('a secret that is not what it should be', () => {
  const all = cases();
  it(`is refused at once, by its name alone (${all.length} shapes)`, async () => {
    expect(all.length).toBeGreaterThan(250);
    const wrong: string[] = [];
    for (const [index, { variable, value, around, secret }] of all.entries()) {
      const command = [['backfill'], ['report'], ['check'], ['migrate'], ['sync']][index % 5]!;
      const environment = { ...placesIn('/nowhere'), ...around, LOG_LEVEL: 'debug', [variable]: value };
      const { code, out, err } = await headwater(command, environment);
      const leak = isLeaked(secret, out + err);
      if (code !== 2 || !err.startsWith(`${variable} `) || leak !== null)
        wrong.push(`${variable} ${JSON.stringify(value.slice(0, 40))}: ${code} ${leak ?? ''} ${err}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each([0, 30, 120, 150, 180, 200, 220])(
    'is not printed by the process either, under LOG_LEVEL=debug (%i)',
    async (index) => {
      const { variable, value, around, secret } = all[index]!;
      // No variable of a real process can hold U+0000.
      const environment = { ...around, LOG_LEVEL: 'debug', [variable]: value.replaceAll('\0', '\u0001') };
      const { code, out, err } = await headwaterProcess(['report'], environment);
      expect([code, out, isLeaked(secret, err)]).toEqual([2, '', null]);
      expect(err).toContain(variable);
    },
  );
});

describe('a secret that is what it should be', () => {
  it.each(['pretty', 'json'])('is not shown where its database cannot be reached (%s)', async (format) => {
    for (const password of [PHRASE, 'p%40ss%2Fw0rdw0rd', 'w0rd#w0rd?w0rd[1]'])
      for (const host of ['127.0.0.1:1', 'nowhere.invalid']) {
        const { code, out, err } = await headwater(['migrate'], {
          DATABASE_URL: `postgres://hydra:${password}@${host}/x`,
          LOG_FORMAT: format,
          LOG_LEVEL: 'trace',
        });
        expect([code, out, isLeaked(password, err), isLeaked(decodeURIComponent(password), err)]).toEqual([
          1,
          '',
          null,
          null,
        ]);
      }
  });

  it('is not told by a command that wants another one', async () => {
    const places = placesIn(emptyFolder());
    const { code, err } = await headwater(['opt-out', 'octocat'], {
      ...places,
      GITHUB_TOKEN: GITHUB_TOKENS['a personal token'],
    });
    expect([code, isLeaked(GITHUB_TOKENS['a personal token']!, err)]).toEqual([2, null]);
  });
});
