/** The headwater.yml of the demo: an institution with a dated team in the simulated community. */
import { SIMULATED_AI_REVIEWER, SIMULATED_BOT, SIMULATED_TEAM } from './simulated-people.ts';

export function demoConfiguration(org: string): string {
  const team = SIMULATED_TEAM.map(({ login, from, to }) => {
    const until = to === null ? '' : `, to: ${to}`;
    return `    - { github: ${login}, from: ${from}${until} }`;
  });
  return `institution:
  name: Field Station
  time_zone: UTC
  team:
${team.join('\n')}
  ai_reviewers: [${SIMULATED_AI_REVIEWER}]
communities:
  - name: Springboard
    orgs: [${org}]
    bots: [${SIMULATED_BOT}]
`;
}
