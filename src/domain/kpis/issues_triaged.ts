import type { KpiDefinition } from '../kpi.ts';
import type { Parts } from '../report.ts';
import { listed } from './latency.ts';
import { countFigures, NOTHING_EXCLUDED, sum } from './tally.ts';

interface TriagedRow {
  kind: 'state change' | 'response';
  url: string;
  opened_at: Date;
  triaged_at: Date;
  act: string;
  in_session: boolean;
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
    const triaged = rows.filter((row) => row.kind !== 'session');
    const sessions = rows.filter((row) => row.kind === 'session');
    const kind = (wanted: TriagedRow['kind']) => triaged.filter((row) => row.kind === wanted).length;
    return {
      ...countFigures(triaged.length),
      parts: {
        state_change: kind('state change'),
        response: kind('response'),
        ...(sessions.length === 0
          ? {}
          : { office_hours: officeHours(sessions, triaged.filter((row) => row.in_session).length) }),
      },
      ...listed('evidence', triaged, ({ kind: how, act, triaged_at, in_session }) => {
        const during = in_session ? ', during office hours' : '';
        return `${how}: ${act}, ${triaged_at.toISOString().slice(0, 16).replace('T', ' ')}${during}`;
      }),
      ...NOTHING_EXCLUDED,
    };
  },
};

/** "before: 8 untriaged; after: 3", for every session and for all of the window. */
function officeHours(sessions: readonly SessionRow[], triaged: number): Parts {
  return {
    sessions: sessions.length,
    triaged,
    untriaged_before: sum(sessions, (row) => row.before),
    untriaged_after: sum(sessions, (row) => row.after),
    ...Object.fromEntries(
      sessions.map(({ session, opened_at, before, after }) => [
        `${opened_at.toISOString().slice(0, 16)}Z ${session}`,
        { untriaged_before: before, untriaged_after: after },
      ]),
    ),
  };
}
