/** What the pages need of the outside. */
import type { AttentionList } from '../../domain/attention/items.ts';
import type { Queue } from '../../domain/queue/queue.ts';
import type { Audit, Report } from '../../domain/report/report.ts';
import type { ReportWords } from '../api/parameters.ts';
import type { Kept } from './kept.ts';
import type { Place } from './serving.ts';

export interface DashboardOptions extends Place {
  /** @throws WantedError where the words name no window, TooBusyError */
  report(wanted: ReportWords): Promise<Kept<Report>>;
  queue(): Promise<Kept<Queue>>;
  attention(): Promise<Kept<AttentionList>>;
  audit(): Promise<Kept<Audit>>;
}
