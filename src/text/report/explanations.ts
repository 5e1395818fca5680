/** One plain sentence per KPI for a reader who has not met it before. The exact rule stands in sql/kpi. */
export const EXPLANATIONS: Record<string, string> = {
  planned_pull_requests_closed:
    'The community’s pull requests that sprint planning named, that the team then took part in, and that were merged or closed in the window, by whomever. What others resolved, and what the team reviewed without planning it, stands beside it.',
  returning_contributors_reviewed:
    'People who had contributed at least 14 days before, and whose pull request the team reviewed in the window. Those it only answered or merged stand beside it.',
  came_back:
    'Of the people whose pull request the team reviewed in the window, how many opened another one within 90 days. It can be known 90 days after the window has ended.',
  issues_triaged:
    'Issues by people outside the team that somebody of the team was the first of it to move or to answer in the window.',
  releases_by_team:
    'Final releases in the window that people of the institution’s team performed. Where nobody can tell who did, the release is not counted and somebody is asked.',
  releases_supported:
    'Final releases in the window by others, in which the institution’s team took part before they were out: by the changelog or version pull request, by the release issue, or by mentoring whoever released. Proposed here, for a person to confirm or refuse.',
  casual_returning_contributors:
    'People who opened a pull request in the window, have done so before at least 14 days apart, and have opened no more than 12 in all.',
  new_maintainers_supported:
    'People who became maintainers in the window, for the first time, and whom somebody of the institution had mentored and sponsored for at least 30 days. Those without such a record are shown as unattributed: they count for the community, not for the institution.',
  maintainers:
    'How many people can merge at the end of the window, in all and by repository. Who can is decided by the configuration, else by GitHub’s permissions where they are known, else by the community’s roster, else by merges.',
  share_answered_within:
    'Of the community’s pull requests that turned 7 days old in the last 90 days, how many a maintainer had answered by then. Those closed without an answer count as not answered.',
  unanswered:
    'The community’s pull requests that are open, have been ready for more than 7 days, and have had no answer from a maintainer at all. The aim is zero.',
  time_to_first_response:
    'After how long half of the community’s pull requests have had a first comment or review from another person; those still waiting are taken into account, not left out.',
  time_to_first_review: 'The same for reviews and comments on the code alone.',
  change_request_duration: 'After how long half of the community’s pull requests are merged or closed.',
  issue_time_to_first_response: 'After how long half of the issues have had a comment from another person.',
  issue_time_to_close: 'After how long half of the issues are closed.',
  change_request_closure_ratio:
    'Of the community’s pull requests that were open at any time in the window, how many were merged or closed in it.',
  change_request_acceptance_ratio:
    'Of the community’s pull requests that ended in the window, how many were merged.',
  pull_request_kind:
    'Of the community’s pull requests opened in the window, how many are documentation, tests, infrastructure or translations rather than code: all of them are contributions. Judged by most of the changed lines; tests that come with code are part of it.',
  new_contributors: 'People whose first pull request ever was opened in the window.',
  occasional_contributors:
    'People who opened a pull request in the window after a quarter without one, or their first, and have opened no more than 12 so far.',
  retention: 'Of the people who opened a pull request in one quarter, how many opened one in the next.',
  conversion_rate:
    'Of the people whose first act was a question or a comment, how many opened a pull request within half a year.',
  release_frequency: 'Final releases in the window, and the merged pull requests that wait for the next one.',
  institution_share:
    'How much of the reviewing of the last 365 days the institution’s own team did. A community that is hard to break does not rest on one institution.',
  top_person_share:
    'How much of the reviewing of the last 365 days one person did. A high figure is a call for help, not a ranking.',
  elephant_factor:
    'The smallest number of organisations whose people together made half of the merged pull requests whose makers’ affiliation is known. No data: the configuration names no affiliation of anybody who contributed.',
  contributor_absence_factor:
    'The smallest number of people who together made half of the merged pull requests of the last 365 days. The smaller, the harder their absence would hit.',
};

/** For the columns, once. */
export const HOW_TO_READ =
  'The interval is the range in which the true figure lies with 95 % certainty. “Still open” is how many of the counted items have not ended yet; they are never dropped. “Not reached” means that fewer than half have got there so far. A dash means that the column does not apply. Where neither configuration, permissions nor a roster tell who is a maintainer, it is observed from merges up to 180 days before and after, so figures of the last 180 days may still move a little.';
