import { describe, expect, it } from 'vitest';
import { readSettings } from '../../src/config/settings.ts';

describe('settings from the environment', () => {
  it('have defaults that need nothing', () => {
    expect(readSettings({})).toEqual({
      configuration_path: 'headwater.yml',
      database_url: 'pglite:.headwater/db',
      github_token: null,
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
