/** Puts the picks of an iteration on the institution's board. The list stands without it: nothing here fails the queue. */
import type {
  BoardWriterFor,
  BoardWriter,
  BoardWrites,
  OpenBoard,
} from '../../github/outbox/board-writer.ts';
import { GitHubRefused } from '../../github/transport/failures.ts';
import type { Database } from '../../store/driver/database.ts';
import { noteCard, uncardedPicks, type UncardedPick } from '../../store/queue/cards.ts';
import { draftOf } from '../../text/queue/draft.ts';

export interface BoardFilling {
  board: { owner: string; number: number; status: string };
  boards: BoardWrites;
  boardWriterFor: BoardWriterFor;
  /** When the iteration begins. */
  iterationStart: string;
  now: string;
}

/** @returns what went wrong, a line each */
export async function fillBoard(db: Database, filling: BoardFilling): Promise<string[]> {
  const { board, boards, boardWriterFor, iterationStart, now } = filling;
  const name = `${board.owner}/${board.number}`.toLowerCase();
  const picks = await uncardedPicks(db, iterationStart, name);
  if (picks.length === 0) return [];
  const problems: string[] = [];
  try {
    const writer = await boardWriterFor(board.owner);
    if (writer === null) return [`board ${name}: the App is not installed on ${board.owner}.`];
    const open = await boards.open(writer, board);
    for (const pick of picks) {
      const problem = await addPick(db, pick, { boards, writer, open, name, now });
      if (problem !== null) problems.push(`board ${name}, ${pick.repository}#${pick.number}: ${problem}`);
    }
  } catch (error) {
    problems.push(reasonOf(error));
  }
  return problems;
}

interface Place {
  boards: BoardWrites;
  writer: BoardWriter;
  open: OpenBoard;
  name: string;
  now: string;
}

async function addPick(
  db: Database,
  pick: UncardedPick,
  { boards, writer, open, name, now }: Place,
): Promise<string | null> {
  const note = (card: Partial<Parameters<typeof noteCard>[2]>) =>
    noteCard(db, pick, { board: name, kind: pick.kind, now, ...card });
  try {
    const card = await cardOf();
    if (!card.has_status) await boards.setStatus(writer, open, card.id);
    await note({ kind: card.kind, card_id: card.id, has_status: true });
    return null;
  } catch (error) {
    const problem = reasonOf(error);
    // A draft that was certainly not taken is sent again; one that may have been never is: there would be two.
    const wasRefused = error instanceof GitHubRefused && pick.card_id === null;
    await note(wasRefused ? { kind: 'pull_request', problem } : { problem });
    return problem;
  }

  async function cardOf() {
    const asItself = pick.kind === 'pull_request' ? await boards.add(writer, open, pick.node_id) : null;
    if (asItself !== null) return { ...asItself, kind: 'pull_request' as const };
    pick.kind = 'draft';
    if (pick.card_id !== null) return { id: pick.card_id, has_status: false, kind: pick.kind };
    await note({});
    const draft = await boards.addDraft(writer, open, draftOf(pick));
    pick.card_id = draft.id;
    await note({ card_id: draft.id });
    return { ...draft, kind: pick.kind };
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/\s+/g, ' ').trim() : String(error);
}
