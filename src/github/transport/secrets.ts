/** What goes wrong with a request may be told in words that hold what it was sent. */
import { GraphqlResponseError } from '@octokit/graphql';
import { redaction, type Redact } from '../../domain/settings/redaction.ts';

/**
 * The same error, its words and those of its causes without the credential: a server, a proxy or fetch itself may quote
 * what it was sent.
 * @param authorization the header that went with the request
 */
export function withoutSecrets(error: unknown, authorization: string, redact: Redact): unknown {
  const [, token = ''] = /^\S+ (.*)$/s.exec(authorization) ?? [];
  const known = redaction([token]);
  const clean = (text: string) => redact(known(text));
  if (!(error instanceof Error)) return typeof error === 'string' ? clean(error) : error;
  for (let one: unknown = error, depth = 0; one instanceof Error && depth < 10; one = one.cause, depth++)
    one.message = clean(one.message);
  if (error instanceof GraphqlResponseError)
    for (const entry of (error as GraphqlResponseError<unknown>).errors ?? [])
      entry.message = clean(String(entry.message));
  return error;
}
