/** Writing as the App: for each repository a token that can write issues there and nothing else, for a board one of its own. */
import { createAppAuth } from '@octokit/auth-app';
import type { Author } from '../../domain/outbox/post.ts';
import { restApi, SILENT } from '../transport/client.ts';
import { GitHubRefused } from '../transport/failures.ts';
import type { AppIdentity, Installation } from '../transport/installations.ts';
import type { BoardWriterFor } from './board-writer.ts';
import type { Writer, WriterFor } from './who-writes.ts';

export interface AppWritersOptions {
  app: AppIdentity;
  /** Without a slash at the end. */
  restUrl: string;
  installations: () => Promise<Installation[]>;
  now: () => Date;
}

/** What a post takes: an issue or a comment, in an issue or under a pull request. */
const WRITES = 'issues';
const NAMES = { issues: 'Issues', pull_requests: 'Pull requests', contents: 'Contents' };
/** Of organisations only: GitHub's Apps cannot see boards that a user owns. */
const WRITES_BOARDS = 'organization_projects';
interface Scope {
  permissions: Record<string, 'write'>;
  repositoryNames?: string[];
}

/** GitHub's tokens live for an hour. */
const RENEWED_BEFORE_MS = 300_000;

/** @returns for a repository the writer, or null where the App is not installed */
export function appWriters({ app, restUrl, installations, now }: AppWritersOptions): {
  writerFor: WriterFor;
  boardWriterFor: BoardWriterFor;
} {
  const rest = restApi({ restUrl });
  const auth = createAppAuth({
    appId: app.id,
    privateKey: app.private_key,
    request: rest.request,
    log: SILENT,
  });
  const tokens = new Map<string, { token: string; ends: number }>();
  let known: Promise<Author> | undefined;

  /** The App's own account: what it writes is shown as by "slug[bot]". */
  async function whoWeAre(): Promise<Author> {
    const { token } = await auth({ type: 'app' });
    const { data } = await rest.request('GET /app', { headers: { authorization: `bearer ${token}` } });
    if (data === null)
      throw new GitHubRefused('GitHub does not tell the App its own name.', { everywhere: true });
    const login = `${data.slug}[bot]`;
    const id = await rest.request('GET /users/{username}', { username: login }).then(
      (answer) => String(answer.data.id),
      // The login alone will do: nobody else can bear one with brackets.
      () => null,
    );
    return { login, id };
  }

  /** For one repository, or for the boards of an organisation: as little as the write takes, kept until it runs out. */
  async function tokenFor({ id }: Installation, scope: Scope): Promise<string> {
    const name = `${id} ${JSON.stringify(scope)}`;
    const kept = tokens.get(name);
    if (kept && kept.ends - now().getTime() > RENEWED_BEFORE_MS) return kept.token;
    const { token, createdAt, expiresAt } = await auth({
      type: 'installation',
      installationId: id,
      ...scope,
      refresh: true,
    });
    // A length of time, not an instant: our clock may be another one than GitHub's.
    const ends = now().getTime() + Date.parse(expiresAt) - Date.parse(createdAt);
    tokens.set(name, { token, ends });
    return token;
  }

  const writerFor: WriterFor = async (repository): Promise<Writer | null> => {
    const owner = repository.split('/')[0]?.toLowerCase();
    const installation = (await installations()).find(({ account }) => account.toLowerCase() === owner);
    if (installation === undefined || installation.is_suspended) return null;
    const require = (permission: keyof typeof NAMES) => {
      if (installation.permissions[permission] !== 'write')
        throw new GitHubRefused(
          `${repository}: the App may not write ${NAMES[permission].toLowerCase()} there; give it "${NAMES[permission]}: Read and write" and let an owner of ${installation.account} accept that.`,
        );
    };
    require(WRITES);
    known ??= whoWeAre().catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return {
      name: `installation ${installation.id}`,
      author: await known,
      authorization: async (permission = WRITES) => {
        require(permission);
        const token = await tokenFor(installation, {
          permissions: { [permission]: 'write' },
          repositoryNames: [repository.split('/')[1] ?? ''],
        });
        return `token ${token}`;
      },
    };
  };
  return {
    writerFor,
    async boardWriterFor(owner) {
      const installation = (await installations()).find(
        ({ account }) => account.toLowerCase() === owner.toLowerCase(),
      );
      if (installation === undefined || installation.is_suspended) return null;
      if (installation.permissions[WRITES_BOARDS] !== 'write')
        throw new GitHubRefused(
          `${owner}: the App may not write to its boards; give it "Projects: Read and write" and let an owner of ${installation.account} accept that, or take planning.project.status out.`,
        );
      // No repository, and no issue.
      const scope: Scope = { permissions: { [WRITES_BOARDS]: 'write' } };
      return { authorization: async () => `token ${await tokenFor(installation, scope)}` };
    },
  };
}
