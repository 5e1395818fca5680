import { codes, flag, instant, item, text, type RowOf } from './columns.ts';
import type { KpiDefinition } from './definition.ts';
import { listed } from './latency.ts';
import { countFigures } from './tally.ts';

const columns = {
  login: text,
  ...item,
  contact: codes('reviewed', 'responded', 'handled'),
  is_returning: flag,
  contact_at: instant,
  came_back_90: flag,
  came_back_180: flag,
};
export type ContactRow = RowOf<typeof columns>;

/** K2: people who came again, and whose work we looked at. */
export const returningContributorsReviewed: KpiDefinition<ContactRow> = {
  id: 'returning_contributors_reviewed',
  group: 'institution',
  name: 'Returning contributors reviewed',
  unit: 'people',
  chaoss: null,
  trailing_days: 0,
  needs: ['team'],
  columns,
  figures: (rows) => {
    const returning = rows.filter((row) => row.is_returning);
    const contact = (wanted: ContactRow['contact']) => returning.filter((row) => row.contact === wanted);
    const reviewed = contact('reviewed');
    return {
      ...countFigures(reviewed.length, rows.length),
      parts: {
        responded: contact('responded').length,
        handled: contact('handled').length,
        first_time: rows.length - returning.length,
      },
      ...listed('evidence', reviewed, ({ login }) => `reviewed for ${login}, who had contributed before`),
      ...listed(
        'excluded',
        rows.filter((row) => !reviewed.includes(row)),
        whyNot,
      ),
    };
  },
};

function whyNot({ contact, is_returning }: ContactRow): string {
  if (!is_returning) return `${contact}, and nothing of theirs is 14 days older`;
  return contact === 'responded'
    ? 'responded to, not reviewed'
    : 'merged without a review or comment of ours';
}
