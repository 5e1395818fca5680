import type { GitHubError } from './errors.ts';

/** GitHub's answer: `data` is missing where the query was refused before it ran. */
export interface GraphqlAnswer {
  data?: Record<string, unknown> | null;
  errors?: GitHubError[];
}
