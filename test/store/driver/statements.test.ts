/** Several statements in one text: pg-boss supervises with them, and takes no job over from a dead process where rows are missing. */
import { expect, it } from 'vitest';
import { onEachDatabase } from '../../support/databases.ts';

onEachDatabase('statements of a library', (open) => {
  it('give the rows of all of them', async () => {
    const { rows } = await open().statements('begin; select 1 as a; select 2 as b; commit');
    expect(rows).toEqual([{ a: 1 }, { b: 2 }]);
  });

  it('take values where there is one', async () => {
    expect((await open().statements('select $1::int + 1 as n', [4])).rows).toEqual([{ n: 5 }]);
  });
});
