/** Calls belong to the reading that made them, however many readings share a client. */
import type { ApiCallRow } from '../../domain/history/facts.ts';
import type { GitHubClient } from './types.ts';

/** The same client for one reading: its `takeCalls` gives that reading's own calls, failed ones included, and nobody else's. */
export function recording(github: GitHubClient): GitHubClient {
  const calls: ApiCallRow[] = [];
  return {
    ...github,
    query: (text, variables, purpose, options) =>
      github.query(text, variables, { ...purpose, calls }, options),
    list: (route, parameters, purpose) => github.list(route, parameters, { ...purpose, calls }),
    takeCalls: () => calls.splice(0),
  };
}
