/** Every migration runs on a database that is not empty, and its rows are still there afterwards. */
import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { migrationName } from '../../src/store/driver/sql-file.ts';
import { MIGRATIONS, step } from '../support/migrations.ts';
import { onEachEmptyDatabase } from '../support/databases.ts';

onEachEmptyDatabase('the migrations', (make) => {
  it('keep the rows that they find', async () => {
    const { db } = await make();
    const complaints: string[] = [];
    for (const file of MIGRATIONS) complaints.push(...(await step(db, file)));
    expect(complaints).toEqual([]);
  });
});

it('have one number each, and there is no data for one that does not exist', () => {
  const numbers = MIGRATIONS.map((file) => migrationName(file).slice(0, 4));
  expect(numbers).toEqual([...new Set(numbers)]);
  const data = readdirSync(new URL('../migrations/', import.meta.url)).map((name) => name.slice(0, 4));
  expect(data.filter((number) => !numbers.includes(number))).toEqual([]);
});
