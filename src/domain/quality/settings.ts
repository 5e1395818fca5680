/** Settings of a repository that decide who can contribute: GitHub keeps no history of them, so they are dated when seen. */
import type { Gap } from '../report/report.ts';

export type SettingName = 'pull_requests' | 'pull_request_creation';

/** What a repository says of itself; null = GitHub does not tell. */
export type RepositorySettings = Record<SettingName, string | null>;

/** A row of sql/quality/settings.sql. */
export interface SettingChange {
  community: string;
  repository: string;
  setting: SettingName;
  seen_at: Date;
  /** Another one than the value that was seen last before. */
  value: string;
  former: string;
}

const VALUES: Record<string, string> = {
  on: 'on',
  off: 'off',
  all: 'everybody',
  collaborators_only: 'collaborators only',
};
const NAMES: Record<SettingName, string> = {
  pull_requests: 'pull requests were switched',
  pull_request_creation: 'who may open a pull request changed to',
};

/** "who may open a pull request changed to collaborators only (everybody before), first seen on 2026-07-09" */
export function settingChange({
  repository,
  setting,
  seen_at,
  value,
  former,
}: Omit<SettingChange, 'community'>): Gap {
  const said = (word: string) => VALUES[word] ?? word;
  const seen = seen_at.toISOString().slice(0, 10);
  return {
    repository,
    what: `${NAMES[setting]} ${said(value)} (${said(former)} before), first seen on ${seen}: figures before and after it are not alike`,
  };
}
