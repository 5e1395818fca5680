import { describe, expect, it } from 'vitest';
import { KeptResults, TooBusyError } from '../../src/web/dashboard/kept.ts';

describe('what pages show', () => {
  function keeping(over: { most?: number; waiting?: number } = {}) {
    const clock = { at: Date.parse('2026-02-16T08:00:00Z') };
    const failures: unknown[] = [];
    const kept = new KeptResults({
      now: () => new Date(clock.at),
      fresh_ms: 1000,
      most: 3,
      waiting: 2,
      failed: (error) => failures.push(error),
      ...over,
    });
    return { clock, failures, kept };
  }
  const later = () => new Promise<void>((done) => setTimeout(done, 5));

  it('is computed once for all who ask at once, and once more when it is old, while the old is shown', async () => {
    const { clock, kept } = keeping();
    let computed = 0;
    const ask = () => kept.get('a', async () => (await later(), ++computed));
    const first = await Promise.all([ask(), ask(), ask()]);
    expect(first.map(({ value }) => value)).toEqual([1, 1, 1]);
    expect((await ask()).value).toBe(1);
    clock.at += 1001;
    expect(await ask()).toEqual({ value: 1, computed_at: '2026-02-16T08:00:00.000Z' });
    await later();
    await later();
    expect(await ask()).toEqual({ value: 2, computed_at: '2026-02-16T08:00:01.001Z' });
    expect(computed).toBe(2);
  });

  it('stays as it was when it cannot be computed anew, and that is told', async () => {
    const { clock, failures, kept } = keeping();
    await kept.get('a', () => Promise.resolve(1));
    clock.at += 1001;
    expect((await kept.get('a', () => Promise.reject(new Error('down')))).value).toBe(1);
    await later();
    expect(failures).toEqual([new Error('down')]);
    await expect(kept.get('b', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    // A failure is not kept, and blocks nothing.
    expect((await kept.get('b', () => Promise.resolve(2))).value).toBe(2);
  });

  it('is computed one by one, and refused where too many wait', async () => {
    const { kept } = keeping();
    let [running, most] = [0, 0];
    const work = async () => {
      most = Math.max(most, ++running);
      await later();
      running--;
    };
    const asked = await Promise.allSettled(['a', 'b', 'c', 'd', 'e'].map((key) => kept.get(key, work)));
    expect(most).toBe(1);
    expect(asked.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
    ]);
    expect((asked[4] as PromiseRejectedResult).reason).toBeInstanceOf(TooBusyError);
  });

  it('is dropped when it was not asked for longest', async () => {
    const { kept } = keeping({ waiting: 9 });
    const computed: string[] = [];
    const ask = (key: string) => kept.get(key, () => Promise.resolve(computed.push(key)));
    for (const key of ['a', 'b', 'c', 'a', 'd', 'a', 'b']) await ask(key);
    expect(computed).toEqual(['a', 'b', 'c', 'd', 'b']);
  });
});
