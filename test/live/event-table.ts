/**
 * What every event and action of GitHub's schemas touches, worked out by hand. "-" = stored and ignored. Things stand as
 * marked; "of account": in every repository of it; "fact": what only the payload knows.
 */
export const EVENT_TABLE: Record<string, Record<string, string>> = {
  pull_request: each(
    'pull_request',
    `assigned auto_merge_disabled auto_merge_enabled closed converted_to_draft demilestoned dequeued edited enqueued
     labeled locked milestoned opened ready_for_review reopened review_request_removed review_requested synchronize
     unassigned unlabeled unlocked`,
  ),
  pull_request_review: each('pull_request', 'dismissed edited submitted'),
  pull_request_review_comment: {
    ...each('pull_request, review_comments', 'created edited'),
    deleted: 'pull_request, review_comments, fact deletion',
  },
  pull_request_review_thread: each('pull_request, fact thread', 'resolved unresolved'),
  issue_comment: { ...each('issue', 'created edited'), deleted: 'issue, fact deletion' },
  issues: {
    ...each(
      'issue',
      `assigned closed demilestoned edited labeled locked milestoned opened pinned reopened typed unassigned unlabeled
       unlocked unpinned untyped`,
    ),
    deleted: 'issue, fact deletion',
    transferred: 'issue, fact transfer',
  },
  sub_issues: each('issue', 'parent_issue_added parent_issue_removed sub_issue_added sub_issue_removed'),
  issue_dependencies: each('issue', 'blocked_by_added blocked_by_removed blocking_added blocking_removed'),
  label: { ...each('labels', 'created edited'), deleted: 'labels, fact deletion' },
  milestone: each('-', 'closed created deleted edited opened'),
  release: {
    ...each('releases, tags', 'created edited prereleased published released unpublished'),
    deleted: 'releases, tags, fact deletion',
  },
  create: { none: 'tags, fact tag push' },
  push: { none: 'tags, fact tag push' },
  delete: { none: 'tags, fact deletion' },
  repository: {
    ...each(
      'repository, fact repository',
      'archived created edited privatized publicized renamed transferred unarchived',
    ),
    deleted: 'repository, fact repository, fact deletion',
  },
  public: { none: 'repository, fact repository' },
  repository_ruleset: each('repository', 'created deleted edited'),
  check_suite: { ...each('pull_request', 'completed rerequested'), requested: '-' },
  check_run: { completed: 'pull_request', ...each('-', 'created requested_action rerequested') },
  // The published example is about the default branch.
  status: { none: '-' },
  projects_v2: each('board of account', 'closed created deleted edited reopened'),
  projects_v2_item: {
    ...each('board of account', 'archived converted created deleted edited restored'),
    reordered: '-',
  },
  installation: {
    created: 'history, fact installation',
    ...each('fact installation', 'deleted new_permissions_accepted suspend unsuspend'),
  },
  installation_repositories: {
    added: 'history, fact installation',
    removed: 'repository, fact installation',
  },
  installation_target: { renamed: 'repository of account, fact installation' },
  member: each('permissions, fact membership', 'added edited removed'),
  membership: each('permissions of account, fact membership', 'added removed'),
  team: {
    ...each('permissions of account, fact membership', 'created deleted edited'),
    ...each('permissions, fact membership', 'added_to_repository removed_from_repository'),
  },
  organization: {
    member_invited: '-',
    member_added: 'permissions of account, fact membership',
    // Made from the schema, where a repository is named, too.
    member_removed: 'permissions, fact membership',
    renamed: 'permissions of account, repository of account, fact membership',
    deleted: 'permissions, repository of account, fact membership',
  },
};

function each(touched: string, actions: string): Record<string, string> {
  return Object.fromEntries(actions.split(/\s+/).map((action) => [action, touched]));
}
