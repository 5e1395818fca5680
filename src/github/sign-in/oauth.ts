/** GitHub's web flow for the App: state and PKCE (S256), by the library that does this for a living. */
import * as oauth from 'oauth4webapi';

export interface OAuthApp {
  client_id: string;
  client_secret: string;
  /** GitHub's pages, without a slash at the end: "https://github.com". */
  githubUrl: string;
}

/** What the browser keeps until it comes back. */
export interface Begun {
  state: string;
  verifier: string;
}

/** The answer is not one to what was asked, or GitHub does not take it: the state, the verifier or the code is wrong, or it was declined. */
export class SignInRefused extends Error {}

const LIMIT_MS = 30_000;

/** @returns where the browser goes, and what it needs to come back with */
export async function beginSignIn(
  { client_id, githubUrl }: OAuthApp,
  redirectUri: string,
): Promise<Begun & { address: string }> {
  const begun = { state: oauth.generateRandomState(), verifier: oauth.generateRandomCodeVerifier() };
  const query = new URLSearchParams({
    client_id,
    redirect_uri: redirectUri,
    state: begun.state,
    code_challenge: await oauth.calculatePKCECodeChallenge(begun.verifier),
    code_challenge_method: 'S256',
    allow_signup: 'false',
  });
  return { ...begun, address: `${githubUrl}/login/oauth/authorize?${query.toString()}` };
}

/**
 * @param answer what the browser was sent back with
 * @returns the account's token, to be used at once and given back
 * @throws SignInRefused; TypeError where GitHub cannot be reached
 */
export async function finishSignIn(
  { client_id, client_secret, githubUrl }: OAuthApp,
  answer: URLSearchParams,
  { state, verifier, redirectUri }: Begun & { redirectUri: string },
): Promise<string> {
  const issuer = `${githubUrl}/login/oauth`;
  const server = { issuer, token_endpoint: `${issuer}/access_token` };
  const client = { client_id };
  try {
    const known = oauth.validateAuthResponse(server, client, answer, state);
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.ClientSecretPost(client_secret),
      known,
      redirectUri,
      verifier,
      // GitHub's own address is https; a stand-in's, and that of some Enterprise Servers, is not.
      { signal: AbortSignal.timeout(LIMIT_MS), [oauth.allowInsecureRequests]: true },
    );
    // GitHub says 200 whatever is wrong: an answer without a token is a refusal.
    const { access_token } = await oauth.processAuthorizationCodeResponse(server, client, response);
    return access_token;
  } catch (error) {
    if (error instanceof TypeError) throw error;
    throw new SignInRefused('GitHub does not take this sign-in', { cause: error });
  }
}
