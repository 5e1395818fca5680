import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/**
 * The recording format ghd/1: gzip NDJSON, a header line, then one issue (`k: "i"`) or pull request (`k: "p"`) a line,
 * with GraphQL's field names. Fields that a source did not have are missing or null.
 */
export interface GhdHeader {
  format: string;
  repo: string;
  capturedAt: string;
  labels: { id?: string | null; name: string; color?: string | null; description?: string | null }[];
  releases: {
    tagName: string;
    name?: string | null;
    createdAt: string;
    publishedAt?: string | null;
    oid: string;
    isPrerelease?: boolean;
  }[];
  users: Record<string, { type: string; id: number | null; nodeId?: string | null }>;
}

export interface GhdComment {
  id: string;
  databaseId: number;
  author: string | null;
  authorAssociation?: string | null;
  createdAt: string;
  updatedAt: string;
  bodyLength?: number;
}

export interface GhdReviewComment extends GhdComment {
  path?: string | null;
  /** The node id or the number of the comment it answers. */
  replyTo?: string | number | null;
}

export interface GhdReview extends GhdComment {
  state: string;
  submittedAt: string | null;
  commit?: string | null;
  comments?: GhdReviewComment[];
}

/** With `ref` the entry stands for a comment or review of the same item, by its node id. */
export interface GhdTimelineEntry {
  t: string;
  id?: string | null;
  ref?: string;
  createdAt: string;
  actor?: string | null;
  commit?: string | null;
  oid?: string;
  authoredDate?: string;
  label?: string;
  assignee?: string | null;
  requestedReviewer?: string | null;
  previousTitle?: string;
  currentTitle?: string;
  milestoneTitle?: string;
  lockReason?: string;
}

export interface GhdItem {
  k: 'i' | 'p';
  number: number;
  id: string;
  databaseId: number;
  title: string;
  bodyLength?: number;
  author: string | null;
  authorAssociation?: string | null;
  createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  locked?: boolean;
  labels: string[];
  state: string;
  stateReason?: string | null;
  isDraft?: boolean | null;
  mergedAt?: string | null;
  mergedBy?: string | null;
  additions?: number | null;
  deletions?: number | null;
  changedFiles?: number | null;
  baseRefName?: string | null;
  comments: GhdComment[];
  reviews?: GhdReview[];
  timeline: GhdTimelineEntry[];
}

export interface GhdFile {
  header: GhdHeader;
  items: GhdItem[];
}

/** Throws when the file is not ghd/1. */
export function readGhd(path: string): GhdFile {
  const lines = gunzipSync(readFileSync(path)).toString('utf8').split('\n').filter(Boolean);
  const header = JSON.parse(lines[0] ?? '{}') as GhdHeader;
  if (header.format !== 'ghd/1')
    throw new Error(`${path}: format is ${JSON.stringify(header.format)}; ghd/1 is read.`);
  return { header, items: lines.slice(1).map((line) => JSON.parse(line) as GhdItem) };
}
