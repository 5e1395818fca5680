/** The calendar of the recurring issue: what stands in it when it opens late, twice, not at all, or lives for long. */
import { expect, it } from 'vitest';
import { around } from '../../../src/domain/outbox/section.ts';
import { queueSummary } from '../../../src/flows/queue/summary.ts';
import { onOneDatabase } from '../../support/databases.ts';
import { community, FORTNIGHTS, merge, PLACE, sprints } from './world.ts';

const headings = (body: string) => [...body.matchAll(/^### .*$/gm)].map(([line]) => line.slice(4));
const golden = (name: string) => `../../golden/queue/${name}.md`;

onOneDatabase('the recurring issue', (open) => {
  it('gets its list two days before planning, and not earlier', async () => {
    await community(open().db, '2026-07-05');
    const s = sprints(open().db, '2026-07-04T00:00:00Z');
    const number = s.open();
    // Iteration 45 is under way until 8 July; its list stands already, as its own issue was filled with it.
    await s.at('2026-06-24T06:00:00Z');
    expect(headings(s.body(number))).toEqual(['Pull requests to pick, iteration 45 (24 June–7 July)']);
    expect(await s.at('2026-07-05T23:40:00Z')).toEqual([]);
    expect(await s.at('2026-07-06T00:00:00Z')).toEqual(['queue field-station/planning 2026-07-08']);
    expect(headings(s.body(number))).toEqual([
      'Pull requests to pick, iteration 45 (24 June–7 July)',
      'Pull requests to pick, iteration 46 (8–21 July)',
    ]);
    expect(await s.at('2026-07-06T00:20:00Z')).toEqual([]);
    expect(s.scene.github.writes).toBe(2);
  });

  it('that opens in mid-iteration on 2027-01-13, after a week 53, is filled for the iteration under way', async () => {
    await community(open().db, '2027-01-05');
    const s = sprints(open().db, '2027-01-04T06:00:00Z');
    // None is open: the list waits, and nothing is written anywhere.
    expect(await s.at('2027-01-04T06:00:00Z')).toEqual([]);
    expect(await s.at('2027-01-12T06:00:00Z')).toEqual([]);
    expect(s.scene.github.writes).toBe(0);
    const number = s.open();
    await s.at('2027-01-13T06:00:00Z');
    await expect(s.body(number)).toMatchFileSnapshot(golden('opened-in-mid-iteration'));
    expect(headings(s.body(number))).toEqual(['Pull requests to pick, iteration 59 (6–19 January)']);
  });

  it('over the turn of the year is an iteration like any other', async () => {
    await community(open().db, '2026-12-20');
    const s = sprints(open().db, '2026-12-21T06:00:00Z');
    const number = s.open();
    await s.at('2026-12-21T06:00:00Z');
    expect(headings(s.body(number))).toEqual([
      'Pull requests to pick, iteration 58 (23 December 2026–5 January 2027)',
    ]);
  });

  it('of which two are open is the newest; a list stays where it was written first', async () => {
    await community(open().db, '2026-07-05');
    const s = sprints(open().db, '2026-07-06T06:00:00Z');
    const [older, newer] = [s.open('The old one.'), s.open('The new one.')];
    await s.at('2026-07-06T06:00:00Z');
    expect(s.body(older)).toBe('The old one.');
    expect(headings(s.body(newer))).toEqual(['Pull requests to pick, iteration 46 (8–21 July)']);
    // A third one is opened: the outcome of iteration 46 stands where its list stood.
    s.open('The newest one.');
    await s.at('2026-07-22T06:00:00Z');
    expect(headings(s.body(newer))).toEqual(['Pull requests of iteration 46 (8–21 July)']);
  });

  it('that lives through three iterations gets a section each, and outcomes in their place', async () => {
    await community(open().db, '2026-07-05');
    const s = sprints(open().db, '2026-07-06T06:00:00Z', { size: 2 });
    const number = s.open();
    await s.at('2026-07-06T06:00:00Z');
    // People use it: a tick, a note, their own words around.
    const post = s.scene.github.kept[0]!;
    post.body = post.body
      .replace('- [ ] talk', '- [x] talk')
      .replace('- [ ] **Profiles', '- [x] **Profiles')
      .replace(/(- \[ \] \*\*Helm[^\n]*)/, '$1\n  octocat looks at this on Thursday');
    await merge(open().db, 2, '2026-07-10T12:00:00Z');
    await merge(open().db, 5, '2026-07-11T12:00:00Z');
    // Nobody had planned this one.
    await merge(open().db, 6, '2026-07-12T12:00:00Z');
    await s.at('2026-07-20T06:00:00Z');
    await s.at('2026-07-22T06:00:00Z');
    await s.at('2026-08-03T06:00:00Z');
    await s.at('2026-08-05T06:00:00Z');
    await expect(s.body(number)).toMatchFileSnapshot(golden('three-iterations'));
    expect(headings(s.body(number))).toEqual([
      'Pull requests of iteration 46 (8–21 July)',
      'Pull requests of iteration 47 (22 July–4 August)',
      'Pull requests to pick, iteration 48 (5–18 August)',
    ]);
    expect(s.body(number)).toContain('2 done, 0 open, 1 unplanned.');
    expect(s.body(number)).toContain('- [x] talk to people');
    expect(s.body(number)).toContain('octocat looks at this on Thursday');
  });

  it('after a change to weekly sprints has a section a week, and the fortnights before keep theirs', async () => {
    await community(open().db, '2026-08-01');
    const iterations = { ...FORTNIGHTS, changes: [{ anchor: '2026-08-19', days: 7 }] };
    const s = sprints(open().db, '2026-08-03T06:00:00Z', { iterations, size: 1 });
    const number = s.open();
    for (const day of ['2026-08-03', '2026-08-17', '2026-08-24']) await s.at(`${day}T06:00:00Z`);
    expect(headings(s.body(number))).toEqual([
      'Pull requests of iteration 48 (5–18 August)',
      'Pull requests to pick, iteration 49 (19–25 August)',
      'Pull requests to pick, iteration 50 (26 August–1 September)',
    ]);
    await expect(s.body(number)).toMatchFileSnapshot(golden('weekly-from-august'));
  });

  it('may be left alone: then a comment of ours holds the list', async () => {
    await community(open().db, '2026-07-05');
    const s = sprints(open().db, '2026-07-06T06:00:00Z', { place: { ...PLACE, as: 'comment' } });
    const number = s.open('Ours to write.');
    await s.at('2026-07-06T06:00:00Z');
    expect(s.body(number)).toBe('Ours to write.');
    expect(s.scene.github.ours()).toMatchObject([{ kind: 'comment', number }]);
    expect(headings(s.scene.github.ours()[0]!.body)).toEqual([
      'Pull requests to pick, iteration 46 (8–21 July)',
    ]);
  });

  it.each(['forbidden', 'not found'] as const)(
    'that GitHub does not let us edit (%s) gets a comment of ours beneath it, and the weekly issue links to that',
    async (mishap) => {
      await community(open().db, '2026-07-05');
      const s = sprints(open().db, '2026-07-06T06:00:00Z', { mishaps: [mishap] });
      const number = s.open('Locked.');
      await s.at('2026-07-06T06:00:00Z');
      expect(s.scene.github.ours()).toEqual([]);
      expect(await s.at('2026-07-06T06:20:00Z')).toEqual(['queue field-station/planning 2026-07-08 comment']);
      expect(s.body(number)).toBe('Locked.');
      const [comment] = s.scene.github.ours();
      expect(comment).toMatchObject({ kind: 'comment', number });
      expect(headings(comment!.body)).toEqual(['Pull requests to pick, iteration 46 (8–21 July)']);
      expect(await s.at('2026-07-06T06:40:00Z')).toEqual([]);
      const place = { iterations: FORTNIGHTS, repository: PLACE.repository };
      const summary = await queueSummary(open().db, place, '2026-07-13T06:00:00Z');
      expect(summary!.url).toBe(
        `https://github.com/springboard/meta/issues/${number}#issuecomment-${comment!.id}`,
      );
      expect(summary!.items).toHaveLength(4);
      // The outcome takes the list's place, in the comment.
      await s.at('2026-07-22T06:00:00Z');
      expect(headings(comment!.body)).toEqual(['Pull requests of iteration 46 (8–21 July)']);
    },
  );

  it('writes each list and each outcome once in a quarter, and not one character beside them', async () => {
    await community(open().db, '2026-07-05');
    const s = sprints(open().db, '2026-07-06T06:00:00Z', { size: 1 });
    const number = s.open('Ours.');
    for (let day = 0; day < 91; day += 7)
      await s.at(new Date(Date.parse('2026-07-06T06:00:00Z') + day * 86_400_000).toISOString());
    // Seven lists and five outcomes.
    expect(s.scene.github.writes).toBe(12);
    const keys = [...s.body(number).matchAll(/<!-- headwater: (.*) \w+ -->/g)].map(([, key]) => key!);
    expect(keys).toHaveLength(7);
    expect(keys.reduce((body, key) => around(body, key), s.body(number)).trim()).toBe('Ours.');
  });
});
