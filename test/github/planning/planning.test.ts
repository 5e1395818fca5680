/** Plans as the planning repository and its board have them: whole, dated by their versions, or not at all. */
import { describe, expect, it } from 'vitest';
import type { Project, Revision } from '../../../src/demo/community/community.ts';
import {
  planningIssues,
  planningPages,
  updatedAt,
  type PlanningReading,
} from '../../../src/github/planning/planning.ts';
import { readBoard } from '../../../src/github/planning/project-board.ts';
import { GitHubRefused, GitHubUnavailable } from '../../../src/github/transport/failures.ts';
import { PageSize } from '../../../src/github/transport/page-size.ts';
import { githubHolding, type InProcessGitHub } from '../../support/github-client.ts';
import {
  board,
  card,
  comment,
  event,
  handMade,
  issue,
  label,
  ORG,
  person,
  pull,
  repository,
  version,
} from '../../support/hand-made.ts';

const [springboard, station] = [ORG('springboard', 10), ORG('field-station', 11)];
const octocat = person(1, 'octocat');
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const minute = (number: number) =>
  new Date(Date.UTC(2026, 6, 10, 0, number)).toISOString().replace('.000Z', 'Z');

function holding(items: Parameters<typeof repository>[3], projects: Project[] = []) {
  const hub = repository(springboard, 'hub', 100, [
    pull(1, octocat, '2026-06-01'),
    issue(20, octocat, '2026-06-01'),
  ]);
  const planning = repository(station, 'planning', 101, items);
  return { hub, planning, github: githubHolding(handMade([hub, planning], [octocat], projects)) };
}

function reading(github: InProcessGitHub, over: Partial<PlanningReading> = {}): PlanningReading {
  return {
    github: github.client,
    repository: 'field-station/planning',
    host: 'github.com',
    size: new PageSize({ first: 20, most: 20 }),
    editedSince: async (texts) => new Set(texts.map(({ id }) => id)),
    ...over,
  };
}

async function read(from: PlanningReading, downTo: string | null = null) {
  const pages = [];
  for await (const page of planningPages(from, null, downTo)) pages.push(page);
  const links = pages.flatMap(({ batch }) => batch.links);
  return {
    pages,
    numbers: pages.flatMap(({ batch }) => batch.issues.map(({ number }) => number)),
    unreadable: pages.flatMap(({ unreadable }) => unreadable),
    links: Object.fromEntries(
      links.map(({ number, other_number, linked_at }) => [
        `${number} → ${other_number}`,
        linked_at?.slice(0, 10) ?? null,
      ]),
    ),
  };
}

/** A text that was edited every day, and has its link from the tenth version on. */
function edited(count: number, link: string): Revision[] {
  const day = (number: number) => new Date(Date.UTC(2026, 0, number)).toISOString().slice(0, 10);
  return numbers(count).map((number) => version(day(number), number < 10 ? 'soon' : `${link} ${number}`));
}

describe('what was planned', () => {
  it('is dated by the first version of a text that says it, however many there were', async () => {
    const { github } = holding([
      issue(1, octocat, '2026-07-01', { text: 'springboard/hub#1' }),
      issue(2, octocat, '2026-07-01', {
        text: 'springboard/hub#2',
        revisions: [
          version('2026-07-01', 'soon'),
          version('2026-07-05', 'springboard/hub#2'),
          version('2026-07-09', 'springboard/hub#2!'),
        ],
      }),
      issue(3, octocat, '2026-07-01', {
        text: 'springboard/hub#3',
        revisions: edited(130, 'springboard/hub#3'),
      }),
      // The first version with it may be the one that was taken out of the history.
      issue(4, octocat, '2026-07-01', {
        text: 'springboard/hub#4',
        revisions: [
          version('2026-07-01', 'soon'),
          version('2026-07-02', null),
          version('2026-07-06', 'springboard/hub#4'),
        ],
      }),
    ]);
    expect((await read(reading(github))).links).toEqual({
      '1 → 1': '2026-07-01',
      '2 → 2': '2026-07-05',
      '3 → 3': '2026-01-10',
      '4 → 4': null,
    });
  });

  it('is read to the last comment, and to the last event, of a long issue', async () => {
    const { github } = holding([
      issue(1, octocat, '2026-07-01', {
        timeline: [
          ...numbers(230).map((number) =>
            comment(minute(number), octocat, number === 230 ? 'springboard/hub#1' : 'word'),
          ),
          ...numbers(120).flatMap((number) => [
            event('LabeledEvent', minute(300 + 2 * number), octocat, { label: label(`l${number}`) }),
          ]),
          event('SubIssueAddedEvent', minute(900), octocat, {
            subIssue: { repository: 'springboard/hub', number: 20 },
          }),
        ],
      }),
    ]);
    const { pages, links } = await read(reading(github));
    expect(links).toEqual({ '1 → 1': '2026-07-10' });
    const [batch] = pages.map((page) => page.batch);
    expect(batch!.labels.map((row) => row.label)).toEqual(numbers(120).map((number) => `l${number}`));
    expect(batch!.sub_issues).toMatchObject([{ origin: 'sub_issue', planned_since: minute(900) }]);
  });

  it('is kept whole or named: an issue that GitHub withholds alone is no reason to lose the others', async () => {
    const { github } = holding(numbers(9).map((number) => issue(number, octocat, minute(number))));
    github.setFaults([{ kind: 'null-node', operation: 'PlanningIssues', times: 1 }]);
    const once = await read(reading(github));
    expect([once.numbers, once.unreadable]).toEqual([numbers(9), []]);
    github.setFaults([{ kind: 'null-node', operation: 'PlanningIssues' }]);
    const ever = await read(reading(github, { size: new PageSize({ first: 4, most: 4 }) }));
    // Every page has lost its middle, down to pages of one: all are named as unreadable, none is taken for read.
    expect([ever.numbers, ever.unreadable.length]).toEqual([[], 9]);
  });

  it('waits for a text whose versions GitHub cannot deliver: without them nothing could ever date it', async () => {
    const revisions = [version('2026-07-01', 'soon'), version('2026-07-05', 'springboard/hub#2')];
    const { github } = holding([
      issue(1, octocat, '2026-07-01', { text: 'springboard/hub#1' }),
      issue(2, octocat, '2026-07-01', { text: 'springboard/hub#2', revisions }),
    ]);
    github.setFaults([{ kind: 'null-node', operation: 'Versions' }]);
    const { numbers: stored, unreadable, links } = await read(reading(github));
    expect([stored, unreadable, links]).toEqual([[1], [2], { '1 → 1': '2026-07-01' }]);
  });

  it('asks for no version of a text that was not edited since', async () => {
    const revisions = [version('2026-07-01', 'soon'), version('2026-07-05', 'springboard/hub#2')];
    const { github } = holding([issue(2, octocat, '2026-07-01', { text: 'springboard/hub#2', revisions })]);
    const { links, numbers: stored } = await read(reading(github, { editedSince: async () => new Set() }));
    // Its links stand as they are stored.
    expect([links, stored, github.asked('Versions')]).toEqual([{}, [2], []]);
  });

  it('is read newest first where only what was touched is wanted', async () => {
    const { github } = holding(numbers(60).map((number) => issue(number, octocat, minute(number))));
    const { numbers: stored } = await read(reading(github), minute(35));
    expect(stored).toEqual(numbers(60).slice(34).reverse());
  });

  it('stands elsewhere, too: by its id, with when it became a plan; what has gone is left out', async () => {
    const { hub, github } = holding([]);
    const [there, since] = [hub.issues.at(0), '2026-07-02T00:00:00Z'];
    const added = new Map(
      [there.id, 'I_of_nobody'].map((id) => [id, { origin: 'board' as const, planned_since: since }]),
    );
    const [batch] = await planningIssues(reading(github), added);
    expect(batch!.issues).toMatchObject([
      { repo_id: '100', number: 20, origin: 'board', planned_since: since },
    ]);
  });

  it('tells one that is gone from one that cannot be read just now', async () => {
    const { planning, github } = holding(numbers(3).map((number) => issue(number, octocat, minute(number))));
    const ids = [...numbers(3).map((number) => planning.byNumber(number)!.id), 'I_of_nobody'];
    const ask = () => updatedAt(github.client, 'field-station/planning', ids);
    expect(Object.fromEntries(await ask())).toEqual({
      ...Object.fromEntries(numbers(3).map((number) => [ids[number - 1], minute(number)])),
      I_of_nobody: null,
    });
    github.setFaults([{ kind: 'null-node' }]);
    expect((await ask()).has(ids[2]!)).toBe(false);
  });
});

describe('a board', () => {
  const at = (number: number) => minute(number);
  const fields = [
    { __typename: 'ProjectV2ItemFieldSingleSelectValue' as const, field: 'Status', name: 'Up Next' },
    {
      __typename: 'ProjectV2ItemFieldIterationValue' as const,
      ...{ field: 'Iteration', title: 'Iteration 46', startDate: '2026-07-08', duration: 14 },
    },
    { __typename: 'ProjectV2ItemFieldNumberValue' as const, field: 'Estimate', number: 2 },
  ];
  const where = { owner: 'Field-Station', number: 57 };
  const boarded = (cards: Project['cards']) =>
    holding([issue(1, octocat, '2026-07-01')], [board(station, 57, cards)]);

  it('is read to its last card, and each card says what it shows and where it stands', async () => {
    const cards = numbers(230).map((number) =>
      card(
        at(number),
        octocat,
        number === 3 ? null : { repository: 'springboard/hub', number: number === 2 ? 20 : 1 },
        {
          ...(number === 1 && { fields }),
          isArchived: number === 4,
        },
      ),
    );
    const { github } = boarded(cards);
    const batch = await readBoard(github.client, where, 'github.com');
    expect(batch.board_cards.map(({ id }) => id)).toEqual(cards.map(({ id }) => id));
    expect(batch.is_whole).toBe(true);
    expect(batch.board_cards[0]).toMatchObject({
      ...{
        board: 'field-station/57',
        kind: 'pull_request',
        content_repo_id: '100',
        content_number: 1,
        status: 'Up Next',
      },
      ...{ iteration: 'Iteration 46', iteration_start: '2026-07-08', iteration_days: 14, estimate: 2 },
    });
    expect(
      batch.board_cards.slice(1, 4).map(({ kind, status, is_archived }) => [kind, status, is_archived]),
    ).toEqual([
      ['issue', null, false],
      ['hidden', null, false],
      ['pull_request', null, true],
    ]);
    expect(batch.issues).toMatchObject([{ origin: 'board', planned_since: at(2) }]);
  });

  it('plans what its drafts name', async () => {
    const draft = {
      __typename: 'DraftIssue' as const,
      ...{ id: 'DI_1', title: 'Look at springboard/hub#2', creator: octocat, bodyLength: 0 },
      ...{ createdAt: at(1), updatedAt: at(1), text: 'and https://github.com/springboard/hub/pull/7' },
    };
    const { github } = boarded([card(at(1), octocat, draft)]);
    const { board_links } = await readBoard(github.client, where, 'github.com');
    expect(
      board_links.map(({ other_repository, other_number }) => `${other_repository}#${other_number}`),
    ).toEqual(['springboard/hub#2', 'springboard/hub#7']);
  });

  it('is not whole where a card is taken away while it is read, so that nothing is dropped by it', async () => {
    const cards = numbers(150).map((number) => card(at(number), octocat, null));
    const { github } = boarded(cards);
    let pages = 0;
    const client: typeof github.client = {
      ...github.client,
      query: async (...question) => {
        if (pages++ === 1) cards.splice(0, 1);
        return github.client.query(...question);
      },
    };
    expect((await readBoard(client, where, 'github.com')).is_whole).toBe(false);
  });

  it('is asked for in smaller parts where it is too heavy', async () => {
    const cards = numbers(150).map((number) => card(at(number), octocat, null));
    const { github } = boarded(cards);
    github.setFaults([{ kind: 'bad-gateway', times: 2 }]);
    const { board_cards } = await readBoard(github.client, where, 'github.com');
    expect(board_cards).toHaveLength(150);
    // 100 and 50 did not go through.
    expect(github.asked('Board')).toHaveLength(2 + 6);
  });

  it('that is not shown is refused with what to do; one that is not delivered whole comes later', async () => {
    const { github } = boarded([card(at(1), octocat, null)]);
    const failure = await readBoard(github.client, { ...where, number: 1 }, 'github.com').catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(GitHubRefused);
    expect((failure as Error).message).toMatch(/^board field-station\/1: .*read:project/);
    github.setFaults([{ kind: 'null-node' }]);
    await expect(readBoard(github.client, where, 'github.com')).rejects.toBeInstanceOf(GitHubUnavailable);
  });
});
