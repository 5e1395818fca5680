/** The GitHub clients that commands use: with the personal token of GITHUB_TOKEN, with a GitHub App, or with both. */
import { appClient, type AppClient } from '../github/app-client.ts';
import { observerClient, type GitHubClient, type LineOptions } from '../github/client.ts';
import { UsageRefusal } from './failure.ts';
import { note, type Surroundings } from './surroundings.ts';

type Notice = (text: string) => void;

/** @throws UsageRefusal where there is neither: GitHub's GraphQL API answers nobody without a credential */
export function reader(around: Surroundings, notice?: Notice): GitHubClient {
  return app(around, notice) ?? observer(around, notice);
}

/** Reads with the token alone. @throws UsageRefusal where there is none */
export function observer(around: Surroundings, notice?: Notice): GitHubClient {
  const { github_token } = around.settings;
  if (github_token === null)
    throw new UsageRefusal(
      'GITHUB_TOKEN is not set; make a token at https://github.com/settings/tokens (no scope is needed for public repositories) and export it, or set APP_ID and PRIVATE_KEY_PATH of a GitHub App.',
    );
  return observerClient({ ...lineOptions(around, notice), token: github_token });
}

/** Reads with the App where it is installed, with the token elsewhere; null = there is no App. */
export function app(around: Surroundings, notice?: Notice): AppClient | null {
  const { app, github_token } = around.settings;
  return app && appClient({ ...lineOptions(around, notice), app, token: github_token });
}

function lineOptions(around: Surroundings, notice: Notice = (text) => note(around, text)): LineOptions {
  const { settings, now, wait, stop } = around;
  return { restUrl: settings.rest_url, graphqlUrl: settings.graphql_url, now, wait, stop, notice };
}
