/**
 * A repository that GitHub has stopped showing to the public: whatever of it is stored, no command, route or post says a
 * word of it. Everything of it bears a canary, and every answer is searched for one.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { weekName } from '../../src/domain/calendar/week.ts';
import { openDatabase } from '../../src/store/driver/database.ts';
import { liveState } from '../../src/store/live/live-state.ts';
import { serverMetrics } from '../../src/web/metrics.ts';
import { routes } from '../../src/web/server.ts';
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
import { emptyFolder, headwater, placesIn } from '../support/command-line.ts';
import { databaseForCommands } from '../support/databases.ts';
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

const lastWeeks = (weeks: number) =>
  Array.from({ length: weeks }, (_, back) =>
    weekName(new Date(Date.parse(NOW) - (back + 1) * 7 * 86_400_000).toISOString()),
  );

describe('what is private', () => {
  const folder = emptyFolder();
  let database: string;
  const said: string[] = [];
  let probes = 0;
  const probe = (what: string, answer: string) => {
    probes += 1;
    const found = CANARY.exec(answer);
    if (found) said.push(`${what}: …${answer.slice(Math.max(0, found.index - 60), found.index + 40)}…`);
  };
  /** How often each command told of the public repository: whoever says nothing leaks nothing. */
  const shown = new Map<string, number>();
  const run = async (words: string[], over: Record<string, string> = {}) => {
    const places = { ...placesIn(folder), DATABASE_URL: database, HEADWATER_NOW: NOW, ...over };
    const { code, out, err } = await headwater(words, places);
    // 4: --strict, of a database that GitHub was never asked about.
    expect([0, ...(words.includes('--strict') ? [4] : [])], `${words.join(' ')}: ${err}`).toContain(code);
    probe(words.join(' '), out + err);
    if (/springboard\/hub|shown/.test(out)) shown.set(words[0]!, (shown.get(words[0]!) ?? 0) + 1);
    return code;
  };

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
    const { numRuns } = runs(2, 60);
    for (const week of lastWeeks(numRuns))
      for (const format of ['markdown', 'json', 'csv'])
        expect(await run(['report', '--week', week, '--format', format])).toBe(0);
    const instants = Array.from(
      { length: numRuns },
      (_, index) => `2026-0${1 + (index % 2)}-${10 + (index % 18)}T00:00:00Z`,
    );
    for (const instant of instants) {
      await run(['report', '--as-of', instant, '--format', 'json']);
      await run(['audit', '--format', 'json', '--strict'], { HEADWATER_NOW: instant });
    }
    for (const format of ['markdown', 'json', 'csv']) {
      await run(['audit', '--format', format]);
      await run(['report', '--iteration', '8', '--format', format]);
      await run(['report', '--from', '2025-01-01', '--to', '2026-02-16', '--format', format]);
      for (const repository of [[], ['--repo', 'vault/other'], ['--repo', 'springboard/hub']])
        await run(['attention', ...repository, '--format', format]);
      for (const more of [[], ['--size', '50'], ['--session'], ['--for', 'octocat'], ['--iteration', '9']])
        await run(['queue', ...more, '--format', format]);
    }
    await run(['nudges']);
    const files: string[] = [];
    for (const format of ['csv', 'json'])
      for (const asOf of ['2026-01-10T00:00:00Z', NOW]) {
        const to = join(folder, `export-${format}-${asOf.slice(0, 10)}`);
        mkdirSync(to);
        expect(await run(['export', '--to', to, '--format', format, '--as-of', asOf])).toBe(0);
        for (const file of readdirSync(to)) {
          files.push(readFileSync(join(to, file), 'utf8'));
          probe(`export ${file}`, file + files.at(-1)!);
        }
      }
    await run(['check', '--offline']);
    expect(said).toEqual([]);
    expect(probes).toBeGreaterThan(80);
    for (const command of ['report', 'audit', 'attention', 'queue'])
      expect(shown.get(command) ?? 0, command).toBeGreaterThan(0);
    expect(files.join('\n')).toMatch(/springboard\/hub[^]*shown change/);

    const open = await openDatabase(database, 'a test');
    const { db } = open;
    const app = routes({
      host: '',
      port: 0,
      webhooks: null,
      metrics: serverMetrics(() => liveState(db, new Date(NOW))),
      unreadiness: async () => null,
      failed: (error) => probe('a failure', String(error)),
    });
    const paths = app.routes.map(({ path }) => path.replace('*', 'x'));
    for (const path of new Set([...paths, '/']))
      for (const method of ['GET', 'HEAD', 'POST', 'DELETE', 'OPTIONS'])
        for (const query of [
          '',
          '?repo=vault/other',
          '?repository=6',
          '?community=Springboard&format=json',
        ]) {
          const answer = await app.request(path + query, { method });
          probe(`${method} ${path}${query}`, `${[...answer.headers].join()} ${await answer.text()}`);
        }
    await open.close();
    expect(said).toEqual([]);
    expect(probes).toBeGreaterThan(500);
  });
});
