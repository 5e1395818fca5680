import type { KpiDefinition } from '../kpi.ts';
import { latencyFigures, type LatencyRow } from './latency.ts';

export const issueTimeToFirstResponse: KpiDefinition<LatencyRow> = {
  id: 'issue_time_to_first_response',
  name: 'Issue time to first response',
  unit: 'hours',
  chaoss: 'https://chaoss.community/kb/metric-issue-response-time/',
  trailing_days: 90,
  figures: latencyFigures,
};
