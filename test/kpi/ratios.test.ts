import { expect, it } from 'vitest';
import { event, institution, pullRequest, store, user } from '../support/builders.ts';
import { onEachDatabase } from '../support/databases.ts';
import { figuresOf, numbers, part } from '../support/kpis.ts';

const users = [user(1, 'octocat'), user(2, 'hubot'), user(5, 'updates', { type: 'Bot' })];
const who = institution({ team: [{ github: 'hubot', from: null, to: null }] });
const merged = (at: string) => ({ merged_at: `${at}T00:00:00Z`, merged_by_id: '2' });

onEachDatabase('change_request_closure_ratio', (open) => {
  const week = (asOf?: string) =>
    figuresOf(open().db, 'change_request_closure_ratio', '2026-01-05', '2026-01-12', asOf);

  it('counts as open whatever was not closed before the window, and as closed what ended in it', async () => {
    // Closed before: out. Closed in it, open, closed after it: three that were open, one of them closed. 1 ÷ 3.
    // The team's own merge is in `all`: 2 ÷ 4. The bot's is nowhere.
    await store(
      open().db,
      {
        users,
        pull_requests: [
          pullRequest(1, 1, '2026-01-01', { closed_at: '2026-01-04T23:59:59Z' }),
          pullRequest(2, 1, '2026-01-01', merged('2026-01-06')),
          pullRequest(3, 1, '2026-01-11'),
          pullRequest(4, 1, '2026-01-01', { closed_at: '2026-01-12T00:00:00Z' }),
          pullRequest(5, 2, '2026-01-05', merged('2026-01-07')),
          pullRequest(6, 5, '2026-01-05', merged('2026-01-07')),
        ],
      },
      who,
    );
    const figures = await week('2026-02-01');
    expect(figures).toMatchObject({ value: 1 / 3, sample_size: 3, evidence_total: 1 });
    expect(part(figures, 'all.share')).toBe(2 / 4);
    expect(numbers(figures.evidence)).toEqual([2]);
  });

  it('says no data where nothing was open', async () => {
    const pull_requests = [pullRequest(1, 1, '2020-01-01', { closed_at: '2020-01-02T00:00:00Z' })];
    await store(open().db, { users, pull_requests }, who);
    expect(await week()).toMatchObject({ value: null, note: 'no data' });
  });
});

onEachDatabase('change_request_acceptance_ratio', (open) => {
  it('goes by the last end that is seen: two merged, one declined, and one that was opened again', async () => {
    // #4 was closed in the window and opened again in it: it has not ended. 2 ÷ 3.
    await store(
      open().db,
      {
        users,
        pull_requests: [
          pullRequest(1, 1, '2026-01-01', merged('2026-01-06')),
          pullRequest(2, 1, '2026-01-01', merged('2026-01-07')),
          pullRequest(3, 1, '2026-01-01', { closed_at: '2026-01-08T00:00:00Z' }),
          pullRequest(4, 1, '2026-01-01'),
        ],
        timeline_events: [
          event('c', 4, 'CLOSED_EVENT', 1, '2026-01-06'),
          event('r', 4, 'REOPENED_EVENT', 1, '2026-01-07'),
        ],
      },
      who,
    );
    const id = 'change_request_acceptance_ratio';
    const figures = await figuresOf(open().db, id, '2026-01-05', '2026-01-12');
    expect(figures).toMatchObject({ value: 2 / 3, sample_size: 3 });
    expect(numbers(figures.evidence).toSorted()).toEqual([1, 2, 3]);
    // Between the close and the reopening it had ended: 1 merged of 2.
    expect(await figuresOf(open().db, id, '2026-01-05', '2026-01-12', '2026-01-06')).toMatchObject({
      value: 1 / 2,
    });
  });
});
