/**
 * Whatever GitHub said of some items, in whatever order and pieces it was read: what follows from it, kept up with every
 * commit, is what would follow if it were derived all at once.
 */
import { sql } from 'kysely';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FactBatch } from '../../src/domain/history/facts.ts';
import { commit } from '../../src/store/history/commit.ts';
import { recomputeDerivedFacts } from '../../src/store/history/derived-facts.ts';
import {
  comment,
  event,
  inlineComment,
  issue,
  pullRequest,
  REPO_ID,
  review,
  store,
  user,
} from '../support/builders.ts';
import { emptyTables, onOneDatabase } from '../support/databases.ts';
import { DERIVED_TABLES } from '../support/facts-hash.ts';
import { runs } from '../support/runs.ts';

const PEOPLE = [1, 2, 3, 4];
const PULLS = [1, 2, 3];
/** A merge is for good. */
const MERGED = 3;
const ISSUES = [4, 5];

/** Few instants, so that many things happen at once, in two months. */
const at = (step: number) => new Date(Date.UTC(2026, 0, 20 + (step % 24))).toISOString();
const instant = fc.nat(23).map(at);
const pull = fc.constantFrom(...PULLS);
const issueNumber = fc.constantFrom(...ISSUES);
const number = fc.oneof({ weight: 3, arbitrary: pull }, { weight: 1, arbitrary: issueNumber });
const id = fc.integer({ min: 1, max: 8 });
const title = fc.constantFrom('A change', '[WIP] A change');
/** GitHub names the same person for the same thing, or nobody. */
const isNamed = fc.integer({ min: 0, max: 4 }).map((one) => one > 0);
const personOf = (thing: number, named: boolean) => (named ? PEOPLE[thing % PEOPLE.length]! : null);

type Said = Partial<FactBatch>;

const KINDS = [
  'CLOSED_EVENT',
  'CLOSED_EVENT',
  'CLOSED_EVENT',
  'REOPENED_EVENT',
  'MERGED_EVENT',
  'READY_FOR_REVIEW_EVENT',
  'CONVERT_TO_DRAFT_EVENT',
  'RENAMED_TITLE_EVENT',
  'ADDED_TO_MERGE_QUEUE_EVENT',
  'AUTO_MERGE_ENABLED_EVENT',
];

/** One thing that GitHub may say. What never changes follows from the number or the id. */
const said: fc.Arbitrary<Said> = fc.oneof(
  fc
    .record({
      number: pull,
      isNamed,
      updated_at: instant,
      is_draft: fc.boolean(),
      title,
      isOpen: fc.boolean(),
      closed_at: instant,
      isMergerNamed: isNamed,
      timeline_count: fc.nat(4),
    })
    .map(({ number, isOpen, closed_at, isNamed, isMergerNamed, ...more }) => ({
      pull_requests: [
        pullRequest(number, personOf(number, isNamed), '2026-01-10', {
          ...more,
          ...(number === MERGED
            ? {
                state: 'MERGED' as const,
                closed_at: at(20),
                merged_at: at(20),
                merged_by_id: isMergerNamed ? '2' : null,
              }
            : { state: isOpen ? 'OPEN' : 'CLOSED', closed_at: isOpen ? null : closed_at }),
        }),
      ],
    })),
  // It lands by a commit; what is said of it later may be that it is open again.
  fc
    .record({ number: fc.constantFrom(1, 2), step: fc.nat(23), queued: fc.boolean() })
    .map(({ number, step, queued }) => ({
      pull_requests: [
        pullRequest(number, personOf(number, true), '2026-01-10', {
          state: 'CLOSED',
          updated_at: at(step),
          closed_at: at(step),
        }),
      ],
      timeline_events: [
        event(`EV_landed_${number}_${step}`, number, 'CLOSED_EVENT', personOf(step, true), at(step), {
          closer: 'Commit abc',
        }),
        ...(queued
          ? [
              event(
                `EV_put_${number}_${step}`,
                number,
                'ADDED_TO_MERGE_QUEUE_EVENT',
                personOf(step + 1, true),
                at(step),
              ),
            ]
          : []),
      ],
    })),
  fc
    .record({ number: issueNumber, isNamed, updated_at: instant, closed_at: fc.option(instant) })
    .map(({ number, isNamed, ...more }) => ({
      issues: [issue(number, personOf(number, isNamed), '2026-01-11', more)],
    })),
  fc.record({ id, number, isNamed }).map(({ id, number, isNamed }) => ({
    issue_comments: [comment(1_000 * number + id, number, personOf(id, isNamed), at(id * 7))],
  })),
  fc.record({ id, number: pull, isNamed }).map(({ id, number, isNamed }) => ({
    review_comments: [inlineComment(1_000 * number + id, number, personOf(id, isNamed), at(id * 7))],
  })),
  fc
    .record({
      id,
      number: pull,
      isNamed,
      updated_at: instant,
      state: fc.constantFrom('PENDING', 'APPROVED', 'DISMISSED', 'COMMENTED'),
    })
    .map(({ id, number, isNamed, updated_at, state }) => ({
      reviews: [
        review(1_000 * number + id, number, personOf(id, isNamed), at(id * 5), {
          state: state as 'PENDING',
          // What was submitted is never pending again.
          updated_at: state === 'PENDING' ? '2026-01-12T00:00:00Z' : updated_at,
          submitted_at: state === 'PENDING' ? null : at(id * 5),
        }),
      ],
    })),
  fc
    .record({ id, number, isNamed, kind: fc.constantFrom(...KINDS) })
    .map(({ id, number, isNamed, kind }) => ({
      timeline_events: [
        event(`EV_${number}_${kind}_${id}`, number, kind, personOf(id, isNamed), at(id * 11), {
          closer: kind === 'CLOSED_EVENT' && id % 2 === 0 ? 'Commit abc' : null,
          ...(kind === 'RENAMED_TITLE_EVENT' && {
            previous_title: id % 3 === 0 ? '[WIP] A change' : 'A change',
            current_title: id % 2 === 0 ? '[WIP] A change' : 'A change',
          }),
        }),
      ],
    })),
);

/** What one answer says together. */
const answer = fc.array(said, { minLength: 1, maxLength: 6 }).map((parts) => {
  const whole: Record<string, object[]> = {};
  for (const part of parts)
    for (const [table, rows] of Object.entries(part)) (whole[table] ??= []).push(...rows);
  return whole;
});

onOneDatabase('what follows from what GitHub said', (open) => {
  async function derived(): Promise<Record<string, string[]>> {
    const shown: Record<string, string[]> = {};
    for (const table of DERIVED_TABLES) {
      const { rows } = await sql<{
        row: string;
      }>`select x::text as row from ${sql.table(table)} x order by 1`.execute(open().db);
      shown[table] = rows.map(({ row }) => row);
    }
    return shown;
  }

  it('is the same whether it was derived bit by bit or all at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(answer, { minLength: 5, maxLength: 20 }), async (answers) => {
        const { db } = open();
        await emptyTables(db);
        await store(db, { users: PEOPLE.map((one) => user(one, `person-${one}`)) });
        for (const one of answers) await store(db, one);
        const kept = await derived();
        const now = '2026-03-01T00:00:00Z';
        await commit({ db }, { repo_id: REPO_ID, now }, async (writing) => {
          for (const table of DERIVED_TABLES) await sql`delete from ${sql.table(table)}`.execute(writing.trx);
          await recomputeDerivedFacts(writing, [...PULLS, ...ISSUES]);
        });
        expect(kept).toEqual(await derived());
      }),
      runs(60),
    );
  });
});
