/** The settings that come from the environment (docs/settings.md); an empty variable counts as unset. */
import { passwordsIn } from '../domain/settings/database-address.ts';
import { ConfigurationError } from './error.ts';
import { addressesOfGitHub, listensOn, publicUrl } from './settings/addresses.ts';
import { appSettings, type AppSettings } from './settings/app.ts';
import { appFilePath, keptApp } from './settings/app-file.ts';
import { fixedClock } from './settings/clock.ts';
import { databaseUrls } from './settings/database.ts';
import { logSettings, type LogFormat, type LogLevel } from './settings/log.ts';
import type { Environment, Reading } from './settings/reading.ts';
import { phraseIssue, tokenIssue } from './settings/secrets.ts';
import { keptSignIn, signIn, webhookSecrets, type SignIn } from './settings/server.ts';
import { workflowSettings, type WorkflowSettings } from './settings/workflow.ts';
import { unseenIn } from './unseen.ts';

export type { Environment };

export interface Settings {
  configuration_path: string;
  database_url: string;
  /** For what is only read: reports, pages, exports. null = `database_url`. */
  database_read_url: string | null;
  github_token: string | null;
  /** null = no GitHub App: everything is read with the token. */
  app: AppSettings | null;
  /** Where the keys of an App are kept that was registered on the set-up page. */
  app_file: string;
  /** With which GitHub signs its webhooks; `requireWebhookSecret` judges whether it is good enough to take some. */
  webhook_secret: string | null;
  /** Still accepted while the secret is being changed. */
  webhook_secret_previous: string | null;
  /** null = this is no GitHub Actions workflow, or it was given no token to write with. */
  workflow: WorkflowSettings | null;
  pseudonym_key: string | null;
  /** null = nobody signs in. */
  sign_in: SignIn | null;
  /** Where people reach Headwater, without a trailing slash; null = nobody said. */
  public_url: string | null;
  host: string;
  /** 0 = any free one. */
  port: number;
  /** Without a trailing slash. */
  rest_url: string;
  graphql_url: string;
  /** A fixed clock for runs that must repeat, or null for the real one. */
  fixed_now: Date | null;
  log_level: LogLevel;
  /** null = pretty on a terminal, JSON anywhere else. */
  log_format: LogFormat | null;
}

/** @throws ConfigurationError with one line per variable that is wrong */
export function readSettings(environment: Environment): Settings {
  const refused: [name: string, issue: string][] = [];
  const unseen = new Map<string, string>();
  const reading: Reading = {
    value: (name) => {
      const value = environment[name]?.trim() || null;
      const character = value === null ? null : unseenIn(value);
      if (character !== null) unseen.set(name, `has ${character}; write it once more.`);
      return value;
    },
    refuse: (name, issue) => void refused.push([name, issue]),
  };
  const { value } = reading;
  const configuration_path = configurationPath(reading);
  const app_file = appFilePath(reading, configuration_path);
  // What the environment says comes before what was kept.
  const isSet = ['APP_ID', 'PRIVATE_KEY', 'PRIVATE_KEY_PATH'].some((name) => value(name) !== null);
  const kept = isSet ? null : keptApp(app_file, reading);
  const secrets = webhookSecrets(reading);
  const settings: Settings = {
    configuration_path,
    ...databaseUrls(reading),
    github_token: secret('GITHUB_TOKEN', tokenIssue, reading),
    app: kept ? { id: kept.id, private_key: kept.private_key } : appSettings(reading),
    app_file,
    ...secrets,
    webhook_secret: secrets.webhook_secret ?? kept?.webhook_secret ?? null,
    workflow: workflowSettings(reading),
    pseudonym_key: secret('HEADWATER_PSEUDONYM_KEY', phraseIssue, reading),
    sign_in: signIn(reading) ?? (kept && keptSignIn(kept)),
    public_url: publicUrl(reading),
    ...listensOn(reading),
    ...addressesOfGitHub(reading),
    fixed_now: fixedClock(value('HEADWATER_NOW'), reading),
    ...logSettings(reading),
  };
  // Whatever else is said of such a value follows from what nobody sees in it.
  const wrong = [...unseen, ...refused.filter(([name]) => !unseen.has(name))];
  if (wrong.length > 0) throw new ConfigurationError(wrong.map((line) => line.join(' ')));
  return settings;
}

/** What no output may hold: for `redaction`. Of an address of a database that is its password. */
export function secretsOf(environment: Environment): string[] {
  return SECRET_SETTINGS.flatMap((name) => {
    const value = environment[name]?.trim();
    if (!value) return [];
    return name.startsWith('DATABASE_') && value.includes(':') ? passwordsIn(value) : [value];
  });
}

export const SECRET_SETTINGS = [
  'GITHUB_TOKEN',
  'HEADWATER_WORKFLOW_TOKEN',
  'DATABASE_URL',
  'DATABASE_READ_URL',
  'PRIVATE_KEY',
  'WEBHOOK_SECRET',
  'WEBHOOK_SECRET_PREVIOUS',
  'GITHUB_CLIENT_SECRET',
  'SESSION_SECRET',
  'HEADWATER_PSEUDONYM_KEY',
] as const;

function secret(
  name: (typeof SECRET_SETTINGS)[number],
  issueOf: (value: string) => string | null,
  { value, refuse }: Reading,
): string | null {
  const given = value(name);
  const issue = given === null ? null : issueOf(given);
  if (issue !== null) refuse(name, issue);
  return given;
}

function configurationPath({ value, refuse }: Reading): string {
  const path = value('HEADWATER_CONFIG') ?? 'headwater.yml';
  if (/\p{Cc}/u.test(path))
    refuse('HEADWATER_CONFIG', 'has a control character in it; write the path of a file.');
  return path;
}
