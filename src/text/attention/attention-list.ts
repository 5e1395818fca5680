/** `headwater attention`: whose turn every open pull request is, for a terminal, in Markdown and as CSV. */
import type { AttentionItem, AttentionList } from '../../domain/attention/items.ts';
import type { Side } from '../../domain/attention/types.ts';
import { durationInWords } from '../../domain/report/duration.ts';
import { count, counted, moment } from '../figures.ts';
import { escaped, oneLine, quietLink, table } from '../markdown.ts';
import { csvLine } from '../report/csv.ts';
import { columnsThatFit, wrapped, type Column } from '../terminal.ts';
import { NOTE_WORDS, REASON_WORDS, SIDE_NAMES, SIDES_SHOWN } from './words.ts';

const HOUR_MS = 3_600_000;
/** What is only not known stands below the list, once. */
const UNKNOWN = new Set(['conflict_unknown', 'threads_unknown', 'checks_unknown']);
/** Two people are who is asked; the others are in the JSON. */
const NAMED = 2;
const LONGEST_WHO = 22;
const SHORTEST_TITLE = 20;

export function attentionForTerminal(
  list: AttentionList,
  { columns, colour }: { columns: number; colour: boolean },
): string {
  const width = Math.max(40, Math.min(columns, 120));
  const bold = (text: string) => (colour ? `\u001b[1m${text}\u001b[22m` : text);
  const groups = groupsOf(list).flatMap(([side, items]) => [
    '',
    bold(`${SIDE_NAMES[side]} (${items.length})`),
    ...rowsOf(items, list.now, width),
  ]);
  const head = wrapped(`Whose turn it is, ${moment(list.now)}: ${summary(list)}`, width).map(bold);
  return `${[...head, ...groups, '', ...footnotes(list).flatMap((line) => wrapped(line, width))].join('\n').trimEnd()}\n`;
}

/** The title gives way: whose turn it is, and why, must fit. */
function rowsOf(items: readonly AttentionItem[], now: string, width: number): string[] {
  const beside: Column[] = [
    { head: 'for', align: 'right', cells: items.map((item) => waited(item, now)) },
    { head: 'what is missing', align: 'left', cells: items.map(({ reason }) => REASON_WORDS[reason]) },
    { head: 'who', align: 'left', cells: items.map((item) => oneLine(who(item), LONGEST_WHO)) },
  ];
  const taken = beside.reduce(
    (sum, { head, cells }) => sum + 2 + Math.max(head.length, ...cells.map(({ length }) => length)),
    0,
  );
  const room = Math.max(SHORTEST_TITLE, width - taken);
  const cells = items.map((item) => oneLine(titled(item), room));
  return columnsThatFit([{ head: 'pull request', align: 'left', cells }, ...beside], width);
}

export function attentionAsMarkdown(list: AttentionList): string {
  const groups = groupsOf(list).flatMap(([side, items]) => [
    `### ${SIDE_NAMES[side]} (${items.length})`,
    table(
      ['Pull request', 'For', 'What is missing', 'Who', 'Also'],
      items.map((item) => [
        `${quietLink(item.url)} ${escaped(item.title)}`,
        waited(item, list.now),
        REASON_WORDS[item.reason],
        item.people
          .slice(0, NAMED)
          .map((login) => escaped(login))
          .join(', '),
        notes(item).join(', '),
      ]),
      ['left', 'right', 'left', 'left', 'left'],
    ),
  ]);
  const head = [`## Whose turn it is, ${moment(list.now)}`, summary(list)];
  return `${[...head, ...groups, ...footnotes(list)].join('\n\n')}\n`;
}

const CSV = [
  'url',
  'repository',
  'number',
  'side',
  'reason',
  'people',
  'since',
  'confidence',
  'also',
  'title',
  'author',
  'author_role',
] as const;

export function attentionAsCsv({ items }: AttentionList): string {
  const lines = items.map((item) =>
    CSV.map((column) => {
      const value = item[column];
      return Array.isArray(value) ? value.join(' ') : value;
    }),
  );
  return [[...CSV], ...lines].map(csvLine).join('');
}

/** Whoever holds it longest first; sides that hold nothing are left out. */
function groupsOf({ items }: AttentionList): [Side, AttentionItem[]][] {
  return SIDES_SHOWN.flatMap((side): [Side, AttentionItem[]][] => {
    const own = items.filter((item) => item.side === side);
    return own.length === 0 ? [] : [[side, own.toSorted((a, b) => (a.since < b.since ? -1 : 1))]];
  });
}

function summary({ items }: AttentionList): string {
  if (items.length === 0) return 'No pull request is open.';
  const of = (side: Side) => items.filter((item) => item.side === side).length;
  const open = counted(items.length, 'open pull request');
  const rest = [
    [of('BLOCKED') + of('PAUSED'), 'on hold'] as const,
    [of('NONE'), 'not ready'] as const,
  ].flatMap(([number, where]) => (number === 0 ? [] : [`, ${count(number)} ${where}`]));
  return `${open}: ${count(of('MAINTAINER') + of('MERGER'))} with maintainers, ${count(of('AUTHOR'))} with their authors, ${count(of('UNCLEAR'))} unclear${rest.join('')}.`;
}

function titled({ repository, number, title }: AttentionItem): string {
  return `${repository.split('/')[1]}#${number} ${oneLine(title)}`;
}

function waited({ since }: AttentionItem, now: string): string {
  return durationInWords((Date.parse(now) - Date.parse(since)) / HOUR_MS);
}

function who({ people }: AttentionItem): string {
  const more = people.length - NAMED;
  return (
    people
      .slice(0, NAMED)
      .map((login) => oneLine(login))
      .join(', ') + (more > 0 ? ` +${more}` : '')
  );
}

function notes({ also }: AttentionItem): string[] {
  return also.filter((note) => !UNKNOWN.has(note)).map((note) => NOTE_WORDS[note]);
}

/** How sure it is. */
function footnotes({ items }: AttentionList): string[] {
  const open = items.filter(({ side }) => side !== 'NONE');
  const unseen = open.filter(({ also }) => also.includes('threads_unknown')).length;
  const low = open.filter(({ confidence }) => confidence === 'low').length;
  return [
    ...(low > 0
      ? [`Guesses, since only words speak for them or something is not known: ${low} of ${open.length}.`]
      : []),
    ...(unseen > 0
      ? [`Threads were not read for ${unseen}; \`headwater sync\` reads those of the community.`]
      : []),
  ];
}
