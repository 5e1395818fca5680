/** The tables as kysely sees them: the row types of `domain/history/facts.ts`, and the bookkeeping beside them. */
import type { ColumnType, Generated } from 'kysely';
import type {
  ContinuationRow,
  IssueCommentRow,
  IssueRow,
  ItemLabelRow,
  LabelRow,
  PullRequestFileRow,
  PullRequestRow,
  ReleaseRow,
  RepoRow,
  ReviewCommentRow,
  ReviewRow,
  TagRow,
  TimelineEventRow,
  UnreadableFieldRow,
  UserRow,
} from '../../domain/history/facts.ts';

/** Written as an ISO string, read as a Date. */
type Instant = ColumnType<Date, string, string>;
/** 'infinity' unless it is said. */
type InstantOrEver = ColumnType<Date | number, string | undefined, string>;
type InstantOrNull = ColumnType<Date | null, string | null, string | null>;

export interface Tables {
  users: UserRow;
  user_logins: { login_key: string; user_id: string };
  repos: RepoRow;
  pull_requests: PullRequestRow;
  issues: IssueRow;
  issue_comments: IssueCommentRow;
  reviews: ReviewRow;
  review_comments: ReviewCommentRow;
  labels: LabelRow;
  item_labels: ItemLabelRow;
  timeline_events: TimelineEventRow;
  pull_request_files: PullRequestFileRow;
  releases: ReleaseRow & { gone_at: InstantOrNull };
  tags: TagRow & { gone_at: InstantOrNull };
  continuations: ContinuationRow;
  unreadable_fields: UnreadableFieldRow;
  watermarks: { repo_id: string; stream: string; complete_until: Instant };
  deleted_items: { repo_id: string; number: number; observed_at: Instant };
  opted_out: { user_id: string; login: string; since: Instant };
  imports: {
    file: string;
    captured_at: Instant;
    imported_at: Instant;
    repos: number;
    users: number;
    pull_requests: number;
    issues: number;
    issue_comments: number;
  };
  imported_items: { repo_id: string; number: number; imported_at: Instant };
  imported_repos: { repo_id: string };
  imported_users: { user_id: string };
  late_arrivals: {
    repo_id: string;
    kind: string;
    id: string;
    number: number;
    happened_at: Instant;
    found_at: Instant;
  };
  cursors: {
    repo_id: string;
    stream: string;
    cursor: string | null;
    page_size: number;
    started_at: Instant;
    finished_at: InstantOrNull;
    down_to: InstantOrNull;
  };
  repository_counts: {
    repo_id: string;
    checked_at: Instant;
    pull_requests: number | null;
    issues: number | null;
    releases: number | null;
    tags: number | null;
  };
  api_calls: {
    id: Generated<string>;
    called_at: Instant;
    kind: string;
    purpose: string;
    repository: string | null;
    outcome: string;
    points: number | null;
    points_left: number | null;
    resets_at: InstantOrNull;
    milliseconds: number;
    page_size: number | null;
    credential: string | null;
  };
  institutions: {
    name: string;
    time_zone: string;
    configuration_hash: string;
    people_version: number;
    web_base: Generated<string>;
    planning_repository: string | null;
    planning_board: string | null;
  };
  holidays: { day: string };
  moved_tags: TagRow & { moved_at: Instant; gone_at: InstantOrNull };
  communities: { name: string; position: number; release_tags: Generated<string> };
  community_repos: { community: string; repo_id: string; since: Instant; until: Instant };
  team_members: { who: string; since: Instant; until: Instant };
  maintainer_overrides: {
    community: string;
    who: string;
    repository: string;
    since: Instant;
    until: Instant;
  };
  affiliations: { who: string; organisation: string; since: Instant; until: Instant };
  release_answers: {
    community: string;
    repository: string;
    tag: string;
    who: string | null;
    supported: boolean | null;
  };
  configured_bots: { who: string; kind: 'bot' | 'ai_reviewer' };
  rosters: { community: string; repository: string; path: string; not_maintainers: string[] };
  roster_readings: {
    repository: string;
    path: string;
    full_name: string;
    head_oid: string | null;
    checked_at: Instant;
  };
  roster_revisions: {
    repository: string;
    path: string;
    oid: string;
    position: number;
    took_effect_at: Instant;
    problem: string | null;
    late_found_at: InstantOrNull;
  };
  roster_listings: {
    repository: string;
    path: string;
    who: string;
    is_inactive: boolean;
    teams: string[];
    since: Instant;
    until: Instant;
    since_oid: string;
    is_baseline: boolean;
  };
  missing_logins: {
    login_key: string;
    observed_at: Instant;
    checked_at: Instant;
    found_at: InstantOrEver;
  };
  permission_readings: { repo_id: string; since: Instant; until: InstantOrEver; read_at: Instant };
  permission_refusals: { repo_id: string; refused_at: Instant };
  collaborator_spans: {
    repo_id: string;
    user_id: string;
    since: Instant;
    until: InstantOrEver;
    permission: string;
  };
  mentorships: {
    id: number;
    community: string;
    mentee: string;
    repositories: string[];
    goals: string[];
    opened_at: Instant;
    rotates_at: InstantOrNull;
    ended_at: InstantOrNull;
    promoted_at: InstantOrNull;
    confirmed_by: string | null;
    is_public: boolean;
  };
  mentorship_people: { mentorship: number; part: 'mentor' | 'sponsor'; who: string };
  mentorship_steps: {
    mentorship: number;
    position: number;
    what: string;
    done_at: InstantOrNull;
    evidence: string | null;
  };
}
