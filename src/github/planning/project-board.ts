/** Reads a Projects v2 board whole: its changes stand in no timeline, and a page of a hundred cards costs one point. */
import { referencesIn } from '../../domain/planning/links.ts';
import type { BoardBatch, BoardCardRow } from '../../domain/planning/plans.ts';
import { People, type ActorNode } from '../../domain/people/actor-rows.ts';
import type { BoardQuery } from '../answers.generated.ts';
import type { Answer, GitHubClient } from '../transport/types.ts';
import { document } from '../transport/documents.ts';
import { GitHubRefused, GitHubUnavailable, TooHeavy } from '../transport/failures.ts';
import { LIGHT_PAGE } from '../history/page.ts';
import { repoRow, type RepositoryNode } from '../releases/release-rows.ts';

export interface Board {
  owner: string;
  number: number;
}

interface FieldValue {
  __typename: string;
  field?: { name?: string } | null;
  title?: string;
  startDate?: string;
  duration?: number;
  name?: string | null;
  number?: number | null;
  date?: string | null;
}

interface CardNode {
  id: string;
  createdAt: string;
  isArchived: boolean;
  creator: ActorNode | null;
  content: {
    __typename: string;
    id?: string;
    number?: number;
    title?: string;
    body?: string;
    repository?: RepositoryNode;
  } | null;
  fieldValues: { nodes: (FieldValue | null)[] | null };
}

/** The name under which a board's cards are kept. */
export function boardName({ owner, number }: Board): string {
  return `${owner}/${number}`.toLowerCase();
}

/**
 * @param host of the addresses in draft cards
 * @throws GitHubRefused where the token may not see the board (it needs the scope read:project), or there is none
 * @throws GitHubUnavailable where it cannot be delivered whole just now
 */
export async function readBoard(github: GitHubClient, board: Board, host: string): Promise<BoardBatch> {
  const name = boardName(board);
  const cards: CardNode[] = [];
  const counts = new Set<number>();
  let after: string | null = null;
  let first = LIGHT_PAGE;
  for (;;) {
    let answer: Answer<BoardQuery>;
    try {
      answer = await github.query(
        document('board'),
        { owner: board.owner, number: board.number, first, after },
        { purpose: 'board', repository: null, owner: board.owner, page_size: first },
        { canShrink: first > 1 },
      );
    } catch (error) {
      if (!(error instanceof TooHeavy)) throw error;
      first = Math.max(1, Math.floor(first / 2));
      continue;
    }
    const project = answer.data.repositoryOwner?.projectV2;
    if (!project)
      throw new GitHubRefused(
        `board ${name}: GitHub does not show it (${answer.errors[0]?.message ?? 'no such project'}); give the token the scope read:project (or the App the permission to read projects), or correct planning.project.`,
      );
    const { nodes, pageInfo, totalCount } = project.items;
    if (nodes === null || nodes.includes(null))
      throw new GitHubUnavailable(
        `board ${name}: GitHub cannot deliver it whole just now; run it again later.`,
      );
    cards.push(...nodes.filter((node) => node !== null));
    counts.add(totalCount);
    if (!pageInfo.hasNextPage) {
      // A card may be passed over where one was moved, or taken away before it, while the board was read.
      const is_whole = counts.size === 1 && new Set(cards.map(({ id }) => id)).size === totalCount;
      return boardBatch(name, cards, host, { url: project.url, is_whole });
    }
    after = pageInfo.endCursor;
  }
}

function boardBatch(
  board: string,
  cards: readonly CardNode[],
  host: string,
  whole: Pick<BoardBatch, 'url' | 'is_whole'>,
): BoardBatch {
  const people = new People();
  const batch: BoardBatch = {
    ...whole,
    users: [],
    repos: [],
    board_cards: [],
    board_links: [],
    issues: [],
  };
  const repos = new Map<RepositoryNode['databaseId'], RepositoryNode>();
  for (const card of cards) {
    const { content } = card;
    if (content?.repository) repos.set(content.repository.databaseId, content.repository);
    batch.board_cards.push(cardRow(board, card, people));
    if (content?.__typename === 'Issue')
      batch.issues.push({ node_id: content.id!, origin: 'board', planned_since: card.createdAt });
    if (content?.__typename === 'DraftIssue')
      for (const { repository, number } of referencesIn(`${content.title}\n\n${content.body}`, { host }))
        batch.board_links.push({
          board,
          card_id: card.id,
          other_repository: repository,
          other_number: number,
        });
  }
  batch.users = [...people.rows.values()];
  batch.repos = [...repos.values()].map(repoRow);
  return batch;
}

const KINDS = { Issue: 'issue', PullRequest: 'pull_request', DraftIssue: 'draft' } as const;

function cardRow(board: string, card: CardNode, people: People): BoardCardRow {
  const { content } = card;
  const values = (card.fieldValues.nodes ?? []).filter((value) => value !== null);
  const named = (type: string, name: string) =>
    values.find((value) => value.__typename === type && value.field?.name?.toLowerCase() === name);
  const iteration = values.find(({ __typename }) => __typename === 'ProjectV2ItemFieldIterationValue');
  return {
    board,
    id: card.id,
    kind: KINDS[content?.__typename as keyof typeof KINDS] ?? 'hidden',
    content_repo_id: content?.repository ? String(content.repository.databaseId) : null,
    content_number: content?.number ?? null,
    title: content?.title ?? null,
    created_at: card.createdAt,
    creator_id: people.add(card.creator),
    is_archived: card.isArchived,
    status: named('ProjectV2ItemFieldSingleSelectValue', 'status')?.name ?? null,
    iteration: iteration?.title ?? null,
    iteration_start: iteration?.startDate ?? null,
    iteration_days: iteration?.duration ?? null,
    estimate: named('ProjectV2ItemFieldNumberValue', 'estimate')?.number ?? null,
    end_date: named('ProjectV2ItemFieldDateValue', 'end date')?.date ?? null,
  };
}
