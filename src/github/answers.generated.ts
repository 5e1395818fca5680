/** What GitHub answers to each document, from its schema: npm run generate. Not to be edited. */
/** Internal type. DO NOT USE DIRECTLY. */
/** Internal type. DO NOT USE DIRECTLY. */
export type CheckConclusionState =
  | 'ACTION_REQUIRED'
  | 'CANCELLED'
  | 'FAILURE'
  | 'NEUTRAL'
  | 'SKIPPED'
  | 'STALE'
  | 'STARTUP_FAILURE'
  | 'SUCCESS'
  | 'TIMED_OUT';

export type CheckStatusState =
  | 'COMPLETED'
  | 'IN_PROGRESS'
  | 'PENDING'
  | 'QUEUED'
  | 'REQUESTED'
  | 'WAITING';

export type IssueState =
  | 'CLOSED'
  | 'OPEN';

export type IssueStateReason =
  | 'COMPLETED'
  | 'DUPLICATE'
  | 'NOT_PLANNED'
  | 'REOPENED';

export type MergeableState =
  | 'CONFLICTING'
  | 'MERGEABLE'
  | 'UNKNOWN';

export type PullRequestReviewDecision =
  | 'APPROVED'
  | 'CHANGES_REQUESTED'
  | 'REVIEW_REQUIRED';

export type PullRequestReviewState =
  | 'APPROVED'
  | 'CHANGES_REQUESTED'
  | 'COMMENTED'
  | 'DISMISSED'
  | 'PENDING';

export type PullRequestState =
  | 'CLOSED'
  | 'MERGED'
  | 'OPEN';

export type StatusState =
  | 'ERROR'
  | 'EXPECTED'
  | 'FAILURE'
  | 'PENDING'
  | 'SUCCESS';

export type OpenPullRequestFragment = { number: number, headRefOid: string, mergeable: MergeableState, reviewDecision: PullRequestReviewDecision | null, reviewThreads: { totalCount: number, nodes: Array<{ id: string, isResolved: boolean, isOutdated: boolean, opening: { nodes: Array<{ fullDatabaseId: string | null, createdAt: string, author:
            | (
              { id: string, databaseId: number | null, login: string }
              & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
            )
            | (
              { login: string }
              & { __typename: 'EnterpriseUserAccount' }
            )
            | (
              { id: string, databaseId: number | null, name: string | null, login: string }
              & { __typename: 'User' }
            )
           | null } | null> | null }, newest: { nodes: Array<{ fullDatabaseId: string | null, createdAt: string, author:
            | (
              { id: string, databaseId: number | null, login: string }
              & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
            )
            | (
              { login: string }
              & { __typename: 'EnterpriseUserAccount' }
            )
            | (
              { id: string, databaseId: number | null, name: string | null, login: string }
              & { __typename: 'User' }
            )
           | null } | null> | null } } | null> | null }, commits: { nodes: Array<{ commit: { oid: string, committedDate: string, checkSuites: { nodes: Array<{ id: string, conclusion: CheckConclusionState | null, createdAt: string, workflowRun: { createdAt: string } | null } | null> | null } | null } } | null> | null } };

export type ThreadCommentFragment = { fullDatabaseId: string | null, createdAt: string, author:
    | (
      { id: string, databaseId: number | null, login: string }
      & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
    )
    | (
      { login: string }
      & { __typename: 'EnterpriseUserAccount' }
    )
    | (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    )
   | null };

export type BaseBranchFragment = { name: string, refUpdateRule: { requiredStatusCheckContexts: Array<string | null> | null } | null, rules: { nodes: Array<{ parameters:
        | { __typename: 'BranchNamePatternParameters' | 'CodeScanningParameters' | 'CommitAuthorEmailPatternParameters' | 'CommitMessagePatternParameters' | 'CommitterEmailPatternParameters' | 'FileExtensionRestrictionParameters' | 'FilePathRestrictionParameters' | 'MaxFilePathLengthParameters' | 'MaxFileSizeParameters' | 'MergeQueueParameters' | 'RequiredDeploymentsParameters' | 'TagNamePatternParameters' | 'UpdateParameters' | 'WorkflowsParameters' }
        | (
          { dismissStaleReviewsOnPush: boolean }
          & { __typename: 'PullRequestParameters' }
        )
        | (
          { requiredStatusChecks: Array<{ context: string }> }
          & { __typename: 'RequiredStatusChecksParameters' }
        )
       | null } | null> | null } | null, target: { statusCheckRollup: { contexts: { nodes: Array<
          | (
            { name: string, status: CheckStatusState, conclusion: CheckConclusionState | null, completedAt: string | null }
            & { __typename: 'CheckRun' }
          )
          | (
            { context: string, state: StatusState, createdAt: string }
            & { __typename: 'StatusContext' }
          )
         | null> | null } } | null } | null };

type CheckContext_CheckRun_Fragment = (
  { name: string, status: CheckStatusState, conclusion: CheckConclusionState | null, completedAt: string | null }
  & { __typename: 'CheckRun' }
);

type CheckContext_StatusContext_Fragment = (
  { context: string, state: StatusState, createdAt: string }
  & { __typename: 'StatusContext' }
);

export type CheckContextFragment =
  | CheckContext_CheckRun_Fragment
  | CheckContext_StatusContext_Fragment
;

export type ChangedFilesQuery = { rateLimit: { cost: number, remaining: number, resetAt: string } | null, nodes: Array<
    | { __typename: 'AddedToMergeQueueEvent' | 'AddedToProjectEvent' | 'App' | 'AssignedEvent' | 'AutoMergeDisabledEvent' | 'AutoMergeEnabledEvent' | 'AutoRebaseEnabledEvent' | 'AutoSquashEnabledEvent' | 'AutomaticBaseChangeFailedEvent' | 'AutomaticBaseChangeSucceededEvent' | 'BaseRefChangedEvent' | 'BaseRefDeletedEvent' | 'BaseRefForcePushedEvent' | 'Blob' | 'Bot' | 'BranchProtectionRule' | 'BypassForcePushAllowance' | 'BypassPullRequestAllowance' | 'CWE' | 'CheckRun' }
    | { __typename: 'CheckSuite' | 'ClosedEvent' | 'CodeOfConduct' | 'CommentDeletedEvent' | 'Commit' | 'CommitComment' | 'CommitCommentThread' | 'Comparison' | 'ConnectedEvent' | 'ConvertToDraftEvent' | 'ConvertedNoteToIssueEvent' | 'ConvertedToDiscussionEvent' | 'CrossReferencedEvent' | 'DemilestonedEvent' | 'DependencyGraphManifest' | 'DeployKey' | 'DeployedEvent' | 'Deployment' | 'DeploymentEnvironmentChangedEvent' | 'DeploymentReview' }
    | { __typename: 'DeploymentStatus' | 'DisconnectedEvent' | 'Discussion' | 'DiscussionCategory' | 'DiscussionComment' | 'DiscussionPoll' | 'DiscussionPollOption' | 'DraftIssue' | 'Enterprise' | 'EnterpriseAdministratorInvitation' | 'EnterpriseIdentityProvider' | 'EnterpriseMemberInvitation' | 'EnterpriseRepositoryInfo' | 'EnterpriseServerInstallation' | 'EnterpriseServerUserAccount' | 'EnterpriseServerUserAccountEmail' | 'EnterpriseServerUserAccountsUpload' | 'EnterpriseUserAccount' | 'Environment' | 'ExternalIdentity' }
    | { __typename: 'Gist' | 'GistComment' | 'HeadRefDeletedEvent' | 'HeadRefForcePushedEvent' | 'HeadRefRestoredEvent' | 'IpAllowListEntry' | 'Issue' | 'IssueComment' | 'Label' | 'LabeledEvent' | 'Language' | 'License' | 'LinkedBranch' | 'LockedEvent' | 'Mannequin' | 'MarkedAsDuplicateEvent' | 'MarketplaceCategory' | 'MarketplaceListing' | 'MemberFeatureRequestNotification' | 'MembersCanDeleteReposClearAuditEntry' }
    | { __typename: 'MembersCanDeleteReposDisableAuditEntry' | 'MembersCanDeleteReposEnableAuditEntry' | 'MentionedEvent' | 'MergeQueue' | 'MergeQueueEntry' | 'MergedEvent' | 'MigrationSource' | 'Milestone' | 'MilestonedEvent' | 'MovedColumnsInProjectEvent' | 'OIDCProvider' | 'OauthApplicationCreateAuditEntry' | 'OrgAddBillingManagerAuditEntry' | 'OrgAddMemberAuditEntry' | 'OrgBlockUserAuditEntry' | 'OrgConfigDisableCollaboratorsOnlyAuditEntry' | 'OrgConfigEnableCollaboratorsOnlyAuditEntry' | 'OrgCreateAuditEntry' | 'OrgDisableOauthAppRestrictionsAuditEntry' | 'OrgDisableSamlAuditEntry' }
    | { __typename: 'OrgDisableTwoFactorRequirementAuditEntry' | 'OrgEnableOauthAppRestrictionsAuditEntry' | 'OrgEnableSamlAuditEntry' | 'OrgEnableTwoFactorRequirementAuditEntry' | 'OrgInviteMemberAuditEntry' | 'OrgInviteToBusinessAuditEntry' | 'OrgOauthAppAccessApprovedAuditEntry' | 'OrgOauthAppAccessBlockedAuditEntry' | 'OrgOauthAppAccessDeniedAuditEntry' | 'OrgOauthAppAccessRequestedAuditEntry' | 'OrgOauthAppAccessUnblockedAuditEntry' | 'OrgRemoveBillingManagerAuditEntry' | 'OrgRemoveMemberAuditEntry' | 'OrgRemoveOutsideCollaboratorAuditEntry' | 'OrgRestoreMemberAuditEntry' | 'OrgUnblockUserAuditEntry' | 'OrgUpdateDefaultRepositoryPermissionAuditEntry' | 'OrgUpdateMemberAuditEntry' | 'OrgUpdateMemberRepositoryCreationPermissionAuditEntry' | 'OrgUpdateMemberRepositoryInvitationPermissionAuditEntry' }
    | { __typename: 'Organization' | 'OrganizationIdentityProvider' | 'OrganizationInvitation' | 'OrganizationMigration' | 'Package' | 'PackageFile' | 'PackageTag' | 'PackageVersion' | 'ParentIssueAddedEvent' | 'ParentIssueRemovedEvent' | 'PinnedDiscussion' | 'PinnedEnvironment' | 'PinnedEvent' | 'PinnedIssue' | 'PrivateRepositoryForkingDisableAuditEntry' | 'PrivateRepositoryForkingEnableAuditEntry' | 'Project' | 'ProjectCard' | 'ProjectColumn' | 'ProjectV2' }
    | { __typename: 'ProjectV2Field' | 'ProjectV2Item' | 'ProjectV2ItemFieldDateValue' | 'ProjectV2ItemFieldIterationValue' | 'ProjectV2ItemFieldNumberValue' | 'ProjectV2ItemFieldSingleSelectValue' | 'ProjectV2ItemFieldTextValue' | 'ProjectV2IterationField' | 'ProjectV2SingleSelectField' | 'ProjectV2StatusUpdate' | 'ProjectV2View' | 'ProjectV2Workflow' | 'PublicKey' | 'PullRequestCommit' | 'PullRequestCommitCommentThread' | 'PullRequestReview' | 'PullRequestReviewComment' | 'PullRequestReviewThread' | 'PullRequestThread' | 'Push' }
    | { __typename: 'PushAllowance' | 'Query' | 'Reaction' | 'ReadyForReviewEvent' | 'Ref' | 'ReferencedEvent' | 'Release' | 'ReleaseAsset' | 'RemovedFromMergeQueueEvent' | 'RemovedFromProjectEvent' | 'RenamedTitleEvent' | 'ReopenedEvent' | 'RepoAccessAuditEntry' | 'RepoAddMemberAuditEntry' | 'RepoAddTopicAuditEntry' | 'RepoArchivedAuditEntry' | 'RepoChangeMergeSettingAuditEntry' | 'RepoConfigDisableAnonymousGitAccessAuditEntry' | 'RepoConfigDisableCollaboratorsOnlyAuditEntry' | 'RepoConfigDisableContributorsOnlyAuditEntry' }
    | { __typename: 'RepoConfigDisableSockpuppetDisallowedAuditEntry' | 'RepoConfigEnableAnonymousGitAccessAuditEntry' | 'RepoConfigEnableCollaboratorsOnlyAuditEntry' | 'RepoConfigEnableContributorsOnlyAuditEntry' | 'RepoConfigEnableSockpuppetDisallowedAuditEntry' | 'RepoConfigLockAnonymousGitAccessAuditEntry' | 'RepoConfigUnlockAnonymousGitAccessAuditEntry' | 'RepoCreateAuditEntry' | 'RepoDestroyAuditEntry' | 'RepoRemoveMemberAuditEntry' | 'RepoRemoveTopicAuditEntry' | 'Repository' | 'RepositoryInvitation' | 'RepositoryMigration' | 'RepositoryRule' | 'RepositoryRuleset' | 'RepositoryRulesetBypassActor' | 'RepositoryTopic' | 'RepositoryVisibilityChangeDisableAuditEntry' | 'RepositoryVisibilityChangeEnableAuditEntry' }
    | { __typename: 'RepositoryVulnerabilityAlert' | 'ReviewDismissalAllowance' | 'ReviewDismissedEvent' | 'ReviewRequest' | 'ReviewRequestRemovedEvent' | 'ReviewRequestedEvent' | 'SavedReply' | 'SecurityAdvisory' | 'SponsorsActivity' | 'SponsorsListing' | 'SponsorsListingFeaturedItem' | 'SponsorsTier' | 'Sponsorship' | 'SponsorshipNewsletter' | 'Status' | 'StatusCheckRollup' | 'StatusContext' | 'SubIssueAddedEvent' | 'SubIssueRemovedEvent' | 'SubscribedEvent' }
    | { __typename: 'Tag' | 'Team' | 'TeamAddMemberAuditEntry' | 'TeamAddRepositoryAuditEntry' | 'TeamChangeParentTeamAuditEntry' | 'TeamDiscussion' | 'TeamDiscussionComment' | 'TeamRemoveMemberAuditEntry' | 'TeamRemoveRepositoryAuditEntry' | 'Topic' | 'TransferredEvent' | 'Tree' | 'UnassignedEvent' | 'UnlabeledEvent' | 'UnlockedEvent' | 'UnmarkedAsDuplicateEvent' | 'UnpinnedEvent' | 'UnsubscribedEvent' | 'User' | 'UserBlockedEvent' }
    | { __typename: 'UserContentEdit' | 'UserList' | 'UserNamespaceRepository' | 'UserStatus' | 'VerifiableDomain' | 'Workflow' | 'WorkflowRun' | 'WorkflowRunFile' }
    | (
      { updatedAt: string, changedFiles: number, files: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ path: string, additions: number, deletions: number } | null> | null } | null }
      & { __typename: 'PullRequest' }
    )
   | null> };

export type IssuePageItemFragment = { id: string, fullDatabaseId: string | null, number: number, title: string, state: IssueState, stateReason: IssueStateReason | null, createdAt: string, updatedAt: string, closedAt: string | null, body: string, author:
    | (
      { id: string, databaseId: number | null, login: string }
      & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
    )
    | (
      { login: string }
      & { __typename: 'EnterpriseUserAccount' }
    )
    | (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    )
   | null, labels: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ name: string } | null> | null } | null, timelineItems: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<
      | { __typename: 'AddedToProjectEvent' | 'CommentDeletedEvent' | 'ConnectedEvent' | 'ConvertedNoteToIssueEvent' | 'DisconnectedEvent' | 'LockedEvent' | 'MentionedEvent' | 'MovedColumnsInProjectEvent' | 'ParentIssueAddedEvent' | 'ParentIssueRemovedEvent' | 'PinnedEvent' | 'ReferencedEvent' | 'RemovedFromProjectEvent' | 'SubIssueAddedEvent' | 'SubIssueRemovedEvent' | 'SubscribedEvent' | 'UnlockedEvent' | 'UnmarkedAsDuplicateEvent' | 'UnpinnedEvent' | 'UnsubscribedEvent' }
      | { __typename: 'UserBlockedEvent' }
      | (
        { id: string, createdAt: string, actor:
          | (
            { id: string, databaseId: number | null, login: string }
            & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
          )
          | (
            { login: string }
            & { __typename: 'EnterpriseUserAccount' }
          )
          | (
            { id: string, databaseId: number | null, name: string | null, login: string }
            & { __typename: 'User' }
          )
         | null, assignee:
          | (
            { id: string, databaseId: number | null, login: string }
            & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
          )
          | (
            { id: string, databaseId: number | null, name: string | null, login: string }
            & { __typename: 'User' }
          )
         | null }
        & { __typename: 'AssignedEvent' | 'UnassignedEvent' }
      )
      | (
        { id: string, createdAt: string, actor:
          | (
            { id: string, databaseId: number | null, login: string }
            & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
          )
          | (
            { login: string }
            & { __typename: 'EnterpriseUserAccount' }
          )
          | (
            { id: string, databaseId: number | null, name: string | null, login: string }
            & { __typename: 'User' }
          )
         | null, closer:
          | (
            { oid: string }
            & { __typename: 'Commit' }
          )
          | { __typename: 'ProjectV2' }
          | (
            { number: number, repository: { nameWithOwner: string, isPrivate: boolean } }
            & { __typename: 'PullRequest' }
          )
         | null }
        & { __typename: 'ClosedEvent' }
      )
      | (
        { id: string, createdAt: string, actor:
          | (
            { id: string, databaseId: number | null, login: string }
            & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
          )
          | (
            { login: string }
            & { __typename: 'EnterpriseUserAccount' }
          )
          | (
            { id: string, databaseId: number | null, name: string | null, login: string }
            & { __typename: 'User' }
          )
         | null }
        & { __typename: 'ConvertedToDiscussionEvent' | 'DemilestonedEvent' | 'MilestonedEvent' | 'ReopenedEvent' }
      )
      | (
        { id: string, createdAt: string, actor:
          | (
            { id: string, databaseId: number | null, login: string }
            & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
          )
          | (
            { login: string }
            & { __typename: 'EnterpriseUserAccount' }
          )
          | (
            { id: string, databaseId: number | null, name: string | null, login: string }
            & { __typename: 'User' }
          )
         | null, source: { number: number, repository: { nameWithOwner: string, isPrivate: boolean } } }
        & { __typename: 'CrossReferencedEvent' }
      )
      | (
        { id: string, fullDatabaseId: string | null, body: string, createdAt: string, updatedAt: string, author:
          | (
            { id: string, databaseId: number | null, login: string }
            & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
          )
          | (
            { login: string }
            & { __typename: 'EnterpriseUserAccount' }
          )
          | (
            { id: string, databaseId: number | null, name: string | null, login: string }
            & { __typename: 'User' }
          )
         | null }
        & { __typename: 'IssueComment' }
      )
      | (
        { id: string, createdAt: string, actor:
          | (
            { id: string, databaseId: number | null, login: string }
            & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
          )
          | (
            { login: string }
            & { __typename: 'EnterpriseUserAccount' }
          )
          | (
            { id: string, databaseId: number | null, name: string | null, login: string }
            & { __typename: 'User' }
          )
         | null, label: { name: string } }
        & { __typename: 'LabeledEvent' | 'UnlabeledEvent' }
      )
      | (
        { id: string, createdAt: string, actor:
          | (
            { id: string, databaseId: number | null, login: string }
            & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
          )
          | (
            { login: string }
            & { __typename: 'EnterpriseUserAccount' }
          )
          | (
            { id: string, databaseId: number | null, name: string | null, login: string }
            & { __typename: 'User' }
          )
         | null, canonical: { number: number, repository: { nameWithOwner: string, isPrivate: boolean } } | null }
        & { __typename: 'MarkedAsDuplicateEvent' }
      )
      | (
        { id: string, createdAt: string, previousTitle: string, currentTitle: string, actor:
          | (
            { id: string, databaseId: number | null, login: string }
            & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
          )
          | (
            { login: string }
            & { __typename: 'EnterpriseUserAccount' }
          )
          | (
            { id: string, databaseId: number | null, name: string | null, login: string }
            & { __typename: 'User' }
          )
         | null }
        & { __typename: 'RenamedTitleEvent' }
      )
      | (
        { id: string, createdAt: string, actor:
          | (
            { id: string, databaseId: number | null, login: string }
            & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
          )
          | (
            { login: string }
            & { __typename: 'EnterpriseUserAccount' }
          )
          | (
            { id: string, databaseId: number | null, name: string | null, login: string }
            & { __typename: 'User' }
          )
         | null, fromRepository: { nameWithOwner: string, isPrivate: boolean } | null }
        & { __typename: 'TransferredEvent' }
      )
     | null> | null } };

type IssueTimelineItem_AssignedEvent_UnassignedEvent_Fragment = { id: string, createdAt: string, actor:
    | (
      { id: string, databaseId: number | null, login: string }
      & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
    )
    | (
      { login: string }
      & { __typename: 'EnterpriseUserAccount' }
    )
    | (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    )
   | null, assignee:
    | (
      { id: string, databaseId: number | null, login: string }
      & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
    )
    | (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    )
   | null };

type IssueTimelineItem_ClosedEvent_Fragment = { id: string, createdAt: string, actor:
    | (
      { id: string, databaseId: number | null, login: string }
      & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
    )
    | (
      { login: string }
      & { __typename: 'EnterpriseUserAccount' }
    )
    | (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    )
   | null, closer:
    | (
      { oid: string }
      & { __typename: 'Commit' }
    )
    | { __typename: 'ProjectV2' }
    | (
      { number: number, repository: { nameWithOwner: string, isPrivate: boolean } }
      & { __typename: 'PullRequest' }
    )
   | null };

type IssueTimelineItem_SIeN2a7gJomO24b80UCtvYFuXJjRUl1ihVVxYiaUo8_Fragment = { id: string, createdAt: string, actor:
    | (
      { id: string, databaseId: number | null, login: string }
      & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
    )
    | (
      { login: string }
      & { __typename: 'EnterpriseUserAccount' }
    )
    | (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    )
   | null };

type IssueTimelineItem_CrossReferencedEvent_Fragment = { id: string, createdAt: string, actor:
    | (
      { id: string, databaseId: number | null, login: string }
      & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
    )
    | (
      { login: string }
      & { __typename: 'EnterpriseUserAccount' }
    )
    | (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    )
   | null, source: { number: number, repository: { nameWithOwner: string, isPrivate: boolean } } };

type IssueTimelineItem_IssueComment_Fragment = { id: string, fullDatabaseId: string | null, body: string, createdAt: string, updatedAt: string, author:
    | (
      { id: string, databaseId: number | null, login: string }
      & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
    )
    | (
      { login: string }
      & { __typename: 'EnterpriseUserAccount' }
    )
    | (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    )
   | null };

type IssueTimelineItem_LabeledEvent_UnlabeledEvent_Fragment = { id: string, createdAt: string, actor:
    | (
      { id: string, databaseId: number | null, login: string }
      & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
    )
    | (
      { login: string }
      & { __typename: 'EnterpriseUserAccount' }
    )
    | (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    )
   | null, label: { name: string } };

type IssueTimelineItem_MarkedAsDuplicateEvent_Fragment = { id: string, createdAt: string, actor:
    | (
      { id: string, databaseId: number | null, login: string }
      & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
    )
    | (
      { login: string }
      & { __typename: 'EnterpriseUserAccount' }
    )
    | (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    )
   | null, canonical: { number: number, repository: { nameWithOwner: string, isPrivate: boolean } } | null };

type IssueTimelineItem_RenamedTitleEvent_Fragment = { id: string, createdAt: string, previousTitle: string, currentTitle: string, actor:
    | (
      { id: string, databaseId: number | null, login: string }
      & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
    )
    | (
      { login: string }
      & { __typename: 'EnterpriseUserAccount' }
    )
    | (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    )
   | null };

type IssueTimelineItem_TransferredEvent_Fragment = { id: string, createdAt: string, actor:
    | (
      { id: string, databaseId: number | null, login: string }
      & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
    )
    | (
      { login: string }
      & { __typename: 'EnterpriseUserAccount' }
    )
    | (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    )
   | null, fromRepository: { nameWithOwner: string, isPrivate: boolean } | null };

export type IssueTimelineItemFragment =
  | IssueTimelineItem_AssignedEvent_UnassignedEvent_Fragment
  | IssueTimelineItem_ClosedEvent_Fragment
  | IssueTimelineItem_SIeN2a7gJomO24b80UCtvYFuXJjRUl1ihVVxYiaUo8_Fragment
  | IssueTimelineItem_CrossReferencedEvent_Fragment
  | IssueTimelineItem_IssueComment_Fragment
  | IssueTimelineItem_LabeledEvent_UnlabeledEvent_Fragment
  | IssueTimelineItem_MarkedAsDuplicateEvent_Fragment
  | IssueTimelineItem_RenamedTitleEvent_Fragment
  | IssueTimelineItem_TransferredEvent_Fragment
;

export type IssuesByIdQuery = { rateLimit: { cost: number, remaining: number, resetAt: string } | null, nodes: Array<
    | { __typename: 'AddedToMergeQueueEvent' | 'AddedToProjectEvent' | 'App' | 'AssignedEvent' | 'AutoMergeDisabledEvent' | 'AutoMergeEnabledEvent' | 'AutoRebaseEnabledEvent' | 'AutoSquashEnabledEvent' | 'AutomaticBaseChangeFailedEvent' | 'AutomaticBaseChangeSucceededEvent' | 'BaseRefChangedEvent' | 'BaseRefDeletedEvent' | 'BaseRefForcePushedEvent' | 'Blob' | 'Bot' | 'BranchProtectionRule' | 'BypassForcePushAllowance' | 'BypassPullRequestAllowance' | 'CWE' | 'CheckRun' }
    | { __typename: 'CheckSuite' | 'ClosedEvent' | 'CodeOfConduct' | 'CommentDeletedEvent' | 'Commit' | 'CommitComment' | 'CommitCommentThread' | 'Comparison' | 'ConnectedEvent' | 'ConvertToDraftEvent' | 'ConvertedNoteToIssueEvent' | 'ConvertedToDiscussionEvent' | 'CrossReferencedEvent' | 'DemilestonedEvent' | 'DependencyGraphManifest' | 'DeployKey' | 'DeployedEvent' | 'Deployment' | 'DeploymentEnvironmentChangedEvent' | 'DeploymentReview' }
    | { __typename: 'DeploymentStatus' | 'DisconnectedEvent' | 'Discussion' | 'DiscussionCategory' | 'DiscussionComment' | 'DiscussionPoll' | 'DiscussionPollOption' | 'DraftIssue' | 'Enterprise' | 'EnterpriseAdministratorInvitation' | 'EnterpriseIdentityProvider' | 'EnterpriseMemberInvitation' | 'EnterpriseRepositoryInfo' | 'EnterpriseServerInstallation' | 'EnterpriseServerUserAccount' | 'EnterpriseServerUserAccountEmail' | 'EnterpriseServerUserAccountsUpload' | 'EnterpriseUserAccount' | 'Environment' | 'ExternalIdentity' }
    | { __typename: 'Gist' | 'GistComment' | 'HeadRefDeletedEvent' | 'HeadRefForcePushedEvent' | 'HeadRefRestoredEvent' | 'IpAllowListEntry' | 'IssueComment' | 'Label' | 'LabeledEvent' | 'Language' | 'License' | 'LinkedBranch' | 'LockedEvent' | 'Mannequin' | 'MarkedAsDuplicateEvent' | 'MarketplaceCategory' | 'MarketplaceListing' | 'MemberFeatureRequestNotification' | 'MembersCanDeleteReposClearAuditEntry' | 'MembersCanDeleteReposDisableAuditEntry' }
    | { __typename: 'MembersCanDeleteReposEnableAuditEntry' | 'MentionedEvent' | 'MergeQueue' | 'MergeQueueEntry' | 'MergedEvent' | 'MigrationSource' | 'Milestone' | 'MilestonedEvent' | 'MovedColumnsInProjectEvent' | 'OIDCProvider' | 'OauthApplicationCreateAuditEntry' | 'OrgAddBillingManagerAuditEntry' | 'OrgAddMemberAuditEntry' | 'OrgBlockUserAuditEntry' | 'OrgConfigDisableCollaboratorsOnlyAuditEntry' | 'OrgConfigEnableCollaboratorsOnlyAuditEntry' | 'OrgCreateAuditEntry' | 'OrgDisableOauthAppRestrictionsAuditEntry' | 'OrgDisableSamlAuditEntry' | 'OrgDisableTwoFactorRequirementAuditEntry' }
    | { __typename: 'OrgEnableOauthAppRestrictionsAuditEntry' | 'OrgEnableSamlAuditEntry' | 'OrgEnableTwoFactorRequirementAuditEntry' | 'OrgInviteMemberAuditEntry' | 'OrgInviteToBusinessAuditEntry' | 'OrgOauthAppAccessApprovedAuditEntry' | 'OrgOauthAppAccessBlockedAuditEntry' | 'OrgOauthAppAccessDeniedAuditEntry' | 'OrgOauthAppAccessRequestedAuditEntry' | 'OrgOauthAppAccessUnblockedAuditEntry' | 'OrgRemoveBillingManagerAuditEntry' | 'OrgRemoveMemberAuditEntry' | 'OrgRemoveOutsideCollaboratorAuditEntry' | 'OrgRestoreMemberAuditEntry' | 'OrgUnblockUserAuditEntry' | 'OrgUpdateDefaultRepositoryPermissionAuditEntry' | 'OrgUpdateMemberAuditEntry' | 'OrgUpdateMemberRepositoryCreationPermissionAuditEntry' | 'OrgUpdateMemberRepositoryInvitationPermissionAuditEntry' | 'Organization' }
    | { __typename: 'OrganizationIdentityProvider' | 'OrganizationInvitation' | 'OrganizationMigration' | 'Package' | 'PackageFile' | 'PackageTag' | 'PackageVersion' | 'ParentIssueAddedEvent' | 'ParentIssueRemovedEvent' | 'PinnedDiscussion' | 'PinnedEnvironment' | 'PinnedEvent' | 'PinnedIssue' | 'PrivateRepositoryForkingDisableAuditEntry' | 'PrivateRepositoryForkingEnableAuditEntry' | 'Project' | 'ProjectCard' | 'ProjectColumn' | 'ProjectV2' | 'ProjectV2Field' }
    | { __typename: 'ProjectV2Item' | 'ProjectV2ItemFieldDateValue' | 'ProjectV2ItemFieldIterationValue' | 'ProjectV2ItemFieldNumberValue' | 'ProjectV2ItemFieldSingleSelectValue' | 'ProjectV2ItemFieldTextValue' | 'ProjectV2IterationField' | 'ProjectV2SingleSelectField' | 'ProjectV2StatusUpdate' | 'ProjectV2View' | 'ProjectV2Workflow' | 'PublicKey' | 'PullRequest' | 'PullRequestCommit' | 'PullRequestCommitCommentThread' | 'PullRequestReview' | 'PullRequestReviewComment' | 'PullRequestReviewThread' | 'PullRequestThread' | 'Push' }
    | { __typename: 'PushAllowance' | 'Query' | 'Reaction' | 'ReadyForReviewEvent' | 'Ref' | 'ReferencedEvent' | 'Release' | 'ReleaseAsset' | 'RemovedFromMergeQueueEvent' | 'RemovedFromProjectEvent' | 'RenamedTitleEvent' | 'ReopenedEvent' | 'RepoAccessAuditEntry' | 'RepoAddMemberAuditEntry' | 'RepoAddTopicAuditEntry' | 'RepoArchivedAuditEntry' | 'RepoChangeMergeSettingAuditEntry' | 'RepoConfigDisableAnonymousGitAccessAuditEntry' | 'RepoConfigDisableCollaboratorsOnlyAuditEntry' | 'RepoConfigDisableContributorsOnlyAuditEntry' }
    | { __typename: 'RepoConfigDisableSockpuppetDisallowedAuditEntry' | 'RepoConfigEnableAnonymousGitAccessAuditEntry' | 'RepoConfigEnableCollaboratorsOnlyAuditEntry' | 'RepoConfigEnableContributorsOnlyAuditEntry' | 'RepoConfigEnableSockpuppetDisallowedAuditEntry' | 'RepoConfigLockAnonymousGitAccessAuditEntry' | 'RepoConfigUnlockAnonymousGitAccessAuditEntry' | 'RepoCreateAuditEntry' | 'RepoDestroyAuditEntry' | 'RepoRemoveMemberAuditEntry' | 'RepoRemoveTopicAuditEntry' | 'Repository' | 'RepositoryInvitation' | 'RepositoryMigration' | 'RepositoryRule' | 'RepositoryRuleset' | 'RepositoryRulesetBypassActor' | 'RepositoryTopic' | 'RepositoryVisibilityChangeDisableAuditEntry' | 'RepositoryVisibilityChangeEnableAuditEntry' }
    | { __typename: 'RepositoryVulnerabilityAlert' | 'ReviewDismissalAllowance' | 'ReviewDismissedEvent' | 'ReviewRequest' | 'ReviewRequestRemovedEvent' | 'ReviewRequestedEvent' | 'SavedReply' | 'SecurityAdvisory' | 'SponsorsActivity' | 'SponsorsListing' | 'SponsorsListingFeaturedItem' | 'SponsorsTier' | 'Sponsorship' | 'SponsorshipNewsletter' | 'Status' | 'StatusCheckRollup' | 'StatusContext' | 'SubIssueAddedEvent' | 'SubIssueRemovedEvent' | 'SubscribedEvent' }
    | { __typename: 'Tag' | 'Team' | 'TeamAddMemberAuditEntry' | 'TeamAddRepositoryAuditEntry' | 'TeamChangeParentTeamAuditEntry' | 'TeamDiscussion' | 'TeamDiscussionComment' | 'TeamRemoveMemberAuditEntry' | 'TeamRemoveRepositoryAuditEntry' | 'Topic' | 'TransferredEvent' | 'Tree' | 'UnassignedEvent' | 'UnlabeledEvent' | 'UnlockedEvent' | 'UnmarkedAsDuplicateEvent' | 'UnpinnedEvent' | 'UnsubscribedEvent' | 'User' | 'UserBlockedEvent' }
    | { __typename: 'UserContentEdit' | 'UserList' | 'UserNamespaceRepository' | 'UserStatus' | 'VerifiableDomain' | 'Workflow' | 'WorkflowRun' | 'WorkflowRunFile' }
    | (
      { id: string, fullDatabaseId: string | null, number: number, title: string, state: IssueState, stateReason: IssueStateReason | null, createdAt: string, updatedAt: string, closedAt: string | null, body: string, repository: { databaseId: number | null }, author:
        | (
          { id: string, databaseId: number | null, login: string }
          & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
        )
        | (
          { login: string }
          & { __typename: 'EnterpriseUserAccount' }
        )
        | (
          { id: string, databaseId: number | null, name: string | null, login: string }
          & { __typename: 'User' }
        )
       | null, labels: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ name: string } | null> | null } | null, timelineItems: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<
          | { __typename: 'AddedToProjectEvent' | 'CommentDeletedEvent' | 'ConnectedEvent' | 'ConvertedNoteToIssueEvent' | 'DisconnectedEvent' | 'LockedEvent' | 'MentionedEvent' | 'MovedColumnsInProjectEvent' | 'ParentIssueAddedEvent' | 'ParentIssueRemovedEvent' | 'PinnedEvent' | 'ReferencedEvent' | 'RemovedFromProjectEvent' | 'SubIssueAddedEvent' | 'SubIssueRemovedEvent' | 'SubscribedEvent' | 'UnlockedEvent' | 'UnmarkedAsDuplicateEvent' | 'UnpinnedEvent' | 'UnsubscribedEvent' }
          | { __typename: 'UserBlockedEvent' }
          | (
            { id: string, createdAt: string, actor:
              | (
                { id: string, databaseId: number | null, login: string }
                & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
              )
              | (
                { login: string }
                & { __typename: 'EnterpriseUserAccount' }
              )
              | (
                { id: string, databaseId: number | null, name: string | null, login: string }
                & { __typename: 'User' }
              )
             | null, assignee:
              | (
                { id: string, databaseId: number | null, login: string }
                & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
              )
              | (
                { id: string, databaseId: number | null, name: string | null, login: string }
                & { __typename: 'User' }
              )
             | null }
            & { __typename: 'AssignedEvent' | 'UnassignedEvent' }
          )
          | (
            { id: string, createdAt: string, actor:
              | (
                { id: string, databaseId: number | null, login: string }
                & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
              )
              | (
                { login: string }
                & { __typename: 'EnterpriseUserAccount' }
              )
              | (
                { id: string, databaseId: number | null, name: string | null, login: string }
                & { __typename: 'User' }
              )
             | null, closer:
              | (
                { oid: string }
                & { __typename: 'Commit' }
              )
              | { __typename: 'ProjectV2' }
              | (
                { number: number, repository: { nameWithOwner: string, isPrivate: boolean } }
                & { __typename: 'PullRequest' }
              )
             | null }
            & { __typename: 'ClosedEvent' }
          )
          | (
            { id: string, createdAt: string, actor:
              | (
                { id: string, databaseId: number | null, login: string }
                & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
              )
              | (
                { login: string }
                & { __typename: 'EnterpriseUserAccount' }
              )
              | (
                { id: string, databaseId: number | null, name: string | null, login: string }
                & { __typename: 'User' }
              )
             | null }
            & { __typename: 'ConvertedToDiscussionEvent' | 'DemilestonedEvent' | 'MilestonedEvent' | 'ReopenedEvent' }
          )
          | (
            { id: string, createdAt: string, actor:
              | (
                { id: string, databaseId: number | null, login: string }
                & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
              )
              | (
                { login: string }
                & { __typename: 'EnterpriseUserAccount' }
              )
              | (
                { id: string, databaseId: number | null, name: string | null, login: string }
                & { __typename: 'User' }
              )
             | null, source: { number: number, repository: { nameWithOwner: string, isPrivate: boolean } } }
            & { __typename: 'CrossReferencedEvent' }
          )
          | (
            { id: string, fullDatabaseId: string | null, body: string, createdAt: string, updatedAt: string, author:
              | (
                { id: string, databaseId: number | null, login: string }
                & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
              )
              | (
                { login: string }
                & { __typename: 'EnterpriseUserAccount' }
              )
              | (
                { id: string, databaseId: number | null, name: string | null, login: string }
                & { __typename: 'User' }
              )
             | null }
            & { __typename: 'IssueComment' }
          )
          | (
            { id: string, createdAt: string, actor:
              | (
                { id: string, databaseId: number | null, login: string }
                & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
              )
              | (
                { login: string }
                & { __typename: 'EnterpriseUserAccount' }
              )
              | (
                { id: string, databaseId: number | null, name: string | null, login: string }
                & { __typename: 'User' }
              )
             | null, label: { name: string } }
            & { __typename: 'LabeledEvent' | 'UnlabeledEvent' }
          )
          | (
            { id: string, createdAt: string, actor:
              | (
                { id: string, databaseId: number | null, login: string }
                & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
              )
              | (
                { login: string }
                & { __typename: 'EnterpriseUserAccount' }
              )
              | (
                { id: string, databaseId: number | null, name: string | null, login: string }
                & { __typename: 'User' }
              )
             | null, canonical: { number: number, repository: { nameWithOwner: string, isPrivate: boolean } } | null }
            & { __typename: 'MarkedAsDuplicateEvent' }
          )
          | (
            { id: string, createdAt: string, previousTitle: string, currentTitle: string, actor:
              | (
                { id: string, databaseId: number | null, login: string }
                & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
              )
              | (
                { login: string }
                & { __typename: 'EnterpriseUserAccount' }
              )
              | (
                { id: string, databaseId: number | null, name: string | null, login: string }
                & { __typename: 'User' }
              )
             | null }
            & { __typename: 'RenamedTitleEvent' }
          )
          | (
            { id: string, createdAt: string, actor:
              | (
                { id: string, databaseId: number | null, login: string }
                & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
              )
              | (
                { login: string }
                & { __typename: 'EnterpriseUserAccount' }
              )
              | (
                { id: string, databaseId: number | null, name: string | null, login: string }
                & { __typename: 'User' }
              )
             | null, fromRepository: { nameWithOwner: string, isPrivate: boolean } | null }
            & { __typename: 'TransferredEvent' }
          )
         | null> | null } }
      & { __typename: 'Issue' }
    )
   | null> };

export type IssuesQuery = { rateLimit: { cost: number, remaining: number, resetAt: string } | null, repository: { id: string, databaseId: number | null, page: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, fullDatabaseId: string | null, number: number, title: string, state: IssueState, stateReason: IssueStateReason | null, createdAt: string, updatedAt: string, closedAt: string | null, body: string, author:
          | (
            { id: string, databaseId: number | null, login: string }
            & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
          )
          | (
            { login: string }
            & { __typename: 'EnterpriseUserAccount' }
          )
          | (
            { id: string, databaseId: number | null, name: string | null, login: string }
            & { __typename: 'User' }
          )
         | null, labels: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ name: string } | null> | null } | null, timelineItems: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<
            | { __typename: 'AddedToProjectEvent' | 'CommentDeletedEvent' | 'ConnectedEvent' | 'ConvertedNoteToIssueEvent' | 'DisconnectedEvent' | 'LockedEvent' | 'MentionedEvent' | 'MovedColumnsInProjectEvent' | 'ParentIssueAddedEvent' | 'ParentIssueRemovedEvent' | 'PinnedEvent' | 'ReferencedEvent' | 'RemovedFromProjectEvent' | 'SubIssueAddedEvent' | 'SubIssueRemovedEvent' | 'SubscribedEvent' | 'UnlockedEvent' | 'UnmarkedAsDuplicateEvent' | 'UnpinnedEvent' | 'UnsubscribedEvent' }
            | { __typename: 'UserBlockedEvent' }
            | (
              { id: string, createdAt: string, actor:
                | (
                  { id: string, databaseId: number | null, login: string }
                  & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
                )
                | (
                  { login: string }
                  & { __typename: 'EnterpriseUserAccount' }
                )
                | (
                  { id: string, databaseId: number | null, name: string | null, login: string }
                  & { __typename: 'User' }
                )
               | null, assignee:
                | (
                  { id: string, databaseId: number | null, login: string }
                  & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
                )
                | (
                  { id: string, databaseId: number | null, name: string | null, login: string }
                  & { __typename: 'User' }
                )
               | null }
              & { __typename: 'AssignedEvent' | 'UnassignedEvent' }
            )
            | (
              { id: string, createdAt: string, actor:
                | (
                  { id: string, databaseId: number | null, login: string }
                  & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
                )
                | (
                  { login: string }
                  & { __typename: 'EnterpriseUserAccount' }
                )
                | (
                  { id: string, databaseId: number | null, name: string | null, login: string }
                  & { __typename: 'User' }
                )
               | null, closer:
                | (
                  { oid: string }
                  & { __typename: 'Commit' }
                )
                | { __typename: 'ProjectV2' }
                | (
                  { number: number, repository: { nameWithOwner: string, isPrivate: boolean } }
                  & { __typename: 'PullRequest' }
                )
               | null }
              & { __typename: 'ClosedEvent' }
            )
            | (
              { id: string, createdAt: string, actor:
                | (
                  { id: string, databaseId: number | null, login: string }
                  & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
                )
                | (
                  { login: string }
                  & { __typename: 'EnterpriseUserAccount' }
                )
                | (
                  { id: string, databaseId: number | null, name: string | null, login: string }
                  & { __typename: 'User' }
                )
               | null }
              & { __typename: 'ConvertedToDiscussionEvent' | 'DemilestonedEvent' | 'MilestonedEvent' | 'ReopenedEvent' }
            )
            | (
              { id: string, createdAt: string, actor:
                | (
                  { id: string, databaseId: number | null, login: string }
                  & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
                )
                | (
                  { login: string }
                  & { __typename: 'EnterpriseUserAccount' }
                )
                | (
                  { id: string, databaseId: number | null, name: string | null, login: string }
                  & { __typename: 'User' }
                )
               | null, source: { number: number, repository: { nameWithOwner: string, isPrivate: boolean } } }
              & { __typename: 'CrossReferencedEvent' }
            )
            | (
              { id: string, fullDatabaseId: string | null, body: string, createdAt: string, updatedAt: string, author:
                | (
                  { id: string, databaseId: number | null, login: string }
                  & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
                )
                | (
                  { login: string }
                  & { __typename: 'EnterpriseUserAccount' }
                )
                | (
                  { id: string, databaseId: number | null, name: string | null, login: string }
                  & { __typename: 'User' }
                )
               | null }
              & { __typename: 'IssueComment' }
            )
            | (
              { id: string, createdAt: string, actor:
                | (
                  { id: string, databaseId: number | null, login: string }
                  & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
                )
                | (
                  { login: string }
                  & { __typename: 'EnterpriseUserAccount' }
                )
                | (
                  { id: string, databaseId: number | null, name: string | null, login: string }
                  & { __typename: 'User' }
                )
               | null, label: { name: string } }
              & { __typename: 'LabeledEvent' | 'UnlabeledEvent' }
            )
            | (
              { id: string, createdAt: string, actor:
                | (
                  { id: string, databaseId: number | null, login: string }
                  & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
                )
                | (
                  { login: string }
                  & { __typename: 'EnterpriseUserAccount' }
                )
                | (
                  { id: string, databaseId: number | null, name: string | null, login: string }
                  & { __typename: 'User' }
                )
               | null, canonical: { number: number, repository: { nameWithOwner: string, isPrivate: boolean } } | null }
              & { __typename: 'MarkedAsDuplicateEvent' }
            )
            | (
              { id: string, createdAt: string, previousTitle: string, currentTitle: string, actor:
                | (
                  { id: string, databaseId: number | null, login: string }
                  & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
                )
                | (
                  { login: string }
                  & { __typename: 'EnterpriseUserAccount' }
                )
                | (
                  { id: string, databaseId: number | null, name: string | null, login: string }
                  & { __typename: 'User' }
                )
               | null }
              & { __typename: 'RenamedTitleEvent' }
            )
            | (
              { id: string, createdAt: string, actor:
                | (
                  { id: string, databaseId: number | null, login: string }
                  & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
                )
                | (
                  { login: string }
                  & { __typename: 'EnterpriseUserAccount' }
                )
                | (
                  { id: string, databaseId: number | null, name: string | null, login: string }
                  & { __typename: 'User' }
                )
               | null, fromRepository: { nameWithOwner: string, isPrivate: boolean } | null }
              & { __typename: 'TransferredEvent' }
            )
           | null> | null } } | null> | null } } | null };

export type LabelsQuery = { rateLimit: { cost: number, remaining: number, resetAt: string } | null, repository: { id: string, databaseId: number | null, page: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ name: string, color: string, description: string | null } | null> | null } | null } | null };

export type PullRequestPageItemFragment = { id: string, fullDatabaseId: string | null, number: number, title: string, state: PullRequestState, isDraft: boolean, createdAt: string, updatedAt: string, closedAt: string | null, mergedAt: string | null, additions: number, deletions: number, changedFiles: number, baseRefName: string, body: string, author:
    | (
      { id: string, databaseId: number | null, login: string }
      & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
    )
    | (
      { login: string }
      & { __typename: 'EnterpriseUserAccount' }
    )
    | (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    )
   | null, mergedBy:
    | (
      { id: string, databaseId: number | null, login: string }
      & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
    )
    | (
      { login: string }
      & { __typename: 'EnterpriseUserAccount' }
    )
    | (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    )
   | null, labels: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ name: string } | null> | null } | null, timelineItems: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<
      | (
        { id: string, createdAt: string, actor:
          | (
            { id: string, databaseId: number | null, login: string }
            & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
          )
          | (
            { login: string }
            & { __typename: 'EnterpriseUserAccount' }
          )
          | (
            { id: string, databaseId: number | null, name: string | null, login: string }
            & { __typename: 'User' }
          )
         | null }
        & { __typename: 'AddedToMergeQueueEvent' | 'AutoMergeEnabledEvent' | 'AutoRebaseEnabledEvent' | 'AutoSquashEnabledEvent' | 'ConvertToDraftEvent' | 'LockedEvent' | 'ReadyForReviewEvent' | 'ReopenedEvent' | 'UnlockedEvent' }
      )
      | { __typename: 'AddedToProjectEvent' | 'AutoMergeDisabledEvent' | 'AutomaticBaseChangeFailedEvent' | 'AutomaticBaseChangeSucceededEvent' | 'BaseRefChangedEvent' | 'BaseRefDeletedEvent' | 'BaseRefForcePushedEvent' | 'CommentDeletedEvent' | 'ConnectedEvent' | 'ConvertedNoteToIssueEvent' | 'ConvertedToDiscussionEvent' | 'DemilestonedEvent' | 'DeployedEvent' | 'DeploymentEnvironmentChangedEvent' | 'DisconnectedEvent' | 'HeadRefDeletedEvent' | 'HeadRefRestoredEvent' | 'MarkedAsDuplicateEvent' | 'MentionedEvent' | 'MilestonedEvent' }
      | { __typename: 'MovedColumnsInProjectEvent' | 'ParentIssueAddedEvent' | 'ParentIssueRemovedEvent' | 'PinnedEvent' | 'PullRequestCommitCommentThread' | 'PullRequestReviewThread' | 'PullRequestRevisionMarker' | 'ReferencedEvent' | 'RemovedFromMergeQueueEvent' | 'RemovedFromProjectEvent' | 'SubIssueAddedEvent' | 'SubIssueRemovedEvent' | 'SubscribedEvent' | 'TransferredEvent' | 'UnmarkedAsDuplicateEvent' | 'UnpinnedEvent' | 'UnsubscribedEvent' | 'UserBlockedEvent' }
      | (
        { id: string, createdAt: string, actor:
          | (
            { id: string, databaseId: number | null, login: string }
            & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
          )
          | (
            { login: string }
            & { __typename: 'EnterpriseUserAccount' }
          )
          | (
            { id: string, databaseId: number | null, name: string | null, login: string }
            & { __typename: 'User' }
          )
         | null, assignee:
          | (
            { id: string, databaseId: number | null, login: string }
            & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
          )
          | (
            { id: string, databaseId: number | null, name: string | null, login: string }
            & { __typename: 'User' }
          )
         | null }
        & { __typename: 'AssignedEvent' | 'UnassignedEvent' }
      )
      | (
        { id: string, createdAt: string, actor:
          | (
            { id: string, databaseId: number | null, login: string }
            & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
          )
          | (
            { login: string }
            & { __typename: 'EnterpriseUserAccount' }
          )
          | (
            { id: string, databaseId: number | null, name: string | null, login: string }
            & { __typename: 'User' }
          )
         | null, closer:
          | (
            { oid: string }
            & { __typename: 'Commit' }
          )
          | { __typename: 'ProjectV2' }
          | (
            { number: number, repository: { nameWithOwner: string, isPrivate: boolean } }
            & { __typename: 'PullRequest' }
          )
         | null }
        & { __typename: 'ClosedEvent' }
      )
      | (
        { id: string, createdAt: string, actor:
          | (
            { id: string, databaseId: number | null, login: string }
            & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
          )
          | (
            { login: string }
            & { __typename: 'EnterpriseUserAccount' }
          )
          | (
            { id: string, databaseId: number | null, name: string | null, login: string }
            & { __typename: 'User' }
          )
         | null, source: { number: number, repository: { nameWithOwner: string, isPrivate: boolean } } }
        & { __typename: 'CrossReferencedEvent' }
      )
      | (
        { id: string, createdAt: string, actor:
          | (
            { id: string, databaseId: number | null, login: string }
            & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
          )
          | (
            { login: string }
            & { __typename: 'EnterpriseUserAccount' }
          )
          | (
            { id: string, databaseId: number | null, name: string | null, login: string }
            & { __typename: 'User' }
          )
         | null, afterCommit: { oid: string } | null }
        & { __typename: 'HeadRefForcePushedEvent' }
      )
      | (
        { id: string, fullDatabaseId: string | null, body: string, createdAt: string, updatedAt: string, author:
          | (
            { id: string, databaseId: number | null, login: string }
            & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
          )
          | (
            { login: string }
            & { __typename: 'EnterpriseUserAccount' }
          )
          | (
            { id: string, databaseId: number | null, name: string | null, login: string }
            & { __typename: 'User' }
          )
         | null }
        & { __typename: 'IssueComment' }
      )
      | (
        { id: string, createdAt: string, actor:
          | (
            { id: string, databaseId: number | null, login: string }
            & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
          )
          | (
            { login: string }
            & { __typename: 'EnterpriseUserAccount' }
          )
          | (
            { id: string, databaseId: number | null, name: string | null, login: string }
            & { __typename: 'User' }
          )
         | null, label: { name: string } }
        & { __typename: 'LabeledEvent' | 'UnlabeledEvent' }
      )
      | (
        { id: string, createdAt: string, actor:
          | (
            { id: string, databaseId: number | null, login: string }
            & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
          )
          | (
            { login: string }
            & { __typename: 'EnterpriseUserAccount' }
          )
          | (
            { id: string, databaseId: number | null, name: string | null, login: string }
            & { __typename: 'User' }
          )
         | null, mergeCommit: { oid: string } | null }
        & { __typename: 'MergedEvent' }
      )
      | (
        { id: string, commit: { oid: string, committedDate: string, messageHeadline: string, author: { user: (
              { id: string, databaseId: number | null, name: string | null, login: string }
              & { __typename: 'User' }
            ) | null } | null } }
        & { __typename: 'PullRequestCommit' }
      )
      | (
        { id: string, fullDatabaseId: string | null, state: PullRequestReviewState, submittedAt: string | null, updatedAt: string, body: string, author:
          | (
            { id: string, databaseId: number | null, login: string }
            & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
          )
          | (
            { login: string }
            & { __typename: 'EnterpriseUserAccount' }
          )
          | (
            { id: string, databaseId: number | null, name: string | null, login: string }
            & { __typename: 'User' }
          )
         | null, reviewedCommit: { oid: string } | null }
        & { __typename: 'PullRequestReview' }
      )
      | (
        { id: string, createdAt: string, previousTitle: string, currentTitle: string, actor:
          | (
            { id: string, databaseId: number | null, login: string }
            & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
          )
          | (
            { login: string }
            & { __typename: 'EnterpriseUserAccount' }
          )
          | (
            { id: string, databaseId: number | null, name: string | null, login: string }
            & { __typename: 'User' }
          )
         | null }
        & { __typename: 'RenamedTitleEvent' }
      )
      | (
        { id: string, createdAt: string, previousReviewState: PullRequestReviewState, actor:
          | (
            { id: string, databaseId: number | null, login: string }
            & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
          )
          | (
            { login: string }
            & { __typename: 'EnterpriseUserAccount' }
          )
          | (
            { id: string, databaseId: number | null, name: string | null, login: string }
            & { __typename: 'User' }
          )
         | null, review: { fullDatabaseId: string | null } | null }
        & { __typename: 'ReviewDismissedEvent' }
      )
      | (
        { id: string, createdAt: string, actor:
          | (
            { id: string, databaseId: number | null, login: string }
            & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
          )
          | (
            { login: string }
            & { __typename: 'EnterpriseUserAccount' }
          )
          | (
            { id: string, databaseId: number | null, name: string | null, login: string }
            & { __typename: 'User' }
          )
         | null, requestedReviewer:
          | (
            { id: string, databaseId: number | null, login: string }
            & { __typename: 'Bot' | 'Mannequin' }
          )
          | { __typename: 'Team' }
          | (
            { id: string, databaseId: number | null, name: string | null, login: string }
            & { __typename: 'User' }
          )
         | null }
        & { __typename: 'ReviewRequestRemovedEvent' | 'ReviewRequestedEvent' }
      )
     | null> | null } };

type PullRequestTimelineItem_Muc53nH7CwnMLmLjXfkTLlgc7z8VRit9e95g8EPee1s_Fragment = { id: string, createdAt: string, actor:
    | (
      { id: string, databaseId: number | null, login: string }
      & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
    )
    | (
      { login: string }
      & { __typename: 'EnterpriseUserAccount' }
    )
    | (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    )
   | null };

type PullRequestTimelineItem_AssignedEvent_UnassignedEvent_Fragment = { id: string, createdAt: string, actor:
    | (
      { id: string, databaseId: number | null, login: string }
      & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
    )
    | (
      { login: string }
      & { __typename: 'EnterpriseUserAccount' }
    )
    | (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    )
   | null, assignee:
    | (
      { id: string, databaseId: number | null, login: string }
      & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
    )
    | (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    )
   | null };

type PullRequestTimelineItem_ClosedEvent_Fragment = { id: string, createdAt: string, actor:
    | (
      { id: string, databaseId: number | null, login: string }
      & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
    )
    | (
      { login: string }
      & { __typename: 'EnterpriseUserAccount' }
    )
    | (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    )
   | null, closer:
    | (
      { oid: string }
      & { __typename: 'Commit' }
    )
    | { __typename: 'ProjectV2' }
    | (
      { number: number, repository: { nameWithOwner: string, isPrivate: boolean } }
      & { __typename: 'PullRequest' }
    )
   | null };

type PullRequestTimelineItem_CrossReferencedEvent_Fragment = { id: string, createdAt: string, actor:
    | (
      { id: string, databaseId: number | null, login: string }
      & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
    )
    | (
      { login: string }
      & { __typename: 'EnterpriseUserAccount' }
    )
    | (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    )
   | null, source: { number: number, repository: { nameWithOwner: string, isPrivate: boolean } } };

type PullRequestTimelineItem_HeadRefForcePushedEvent_Fragment = { id: string, createdAt: string, actor:
    | (
      { id: string, databaseId: number | null, login: string }
      & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
    )
    | (
      { login: string }
      & { __typename: 'EnterpriseUserAccount' }
    )
    | (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    )
   | null, afterCommit: { oid: string } | null };

type PullRequestTimelineItem_IssueComment_Fragment = { id: string, fullDatabaseId: string | null, body: string, createdAt: string, updatedAt: string, author:
    | (
      { id: string, databaseId: number | null, login: string }
      & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
    )
    | (
      { login: string }
      & { __typename: 'EnterpriseUserAccount' }
    )
    | (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    )
   | null };

type PullRequestTimelineItem_LabeledEvent_UnlabeledEvent_Fragment = { id: string, createdAt: string, actor:
    | (
      { id: string, databaseId: number | null, login: string }
      & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
    )
    | (
      { login: string }
      & { __typename: 'EnterpriseUserAccount' }
    )
    | (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    )
   | null, label: { name: string } };

type PullRequestTimelineItem_MergedEvent_Fragment = { id: string, createdAt: string, actor:
    | (
      { id: string, databaseId: number | null, login: string }
      & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
    )
    | (
      { login: string }
      & { __typename: 'EnterpriseUserAccount' }
    )
    | (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    )
   | null, mergeCommit: { oid: string } | null };

type PullRequestTimelineItem_PullRequestCommit_Fragment = { id: string, commit: { oid: string, committedDate: string, messageHeadline: string, author: { user: (
        { id: string, databaseId: number | null, name: string | null, login: string }
        & { __typename: 'User' }
      ) | null } | null } };

type PullRequestTimelineItem_PullRequestReview_Fragment = { id: string, fullDatabaseId: string | null, state: PullRequestReviewState, submittedAt: string | null, updatedAt: string, body: string, author:
    | (
      { id: string, databaseId: number | null, login: string }
      & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
    )
    | (
      { login: string }
      & { __typename: 'EnterpriseUserAccount' }
    )
    | (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    )
   | null, reviewedCommit: { oid: string } | null };

type PullRequestTimelineItem_RenamedTitleEvent_Fragment = { id: string, createdAt: string, previousTitle: string, currentTitle: string, actor:
    | (
      { id: string, databaseId: number | null, login: string }
      & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
    )
    | (
      { login: string }
      & { __typename: 'EnterpriseUserAccount' }
    )
    | (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    )
   | null };

type PullRequestTimelineItem_ReviewDismissedEvent_Fragment = { id: string, createdAt: string, previousReviewState: PullRequestReviewState, actor:
    | (
      { id: string, databaseId: number | null, login: string }
      & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
    )
    | (
      { login: string }
      & { __typename: 'EnterpriseUserAccount' }
    )
    | (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    )
   | null, review: { fullDatabaseId: string | null } | null };

type PullRequestTimelineItem_ReviewRequestRemovedEvent_ReviewRequestedEvent_Fragment = { id: string, createdAt: string, actor:
    | (
      { id: string, databaseId: number | null, login: string }
      & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
    )
    | (
      { login: string }
      & { __typename: 'EnterpriseUserAccount' }
    )
    | (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    )
   | null, requestedReviewer:
    | (
      { id: string, databaseId: number | null, login: string }
      & { __typename: 'Bot' | 'Mannequin' }
    )
    | { __typename: 'Team' }
    | (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    )
   | null };

export type PullRequestTimelineItemFragment =
  | PullRequestTimelineItem_Muc53nH7CwnMLmLjXfkTLlgc7z8VRit9e95g8EPee1s_Fragment
  | PullRequestTimelineItem_AssignedEvent_UnassignedEvent_Fragment
  | PullRequestTimelineItem_ClosedEvent_Fragment
  | PullRequestTimelineItem_CrossReferencedEvent_Fragment
  | PullRequestTimelineItem_HeadRefForcePushedEvent_Fragment
  | PullRequestTimelineItem_IssueComment_Fragment
  | PullRequestTimelineItem_LabeledEvent_UnlabeledEvent_Fragment
  | PullRequestTimelineItem_MergedEvent_Fragment
  | PullRequestTimelineItem_PullRequestCommit_Fragment
  | PullRequestTimelineItem_PullRequestReview_Fragment
  | PullRequestTimelineItem_RenamedTitleEvent_Fragment
  | PullRequestTimelineItem_ReviewDismissedEvent_Fragment
  | PullRequestTimelineItem_ReviewRequestRemovedEvent_ReviewRequestedEvent_Fragment
;

type Reviewer_Bot_Mannequin_Fragment = (
  { id: string, databaseId: number | null, login: string }
  & { __typename: 'Bot' | 'Mannequin' }
);

type Reviewer_Team_Fragment = { __typename: 'Team' };

type Reviewer_User_Fragment = (
  { id: string, databaseId: number | null, name: string | null, login: string }
  & { __typename: 'User' }
);

export type ReviewerFragment =
  | Reviewer_Bot_Mannequin_Fragment
  | Reviewer_Team_Fragment
  | Reviewer_User_Fragment
;

export type PullRequestsByIdQuery = { rateLimit: { cost: number, remaining: number, resetAt: string } | null, nodes: Array<
    | { __typename: 'AddedToMergeQueueEvent' | 'AddedToProjectEvent' | 'App' | 'AssignedEvent' | 'AutoMergeDisabledEvent' | 'AutoMergeEnabledEvent' | 'AutoRebaseEnabledEvent' | 'AutoSquashEnabledEvent' | 'AutomaticBaseChangeFailedEvent' | 'AutomaticBaseChangeSucceededEvent' | 'BaseRefChangedEvent' | 'BaseRefDeletedEvent' | 'BaseRefForcePushedEvent' | 'Blob' | 'Bot' | 'BranchProtectionRule' | 'BypassForcePushAllowance' | 'BypassPullRequestAllowance' | 'CWE' | 'CheckRun' }
    | { __typename: 'CheckSuite' | 'ClosedEvent' | 'CodeOfConduct' | 'CommentDeletedEvent' | 'Commit' | 'CommitComment' | 'CommitCommentThread' | 'Comparison' | 'ConnectedEvent' | 'ConvertToDraftEvent' | 'ConvertedNoteToIssueEvent' | 'ConvertedToDiscussionEvent' | 'CrossReferencedEvent' | 'DemilestonedEvent' | 'DependencyGraphManifest' | 'DeployKey' | 'DeployedEvent' | 'Deployment' | 'DeploymentEnvironmentChangedEvent' | 'DeploymentReview' }
    | { __typename: 'DeploymentStatus' | 'DisconnectedEvent' | 'Discussion' | 'DiscussionCategory' | 'DiscussionComment' | 'DiscussionPoll' | 'DiscussionPollOption' | 'DraftIssue' | 'Enterprise' | 'EnterpriseAdministratorInvitation' | 'EnterpriseIdentityProvider' | 'EnterpriseMemberInvitation' | 'EnterpriseRepositoryInfo' | 'EnterpriseServerInstallation' | 'EnterpriseServerUserAccount' | 'EnterpriseServerUserAccountEmail' | 'EnterpriseServerUserAccountsUpload' | 'EnterpriseUserAccount' | 'Environment' | 'ExternalIdentity' }
    | { __typename: 'Gist' | 'GistComment' | 'HeadRefDeletedEvent' | 'HeadRefForcePushedEvent' | 'HeadRefRestoredEvent' | 'IpAllowListEntry' | 'Issue' | 'IssueComment' | 'Label' | 'LabeledEvent' | 'Language' | 'License' | 'LinkedBranch' | 'LockedEvent' | 'Mannequin' | 'MarkedAsDuplicateEvent' | 'MarketplaceCategory' | 'MarketplaceListing' | 'MemberFeatureRequestNotification' | 'MembersCanDeleteReposClearAuditEntry' }
    | { __typename: 'MembersCanDeleteReposDisableAuditEntry' | 'MembersCanDeleteReposEnableAuditEntry' | 'MentionedEvent' | 'MergeQueue' | 'MergeQueueEntry' | 'MergedEvent' | 'MigrationSource' | 'Milestone' | 'MilestonedEvent' | 'MovedColumnsInProjectEvent' | 'OIDCProvider' | 'OauthApplicationCreateAuditEntry' | 'OrgAddBillingManagerAuditEntry' | 'OrgAddMemberAuditEntry' | 'OrgBlockUserAuditEntry' | 'OrgConfigDisableCollaboratorsOnlyAuditEntry' | 'OrgConfigEnableCollaboratorsOnlyAuditEntry' | 'OrgCreateAuditEntry' | 'OrgDisableOauthAppRestrictionsAuditEntry' | 'OrgDisableSamlAuditEntry' }
    | { __typename: 'OrgDisableTwoFactorRequirementAuditEntry' | 'OrgEnableOauthAppRestrictionsAuditEntry' | 'OrgEnableSamlAuditEntry' | 'OrgEnableTwoFactorRequirementAuditEntry' | 'OrgInviteMemberAuditEntry' | 'OrgInviteToBusinessAuditEntry' | 'OrgOauthAppAccessApprovedAuditEntry' | 'OrgOauthAppAccessBlockedAuditEntry' | 'OrgOauthAppAccessDeniedAuditEntry' | 'OrgOauthAppAccessRequestedAuditEntry' | 'OrgOauthAppAccessUnblockedAuditEntry' | 'OrgRemoveBillingManagerAuditEntry' | 'OrgRemoveMemberAuditEntry' | 'OrgRemoveOutsideCollaboratorAuditEntry' | 'OrgRestoreMemberAuditEntry' | 'OrgUnblockUserAuditEntry' | 'OrgUpdateDefaultRepositoryPermissionAuditEntry' | 'OrgUpdateMemberAuditEntry' | 'OrgUpdateMemberRepositoryCreationPermissionAuditEntry' | 'OrgUpdateMemberRepositoryInvitationPermissionAuditEntry' }
    | { __typename: 'Organization' | 'OrganizationIdentityProvider' | 'OrganizationInvitation' | 'OrganizationMigration' | 'Package' | 'PackageFile' | 'PackageTag' | 'PackageVersion' | 'ParentIssueAddedEvent' | 'ParentIssueRemovedEvent' | 'PinnedDiscussion' | 'PinnedEnvironment' | 'PinnedEvent' | 'PinnedIssue' | 'PrivateRepositoryForkingDisableAuditEntry' | 'PrivateRepositoryForkingEnableAuditEntry' | 'Project' | 'ProjectCard' | 'ProjectColumn' | 'ProjectV2' }
    | { __typename: 'ProjectV2Field' | 'ProjectV2Item' | 'ProjectV2ItemFieldDateValue' | 'ProjectV2ItemFieldIterationValue' | 'ProjectV2ItemFieldNumberValue' | 'ProjectV2ItemFieldSingleSelectValue' | 'ProjectV2ItemFieldTextValue' | 'ProjectV2IterationField' | 'ProjectV2SingleSelectField' | 'ProjectV2StatusUpdate' | 'ProjectV2View' | 'ProjectV2Workflow' | 'PublicKey' | 'PullRequestCommit' | 'PullRequestCommitCommentThread' | 'PullRequestReview' | 'PullRequestReviewComment' | 'PullRequestReviewThread' | 'PullRequestThread' | 'Push' }
    | { __typename: 'PushAllowance' | 'Query' | 'Reaction' | 'ReadyForReviewEvent' | 'Ref' | 'ReferencedEvent' | 'Release' | 'ReleaseAsset' | 'RemovedFromMergeQueueEvent' | 'RemovedFromProjectEvent' | 'RenamedTitleEvent' | 'ReopenedEvent' | 'RepoAccessAuditEntry' | 'RepoAddMemberAuditEntry' | 'RepoAddTopicAuditEntry' | 'RepoArchivedAuditEntry' | 'RepoChangeMergeSettingAuditEntry' | 'RepoConfigDisableAnonymousGitAccessAuditEntry' | 'RepoConfigDisableCollaboratorsOnlyAuditEntry' | 'RepoConfigDisableContributorsOnlyAuditEntry' }
    | { __typename: 'RepoConfigDisableSockpuppetDisallowedAuditEntry' | 'RepoConfigEnableAnonymousGitAccessAuditEntry' | 'RepoConfigEnableCollaboratorsOnlyAuditEntry' | 'RepoConfigEnableContributorsOnlyAuditEntry' | 'RepoConfigEnableSockpuppetDisallowedAuditEntry' | 'RepoConfigLockAnonymousGitAccessAuditEntry' | 'RepoConfigUnlockAnonymousGitAccessAuditEntry' | 'RepoCreateAuditEntry' | 'RepoDestroyAuditEntry' | 'RepoRemoveMemberAuditEntry' | 'RepoRemoveTopicAuditEntry' | 'Repository' | 'RepositoryInvitation' | 'RepositoryMigration' | 'RepositoryRule' | 'RepositoryRuleset' | 'RepositoryRulesetBypassActor' | 'RepositoryTopic' | 'RepositoryVisibilityChangeDisableAuditEntry' | 'RepositoryVisibilityChangeEnableAuditEntry' }
    | { __typename: 'RepositoryVulnerabilityAlert' | 'ReviewDismissalAllowance' | 'ReviewDismissedEvent' | 'ReviewRequest' | 'ReviewRequestRemovedEvent' | 'ReviewRequestedEvent' | 'SavedReply' | 'SecurityAdvisory' | 'SponsorsActivity' | 'SponsorsListing' | 'SponsorsListingFeaturedItem' | 'SponsorsTier' | 'Sponsorship' | 'SponsorshipNewsletter' | 'Status' | 'StatusCheckRollup' | 'StatusContext' | 'SubIssueAddedEvent' | 'SubIssueRemovedEvent' | 'SubscribedEvent' }
    | { __typename: 'Tag' | 'Team' | 'TeamAddMemberAuditEntry' | 'TeamAddRepositoryAuditEntry' | 'TeamChangeParentTeamAuditEntry' | 'TeamDiscussion' | 'TeamDiscussionComment' | 'TeamRemoveMemberAuditEntry' | 'TeamRemoveRepositoryAuditEntry' | 'Topic' | 'TransferredEvent' | 'Tree' | 'UnassignedEvent' | 'UnlabeledEvent' | 'UnlockedEvent' | 'UnmarkedAsDuplicateEvent' | 'UnpinnedEvent' | 'UnsubscribedEvent' | 'User' | 'UserBlockedEvent' }
    | { __typename: 'UserContentEdit' | 'UserList' | 'UserNamespaceRepository' | 'UserStatus' | 'VerifiableDomain' | 'Workflow' | 'WorkflowRun' | 'WorkflowRunFile' }
    | (
      { id: string, fullDatabaseId: string | null, number: number, title: string, state: PullRequestState, isDraft: boolean, createdAt: string, updatedAt: string, closedAt: string | null, mergedAt: string | null, additions: number, deletions: number, changedFiles: number, baseRefName: string, body: string, repository: { databaseId: number | null }, author:
        | (
          { id: string, databaseId: number | null, login: string }
          & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
        )
        | (
          { login: string }
          & { __typename: 'EnterpriseUserAccount' }
        )
        | (
          { id: string, databaseId: number | null, name: string | null, login: string }
          & { __typename: 'User' }
        )
       | null, mergedBy:
        | (
          { id: string, databaseId: number | null, login: string }
          & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
        )
        | (
          { login: string }
          & { __typename: 'EnterpriseUserAccount' }
        )
        | (
          { id: string, databaseId: number | null, name: string | null, login: string }
          & { __typename: 'User' }
        )
       | null, labels: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ name: string } | null> | null } | null, timelineItems: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<
          | (
            { id: string, createdAt: string, actor:
              | (
                { id: string, databaseId: number | null, login: string }
                & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
              )
              | (
                { login: string }
                & { __typename: 'EnterpriseUserAccount' }
              )
              | (
                { id: string, databaseId: number | null, name: string | null, login: string }
                & { __typename: 'User' }
              )
             | null }
            & { __typename: 'AddedToMergeQueueEvent' | 'AutoMergeEnabledEvent' | 'AutoRebaseEnabledEvent' | 'AutoSquashEnabledEvent' | 'ConvertToDraftEvent' | 'LockedEvent' | 'ReadyForReviewEvent' | 'ReopenedEvent' | 'UnlockedEvent' }
          )
          | { __typename: 'AddedToProjectEvent' | 'AutoMergeDisabledEvent' | 'AutomaticBaseChangeFailedEvent' | 'AutomaticBaseChangeSucceededEvent' | 'BaseRefChangedEvent' | 'BaseRefDeletedEvent' | 'BaseRefForcePushedEvent' | 'CommentDeletedEvent' | 'ConnectedEvent' | 'ConvertedNoteToIssueEvent' | 'ConvertedToDiscussionEvent' | 'DemilestonedEvent' | 'DeployedEvent' | 'DeploymentEnvironmentChangedEvent' | 'DisconnectedEvent' | 'HeadRefDeletedEvent' | 'HeadRefRestoredEvent' | 'MarkedAsDuplicateEvent' | 'MentionedEvent' | 'MilestonedEvent' }
          | { __typename: 'MovedColumnsInProjectEvent' | 'ParentIssueAddedEvent' | 'ParentIssueRemovedEvent' | 'PinnedEvent' | 'PullRequestCommitCommentThread' | 'PullRequestReviewThread' | 'PullRequestRevisionMarker' | 'ReferencedEvent' | 'RemovedFromMergeQueueEvent' | 'RemovedFromProjectEvent' | 'SubIssueAddedEvent' | 'SubIssueRemovedEvent' | 'SubscribedEvent' | 'TransferredEvent' | 'UnmarkedAsDuplicateEvent' | 'UnpinnedEvent' | 'UnsubscribedEvent' | 'UserBlockedEvent' }
          | (
            { id: string, createdAt: string, actor:
              | (
                { id: string, databaseId: number | null, login: string }
                & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
              )
              | (
                { login: string }
                & { __typename: 'EnterpriseUserAccount' }
              )
              | (
                { id: string, databaseId: number | null, name: string | null, login: string }
                & { __typename: 'User' }
              )
             | null, assignee:
              | (
                { id: string, databaseId: number | null, login: string }
                & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
              )
              | (
                { id: string, databaseId: number | null, name: string | null, login: string }
                & { __typename: 'User' }
              )
             | null }
            & { __typename: 'AssignedEvent' | 'UnassignedEvent' }
          )
          | (
            { id: string, createdAt: string, actor:
              | (
                { id: string, databaseId: number | null, login: string }
                & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
              )
              | (
                { login: string }
                & { __typename: 'EnterpriseUserAccount' }
              )
              | (
                { id: string, databaseId: number | null, name: string | null, login: string }
                & { __typename: 'User' }
              )
             | null, closer:
              | (
                { oid: string }
                & { __typename: 'Commit' }
              )
              | { __typename: 'ProjectV2' }
              | (
                { number: number, repository: { nameWithOwner: string, isPrivate: boolean } }
                & { __typename: 'PullRequest' }
              )
             | null }
            & { __typename: 'ClosedEvent' }
          )
          | (
            { id: string, createdAt: string, actor:
              | (
                { id: string, databaseId: number | null, login: string }
                & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
              )
              | (
                { login: string }
                & { __typename: 'EnterpriseUserAccount' }
              )
              | (
                { id: string, databaseId: number | null, name: string | null, login: string }
                & { __typename: 'User' }
              )
             | null, source: { number: number, repository: { nameWithOwner: string, isPrivate: boolean } } }
            & { __typename: 'CrossReferencedEvent' }
          )
          | (
            { id: string, createdAt: string, actor:
              | (
                { id: string, databaseId: number | null, login: string }
                & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
              )
              | (
                { login: string }
                & { __typename: 'EnterpriseUserAccount' }
              )
              | (
                { id: string, databaseId: number | null, name: string | null, login: string }
                & { __typename: 'User' }
              )
             | null, afterCommit: { oid: string } | null }
            & { __typename: 'HeadRefForcePushedEvent' }
          )
          | (
            { id: string, fullDatabaseId: string | null, body: string, createdAt: string, updatedAt: string, author:
              | (
                { id: string, databaseId: number | null, login: string }
                & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
              )
              | (
                { login: string }
                & { __typename: 'EnterpriseUserAccount' }
              )
              | (
                { id: string, databaseId: number | null, name: string | null, login: string }
                & { __typename: 'User' }
              )
             | null }
            & { __typename: 'IssueComment' }
          )
          | (
            { id: string, createdAt: string, actor:
              | (
                { id: string, databaseId: number | null, login: string }
                & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
              )
              | (
                { login: string }
                & { __typename: 'EnterpriseUserAccount' }
              )
              | (
                { id: string, databaseId: number | null, name: string | null, login: string }
                & { __typename: 'User' }
              )
             | null, label: { name: string } }
            & { __typename: 'LabeledEvent' | 'UnlabeledEvent' }
          )
          | (
            { id: string, createdAt: string, actor:
              | (
                { id: string, databaseId: number | null, login: string }
                & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
              )
              | (
                { login: string }
                & { __typename: 'EnterpriseUserAccount' }
              )
              | (
                { id: string, databaseId: number | null, name: string | null, login: string }
                & { __typename: 'User' }
              )
             | null, mergeCommit: { oid: string } | null }
            & { __typename: 'MergedEvent' }
          )
          | (
            { id: string, commit: { oid: string, committedDate: string, messageHeadline: string, author: { user: (
                  { id: string, databaseId: number | null, name: string | null, login: string }
                  & { __typename: 'User' }
                ) | null } | null } }
            & { __typename: 'PullRequestCommit' }
          )
          | (
            { id: string, fullDatabaseId: string | null, state: PullRequestReviewState, submittedAt: string | null, updatedAt: string, body: string, author:
              | (
                { id: string, databaseId: number | null, login: string }
                & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
              )
              | (
                { login: string }
                & { __typename: 'EnterpriseUserAccount' }
              )
              | (
                { id: string, databaseId: number | null, name: string | null, login: string }
                & { __typename: 'User' }
              )
             | null, reviewedCommit: { oid: string } | null }
            & { __typename: 'PullRequestReview' }
          )
          | (
            { id: string, createdAt: string, previousTitle: string, currentTitle: string, actor:
              | (
                { id: string, databaseId: number | null, login: string }
                & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
              )
              | (
                { login: string }
                & { __typename: 'EnterpriseUserAccount' }
              )
              | (
                { id: string, databaseId: number | null, name: string | null, login: string }
                & { __typename: 'User' }
              )
             | null }
            & { __typename: 'RenamedTitleEvent' }
          )
          | (
            { id: string, createdAt: string, previousReviewState: PullRequestReviewState, actor:
              | (
                { id: string, databaseId: number | null, login: string }
                & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
              )
              | (
                { login: string }
                & { __typename: 'EnterpriseUserAccount' }
              )
              | (
                { id: string, databaseId: number | null, name: string | null, login: string }
                & { __typename: 'User' }
              )
             | null, review: { fullDatabaseId: string | null } | null }
            & { __typename: 'ReviewDismissedEvent' }
          )
          | (
            { id: string, createdAt: string, actor:
              | (
                { id: string, databaseId: number | null, login: string }
                & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
              )
              | (
                { login: string }
                & { __typename: 'EnterpriseUserAccount' }
              )
              | (
                { id: string, databaseId: number | null, name: string | null, login: string }
                & { __typename: 'User' }
              )
             | null, requestedReviewer:
              | (
                { id: string, databaseId: number | null, login: string }
                & { __typename: 'Bot' | 'Mannequin' }
              )
              | { __typename: 'Team' }
              | (
                { id: string, databaseId: number | null, name: string | null, login: string }
                & { __typename: 'User' }
              )
             | null }
            & { __typename: 'ReviewRequestRemovedEvent' | 'ReviewRequestedEvent' }
          )
         | null> | null } }
      & { __typename: 'PullRequest' }
    )
   | null> };

export type PullRequestsQuery = { rateLimit: { cost: number, remaining: number, resetAt: string } | null, repository: { id: string, databaseId: number | null, page: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, fullDatabaseId: string | null, number: number, title: string, state: PullRequestState, isDraft: boolean, createdAt: string, updatedAt: string, closedAt: string | null, mergedAt: string | null, additions: number, deletions: number, changedFiles: number, baseRefName: string, body: string, author:
          | (
            { id: string, databaseId: number | null, login: string }
            & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
          )
          | (
            { login: string }
            & { __typename: 'EnterpriseUserAccount' }
          )
          | (
            { id: string, databaseId: number | null, name: string | null, login: string }
            & { __typename: 'User' }
          )
         | null, mergedBy:
          | (
            { id: string, databaseId: number | null, login: string }
            & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
          )
          | (
            { login: string }
            & { __typename: 'EnterpriseUserAccount' }
          )
          | (
            { id: string, databaseId: number | null, name: string | null, login: string }
            & { __typename: 'User' }
          )
         | null, labels: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ name: string } | null> | null } | null, timelineItems: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<
            | (
              { id: string, createdAt: string, actor:
                | (
                  { id: string, databaseId: number | null, login: string }
                  & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
                )
                | (
                  { login: string }
                  & { __typename: 'EnterpriseUserAccount' }
                )
                | (
                  { id: string, databaseId: number | null, name: string | null, login: string }
                  & { __typename: 'User' }
                )
               | null }
              & { __typename: 'AddedToMergeQueueEvent' | 'AutoMergeEnabledEvent' | 'AutoRebaseEnabledEvent' | 'AutoSquashEnabledEvent' | 'ConvertToDraftEvent' | 'LockedEvent' | 'ReadyForReviewEvent' | 'ReopenedEvent' | 'UnlockedEvent' }
            )
            | { __typename: 'AddedToProjectEvent' | 'AutoMergeDisabledEvent' | 'AutomaticBaseChangeFailedEvent' | 'AutomaticBaseChangeSucceededEvent' | 'BaseRefChangedEvent' | 'BaseRefDeletedEvent' | 'BaseRefForcePushedEvent' | 'CommentDeletedEvent' | 'ConnectedEvent' | 'ConvertedNoteToIssueEvent' | 'ConvertedToDiscussionEvent' | 'DemilestonedEvent' | 'DeployedEvent' | 'DeploymentEnvironmentChangedEvent' | 'DisconnectedEvent' | 'HeadRefDeletedEvent' | 'HeadRefRestoredEvent' | 'MarkedAsDuplicateEvent' | 'MentionedEvent' | 'MilestonedEvent' }
            | { __typename: 'MovedColumnsInProjectEvent' | 'ParentIssueAddedEvent' | 'ParentIssueRemovedEvent' | 'PinnedEvent' | 'PullRequestCommitCommentThread' | 'PullRequestReviewThread' | 'PullRequestRevisionMarker' | 'ReferencedEvent' | 'RemovedFromMergeQueueEvent' | 'RemovedFromProjectEvent' | 'SubIssueAddedEvent' | 'SubIssueRemovedEvent' | 'SubscribedEvent' | 'TransferredEvent' | 'UnmarkedAsDuplicateEvent' | 'UnpinnedEvent' | 'UnsubscribedEvent' | 'UserBlockedEvent' }
            | (
              { id: string, createdAt: string, actor:
                | (
                  { id: string, databaseId: number | null, login: string }
                  & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
                )
                | (
                  { login: string }
                  & { __typename: 'EnterpriseUserAccount' }
                )
                | (
                  { id: string, databaseId: number | null, name: string | null, login: string }
                  & { __typename: 'User' }
                )
               | null, assignee:
                | (
                  { id: string, databaseId: number | null, login: string }
                  & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
                )
                | (
                  { id: string, databaseId: number | null, name: string | null, login: string }
                  & { __typename: 'User' }
                )
               | null }
              & { __typename: 'AssignedEvent' | 'UnassignedEvent' }
            )
            | (
              { id: string, createdAt: string, actor:
                | (
                  { id: string, databaseId: number | null, login: string }
                  & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
                )
                | (
                  { login: string }
                  & { __typename: 'EnterpriseUserAccount' }
                )
                | (
                  { id: string, databaseId: number | null, name: string | null, login: string }
                  & { __typename: 'User' }
                )
               | null, closer:
                | (
                  { oid: string }
                  & { __typename: 'Commit' }
                )
                | { __typename: 'ProjectV2' }
                | (
                  { number: number, repository: { nameWithOwner: string, isPrivate: boolean } }
                  & { __typename: 'PullRequest' }
                )
               | null }
              & { __typename: 'ClosedEvent' }
            )
            | (
              { id: string, createdAt: string, actor:
                | (
                  { id: string, databaseId: number | null, login: string }
                  & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
                )
                | (
                  { login: string }
                  & { __typename: 'EnterpriseUserAccount' }
                )
                | (
                  { id: string, databaseId: number | null, name: string | null, login: string }
                  & { __typename: 'User' }
                )
               | null, source: { number: number, repository: { nameWithOwner: string, isPrivate: boolean } } }
              & { __typename: 'CrossReferencedEvent' }
            )
            | (
              { id: string, createdAt: string, actor:
                | (
                  { id: string, databaseId: number | null, login: string }
                  & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
                )
                | (
                  { login: string }
                  & { __typename: 'EnterpriseUserAccount' }
                )
                | (
                  { id: string, databaseId: number | null, name: string | null, login: string }
                  & { __typename: 'User' }
                )
               | null, afterCommit: { oid: string } | null }
              & { __typename: 'HeadRefForcePushedEvent' }
            )
            | (
              { id: string, fullDatabaseId: string | null, body: string, createdAt: string, updatedAt: string, author:
                | (
                  { id: string, databaseId: number | null, login: string }
                  & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
                )
                | (
                  { login: string }
                  & { __typename: 'EnterpriseUserAccount' }
                )
                | (
                  { id: string, databaseId: number | null, name: string | null, login: string }
                  & { __typename: 'User' }
                )
               | null }
              & { __typename: 'IssueComment' }
            )
            | (
              { id: string, createdAt: string, actor:
                | (
                  { id: string, databaseId: number | null, login: string }
                  & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
                )
                | (
                  { login: string }
                  & { __typename: 'EnterpriseUserAccount' }
                )
                | (
                  { id: string, databaseId: number | null, name: string | null, login: string }
                  & { __typename: 'User' }
                )
               | null, label: { name: string } }
              & { __typename: 'LabeledEvent' | 'UnlabeledEvent' }
            )
            | (
              { id: string, createdAt: string, actor:
                | (
                  { id: string, databaseId: number | null, login: string }
                  & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
                )
                | (
                  { login: string }
                  & { __typename: 'EnterpriseUserAccount' }
                )
                | (
                  { id: string, databaseId: number | null, name: string | null, login: string }
                  & { __typename: 'User' }
                )
               | null, mergeCommit: { oid: string } | null }
              & { __typename: 'MergedEvent' }
            )
            | (
              { id: string, commit: { oid: string, committedDate: string, messageHeadline: string, author: { user: (
                    { id: string, databaseId: number | null, name: string | null, login: string }
                    & { __typename: 'User' }
                  ) | null } | null } }
              & { __typename: 'PullRequestCommit' }
            )
            | (
              { id: string, fullDatabaseId: string | null, state: PullRequestReviewState, submittedAt: string | null, updatedAt: string, body: string, author:
                | (
                  { id: string, databaseId: number | null, login: string }
                  & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
                )
                | (
                  { login: string }
                  & { __typename: 'EnterpriseUserAccount' }
                )
                | (
                  { id: string, databaseId: number | null, name: string | null, login: string }
                  & { __typename: 'User' }
                )
               | null, reviewedCommit: { oid: string } | null }
              & { __typename: 'PullRequestReview' }
            )
            | (
              { id: string, createdAt: string, previousTitle: string, currentTitle: string, actor:
                | (
                  { id: string, databaseId: number | null, login: string }
                  & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
                )
                | (
                  { login: string }
                  & { __typename: 'EnterpriseUserAccount' }
                )
                | (
                  { id: string, databaseId: number | null, name: string | null, login: string }
                  & { __typename: 'User' }
                )
               | null }
              & { __typename: 'RenamedTitleEvent' }
            )
            | (
              { id: string, createdAt: string, previousReviewState: PullRequestReviewState, actor:
                | (
                  { id: string, databaseId: number | null, login: string }
                  & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
                )
                | (
                  { login: string }
                  & { __typename: 'EnterpriseUserAccount' }
                )
                | (
                  { id: string, databaseId: number | null, name: string | null, login: string }
                  & { __typename: 'User' }
                )
               | null, review: { fullDatabaseId: string | null } | null }
              & { __typename: 'ReviewDismissedEvent' }
            )
            | (
              { id: string, createdAt: string, actor:
                | (
                  { id: string, databaseId: number | null, login: string }
                  & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
                )
                | (
                  { login: string }
                  & { __typename: 'EnterpriseUserAccount' }
                )
                | (
                  { id: string, databaseId: number | null, name: string | null, login: string }
                  & { __typename: 'User' }
                )
               | null, requestedReviewer:
                | (
                  { id: string, databaseId: number | null, login: string }
                  & { __typename: 'Bot' | 'Mannequin' }
                )
                | { __typename: 'Team' }
                | (
                  { id: string, databaseId: number | null, name: string | null, login: string }
                  & { __typename: 'User' }
                )
               | null }
              & { __typename: 'ReviewRequestRemovedEvent' | 'ReviewRequestedEvent' }
            )
           | null> | null } } | null> | null } } | null };

export type CommentFragment = { id: string, fullDatabaseId: string | null, body: string, createdAt: string, updatedAt: string, author:
    | (
      { id: string, databaseId: number | null, login: string }
      & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
    )
    | (
      { login: string }
      & { __typename: 'EnterpriseUserAccount' }
    )
    | (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    )
   | null };

export type LabeledFragment = { id: string, createdAt: string, actor:
    | (
      { id: string, databaseId: number | null, login: string }
      & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
    )
    | (
      { login: string }
      & { __typename: 'EnterpriseUserAccount' }
    )
    | (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    )
   | null, label: { name: string } };

export type UnlabeledFragment = { id: string, createdAt: string, actor:
    | (
      { id: string, databaseId: number | null, login: string }
      & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
    )
    | (
      { login: string }
      & { __typename: 'EnterpriseUserAccount' }
    )
    | (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    )
   | null, label: { name: string } };

export type AssignedFragment = { id: string, createdAt: string, actor:
    | (
      { id: string, databaseId: number | null, login: string }
      & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
    )
    | (
      { login: string }
      & { __typename: 'EnterpriseUserAccount' }
    )
    | (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    )
   | null, assignee:
    | (
      { id: string, databaseId: number | null, login: string }
      & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
    )
    | (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    )
   | null };

export type UnassignedFragment = { id: string, createdAt: string, actor:
    | (
      { id: string, databaseId: number | null, login: string }
      & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
    )
    | (
      { login: string }
      & { __typename: 'EnterpriseUserAccount' }
    )
    | (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    )
   | null, assignee:
    | (
      { id: string, databaseId: number | null, login: string }
      & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
    )
    | (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    )
   | null };

export type ClosedFragment = { id: string, createdAt: string, actor:
    | (
      { id: string, databaseId: number | null, login: string }
      & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
    )
    | (
      { login: string }
      & { __typename: 'EnterpriseUserAccount' }
    )
    | (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    )
   | null, closer:
    | (
      { oid: string }
      & { __typename: 'Commit' }
    )
    | { __typename: 'ProjectV2' }
    | (
      { number: number, repository: { nameWithOwner: string, isPrivate: boolean } }
      & { __typename: 'PullRequest' }
    )
   | null };

export type ReopenedFragment = { id: string, createdAt: string, actor:
    | (
      { id: string, databaseId: number | null, login: string }
      & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
    )
    | (
      { login: string }
      & { __typename: 'EnterpriseUserAccount' }
    )
    | (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    )
   | null };

export type RenamedFragment = { id: string, createdAt: string, previousTitle: string, currentTitle: string, actor:
    | (
      { id: string, databaseId: number | null, login: string }
      & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
    )
    | (
      { login: string }
      & { __typename: 'EnterpriseUserAccount' }
    )
    | (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    )
   | null };

export type CrossReferencedFragment = { id: string, createdAt: string, actor:
    | (
      { id: string, databaseId: number | null, login: string }
      & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
    )
    | (
      { login: string }
      & { __typename: 'EnterpriseUserAccount' }
    )
    | (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    )
   | null, source: { number: number, repository: { nameWithOwner: string, isPrivate: boolean } } };

export type OtherItemFragment = { number: number, repository: { nameWithOwner: string, isPrivate: boolean } };

type Who_Bot_Mannequin_Organization_Fragment = (
  { id: string, databaseId: number | null, login: string }
  & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
);

type Who_EnterpriseUserAccount_Fragment = (
  { login: string }
  & { __typename: 'EnterpriseUserAccount' }
);

type Who_User_Fragment = (
  { id: string, databaseId: number | null, name: string | null, login: string }
  & { __typename: 'User' }
);

export type WhoFragment =
  | Who_Bot_Mannequin_Organization_Fragment
  | Who_EnterpriseUserAccount_Fragment
  | Who_User_Fragment
;

export type RosterHistoryQuery = { rateLimit: { cost: number, remaining: number, resetAt: string } | null, repository: { nameWithOwner: string, defaultBranchRef: { target: { history: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ oid: string, committedDate: string, file: { object: { oid: string, byteSize: number, isBinary: boolean | null } | null } | null } | null> | null } } | null } | null } | null };

export type BoardQuery = { rateLimit: { cost: number, remaining: number, resetAt: string } | null, repositoryOwner: { projectV2: { url: string, items: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, createdAt: string, isArchived: boolean, creator:
            | (
              { id: string, databaseId: number | null, login: string }
              & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
            )
            | (
              { login: string }
              & { __typename: 'EnterpriseUserAccount' }
            )
            | (
              { id: string, databaseId: number | null, name: string | null, login: string }
              & { __typename: 'User' }
            )
           | null, content:
            | (
              { title: string, body: string }
              & { __typename: 'DraftIssue' }
            )
            | (
              { id: string, number: number, title: string, repository: { id: string, databaseId: number | null, nameWithOwner: string, isPrivate: boolean, isArchived: boolean, isFork: boolean, createdAt: string, defaultBranchRef: { name: string } | null } }
              & { __typename: 'Issue' }
            )
            | (
              { number: number, title: string, repository: { id: string, databaseId: number | null, nameWithOwner: string, isPrivate: boolean, isArchived: boolean, isFork: boolean, createdAt: string, defaultBranchRef: { name: string } | null } }
              & { __typename: 'PullRequest' }
            )
           | null, fieldValues: { nodes: Array<
              | (
                { date: string | null, field: { name: string } }
                & { __typename: 'ProjectV2ItemFieldDateValue' }
              )
              | (
                { title: string, startDate: string, duration: number, field: { name: string } }
                & { __typename: 'ProjectV2ItemFieldIterationValue' }
              )
              | { __typename: 'ProjectV2ItemFieldLabelValue' | 'ProjectV2ItemFieldMilestoneValue' | 'ProjectV2ItemFieldPullRequestValue' | 'ProjectV2ItemFieldRepositoryValue' | 'ProjectV2ItemFieldReviewerValue' | 'ProjectV2ItemFieldTextValue' | 'ProjectV2ItemFieldUserValue' }
              | (
                { number: number | null, field: { name: string } }
                & { __typename: 'ProjectV2ItemFieldNumberValue' }
              )
              | (
                { name: string | null, field: { name: string } }
                & { __typename: 'ProjectV2ItemFieldSingleSelectValue' }
              )
             | null> | null } } | null> | null } } | null } | null };

export type CardFragment = { id: string, createdAt: string, isArchived: boolean, creator:
    | (
      { id: string, databaseId: number | null, login: string }
      & { __typename: 'Bot' | 'Mannequin' | 'Organization' }
    )
    | (
      { login: string }
      & { __typename: 'EnterpriseUserAccount' }
    )
    | (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    )
   | null, content:
    | (
      { title: string, body: string }
      & { __typename: 'DraftIssue' }
    )
    | (
      { id: string, number: number, title: string, repository: { id: string, databaseId: number | null, nameWithOwner: string, isPrivate: boolean, isArchived: boolean, isFork: boolean, createdAt: string, defaultBranchRef: { name: string } | null } }
      & { __typename: 'Issue' }
    )
    | (
      { number: number, title: string, repository: { id: string, databaseId: number | null, nameWithOwner: string, isPrivate: boolean, isArchived: boolean, isFork: boolean, createdAt: string, defaultBranchRef: { name: string } | null } }
      & { __typename: 'PullRequest' }
    )
   | null, fieldValues: { nodes: Array<
      | (
        { date: string | null, field: { name: string } }
        & { __typename: 'ProjectV2ItemFieldDateValue' }
      )
      | (
        { title: string, startDate: string, duration: number, field: { name: string } }
        & { __typename: 'ProjectV2ItemFieldIterationValue' }
      )
      | { __typename: 'ProjectV2ItemFieldLabelValue' | 'ProjectV2ItemFieldMilestoneValue' | 'ProjectV2ItemFieldPullRequestValue' | 'ProjectV2ItemFieldRepositoryValue' | 'ProjectV2ItemFieldReviewerValue' | 'ProjectV2ItemFieldTextValue' | 'ProjectV2ItemFieldUserValue' }
      | (
        { number: number | null, field: { name: string } }
        & { __typename: 'ProjectV2ItemFieldNumberValue' }
      )
      | (
        { name: string | null, field: { name: string } }
        & { __typename: 'ProjectV2ItemFieldSingleSelectValue' }
      )
     | null> | null } };

export type FieldNameFragment = { name: string };

export type PlanningIssueFragment = { id: string, number: number, title: string, createdAt: string, updatedAt: string, lastEditedAt: string | null, url: string, body: string, repository: { id: string, databaseId: number | null, nameWithOwner: string, isPrivate: boolean, isArchived: boolean, isFork: boolean, createdAt: string, defaultBranchRef: { name: string } | null }, timelineItems: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<
      | { __typename: 'AddedToProjectEvent' | 'AssignedEvent' | 'ClosedEvent' | 'CommentDeletedEvent' | 'ConnectedEvent' | 'ConvertedNoteToIssueEvent' | 'ConvertedToDiscussionEvent' | 'CrossReferencedEvent' | 'DemilestonedEvent' | 'DisconnectedEvent' | 'IssueComment' | 'LockedEvent' | 'MarkedAsDuplicateEvent' | 'MentionedEvent' | 'MilestonedEvent' | 'MovedColumnsInProjectEvent' | 'ParentIssueAddedEvent' | 'ParentIssueRemovedEvent' | 'PinnedEvent' | 'ReferencedEvent' }
      | { __typename: 'RemovedFromProjectEvent' | 'RenamedTitleEvent' | 'ReopenedEvent' | 'SubIssueRemovedEvent' | 'SubscribedEvent' | 'TransferredEvent' | 'UnassignedEvent' | 'UnlockedEvent' | 'UnmarkedAsDuplicateEvent' | 'UnpinnedEvent' | 'UnsubscribedEvent' | 'UserBlockedEvent' }
      | (
        { createdAt: string, label: { name: string } }
        & { __typename: 'LabeledEvent' | 'UnlabeledEvent' }
      )
      | (
        { createdAt: string, subIssue: { id: string } | null }
        & { __typename: 'SubIssueAddedEvent' }
      )
     | null> | null }, comments: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, createdAt: string, fullDatabaseId: string | null, lastEditedAt: string | null, body: string } | null> | null } };

type PlanningEvent_I8BvXAfneXfComHtasDgqKuLIvzehlbJmuRdpqzrm0_Fragment = { __typename: 'AddedToProjectEvent' | 'AssignedEvent' | 'ClosedEvent' | 'CommentDeletedEvent' | 'ConnectedEvent' | 'ConvertedNoteToIssueEvent' | 'ConvertedToDiscussionEvent' | 'CrossReferencedEvent' | 'DemilestonedEvent' | 'DisconnectedEvent' | 'IssueComment' | 'LockedEvent' | 'MarkedAsDuplicateEvent' | 'MentionedEvent' | 'MilestonedEvent' | 'MovedColumnsInProjectEvent' | 'ParentIssueAddedEvent' | 'ParentIssueRemovedEvent' | 'PinnedEvent' | 'ReferencedEvent' };

type PlanningEvent_MlZ1n9BMd91myojyX3k8ti65Hq2JSbXrGuQtmzgyu5M_Fragment = { __typename: 'RemovedFromProjectEvent' | 'RenamedTitleEvent' | 'ReopenedEvent' | 'SubIssueRemovedEvent' | 'SubscribedEvent' | 'TransferredEvent' | 'UnassignedEvent' | 'UnlockedEvent' | 'UnmarkedAsDuplicateEvent' | 'UnpinnedEvent' | 'UnsubscribedEvent' | 'UserBlockedEvent' };

type PlanningEvent_LabeledEvent_UnlabeledEvent_Fragment = (
  { createdAt: string, label: { name: string } }
  & { __typename: 'LabeledEvent' | 'UnlabeledEvent' }
);

type PlanningEvent_SubIssueAddedEvent_Fragment = (
  { createdAt: string, subIssue: { id: string } | null }
  & { __typename: 'SubIssueAddedEvent' }
);

export type PlanningEventFragment =
  | PlanningEvent_I8BvXAfneXfComHtasDgqKuLIvzehlbJmuRdpqzrm0_Fragment
  | PlanningEvent_MlZ1n9BMd91myojyX3k8ti65Hq2JSbXrGuQtmzgyu5M_Fragment
  | PlanningEvent_LabeledEvent_UnlabeledEvent_Fragment
  | PlanningEvent_SubIssueAddedEvent_Fragment
;

export type PlanningCommentFragment = { id: string, createdAt: string, fullDatabaseId: string | null, lastEditedAt: string | null, body: string };

export type PlanningIssuesByIdQuery = { rateLimit: { cost: number, remaining: number, resetAt: string } | null, nodes: Array<
    | { __typename: 'AddedToMergeQueueEvent' | 'AddedToProjectEvent' | 'App' | 'AssignedEvent' | 'AutoMergeDisabledEvent' | 'AutoMergeEnabledEvent' | 'AutoRebaseEnabledEvent' | 'AutoSquashEnabledEvent' | 'AutomaticBaseChangeFailedEvent' | 'AutomaticBaseChangeSucceededEvent' | 'BaseRefChangedEvent' | 'BaseRefDeletedEvent' | 'BaseRefForcePushedEvent' | 'Blob' | 'Bot' | 'BranchProtectionRule' | 'BypassForcePushAllowance' | 'BypassPullRequestAllowance' | 'CWE' | 'CheckRun' }
    | { __typename: 'CheckSuite' | 'ClosedEvent' | 'CodeOfConduct' | 'CommentDeletedEvent' | 'Commit' | 'CommitComment' | 'CommitCommentThread' | 'Comparison' | 'ConnectedEvent' | 'ConvertToDraftEvent' | 'ConvertedNoteToIssueEvent' | 'ConvertedToDiscussionEvent' | 'CrossReferencedEvent' | 'DemilestonedEvent' | 'DependencyGraphManifest' | 'DeployKey' | 'DeployedEvent' | 'Deployment' | 'DeploymentEnvironmentChangedEvent' | 'DeploymentReview' }
    | { __typename: 'DeploymentStatus' | 'DisconnectedEvent' | 'Discussion' | 'DiscussionCategory' | 'DiscussionComment' | 'DiscussionPoll' | 'DiscussionPollOption' | 'DraftIssue' | 'Enterprise' | 'EnterpriseAdministratorInvitation' | 'EnterpriseIdentityProvider' | 'EnterpriseMemberInvitation' | 'EnterpriseRepositoryInfo' | 'EnterpriseServerInstallation' | 'EnterpriseServerUserAccount' | 'EnterpriseServerUserAccountEmail' | 'EnterpriseServerUserAccountsUpload' | 'EnterpriseUserAccount' | 'Environment' | 'ExternalIdentity' }
    | { __typename: 'Gist' | 'GistComment' | 'HeadRefDeletedEvent' | 'HeadRefForcePushedEvent' | 'HeadRefRestoredEvent' | 'IpAllowListEntry' | 'IssueComment' | 'Label' | 'LabeledEvent' | 'Language' | 'License' | 'LinkedBranch' | 'LockedEvent' | 'Mannequin' | 'MarkedAsDuplicateEvent' | 'MarketplaceCategory' | 'MarketplaceListing' | 'MemberFeatureRequestNotification' | 'MembersCanDeleteReposClearAuditEntry' | 'MembersCanDeleteReposDisableAuditEntry' }
    | { __typename: 'MembersCanDeleteReposEnableAuditEntry' | 'MentionedEvent' | 'MergeQueue' | 'MergeQueueEntry' | 'MergedEvent' | 'MigrationSource' | 'Milestone' | 'MilestonedEvent' | 'MovedColumnsInProjectEvent' | 'OIDCProvider' | 'OauthApplicationCreateAuditEntry' | 'OrgAddBillingManagerAuditEntry' | 'OrgAddMemberAuditEntry' | 'OrgBlockUserAuditEntry' | 'OrgConfigDisableCollaboratorsOnlyAuditEntry' | 'OrgConfigEnableCollaboratorsOnlyAuditEntry' | 'OrgCreateAuditEntry' | 'OrgDisableOauthAppRestrictionsAuditEntry' | 'OrgDisableSamlAuditEntry' | 'OrgDisableTwoFactorRequirementAuditEntry' }
    | { __typename: 'OrgEnableOauthAppRestrictionsAuditEntry' | 'OrgEnableSamlAuditEntry' | 'OrgEnableTwoFactorRequirementAuditEntry' | 'OrgInviteMemberAuditEntry' | 'OrgInviteToBusinessAuditEntry' | 'OrgOauthAppAccessApprovedAuditEntry' | 'OrgOauthAppAccessBlockedAuditEntry' | 'OrgOauthAppAccessDeniedAuditEntry' | 'OrgOauthAppAccessRequestedAuditEntry' | 'OrgOauthAppAccessUnblockedAuditEntry' | 'OrgRemoveBillingManagerAuditEntry' | 'OrgRemoveMemberAuditEntry' | 'OrgRemoveOutsideCollaboratorAuditEntry' | 'OrgRestoreMemberAuditEntry' | 'OrgUnblockUserAuditEntry' | 'OrgUpdateDefaultRepositoryPermissionAuditEntry' | 'OrgUpdateMemberAuditEntry' | 'OrgUpdateMemberRepositoryCreationPermissionAuditEntry' | 'OrgUpdateMemberRepositoryInvitationPermissionAuditEntry' | 'Organization' }
    | { __typename: 'OrganizationIdentityProvider' | 'OrganizationInvitation' | 'OrganizationMigration' | 'Package' | 'PackageFile' | 'PackageTag' | 'PackageVersion' | 'ParentIssueAddedEvent' | 'ParentIssueRemovedEvent' | 'PinnedDiscussion' | 'PinnedEnvironment' | 'PinnedEvent' | 'PinnedIssue' | 'PrivateRepositoryForkingDisableAuditEntry' | 'PrivateRepositoryForkingEnableAuditEntry' | 'Project' | 'ProjectCard' | 'ProjectColumn' | 'ProjectV2' | 'ProjectV2Field' }
    | { __typename: 'ProjectV2Item' | 'ProjectV2ItemFieldDateValue' | 'ProjectV2ItemFieldIterationValue' | 'ProjectV2ItemFieldNumberValue' | 'ProjectV2ItemFieldSingleSelectValue' | 'ProjectV2ItemFieldTextValue' | 'ProjectV2IterationField' | 'ProjectV2SingleSelectField' | 'ProjectV2StatusUpdate' | 'ProjectV2View' | 'ProjectV2Workflow' | 'PublicKey' | 'PullRequest' | 'PullRequestCommit' | 'PullRequestCommitCommentThread' | 'PullRequestReview' | 'PullRequestReviewComment' | 'PullRequestReviewThread' | 'PullRequestThread' | 'Push' }
    | { __typename: 'PushAllowance' | 'Query' | 'Reaction' | 'ReadyForReviewEvent' | 'Ref' | 'ReferencedEvent' | 'Release' | 'ReleaseAsset' | 'RemovedFromMergeQueueEvent' | 'RemovedFromProjectEvent' | 'RenamedTitleEvent' | 'ReopenedEvent' | 'RepoAccessAuditEntry' | 'RepoAddMemberAuditEntry' | 'RepoAddTopicAuditEntry' | 'RepoArchivedAuditEntry' | 'RepoChangeMergeSettingAuditEntry' | 'RepoConfigDisableAnonymousGitAccessAuditEntry' | 'RepoConfigDisableCollaboratorsOnlyAuditEntry' | 'RepoConfigDisableContributorsOnlyAuditEntry' }
    | { __typename: 'RepoConfigDisableSockpuppetDisallowedAuditEntry' | 'RepoConfigEnableAnonymousGitAccessAuditEntry' | 'RepoConfigEnableCollaboratorsOnlyAuditEntry' | 'RepoConfigEnableContributorsOnlyAuditEntry' | 'RepoConfigEnableSockpuppetDisallowedAuditEntry' | 'RepoConfigLockAnonymousGitAccessAuditEntry' | 'RepoConfigUnlockAnonymousGitAccessAuditEntry' | 'RepoCreateAuditEntry' | 'RepoDestroyAuditEntry' | 'RepoRemoveMemberAuditEntry' | 'RepoRemoveTopicAuditEntry' | 'Repository' | 'RepositoryInvitation' | 'RepositoryMigration' | 'RepositoryRule' | 'RepositoryRuleset' | 'RepositoryRulesetBypassActor' | 'RepositoryTopic' | 'RepositoryVisibilityChangeDisableAuditEntry' | 'RepositoryVisibilityChangeEnableAuditEntry' }
    | { __typename: 'RepositoryVulnerabilityAlert' | 'ReviewDismissalAllowance' | 'ReviewDismissedEvent' | 'ReviewRequest' | 'ReviewRequestRemovedEvent' | 'ReviewRequestedEvent' | 'SavedReply' | 'SecurityAdvisory' | 'SponsorsActivity' | 'SponsorsListing' | 'SponsorsListingFeaturedItem' | 'SponsorsTier' | 'Sponsorship' | 'SponsorshipNewsletter' | 'Status' | 'StatusCheckRollup' | 'StatusContext' | 'SubIssueAddedEvent' | 'SubIssueRemovedEvent' | 'SubscribedEvent' }
    | { __typename: 'Tag' | 'Team' | 'TeamAddMemberAuditEntry' | 'TeamAddRepositoryAuditEntry' | 'TeamChangeParentTeamAuditEntry' | 'TeamDiscussion' | 'TeamDiscussionComment' | 'TeamRemoveMemberAuditEntry' | 'TeamRemoveRepositoryAuditEntry' | 'Topic' | 'TransferredEvent' | 'Tree' | 'UnassignedEvent' | 'UnlabeledEvent' | 'UnlockedEvent' | 'UnmarkedAsDuplicateEvent' | 'UnpinnedEvent' | 'UnsubscribedEvent' | 'User' | 'UserBlockedEvent' }
    | { __typename: 'UserContentEdit' | 'UserList' | 'UserNamespaceRepository' | 'UserStatus' | 'VerifiableDomain' | 'Workflow' | 'WorkflowRun' | 'WorkflowRunFile' }
    | (
      { id: string, number: number, title: string, createdAt: string, updatedAt: string, lastEditedAt: string | null, url: string, body: string, repository: { id: string, databaseId: number | null, nameWithOwner: string, isPrivate: boolean, isArchived: boolean, isFork: boolean, createdAt: string, defaultBranchRef: { name: string } | null }, timelineItems: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<
          | { __typename: 'AddedToProjectEvent' | 'AssignedEvent' | 'ClosedEvent' | 'CommentDeletedEvent' | 'ConnectedEvent' | 'ConvertedNoteToIssueEvent' | 'ConvertedToDiscussionEvent' | 'CrossReferencedEvent' | 'DemilestonedEvent' | 'DisconnectedEvent' | 'IssueComment' | 'LockedEvent' | 'MarkedAsDuplicateEvent' | 'MentionedEvent' | 'MilestonedEvent' | 'MovedColumnsInProjectEvent' | 'ParentIssueAddedEvent' | 'ParentIssueRemovedEvent' | 'PinnedEvent' | 'ReferencedEvent' }
          | { __typename: 'RemovedFromProjectEvent' | 'RenamedTitleEvent' | 'ReopenedEvent' | 'SubIssueRemovedEvent' | 'SubscribedEvent' | 'TransferredEvent' | 'UnassignedEvent' | 'UnlockedEvent' | 'UnmarkedAsDuplicateEvent' | 'UnpinnedEvent' | 'UnsubscribedEvent' | 'UserBlockedEvent' }
          | (
            { createdAt: string, label: { name: string } }
            & { __typename: 'LabeledEvent' | 'UnlabeledEvent' }
          )
          | (
            { createdAt: string, subIssue: { id: string } | null }
            & { __typename: 'SubIssueAddedEvent' }
          )
         | null> | null }, comments: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, createdAt: string, fullDatabaseId: string | null, lastEditedAt: string | null, body: string } | null> | null } }
      & { __typename: 'Issue' }
    )
   | null> };

export type PlanningIssuesQuery = { rateLimit: { cost: number, remaining: number, resetAt: string } | null, repository: { id: string, page: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, number: number, title: string, createdAt: string, updatedAt: string, lastEditedAt: string | null, url: string, body: string, repository: { id: string, databaseId: number | null, nameWithOwner: string, isPrivate: boolean, isArchived: boolean, isFork: boolean, createdAt: string, defaultBranchRef: { name: string } | null }, timelineItems: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<
            | { __typename: 'AddedToProjectEvent' | 'AssignedEvent' | 'ClosedEvent' | 'CommentDeletedEvent' | 'ConnectedEvent' | 'ConvertedNoteToIssueEvent' | 'ConvertedToDiscussionEvent' | 'CrossReferencedEvent' | 'DemilestonedEvent' | 'DisconnectedEvent' | 'IssueComment' | 'LockedEvent' | 'MarkedAsDuplicateEvent' | 'MentionedEvent' | 'MilestonedEvent' | 'MovedColumnsInProjectEvent' | 'ParentIssueAddedEvent' | 'ParentIssueRemovedEvent' | 'PinnedEvent' | 'ReferencedEvent' }
            | { __typename: 'RemovedFromProjectEvent' | 'RenamedTitleEvent' | 'ReopenedEvent' | 'SubIssueRemovedEvent' | 'SubscribedEvent' | 'TransferredEvent' | 'UnassignedEvent' | 'UnlockedEvent' | 'UnmarkedAsDuplicateEvent' | 'UnpinnedEvent' | 'UnsubscribedEvent' | 'UserBlockedEvent' }
            | (
              { createdAt: string, label: { name: string } }
              & { __typename: 'LabeledEvent' | 'UnlabeledEvent' }
            )
            | (
              { createdAt: string, subIssue: { id: string } | null }
              & { __typename: 'SubIssueAddedEvent' }
            )
           | null> | null }, comments: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, createdAt: string, fullDatabaseId: string | null, lastEditedAt: string | null, body: string } | null> | null } } | null> | null } } | null };

export type PlanningRestQuery = { rateLimit: { cost: number, remaining: number, resetAt: string } | null, node: { comments?: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, createdAt: string, fullDatabaseId: string | null, lastEditedAt: string | null, body: string } | null> | null }, timelineItems?: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<
        | { __typename: 'AddedToProjectEvent' | 'AssignedEvent' | 'ClosedEvent' | 'CommentDeletedEvent' | 'ConnectedEvent' | 'ConvertedNoteToIssueEvent' | 'ConvertedToDiscussionEvent' | 'CrossReferencedEvent' | 'DemilestonedEvent' | 'DisconnectedEvent' | 'IssueComment' | 'LockedEvent' | 'MarkedAsDuplicateEvent' | 'MentionedEvent' | 'MilestonedEvent' | 'MovedColumnsInProjectEvent' | 'ParentIssueAddedEvent' | 'ParentIssueRemovedEvent' | 'PinnedEvent' | 'ReferencedEvent' }
        | { __typename: 'RemovedFromProjectEvent' | 'RenamedTitleEvent' | 'ReopenedEvent' | 'SubIssueRemovedEvent' | 'SubscribedEvent' | 'TransferredEvent' | 'UnassignedEvent' | 'UnlockedEvent' | 'UnmarkedAsDuplicateEvent' | 'UnpinnedEvent' | 'UnsubscribedEvent' | 'UserBlockedEvent' }
        | (
          { createdAt: string, label: { name: string } }
          & { __typename: 'LabeledEvent' | 'UnlabeledEvent' }
        )
        | (
          { createdAt: string, subIssue: { id: string } | null }
          & { __typename: 'SubIssueAddedEvent' }
        )
       | null> | null } } | null };

export type PlanningUpdatedQuery = { rateLimit: { cost: number, remaining: number, resetAt: string } | null, nodes: Array<
    | { __typename: 'AddedToMergeQueueEvent' | 'AddedToProjectEvent' | 'App' | 'AssignedEvent' | 'AutoMergeDisabledEvent' | 'AutoMergeEnabledEvent' | 'AutoRebaseEnabledEvent' | 'AutoSquashEnabledEvent' | 'AutomaticBaseChangeFailedEvent' | 'AutomaticBaseChangeSucceededEvent' | 'BaseRefChangedEvent' | 'BaseRefDeletedEvent' | 'BaseRefForcePushedEvent' | 'Blob' | 'Bot' | 'BranchProtectionRule' | 'BypassForcePushAllowance' | 'BypassPullRequestAllowance' | 'CWE' | 'CheckRun' }
    | { __typename: 'CheckSuite' | 'ClosedEvent' | 'CodeOfConduct' | 'CommentDeletedEvent' | 'Commit' | 'CommitComment' | 'CommitCommentThread' | 'Comparison' | 'ConnectedEvent' | 'ConvertToDraftEvent' | 'ConvertedNoteToIssueEvent' | 'ConvertedToDiscussionEvent' | 'CrossReferencedEvent' | 'DemilestonedEvent' | 'DependencyGraphManifest' | 'DeployKey' | 'DeployedEvent' | 'Deployment' | 'DeploymentEnvironmentChangedEvent' | 'DeploymentReview' }
    | { __typename: 'DeploymentStatus' | 'DisconnectedEvent' | 'Discussion' | 'DiscussionCategory' | 'DiscussionComment' | 'DiscussionPoll' | 'DiscussionPollOption' | 'DraftIssue' | 'Enterprise' | 'EnterpriseAdministratorInvitation' | 'EnterpriseIdentityProvider' | 'EnterpriseMemberInvitation' | 'EnterpriseRepositoryInfo' | 'EnterpriseServerInstallation' | 'EnterpriseServerUserAccount' | 'EnterpriseServerUserAccountEmail' | 'EnterpriseServerUserAccountsUpload' | 'EnterpriseUserAccount' | 'Environment' | 'ExternalIdentity' }
    | { __typename: 'Gist' | 'GistComment' | 'HeadRefDeletedEvent' | 'HeadRefForcePushedEvent' | 'HeadRefRestoredEvent' | 'IpAllowListEntry' | 'IssueComment' | 'Label' | 'LabeledEvent' | 'Language' | 'License' | 'LinkedBranch' | 'LockedEvent' | 'Mannequin' | 'MarkedAsDuplicateEvent' | 'MarketplaceCategory' | 'MarketplaceListing' | 'MemberFeatureRequestNotification' | 'MembersCanDeleteReposClearAuditEntry' | 'MembersCanDeleteReposDisableAuditEntry' }
    | { __typename: 'MembersCanDeleteReposEnableAuditEntry' | 'MentionedEvent' | 'MergeQueue' | 'MergeQueueEntry' | 'MergedEvent' | 'MigrationSource' | 'Milestone' | 'MilestonedEvent' | 'MovedColumnsInProjectEvent' | 'OIDCProvider' | 'OauthApplicationCreateAuditEntry' | 'OrgAddBillingManagerAuditEntry' | 'OrgAddMemberAuditEntry' | 'OrgBlockUserAuditEntry' | 'OrgConfigDisableCollaboratorsOnlyAuditEntry' | 'OrgConfigEnableCollaboratorsOnlyAuditEntry' | 'OrgCreateAuditEntry' | 'OrgDisableOauthAppRestrictionsAuditEntry' | 'OrgDisableSamlAuditEntry' | 'OrgDisableTwoFactorRequirementAuditEntry' }
    | { __typename: 'OrgEnableOauthAppRestrictionsAuditEntry' | 'OrgEnableSamlAuditEntry' | 'OrgEnableTwoFactorRequirementAuditEntry' | 'OrgInviteMemberAuditEntry' | 'OrgInviteToBusinessAuditEntry' | 'OrgOauthAppAccessApprovedAuditEntry' | 'OrgOauthAppAccessBlockedAuditEntry' | 'OrgOauthAppAccessDeniedAuditEntry' | 'OrgOauthAppAccessRequestedAuditEntry' | 'OrgOauthAppAccessUnblockedAuditEntry' | 'OrgRemoveBillingManagerAuditEntry' | 'OrgRemoveMemberAuditEntry' | 'OrgRemoveOutsideCollaboratorAuditEntry' | 'OrgRestoreMemberAuditEntry' | 'OrgUnblockUserAuditEntry' | 'OrgUpdateDefaultRepositoryPermissionAuditEntry' | 'OrgUpdateMemberAuditEntry' | 'OrgUpdateMemberRepositoryCreationPermissionAuditEntry' | 'OrgUpdateMemberRepositoryInvitationPermissionAuditEntry' | 'Organization' }
    | { __typename: 'OrganizationIdentityProvider' | 'OrganizationInvitation' | 'OrganizationMigration' | 'Package' | 'PackageFile' | 'PackageTag' | 'PackageVersion' | 'ParentIssueAddedEvent' | 'ParentIssueRemovedEvent' | 'PinnedDiscussion' | 'PinnedEnvironment' | 'PinnedEvent' | 'PinnedIssue' | 'PrivateRepositoryForkingDisableAuditEntry' | 'PrivateRepositoryForkingEnableAuditEntry' | 'Project' | 'ProjectCard' | 'ProjectColumn' | 'ProjectV2' | 'ProjectV2Field' }
    | { __typename: 'ProjectV2Item' | 'ProjectV2ItemFieldDateValue' | 'ProjectV2ItemFieldIterationValue' | 'ProjectV2ItemFieldNumberValue' | 'ProjectV2ItemFieldSingleSelectValue' | 'ProjectV2ItemFieldTextValue' | 'ProjectV2IterationField' | 'ProjectV2SingleSelectField' | 'ProjectV2StatusUpdate' | 'ProjectV2View' | 'ProjectV2Workflow' | 'PublicKey' | 'PullRequest' | 'PullRequestCommit' | 'PullRequestCommitCommentThread' | 'PullRequestReview' | 'PullRequestReviewComment' | 'PullRequestReviewThread' | 'PullRequestThread' | 'Push' }
    | { __typename: 'PushAllowance' | 'Query' | 'Reaction' | 'ReadyForReviewEvent' | 'Ref' | 'ReferencedEvent' | 'Release' | 'ReleaseAsset' | 'RemovedFromMergeQueueEvent' | 'RemovedFromProjectEvent' | 'RenamedTitleEvent' | 'ReopenedEvent' | 'RepoAccessAuditEntry' | 'RepoAddMemberAuditEntry' | 'RepoAddTopicAuditEntry' | 'RepoArchivedAuditEntry' | 'RepoChangeMergeSettingAuditEntry' | 'RepoConfigDisableAnonymousGitAccessAuditEntry' | 'RepoConfigDisableCollaboratorsOnlyAuditEntry' | 'RepoConfigDisableContributorsOnlyAuditEntry' }
    | { __typename: 'RepoConfigDisableSockpuppetDisallowedAuditEntry' | 'RepoConfigEnableAnonymousGitAccessAuditEntry' | 'RepoConfigEnableCollaboratorsOnlyAuditEntry' | 'RepoConfigEnableContributorsOnlyAuditEntry' | 'RepoConfigEnableSockpuppetDisallowedAuditEntry' | 'RepoConfigLockAnonymousGitAccessAuditEntry' | 'RepoConfigUnlockAnonymousGitAccessAuditEntry' | 'RepoCreateAuditEntry' | 'RepoDestroyAuditEntry' | 'RepoRemoveMemberAuditEntry' | 'RepoRemoveTopicAuditEntry' | 'Repository' | 'RepositoryInvitation' | 'RepositoryMigration' | 'RepositoryRule' | 'RepositoryRuleset' | 'RepositoryRulesetBypassActor' | 'RepositoryTopic' | 'RepositoryVisibilityChangeDisableAuditEntry' | 'RepositoryVisibilityChangeEnableAuditEntry' }
    | { __typename: 'RepositoryVulnerabilityAlert' | 'ReviewDismissalAllowance' | 'ReviewDismissedEvent' | 'ReviewRequest' | 'ReviewRequestRemovedEvent' | 'ReviewRequestedEvent' | 'SavedReply' | 'SecurityAdvisory' | 'SponsorsActivity' | 'SponsorsListing' | 'SponsorsListingFeaturedItem' | 'SponsorsTier' | 'Sponsorship' | 'SponsorshipNewsletter' | 'Status' | 'StatusCheckRollup' | 'StatusContext' | 'SubIssueAddedEvent' | 'SubIssueRemovedEvent' | 'SubscribedEvent' }
    | { __typename: 'Tag' | 'Team' | 'TeamAddMemberAuditEntry' | 'TeamAddRepositoryAuditEntry' | 'TeamChangeParentTeamAuditEntry' | 'TeamDiscussion' | 'TeamDiscussionComment' | 'TeamRemoveMemberAuditEntry' | 'TeamRemoveRepositoryAuditEntry' | 'Topic' | 'TransferredEvent' | 'Tree' | 'UnassignedEvent' | 'UnlabeledEvent' | 'UnlockedEvent' | 'UnmarkedAsDuplicateEvent' | 'UnpinnedEvent' | 'UnsubscribedEvent' | 'User' | 'UserBlockedEvent' }
    | { __typename: 'UserContentEdit' | 'UserList' | 'UserNamespaceRepository' | 'UserStatus' | 'VerifiableDomain' | 'Workflow' | 'WorkflowRun' | 'WorkflowRunFile' }
    | (
      { id: string, updatedAt: string }
      & { __typename: 'Issue' }
    )
   | null> };

export type VersionsQuery = { rateLimit: { cost: number, remaining: number, resetAt: string } | null, nodes: Array<
    | { __typename: 'AddedToMergeQueueEvent' | 'AddedToProjectEvent' | 'App' | 'AssignedEvent' | 'AutoMergeDisabledEvent' | 'AutoMergeEnabledEvent' | 'AutoRebaseEnabledEvent' | 'AutoSquashEnabledEvent' | 'AutomaticBaseChangeFailedEvent' | 'AutomaticBaseChangeSucceededEvent' | 'BaseRefChangedEvent' | 'BaseRefDeletedEvent' | 'BaseRefForcePushedEvent' | 'Blob' | 'Bot' | 'BranchProtectionRule' | 'BypassForcePushAllowance' | 'BypassPullRequestAllowance' | 'CWE' | 'CheckRun' }
    | { __typename: 'CheckSuite' | 'ClosedEvent' | 'CodeOfConduct' | 'CommentDeletedEvent' | 'Commit' | 'CommitComment' | 'CommitCommentThread' | 'Comparison' | 'ConnectedEvent' | 'ConvertToDraftEvent' | 'ConvertedNoteToIssueEvent' | 'ConvertedToDiscussionEvent' | 'CrossReferencedEvent' | 'DemilestonedEvent' | 'DependencyGraphManifest' | 'DeployKey' | 'DeployedEvent' | 'Deployment' | 'DeploymentEnvironmentChangedEvent' | 'DeploymentReview' }
    | { __typename: 'DeploymentStatus' | 'DisconnectedEvent' | 'Discussion' | 'DiscussionCategory' | 'DiscussionComment' | 'DiscussionPoll' | 'DiscussionPollOption' | 'DraftIssue' | 'Enterprise' | 'EnterpriseAdministratorInvitation' | 'EnterpriseIdentityProvider' | 'EnterpriseMemberInvitation' | 'EnterpriseRepositoryInfo' | 'EnterpriseServerInstallation' | 'EnterpriseServerUserAccount' | 'EnterpriseServerUserAccountEmail' | 'EnterpriseServerUserAccountsUpload' | 'EnterpriseUserAccount' | 'Environment' | 'ExternalIdentity' }
    | { __typename: 'Gist' | 'GistComment' | 'HeadRefDeletedEvent' | 'HeadRefForcePushedEvent' | 'HeadRefRestoredEvent' | 'IpAllowListEntry' | 'Label' | 'LabeledEvent' | 'Language' | 'License' | 'LinkedBranch' | 'LockedEvent' | 'Mannequin' | 'MarkedAsDuplicateEvent' | 'MarketplaceCategory' | 'MarketplaceListing' | 'MemberFeatureRequestNotification' | 'MembersCanDeleteReposClearAuditEntry' | 'MembersCanDeleteReposDisableAuditEntry' | 'MembersCanDeleteReposEnableAuditEntry' }
    | { __typename: 'MentionedEvent' | 'MergeQueue' | 'MergeQueueEntry' | 'MergedEvent' | 'MigrationSource' | 'Milestone' | 'MilestonedEvent' | 'MovedColumnsInProjectEvent' | 'OIDCProvider' | 'OauthApplicationCreateAuditEntry' | 'OrgAddBillingManagerAuditEntry' | 'OrgAddMemberAuditEntry' | 'OrgBlockUserAuditEntry' | 'OrgConfigDisableCollaboratorsOnlyAuditEntry' | 'OrgConfigEnableCollaboratorsOnlyAuditEntry' | 'OrgCreateAuditEntry' | 'OrgDisableOauthAppRestrictionsAuditEntry' | 'OrgDisableSamlAuditEntry' | 'OrgDisableTwoFactorRequirementAuditEntry' | 'OrgEnableOauthAppRestrictionsAuditEntry' }
    | { __typename: 'OrgEnableSamlAuditEntry' | 'OrgEnableTwoFactorRequirementAuditEntry' | 'OrgInviteMemberAuditEntry' | 'OrgInviteToBusinessAuditEntry' | 'OrgOauthAppAccessApprovedAuditEntry' | 'OrgOauthAppAccessBlockedAuditEntry' | 'OrgOauthAppAccessDeniedAuditEntry' | 'OrgOauthAppAccessRequestedAuditEntry' | 'OrgOauthAppAccessUnblockedAuditEntry' | 'OrgRemoveBillingManagerAuditEntry' | 'OrgRemoveMemberAuditEntry' | 'OrgRemoveOutsideCollaboratorAuditEntry' | 'OrgRestoreMemberAuditEntry' | 'OrgUnblockUserAuditEntry' | 'OrgUpdateDefaultRepositoryPermissionAuditEntry' | 'OrgUpdateMemberAuditEntry' | 'OrgUpdateMemberRepositoryCreationPermissionAuditEntry' | 'OrgUpdateMemberRepositoryInvitationPermissionAuditEntry' | 'Organization' | 'OrganizationIdentityProvider' }
    | { __typename: 'OrganizationInvitation' | 'OrganizationMigration' | 'Package' | 'PackageFile' | 'PackageTag' | 'PackageVersion' | 'ParentIssueAddedEvent' | 'ParentIssueRemovedEvent' | 'PinnedDiscussion' | 'PinnedEnvironment' | 'PinnedEvent' | 'PinnedIssue' | 'PrivateRepositoryForkingDisableAuditEntry' | 'PrivateRepositoryForkingEnableAuditEntry' | 'Project' | 'ProjectCard' | 'ProjectColumn' | 'ProjectV2' | 'ProjectV2Field' | 'ProjectV2Item' }
    | { __typename: 'ProjectV2ItemFieldDateValue' | 'ProjectV2ItemFieldIterationValue' | 'ProjectV2ItemFieldNumberValue' | 'ProjectV2ItemFieldSingleSelectValue' | 'ProjectV2ItemFieldTextValue' | 'ProjectV2IterationField' | 'ProjectV2SingleSelectField' | 'ProjectV2StatusUpdate' | 'ProjectV2View' | 'ProjectV2Workflow' | 'PublicKey' | 'PullRequest' | 'PullRequestCommit' | 'PullRequestCommitCommentThread' | 'PullRequestReview' | 'PullRequestReviewComment' | 'PullRequestReviewThread' | 'PullRequestThread' | 'Push' | 'PushAllowance' }
    | { __typename: 'Query' | 'Reaction' | 'ReadyForReviewEvent' | 'Ref' | 'ReferencedEvent' | 'Release' | 'ReleaseAsset' | 'RemovedFromMergeQueueEvent' | 'RemovedFromProjectEvent' | 'RenamedTitleEvent' | 'ReopenedEvent' | 'RepoAccessAuditEntry' | 'RepoAddMemberAuditEntry' | 'RepoAddTopicAuditEntry' | 'RepoArchivedAuditEntry' | 'RepoChangeMergeSettingAuditEntry' | 'RepoConfigDisableAnonymousGitAccessAuditEntry' | 'RepoConfigDisableCollaboratorsOnlyAuditEntry' | 'RepoConfigDisableContributorsOnlyAuditEntry' | 'RepoConfigDisableSockpuppetDisallowedAuditEntry' }
    | { __typename: 'RepoConfigEnableAnonymousGitAccessAuditEntry' | 'RepoConfigEnableCollaboratorsOnlyAuditEntry' | 'RepoConfigEnableContributorsOnlyAuditEntry' | 'RepoConfigEnableSockpuppetDisallowedAuditEntry' | 'RepoConfigLockAnonymousGitAccessAuditEntry' | 'RepoConfigUnlockAnonymousGitAccessAuditEntry' | 'RepoCreateAuditEntry' | 'RepoDestroyAuditEntry' | 'RepoRemoveMemberAuditEntry' | 'RepoRemoveTopicAuditEntry' | 'Repository' | 'RepositoryInvitation' | 'RepositoryMigration' | 'RepositoryRule' | 'RepositoryRuleset' | 'RepositoryRulesetBypassActor' | 'RepositoryTopic' | 'RepositoryVisibilityChangeDisableAuditEntry' | 'RepositoryVisibilityChangeEnableAuditEntry' | 'RepositoryVulnerabilityAlert' }
    | { __typename: 'ReviewDismissalAllowance' | 'ReviewDismissedEvent' | 'ReviewRequest' | 'ReviewRequestRemovedEvent' | 'ReviewRequestedEvent' | 'SavedReply' | 'SecurityAdvisory' | 'SponsorsActivity' | 'SponsorsListing' | 'SponsorsListingFeaturedItem' | 'SponsorsTier' | 'Sponsorship' | 'SponsorshipNewsletter' | 'Status' | 'StatusCheckRollup' | 'StatusContext' | 'SubIssueAddedEvent' | 'SubIssueRemovedEvent' | 'SubscribedEvent' | 'Tag' }
    | { __typename: 'Team' | 'TeamAddMemberAuditEntry' | 'TeamAddRepositoryAuditEntry' | 'TeamChangeParentTeamAuditEntry' | 'TeamDiscussion' | 'TeamDiscussionComment' | 'TeamRemoveMemberAuditEntry' | 'TeamRemoveRepositoryAuditEntry' | 'Topic' | 'TransferredEvent' | 'Tree' | 'UnassignedEvent' | 'UnlabeledEvent' | 'UnlockedEvent' | 'UnmarkedAsDuplicateEvent' | 'UnpinnedEvent' | 'UnsubscribedEvent' | 'User' | 'UserBlockedEvent' | 'UserContentEdit' }
    | { __typename: 'UserList' | 'UserNamespaceRepository' | 'UserStatus' | 'VerifiableDomain' | 'Workflow' | 'WorkflowRun' | 'WorkflowRunFile' }
    | (
      { id: string, userContentEdits: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ editedAt: string, diff: string | null } | null> | null } | null }
      & { __typename: 'Issue' | 'IssueComment' }
    )
   | null> };

export type VersionsFragment = { userContentEdits: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ editedAt: string, diff: string | null } | null> | null } | null };

export type ReleasesQuery = { rateLimit: { cost: number, remaining: number, resetAt: string } | null, repository: { id: string, databaseId: number | null, page: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ databaseId: number | null, tagName: string, name: string | null, isDraft: boolean, isPrerelease: boolean, createdAt: string, publishedAt: string | null, author: (
          { id: string, databaseId: number | null, name: string | null, login: string }
          & { __typename: 'User' }
        ) | null } | null> | null } } | null };

export type TagsQuery = { rateLimit: { cost: number, remaining: number, resetAt: string } | null, repository: { id: string, databaseId: number | null, page: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ name: string, target:
          | (
            { oid: string }
            & { __typename: 'Blob' | 'Tree' }
          )
          | (
            { oid: string, committedDate: string, messageHeadline: string, author: { email: string | null, user: (
                { id: string, databaseId: number | null, name: string | null, login: string }
                & { __typename: 'User' }
              ) | null } | null }
            & { __typename: 'Commit' }
          )
          | (
            { oid: string, tagger: { date: string | null, email: string | null, user: (
                { id: string, databaseId: number | null, name: string | null, login: string }
                & { __typename: 'User' }
              ) | null } | null, target: { committedDate: string, messageHeadline: string, author: { email: string | null, user: (
                  { id: string, databaseId: number | null, name: string | null, login: string }
                  & { __typename: 'User' }
                ) | null } | null } }
            & { __typename: 'Tag' }
          )
         | null } | null> | null } | null } | null };

export type TaggedCommitFragment = { committedDate: string, messageHeadline: string, author: { email: string | null, user: (
      { id: string, databaseId: number | null, name: string | null, login: string }
      & { __typename: 'User' }
    ) | null } | null };

export type IdentityFragment = { id: string, databaseId: number | null, nameWithOwner: string, isPrivate: boolean, isArchived: boolean, isFork: boolean, createdAt: string, defaultBranchRef: { name: string } | null };

export type OwnerQuery = { rateLimit: { cost: number, remaining: number, resetAt: string } | null, repositoryOwner: { repositories: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, databaseId: number | null, nameWithOwner: string, isPrivate: boolean, isArchived: boolean, isFork: boolean, createdAt: string, defaultBranchRef: { name: string } | null } | null> | null } } | null };

export type ProbeFragment = { id: string, databaseId: number | null, nameWithOwner: string, isPrivate: boolean, isArchived: boolean, isFork: boolean, createdAt: string, owner: { login: string }, pullRequests?: { totalCount: number, nodes: Array<{ updatedAt: string } | null> | null }, issues?: { totalCount: number, nodes: Array<{ updatedAt: string } | null> | null }, releases?: { totalCount: number, nodes: Array<{ databaseId: number | null, tagName: string, isPrerelease: boolean } | null> | null }, refs?: { totalCount: number, nodes: Array<{ name: string, target: { oid: string } | null } | null> | null } | null, labels?: { totalCount: number } | null, defaultBranchRef: { name: string } | null };

export type OwnerProbeFragment = { repositories: { totalCount: number, nodes: Array<{ id: string } | null> | null } };

export type RollCallIssuesQuery = { rateLimit: { cost: number, remaining: number, resetAt: string } | null, repository: { id: string, databaseId: number | null, page: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, number: number, updatedAt: string, timelineItems: { totalCount: number } } | null> | null } } | null };

export type RollCallPullRequestsQuery = { rateLimit: { cost: number, remaining: number, resetAt: string } | null, repository: { id: string, databaseId: number | null, page: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, number: number, updatedAt: string, timelineItems: { totalCount: number } } | null> | null } } | null };

export type RepositoryQuery = { rateLimit: { cost: number, remaining: number, resetAt: string } | null, repository: { id: string, databaseId: number | null, nameWithOwner: string, isPrivate: boolean, isArchived: boolean, isFork: boolean, createdAt: string, pullRequests?: { totalCount: number }, issues?: { totalCount: number }, releases?: { totalCount: number }, refs?: { totalCount: number } | null, defaultBranchRef: { name: string } | null } | null };

export type ViewerQuery = { rateLimit: { cost: number, limit: number, remaining: number, resetAt: string } | null, viewer: { login: string } };

/** By the document's name. */
export interface Answers {
  "changed-files": ChangedFilesQuery;
  "issues-by-id": IssuesByIdQuery;
  "issues": IssuesQuery;
  "labels": LabelsQuery;
  "pull-requests-by-id": PullRequestsByIdQuery;
  "pull-requests": PullRequestsQuery;
  "roster-history": RosterHistoryQuery;
  "board": BoardQuery;
  "planning-issues-by-id": PlanningIssuesByIdQuery;
  "planning-issues": PlanningIssuesQuery;
  "planning-rest": PlanningRestQuery;
  "planning-updated": PlanningUpdatedQuery;
  "versions": VersionsQuery;
  "releases": ReleasesQuery;
  "tags": TagsQuery;
  "owner": OwnerQuery;
  "reconciliation-issues": RollCallIssuesQuery;
  "reconciliation-pull-requests": RollCallPullRequestsQuery;
  "repository": RepositoryQuery;
  "viewer": ViewerQuery;
}
