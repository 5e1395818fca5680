/** What the dates of the team list are good for: which figures would differ without them, and by how much. */
import type { TeamDates, UndatedFigure } from '../../domain/report/report.ts';
import { amount, count, counted } from '../figures.ts';
import { escaped, oneLine, table } from '../markdown.ts';

export function teamDates({ entries, dated, differing }: TeamDates): string {
  if (entries === 0) return 'The team list is empty: nothing can be said of the institution’s own work.';
  if (dated === 0)
    return 'No entry of the team list says from or to: everybody on it counts as if they had always been on the team, and always would be. Give the dates, and acts from before and after no longer count.';
  const undated = entries - dated;
  const some =
    undated === 0
      ? ''
      : ` ${count(undated)} of ${counted(entries, 'entry', 'entries')} ${undated === 1 ? 'has' : 'have'} no date.`;
  if (differing.length === 0)
    return `Without the dates of the team list every figure of this window would be the same.${some}`;
  return [
    `If everybody on the team list had always been on the team, these figures would be others.${some}`,
    table(
      ['Figure', 'Community', 'With the dates', 'Without', 'Difference'],
      differing.map((figure) => [
        escaped(figure.name),
        escaped(figure.community),
        value(figure, figure.value),
        value(figure, figure.undated),
        difference(figure),
      ]),
      ['left', 'left', 'right', 'right', 'right'],
    ),
  ].join('\n\n');
}

/** "Releases by the team (1, without them 15)". */
export function differenceInWords(figure: UndatedFigure): string {
  return `${oneLine(figure.name)} (${value(figure, figure.value)}, without them ${value(figure, figure.undated)})`;
}

function value({ unit }: UndatedFigure, figure: number | null): string {
  return figure === null ? '–' : amount(figure, unit);
}

function difference({ value: dated, undated, unit }: UndatedFigure): string {
  if (dated === null || undated === null) return '–';
  const by = undated - dated;
  return `${by > 0 ? '+' : '−'}${amount(Math.abs(by), unit)}`;
}
