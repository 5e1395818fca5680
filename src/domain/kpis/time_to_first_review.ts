import type { KpiDefinition } from './definition.ts';
import { latencyColumns, latencyFigures, type LatencyRow } from './latency.ts';

export const timeToFirstReview: KpiDefinition<LatencyRow> = {
  id: 'time_to_first_review',
  name: 'Time to First Review',
  unit: 'hours',
  chaoss: 'https://chaoss.community/kb/metric-time-to-first-response/',
  trailing_days: 90,
  columns: latencyColumns,
  figures: latencyFigures,
};
