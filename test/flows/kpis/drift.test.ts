/** What the roster, the permissions and merges say differently of the same people, as of an instant. */
import { expect, it } from 'vitest';
import { readQuality } from '../../../src/flows/kpis/quality.ts';
import { onOneSnapshot } from '../../../src/store/kpis/kpi-rows.ts';
import { community, institution, instant, pullRequest, repo, store, user } from '../../support/builders.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { ROSTER, storePermissions, storeRoster } from '../../support/merge-rights.ts';

const PEOPLE = { 1: 'octocat', 2: 'hubot', 3: 'monalisa', 4: 'abigail', 5: 'rosalind' };
const users = [
  ...Object.entries(PEOPLE).map(([id, login]) => user(Number(id), login)),
  user(9, 'springboard-bot'),
];

onEachDatabase('people to look at', (open) => {
  const people = async (asOf: string) =>
    (await onOneSnapshot(open().db, (trx) => readQuality(trx, instant(asOf)))).quality.people.map(
      ({ github, what }) => `${github}: ${what}`,
    );

  it('are those of whom two sources say different things, and nobody else', async () => {
    const { db } = open();
    const names = ['hub', 'docs', 'lab', 'proxy', 'auth'];
    const repos = names.map((name, index) =>
      repo({ id: String(index + 1), full_name: `springboard/${name}` }),
    );
    const who = institution({ communities: [community({ roster: ROSTER, bots: ['springboard-bot'] })] });
    const pull_requests = [
      pullRequest(7, 1, '2026-01-01', { merged_at: instant('2026-01-20'), merged_by_id: '4' }),
      pullRequest(8, 1, '2026-01-01', { merged_at: instant('2026-03-20'), merged_by_id: '4' }),
    ];
    await store(db, { users, pull_requests }, who, repos);
    // octocat is in both everywhere; hubot by the roster alone; monalisa by permission alone; abigail is inactive, may merge
    // and did; rosalind is on a team of no maintainers, and may merge.
    await storeRoster(db, [
      ['2025-01-01', 'octocat', 'hubot council', 'abigail', 'rosalind security'],
      ['2026-02-01', 'octocat', 'hubot council', 'abigail inactive', 'rosalind security'],
    ]);
    for (const id of ['1', '2', '3', '4'])
      await storePermissions(
        db,
        [['2026-03-01', '1', ...(id === '1' ? ['3', '4', '5 admin', '9'] : [])]],
        { ...PEOPLE, 9: 'springboard-bot' },
        id,
      );
    expect(await people('2026-04-01')).toEqual([
      'abigail: inactive in the roster of Springboard since 2026-02-01, and merged springboard/hub#8 on 2026-03-20',
      'abigail: inactive in the roster of Springboard, and may merge by permission in springboard/hub',
      'hubot: a maintainer by the roster of Springboard, and no permission to merge in springboard/docs, springboard/hub, springboard/lab and 1 more',
      'monalisa: not in the roster of Springboard, and may merge by permission in springboard/hub',
      'rosalind: on teams of no maintainers in the roster of Springboard, and may merge by permission in springboard/hub',
    ]);
    // Before permissions were read, and before the second merge, there is nothing to compare.
    expect(await people('2026-02-28')).toEqual([]);
    await storePermissions(db, [['2026-05-01', '1', '2']], PEOPLE, '1');
    expect(await people('2026-05-01')).toEqual([
      'abigail: inactive in the roster of Springboard since 2026-02-01, and merged springboard/hub#8 on 2026-03-20',
      'hubot: a maintainer by the roster of Springboard, and no permission to merge in springboard/docs, springboard/lab, springboard/proxy',
    ]);
    expect(await people('2026-04-01')).toHaveLength(5);
  });

  it('are not named by permissions where the community has no roster', async () => {
    await store(open().db, { users });
    await storePermissions(open().db, [['2026-03-01', '1']], PEOPLE);
    expect(await people('2026-04-01')).toEqual([]);
  });

  it('of the ledger of mentorships are named nowhere', async () => {
    const who = institution({
      mentorships: [
        {
          mentee: 'unseen-mentee',
          mentors: ['unseen-mentor'],
          sponsors: ['unseen-sponsor'],
          community: 'Springboard',
          repositories: [],
          goals: [],
          opened: instant('2026-01-01'),
          rotates: null,
          ended: null,
          steps: [],
          promotion: null,
          is_public: false,
        },
      ],
    });
    await store(open().db, { users }, who);
    expect(await people('2026-04-01')).toEqual([]);
  });
});
