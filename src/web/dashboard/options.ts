/** What the pages need of the outside. */
import type { AttentionList } from '../../domain/attention/items.ts';
import type { Queue } from '../../domain/queue/queue.ts';
import type { Audit, Report } from '../../domain/report/report.ts';
import type { People, Releases, Responsiveness } from '../../domain/report/views.ts';
import type { CommunityPlaces, Scope } from '../../domain/report/scope.ts';
import type { ReportWords, ScopeWords } from '../api/parameters.ts';
import type { Kept } from './wanted.ts';
import type { Place } from './serving.ts';

export interface DashboardOptions extends Place {
  /** Changes whenever an answer may. */
  state(): Promise<string>;
  /** What a view can be narrowed to. */
  places(): Promise<readonly CommunityPlaces[]>;
  /** @throws WantedError */
  scope(wanted: ScopeWords): Promise<Scope>;
  /** @throws WantedError where the words name no window, community or repository, TooBusyError */
  report(wanted: ReportWords): Promise<Kept<Report>>;
  responsiveness(wanted: ReportWords): Promise<Kept<Responsiveness>>;
  people(wanted: ReportWords): Promise<Kept<People>>;
  releases(wanted: ReportWords): Promise<Kept<Releases>>;
  /** Picked over everything; what lies elsewhere is left out afterwards. */
  queue(wanted: ScopeWords): Promise<Kept<Queue>>;
  attention(wanted: ScopeWords): Promise<Kept<AttentionList>>;
  audit(wanted: ScopeWords): Promise<Kept<Audit>>;
}
