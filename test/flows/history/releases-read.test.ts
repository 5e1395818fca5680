/** From the tags and commits that GitHub shows to who released what, and who helped: read over HTTP. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AnnotatedTag, TagRef } from '../../../src/demo/community/community.ts';
import { startStandIn, type StandIn } from '../../support/stand-in.ts';
import { computeReport } from '../../../src/flows/kpis/report.ts';
import { community, institution } from '../../support/builders.ts';
import { onEachDatabase } from '../../support/databases.ts';
import {
  annotatedTag,
  commit,
  event,
  handMade,
  ORG,
  person,
  pull,
  repository,
  review,
} from '../../support/hand-made.ts';
import { read } from '../../support/reading.ts';

const [octocat, hubot, abigail] = [person(1, 'octocat'), person(2, 'hubot'), person(3, 'abigail')];
const who = institution({ team: [{ github: 'hubot', from: null, to: null }], communities: [community()] });

/** An account that GitHub does not know: only an address. */
function byAddress(ref: TagRef, tagger: string, author: string): TagRef {
  const target = ref.target as AnnotatedTag;
  return {
    ...ref,
    target: {
      ...target,
      tagger: { ...target.tagger!, email: tagger },
      target: { ...target.target, author: { ...target.target.author!, email: author } },
    },
  };
}

function lightweightTag(name: string, target: ReturnType<typeof commit>): TagRef {
  return { ...annotatedTag(name, '2026-01-06', null, target), target };
}

function world() {
  const at = (hour: string) => `2026-01-06T${hour}:00:00Z`;
  const hub = repository(
    ORG('springboard', 10),
    'hub',
    100,
    [
      pull(1, abigail, '2026-01-05', {
        title: 'Changelog for 1.4.0',
        timeline: [review('2026-01-06T12:30:00Z', hubot), event('MergedEvent', at('13'), abigail)],
      }),
    ],
    {
      tags: [
        byAddress(
          annotatedTag('1.0.0', at('09'), null, commit(at('09'), hubot, 'Fix a typo')),
          'Hubot@example.org',
          'hubot@example.org',
        ),
        byAddress(
          annotatedTag('1.1.0', at('10'), null, commit(at('10'), hubot, 'Fix a typo')),
          'ci@example.org',
          'hubot@example.org',
        ),
        lightweightTag('1.2.0', commit(at('11'), hubot, 'Merge pull request #7 from hubot/changelog')),
        lightweightTag('1.3.0', commit(at('12'), hubot, 'Bump to 1.3.0')),
        annotatedTag('1.4.0', at('14'), abigail, commit(at('13'), octocat, 'Bump to 1.4.0')),
      ],
    },
  );
  return handMade([hub], [octocat, hubot, abigail]);
}

onEachDatabase('releases', (open) => {
  let github: StandIn;
  beforeAll(async () => {
    github = await startStandIn({ communities: [world()] });
  });
  afterAll(() => github.close());

  it('are the team’s by address and by version bump, supported by review, and asked for where CI tagged', async () => {
    await read(open().db, github, ['springboard/hub'], { now: () => new Date('2026-01-12T00:00:00Z') });
    const { kpis, data_quality } = await computeReport(open().db, {
      institution: who,
      window: { start: '2026-01-05T00:00:00Z', end: '2026-01-12T00:00:00Z' },
      asOf: '2026-01-12T00:00:00Z',
    });
    const kpi = (id: string) => kpis.find((one) => one.id === id)!;
    expect(kpi('releases_by_team').parts).toEqual({ finals: 2, prereleases: 0, by_others: 1, unknown: 2 });
    expect(kpi('releases_by_team').evidence.map(({ why }) => why)).toEqual([
      'released by hubot, who wrote the tagged version-bump commit',
      'released by hubot, who made the tag',
    ]);
    expect(kpi('releases_supported').evidence).toEqual([
      {
        url: 'https://github.com/springboard/hub/releases/tag/1.4.0',
        why: 'released by abigail; hubot approved the changelog pull request #1; to be confirmed',
      },
    ]);
    expect(data_quality.tags.map(({ tag }) => tag)).toEqual(['1.1.0', '1.2.0']);
  });
});
