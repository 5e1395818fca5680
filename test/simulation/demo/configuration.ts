/** The demo's headwater.yml. */
import { yaml } from '../yaml.ts';
import { PROPOSED_TEXTS } from '../../../src/text/nudges/reminder.ts';
import { SIMULATED_AI_REVIEWER, SIMULATED_BOT } from '../community/people.ts';
import {
  ANCHOR,
  ITERATION_DAYS,
  MEMBERS,
  OFFICE_HOURS,
  PLANNING,
  REPORT,
  ROSTER,
  SPRINGBOARD,
  TIDEPOOL,
} from './cast.ts';
import type { RosterMember } from './roster.ts';

export const MENTORSHIPS_PATH = 'mentorships.yml';
export const NUDGES_PATH = 'nudges.yml';

export function demoConfiguration(members: readonly RosterMember[]): string {
  const affiliations = members
    .filter(({ affiliation }) => affiliation !== 'Field Station')
    .map(({ actor, affiliation }) => ({ github: actor.login, organisation: affiliation }));
  const strategic = { we_depend_on_it: true, it_needs_help: true, we_can_help: true };
  return yaml({
    institution: {
      name: 'Field Station',
      time_zone: 'UTC',
      team: MEMBERS.map(({ actor, from }) => ({ github: actor.login, ...(from ? { from } : {}) })),
      ai_reviewers: [SIMULATED_AI_REVIEWER],
    },
    communities: [
      {
        name: 'Springboard',
        orgs: [SPRINGBOARD],
        strategic,
        bots: [SIMULATED_BOT],
        roster: { repository: ROSTER.repository, path: ROSTER.path },
        affiliations,
        blocked_labels: ['blocked'],
        policies: [
          { what: 'Triage every Monday', from: '2025-11-17' },
          { what: 'Two reviews before a merge', from: '2025-12-15', repository: `${SPRINGBOARD}/hub` },
        ],
      },
      {
        name: 'Tidepool',
        orgs: [TIDEPOOL],
        strategic: { ...strategic, it_needs_help: false },
        bots: [SIMULATED_BOT],
        affiliations,
        blocked_labels: ['blocked'],
      },
    ],
    iterations: { anchor: ANCHOR, days: ITERATION_DAYS },
    planning: {
      repository: PLANNING,
      issue_title: 'Upstream work',
      labels: { directed: ['directed'], foundational: ['foundational'] },
    },
    office_hours: [{ title: 'Open office hours', ...OFFICE_HOURS, every: '2 weeks' }],
    mentorships: MENTORSHIPS_PATH,
    report: { repository: REPORT, labels: ['kpi'] },
    nudges: { mode: 'comment', templates: NUDGES_PATH },
  });
}

/** The texts of its reminders, as somebody of the team has signed them. */
export function nudgesFile(): string {
  return yaml({ signed_by: 'Mona Lisa, Field Station', ...PROPOSED_TEXTS });
}
