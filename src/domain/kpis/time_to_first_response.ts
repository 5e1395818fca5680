import type { KpiDefinition } from './definition.ts';
import { latencyColumns, latencyFigures, type LatencyRow } from './latency.ts';

export const timeToFirstResponse: KpiDefinition<LatencyRow> = {
  id: 'time_to_first_response',
  name: 'Time to First Response',
  unit: 'hours',
  chaoss: 'https://chaoss.community/kb/metric-time-to-first-response/',
  trailing_days: 90,
  columns: latencyColumns,
  figures: latencyFigures,
};
