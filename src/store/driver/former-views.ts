/**
 * What versions before the schema `derived` kept among the tables, by name: views and functions that an upgrade takes
 * away. The list is closed: what came later is in the schema.
 */

export const FORMER_VIEWS = words(`
  community_scopes named_people not_human roster_spans team_spans unread_file_lists`);

export const FORMER_FUNCTIONS = words(`
  acts_on answer_outcome answered_within board_url business_seconds changed_files_at
  community_pull_requests_touched contribution_url contributions file_list file_weight
  holiday_seconds in_address in_draft in_later_draft is_part_taking issue_answers issues_at
  known_end known_span label_kind labels_at later_draft_seconds maintainer_sources maintainer_spans
  maker mentored_releases names_version office_hours_sessions open_pull_requests path_kind
  people_reviewed planned planning_items planning_kind prepares_release pull_request_answers
  pull_request_kind pull_requests_at pull_requests_not_ended_before ready_business_seconds
  ready_seconds release_issues release_support releases_at releases_between role_at roster_spans
  runs_release tags_at team_acts_on titles_changed_after touched_by_team triage_kind turned_days_old
  version_pattern version_pull_requests weekday_seconds`);

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
