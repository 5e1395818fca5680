/** The App's web flow as GitHub has it: who is at the browser, codes that are good once, PKCE, and tokens that can be given back. */
import { createHash, randomBytes } from 'node:crypto';
import type { Actor } from '../../../src/demo/community/community.ts';
import type { Caller, Extension } from '../../../src/demo/extension.ts';
import { message, type RestAnswer } from '../../../src/demo/rest/request.ts';

export interface OAuthOptions {
  client_id: string;
  client_secret: string;
  redirect_uri: string;
}

/** An account with what it is shown, beside what is public. */
export interface Person {
  id: number;
  login: string;
  /** "owner/name" → whether it is private, and whether the person may write there. */
  shown?: Record<string, { private: boolean; push: boolean }>;
}

export interface OAuthOnGitHub {
  extension: Extension;
  /** Who is signed in at GitHub in the browser; null = declines. */
  setPerson(person: Person | null): void;
  /** Tokens that still open something. */
  liveTokens(): string[];
}

interface GivenCode {
  person: Person;
  challenge: string;
}

export function oauthOnGitHub({ client_id, client_secret, redirect_uri }: OAuthOptions): OAuthOnGitHub {
  const codes = new Map<string, GivenCode>();
  const tokens = new Map<string, Person>();
  let person: Person | null = null;
  const refusal = (error: string): RestAnswer => ({ status: 200, body: { error, error_description: 'No.' } });

  const extension: Extension = {
    callerOf(authorization): Caller | null {
      const known = tokens.get(authorization.replace(/^(bearer|token) /i, ''));
      return known ? { name: `user ${known.login}`, actor: actorOf(known) } : null;
    },
    routes: [
      {
        on: 'GET /login/oauth/authorize',
        isOpen: true,
        answer({ query }) {
          if (query.get('client_id') !== client_id || query.get('redirect_uri') !== redirect_uri)
            return message(404, 'Not Found');
          if (query.get('code_challenge_method') !== 'S256') return message(400, 'S256 only');
          const back = new URLSearchParams({ state: query.get('state') ?? '' });
          if (person === null) back.set('error', 'access_denied');
          else {
            const code = randomBytes(10).toString('hex');
            codes.set(code, { person, challenge: query.get('code_challenge') ?? '' });
            back.set('code', code);
          }
          return { status: 302, headers: { location: `${redirect_uri}?${back.toString()}` } };
        },
      },
      {
        on: 'POST /login/oauth/access_token',
        isOpen: true,
        answer({ body }) {
          const asked = body as Record<string, string>;
          if (asked['client_id'] !== client_id || asked['client_secret'] !== client_secret)
            return refusal('incorrect_client_credentials');
          if (asked['redirect_uri'] !== redirect_uri) return refusal('redirect_uri_mismatch');
          const given = codes.get(asked['code'] ?? '');
          codes.delete(asked['code'] ?? '');
          const challenge = createHash('sha256')
            .update(asked['code_verifier'] ?? '')
            .digest('base64url');
          if (!given || given.challenge !== challenge) return refusal('bad_verification_code');
          const access_token = `ghu_${randomBytes(18).toString('hex')}`;
          tokens.set(access_token, given.person);
          return { status: 200, body: { access_token, token_type: 'bearer', scope: '' } };
        },
      },
      {
        on: 'DELETE /applications/:client/token',
        isOpen: true,
        answer({ params, body, authorization }) {
          const basic = `Basic ${Buffer.from(`${client_id}:${client_secret}`).toString('base64')}`;
          if (authorization !== basic || params['client'] !== client_id) return message(404, 'Not Found');
          tokens.delete((body as { access_token: string }).access_token);
          return { status: 204 };
        },
      },
      {
        on: 'GET /repos/:owner/:name',
        answer({ params, authorization }) {
          const known = tokens.get(authorization.replace(/^(bearer|token) /i, ''));
          if (!known) return null;
          const full_name = `${params['owner']}/${params['name']}`;
          const shown = known.shown?.[full_name];
          if (!shown) return message(404, 'Not Found');
          return {
            status: 200,
            body: { full_name, private: shown.private, permissions: { pull: true, push: shown.push } },
          };
        },
      },
    ],
  };
  return {
    extension,
    setPerson: (next) => (person = next),
    liveTokens: () => [...tokens.keys()],
  };
}

function actorOf({ id, login }: Person): Actor {
  return { __typename: 'User', id: `U_${id}`, databaseId: id, login, name: null };
}
