/** Prose and tables for a terminal: no line is longer than the terminal is wide, and a row is one line. */
import { oneLine } from './markdown.ts';

/** @param indent of every line but the first */
export function wrapped(text: string, width: number, indent = ''): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ').flatMap((long) => cut(long, width - indent.length))) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(lines.length === 0 ? word : indent + word);
  }
  return lines;
}

/** A word that is longer than a line is cut into lines. */
function cut(word: string, width: number): string[] {
  const characters = [...word];
  if (characters.length <= width) return [word];
  const parts = Math.ceil(characters.length / width);
  return Array.from({ length: parts }, (_, part) =>
    characters.slice(part * width, (part + 1) * width).join(''),
  );
}

export interface Column {
  head: string;
  align: 'left' | 'right';
  cells: string[];
}

const BETWEEN = '  ';
/** A name cut shorter than this says nothing. */
const SHORTEST_NAME = 16;

/** The first columns that fit beside the first one, which is cut where even its own width is too much. */
export function columnsThatFit([names, ...columns]: [Column, ...Column[]], width: number): string[] {
  const wanted = widthOf(names);
  const shown: Column[] = [];
  let taken = 0;
  for (const [index, column] of columns.entries()) {
    const more = widthOf(column) + BETWEEN.length;
    // The value always stands beside its name.
    if (taken + more + (index === 0 ? SHORTEST_NAME : wanted) > width) break;
    shown.push(column);
    taken += more;
  }
  const nameWidth = Math.min(wanted, width - taken);
  return [-1, ...names.cells.keys()].map((row) =>
    [
      oneLine(cell(names, row), nameWidth).padEnd(nameWidth),
      ...shown.map((column) => {
        const text = cell(column, row);
        return column.align === 'right' ? text.padStart(widthOf(column)) : text.padEnd(widthOf(column));
      }),
    ]
      .join(BETWEEN)
      .trimEnd(),
  );
}

function cell({ head, cells }: Column, row: number): string {
  return row === -1 ? head : (cells[row] ?? '');
}

function widthOf({ head, cells }: Column): number {
  return Math.max(head.length, ...cells.map((text) => text.length));
}
