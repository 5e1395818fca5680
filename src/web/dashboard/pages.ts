/** The pages: what is asked, from where it comes, and which text shows it. */
import { attentionAsMarkdown } from '../../text/attention/attention-list.ts';
import { definitions } from '../../text/pages/definitions.ts';
import { fromMarkdown, withoutTitle } from '../../text/pages/from-markdown.ts';
import { people, PEOPLE_TITLE } from '../../text/pages/people.ts';
import { releases, RELEASES_TITLE } from '../../text/pages/releases.ts';
import { responsiveness, RESPONSIVENESS_TITLE } from '../../text/pages/responsiveness.ts';
import { overview } from '../../text/pages/overview.ts';
import { auditAsMarkdown } from '../../text/quality/audit.ts';
import { queueTitle } from '../../text/queue/around.ts';
import { queueSection } from '../../text/queue/section.ts';
import { reportTitle } from '../../text/report/weekly-report.ts';
import { NOTHING, SCOPE, WINDOW_AND_SCOPE } from '../api/parameters.ts';
import type { DashboardOptions } from './options.ts';
import type { Serving } from './serving.ts';

export function mountPages(serving: Serving, options: DashboardOptions): void {
  serving.page('/', WINDOW_AND_SCOPE, async (wanted) => {
    const { value, ...asOf } = await options.report(wanted);
    const body = overview(value, wanted);
    const { window } = value;
    return { title: reportTitle(value), ...asOf, window, json: '/api/v1/report', body };
  });
  serving.page('/responsiveness', WINDOW_AND_SCOPE, async (wanted) => {
    const { value, ...asOf } = await options.responsiveness(wanted);
    const body = responsiveness(value, wanted);
    const { window } = value;
    return { title: RESPONSIVENESS_TITLE, ...asOf, window, json: '/api/v1/responsiveness', body };
  });
  serving.page('/people', WINDOW_AND_SCOPE, async (wanted) => {
    const { value, ...asOf } = await options.people(wanted);
    const { window } = value;
    return { title: PEOPLE_TITLE, ...asOf, window, json: '/api/v1/people', body: people(value) };
  });
  serving.page('/releases', WINDOW_AND_SCOPE, async (wanted) => {
    const { value, ...asOf } = await options.releases(wanted);
    const { window } = value;
    return { title: RELEASES_TITLE, ...asOf, window, json: '/api/v1/releases', body: releases(value) };
  });
  serving.page('/queue', SCOPE, async (wanted) => {
    const { value, ...asOf } = await options.queue(wanted);
    const narrowed =
      (wanted.community ?? wanted.repository) === undefined
        ? ''
        : '<p>The list is picked over everything; below is what of it lies here.</p>\n';
    const body = narrowed + fromMarkdown(withoutTitle(queueSection(value, null)));
    return { title: queueTitle(value), ...asOf, json: '/api/v1/queue', body };
  });
  serving.page('/attention', SCOPE, async (wanted) => {
    const { value, ...asOf } = await options.attention(wanted);
    const body = fromMarkdown(withoutTitle(attentionAsMarkdown(value)));
    return { title: 'Whose turn it is', ...asOf, json: '/api/v1/attention', body };
  });
  serving.page('/quality', SCOPE, async (wanted) => {
    const { value, ...asOf } = await options.audit(wanted);
    const body = fromMarkdown(withoutTitle(auditAsMarkdown(value)));
    return { title: 'How complete the data is', ...asOf, json: '/api/v1/audit', body };
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
