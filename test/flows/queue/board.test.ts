/** The board: cards with the Status that was configured, and nothing of what people have there. */
import { expect, it } from 'vitest';
import { boardWrites } from '../../../src/github/outbox/board-writer.ts';
import { GitHubRefused } from '../../../src/github/transport/failures.ts';
import { fillBoard } from '../../../src/flows/queue/fill-board.ts';
import { onOneDatabase } from '../../support/databases.ts';
import { BoardOnGitHub, type Card } from './board-on-github.ts';
import { community, sprints } from './world.ts';

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
    expect(await fill()).toEqual([]);
    expect(github.cards).toHaveLength(PEOPLES.length + 3);
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
