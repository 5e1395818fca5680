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

/** What each permission is for. */
export function permissionLines(): string[] {
  return PERMISSION_NEEDS.map(
    ({ called, level, feature, without }) =>
      `permission ${called} (${level}): ${feature}; without it ${without}`,
  );
}

/**
 * What an installation grants, and both places where an owner gives more.
 * @param granted by permission: "read", "write", "admin"
 * @param places of the App's settings, where its owner asks for a permission, and of the installation, where it is accepted
 */
export function grantLine(
  account: string,
  granted: Readonly<Record<string, string>>,
  places: { settings: string; installation: string },
): string {
  const missing = PERMISSION_NEEDS.filter(({ permission }) => !(permission in granted));
  if (missing.length === 0)
    return `yes  permissions of ${account}: all of these are granted, at ${places.installation}`;
  const names = missing.map(({ called, level }) => `${called} (${level})`).join(', ');
  return `no   permissions of ${account}: ${names} not granted; the App asks for it at ${places.settings}, and then an owner of ${account} accepts it at ${places.installation}`;
}
