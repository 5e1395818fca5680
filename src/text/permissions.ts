/** Which permission of the App each feature rests on, and what is lost without it. */

export interface PermissionNeed {
  /** As GitHub's API names it. */
  permission: string;
  /** As GitHub's pages name it. */
  called: string;
  level: 'read' | 'write';
  feature: string;
  without: string;
}

export const PERMISSION_NEEDS: PermissionNeed[] = [
  {
    permission: 'metadata',
    called: 'Metadata',
    level: 'read',
    feature: 'finding repositories, and who may merge in them',
    without: 'nothing of the account is read with the App',
  },
  {
    permission: 'contents',
    called: 'Contents',
    level: 'read',
    feature: 'tags, releases and rosters',
    without: 'no release of a private repository and no roster in one is read',
  },
  {
    permission: 'issues',
    called: 'Issues',
    level: 'read',
    feature: 'issues, comments, labels and plans',
    without: 'plans in a private repository are not read',
  },
  {
    permission: 'pull_requests',
    called: 'Pull requests',
    level: 'read',
    feature: 'pull requests, reviews and inline comments',
    without: 'plans that name pull requests of a private repository stay without them',
  },
  {
    permission: 'organization_projects',
    called: 'Projects',
    level: 'read',
    feature: 'the board of the plans',
    without: 'the board is read with GITHUB_TOKEN, or not at all',
  },
];

/** One line a permission. @param granted by permission: "read", "write", "admin" */
export function permissionLine(
  account: string,
  { permission, called, level, feature, without }: PermissionNeed,
  granted: Readonly<Record<string, string>>,
): string {
  return permission in granted
    ? `yes  ${account}, permission ${called} (${level}): ${feature}`
    : `no   ${account}, permission ${called} (${level}): ${without}`;
}

/** Where the App's owner asks for a permission, and where an owner of the account accepts it. */
export function approvalLines(
  account: string,
  { settings, page }: { settings: string; page: string },
): string[] {
  return [
    `     ask for it in the App's settings: ${settings}`,
    `     an owner of ${account} accepts it on the installation's page: ${page}`,
  ];
}
