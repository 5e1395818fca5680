/** The GitHub clients that commands use: with the personal token of GITHUB_TOKEN, with a GitHub App, or with both. */
import { appClient, type AppClient } from '../github/transport/app-client.ts';
import { observerClient } from '../github/transport/client.ts';
import type { GitHubClient, TransportOptions } from '../github/transport/types.ts';
import { UsageError } from './failure.ts';
import { note, type CommandContext } from './context.ts';

type Notice = (text: string) => void;

/** @throws UsageError where there is neither: GitHub's GraphQL API answers nobody without a credential */
export function reader(ctx: CommandContext, notice?: Notice): GitHubClient {
  return app(ctx, notice) ?? observer(ctx, notice);
}

/** Reads with the token alone. @throws UsageError where there is none */
export function observer(ctx: CommandContext, notice?: Notice): GitHubClient {
  const { github_token } = ctx.settings;
  if (github_token === null)
    throw new UsageError(
      'GITHUB_TOKEN is not set; make a token at https://github.com/settings/tokens (no scope is needed for public repositories) and export it, or set APP_ID and PRIVATE_KEY_PATH of a GitHub App.',
    );
  return observerClient({ ...lineOptions(ctx, notice), token: github_token });
}

/** Reads with the App where it is installed, with the token elsewhere; null = there is no App. */
export function app(ctx: CommandContext, notice?: Notice): AppClient | null {
  const { app, github_token } = ctx.settings;
  return app && appClient({ ...lineOptions(ctx, notice), app, token: github_token });
}

function lineOptions(ctx: CommandContext, notice: Notice = (text) => note(ctx, text)): TransportOptions {
  const { settings, now, wait, stop } = ctx;
  return { restUrl: settings.rest_url, graphqlUrl: settings.graphql_url, now, wait, stop, notice };
}
