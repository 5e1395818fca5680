/** What upstream repositories allow, by their own .github/headwater.yml; one that is not understood is named. */
import { CONSENT_PATH, consentOf } from '../config/upstream-consent.ts';
import type { RepoRow } from '../domain/history/facts.ts';
import { batchesByOwner } from '../domain/repositories/by-owner.ts';
import { readUpstreamWords, REPOSITORIES_AT_ONCE } from '../github/nudges/upstream-word.ts';
import type { GitHubClient } from '../github/transport/types.ts';
import type { Say } from './check-questions.ts';
import { UsageError } from './exit.ts';

/** Nothing is said of repositories without such a file */
export async function sayConsents(github: GitHubClient, repos: readonly RepoRow[], say: Say): Promise<void> {
  for (const batch of batchesByOwner(repos, REPOSITORIES_AT_ONCE)) {
    const words = await readUpstreamWords(github, batch);
    for (const { id, full_name } of batch) {
      const consent = consentOf(words.get(id) ?? null, full_name);
      if (consent.state === 'absent') continue;
      await say(`${full_name} ${CONSENT_PATH}`, async () => {
        if (consent.state === 'unreadable')
          throw new UsageError(`${consent.problem} Digest only until then.`);
        if (!consent.measure) return 'it does not want to be measured, and is shown nowhere';
        return `${consent.comments ? 'reminders' : 'no reminders'}, ${consent.mentions ? 'mentions' : 'no mentions'}`;
      });
    }
  }
}
