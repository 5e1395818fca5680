/**
 * App mode beside observer mode: an account that has the App installed is read with its installation's token, any other
 * with the personal one. Whoever asks need not know: the repository's owner tells.
 */
import { createAppAuth } from '@octokit/auth-app';
import type { ApiCallRow } from '../../domain/history/facts.ts';
import { createTransport, personalToken, restApi, SILENT } from './client.ts';
import type {
  Credential,
  GitHubClient,
  Transport,
  TransportOptions,
  RequestContext,
  ReadersOf,
} from './types.ts';
import { GitHubRefused } from './failures.ts';
import {
  appCredential,
  installationCredential,
  listInstallations,
  READS_BOARDS,
  suspendedAccount,
  type AppIdentity,
  type Installation,
} from './installations.ts';

export interface AppClientOptions extends TransportOptions {
  app: AppIdentity;
  /** Reads the accounts that have not installed the App; null = they cannot be read. */
  token: string | null;
}

export interface AppClient extends GitHubClient {
  /** Asked for once. */
  installations(): Promise<Installation[]>;
}

/**
 * A question about an account that nothing reads is refused with `account` set: not installed and no token, or
 * suspended. Whoever suspended the App is not read with the token either. A question about no account is anybody's: the
 * token's, else that of any installation.
 */
export function appClient(options: AppClientOptions): AppClient {
  const calls: ApiCallRow[] = [];
  const auth = createAppAuth({
    appId: options.app.id,
    privateKey: options.app.private_key,
    request: restApi(options).request,
    log: SILENT,
  });
  const open = (credential: Credential): Reader => ({
    credential: credential.name,
    line: createTransport(options, credential, calls),
  });
  const app = open(appCredential(options.app, auth)).line;
  const observer = options.token === null ? null : open(personalToken(options.token));
  const readers = new Map<number, Reader>();
  let listed: Promise<Installation[]> | undefined;
  const installations = () => (listed ??= listInstallations(app));

  function readerWith(installation: Installation): Reader {
    const reader =
      readers.get(installation.id) ??
      open(installationCredential(installation, { app, auth, now: options.now }));
    readers.set(installation.id, reader);
    return reader;
  }

  /** @throws GitHubRefused where nothing reads this account */
  async function readerOf(owner: string, purpose?: string): Promise<Reader> {
    const installation = (await installations()).find(
      ({ account }) => account.toLowerCase() === owner.toLowerCase(),
    );
    if (installation?.is_suspended) throw suspendedAccount(installation.account);
    // Who granted nothing but code may well have a board that the token is shown.
    const cannot = purpose === 'board' && installation && !(READS_BOARDS in installation.permissions);
    if (installation && !(cannot && observer)) return readerWith(installation);
    if (observer) return observer;
    throw new GitHubRefused(
      `${owner}: the App is not installed there and GITHUB_TOKEN is not set; install the App on ${owner}, or set GITHUB_TOKEN.`,
      { account: owner },
    );
  }

  /** @throws GitHubRefused where there is nobody to be asked */
  async function anyReader(purpose: string): Promise<Reader> {
    if (observer) return observer;
    const installation = (await installations()).find(({ is_suspended }) => !is_suspended);
    if (installation) return readerWith(installation);
    throw new GitHubRefused(
      `${purpose}: GITHUB_TOKEN is not set and no installation of the App can be asked; install the App on an account, or set GITHUB_TOKEN.`,
    );
  }

  async function lineFor({ purpose, repository, owner }: RequestContext): Promise<Transport> {
    const account = owner ?? repository?.split('/')[0];
    return (await (account === undefined ? anyReader(purpose) : readerOf(account, purpose))).line;
  }

  return {
    query: async (text, variables, purpose, asked) =>
      (await lineFor(purpose)).query(text, variables, purpose, asked),
    list: async (route, parameters, purpose) => (await lineFor(purpose)).list(route, parameters, purpose),
    async byCredential(owners) {
      const groups: ReadersOf[] = [];
      for (const owner of owners) {
        const credential = await readerOf(owner).then(
          (reader) => reader.credential,
          (error: unknown) => {
            if (error instanceof GitHubRefused && error.account !== null) return null;
            throw error;
          },
        );
        const group = groups.find((one) => credential !== null && one.credential === credential);
        if (group) group.owners.push(owner);
        else groups.push({ credential, owners: [owner] });
      }
      return groups;
    },
    installations,
    isInstalled: async (repository) =>
      (await installations()).some(
        ({ account, is_suspended }) =>
          !is_suspended && account.toLowerCase() === repository.split('/')[0]!.toLowerCase(),
      ),
    takeCalls: () => calls.splice(0),
  };
}

interface Reader {
  credential: string;
  line: Transport;
}
