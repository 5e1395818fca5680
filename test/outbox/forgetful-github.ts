/**
 * A GitHub for the outbox, in this process: it keeps issues and comments, takes some time to show them, and fails as it is
 * told to. Its clock is the test's.
 */
import { createHash } from 'node:crypto';

export type Mishap =
  /** Nothing is taken. */
  | '502'
  | 'cut'
  | 'too fast'
  | 'too fast, no time named'
  /** It is taken, and the answer is lost. */
  | 'taken, 502'
  | 'taken, cut'
  /** Answered with 201, and not kept. */
  | 'not kept'
  /** 403, for good: the issue is locked. */
  | 'forbidden'
  /** 404: what may be read may not be edited. */
  | 'not found'
  /** 409: somebody else wrote to the branch at that moment. */
  | 'conflict'
  | 'fine';

interface Kept {
  id: number;
  number: number;
  kind: 'issue' | 'comment';
  title: string | null;
  body: string;
  state: string;
  user: { login: string; id: number };
  visible_at: number;
  /** What it said before the last edit, and until when that is shown. */
  before: { body: string; title: string | null; state: string; until: number } | null;
}

export const US = { login: 'headwater[bot]', id: 900 };

export class ForgetfulGitHub {
  readonly kept: Kept[] = [];
  /** Whose review is asked for, by pull request; nobody else can be asked for one here. */
  readonly reviewers = new Map<number, string[]>();
  readonly mayReview: { has(login: string): boolean; clear(): void } = new Set(['hubot']);
  /** Texts of files, by their path. */
  readonly files = new Map<string, string>();
  writes = 0;
  #next = 1;
  #now: () => number;
  #mishaps: Mishap[];
  #lag_ms: number;

  /** @param mishaps what happens to each write in turn; all is fine after the last one */
  constructor(now: () => number, mishaps: readonly Mishap[], lag_ms = 0) {
    this.#now = now;
    this.#mishaps = [...mishaps];
    this.#lag_ms = lag_ms;
  }

  /** Somebody else's post, with whatever words. @returns its number */
  plant(post: {
    kind: 'issue' | 'comment';
    number?: number;
    title?: string;
    body: string;
    login: string;
  }): number {
    const id = this.#next++;
    this.kept.push({
      id,
      number: post.number ?? id,
      kind: post.kind,
      title: post.kind === 'issue' ? (post.title ?? 'planted') : null,
      body: post.body,
      state: 'open',
      user: { login: post.login, id: 5000 + id },
      visible_at: 0,
      before: null,
    });
    return post.number ?? id;
  }

  ours(): Kept[] {
    return this.kept.filter(({ user }) => user.id === US.id);
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const url = new URL(typeof input === 'string' || input instanceof URL ? input : input.url);
    const method = init?.method ?? 'GET';
    const words = typeof init?.body === 'string' ? (JSON.parse(init.body) as Record<string, string>) : {};
    return method === 'GET' ? this.#read(url) : this.#write(method, url, words);
  };

  #write(method: string, url: URL, words: Record<string, string>): Response {
    this.writes++;
    const mishap = this.#mishaps.shift() ?? 'fine';
    if (mishap === '502') return json(502, { message: 'Bad gateway' });
    if (mishap === 'cut') throw new TypeError('fetch failed');
    if (mishap === 'too fast') return json(403, { message: 'secondary rate limit' }, { 'retry-after': '60' });
    if (mishap === 'too fast, no time named') return json(429, { message: 'secondary rate limit' });
    if (mishap === 'forbidden') return json(403, { message: 'Unable to edit: the issue is locked' });
    if (mishap === 'not found') return json(404, { message: 'Not Found' });
    if (mishap === 'conflict') return json(409, { message: 'is at 1 but expected 2' });
    const path = pathOf(url);
    if (path !== null) return this.#put(path, words, mishap);
    const asked = /\/pulls\/(\d+)\/requested_reviewers$/.exec(url.pathname)?.[1];
    if (asked !== undefined) return this.#ask(Number(asked), words, mishap);
    const post = method === 'POST' ? this.#create(url, words) : this.#edit(url, words);
    if (post === null) return json(404, { message: 'Not Found' });
    if (mishap === 'not kept' && method === 'PATCH') Object.assign(post, post.before);
    if (mishap === 'not kept' && method === 'POST') this.kept.splice(this.kept.indexOf(post), 1);
    if (mishap === 'taken, 502') return json(502, { message: 'Bad gateway' });
    if (mishap === 'taken, cut') throw new TypeError('fetch failed');
    return json(method === 'POST' ? 201 : 200, shown(post));
  }

  #ask(number: number, { reviewers = [] }: { reviewers?: string[] }, mishap: Mishap): Response {
    if (!reviewers.every((login) => this.mayReview.has(login)))
      return json(422, { message: 'Reviews may only be requested from collaborators.' });
    if (mishap !== 'not kept')
      this.reviewers.set(number, [...new Set([...(this.reviewers.get(number) ?? []), ...reviewers])]);
    if (mishap === 'taken, 502') return json(502, { message: 'Bad gateway' });
    if (mishap === 'taken, cut') throw new TypeError('fetch failed');
    return json(201, this.#pull(number));
  }

  #put(path: string, { sha, content = '' }: Record<string, string>, mishap: Mishap): Response {
    const before = this.files.get(path);
    if (before !== undefined && sha === undefined)
      return json(422, { message: 'Invalid request.\n\n"sha" wasn\'t supplied.' });
    if (sha !== undefined && (before === undefined || blobSha(before) !== sha))
      return json(409, { message: `${path} does not match ${sha}` });
    const text = Buffer.from(content, 'base64').toString('utf8');
    if (mishap !== 'not kept') this.files.set(path, text);
    if (mishap === 'taken, 502') return json(502, { message: 'Bad gateway' });
    if (mishap === 'taken, cut') throw new TypeError('fetch failed');
    return json(before === undefined ? 201 : 200, { content: file(path, text) });
  }

  #pull(number: number): object {
    const requested_reviewers = (this.reviewers.get(number) ?? []).map((login) => ({ login }));
    return {
      ...{ id: 40_000 + number, number, title: 'A change', body: '', state: 'open' },
      html_url: `https://github.com/springboard/hub/pull/${number}`,
      user: { login: 'octocat', id: 1 },
      requested_reviewers,
    };
  }

  #create(url: URL, { title, body }: Record<string, string>): Kept {
    const under = /\/issues\/(\d+)\/comments$/.exec(url.pathname)?.[1];
    const id = this.#next++;
    const post: Kept = {
      id,
      number: under === undefined ? id : Number(under),
      kind: under === undefined ? 'issue' : 'comment',
      title: title ?? null,
      body: body ?? '',
      state: 'open',
      user: US,
      visible_at: this.#now() + this.#lag_ms,
      before: null,
    };
    this.kept.push(post);
    return post;
  }

  #edit(url: URL, words: Record<string, string>): Kept | null {
    const post = this.#at(url);
    if (post === null) return null;
    const { body, title, state } = post;
    post.before = { body, title, state, until: this.#now() + this.#lag_ms };
    return Object.assign(post, words);
  }

  #at(url: URL): Kept | null {
    const [, kind = '', id = ''] = /\/issues\/(comments\/)?(\d+)$/.exec(url.pathname) ?? [];
    return (
      this.kept.find((post) =>
        kind === '' ? post.kind === 'issue' && post.number === Number(id) : post.id === Number(id),
      ) ?? null
    );
  }

  #read(url: URL): Response {
    const path = pathOf(url);
    if (path !== null) {
      const text = this.files.get(path);
      return text === undefined ? json(404, { message: 'Not Found' }) : json(200, file(path, text));
    }
    const isVisible = (post: Kept) => post.visible_at <= this.#now();
    const view = (post: Kept) =>
      shown(post.before && post.before.until > this.#now() ? { ...post, ...post.before } : post);
    const under = /\/issues\/(\d+)\/comments$/.exec(url.pathname)?.[1];
    if (under !== undefined || url.pathname.endsWith('/issues')) {
      const creator = url.searchParams.get('creator');
      const state = url.searchParams.get('state') ?? 'open';
      const rows = this.kept.filter(
        (post) =>
          isVisible(post) &&
          (under === undefined
            ? post.kind === 'issue' &&
              (creator === null || post.user.login === creator) &&
              (state === 'all' || post.state === state)
            : post.kind === 'comment' && post.number === Number(under)),
      );
      const shownRows = url.searchParams.get('direction') === 'desc' ? rows.toReversed() : rows;
      return json(200, Number(url.searchParams.get('page') ?? 1) > 1 ? [] : shownRows.map(view));
    }
    const pull = /\/pulls\/(\d+)$/.exec(url.pathname)?.[1];
    if (pull !== undefined) return json(200, this.#pull(Number(pull)));
    const post = this.#at(url);
    return post && isVisible(post) ? json(200, view(post)) : json(404, { message: 'Not Found' });
  }
}

/** null = it is about no file */
function pathOf(url: URL): string | null {
  const path = /\/contents\/(.+)$/.exec(url.pathname)?.[1];
  return path === undefined ? null : decodeURIComponent(path);
}

function file(path: string, text: string): object {
  const html_url = `https://github.com/springboard/meta/blob/main/${path}`;
  return { type: 'file', path, sha: blobSha(text), html_url };
}

/** By git's own way: "blob", its length, its bytes. */
function blobSha(text: string): string {
  const bytes = Buffer.from(text, 'utf8');
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

function shown({ id, number, kind, title, body, state, user }: Kept): object {
  const html_url = `https://github.com/springboard/meta/issues/${number}${kind === 'comment' ? `#issuecomment-${id}` : ''}`;
  return { id, html_url, body, user, ...(kind === 'issue' ? { number, title, state } : {}) };
}

function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  });
}
