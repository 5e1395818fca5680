/** Releases, tags and labels of a repository, each against the community's own list. */
import { describe, expect, it } from 'vitest';
import type { AnnotatedTag, Release, Repository, TagRef } from '../../../src/demo/community/community.ts';
import type { Page, RepositoryStream } from '../../../src/github/history/page.ts';
import { pagesOf } from '../../../src/github/history/pages.ts';
import { GitHubUnavailable } from '../../../src/github/transport/failures.ts';
import { PageSize } from '../../../src/github/transport/page-size.ts';
import { githubHolding } from '../../support/github-client.ts';
import { annotatedTag, commit, handMade, label, ORG, person, repository } from '../../support/hand-made.ts';

const [octocat, hubot] = [person(1, 'octocat'), person(2, 'hubot')];
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const day = (number: number) => new Date(Date.UTC(2025, 0, number)).toISOString().replace('.000Z', 'Z');

function holding(more: Partial<Repository>) {
  const hub = repository(ORG('springboard', 10), 'hub', 100, [], more);
  return { hub, github: githubHolding(handMade([hub], [octocat, hubot])) };
}

async function read(github: ReturnType<typeof githubHolding>, stream: RepositoryStream): Promise<Page[]> {
  const reading = { repo: { id: '100', full_name: 'springboard/hub' }, after: null, downTo: null };
  const pages: Page[] = [];
  const size = new PageSize({ first: 50, most: 50 });
  for await (const page of pagesOf(stream, { github: github.client, ...reading, size })) pages.push(page);
  return pages;
}

function release(number: number, more: Partial<Release> = {}): Release {
  return {
    ...{
      __typename: 'Release' as const,
      id: `RE_${number}`,
      databaseId: number,
      tagName: `v${number}`,
      name: null,
    },
    ...{
      author: octocat,
      isDraft: false,
      isPrerelease: false,
      createdAt: day(number),
      publishedAt: day(number),
    },
    ...more,
  };
}

const lightweight = (name: string, target: ReturnType<typeof commit>): TagRef => ({
  ...annotatedTag(name, day(1), null, target),
  target,
});

describe('releases', () => {
  it('are all there, whatever they are, with who made them where GitHub tells', async () => {
    const releases = numbers(130).map((number) =>
      release(number, {
        ...(number === 5 && { isPrerelease: true }),
        ...(number === 6 && { isDraft: true, publishedAt: null }),
        ...(number === 7 && { author: null }),
      }),
    );
    const { github } = holding({ releases });
    const pages = await read(github, 'releases');
    const rows = pages.flatMap(({ batch }) => batch.releases);
    expect(rows.map(({ id }) => Number(id)).sort((a, b) => a - b)).toEqual(numbers(130));
    const told = (id: number) => rows.find((row) => row.id === String(id));
    expect([5, 6, 7].map((id) => told(id))).toMatchObject([
      { is_prerelease: true, is_draft: false, author_id: '1' },
      { is_draft: true, published_at: null },
      { author_id: null },
    ]);
    expect(pages.map(({ total }) => total)).toEqual([130, 130]);
  });

  it('one that GitHub withholds is named, and the list goes on', async () => {
    const { github } = holding({ releases: numbers(9).map((number) => release(number)) });
    github.setFaults([{ kind: 'null-node', times: 1 }]);
    const [page] = await read(github, 'releases');
    expect(page!.batch.releases).toHaveLength(8);
    expect(page!.unreadable).toMatchObject([{ stream: 'releases', number: 0 }]);
  });
});

describe('tags', () => {
  it('say who set them, on what and when; a lightweight one says only whose commit it is', async () => {
    const bump = commit(day(3), hubot, 'Bump to 1.2.0');
    const tags = [annotatedTag('1.1.0', day(2), octocat, commit(day(1), hubot)), lightweight('1.2.0', bump)];
    const { github } = holding({ tags });
    const [page] = await read(github, 'tags');
    expect(page!.batch.tags).toEqual([
      {
        ...{
          repo_id: '100',
          name: '1.1.0',
          target_oid: tags[0]!.target.oid,
          is_annotated: true,
          tagger_id: '1',
        },
        ...{
          tagged_at: day(2).replace('Z', '.000Z'),
          commit_author_id: '2',
          committed_at: day(1),
          is_version_bump: false,
        },
      },
      {
        ...{ repo_id: '100', name: '1.2.0', target_oid: bump.oid, is_annotated: false, tagger_id: null },
        ...{ tagged_at: null, commit_author_id: '2', committed_at: day(3), is_version_bump: true },
      },
    ]);
  });

  it('of years are read to the oldest, each once', async () => {
    const tags = numbers(230).map((number) =>
      annotatedTag(`0.${number}.0`, day(number), octocat, commit(day(number), hubot)),
    );
    const { github } = holding({ tags });
    const pages = await read(github, 'tags');
    expect(pages.flatMap(({ batch }) => batch.tags.map(({ target_oid }) => target_oid)).sort()).toEqual(
      tags.map(({ target }) => target.oid).sort(),
    );
  });

  it('a tagger whom GitHub knows by address alone is nobody, and no address is kept', async () => {
    const tag = annotatedTag('1.0.0', day(2), null, commit(day(1), hubot));
    Object.assign((tag.target as AnnotatedTag).tagger!, { email: 'octocat@example.org' });
    const { github } = holding({ tags: [tag] });
    const [page] = await read(github, 'tags');
    expect(page!.batch.tags).toMatchObject([{ tagger_id: null, commit_author_id: '2' }]);
    expect(JSON.stringify(page)).not.toContain('@');
  });
});

describe('labels', () => {
  it('that a repository offers are all read', async () => {
    const labels = numbers(140).map((number) => label(`l${number}`));
    const { github } = holding({ labels });
    const rows = (await read(github, 'labels')).flatMap(({ batch }) => batch.labels);
    expect(rows.map(({ name, color }) => [name, color])).toEqual(
      labels.map(({ name, color }) => [name, color]),
    );
  });

  it('come later where GitHub cannot give them: a light list is repeated, not halved', async () => {
    const { github } = holding({ labels: [label('bug')] });
    github.setFaults([{ kind: 'bad-gateway', times: 2 }]);
    expect((await read(github, 'labels'))[0]!.batch.labels).toHaveLength(1);
    expect(github.waits).toEqual([1, 2]);
    github.setFaults([{ kind: 'bad-gateway' }]);
    await expect(read(github, 'labels')).rejects.toBeInstanceOf(GitHubUnavailable);
  });
});
