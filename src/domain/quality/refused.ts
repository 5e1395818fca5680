/** Values that cannot be stored as GitHub gives them, in words: a line per repository, with the first few named. */
import type { Gap } from '../report/report.ts';

/** A row of sql/quality/refused.sql. */
export interface RefusedValue {
  repository: string;
  /** The item's number; 0 = it is no item's. */
  number: number;
  /** Table, key and column. */
  path: string;
  message: string;
}

const NAMED = 5;

export function refusedGaps(values: readonly RefusedValue[]): Gap[] {
  return [...Map.groupBy(values, ({ repository }) => repository)].map(([repository, own]) => {
    const named = own.slice(0, NAMED).map(({ number, path, message }) => {
      const where = number > 0 ? `#${number}` : path.split(' ').slice(0, -1).join(' ') || path;
      return `${where.replaceAll('_', ' ')} (${message})`;
    });
    const more = own.length > NAMED ? ` and ${own.length - NAMED} more` : '';
    const isOne = own.length === 1;
    const count = isOne ? '1 value' : `${own.length} values`;
    return {
      repository,
      what: `${count} that cannot be stored as GitHub gives ${isOne ? 'it' : 'them'}: ${named.join('; ')}${more}`,
    };
  });
}
