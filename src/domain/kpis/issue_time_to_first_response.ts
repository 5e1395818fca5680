import type { KpiDefinition } from './definition.ts';
import { issueLatencyColumns, latencyFigures, type LatencyRow } from './latency.ts';

export const issueTimeToFirstResponse: KpiDefinition<LatencyRow> = {
  id: 'issue_time_to_first_response',
  name: 'Issue Response Time',
  unit: 'hours',
  chaoss: 'https://chaoss.community/kb/metric-issue-response-time/',
  trailing_days: 90,
  columns: issueLatencyColumns,
  figures: (rows) => {
    const figures = latencyFigures(rows);
    // Issues are never drafts.
    const parts = { ...figures.parts };
    delete parts['responded_in_draft'];
    delete parts['by_declared_agents'];
    return { ...figures, parts };
  },
};
