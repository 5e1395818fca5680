/** What a GitHub Actions workflow gives: its own token, and the repository that it runs in. */
import { shown, type Reading } from './reading.ts';
import { tokenIssue } from './secrets.ts';

export interface WorkflowSettings {
  /** Made by GitHub for this run; it can write in `repository` and nowhere else. */
  token: string;
  /** owner/name */
  repository: string;
}

/** @returns null outside a workflow, without its token, or with one that is wrong */
export function workflowSettings({ value, refuse }: Reading): WorkflowSettings | null {
  const token = value('HEADWATER_WORKFLOW_TOKEN');
  if (token === null) return null;
  const issue = tokenIssue(token) ?? notOfWorkflow(token);
  if (issue !== null) refuse('HEADWATER_WORKFLOW_TOKEN', issue);
  if (value('GITHUB_ACTIONS') !== 'true') return null;
  const repository = value('GITHUB_REPOSITORY');
  if (repository === null || !/^[\w.-]+\/[\w.-]+$/.test(repository)) {
    refuse(
      'GITHUB_REPOSITORY',
      `${repository === null ? 'is not set' : shown(repository)}; GitHub Actions sets it to owner/name of the repository.`,
    );
    return null;
  }
  return issue === null ? { token, repository } : null;
}

/** A person's token would write in that person's name, and wherever that person may. */
function notOfWorkflow(token: string): string | null {
  return token.startsWith('ghs_')
    ? null
    : 'is not the token of a workflow; write ${{ github.token }}. A personal token never writes.';
}
