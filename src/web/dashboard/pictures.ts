/** Drawings and badges for other places, and the feed: made of the same reports as the pages. */
import { z } from 'zod';
import { communitiesOf } from '../../domain/report/headline.ts';
import { trendOf } from '../../domain/report/trend.ts';
import { KPIS } from '../../domain/kpis/kpi.ts';
import { CHARTS } from '../../text/issue/chart.ts';
import { trendLine } from '../../text/pages/line-chart.ts';
import { besideLine } from '../../text/pages/overview.ts';
import { badge } from '../../text/pages/badge.ts';
import { atomFeed } from '../../text/pages/feed.ts';
import { incidencePicture, nothingToDraw, trendPicture } from '../../text/pages/picture.ts';
import type { Described } from '../api/openapi.ts';
import { NOTHING, PICTURE, WantedError, type ReportWords } from '../api/parameters.ts';
import type { DashboardOptions } from './options.ts';
import type { Serving } from './serving.ts';

const SVG = 'image/svg+xml; charset=utf-8';
const ATOM = 'application/atom+xml; charset=utf-8';

export const CURVES = {
  first_response: {
    id: 'time_to_first_response',
    asker: 'everybody',
    title: 'First responses of two periods',
  },
  first_response_newcomers: {
    id: 'time_to_first_response',
    asker: 'newcomers',
    title: 'First responses of two periods, newcomers',
  },
  first_review: { id: 'time_to_first_review', asker: 'everybody', title: 'First reviews of two periods' },
  first_review_newcomers: {
    id: 'time_to_first_review',
    asker: 'newcomers',
    title: 'First reviews of two periods, newcomers',
  },
} as const;
const chartName = z.enum([...CHARTS.map(({ id }) => id), ...Object.keys(CURVES)]);
const kpiId = z.enum(KPIS.map(({ id }) => id));

export const PICTURES: readonly Described[] = [
  {
    path: '/charts/{name}.svg',
    summary:
      'A drawing of a figure over twelve windows, or of how quickly people are answered, for a README or an issue.',
    in_path: z.strictObject({ name: chartName }),
    parameters: PICTURE,
    answer: { content_type: SVG },
  },
  {
    path: '/badge/{kpi}.svg',
    summary: 'The value of a KPI as a badge for a README.',
    in_path: z.strictObject({ kpi: kpiId }),
    parameters: PICTURE,
    answer: { content_type: SVG },
  },
  {
    path: '/feed.atom',
    summary: 'The last twelve weekly reports as an Atom feed.',
    parameters: NOTHING,
    answer: { content_type: ATOM },
  },
];

export function mountPictures(serving: Serving, options: DashboardOptions): void {
  const picture = (path: string, made: (name: string, wanted: ReportWords) => Promise<string | null>) =>
    serving.picture(path, PICTURE, async ({ until: _, signature: _signature, ...wanted }, context) => {
      const file = context.req.param('file') ?? '';
      const svg = file.endsWith('.svg') ? await made(file.slice(0, -'.svg'.length), wanted) : null;
      if (svg === null) return context.notFound();
      return context.body(svg, 200, { 'content-type': SVG });
    });

  picture('/charts/:file', async (name, wanted) => {
    const kind = CHARTS.find(({ id }) => id === name);
    if (kind !== undefined) {
      const { value } = await options.report(wanted);
      const community = onlyOne(communitiesOf(value.kpis));
      const trend = trendOf(value, kind.id, community);
      const line = trend && trendLine(kind, trend, besideLine(value, kind.id, community));
      return line === null ? nothingToDraw(kind.title) : trendPicture(community, line);
    }
    const curve = Object.entries(CURVES).find(([id]) => id === name)?.[1];
    if (curve === undefined) return null;
    const { communities } = (await options.responsiveness(wanted)).value;
    const community = onlyOne(communities.map((one) => one.community));
    const { pairs } = communities.find((one) => one.community === community)!;
    return incidencePicture(
      community,
      pairs.find(({ id, asker }) => id === curve.id && asker === curve.asker)!,
    );
  });

  picture('/badge/:file', async (id, wanted) => {
    if (!KPIS.some((kpi) => kpi.id === id)) return null;
    const { kpis } = (await options.report(wanted)).value;
    const community = onlyOne(communitiesOf(kpis));
    return badge(kpis.find((kpi) => kpi.id === id && kpi.community === community)!);
  });

  serving.answer('/feed.atom', NOTHING, async (_, context) => {
    const { value } = await options.report({});
    const base = options.address ?? new URL(context.req.url).origin;
    return context.body(atomFeed(value, base), 200, { 'content-type': ATOM });
  });
}

/** A picture is of one community. @throws WantedError */
function onlyOne(communities: readonly string[]): string {
  if (communities.length === 1) return communities[0]!;
  throw new WantedError(
    communities.length === 0
      ? 'No community is configured; nothing can be drawn.'
      : 'A picture is of one community; write community=NAME.',
  );
}
