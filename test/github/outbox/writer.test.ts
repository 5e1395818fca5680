/** What the outbox's writers do to GitHub, read back as Headwater reads: one request, one effect, and no more said than is known. */
import { describe, expect, it } from 'vitest';
import { marker, type WantedFile, type WantedIssue } from '../../../src/domain/outbox/post.ts';
import { pagesOf } from '../../../src/github/history/pages.ts';
import { RequestError } from '@octokit/request-error';
import { failed } from '../../../src/github/outbox/rest-post.ts';
import { answersApi } from '../../../src/github/nudges/answers.ts';
import { readUpstreamWords } from '../../../src/github/nudges/upstream-word.ts';
import { outdating } from '../../../src/github/outbox/outdate.ts';
import { githubWrites } from '../../../src/github/outbox/writer.ts';
import { PageSize } from '../../../src/github/transport/page-size.ts';
import { repo } from '../../support/builders.ts';
import { githubHolding } from '../../support/github-client.ts';
import { comment, handMade, issue, ORG, person, pull, repository } from '../../support/hand-made.ts';

const [octocat, hubot] = [person(1, 'octocat'), person(2, 'hubot')];
const HOME = 'springboard/meta';
const REPORT: WantedIssue = {
  kind: 'issue',
  key: 'report springboard/meta 2026-W27',
  repository: HOME,
  title: 'Upstream health, week 2026-W27',
  body: 'First answers got faster.',
  labels: ['kpi', 'weekly'],
  is_open: true,
};
const FILE: WantedFile = {
  kind: 'file',
  key: 'file springboard/meta 2026-W27',
  repository: HOME,
  path: '.github/headwater.yml',
  title: 'Report of week 27',
  body: 'nudges: true\n',
};

function scene(permissions?: Parameters<ReturnType<typeof githubHolding>['writer']>[0]) {
  const meta = repository(
    ORG('springboard', 10),
    'meta',
    100,
    [
      issue(1, octocat, '2026-07-01', { title: 'Plans', text: 'Ours and yours' }),
      pull(2, hubot, '2026-07-02'),
      issue(3, octocat, '2026-07-03', { locked: true }),
    ],
    {
      collaborators: [
        { user: octocat, permission: 'WRITE' },
        { user: hubot, permission: 'TRIAGE' },
      ],
    },
  );
  const github = githubHolding(handMade([meta], [octocat, hubot]));
  const writer = github.writer(permissions);
  return { meta, github, writer, writes: githubWrites(github) };
}

async function historyOf(github: ReturnType<typeof githubHolding>, stream: 'issues' | 'pull_requests') {
  const reading = { repo: { id: '100', full_name: HOME }, after: null, downTo: null };
  const pages = pagesOf(stream, {
    github: github.client,
    ...reading,
    size: new PageSize({ first: 50, most: 50 }),
  });
  return (await pages.next()).value!.batch;
}

const accepted = async (work: Promise<{ outcome: string; shown?: { id: string; number: number } }>) => {
  const written = await work;
  expect(written.outcome).toBe('accepted');
  return written.shown!;
};

describe('an issue', () => {
  it('that is opened is there: its number, its labels, our words, our name', async () => {
    const { github, writer, writes } = scene();
    const shown = await accepted(writes.create(writer, REPORT, REPORT.body));
    // Issues and pull requests share their numbers.
    expect(shown.number).toBe(4);
    const { issues, users, item_labels } = await historyOf(github, 'issues');
    const row = issues.find(({ number }) => number === 4)!;
    expect(row).toMatchObject({
      id: shown.id,
      title: REPORT.title,
      state: 'OPEN',
      body_length: REPORT.body.length,
    });
    expect(users.find(({ id }) => id === row.author_id)).toMatchObject({
      // GraphQL's spelling of the account that REST calls headwater[bot].
      login: 'headwater',
      type: 'Bot',
    });
    expect(item_labels.filter(({ number }) => number === 4).map(({ label }) => label)).toEqual(REPORT.labels);
    expect(github.log().filter(({ isWrite }) => isWrite)).toHaveLength(1);
  });

  it('that is edited says the new, is not opened again by it, and is closed once it is over', async () => {
    const { meta, github, writer, writes } = scene();
    const { id, number } = await accepted(writes.create(writer, REPORT, 'first'));
    github.pass(60_000);
    await accepted(writes.edit(writer, { ...REPORT, is_open: false }, id, number, 'last'));
    // Somebody else's closing is not undone either: the edit says nothing of it.
    await accepted(writes.edit(writer, REPORT, id, number, 'later still'));
    expect(await writes.read(writer, REPORT, id, number)).toMatchObject({
      body: 'later still',
      is_open: false,
    });
    const { issues, timeline_events } = await historyOf(github, 'issues');
    expect(issues.at(-1)).toMatchObject({ number, state: 'CLOSED', closed_at: '2026-07-16T12:01:00Z' });
    expect(timeline_events.filter((row) => row.number === number).map(({ kind }) => kind)).toEqual([
      'LABELED_EVENT',
      'LABELED_EVENT',
      'CLOSED_EVENT',
    ]);
    // GitHub keeps what it said before.
    expect(meta.byNumber(number)!.revisions?.map(({ text }) => text)).toEqual([
      'first',
      'last',
      'later still',
    ]);
  });

  it('of somebody else is found by its title while it is open, and its text alone is replaced', async () => {
    const { meta, writer, writes } = scene();
    const found = await writes.openIssue(writer, { repository: HOME, title: ' plans ' });
    expect(found).toMatchObject({ number: 1, body: 'Ours and yours', author: { login: 'octocat', id: '1' } });
    const section = { kind: 'section', key: 'queue', repository: HOME, body: '', number: 1 } as const;
    await accepted(writes.rewrite(writer, section, 'Theirs, and ours'));
    expect(meta.byNumber(1)).toMatchObject({ title: 'Plans', state: 'OPEN', text: 'Theirs, and ours' });
    Object.assign(meta.byNumber(1)!, { state: 'CLOSED' });
    expect(await writes.openIssue(writer, { repository: HOME, title: 'Plans' })).toBeNull();
    // A pull request of that title is no issue.
    expect(await writes.openIssue(writer, { repository: HOME, title: 'Item 2' })).toBeNull();
  });

  it('that is not there is null to whoever looks, and missing to whoever edits', async () => {
    const { writer, writes } = scene();
    expect(await writes.read(writer, REPORT, '1', 77)).toBeNull();
    expect(await writes.edit(writer, REPORT, '1', 77, 'x')).toEqual({ outcome: 'missing' });
    expect(await writes.create(writer, { ...REPORT, title: '' }, 'x')).toMatchObject({
      outcome: 'refused',
      cause: null,
    });
  });
});

describe('a lost answer', () => {
  it.each([
    ['the connection breaks after GitHub has taken it', 'connection-reset', 1],
    ['GitHub answers 502 and has not taken it', 'bad-gateway', 0],
  ] as const)('is unknown where %s; looking for our own tells', async (_, kind, times) => {
    const { github, writer, writes } = scene();
    github.setFaults([{ kind, times: 1, on: 'rest' }]);
    const post = { ...REPORT, body: `${REPORT.body}\n${marker(REPORT.key)}` };
    expect((await writes.create(writer, post, post.body)).outcome).toBe('unknown');
    const found = [];
    for await (const shown of writes.recent(writer, post, '2026-07-16T00:00:00Z')) found.push(shown.body);
    expect(found.filter((body) => body.includes(marker(REPORT.key)))).toHaveLength(times);
    // Never sent twice by itself.
    expect(github.log().filter(({ isWrite }) => isWrite)).toHaveLength(1);
  });

  it.each([
    ['names its time', 90, 90],
    ['names none', undefined, null],
  ])('is none at a secondary limit that %s: certainly not taken', async (_, retryAfterSeconds, seconds) => {
    const { meta, github, writer, writes } = scene();
    github.setFaults([
      { kind: 'secondary-limit', times: 1, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) },
    ]);
    expect(await writes.create(writer, REPORT, 'x')).toEqual({ outcome: 'too fast', seconds });
    expect(meta.issues.count).toBe(2);
  });
});

it('is certainly not taken, and not wrong, where GitHub says that it was submitted too quickly', () => {
  const message =
    'Validation Failed: {"resource":"IssueComment","code":"custom","message":"was submitted too quickly after a prior comment"}';
  const request = { method: 'POST', url: 'https://api.github.test/', headers: {} } as const;
  const response = { status: 422, url: request.url, headers: {}, data: {}, retryCount: 0 };
  expect(failed(new RequestError(message, 422, { request, response }))).toEqual({
    outcome: 'too fast',
    seconds: null,
  });
  expect(failed(new RequestError('Validation Failed', 422, { request, response })).outcome).toBe('refused');
});

describe('our own posts', () => {
  it('are looked for by our name, newest first, closed ones too, and nobody else’s are among them', async () => {
    const { meta, github, writer, writes } = scene();
    for (const number of [1, 2, 3]) {
      github.pass(60_000);
      const { id, number: at } = await accepted(
        writes.create(writer, { ...REPORT, title: `Week ${number}` }, 'x'),
      );
      await writes.edit(writer, { ...REPORT, title: `Week ${number}`, is_open: number > 1 }, id, at, 'x');
    }
    const shown = [];
    for await (const one of writes.recent(writer, REPORT, '2026-07-16T00:00:00Z')) shown.push(one.title);
    expect(shown).toEqual(['Week 3', 'Week 2', 'Week 1']);
    expect(meta.issues.count).toBe(5);
  });
});

describe('a comment', () => {
  it('stands under its item, is edited there, and is folded without a word being lost', async () => {
    const { meta, github, writer, writes } = scene();
    const post = {
      kind: 'comment',
      key: 'nudge 2',
      repository: HOME,
      number: 2,
      body: 'Whose turn?',
    } as const;
    const { id, number } = await accepted(writes.create(writer, post, `Whose turn?\n${marker(post.key)}`));
    expect(number).toBe(2);
    await accepted(writes.edit(writer, post, id, number, `Yours\n${marker(post.key)}`));
    const { issue_comments } = await historyOf(github, 'pull_requests');
    expect(issue_comments.map((row) => [row.number, row.id])).toEqual([[2, id]]);
    const fold = outdating(github);
    expect(await fold(writer, { key: post.key, repository: HOME, id })).toBe(true);
    expect(meta.byNumber(2)!.timeline.at(-1)).toMatchObject({
      isMinimized: true,
      text: expect.stringContaining('Yours') as string,
    });
    // Another's with the same marker is let be, and so is one that has gone.
    const forged = comment('2026-07-16', octocat, marker(post.key));
    meta.byNumber(2)!.timeline.push(forged);
    expect(await fold(writer, { key: post.key, repository: HOME, id: String(forged.databaseId) })).toBe(true);
    expect(forged).not.toHaveProperty('isMinimized');
    expect(await fold(writer, { key: post.key, repository: HOME, id: '1' })).toBe(true);
  });

  it('is refused with its cause where the item is locked, and where we may not write', async () => {
    const { writes, writer, github, meta } = scene();
    const post = { kind: 'comment', key: 'k', repository: HOME, number: 3, body: 'x' } as const;
    expect(await writes.create(writer, post, 'x')).toMatchObject({ outcome: 'refused', cause: 'locked' });
    expect(await writes.create(github.writer([]), { ...post, number: 1 }, 'x')).toMatchObject({
      outcome: 'refused',
      cause: 'no_permission',
    });
    expect([1, 3].map((number) => meta.byNumber(number)!.timeline.length)).toEqual([0, 0]);
  });

  it('is answered by people: since an instant, with what they may do, and our receipt is given once', async () => {
    const { meta, github, writer } = scene();
    const api = answersApi(github);
    const [early, late] = [comment('2026-07-10', hubot, 'before'), comment('2026-07-12', octocat, 'after')];
    // Edited since: what is new in it was said then.
    const edited = { ...comment('2026-07-09', octocat, 'more'), updatedAt: '2026-07-13T00:00:00Z' };
    meta.byNumber(1)!.timeline.push(edited, early, late);
    const found = await api.since(writer, { repository: HOME, number: 1 }, '2026-07-11T00:00:00Z');
    const user = { id: '1', login: 'octocat' };
    expect(found.toSorted((a, b) => (a.said_at < b.said_at ? -1 : 1))).toEqual([
      { id: String(late.databaseId), body: 'after', said_at: late.createdAt, user },
      { id: String(edited.databaseId), body: 'more', said_at: edited.updatedAt, user },
    ]);
    const may = (login: string) => api.canWrite(writer, HOME, login);
    expect([await may('octocat'), await may('hubot'), await may('nobody')]).toEqual([true, false, false]);
    await api.react(writer, HOME, found[0]!.id, '+1');
    await api.react(writer, HOME, found[0]!.id, '+1');
    const given = await github.fetch(
      `${github.restUrl}/repos/${HOME}/issues/comments/${found[0]!.id}/reactions`,
      {
        headers: { authorization: await writer.authorization() },
      },
    );
    expect(await given.json()).toMatchObject([{ content: '+1', user: { login: 'headwater[bot]' } }]);
  });
});

describe('a review', () => {
  const wanted = (login: string) =>
    ({ kind: 'review_request', key: 'r', repository: HOME, number: 2, body: login }) as const;

  it('is asked for once, of somebody who can give it, until they have given it', async () => {
    const { meta, github, writer, writes } = scene(['pull_requests']);
    expect(await writes.requestedReview(writer, wanted('octocat'))).toBeNull();
    await accepted(writes.requestReview(writer, wanted('OctoCat')));
    await accepted(writes.requestReview(writer, wanted('octocat')));
    expect(await writes.requestedReview(writer, wanted('octocat'))).toMatchObject({ number: 2 });
    const { timeline_events } = await historyOf(github, 'pull_requests');
    expect(timeline_events.map(({ kind, subject_id }) => [kind, subject_id])).toEqual([
      ['REVIEW_REQUESTED_EVENT', '1'],
    ]);
    meta.byNumber(2)!.timeline.push({ ...reviewBy(octocat) });
    expect(await writes.requestedReview(writer, wanted('octocat'))).toBeNull();
  });

  it('is refused, and not lost, where they cannot give it', async () => {
    const { writer, writes } = scene(['pull_requests']);
    expect(await writes.requestReview(writer, wanted('mona'))).toMatchObject({
      outcome: 'refused',
      cause: null,
    });
    expect(await writes.requestedReview(writer, wanted('mona'))).toBeNull();
  });
});

const reviewBy = (author: typeof octocat) => ({
  __typename: 'PullRequestReview' as const,
  ...{ id: 'PRR_1', databaseId: 1, author, authorAssociation: 'NONE', state: 'APPROVED' as const },
  ...{
    submittedAt: '2026-07-17T00:00:00Z',
    createdAt: '2026-07-17T00:00:00Z',
    updatedAt: '2026-07-17T00:00:00Z',
  },
  ...{ commit: null, bodyLength: 0, comments: [] },
});

describe('a file', () => {
  it('is written, written over by its SHA, and read back as it stands on the branch', async () => {
    const { meta, github, writer, writes } = scene(['contents']);
    expect(await writes.files.read(writer, FILE)).toBeNull();
    const first = await writes.files.write(writer, FILE, null);
    expect(first.outcome).toBe('accepted');
    const there = await writes.files.read(writer, FILE);
    expect(first).toEqual({ outcome: 'accepted', there });
    const next = await writes.files.write(writer, { ...FILE, body: 'nudges: falsch – ändern\n' }, there!.sha);
    expect(next.outcome).toBe('accepted');
    const words = await readUpstreamWords(github.client, [
      repo({ id: '100', node_id: meta.id, full_name: HOME }),
    ]);
    expect(words.get('100')).toBe('nudges: falsch – ändern\n');
    expect(meta.files![0]!.revisions.map(({ commit }) => commit.messageHeadline)).toEqual([
      FILE.title,
      FILE.title,
    ]);
  });

  it.each([
    ['without saying over what', null],
    ['over what does not stand there any more', 'f'.repeat(40)],
  ])('is not written %s: a conflict, and theirs stays', async (_, over) => {
    const { meta, writer, writes } = scene(['contents']);
    await writes.files.write(writer, { ...FILE, body: 'theirs' }, null);
    expect((await writes.files.write(writer, FILE, over)).outcome).toBe('conflict');
    expect(meta.files![0]!.revisions.map(({ text }) => text)).toEqual(['theirs']);
  });

  it('is refused to a writer of issues', async () => {
    const { writer, writes } = scene(['issues']);
    expect(await writes.files.write(writer, FILE, null)).toMatchObject({
      outcome: 'refused',
      cause: 'no_permission',
    });
  });
});
