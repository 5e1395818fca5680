/** What the simulated institution says about itself: headwater.yml, and the file of its mentorships. */
import { yaml } from '../yaml.ts';
import { BOARD } from './boards.ts';
import { ANCHOR, ITERATION_DAYS, OFFICE_HOURS } from './calendar.ts';
import { NOT_MAINTAINERS } from './decisions.ts';
import { fullName, INSTITUTION, SECOND_UPSTREAM, UPSTREAM } from './places.ts';
import { DIRECTED, FOUNDATIONAL } from './planning-items.ts';
import { mentorshipsText, ROSTER_PATH } from './roster.ts';
import { CONFIGURED_AI_REVIEWER, CONFIGURED_BOT, teamLines } from './team.ts';
import { simulatedInstitution } from './scenarios.ts';
import type { TruthOptions } from './truth.ts';

export const MENTORSHIPS_PATH = 'mentorships.yml';

export function institutionConfiguration(options: TruthOptions): string {
  const { overrides, releases, places } = simulatedInstitution(options);
  const lines = teamLines();
  const named = options.isTeamUndated ? [...new Set(lines.map(({ github }) => github))] : null;
  return yaml({
    institution: {
      name: 'Field Station',
      time_zone: 'UTC',
      team: named
        ? named.map((github) => ({ github }))
        : lines.map(({ github, from, to }) => ({ github, from, ...(to === null ? {} : { to }) })),
      ai_reviewers: [CONFIGURED_AI_REVIEWER],
    },
    communities: [
      {
        name: 'Lighthouse',
        orgs: [UPSTREAM],
        repositories: [`${SECOND_UPSTREAM}/beacon`],
        strategic: { we_depend_on_it: true, it_needs_help: true, we_can_help: true },
        maintainers: overrides.map(({ person, place, from, to }) => ({
          github: person.actor.login,
          repository: fullName(place),
          from,
          ...(to === null ? {} : { to }),
        })),
        bots: [CONFIGURED_BOT],
        roster: { repository: fullName(places.council), path: ROSTER_PATH, not_maintainers: NOT_MAINTAINERS },
        releases: releases.flatMap(({ place, tag, answer }) =>
          answer
            ? [
                {
                  repository: fullName(place),
                  tag,
                  ...(answer.by ? { by: answer.by.actor.login } : {}),
                  ...(answer.supported === undefined ? {} : { supported: answer.supported }),
                },
              ]
            : [],
        ),
      },
    ],
    iterations: { anchor: ANCHOR, days: ITERATION_DAYS },
    planning: {
      repository: fullName(places.planning),
      issue_title: 'Upstream work',
      labels: { directed: [DIRECTED], foundational: [FOUNDATIONAL] },
      project: { owner: INSTITUTION, number: BOARD },
    },
    office_hours: [{ title: 'Open office hours', ...OFFICE_HOURS, every: '2 weeks' }],
    mentorships: MENTORSHIPS_PATH,
  });
}

/** The file that the configuration names under `mentorships`. */
export function institutionMentorships(options: TruthOptions): string {
  return mentorshipsText(simulatedInstitution(options));
}
