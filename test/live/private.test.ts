/**
 * A repository that GitHub has stopped showing to the public: whatever of it is stored, no command, route or post says a
 * word of it. Everything of it bears a canary, and every answer is searched for one.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/driver/database.ts';
import {
  comment,
  community,
  event,
  inlineComment,
  institution,
  issue,
  pullRequest,
  release,
  repo,
  review,
  store,
  tag,
  user,
} from '../support/builders.ts';
import { emptyFolder } from '../support/command-line.ts';
import { databaseForCommands } from '../support/databases.ts';
import { probeEverything } from '../support/probes.ts';
import { runs } from '../support/runs.ts';

const HIDDEN = '6';
const CANARY = /canary|lair/i;
const NOW = '2026-02-16T08:00:00Z';

/** The same small history in both: what the private one adds must not show. */
function history(repoId: string, word: string, first: number, people: [number, number]) {
  const [author, reviewer] = people;
  const there = { repo_id: repoId };
  const days = ['2025-12-03', '2026-01-06', '2026-02-10'];
  return {
    pull_requests: [
      ...days.map((day, index) =>
        pullRequest(first + index, author, day, {
          ...there,
          title: `${word} change`,
          ...(index === 1 ? { merged_at: `${day}T09:00:00Z`, merged_by_id: String(reviewer) } : {}),
        }),
      ),
      // Nobody has answered it: the list of the iteration has it.
      pullRequest(first + 3, author, '2026-02-03', { ...there, title: `${word} offer` }),
    ],
    issues: [issue(first + 10, author, '2026-02-11', { ...there, title: `${word} question` })],
    issue_comments: [{ ...comment(first + 20, first, reviewer, '2026-02-12'), ...there }],
    reviews: [{ ...review(first + 30, first + 2, reviewer, '2026-02-12'), ...there }],
    review_comments: [{ ...inlineComment(first + 40, first + 2, reviewer, '2026-02-12'), ...there }],
    timeline_events: [
      event(`${word}-label`, first, 'LABELED_EVENT', reviewer, '2026-02-12', {
        ...there,
        label: `${word}-label`,
      }),
      event(`${word}-name`, first, 'RENAMED_TITLE_EVENT', author, '2026-02-12', {
        ...there,
        previous_title: `${word} before`,
        current_title: `${word} change`,
      }),
    ],
    releases: [release(first + 50, `${word}-1.0`, reviewer, '2026-02-11', there)],
    tags: [tag(`${word}-1.0`, reviewer, '2026-02-11', there)],
  };
}

describe('what is private', () => {
  const folder = emptyFolder();
  let database: string;
  beforeAll(async () => {
    database = await databaseForCommands();
    writeFileSync(
      join(folder, 'headwater.yml'),
      `institution: { name: Field Station, team: [{ github: octocat }] }
communities: [{ name: Springboard, orgs: [springboard, vault] }]
iterations: { anchor: 2025-10-01, days: 14 }
planning: { repository: field-station/plans, issue_title: Upstream }
`,
    );
    const shown = history('1', 'shown', 1, [2, 1]);
    const hidden = history(HIDDEN, 'canary', 1, [3, 4]);
    const together = Object.fromEntries(
      Object.entries(shown).map(([table, rows]) => [
        table,
        [...rows, ...hidden[table as keyof typeof hidden]],
      ]),
    ) as typeof shown;
    // What the public one says of the private one: it was public when it said so.
    together.timeline_events.push(
      event('shown-cross', 1, 'CROSS_REFERENCED_EVENT', 1, '2026-02-12', {
        other_item: 'vault/canary-lair#1',
      }),
    );
    together.timeline_events.push(
      event('shown-close', 2, 'CLOSED_EVENT', 1, '2026-02-12', { closer: 'PullRequest vault/canary-lair#1' }),
    );
    const open = await openDatabase(database, 'a test');
    const { db } = open;
    await store(
      db,
      {
        ...together,
        users: [user(1, 'octocat'), user(2, 'hubot'), user(3, 'canary-author'), user(4, 'canary-reviewer')],
      },
      institution({ communities: [community({ orgs: ['springboard', 'vault'] })] }),
      [repo(), repo({ id: HIDDEN, full_name: 'vault/canary-lair', is_private: true })],
    );
    await open.close();
  });

  it('is in no report, audit, list, export or route', async () => {
    const { numRuns: rounds } = runs(2, 60);
    const { found, probes, shown, exported } = await probeEverything({
      folder,
      database,
      now: NOW,
      canary: CANARY,
      visible: /springboard\/hub|shown/,
      rounds,
    });
    expect(found).toEqual([]);
    expect(probes).toBeGreaterThan(500);
    for (const command of ['report', 'audit', 'attention', 'queue', '/', '/quality', '/api/v1/report'])
      expect(shown.get(command) ?? 0, command).toBeGreaterThan(0);
    expect(exported).toMatch(/springboard\/hub[^]*shown change/);
  });
});
