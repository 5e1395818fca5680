/** One pick in words: what it is, why it is here, why now, and who could take it. */
import type { Candidate } from '../../domain/queue/candidate.ts';
import type { QueueItem } from '../../domain/queue/queue.ts';
import { count, counted } from '../figures.ts';
import { joined, say, type Sentence } from '../inline.ts';
import { shortItem } from '../markdown.ts';

/** After so many rounds a look back is worth more than another one. */
const MANY_ROUNDS = 3;
const DAY_MS = 86_400_000;

const AUTHORSHIP = {
  declared: 'the author states help of a language model',
  declined: 'the author states no language model',
  not_stated: 'the box about language models is left open',
};

/** "first contribution · waits 31 days on us · 12 source lines, 40 of tests · good to learn hub: hubot will pair" */
export function itemInWords(item: QueueItem, now: string): Sentence {
  const parts = [who(item), turn(item.candidate, now), ...details(item), suggestion(item)];
  return joined(
    parts.filter((part) => part !== null),
    ' · ',
  );
}

function who({ candidate, lane }: QueueItem): Sentence | null {
  const words = [
    ...(lane === 'carried_over' ? ['from the last iteration'] : []),
    ...(candidate.is_newcomer ? ['first contribution'] : []),
    ...(candidate.is_returning_unanswered ? ['came back after an unanswered pull request'] : []),
  ];
  return words.length === 0 ? null : say`${words.join(', ')}`;
}

function turn({ turn: { side, reason, since } }: Candidate, now: string): Sentence {
  const whole = waitingDays(since, now);
  const days = whole === 0 ? 'less than a day' : counted(whole, 'day');
  if (side === 'MERGER') return say`approved, ready to merge for ${days}`;
  if (reason === 'approve_ci')
    return say`waits ${days} · needs ${{ strong: ['Approve and run'] }} before anything else (2 minutes)`;
  if (reason === 're_review') return say`reworked, waits ${days} for a second look`;
  if (reason === 'reply') return say`the author waits ${days} for an answer`;
  if (reason === 'first_response') return say`waits ${days} on us for a first answer`;
  if (reason === 'approved_waiting') return say`approved, waits ${days} on us: time to object`;
  return say`waits ${days} on us`;
}

/** Whole calendar days, rounded as durations are in every other text of the same instant. */
export function waitingDays(since: number, now: string): number {
  return Math.max(0, Math.round((Date.parse(now) - since) / DAY_MS));
}

function details({ candidate }: QueueItem): Sentence[] {
  const { size, collisions, rounds, authorship } = candidate;
  return [
    ...(size === null ? [] : [say`${sizeInWords(size)}`]),
    ...(collisions.length === 0
      ? []
      : [
          say`the same issue as ${joined(
            collisions.map((other) => [{ code: other }]),
            ', ',
          )}: compare first`,
        ]),
    ...(rounds >= MANY_ROUNDS ? [say`${counted(rounds, 'round')} so far`] : []),
    ...(authorship === null ? [] : [say`${AUTHORSHIP[authorship]}`]),
  ];
}

/** Source first: what somebody has to think about. */
function sizeInWords(size: NonNullable<Candidate['size']>): string {
  const { source, tests, docs, config } = size;
  const [first, ...rest] = [
    { lines: tests, of: 'of tests' },
    { lines: docs, of: 'of docs' },
    { lines: config, of: 'of configuration' },
  ].filter(({ lines }) => lines > 0);
  const others = rest.map(({ lines, of }) => `${count(lines)} ${of}`);
  if (first === undefined) return counted(source, 'source line');
  return source > 0
    ? [counted(source, 'source line'), `${count(first.lines)} ${first.of}`, ...others].join(', ')
    : [`${counted(first.lines, 'line')} ${first.of}`, ...others].join(', ');
}

function suggestion({
  candidate,
  suggestion: { reviewer, knows, pair, is_agreed },
}: QueueItem): Sentence | null {
  const place = candidate.repository.split('/')[1]!;
  if (is_agreed && reviewer !== null && pair !== null)
    return say`${{ name: reviewer }} takes it, ${{ name: pair }} pairs`;
  if (pair !== null) return say`good to learn ${{ name: place }}: ${{ name: pair }} will pair`;
  return reviewer !== null && knows ? say`${{ name: reviewer }} knows ${{ name: place }}` : null;
}

/** "springboard/hub#12", for lists that need no link. */
export function nameOf({ url }: Pick<Candidate, 'url'>): string {
  return shortItem(url);
}
