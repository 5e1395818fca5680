import type { KpiDefinition } from './kpi.ts';
import { latencyFigures, type LatencyRow } from './latency.ts';

export const timeToFirstResponse: KpiDefinition<LatencyRow> = {
  id: 'time_to_first_response',
  name: 'Time to First Response',
  unit: 'hours',
  chaoss: 'https://chaoss.community/kb/metric-time-to-first-response/',
  trailing_days: 90,
  figures: latencyFigures,
};
