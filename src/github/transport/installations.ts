/** Where the App is installed, and the tokens with which an installation is read. */
import type { createAppAuth } from '@octokit/auth-app';
import type { Credential, Transport } from './types.ts';
import { GitHubRefused, suspended } from './failures.ts';

/** Who the App is. `private_key` is PEM. */
export interface AppIdentity {
  id: number;
  private_key: string;
}

export type AppAuth = ReturnType<typeof createAppAuth>;

export interface Installation {
  id: number;
  /** Login of the organisation or person. */
  account: string;
  is_suspended: boolean;
  /** Only some repositories were chosen. The account's other public ones can be read all the same, as by anybody. */
  is_selected: boolean;
  permissions: Record<string, string>;
  /** The page where an owner of the account accepts what the App asks for anew. */
  page: string | null;
  /** The App's name in addresses. */
  app_slug: string | null;
}

interface RestInstallation {
  id: number;
  /** An enterprise has no login, and no repositories. */
  account: { login?: string } | null;
  suspended_at?: string | null;
  repository_selection: 'all' | 'selected';
  permissions: Record<string, string>;
  html_url?: string;
  app_slug?: string;
}

/** The permission with which an organisation's Projects v2 boards are shown. */
export const READS_BOARDS = 'organization_projects';
/** What reading public history and plans takes. Writing is another matter, so a token never can. */
const READ = ['metadata', 'contents', 'issues', 'pull_requests', READS_BOARDS] as const;
/** GitHub's tokens live for an hour; one must still be good when a request that waits for an answer is taken up. */
const RENEWED_BEFORE_MS = 60_000;
/** A new token is not known everywhere at once. */
const REFUSALS_BELIEVED = 4;

/** The App itself: it can list its installations and give out their tokens, and read nothing. */
export function appCredential({ id }: AppIdentity, auth: AppAuth): Credential {
  return {
    name: 'app',
    called: 'the App',
    authorization: async () => `bearer ${(await auth({ type: 'app' })).token}`,
    notAccepted(reason) {
      throw new GitHubRefused(
        `APP_ID is ${id}: GitHub does not accept that App with this PRIVATE_KEY (${reason}); compare both with the App's settings.`,
        { everywhere: true },
      );
    },
  };
}

/** @throws GitHubRefused (`everywhere`) where GitHub does not accept the App */
export async function listInstallations(app: Transport): Promise<Installation[]> {
  const found: Installation[] = [];
  for (let page = 1; ; page++) {
    const { rows, hasNext } = await app.list<RestInstallation>(
      'GET /app/installations',
      { per_page: 100, page },
      { purpose: 'installations', repository: null, page_size: 100 },
    );
    for (const { id, account, suspended_at, repository_selection, permissions, html_url, app_slug } of rows)
      if (account?.login !== undefined)
        found.push({
          id,
          account: account.login,
          is_suspended: suspended_at != null,
          is_selected: repository_selection === 'selected',
          permissions,
          page: html_url ?? null,
          app_slug: app_slug ?? null,
        });
    if (!hasNext) return found;
  }
}

/** A token that is asked for when it is needed, and again before it runs out. */
export function installationCredential(
  { id, account, permissions }: Installation,
  { app, auth, now }: { app: Transport; auth: AppAuth; now: () => Date },
): Credential {
  let held: { token: string; since: number; life: number } | null = null;
  let refusals = 0;
  let refusal: GitHubRefused | null = null;

  async function newToken() {
    try {
      const { token, createdAt, expiresAt } = await app.request(
        () =>
          auth({ type: 'installation', installationId: id, permissions: readOf(permissions), refresh: true }),
        { purpose: 'installation token', repository: null, page_size: null, owner: account },
      );
      // A length of time, not an instant: our clock may be another one than GitHub's, or stand still.
      return { token, since: now().getTime(), life: Date.parse(expiresAt) - Date.parse(createdAt) };
    } catch (error) {
      if (!(error instanceof GitHubRefused) || error.everywhere) throw error;
      throw refuse(
        error.account === null
          ? `${account}: GitHub gives the App no token there; see in that account's settings whether it is still installed.`
          : error.message,
      );
    }
  }

  function refuse(message: string): GitHubRefused {
    refusal = new GitHubRefused(message, { account });
    return refusal;
  }

  return {
    name: `installation ${id}`,
    called: 'the App',
    async authorization() {
      if (refusal !== null) throw refusal;
      const age = held === null ? 0 : now().getTime() - held.since;
      if (held !== null && age < held.life - Math.min(RENEWED_BEFORE_MS, held.life / 10)) refusals = 0;
      else held = await newToken();
      return `token ${held.token}`;
    },
    notAccepted(reason) {
      held = null;
      if (++refusals >= REFUSALS_BELIEVED)
        throw refuse(`${account}: GitHub does not accept the tokens it gives the App there (${reason}).`);
    },
  };
}

export function suspendedAccount(account: string): GitHubRefused {
  return new GitHubRefused(suspended(account).message, { account });
}

/** Of what the installation grants, the part that is needed, for reading only. */
function readOf(granted: Record<string, string>): Record<string, 'read'> {
  return Object.fromEntries(READ.filter((name) => name in granted).map((name) => [name, 'read']));
}
