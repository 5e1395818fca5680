/** Where the whole of a text stands, where one message has no room for it. */
import type { Report } from '../../domain/report/report.ts';
import { escaped, link } from '../markdown.ts';
import { addressOf, type Asked } from '../pages/address.ts';
import { kindOfWindow } from './window.ts';
import { weekName } from '../../domain/calendar/week.ts';

export type WholePlace =
  /** A page of the dashboard. */
  | { kind: 'page'; url: string }
  /** A file of ours in a repository. */
  | { kind: 'file'; url: string; path: string }
  /** Nowhere but where Headwater runs. */
  | { kind: 'command'; command: string };

/** A sentence in Markdown. */
export function whereAllIs(place: WholePlace): string {
  if (place.kind === 'page') return `All of it is on ${link('this page', place.url)}.`;
  if (place.kind === 'file') return `All of it is in ${link(escaped(place.path), place.url)}.`;
  return `\`${place.command}\` prints all of it.`;
}

type Windowed = Pick<Report, 'window' | 'iteration'>;

/** What narrows a page, or a command, to the report's window. */
function windowAsked(report: Windowed): Asked {
  const { window, iteration } = report;
  const kind = kindOfWindow(report);
  if (kind === 'week') return { week: weekName(window.start) };
  if (kind === 'iteration') return { iteration: String(iteration) };
  return { from: window.start.slice(0, 10), to: window.end.slice(0, 10) };
}

/** After the address of the dashboard. */
export function pageOfReport(report: Windowed): string {
  return addressOf('/', windowAsked(report));
}

export function commandOfReport(report: Windowed): string {
  const words = Object.entries(windowAsked(report)).map(([name, value]) => `--${name} ${value}`);
  return `headwater report ${words.join(' ')} --format markdown`;
}
