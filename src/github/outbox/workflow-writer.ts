/** Writing from a GitHub Actions workflow: with the workflow's own token, in the repository it runs in and nowhere else. */
import type { WriterFor } from './who-writes.ts';

export interface Workflow {
  /** The token that GitHub made for this run. */
  token: string;
  /** owner/name of the repository that it runs in. */
  repository: string;
}

export function workflowWriter({ token, repository }: Workflow): WriterFor {
  return async (asked) =>
    asked.toLowerCase() === repository.toLowerCase()
      ? {
          name: `workflow in ${repository}`,
          // GitHub's own App, whose account is the same everywhere on github.com; a GitHub Enterprise Server has another id.
          author: { login: 'github-actions[bot]', id: null },
          authorization: async () => `token ${token}`,
        }
      : null;
}
