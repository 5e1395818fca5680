import type { KpiDefinition } from './kpi.ts';
import type { Parts } from '../report/report.ts';
import { listed } from './latency.ts';
import { countFigures } from './tally.ts';

interface TriagedRow {
  /** Of the first act that triages; null = there is none. */
  kind: 'state change' | 'response' | null;
  url: string;
  opened_at: Date;
  triaged_at: Date | null;
  act: string | null;
  in_session: boolean;
  /** Why it does not count; null = it does. */
  left_out: string | null;
}

interface SessionRow {
  kind: 'session';
  session: string;
  /** When it began. */
  opened_at: Date;
  before: number;
  after: number;
}

/** K3: issues that we were the first of our people to move, or to answer. */
export const issuesTriaged: KpiDefinition<TriagedRow | SessionRow> = {
  id: 'issues_triaged',
  group: 'institution',
  name: 'Issues triaged',
  unit: 'issues',
  chaoss: null,
  trailing_days: 0,
  figures: (rows) => {
    const updated = rows.filter((row) => row.kind !== 'session');
    const triaged = updated.filter((row) => row.left_out === null);
    const sessions = rows.filter((row) => row.kind === 'session');
    const kind = (wanted: TriagedRow['kind']) => triaged.filter((row) => row.kind === wanted).length;
    return {
      ...countFigures(triaged.length, updated.length),
      parts: {
        state_change: kind('state change'),
        response: kind('response'),
        ...(sessions.length === 0
          ? {}
          : { office_hours: officeHours(sessions, triaged.filter((row) => row.in_session).length) }),
      },
      ...listed('evidence', triaged, ({ kind: how, act, triaged_at, in_session }) => {
        const during = in_session ? ', during office hours' : '';
        const when = triaged_at?.toISOString().slice(0, 16).replace('T', ' ');
        return `${how}: ${act}, ${when}${during}`;
      }),
      ...listed(
        'excluded',
        updated.filter((row) => row.left_out !== null),
        (row) => row.left_out ?? '',
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
