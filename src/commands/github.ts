/** The GitHub client that commands use: observer mode with the personal token of GITHUB_TOKEN. */
import { observerClient, type GitHubClient } from '../github/client.ts';
import { UsageRefusal } from './failure.ts';
import { note, type Surroundings } from './surroundings.ts';

/** @throws UsageRefusal where there is no token: GitHub's GraphQL API answers nobody without one */
export function observer(
  around: Surroundings,
  notice: (text: string) => void = (text) => note(around, text),
): GitHubClient {
  const { settings, now, wait, stop } = around;
  if (settings.github_token === null)
    throw new UsageRefusal(
      'GITHUB_TOKEN is not set; make a token at https://github.com/settings/tokens (no scope is needed for public repositories) and export it.',
    );
  return observerClient({
    token: settings.github_token,
    restUrl: settings.rest_url,
    graphqlUrl: settings.graphql_url,
    now,
    wait,
    stop,
    notice,
  });
}
