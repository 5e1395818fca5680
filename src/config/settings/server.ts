/** What `serve` needs beside the App: the secrets of its webhooks and of the sign-in. */
import { createHmac } from 'node:crypto';
import { ConfigurationError } from '../error.ts';
import type { KeptApp } from './app-file.ts';
import type { Reading } from './reading.ts';
import { phraseIssue, SHORTEST_PHRASE, tokenIssue, writtenIssue } from './secrets.ts';

export interface SignIn {
  client_id: string;
  client_secret: string;
  /** Signs the sessions of those who signed in. */
  session_secret: string;
}

interface WebhookSecrets {
  webhook_secret: string | null;
  webhook_secret_previous: string | null;
}

const MAKE_ONE = 'make one with `openssl rand -hex 32` and write it into the App’s settings, too.';

/** A short one is no matter before webhooks are taken: see `requireWebhookSecret`. */
export function webhookSecrets({ value, refuse }: Reading): WebhookSecrets {
  for (const name of ['WEBHOOK_SECRET', 'WEBHOOK_SECRET_PREVIOUS']) {
    const secret = value(name);
    const issue = secret === null ? null : writtenIssue(secret);
    if (issue !== null) refuse(name, issue);
    // What Probot takes in place of a missing one: anybody could sign with it.
    else if (secret?.toLowerCase() === 'development')
      refuse(name, `is "development", which anybody could sign with; ${MAKE_ONE}`);
  }
  const webhook_secret = value('WEBHOOK_SECRET');
  const webhook_secret_previous = value('WEBHOOK_SECRET_PREVIOUS');
  if (webhook_secret === null && webhook_secret_previous !== null)
    refuse('WEBHOOK_SECRET', 'is not set, but WEBHOOK_SECRET_PREVIOUS is; write the secret that follows it.');
  return { webhook_secret, webhook_secret_previous };
}

/**
 * The secret with which webhooks are verified.
 * @throws ConfigurationError where there is none, or one that could be guessed
 */
export function requireWebhookSecret({ webhook_secret, webhook_secret_previous }: WebhookSecrets): string {
  if (webhook_secret === null) throw new ConfigurationError([`WEBHOOK_SECRET is not set; ${MAKE_ONE}`]);
  const secrets = { WEBHOOK_SECRET: webhook_secret, WEBHOOK_SECRET_PREVIOUS: webhook_secret_previous };
  const short = Object.entries(secrets).filter(
    ([, secret]) => secret !== null && [...secret].length < SHORTEST_PHRASE,
  );
  if (short.length > 0)
    throw new ConfigurationError(
      short.map(([name]) => `${name} is shorter than ${SHORTEST_PHRASE} characters; ${MAKE_ONE}`),
    );
  return webhook_secret;
}

/** All three or none; SESSION_SECRET alone does nothing. */
export function signIn({ value, refuse }: Reading): SignIn | null {
  const names = ['GITHUB_CLIENT_ID', 'GITHUB_CLIENT_SECRET', 'SESSION_SECRET'] as const;
  const [client_id, client_secret, session_secret] = names.map(value) as [
    string | null,
    string | null,
    string | null,
  ];
  const issues = [
    client_id === null ? null : tokenIssue(client_id),
    client_secret === null ? null : tokenIssue(client_secret),
    session_secret === null ? null : phraseIssue(session_secret),
  ];
  for (const [index, issue] of issues.entries()) if (issue !== null) refuse(names[index]!, issue);
  if (client_id === null && client_secret === null) return null;
  const missing = names.filter((name) => value(name) === null);
  for (const name of missing)
    refuse(
      name,
      `is not set, but ${client_id === null ? names[1] : names[0]} is; sign-in needs ${names.join(', ')}.`,
    );
  return missing.length > 0
    ? null
    : { client_id: client_id!, client_secret: client_secret!, session_secret: session_secret! };
}

/** Of an App that was registered on the set-up page, whose file holds no secret for sessions: one that nobody else can make. */
export function keptSignIn({ client_id, client_secret }: KeptApp): SignIn | null {
  if (client_id === undefined || client_secret === undefined) return null;
  const session_secret = createHmac('sha256', client_secret).update('headwater sessions').digest('hex');
  return { client_id, client_secret, session_secret };
}
