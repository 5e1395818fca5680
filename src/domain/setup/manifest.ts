/** The manifests with which GitHub registers an App: the one place where permissions and events are chosen. */

export const APP_KINDS = ['institution', 'upstream'] as const;
/** institution = may write issues; upstream = may write nothing, for organisations that rightly refuse more. */
export type AppKind = (typeof APP_KINDS)[number];

export interface Manifest {
  name: string;
  description: string;
  url: string;
  public: boolean;
  hook_attributes: { url: string; active: boolean };
  redirect_url?: string;
  setup_url: string;
  callback_urls: string[];
  default_permissions: Record<string, 'read' | 'write'>;
  default_events: string[];
}

/** docs/permissions.md gives the reason for each. */
const READ = [
  'metadata',
  'contents',
  'pull_requests',
  'issues',
  'checks',
  'statuses',
  'members',
  'organization_projects',
] as const;

/**
 * Everything that app.ts listens to but what GitHub sends to every App anyway (installation…), what would need the
 * permission to administer repositories (repository_ruleset), and issue_relates_to, which no manifest may ask for yet.
 */
const SUBSCRIBED = [
  'check_run',
  'check_suite',
  'create',
  'delete',
  'issue_comment',
  'issue_dependencies',
  'issues',
  'label',
  'member',
  'membership',
  'milestone',
  'organization',
  'projects_v2',
  'projects_v2_item',
  'public',
  'pull_request',
  'pull_request_review',
  'pull_request_review_comment',
  'pull_request_review_thread',
  'push',
  'release',
  'repository',
  'status',
  'sub_issues',
  'team',
] as const;

export const WEBHOOK_PATH = '/api/github/webhooks';
export const SETUP_DONE_PATH = '/probot/setup';
export const INSTALLED_PATH = '/installed';
/** Where GitHub sends back whoever signs in. */
export const SIGNED_IN_PATH = '/auth/callback';

/** @param base where Headwater is reached, without a slash at the end */
export function manifestOf(kind: AppKind, base: string): Manifest {
  return {
    name: kind === 'institution' ? 'headwater' : 'headwater read-only',
    description: "Measures whether an institution's work is making an open-source community healthier.",
    url: base,
    // Upstream organisations could not install it otherwise.
    public: true,
    hook_attributes: { url: `${base}${WEBHOOK_PATH}`, active: !isLocal(base) },
    redirect_url: `${base}${SETUP_DONE_PATH}`,
    // Whoever has installed it is led there.
    setup_url: `${base}${INSTALLED_PATH}`,
    callback_urls: [`${base}${SIGNED_IN_PATH}`],
    default_permissions: Object.fromEntries(
      READ.map((name) => [name, name === 'issues' && kind === 'institution' ? 'write' : 'read']),
    ),
    default_events: [...SUBSCRIBED],
  };
}

/** GitHub cannot reach this machine by its own name for itself. */
export function isLocal(base: string): boolean {
  return /^https?:\/\/(localhost|127\.[\d.]+|\[::1\])(:\d+)?(\/|$)/i.test(base);
}

/** A login as GitHub allows it. */
export function isLogin(text: string): boolean {
  return /^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}$/i.test(text);
}
