import { describe, expect, it } from 'vitest';
import type { DataMarks } from '../../src/store/kpis/data-marks.ts';
import type { ResultStore, StoredResult } from '../../src/store/kpis/kept-results.ts';
import { KeptResults } from '../../src/web/dashboard/kept.ts';
import { BeingComputedError, TooBusyError } from '../../src/web/dashboard/wanted.ts';

/** As the database keeps them, without a clock: what rests does so until `rested`. */
function storeInMemory() {
  type Row = { claim: string | null; rests: boolean; result: (StoredResult & { visible: string }) | null };
  const rows = new Map<string, Row>();
  let claims = 0;
  const store: ResultStore = {
    find(what, visible, since = null) {
      const found = rows.get(what)?.result;
      const isWanted = found?.visible === visible && (since === null || found.computed_at > since);
      return Promise.resolve(isWanted ? found : null);
    },
    claim(what, _, isUrgent) {
      const row = rows.get(what) ?? { claim: null, rests: false, result: null };
      if (row.claim !== null || (row.rests && !isUrgent)) return Promise.resolve(null);
      rows.set(what, { ...row, claim: String(++claims) });
      return Promise.resolve(String(claims));
    },
    extend: () => Promise.resolve(),
    save(what, claim, result) {
      if (rows.get(what)?.claim === claim) rows.set(what, { claim: null, rests: true, result });
      return Promise.resolve();
    },
    release(what) {
      rows.set(what, { ...rows.get(what)!, claim: null });
      return Promise.resolve();
    },
    asked: () => Promise.resolve(),
    askedSince: () => Promise.resolve([...rows.keys()]),
  };
  const rested = () => rows.forEach((row) => (row.rests = false));
  return { store, rows, rested };
}

describe('what pages show', () => {
  function keeping(over: { most?: number; waiting?: number; patience_ms?: number } = {}) {
    const clock = { at: Date.parse('2026-02-16T08:00:00Z') };
    const marks: DataMarks = { data: '1', visible: 'all' };
    const failures: unknown[] = [];
    const { store, rows, rested } = storeInMemory();
    const process = () =>
      new KeptResults({
        now: () => new Date(clock.at),
        wait: later,
        fresh_ms: 1000,
        most: 3,
        waiting: 2,
        marks: () => Promise.resolve({ ...marks }),
        store,
        failed: (error) => failures.push(error),
        ...over,
      });
    const kept = process();
    const get = <T>(what: string, work: () => Promise<T>, of = kept) => of.get({ what, work });
    return { clock, marks, failures, kept, get, process, rows, rested };
  }
  const later = () => new Promise<void>((done) => setTimeout(done, 5));
  const settled = async () => {
    for (let turns = 0; turns < 5; turns++) await later();
  };

  it('is not waited for longer than somebody waits for a page, and is there when they look again', async () => {
    const { get, failures } = keeping({ patience_ms: 20 });
    let computed = 0;
    let done: () => void = () => {};
    const work = async () => {
      await new Promise<void>((resolve) => (done = resolve));
      return ++computed;
    };
    await expect(get('a', work)).rejects.toBeInstanceOf(BeingComputedError);
    await expect(get('a', work)).rejects.toBeInstanceOf(BeingComputedError);
    done();
    await settled();
    expect(await get('a', work)).toMatchObject({ value: 1, is_behind: false });
    // What fails when nobody waits any more is told.
    const fails = async () => {
      await new Promise<void>((resolve) => (done = resolve));
      throw new Error('no');
    };
    await expect(get('b', fails)).rejects.toBeInstanceOf(BeingComputedError);
    done();
    await settled();
    expect(failures).toEqual([new Error('no')]);
    expect(computed).toBe(1);
  });

  it('is computed once for all who ask at once, and once more when it is old, while the old is shown', async () => {
    const { clock, get, rested } = keeping();
    let computed = 0;
    const ask = () => get('a', async () => (await later(), ++computed));
    const first = await Promise.all([ask(), ask(), ask()]);
    expect(first.map(({ value }) => value)).toEqual([1, 1, 1]);
    expect(await ask()).toEqual({ value: 1, computed_at: '2026-02-16T08:00:00.000Z', is_behind: false });
    clock.at += 1001;
    rested();
    expect(await ask()).toEqual({ value: 1, computed_at: '2026-02-16T08:00:00.000Z', is_behind: true });
    await settled();
    expect(await ask()).toEqual({ value: 2, computed_at: '2026-02-16T08:00:01.001Z', is_behind: false });
    expect(computed).toBe(2);
  });

  it('is computed anew when more is stored, once it has rested', async () => {
    const { clock, marks, get, rested } = keeping();
    let computed = 0;
    const ask = () => get('a', () => Promise.resolve(++computed));
    await ask();
    marks.data = '2';
    clock.at += 1;
    expect((await ask()).is_behind).toBe(true);
    await settled();
    expect(await ask()).toMatchObject({ value: 1, is_behind: true });
    rested();
    await settled();
    await ask();
    await settled();
    expect(await ask()).toMatchObject({ value: 2, is_behind: false });
  });

  it('does not grow old where it is as of a fixed instant', async () => {
    const { clock, kept, marks } = keeping();
    const ask = () => kept.get({ what: 'then', work: () => Promise.resolve(1), isOfThePast: true });
    await ask();
    clock.at += 86_400_000;
    expect((await ask()).is_behind).toBe(false);
    marks.data = '2';
    expect((await ask()).is_behind).toBe(true);
  });

  it('is never shown again once somebody opted out, not even where that was while it was computed', async () => {
    const { marks, get, clock } = keeping();
    let computed = 0;
    const ask = (before = () => {}) =>
      get('a', async () => {
        before();
        await later();
        return ++computed;
      });
    expect((await ask()).value).toBe(1);
    marks.visible = 'all but one';
    clock.at += 1;
    const hides = () => {
      if (computed === 1) marks.visible = 'all but two';
    };
    expect((await ask(hides)).value).toBe(3);
  });

  it('is taken from the database by another process, and computed by one of them alone', async () => {
    const { get, process } = keeping();
    let computed = 0;
    const work = async () => (await later(), await later(), ++computed);
    const [one, other] = [process(), process()];
    const both = await Promise.all([get('a', work, one), get('a', work, other)]);
    expect(both.map(({ value }) => value)).toEqual([1, 1]);
    const third = process();
    expect((await get('a', work, third)).value).toBe(1);
    expect(computed).toBe(1);
  });

  it('tells by its state whether anything may be shown otherwise', async () => {
    const { clock, marks, kept, get } = keeping();
    const states = [await kept.state()];
    const after = async (change: () => unknown) => {
      await change();
      states.push(await kept.state());
    };
    await after(() => get('a', () => Promise.resolve(1)));
    await after(() => (marks.data = '2'));
    await after(() => (marks.visible = 'fewer'));
    await after(() => (clock.at += 60_000));
    expect(new Set(states).size).toBe(states.length);
    expect(await kept.state()).toBe(states.at(-1));
  });

  it('stays as it was when it cannot be computed anew, and that is told', async () => {
    const { clock, failures, get, rested } = keeping();
    await get('a', () => Promise.resolve(1));
    clock.at += 1001;
    rested();
    expect((await get('a', () => Promise.reject(new Error('down')))).value).toBe(1);
    await settled();
    expect(failures).toEqual([new Error('down')]);
    await expect(get('b', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    // A failure is not kept, and blocks nothing.
    expect((await get('b', () => Promise.resolve(2))).value).toBe(2);
  });

  it('is computed one by one, and refused where too many wait', async () => {
    const { get } = keeping();
    let [running, most] = [0, 0];
    const work = async () => {
      most = Math.max(most, ++running);
      await later();
      running--;
      return null;
    };
    const asked = await Promise.allSettled(['a', 'b', 'c', 'd', 'e'].map((key) => get(key, work)));
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

  it('is dropped from memory when it was not asked for longest', async () => {
    const { get, rows } = keeping({ waiting: 9 });
    const computed: string[] = [];
    const ask = async (key: string) => {
      await get(key, () => Promise.resolve(computed.push(key)));
      rows.clear();
    };
    for (const key of ['a', 'b', 'c', 'a', 'd', 'a', 'b']) await ask(key);
    expect(computed).toEqual(['a', 'b', 'c', 'd', 'b']);
  });
});
