/** The settings that come from the environment (README, Settings); an empty variable counts as unset. */
import { ConfigurationError } from './configuration.ts';
import { appSettings, type AppSettings } from './app-settings.ts';

export type Environment = Record<string, string | undefined>;

export interface Settings {
  configuration_path: string;
  database_url: string;
  github_token: string | null;
  /** null = no GitHub App: everything is read with the token. */
  app: AppSettings | null;
  pseudonym_key: string | null;
  /** Without a trailing slash. */
  rest_url: string;
  graphql_url: string;
  /** A fixed clock for runs that must repeat, or null for the real one. */
  fixed_now: Date | null;
  /** Where Headwater itself can be reached, without a slash at the end; null = nobody said. */
  public_url: string | null;
  log_level: string;
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/** @throws ConfigurationError with one line per variable that is wrong */
export function readSettings(environment: Environment): Settings {
  const wrong: string[] = [];
  const value = (name: string) => environment[name]?.trim() || null;
  const urls = addressesOfGitHub(value, wrong);
  const app = appSettings(
    {
      id: value('APP_ID'),
      private_key: value('PRIVATE_KEY'),
      private_key_path: value('PRIVATE_KEY_PATH'),
      webhook_secret: value('WEBHOOK_SECRET'),
    },
    wrong,
  );
  const now = value('HEADWATER_NOW');
  if (now !== null && !/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(now))
    wrong.push(`HEADWATER_NOW is "${now}"; write an instant such as 2026-02-16T00:00:00Z.`);
  const fixed_now = now === null ? null : new Date(now);
  if (wrong.length === 0 && fixed_now !== null && Number.isNaN(fixed_now.getTime()))
    wrong.push(`HEADWATER_NOW is "${now}"; write an instant that exists, such as 2026-02-16T00:00:00Z.`);
  const log_level = value('LOG_LEVEL') ?? 'info';
  if (!LOG_LEVELS.includes(log_level))
    wrong.push(`LOG_LEVEL is "${log_level}"; write one of ${LOG_LEVELS.join(', ')}.`);
  const publicUrl = value('HEADWATER_URL')?.replace(/\/+$/, '') ?? null;
  if (publicUrl !== null && !/^https?:\/\/[^\s/?#]+[^\s?#]*$/.test(publicUrl))
    wrong.push(`HEADWATER_URL is "${publicUrl}"; write an address such as https://headwater.example.org.`);
  if (wrong.length > 0) throw new ConfigurationError(wrong);
  return {
    configuration_path: value('HEADWATER_CONFIG') ?? 'headwater.yml',
    database_url: value('DATABASE_URL') ?? 'pglite:.headwater/db',
    github_token: value('GITHUB_TOKEN'),
    app,
    pseudonym_key: value('HEADWATER_PSEUDONYM_KEY'),
    ...urls,
    fixed_now,
    public_url: publicUrl,
    log_level,
  };
}

/** GITHUB_API_URL and GITHUB_GRAPHQL_URL are the names that GitHub Actions sets, GHE_HOST is Probot's. */
function addressesOfGitHub(
  value: (name: string) => string | null,
  wrong: string[],
): { rest_url: string; graphql_url: string } {
  for (const name of ['GITHUB_API_URL', 'GITHUB_GRAPHQL_URL']) {
    const address = value(name);
    if (address !== null && !/^https?:\/\/[^\s/]+/.test(address))
      wrong.push(`${name} is "${address}"; write an address such as https://api.github.com.`);
  }
  const host = value('GHE_HOST');
  const protocol = value('GHE_PROTOCOL') ?? 'https';
  const standard = host === null ? 'https://api.github.com' : `${protocol}://${host}/api/v3`;
  const rest_url = (value('GITHUB_API_URL') ?? standard).replace(/\/+$/, '');
  // GitHub Enterprise Server serves REST under /api/v3 and GraphQL beside it.
  const beside = rest_url.endsWith('/api/v3') ? rest_url.replace(/v3$/, 'graphql') : `${rest_url}/graphql`;
  return { rest_url, graphql_url: value('GITHUB_GRAPHQL_URL') ?? beside };
}
