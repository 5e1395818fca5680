import { codes, count, flag, instant, orNull, text, type RowOf } from './columns.ts';
import { minuteInUtc } from '../calendar/instant.ts';
import type { KpiDefinition } from './definition.ts';
import type { Parts } from '../report/report.ts';
import { listed } from './latency.ts';
import { REASONS } from './reasons.ts';
import { countFigures } from './tally.ts';

/** Rows of two kinds: an issue that was touched, and a session of office hours (kind `session`). */
const columns = {
  // Of a session null.
  url: orNull(text),
  // Of a session: when it began.
  opened_at: instant,
  triaged_at: orNull(instant),
  // Of the first act that triages; null = there is none.
  kind: orNull(codes('state_change', 'response', 'session')),
  act: orNull(text),
  in_session: orNull(flag),
  left_out: orNull(codes('by_team', 'by_bot', 'nothing_done', 'triaged_before')),
  before: orNull(count),
  after: orNull(count),
  session: orNull(text),
};
type Row = RowOf<typeof columns>;
type TriagedRow = Row & { url: string; kind: 'state_change' | 'response' | null };
type SessionRow = Row & { kind: 'session'; session: string; before: number; after: number };

/** K3: issues that we were the first of our people to move, or to answer. */
export const issuesTriaged: KpiDefinition<Row> = {
  id: 'issues_triaged',
  group: 'institution',
  name: 'Issues triaged',
  unit: 'issues',
  chaoss: null,
  trailing_days: 0,
  needs: ['team'],
  columns,
  figures: (rows) => {
    const updated = rows.filter((row): row is TriagedRow => row.kind !== 'session');
    const triaged = updated.filter((row) => row.left_out === null);
    const sessions = rows.filter((row): row is SessionRow => row.kind === 'session');
    const kind = (wanted: TriagedRow['kind']) => triaged.filter((row) => row.kind === wanted).length;
    return {
      ...countFigures(triaged.length, updated.length),
      parts: {
        state_change: kind('state_change'),
        response: kind('response'),
        ...(sessions.length === 0
          ? {}
          : { office_hours: officeHours(sessions, triaged.filter((row) => row.in_session).length) }),
      },
      ...listed('evidence', triaged, ({ kind: how, act, triaged_at, in_session }) => {
        const during = in_session ? ', during office hours' : '';
        return `${how === 'state_change' ? 'state change' : how}: ${act}, ${minuteInUtc(triaged_at!)}${during}`;
      }),
      ...listed(
        'excluded',
        updated.filter((row) => row.left_out !== null),
        ({ left_out }) => REASONS[left_out!],
      ),
    };
  },
};

/** "before: 8 untriaged; after: 3": from the first session of the window to the last one, and for each of several. */
function officeHours(sessions: readonly SessionRow[], triaged: number): Parts {
  const inOrder = sessions.toSorted((a, b) => a.opened_at.getTime() - b.opened_at.getTime());
  return {
    sessions: sessions.length,
    triaged,
    untriaged_before: inOrder[0]!.before,
    untriaged_after: inOrder.at(-1)!.after,
    ...Object.fromEntries(
      inOrder.map(({ session, opened_at, before, after }) => [
        `${opened_at.toISOString().slice(0, 16)}Z ${session}`,
        { untriaged_before: before, untriaged_after: after },
      ]),
    ),
  };
}
