/** The queue for programs. Nobody's load is in it. */
import { wholeSecond } from '../../domain/calendar/instant.ts';
import type { Queue, QueueItem } from '../../domain/queue/queue.ts';
import { csvLine } from '../report/csv.ts';
import { waitingDays } from './item.ts';

/** The format of the document; a key that means something else raises it. */
const SCHEMA = 1;

export function queueAsJson({
  iteration,
  window,
  now,
  items,
  ended,
  more,
  left_out,
  pace,
  capacity,
}: Queue): string {
  const document = {
    schema: SCHEMA,
    iteration,
    window,
    now,
    items: items.map((item) => asObject(item, now)),
    ended: ended.map(({ url, title, ended_at, is_merged }) => ({ url, title, ended_at, is_merged })),
    more,
    left_out,
    pace,
    capacity,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function asObject({ candidate, lane, score, terms, suggestion }: QueueItem, now: string) {
  const { url, repository, number, title, turn, held_days, size, collisions, authorship, rounds } = candidate;
  return {
    url,
    repository,
    number,
    title,
    lane,
    score,
    terms,
    waiting_since: wholeSecond(turn.since),
    waiting_days: waitingDays(turn.since, now),
    held_business_days: held_days,
    side: turn.side,
    reason: turn.reason,
    reviewer: suggestion.reviewer,
    pair: suggestion.pair,
    size,
    collisions,
    authorship,
    rounds,
  };
}

const COLUMNS = [
  ...([
    'url',
    'repository',
    'number',
    'title',
    'lane',
    'score',
    'waiting_since',
    'waiting_days',
    'held_business_days',
  ] as const),
  ...(['side', 'reason', 'reviewer', 'pair', 'authorship', 'rounds'] as const),
] as const;
const KINDS = ['source', 'tests', 'fixtures', 'docs', 'config', 'generated'] as const;
const TERMS = [
  ...(['waiting', 'waiting_long', 'newcomer', 'returning_unanswered', 'small'] as const),
  ...(['linked_issue', 'fresh_reply', 'same_author', 'same_repository'] as const),
] as const;

export function queueAsCsv({ items, now }: Queue): string {
  const head = [
    ...COLUMNS,
    ...KINDS.map((kind) => `${kind}_lines`),
    'collisions',
    ...TERMS.map((term) => `term_${term}`),
  ];
  const rows = items
    .map((item) => asObject(item, now))
    .map((row) => [
      ...COLUMNS.map((column) => row[column]),
      ...KINDS.map((kind) => row.size?.[kind] ?? null),
      row.collisions.join(' '),
      ...TERMS.map((term) => row.terms[term]),
    ]);
  return [head, ...rows].map(csvLine).join('');
}
