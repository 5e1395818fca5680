/** The last weekly reports as an Atom feed (RFC 4287): one entry a week, with its headline figures. */
import { createHash } from 'node:crypto';
import { weekName } from '../../domain/calendar/week.ts';
import { communitiesOf } from '../../domain/report/headline.ts';
import type { Report, Trend } from '../../domain/report/report.ts';
import { trendOf } from '../../domain/report/trend.ts';
import { amount } from '../figures.ts';
import { oneLine } from '../markdown.ts';
import { inHtml } from './html.ts';

/** What a week is read by. */
const FIGURES: readonly [id: string, name: string][] = [
  ['share_answered_within', 'Answered by a maintainer within 7 days'],
  ['time_to_first_response', 'Time to First Response, median'],
  ['unanswered', 'Waiting more than 7 days for a maintainer'],
  ['returning_contributors_reviewed', 'Returning contributors reviewed'],
  ['planned_pull_requests_closed', 'Planned pull requests closed'],
];

/**
 * @param report on the last full week, with its trends: they have the weeks before
 * @param base where the pages are: "https://headwater.example"
 */
export function atomFeed(report: Report, base: string): string {
  const communities = communitiesOf(report.kpis);
  const weeks = (report.trends[0]?.points ?? [])
    .filter(({ end }) => Date.parse(end) <= Date.parse(report.as_of))
    .toReversed();
  const name = `Weekly reports on ${text(report.institution)} upstream`;
  // A week's report is there from its end on; what comes to light later is said on its page.
  const entries = weeks.map(({ start, end }) => {
    const week = weekName(start);
    const body = communities
      .map((community) => {
        const lines = FIGURES.flatMap(([id, title]) => {
          const trend = trendOf(report, id, community);
          const value = trend && valueIn(trend, start);
          return trend === null || value === null ? [] : [`<li>${title}: ${amount(value, trend.unit)}</li>`];
        });
        const list = lines.length === 0 ? '<p>No figures yet.</p>' : `<ul>${lines.join('')}</ul>`;
        return `<h2>${text(community)}</h2>${list}`;
      })
      .join('');
    return `<entry>
<id>${idOf(report.institution, week)}</id>
<title>Week ${week}</title>
<updated>${end}</updated>
<published>${end}</published>
<link rel="alternate" type="text/html" href="${inHtml(base)}/?week=${week}"/>
<link rel="alternate" type="application/json" href="${inHtml(base)}/api/v1/report?week=${week}"/>
<content type="html">${inHtml(body)}</content>
</entry>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>${idOf(report.institution, 'feed')}</id>
<title>${name}</title>
<updated>${weeks[0]?.end ?? report.window.end}</updated>
<author><name>Headwater</name></author>
<link rel="self" type="application/atom+xml" href="${inHtml(base)}/feed.atom"/>
<link rel="alternate" type="text/html" href="${inHtml(base)}/"/>
${entries.join('\n')}
</feed>
`;
}

function text(words: string): string {
  return inHtml(oneLine(words));
}

function valueIn({ points }: Trend, start: string): number | null {
  return points.find((point) => point.start === start)?.value ?? null;
}

/** The same wherever the pages are served, and for as long as the institution keeps its name. */
function idOf(institution: string, of: string): string {
  const hash = createHash('sha256')
    .update(JSON.stringify(['headwater', institution, of]))
    .digest('hex');
  const [a, b, c, d, e] = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    hash.slice(13, 16),
    hash.slice(17, 20),
    hash.slice(20, 32),
  ];
  // Version 8: made by a rule of our own (RFC 9562).
  return `urn:uuid:${a}-${b}-8${c}-a${d}-${e}`;
}
