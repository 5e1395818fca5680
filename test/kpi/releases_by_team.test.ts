import { expect, it } from 'vitest';
import type { FactBatch } from '../../src/domain/history/facts.ts';
import type { ReleaseAnswer } from '../../src/domain/people/institution.ts';
import { community, institution, lightweightTag, release, store, tag, user } from '../support/builders.ts';
import { repositoryOfCase, saidOfCases, storeCases } from '../support/cases.ts';
import { onEachDatabase } from '../support/databases.ts';
import { figuresOf } from '../support/kpis.ts';

const ID = 'releases_by_team';
const users = [
  user(1, 'octocat'),
  user(2, 'hubot'),
  user(3, 'abigail'),
  user(5, 'updates', { type: 'Bot' }),
  user(6, 'springboard-bot'),
  user(7, 'sourcery-ai'),
  user(8, 'zoe'),
];
/** octocat left the team on 2025-11-15; hubot has been on it since 2026. */
const who = (...releases: ReleaseAnswer[]) =>
  institution({
    team: [
      { github: 'Octocat', from: '2020-01-01T00:00:00Z', to: '2025-11-15T00:00:00Z' },
      { github: 'hubot', from: '2026-01-01T00:00:00Z', to: null },
    ],
    communities: [community({ bots: ['springboard-bot'], releases })],
  });
const answer = (over: Partial<ReleaseAnswer>): ReleaseAnswer => ({
  repository: 'springboard/hub',
  tag: '1.0.0',
  by: null,
  supported: null,
  ...over,
});

onEachDatabase(ID, (open) => {
  const week = (asOf?: string) => figuresOf(open().db, ID, '2026-01-05', '2026-01-12', asOf);

  it('asks who was on the team when the tag was made: who left it goes on releasing', async () => {
    // octocat on the team: 1.0.0, 1.0.1. From the first instant of 2025-11-15 on not: 1.0.2, 1.1.0, 1.2.0. 2 of 5; a list
    // without dates would say 5.
    await store(
      open().db,
      {
        users,
        tags: [
          tag('1.0.0', 1, '2025-10-01'),
          tag('1.0.1', 1, '2025-11-14T23:59:59Z'),
          tag('1.0.2', 1, '2025-11-15'),
          tag('1.1.0', 1, '2025-11-20'),
          tag('1.2.0', 1, '2025-12-20'),
        ],
      },
      who(),
    );
    const figures = await figuresOf(open().db, ID, '2025-10-01', '2026-01-01');
    expect(figures).toMatchObject({ value: 2, sample_size: 5 });
    expect(figures.parts).toEqual({ finals: 2, prereleases: 0, by_others: 3, unknown: 0 });
    expect(figures.evidence).toEqual([
      {
        url: 'https://github.com/springboard/hub/releases/tag/1.0.1',
        why: 'released by octocat, who made the tag',
      },
      {
        url: 'https://github.com/springboard/hub/releases/tag/1.0.0',
        why: 'released by octocat, who made the tag',
      },
    ]);
    expect(figures.excluded[0]!.why).toBe('released by octocat, who made the tag, not on the team');
  });

  /** Each case in its own repository: what is said of its release. */
  const saidOf = async (
    cases: Record<string, [facts: Partial<FactBatch>, said: string]>,
    institutionOf = who(),
    asOf?: string,
  ) => {
    const names = Object.keys(cases);
    const facts = Object.values(cases).map(([batch]) => batch);
    await storeCases(open().db, users, facts, institutionOf);
    const said = saidOfCases(await week(asOf), names.length);
    return Object.fromEntries(names.map((name, index) => [name, said[index]]));
  };
  const expected = (cases: Record<string, [facts: Partial<FactBatch>, said: string]>) =>
    Object.fromEntries(Object.entries(cases).map(([name, [, said]]) => [name, said]));

  it('knows the performer by the Release, else the tag, else the version bump, and never takes a bot for one', async () => {
    const unknown = '- unknown performer';
    const byHubot = '+ released by hubot';
    const cases: Parameters<typeof saidOf>[0] = {
      'an annotated tag': [{ tags: [tag('1.0.0', 2, '2026-01-06')] }, `${byHubot}, who made the tag`],
      'a tag and its Release, which are one release': [
        { tags: [tag('1.0.0', 3, '2026-01-06')], releases: [release(1, '1.0.0', 2, '2026-01-06')] },
        `${byHubot}, who wrote the GitHub Release`,
      ],
      'a Release by CI, which GitHub shows without an author': [
        { tags: [tag('1.0.0', 2, '2026-01-06')], releases: [release(1, '1.0.0', null, '2026-01-06')] },
        `${byHubot}, who made the tag`,
      ],
      'a Release by a configured bot': [
        { tags: [tag('1.0.0', 2, '2026-01-06')], releases: [release(1, '1.0.0', 6, '2026-01-06')] },
        `${byHubot}, who made the tag`,
      ],
      'a bot’s tag on a version-bump commit': [
        { tags: [tag('1.0.0', 5, '2026-01-06', { is_version_bump: true, commit_author_id: '2' })] },
        `${byHubot}, who wrote the tagged version-bump commit`,
      ],
      'a lightweight tag on a version-bump commit': [
        { tags: [lightweightTag('1.0.0', 2, '2026-01-06', { is_version_bump: true })] },
        `${byHubot}, who wrote the tagged version-bump commit`,
      ],
      'a lightweight tag that CI set on some commit': [
        { tags: [lightweightTag('1.0.0', 2, '2026-01-06')] },
        unknown,
      ],
      'a lightweight tag that was read before messages were': [
        { tags: [lightweightTag('1.0.0', 2, '2026-01-06', { is_version_bump: null })] },
        unknown,
      ],
      'a version bump by a bot': [
        { tags: [lightweightTag('1.0.0', 6, '2026-01-06', { is_version_bump: true })] },
        unknown,
      ],
      'a tag by a deleted account': [{ tags: [tag('1.0.0', null, '2026-01-06')] }, unknown],
      'a tag by an AI reviewer': [{ tags: [tag('1.0.0', 7, '2026-01-06')] }, unknown],
      'a Release without a tag': [
        { releases: [release(1, '1.0.0', 2, '2026-01-06')] },
        `${byHubot}, who wrote the GitHub Release`,
      ],
      'somebody else’s tag': [
        { tags: [tag('1.0.0', 3, '2026-01-06')] },
        '- released by abigail, who made the tag, not on the team',
      ],
      'two Releases of one tag, of which the last one stands': [
        { releases: [release(1, '1.0.0', 2, '2026-01-06'), release(2, '1.0.0', 3, '2026-01-07')] },
        '- released by abigail, who wrote the GitHub Release, not on the team',
      ],
    };
    expect(await saidOf(cases)).toEqual(expected(cases));
  });

  it('counts final releases of the window, by the tagger’s date, else the Release’s, else the commit’s', async () => {
    const counted = '+ released by hubot, who made the tag';
    const cases: Parameters<typeof saidOf>[0] = {
      'at the first instant of the window': [{ tags: [tag('1.0.0', 2, '2026-01-05')] }, counted],
      'at the first instant after it': [{ tags: [tag('1.0.0', 2, '2026-01-12')] }, ''],
      'tagged in the window, committed before, published after': [
        {
          tags: [tag('1.0.0', 2, '2026-01-06', { committed_at: '2026-01-04T00:00:00Z' })],
          releases: [release(1, '1.0.0', 2, '2026-01-12')],
        },
        '+ released by hubot, who wrote the GitHub Release',
      ],
      'lightweight, committed before, published in the window': [
        {
          tags: [lightweightTag('1.0.0', 3, '2026-01-04')],
          releases: [release(1, '1.0.0', 2, '2026-01-06')],
        },
        '+ released by hubot, who wrote the GitHub Release',
      ],
      'a draft': [{ releases: [release(1, '1.0.0', 2, '2026-01-06', { is_draft: true })] }, ''],
      'a tag of the documentation': [{ tags: [tag('docs-1.0', 2, '2026-01-06')] }, ''],
      'marked as a pre-release on GitHub': [
        { releases: [release(1, '1.0.0', 2, '2026-01-06', { is_prerelease: true })] },
        '- a pre-release, released by hubot, who wrote the GitHub Release',
      ],
    };
    expect(await saidOf(cases, who(), '2026-02-01')).toEqual(expected(cases));
  });

  it('shows pre-releases apart', async () => {
    await store(
      open().db,
      {
        users,
        tags: [
          ...[tag('1.0.0a1', 2, '2026-01-06'), tag('v1.0.0-beta.2', 2, '2026-01-06')],
          ...[tag('1.0.0rc1', 3, '2026-01-07'), tag('1.1.0.dev0', null, '2026-01-07')],
          tag('1.0.0', 2, '2026-01-08'),
        ],
      },
      who(),
    );
    const figures = await week();
    expect(figures.parts).toEqual({ finals: 1, prereleases: 2, by_others: 0, unknown: 0 });
    expect(figures.excluded.map(({ why }) => why)).toEqual([
      'a pre-release, released by abigail, who made the tag',
      'unknown performer',
      'a pre-release, released by hubot, who made the tag',
      'a pre-release, released by hubot, who made the tag',
    ]);
  });

  it('of a window that is not over counts what was tagged by as_of, and a Release once it was written', async () => {
    const facts = {
      users,
      tags: [
        tag('0.9.0', 2, '2025-01-06'),
        lightweightTag('1.0.0', 3, '2026-01-06'),
        tag('1.1.0', 2, '2026-01-08'),
      ],
      releases: [release(1, '1.0.0', 2, '2026-01-07')],
    };
    await store(open().db, facts, who());
    const parts = async (asOf: string) => (await week(asOf)).parts;
    expect(await parts('2026-01-05T23:59:59Z')).toMatchObject({ finals: 0, unknown: 0 });
    expect(await parts('2026-01-06')).toMatchObject({ finals: 0, unknown: 1 });
    expect(await parts('2026-01-07')).toMatchObject({ finals: 1, unknown: 0 });
    expect(await parts('2026-01-08')).toMatchObject({ finals: 2, unknown: 0 });
  });

  it('takes a person’s answer before everything that GitHub says', async () => {
    const byAbigail = [tag('1.0.0', 3, '2026-01-06')];
    const unknown = '- unknown performer';
    const yes = '+ released by hubot, as the configuration says';
    const no = '- released by abigail, who made the tag, not on the team';
    const answers: [string, Partial<ReleaseAnswer>, Partial<FactBatch>, string][] = [
      ['where nobody can tell', { by: 'HUBOT' }, { tags: [lightweightTag('1.0.0', 3, '2026-01-06')] }, yes],
      ['against the tagger', { by: 'hubot' }, { tags: byAbigail }, yes],
      ['by number', { by: '2' }, { tags: byAbigail }, yes],
      ['by a login that changed since', { by: 'hubot-before' }, { tags: byAbigail }, yes],
      [
        'by a login that was another’s before',
        { by: 'abigail' },
        { tags: [tag('1.0.0', 2, '2026-01-06')] },
        '- released by abigail, as the configuration says, not on the team',
      ],
      ['with a bot, which performs nothing', { by: 'springboard-bot' }, { tags: byAbigail }, unknown],
      ['with somebody whom GitHub never showed', { by: 'nobody-here' }, { tags: byAbigail }, unknown],
      ['of the support alone', { supported: true }, { tags: byAbigail }, no],
      ['for another tag', { by: 'hubot', tag: '1.0' }, { tags: byAbigail }, no],
    ];
    const given = answers.map(([, over], index) =>
      answer({ repository: repositoryOfCase(index).replace('s', 'S'), ...over }),
    );
    // abigail's login was another's before her.
    await store(open().db, { users: [user(2, 'hubot-before'), user(8, 'abigail')] }, who());
    const cases = Object.fromEntries(
      answers.map(([name, , facts, said]): [string, [Partial<FactBatch>, string]] => [name, [facts, said]]),
    );
    expect(await saidOf(cases, who(...given))).toEqual(expected(cases));
  });

  it('links a tag as an address needs it', async () => {
    const names = ['1.0#1', '1.0%', '1.0/docs', '1.0+ä'];
    await store(open().db, { users, tags: names.map((name) => tag(name, 2, '2026-01-06')) }, who());
    expect((await week()).evidence.map(({ url }) => url.split('/tag/')[1]).toSorted()).toEqual(
      ['1.0%231', '1.0%25', '1.0%2B%C3%A4', '1.0/docs'].toSorted(),
    );
  });
});
