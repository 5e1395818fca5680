import { expect, it } from 'vitest';
import { turns } from '../../../src/domain/attention/attention.ts';
import { waitingTimes } from '../../../src/domain/attention/waiting-times.ts';
import { AUTHOR, comment, event, MONA, push, review, time, told, type Story } from './story.ts';

const WINDOW = { from: time('1 09:00'), until: time('11 09:00') };

function over(...stories: Story[]) {
  return waitingTimes(
    stories.map((story) => {
      const { item, known, rules } = told(story);
      return turns(item, known, rules, WINDOW);
    }),
  );
}

it('adds up what each side held, of all pull requests', () => {
  // The first: the maintainers' until 2 09:00 (1 day), the author's until 5 09:00 (3), the maintainers' again (6).
  // The second: a draft until 3 09:00 (2 days, nobody's), then the maintainers' until it is closed on 6 09:00 (3).
  const found = over(
    { events: [review('2 09:00', MONA, 'CHANGES_REQUESTED'), push('3 09:00'), comment('5 09:00', AUTHOR)] },
    {
      events: [event('3 09:00', AUTHOR, 'ready'), event('6 09:00', MONA, 'closed')],
      pull_request: { state: 'CLOSED', closed_at: time('6 09:00') },
    },
  );
  expect(found).toEqual({
    pull_requests: 2,
    days: { maintainers: 10, author: 3, unclear: 0, paused: 0, nobody: 2 },
    shares: { maintainers: 10 / 13, author: 3 / 13, unclear: 0 },
    threads_unknown: 0,
    ci_unknown: 0,
  });
});

it('says which share was computed without threads and checks', () => {
  const found = over({ threads: null }, { checks: null });
  expect([found.threads_unknown, found.ci_unknown]).toEqual([0.5, 0.5]);
});

it('has no share of nothing', () => {
  expect(over({ pull_request: { is_draft: true } })).toMatchObject({
    days: { maintainers: 0, nobody: 10 },
    shares: null,
    threads_unknown: null,
    ci_unknown: null,
  });
});
