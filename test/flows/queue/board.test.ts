/** The board: cards with the Status that was configured, and nothing of what people have there. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { boardWrites } from '../../../src/github/outbox/board-writer.ts';
import { GitHubRefused } from '../../../src/github/transport/failures.ts';
import { fillBoard } from '../../../src/flows/queue/fill-board.ts';
import { onOneDatabase } from '../../support/databases.ts';
import { BoardOnGitHub, type Card } from './board-on-github.ts';
import { chanceOf, type Chance } from '../../simulation/chance.ts';
import { community, merge, sprints } from './world.ts';

const START = '2026-07-08T00:00:00Z';
const PEOPLES: Card[] = [
  { id: 'PVTI_a', content: 'PR_2', status: 'Done', iteration: 'Sprint 46', body: null },
  {
    id: 'PVTI_b',
    content: 'Talk to people',
    status: 'Up Next',
    iteration: 'Sprint 45',
    body: 'Their words.',
  },
];

const DAY = 86_400_000;

/** Cards of their own, iterations, words, another Status or none; and now and then a card of ours is taken away. */
function peopleWork(
  github: BoardOnGitHub,
  iteration: string,
  { chance, taken }: { chance: Chance; taken: Set<string> },
): void {
  const { cards } = github;
  const own = cards.length;
  cards.push({ id: `PVTI_own_${own}`, content: `Ours ${own}`, status: null, iteration, body: 'By hand.' });
  chance.pick(cards).iteration = iteration;
  const worded = chance.pick(cards);
  worded.body = `${worded.body ?? ''} Seen on Tuesday.`;
  const moved = chance.pick(cards);
  moved.status = chance.pick(['Done', 'Up Next', null]);
  const ours = cards.filter(({ id, status }) => /^PVTI_\d+$/.test(id) && status !== null);
  if (ours.length === 0 || !chance.happens(0.2)) return;
  const gone = chance.pick(ours);
  taken.add(gone.content);
  cards.splice(cards.indexOf(gone), 1);
}

onOneDatabase('the board', (open) => {
  const board = { owner: 'springboard', number: 57, status: 'up next' };
  type Given = Partial<Parameters<typeof fillBoard>[1]>;

  async function filled(organisationOf: (nodeId: string) => string) {
    await community(open().db, '2026-07-05');
    const s = sprints(open().db, '2026-07-06T06:00:00Z', { size: 3 });
    s.open();
    await s.at('2026-07-06T06:00:00Z');
    const github = new BoardOnGitHub('springboard', organisationOf);
    github.cards.push(...structuredClone(PEOPLES));
    const fill = (given: Given = {}) =>
      fillBoard(open().db, {
        board,
        boards: boardWrites({ graphqlUrl: 'https://api.github.test/graphql', fetch: github.fetch }),
        boardWriterFor: async () => ({ authorization: async () => 'token x' }),
        iterationStart: START,
        now: '2026-07-06T06:00:00Z',
        ...given,
      });
    return { s, github, fill };
  }

  it('gets the picks once, with their Status, and keeps the Status and iteration that people gave a card', async () => {
    const { github, fill } = await filled(() => 'springboard');
    expect(await fill()).toEqual([]);
    expect(github.cards).toEqual([
      ...PEOPLES,
      { id: 'PVTI_3', content: 'PR_3', status: 'Up Next', iteration: null, body: null },
      {
        id: 'PVTI_4',
        content: expect.stringMatching(/^PR_\d$/) as string,
        status: 'Up Next',
        iteration: null,
        body: null,
      },
    ]);
    const before = github.mutations.length;
    expect(await fill()).toEqual([]);
    expect(github.mutations).toHaveLength(before);
  });

  it('of another organisation gets drafts that name the pull requests', async () => {
    const { github, fill } = await filled(() => 'elsewhere');
    expect(await fill()).toEqual([]);
    const drafts = github.cards.slice(PEOPLES.length);
    expect(drafts).toHaveLength(3);
    expect(drafts[0]).toMatchObject({
      content: 'springboard/hub#2 Profiles in the docs',
      status: 'Up Next',
      body: '[`springboard/hub#2`](https://redirect.github.com/springboard/hub/pull/2)\n\nProfiles in the docs',
    });
    expect(await fill()).toEqual([]);
    expect(github.cards).toHaveLength(PEOPLES.length + 3);
  });

  it('gets no draft twice when the answer to the first one is lost', async () => {
    const { github, fill } = await filled(() => 'elsewhere');
    github.losesAnswers = true;
    expect(await fill()).toHaveLength(3);
    github.losesAnswers = false;
    const { opened } = github;
    expect(await fill()).toEqual([]);
    expect(github.cards).toHaveLength(PEOPLES.length + 3);
    // Nothing is left to do: the board is not asked for every twenty minutes.
    expect(github.opened).toBe(opened);
  });

  it('gets a draft at the next look that certainly was not taken at the first', async () => {
    const { github, fill } = await filled(() => 'elsewhere');
    github.isTooFast = true;
    expect(await fill()).toHaveLength(3);
    expect(github.cards).toHaveLength(PEOPLES.length);
    github.isTooFast = false;
    expect(await fill()).toEqual([]);
    expect(github.cards).toHaveLength(PEOPLES.length + 3);
  });

  it('of a quarter has every iteration and every word of its people, whatever they do meanwhile', async () => {
    // Every other pull request may not stand on the board itself.
    const { s, github, fill } = await filled((nodeId) =>
      Number(nodeId.slice(3)) % 2 === 0 ? 'elsewhere' : 'springboard',
    );
    const chance = chanceOf(46);
    const taken = new Set<string>();
    for (let sprint = 0; sprint < 6; sprint++) {
      const begins = new Date(Date.parse(START) + sprint * 14 * DAY).toISOString();
      if (sprint > 0) await s.at(new Date(Date.parse(begins) - 2 * DAY).toISOString());
      for (let look = 0; look < 5; look++) {
        peopleWork(github, `Sprint ${46 + sprint}`, { chance, taken });
        const before = structuredClone(github.cards);
        github.losesAnswers = chance.happens(0.2);
        await fill({ iterationStart: begins, now: begins });
        expect(github.cards.slice(0, before.length)).toEqual(before);
        for (const added of github.cards.slice(before.length)) expect(added.iteration).toBeNull();
      }
      const { rows } = await sql<{ number: number }>`
        select number from queue_picks where iteration_start = ${begins} order by place limit 1`.execute(
        open().db,
      );
      if (rows[0])
        await merge(open().db, rows[0].number, new Date(Date.parse(begins) + 3 * DAY).toISOString());
    }
    expect(github.cards.filter(({ iteration }) => iteration !== null).length).toBeGreaterThan(10);
    // What somebody took off the board stays away.
    expect(taken.size).toBeGreaterThan(0);
    expect(github.cards.filter(({ content }) => taken.has(content))).toEqual([]);
    expect(new Set(github.mutations)).toEqual(
      new Set(['addProjectV2ItemById', 'addProjectV2DraftIssue', 'updateProjectV2ItemFieldValue']),
    );
  });

  it('that is not shown, has no such Status or may not be written fails nothing but itself', async () => {
    const { s, fill } = await filled(() => 'springboard');
    expect(s.scene.github.kept[0]!.body).toContain('### Pull requests to pick');
    for (const [given, words] of [
      [{ board: { ...board, number: 1 } }, 'GitHub does not show it'],
      [{ board: { ...board, status: 'Nowhere' } }, 'has no Status "Nowhere"'],
      [{ boardWriterFor: async () => null }, 'is not installed'],
      [
        { boardWriterFor: () => Promise.reject(new GitHubRefused('give it "Projects"')) },
        'give it "Projects"',
      ],
    ] satisfies [Given, string][])
      expect((await fill(given))[0]).toContain(words);
    expect(await fill()).toEqual([]);
  });
});
