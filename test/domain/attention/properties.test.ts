/** What holds whatever happened: order means nothing, there is one answer, a maintainer's turn names somebody. */
import { runs } from '../../support/runs.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attention, turns } from '../../../src/domain/attention/attention.ts';
import { SIDES, type Attention, type Thread } from '../../../src/domain/attention/types.ts';
import { AUTHOR, BOT, check, HUBOT, LEFT, MONA, STRANGER, told } from './story.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 2, 2, 9);

// Whole hours, so that events of one second are common.
const at = fc.integer({ min: -48, max: 400 }).map((hours) => START + hours * HOUR);
const by = fc.constantFrom(AUTHOR, AUTHOR, MONA, HUBOT, LEFT, STRANGER, BOT, null);
const words = fc.option(
  fc.record({
    asks: fc.boolean(),
    is_thanks: fc.boolean(),
    is_commands_only: fc.boolean(),
    opens_with: fc.constantFrom('author' as const, 'other' as const, null),
    hands_to: fc.constantFrom('maintainer' as const, null, null),
  }),
);
const happening = fc.oneof(
  fc.record({ kind: fc.constantFrom('comment' as const, 'inline_comment' as const), words }),
  fc.record({
    kind: fc.constant('review' as const),
    state: fc.constantFrom(
      'APPROVED' as const,
      'CHANGES_REQUESTED' as const,
      'COMMENTED' as const,
      'DISMISSED' as const,
    ),
    is_empty: fc.boolean(),
    has_inline: fc.boolean(),
    words,
  }),
  fc.record({ kind: fc.constant('dismissed' as const), review: fc.constantFrom('1', '2', '3') }),
  fc.record({ kind: fc.constant('push' as const), is_merge_from_base: fc.boolean() }),
  fc.record({
    kind: fc.constantFrom('ready' as const, 'draft' as const, 'closed' as const, 'reopened' as const),
  }),
  fc.record({
    kind: fc.constantFrom('review_requested' as const, 'review_request_removed' as const),
    reviewer: fc.constantFrom(MONA, HUBOT, LEFT, STRANGER, null),
  }),
  fc.record({
    kind: fc.constantFrom('labeled' as const, 'unlabeled' as const),
    label: fc.constant('status: on hold'),
  }),
  fc.record({
    kind: fc.constant('snoozed' as const),
    until: fc.option(at),
    head: fc.constantFrom('head', null),
  }),
);
const events = fc
  .array(fc.tuple(at, by, happening), { maxLength: 14 })
  .map((all) =>
    all.map(([when, who, what], index) => ({ ...what, at: when, by: who, id: String(index + 1) })),
  );
const threads = fc.option(
  fc.array(
    fc.record({
      is_resolved: fc.boolean(),
      is_outdated: fc.boolean(),
      comments: fc.array(fc.tuple(at, by), { minLength: 1, maxLength: 4 }),
    }),
    { maxLength: 3 },
  ),
);
const world = fc.record({
  events,
  threads: threads.map(
    (all) =>
      all?.map(({ comments, ...thread }, index): Thread => ({
        ...thread,
        id: String(index),
        resolved_at: null,
        comments: comments.map(([when, who], place) => ({
          id: String(place),
          at: when,
          by: who,
          words: null,
        })),
      })) ?? null,
  ),
  checks: fc.option(
    fc.array(fc.constantFrom(check('red', '2 09:00'), check('green', '3 09:00'), check('missing', null))),
  ),
  source_lines: fc.constantFrom(10, 200, null),
  now: at.filter((when) => when >= START),
});

type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

function askedOf({ events: happened, threads: open, checks, source_lines }: World) {
  return told({ events: happened, threads: open, checks, pull_request: { source_lines, head: 'head' } });
}

describe('Attention', () => {
  it('does not depend on the order in which anything is handed in', () => {
    fc.assert(
      fc.property(world, fc.infiniteStream(fc.nat()), (given, random) => {
        const { item, known, rules } = askedOf(given);
        const mixed = <T>(list: readonly T[]): T[] =>
          list
            .map((one) => ({ one, key: random.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ one }) => one);
        const other = {
          ...known,
          events: mixed(known.events),
          can_merge: mixed(known.can_merge),
          merges: mixed(known.merges),
          threads:
            known.threads && mixed(known.threads).map((one) => ({ ...one, comments: mixed(one.comments) })),
          checks: known.checks && { ...known.checks, list: mixed(known.checks.list) },
        };
        expect(attention(item, other, rules, given.now)).toEqual(attention(item, known, rules, given.now));
      }),
      runs(300),
    );
  });

  it('gives one side, a time that has come, and somebody where maintainers are asked', () => {
    fc.assert(
      fc.property(world, (given) => {
        const { item, known, rules } = askedOf(given);
        const { side, people, since } = attention(item, known, rules, given.now);
        expect(SIDES).toContain(side);
        expect(since).toBeLessThanOrEqual(given.now);
        if (side === 'MAINTAINER' || side === 'MERGER') {
          expect(people.length).toBeGreaterThan(0);
          expect(people).not.toContain(AUTHOR);
          expect(people).not.toContain(BOT);
        }
        if (side === 'AUTHOR') expect(people).toEqual([AUTHOR]);
      }),
      runs(300),
    );
  });

  it('of a window is what it is at each of its instants, and since never moves forward within a side', () => {
    fc.assert(
      fc.property(world, (given) => {
        const { item, known, rules } = askedOf(given);
        const window = { from: START, until: START + 420 * HOUR };
        const stretches = turns(item, known, rules, window);
        expect(stretches[0]!.from).toBe(START);
        expect(stretches.at(-1)!.until).toBe(window.until);
        const there = stretches.findLast(({ from }) => from <= given.now)!;
        // Who can merge changes without changing whose turn it is.
        const plain = ({ side, reason, confidence, also }: Attention) => ({ side, reason, confidence, also });
        expect(plain(there)).toEqual(plain(attention(item, known, rules, given.now)));
        stretches.forEach((one, index) => {
          const before = stretches[index - 1];
          if (before) expect(one.from).toBe(before.until);
          if (before?.side === one.side) expect(one.since).toBeLessThanOrEqual(before.since);
        });
      }),
      runs(200),
    );
  });

  it('sees nothing that is dated later', () => {
    fc.assert(
      fc.property(world, (given) => {
        const { item, known, rules } = askedOf({ ...given, threads: null, checks: null });
        // Without what tells how it stood before, the answer is the same: only comments, reviews and pushes do not.
        const plain = [
          'comment',
          'inline_comment',
          'review',
          'push',
          'review_requested',
          'review_request_removed',
        ];
        const kept = known.events.filter(({ kind }) => plain.includes(kind));
        const seen = kept.filter(({ at: when }) => when <= given.now);
        expect(attention(item, { ...known, events: seen }, rules, given.now)).toEqual(
          attention(item, { ...known, events: kept }, rules, given.now),
        );
      }),
      runs(200),
    );
  });
});
