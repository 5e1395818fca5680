/** A post as REST shows it, and what a writing request came to. */
import { RequestError } from '@octokit/request-error';
import { outsideCauseOf, type OutsideCause } from '../../domain/outbox/outside.ts';
import type { ShownPost } from '../../domain/outbox/post.ts';
import { GitHubRefused } from '../transport/failures.ts';

/** The answer to a writing request. */
export type Written =
  | { outcome: 'accepted'; shown: ShownPost }
  /** It may have been taken or not. */
  | { outcome: 'unknown'; problem: string }
  /** Certainly not taken, and GitHub wants us to wait; null = it names no time. */
  | { outcome: 'too fast'; seconds: number | null }
  /** Certainly not taken, and trying again will not help, unless its cause lies outside and passes. */
  | { outcome: 'refused'; problem: string; cause: OutsideCause | null }
  /** What should be edited is not there. */
  | { outcome: 'missing' };

export interface RestPost {
  id?: number | bigint | string;
  number?: number;
  html_url?: string;
  title?: string;
  body?: string | null;
  state?: string;
  /** Only pull requests have it. */
  pull_request?: unknown;
  user?: { login: string; id: number | bigint | string } | null;
}

/** null = GitHub answered something else than a post. @param number of the issue that a comment stands under */
export function shownPost(row: RestPost, number: number | undefined): ShownPost | null {
  if (row?.id === undefined || row.html_url === undefined) return null;
  return {
    id: String(row.id),
    number: number ?? row.number ?? 0,
    url: row.html_url,
    title: row.title ?? null,
    body: row.body ?? '',
    is_open: row.state !== 'closed',
    author: {
      login: row.user?.login ?? 'ghost',
      id: row.user?.id === undefined ? null : String(row.user.id),
    },
  };
}

/** What certainly did not happen is told from what may have happened: only the latter must be searched for. */
export function failed(error: unknown): Exclude<Written, { outcome: 'accepted' }> {
  if (!(error instanceof RequestError) || error.response === undefined)
    return { outcome: 'unknown', problem: error instanceof Error ? error.message : String(error) };
  const { status, message } = error;
  const after = Number(error.response.headers['retry-after'] ?? NaN);
  const seconds = Number.isFinite(after) ? after : null;
  const isLimit = status === 403 && (seconds !== null || /rate limit|abuse/i.test(message));
  // Two comments soon after each other may be refused as if the second one were wrong.
  const isSecondary = status === 422 && /submitted too quickly/i.test(message);
  if (status === 429 || isLimit || isSecondary)
    return { outcome: 'too fast', seconds: seconds ?? untilReset(error) };
  const cause = outsideCauseOf(status, message);
  if (cause === null && (status === 404 || status === 410)) return { outcome: 'missing' };
  if (status >= 500 || status === 408) return { outcome: 'unknown', problem: `GitHub answered ${status}` };
  return {
    outcome: 'refused',
    cause,
    problem: `GitHub refused (${status}: ${message.replace(/\s+/g, ' ').trim()})`,
  };
}

/**
 * What GitHub certainly refuses is about this one place: it is gone, locked, or we may not write there any more. Others are
 * asked all the same. @returns null = it was refused
 * @throws whatever else happens
 */
export async function unlessRefused<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    const isOfThis =
      error instanceof RequestError
        ? ['refused', 'missing'].includes(failed(error).outcome)
        : error instanceof GitHubRefused && !error.everywhere;
    if (isOfThis) return null;
    throw error;
  }
}

function untilReset(error: RequestError): number | null {
  const headers = error.response!.headers;
  if (headers['x-ratelimit-remaining'] !== '0') return null;
  const reset = Number(headers['x-ratelimit-reset'] ?? NaN);
  const date = Date.parse(String(headers['date'] ?? ''));
  return Number.isFinite(reset) && Number.isFinite(date) ? Math.max(1, reset - date / 1000) : null;
}
