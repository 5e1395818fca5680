import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, it } from 'vitest';
import { openSqlite, SqliteError } from '../../src/import/sqlite-file.ts';
import { emptyFolder } from '../support/command-line.ts';
import { inSqlite } from '../support/github-to-sqlite.ts';

let folder: string;
beforeEach(() => {
  folder = emptyFolder();
});
const at = (name: string) => join(folder, name);
const made = (name: string, rows = 3_000): string => {
  inSqlite(
    at(name),
    `create table issues (id integer primary key, title text);
     insert into issues select value, printf('%0200d', value) from json_each('[${Array.from({ length: rows }, (_, id) => id + 1).join(',')}]')`,
  );
  return at(name);
};
const titles = (path: string): number => {
  const file = openSqlite(path, ['issues']);
  const rows = [...file.rows('select title from issues')];
  file.close();
  return rows.length;
};
const refusal = (path: string): string => {
  try {
    titles(path);
  } catch (error) {
    expect(error).toBeInstanceOf(SqliteError);
    const { message } = error as Error;
    expect(message).toMatch(/^[^\n]+\.$/);
    expect(message).toContain(path);
    return message.replace(path, 'FILE');
  }
  throw new Error(`${path} was read.`);
};

describe('a file that cannot be read', () => {
  const remedy = 'give the path of a database that github-to-sqlite made';

  it('is missing, a folder, or empty', () => {
    expect(refusal(at('nope.db'))).toBe(`FILE is missing; ${remedy}.`);
    mkdirSync(at('folder.db'));
    expect(refusal(at('folder.db'))).toBe(`FILE is not a file; ${remedy}.`);
    writeFileSync(at('empty.db'), '');
    expect(refusal(at('empty.db'))).toBe(`FILE is empty; ${remedy}.`);
  });

  it('is something else, or encrypted', () => {
    const line = `FILE is not a SQLite database, or it is encrypted; ${remedy}.`;
    writeFileSync(at('text.db'), 'repository,number\n'.repeat(100));
    expect(refusal(at('text.db'))).toBe(line);
    writeFileSync(at('short.db'), 'SQLite');
    expect(refusal(at('short.db'))).toBe(line);
    writeFileSync(at('encrypted.db'), randomBytes(8_192));
    expect(refusal(at('encrypted.db'))).toBe(line);
    // The salt of an encrypted file may stand behind an untouched beginning.
    writeFileSync(at('header.db'), Buffer.concat([Buffer.from('SQLite format 3\0'), randomBytes(8_176)]));
    expect(refusal(at('header.db'))).toMatch(/^FILE is (not a SQLite database|damaged)/);
  });

  it('is damaged: found before anything is read', () => {
    const whole = readFileSync(made('whole.db'));
    const damage = Buffer.from(whole);
    damage.fill(0xff, 4_096 * 40, 4_096 * 42);
    writeFileSync(at('damaged.db'), damage);
    expect(() => openSqlite(at('damaged.db'), ['issues'])).toThrow(
      / is damaged \(.+\); take a copy that is whole/,
    );
    writeFileSync(at('cut.db'), whole.subarray(0, 4_096 * 10));
    expect(refusal(at('cut.db'))).toMatch(
      /^FILE is damaged \(.+\); take a copy that is whole, or make it anew/,
    );
  });

  it('is being written: locked, or with changes beside it that are not in it yet', () => {
    const path = made('locked.db');
    const writer = new DatabaseSync(path);
    writer.exec('begin exclusive');
    expect(refusal(path)).toBe('FILE is being written by another process; import it when that is done.');
    writer.exec(`insert into issues (title) values ('x')`);
    const cutOff = `; wait until it is closed, or open and close it once with sqlite3, and import it then.`;
    expect(refusal(path)).toBe(
      `FILE is being written, or was cut off while it was (there is ${path}-journal)${cutOff}`,
    );
    writer.exec('rollback');
    writer.close();
    expect(titles(path)).toBe(3_000);

    const logged = new DatabaseSync(path);
    logged.exec(`pragma journal_mode = wal; insert into issues (title) values ('x')`);
    expect(refusal(path)).toBe(
      `FILE is being written, or was cut off while it was (there is ${path}-wal)${cutOff}`,
    );
    logged.close();
    expect(titles(path)).toBe(3_001);
  });
});

describe('a file that can be read', () => {
  it('is left as it was, and nothing is left beside it, whatever its journal and its name', () => {
    const plain = made('plain.db');
    const logged = made('with ? # and % 20.db');
    inSqlite(logged, 'pragma journal_mode = wal');
    const before = new Map([plain, logged].map((path) => [path, readFileSync(path)]));
    const names = readdirSync(folder);
    for (const [path, bytes] of before) {
      const { mtimeMs } = statSync(path);
      expect(titles(path)).toBe(3_000);
      expect(readFileSync(path).equals(bytes)).toBe(true);
      expect(statSync(path).mtimeMs).toBe(mtimeMs);
    }
    expect(readdirSync(folder)).toEqual(names);
  });

  it('may lie where nothing can be written, and cannot be written through', () => {
    const path = made('logged.db');
    inSqlite(path, 'pragma journal_mode = wal');
    chmodSync(path, 0o444);
    chmodSync(folder, 0o555);
    expect(titles(path)).toBe(3_000);
    const file = openSqlite(path, ['issues']);
    expect(() => [...file.rows('delete from issues')]).toThrow(/readonly/);
    file.close();
    chmodSync(folder, 0o755);
  });

  it('gives 64-bit ids whole, and rows one at a time', () => {
    const path = at('big.db');
    inSqlite(
      path,
      'create table issues (id integer primary key, title text); insert into issues values (9007199254740993, null)',
    );
    const file = openSqlite(path, ['issues']);
    expect([...file.rows('select cast(id as text) as id, title from issues')]).toEqual([
      { id: '9007199254740993', title: null },
    ]);
    // A query without end is no trouble to whoever wants its first row.
    const endless = file.rows(
      'with recursive n(i) as (select 1 union all select i + 1 from n) select i from n',
    );
    expect(endless.next().value).toEqual({ i: 1 });
    endless.return(undefined);
    file.close();
  });
});
