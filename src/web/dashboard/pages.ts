/** The pages: what is asked, from where it comes, and which text shows it. */
import { attentionAsMarkdown } from '../../text/attention/attention-list.ts';
import { definitions } from '../../text/pages/definitions.ts';
import { fromMarkdown, withoutTitle } from '../../text/pages/from-markdown.ts';
import { overview } from '../../text/pages/overview.ts';
import { auditAsMarkdown } from '../../text/quality/audit.ts';
import { queueTitle } from '../../text/queue/around.ts';
import { queueSection } from '../../text/queue/section.ts';
import { reportTitle } from '../../text/report/weekly-report.ts';
import { NOTHING, WINDOW } from '../api/parameters.ts';
import type { DashboardOptions } from './options.ts';
import type { Serving } from './serving.ts';

export function mountPages(serving: Serving, options: DashboardOptions): void {
  serving.page('/', WINDOW, async (wanted) => {
    const { value, computed_at } = await options.report(wanted);
    const query = new URLSearchParams(wanted).toString();
    const json = `/api/v1/report${query === '' ? '' : `?${query}`}`;
    return { title: reportTitle(value), computed_at, json, body: overview(value) };
  });
  serving.page('/queue', NOTHING, async () => {
    const { value, computed_at } = await options.queue();
    const body = fromMarkdown(withoutTitle(queueSection(value, null)));
    return { title: queueTitle(value), computed_at, json: '/api/v1/queue', body };
  });
  serving.page('/attention', NOTHING, async () => {
    const { value, computed_at } = await options.attention();
    const body = fromMarkdown(withoutTitle(attentionAsMarkdown(value)));
    return { title: 'Whose turn it is', computed_at, json: '/api/v1/attention', body };
  });
  serving.page('/quality', NOTHING, async () => {
    const { value, computed_at } = await options.audit();
    const body = fromMarkdown(withoutTitle(auditAsMarkdown(value)));
    return { title: 'How complete the data is', computed_at, json: '/api/v1/audit', body };
  });
  serving.page('/definitions', NOTHING, () =>
    Promise.resolve({
      title: 'What each figure means',
      computed_at: null,
      json: null,
      body: definitions(),
    }),
  );
}
