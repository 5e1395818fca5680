import { expect, it } from 'vitest';
import type { FactBatch } from '../../src/domain/history/facts.ts';
import type { Mentorship, ReleaseAnswer } from '../../src/domain/people/institution.ts';
import {
  community,
  event,
  institution,
  issue,
  lightweightTag,
  pullRequest,
  review,
  store,
  tag,
  user,
} from '../support/builders.ts';
import { repositoryOfCase, saidOfCases, storeCases } from '../support/cases.ts';
import { onEachDatabase } from '../support/databases.ts';
import { figuresOf } from '../support/kpis.ts';

const ID = 'releases_supported';
const users = [
  user(1, 'octocat'),
  user(2, 'hubot'),
  user(3, 'abigail'),
  user(4, 'monalisa'),
  user(6, 'springboard-bot'),
];
/** octocat left the team on 2025-11-15, monalisa came on 2026-01-08; hubot is on it, and so, by mistake, a bot. */
const who = (...releases: ReleaseAnswer[]) =>
  institution({
    team: [
      { github: 'octocat', from: null, to: '2025-11-15T00:00:00Z' },
      { github: 'hubot', from: null, to: null },
      { github: 'monalisa', from: '2026-01-08T00:00:00Z', to: null },
      { github: 'springboard-bot', from: null, to: null },
    ],
    communities: [community({ bots: ['springboard-bot'], releases })],
  });
/** Merged on 2026-01-06, and tagged by abigail at noon of 2026-01-07. */
const changelog = (author: number | null, over = {}) =>
  pullRequest(1, author, '2026-01-05', {
    title: 'Changelog for 1.0.0',
    merged_at: '2026-01-06T00:00:00Z',
    merged_by_id: '3',
    ...over,
  });
const NOON = '2026-01-07T12:00:00Z';
const byAbigail = [tag('1.0.0', 3, NOON)];
const approval = (author: number | null, at: string, over = {}) =>
  review(1, 1, author, at, { state: 'APPROVED', ...over });
const dismissal = (at: string) =>
  event('dismissed', 1, 'REVIEW_DISMISSED_EVENT', 3, at, { review_id: '1', review_state: 'APPROVED' });
const plan = (author: number) => issue(2, author, '2026-01-05', { title: 'Release 1.0.0' });

const NOBODY = '- nobody of the team took part';
const counted = (...deeds: string[]) => `+ released by abigail; ${deeds.join(', ')}; to be confirmed`;

onEachDatabase(ID, (open) => {
  const week = (asOf?: string) => figuresOf(open().db, ID, '2026-01-05', '2026-01-12', asOf);

  it('are those by others in which the team took part: proposed, confirmed or refused', async () => {
    // 1.0.0: hubot wrote the changelog: to be confirmed. 1.1.0: hubot's, refused. 1.2.0: nothing found, and a person says
    // yes. 1.3.0: nothing. 1.4.0 is the team's own, 1.5.0 nobody's, 1.6.0rc1 a pre-release with hubot's changelog. 2 of 4.
    const at = (day: string) => `2026-01-${day}T00:00:00Z`;
    const written = (number: number, day: string) =>
      pullRequest(number, 2, '2026-01-05', { title: 'Changelog', merged_at: at(day), merged_by_id: '3' });
    const answer = (name: string, supported: boolean): ReleaseAnswer => ({
      repository: 'springboard/hub',
      tag: name,
      by: null,
      supported,
    });
    await store(
      open().db,
      {
        users,
        tags: [
          ...[tag('1.0.0', 3, at('06')), tag('1.1.0', 3, at('07')), tag('1.2.0', 3, at('08'))],
          ...[tag('1.3.0', 3, at('09')), tag('1.4.0', 2, at('10')), lightweightTag('1.5.0', 3, at('10'))],
          tag('1.6.0rc1', 3, at('11')),
        ],
        pull_requests: [written(1, '06'), written(2, '07'), written(3, '11')],
      },
      who(answer('1.1.0', false), answer('1.2.0', true), answer('1.3.0', false)),
    );
    const figures = await week();
    expect(figures).toMatchObject({ value: 2, sample_size: 4 });
    expect(figures.parts).toEqual({
      ...{ confirmed: 1, to_confirm: 1, refused: 1, unsupported: 1 },
      ...{ prereleases: 1, by_team: 1, unknown: 1 },
    });
    const why = ({ url, why: said }: { url: string; why: string }) => `${url.split('/').at(-1)}: ${said}`;
    expect(figures.evidence.map(why)).toEqual([
      '1.2.0: released by abigail; confirmed in the configuration',
      '1.0.0: released by abigail; hubot authored the changelog pull request #1; to be confirmed',
    ]);
    expect(figures.excluded.map(why)).toEqual([
      '1.6.0rc1: a pre-release; released by abigail; hubot authored the changelog pull request #3; to be confirmed',
      '1.4.0: performed by the team: hubot',
      '1.5.0: unknown performer',
      '1.3.0: nobody of the team took part',
      '1.1.0: released by abigail; hubot authored the changelog pull request #2; refused in the configuration',
    ]);
  });

  it('takes part who was on the team then, before the release was out, and for somebody else', async () => {
    const changelogOf = (author: number | null, reviews: FactBatch['reviews'] = [], over = {}) => ({
      tags: byAbigail,
      pull_requests: [changelog(author, over)],
      reviews,
    });
    const planned = (author: number, ...events: FactBatch['timeline_events']) => ({
      tags: byAbigail,
      issues: [plan(author)],
      timeline_events: events,
    });
    const assigned = (to: number, at: string) =>
      event('a', 2, 'ASSIGNED_EVENT', 3, at, { subject_id: String(to) });
    const cases: Record<string, [Partial<FactBatch>, string]> = {
      'an approval': [
        changelogOf(3, [approval(2, '2026-01-06')]),
        counted('hubot approved the changelog pull request #1'),
      ],
      'an approval in the second of the tag': [
        changelogOf(3, [approval(2, NOON)]),
        counted('hubot approved the changelog pull request #1'),
      ],
      'an approval a second after the tag': [changelogOf(3, [approval(2, '2026-01-07T12:00:01Z')]), NOBODY],
      'an approval that was dismissed': [
        changelogOf(3, [approval(2, '2026-01-06', { state: 'DISMISSED' })]),
        NOBODY,
      ],
      'an approval that was dismissed after as_of': [
        {
          ...changelogOf(3, [approval(2, '2026-01-06', { state: 'DISMISSED' })]),
          timeline_events: [dismissal('2026-01-12T00:00:01Z')],
        },
        counted('hubot approved the changelog pull request #1'),
      ],
      'an approval that was dismissed by as_of': [
        {
          ...changelogOf(3, [approval(2, '2026-01-06', { state: 'DISMISSED' })]),
          timeline_events: [dismissal('2026-01-12')],
        },
        NOBODY,
      ],
      'a comment': [changelogOf(3, [approval(2, '2026-01-06', { state: 'COMMENTED' })]), NOBODY],
      'an approval by somebody who joined the team later': [
        changelogOf(3, [approval(4, '2026-01-06')]),
        NOBODY,
      ],
      'an approval by a bot': [changelogOf(3, [approval(6, '2026-01-06')]), NOBODY],
      'an approval by a deleted account': [changelogOf(3, [approval(null, '2026-01-06')]), NOBODY],
      'an approval of another pull request': [
        changelogOf(3, [approval(2, '2026-01-06')], { title: 'Fix a typo' }),
        NOBODY,
      ],
      'the version pull request of a deleted account': [
        changelogOf(null, [approval(2, '2026-01-06')], { title: 'Bump to 1.0.0' }),
        counted('hubot approved the version pull request #1'),
      ],
      'authorship by somebody who has left the team since': [
        changelogOf(1, [], { created_at: '2025-11-14T23:59:59Z' }),
        counted('octocat authored the changelog pull request #1'),
      ],
      'authorship by somebody who had left the team': [
        changelogOf(1, [], { created_at: '2025-11-15T00:00:00Z' }),
        NOBODY,
      ],
      'the performer’s own work while still on the team': [
        {
          tags: [tag('1.0.0', 1, NOON)],
          pull_requests: [changelog(1, { created_at: '2025-11-01T00:00:00Z' })],
        },
        NOBODY,
      ],
      'the release issue opened': [planned(2), counted('hubot opened the release issue #2')],
      'the release issue assigned': [
        planned(3, assigned(2, '2026-01-06')),
        counted('hubot was assigned to the release issue #2'),
      ],
      'the release issue assigned, and taken back before the tag': [
        planned(
          3,
          assigned(2, '2026-01-06'),
          event('b', 2, 'UNASSIGNED_EVENT', 3, NOON, { subject_id: '2' }),
        ),
        NOBODY,
      ],
      'the release issue assigned, and taken back after the tag': [
        planned(
          3,
          assigned(2, '2026-01-06'),
          event('b', 2, 'UNASSIGNED_EVENT', 3, '2026-01-08', { subject_id: '2' }),
        ),
        counted('hubot was assigned to the release issue #2'),
      ],
      'the release issue assigned after the tag': [planned(3, assigned(2, '2026-01-08')), NOBODY],
      'the release issue closed': [
        planned(3, event('c', 2, 'CLOSED_EVENT', 2, NOON)),
        counted('hubot closed the release issue #2'),
      ],
      'the release issue closed once the release was out': [
        planned(3, event('c', 2, 'CLOSED_EVENT', 2, '2026-01-08')),
        NOBODY,
      ],
      'much at once, of which three are named': [
        {
          ...changelogOf(2),
          ...planned(2, assigned(2, '2026-01-06'), event('c', 2, 'CLOSED_EVENT', 2, NOON)),
        },
        counted(
          'hubot authored the changelog pull request #1',
          'hubot opened the release issue #2',
          'hubot was assigned to the release issue #2 and 1 more',
        ),
      ],
    };
    const names = Object.keys(cases);
    await storeCases(
      open().db,
      users,
      Object.values(cases).map(([facts]) => facts),
      who(),
    );
    const said = saidOfCases(await week(), names.length);
    expect(Object.fromEntries(names.map((name, index) => [name, said[index]]))).toEqual(
      Object.fromEntries(Object.entries(cases).map(([name, [, expected]]) => [name, expected])),
    );
  });

  it('of nobody’s release says nothing until a person names the performer, and of none before its tag', async () => {
    const facts = { tags: [lightweightTag('1.0.0', 3, NOON)], pull_requests: [changelog(2)] };
    const answer = (by: string | null): ReleaseAnswer => ({
      repository: repositoryOfCase(0),
      tag: '1.0.0',
      by,
      supported: true,
    });
    await storeCases(open().db, users, [facts], who(answer(null)));
    expect(saidOfCases(await week(), 1)).toEqual(['- unknown performer']);
    await storeCases(open().db, users, [facts], who(answer('abigail')));
    expect(saidOfCases(await week(), 1)).toEqual([
      '+ released by abigail; hubot authored the changelog pull request #1; confirmed in the configuration',
    ]);
    expect(await week('2026-01-07T11:59:59Z')).toMatchObject({ value: 0, sample_size: 0 });
    await storeCases(open().db, users, [facts], who(answer('hubot')));
    expect(saidOfCases(await week(), 1)).toEqual(['- performed by the team: hubot']);
  });

  it.each([
    ['a record for the repository, opened before', {}, 1],
    ['a record for the whole community', { repositories: [] }, 1],
    ['a record for another repository', { repositories: ['springboard/lab'] }, 0],
    ['opened when it was out', { opened: '2026-01-08T00:00:00Z' }, 0],
    ['ended before', { ended: '2026-01-07T00:00:00Z' }, 0],
    ['a mentor who had left the team by then', { mentors: ['octocat'], sponsors: [] }, 0],
    ['somebody else’s record', { mentee: 'monalisa' }, 0],
  ])('mentoring whoever releases is a support: %s', async (_, over, expected) => {
    // abigail releases 1.0.0 on 2026-01-07, hubot of the team sponsors her since 2025-11-01.
    const record: Mentorship = {
      mentee: 'Abigail',
      mentors: [],
      sponsors: ['hubot'],
      community: 'Springboard',
      repositories: ['springboard/hub'],
      goals: [],
      opened: '2025-11-01T00:00:00Z',
      rotates: null,
      ended: null,
      steps: [],
      promotion: null,
      is_public: false,
      ...over,
    };
    await store(open().db, { users, tags: byAbigail }, { ...who(), mentorships: [record] });
    const figures = await week();
    expect(figures.value).toBe(expected);
    expect(JSON.stringify(figures)).not.toMatch(/mentor|sponsor/i);
  });
});
