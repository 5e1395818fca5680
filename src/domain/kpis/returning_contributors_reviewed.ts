import type { KpiDefinition } from './kpi.ts';
import { listed } from './latency.ts';
import { countFigures } from './tally.ts';

export interface ContactRow {
  login: string;
  url: string;
  opened_at: Date;
  contact: 'reviewed' | 'responded' | 'handled';
  is_returning: boolean;
}

/** K2: people who came again, and whose work we looked at. */
export const returningContributorsReviewed: KpiDefinition<ContactRow> = {
  id: 'returning_contributors_reviewed',
  group: 'institution',
  name: 'Returning contributors reviewed',
  unit: 'people',
  chaoss: null,
  trailing_days: 0,
  figures: (rows) => {
    const returning = rows.filter((row) => row.is_returning);
    const contact = (wanted: ContactRow['contact']) => returning.filter((row) => row.contact === wanted);
    const reviewed = contact('reviewed');
    return {
      ...countFigures(reviewed.length, rows.length),
      parts: {
        responded: contact('responded').length,
        handled: contact('handled').length,
        first_time: rows.filter((row) => !row.is_returning && row.contact === 'reviewed').length,
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
  return contact === 'responded' ? 'responded to, not reviewed' : 'merged without a review of ours';
}
