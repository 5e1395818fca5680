import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FactBatch } from '../../src/domain/history/facts.ts';
import {
  changedFile,
  comment,
  community,
  event,
  institution,
  issue,
  pullRequest,
  REPO_ID,
  review,
  store,
  user,
} from '../support/builders.ts';
import { emptyTables, onOneDatabase } from '../support/databases.ts';
import { allFiguresOf, figuresOf } from '../support/kpis.ts';
import { plan, type Planned } from '../support/plans.ts';
import { runs } from '../support/runs.ts';

const who = institution({
  team: [{ github: 'person-2', from: '2026-01-10T00:00:00Z', to: null }],
  communities: [community({ bots: ['springboard-bot'] })],
});
const PEOPLE = [1, 2, 3, 4];
const users = [
  ...PEOPLE.map((id) => user(id, `person-${id}`)),
  user(90, 'springboard-bot'),
  user(91, 'updates', { type: 'Bot' }),
];
const START = Date.parse('2025-12-20T00:00:00Z');
const at = (hour: number) => new Date(START + hour * 3_600_000).toISOString().replace('.000Z', 'Z');
const hour = fc.integer({ min: 0, max: 24 * 30 });
const person = fc.constantFrom(...PEOPLE, null);

/** What happens to one number: an issue or a pull request, who said what when, how it ended. */
const story = fc.record({
  isIssue: fc.boolean(),
  author: person,
  opened: hour,
  lasts: fc.option(fc.integer({ min: 0, max: 400 }), { nil: null }),
  merger: fc.option(fc.constantFrom(...PEOPLE), { nil: null }),
  /** When a planning issue named it. */
  planned: fc.option(hour, { nil: null }),
  isDraft: fc.boolean(),
  files: fc.uniqueArray(fc.constantFrom('hub/login.py', 'tests/test_login.py', 'docs/index.md', 'po/fr.po'), {
    maxLength: 3,
  }),
  labelled: fc.option(
    fc.record({ label: fc.constantFrom('docs', 'ci', 'bug'), after: fc.integer({ min: 0, max: 200 }) }),
    { nil: null },
  ),
  ready: fc.option(fc.integer({ min: 1, max: 100 }), { nil: null }),
  said: fc.array(fc.record({ by: person, after: fc.integer({ min: 0, max: 500 }), isReview: fc.boolean() }), {
    maxLength: 4,
  }),
});

type Story = typeof story extends fc.Arbitrary<infer S> ? S : never;

function plansOf(stories: readonly Story[]): Planned[] {
  const body = stories.flatMap(({ planned }, index) =>
    planned === null ? [] : [[`springboard/hub#${index + 1}`, at(planned)] as const],
  );
  return [{ number: 50, opened: at(0), body: Object.fromEntries(body) }];
}

function factsOf(stories: readonly Story[]): Partial<FactBatch> {
  const facts = {
    users,
    pull_requests: [],
    issues: [],
    issue_comments: [],
    reviews: [],
    timeline_events: [],
    pull_request_files: [],
    item_labels: [],
  } as unknown as FactBatch;
  // Something was read, long before: bots alone must not make the difference.
  facts.pull_requests.push(pullRequest(400, 1, '2020-01-01', { closed_at: '2020-01-02T00:00:00Z' }));
  stories.forEach((one, index) => {
    const number = index + 1;
    const opened = at(one.opened);
    const ended = one.lasts === null ? null : at(one.opened + one.lasts);
    if (one.isIssue) facts.issues.push(issue(number, one.author, opened, { closed_at: ended }));
    else if (ended && one.merger)
      facts.pull_requests.push(
        pullRequest(number, one.author, opened, {
          merged_at: ended,
          merged_by_id: String(one.merger),
          is_draft: one.isDraft,
        }),
      );
    else
      facts.pull_requests.push(
        pullRequest(number, one.author, opened, { closed_at: ended, is_draft: one.isDraft }),
      );
    if (!one.isIssue && one.ready !== null)
      facts.timeline_events.push(
        event(`r${number}`, number, 'READY_FOR_REVIEW_EVENT', one.author, at(one.opened + one.ready)),
      );
    if (!one.isIssue)
      one.files.forEach((path, place) =>
        facts.pull_request_files.push(changedFile(number, path, 1 + ((number * 7 + place) % 5))),
      );
    if (one.labelled !== null) {
      const { label, after } = one.labelled;
      facts.item_labels.push({ repo_id: REPO_ID, number, label });
      facts.timeline_events.push(
        event(`l${number}`, number, 'LABELED_EVENT', 1, at(one.opened + after), { label }),
      );
    }
    one.said.forEach((word, place) => {
      const id = number * 100 + place;
      const when = at(one.opened + word.after);
      if (word.isReview && !one.isIssue) facts.reviews.push(review(id, number, word.by, when));
      else facts.issue_comments.push(comment(id, number, word.by, when));
    });
  });
  return facts;
}

const stories = fc.array(story, { minLength: 1, maxLength: 12 });

onOneDatabase('every KPI', (open) => {
  const allFigures = (asOf?: string) => allFiguresOf(open().db, '2026-01-05', '2026-01-12', asOf);
  const storedAlone = async (told: readonly Story[], ...batches: Partial<FactBatch>[]) => {
    await emptyTables(open().db);
    for (const batch of batches) await store(open().db, batch, who);
    await plan(open().db, plansOf(told));
    return allFigures();
  };

  it('is the same in whatever order the rows come, and however often', async () => {
    await fc.assert(
      fc.asyncProperty(stories, async (told) => {
        const facts = factsOf(told);
        const once = await storedAlone(told, facts);
        const backwards = Object.fromEntries(
          Object.entries(facts).map(([table, rows]) => [table, (rows as object[]).toReversed()]),
        );
        expect(
          await storedAlone(told, { users, issue_comments: facts.issue_comments! }, backwards, facts),
        ).toEqual(once);
      }),
      runs(8),
    );
  });

  it('is not moved by bots, whatever they open and say', async () => {
    await fc.assert(
      fc.asyncProperty(stories, hour, async (told, when) => {
        const facts = factsOf(told);
        const once = await storedAlone(told, facts);
        const noise: Partial<FactBatch> = {
          users,
          pull_requests: [
            pullRequest(501, 90, at(when)),
            pullRequest(502, 91, at(when), { merged_at: at(when + 5), merged_by_id: '91' }),
          ],
          issues: [issue(503, 91, at(when))],
          issue_comments: told.map((one, index) =>
            comment(9_000 + index, index + 1, index % 2 ? 90 : 91, at(one.opened)),
          ),
        };
        expect(await storedAlone(told, facts, noise)).toEqual(once);
      }),
      runs(8),
    );
  });

  it('computed as of an instant, does not know what came later', async () => {
    await fc.assert(
      fc.asyncProperty(stories, fc.integer({ min: 1, max: 24 * 25 }), async (told, cut) => {
        const asOf = at(cut);
        await storedAlone(told, factsOf(told));
        const seen = await allFigures(asOf);
        const until = (hours: number | null, opened: number) =>
          hours !== null && opened + hours <= cut ? hours : null;
        const known = told.flatMap((one) =>
          one.opened > cut
            ? [
                {
                  ...one,
                  opened: 24 * 300,
                  planned: null,
                  said: [],
                  lasts: null,
                  ready: null,
                  author: null,
                  isIssue: true,
                  labelled: null,
                },
              ]
            : [
                {
                  ...one,
                  lasts: until(one.lasts, one.opened),
                  ready: until(one.ready, one.opened),
                  labelled:
                    one.labelled && until(one.labelled.after, one.opened) !== null ? one.labelled : null,
                  isDraft:
                    one.isDraft ||
                    (one.ready !== null && until(one.ready, one.opened) === null && !one.isIssue),
                  planned: one.planned !== null && one.planned <= cut ? one.planned : null,
                  said: one.said.map((word) =>
                    one.opened + word.after <= cut ? word : { ...word, by: null },
                  ),
                },
              ],
        );
        await storedAlone(known, factsOf(known));
        expect(await allFigures(asOf)).toEqual(seen);
      }),
      runs(8),
    );
  });

  it('counted in a window, is the sum of its halves', async () => {
    await fc.assert(
      fc.asyncProperty(stories, fc.integer({ min: 1, max: 6 }), async (told, days) => {
        await storedAlone(told, factsOf(told));
        const middle = new Date(Date.parse('2026-01-05T00:00:00Z') + days * 86_400_000)
          .toISOString()
          .slice(0, 10);
        const value = async (id: string, from: string, to: string) =>
          (await figuresOf(open().db, id, from, to, '2026-02-01')).value!;
        for (const id of ['planned_pull_requests_closed', 'issues_triaged'])
          expect(await value(id, '2026-01-05', '2026-01-12')).toBe(
            (await value(id, '2026-01-05', middle)) + (await value(id, middle, '2026-01-12')),
          );
      }),
      runs(8),
    );
  });
});
