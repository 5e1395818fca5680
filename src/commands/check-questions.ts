/** Whether GitHub knows everything that we ask for: found out before a run that would stop at it. */
import { allQuestions } from '../github/check/all-questions.ts';
import { askEach, type Subject } from '../github/check/questions.ts';
import { GitHubRefused } from '../github/transport/failures.ts';
import type { GitHubClient } from '../github/transport/types.ts';
import { misunderstoodLine } from '../text/questions.ts';

export type Say = (what: string, look: () => Promise<string>) => Promise<boolean>;

/** Each question once, on the smallest page. */
export async function sayWhatIsUnderstood(github: GitHubClient, subject: Subject, say: Say): Promise<void> {
  const permissions = (await github.isInstalled?.(subject.full_name)) ?? false;
  const questions = allQuestions(subject, { permissions });
  await say('questions', async () => {
    const misunderstood = await askEach(github, subject, questions);
    for (const { question, fields } of misunderstood) {
      await say(`question ${question}`, () => {
        throw new GitHubRefused(misunderstoodLine(question, fields), { unknownFields: [...fields] });
      });
    }
    return `${questions.length - misunderstood.length} of ${questions.length} are understood by this GitHub`;
  });
  const [owner, repo] = subject.full_name.split('/');
  const list = (what: string, route: string, parameters: Record<string, unknown>) =>
    say(`list of ${what}`, async () => {
      const { rows } = await github.list(
        route,
        { ...parameters, per_page: 1 },
        { purpose: `check ${what}`, repository: subject.full_name, page_size: 1 },
      );
      return rows.length === 0 ? 'it is empty' : 'it can be read';
    });
  await list('inline comments', 'GET /repos/{owner}/{repo}/pulls/comments', {
    ...{ owner, repo, sort: 'created', direction: 'asc' },
  });
  await list("repositories' settings", 'GET /users/{login}/repos', { login: owner });
}
