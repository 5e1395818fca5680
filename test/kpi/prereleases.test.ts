import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { USUAL_RELEASE_TAGS } from '../../src/domain/releases/release.ts';
import { computeAudit } from '../../src/flows/kpis/audit.ts';
import { community, institution, release, store, tag, user } from '../support/builders.ts';
import { onOneDatabase } from '../support/databases.ts';
import { figuresOf, part } from '../support/kpis.ts';

const users = [user(1, 'octocat')];
const who = institution({ communities: [community({ release_tags: USUAL_RELEASE_TAGS })] });

onOneDatabase('the names of tags', (open) => {
  it.each([
    ['v6.0.0-alpha.1.2', true],
    ['1.0.0-beta.1+exp.sha', true],
    ['7.1.0rc1', true],
    ['7.1.0.RC1', true],
    ['5.0.0.dev0', true],
    ['2.0.0b3.dev1', true],
    ['1.0.post1.dev2', true],
    ['1.0-M1', true],
    ['3.0.0-next.5', true],
    ['9.9.0-canary.20260101', true],
    ['1.0.0-SNAPSHOT', true],
    ['1.0.0-nightly-20260101-abc', true],
    ['2026.1.0b1', true],
    ['1.0.0-foo.beta.1', true],
    ['1.0.0', false],
    ['1.0.post1', false],
    ['1.0.0+build.rc1', false],
    ['draft-ietf-tls-main-schema-05', false],
    ['v2-libc-2', false],
    ['1.0.0-amd64', false],
    ['next-1.2.3', false],
    ['1.2.3-linux', false],
  ])('%s names a pre-release: %s', async (name, expected) => {
    const { rows } = await sql<{ said: boolean }>`select derived.names_prerelease(${name}) as said`.execute(
      open().db,
    );
    expect(rows[0]!.said).toBe(expected);
  });

  it('are releases by the usual pattern whatever their letter case, and final or not by GitHub’s own mark', async () => {
    // Finals: 1.0.0, and 2.0.0rc1, which GitHub's Release does not mark. Pre-releases: V1.1.0-RC.1, and 1.2.0, marked.
    // A word that is no version is neither.
    await store(
      open().db,
      {
        users,
        tags: ['1.0.0', 'V1.1.0-RC.1', '1.2.0', '2.0.0rc1', 'draft-main-schema-05'].map((name) =>
          tag(name, 1, '2026-01-06'),
        ),
        releases: [
          release(1, '1.2.0', 1, '2026-01-06', { is_prerelease: true }),
          release(2, '2.0.0rc1', 1, '2026-01-06'),
        ],
      },
      who,
    );
    const figures = await figuresOf(open().db, 'release_frequency', '2026-01-05', '2026-01-12');
    expect([figures.value, part(figures, 'prereleases')]).toEqual([2, 2]);
  });

  it('a date that cannot be used is passed over for the Release’s, else the commit’s; without any it is asked about', async () => {
    // 1.0.0: tagged "1970", published on the 6th. 1.1.0: tagged "2106", committed on the 7th. Both count. 1.2.0 stands on a
    // tree, 1.3.0 on a commit of 1970: in no window, and asked about.
    await store(
      open().db,
      {
        users,
        tags: [
          tag('1.0.0', 1, '1970-01-01'),
          tag('1.1.0', 1, '2106-02-07', { committed_at: '2026-01-07T00:00:00Z' }),
          tag('1.2.0', null, '1970-01-01', { tagged_at: null, committed_at: null, is_annotated: false }),
          tag('1.3.0', 1, '1970-01-01'),
        ],
        releases: [release(1, '1.0.0', 1, '2026-01-06')],
      },
      who,
    );
    expect((await figuresOf(open().db, 'release_frequency', '2026-01-05', '2026-01-12')).value).toBe(2);
    const { tags } = await computeAudit(open().db, { institution: who, asOf: '2026-02-01T00:00:00Z' });
    expect(tags.map(({ tag: name, what }) => `${name}: ${what}`)).toEqual([
      '1.2.0: when was it released? its tag has no date that can be used, and no Release gives one',
      '1.3.0: when was it released? its tag has no date that can be used (1970-01-01), and no Release gives one',
    ]);
  });
});
