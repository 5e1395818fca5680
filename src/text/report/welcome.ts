/** A word to those who came, without names: a report must call nobody. */
import { communitiesOf } from '../../domain/report/headline.ts';
import type { Report } from '../../domain/report/report.ts';
import { counted } from '../figures.ts';
import { escaped } from '../markdown.ts';

/** Communities thanked by name; more would be a list. */
const NAMED = 4;

export function welcome({ kpis }: Report): string {
  const communities = communitiesOf(kpis);
  const said = communities.flatMap((community) => {
    const of = (id: string) => kpis.find((kpi) => kpi.id === id && kpi.community === community);
    const first = of('new_contributors')?.value ?? 0;
    const again = of('occasional_contributors')?.parts['returning'];
    const where = communities.length === 1 ? '' : ` in ${escaped(community)}`;
    const back =
      typeof again === 'number' && again > 0 ? `, and back to ${counted(again, 'person', 'people')}` : '';
    return first > 0
      ? [
          `Welcome to ${counted(first, 'person who opened their', 'people who opened their')} first pull request${where}${back}.`,
        ]
      : [];
  });
  return said.length === 0 || said.length > NAMED ? '' : `${said.join(' ')} Thank you.`;
}
