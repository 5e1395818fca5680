/** One plain sentence per KPI for a reader who has not met it before. The exact rule stands in sql/kpi. */
export const EXPLANATIONS: Record<string, string> = {
  planned_pull_requests_closed:
    'Pull requests of the community that sprint planning named, that the team then worked on, and that were merged or closed.',
  returning_contributors_reviewed:
    'People who had contributed at least 14 days before, and whose pull request the team reviewed.',
  came_back: 'Of the people whom the team reviewed, how many opened another pull request within 90 days.',
  issues_triaged:
    'Issues by people outside the team that the team was the first of its own to move or to answer.',
  new_maintainers_supported:
    'People who became maintainers for the first time, after the institution had mentored and sponsored them for at least 30 days.',
  releases_by_team: 'Final releases that somebody of the team made.',
  releases_supported:
    'Final releases by others that the team helped with: changelog, version, release issue or mentoring. A person confirms them.',
  casual_returning_contributors:
    'People who opened a pull request now and another one at least 14 days away from it, and no more than 12 in all.',
  maintainers:
    'People who can merge. The configuration decides, else GitHub’s permissions, else the community’s roster, else merges.',
  share_answered_within:
    'Of the community’s pull requests that turned 7 days old, how many had an answer from a maintainer by then.',
  unanswered:
    'Open pull requests of the community that have been ready for more than 7 days without any answer from a maintainer.',
  time_to_first_response: 'Half of the community’s pull requests hear from another person within this time.',
  time_to_first_review:
    'Half of the community’s pull requests get a review or a comment on their code within this time.',
  change_request_duration: 'Half of the community’s pull requests are merged or closed within this time.',
  review_cycles:
    'Half of the community’s merged pull requests took no more turns between author and reviewers than this.',
  waiting_time_by_side:
    'Of the time in which the community’s pull requests were somebody’s turn, how much was the maintainers’.',
  ci_waiting_for_approval:
    'Open pull requests of the community whose workflows run only after a maintainer has clicked “Approve and run”.',
  issue_time_to_first_response: 'Half of the issues hear from another person within this time.',
  issue_time_to_close: 'Half of the issues are closed within this time.',
  change_request_closure_ratio:
    'Of the community’s pull requests that were open at any time, how many were merged or closed.',
  change_request_acceptance_ratio:
    'Of the community’s pull requests that were merged or closed, how many were merged.',
  pull_request_kind:
    'Of the community’s pull requests, how many are documentation, tests, infrastructure or translations rather than code.',
  new_contributors: 'People who opened their first pull request ever.',
  occasional_contributors:
    'People who opened their first pull request, or one after a quarter without any, and no more than 12 in all.',
  retention:
    'Of the people who opened a pull request in one quarter, how many opened another one in the next.',
  conversion_rate:
    'Of the people who began with an issue or a comment, how many opened a pull request within 180 days.',
  release_frequency: 'Final releases; beside them, how many merged pull requests wait for the next one.',
  institution_share:
    'How many of the reviews the team did. A community that is hard to break does not rest on one institution.',
  top_person_share:
    'How many of the reviews one person did. A high figure is a call for help, not a ranking.',
  contributor_absence_factor:
    'The fewest people who together made half of the merged pull requests. The smaller, the harder their absence would hit.',
  elephant_factor:
    'The fewest organisations whose people together made half of the merged pull requests, as far as affiliations are known.',
};

/** For the columns, once. */
export const HOW_TO_READ =
  '**95 % interval**: the true figure lies in it with 95 % certainty. **Still open**: items without an end yet; they count with the time they have waited so far. **Not reached**: fewer than half have got there so far. Where neither configuration, permissions nor a roster say who is a maintainer, merges within 180 days do, so figures of the last 180 days may still move a little.';
