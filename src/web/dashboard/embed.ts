/** The page that gives away addresses of pictures: signed ones, where the pages themselves are shown to few. */
import type { z } from 'zod';
import { KPIS } from '../../domain/kpis/kpi.ts';
import { CHARTS } from '../../text/issue/chart.ts';
import { addressOf, type Asked } from '../../text/pages/address.ts';
import { embed, EMBED_TITLE, type Embeddable } from '../../text/pages/embed.ts';
import { EMBED } from '../api/parameters.ts';
import type { DashboardOptions } from './options.ts';
import { CURVES } from './pictures.ts';
import type { Serving } from './serving.ts';

export function mountEmbed(serving: Serving, options: DashboardOptions): void {
  serving.page('/embed', EMBED, async (wanted: z.infer<typeof EMBED>) => {
    const { until, ...narrowing } = wanted;
    const { community, repository } = await options.scope(narrowing);
    const places = (await options.places()).filter(
      (place) =>
        (community === null || place.community === community) &&
        (repository === null || place.repositories.includes(repository)),
    );
    const only = places.length === 1 ? places[0]!.community : null;
    const { isPublic, signer, address } = options;
    const scope: Asked = { community: only ?? undefined, repository: repository ?? undefined };
    const at = (path: string) =>
      isPublic || signer === null ? addressOf(path, scope) : signer.signed(path, { ...scope, until });
    const of = (name: string, path: string): Embeddable => ({ name, address: `${address ?? ''}${at(path)}` });
    return {
      title: EMBED_TITLE,
      computed_at: null,
      json: null,
      body: embed({
        community: only,
        choices: places.map((place) => ({
          name: place.community,
          address: addressOf('/embed', { ...wanted, community: place.community }),
        })),
        drawings: [
          ...CHARTS.map(({ id, title }) => of(title, `/charts/${id}.svg`)),
          ...Object.entries(CURVES).map(([name, { title }]) => of(title, `/charts/${name}.svg`)),
        ],
        badges: KPIS.map(({ id, name }) => of(name, `/badge/${id}.svg`)),
        access: isPublic ? 'public' : signer === null ? 'none' : 'signed',
        until: until ?? null,
        isAddressKnown: address !== null,
      }),
    };
  });
}
