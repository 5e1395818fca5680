/** What only a real process shows: its exit code, its streams, a pipe that closes, an old Node. */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tooOldMessage, withoutSqliteWarning } from '../../src/node-version.mjs';
import { emptyFolder, headwaterProcess, placesIn } from '../support/command-line.ts';

describe('the process', () => {
  it('ends with the code, and one line on stderr', async () => {
    const places = placesIn(emptyFolder());
    const { code, out, err } = await headwaterProcess(['report'], places);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^[^\n]+headwater\.yml is missing; run `headwater init [^\n]+\n$/);
  });

  it('shows where it happened only under LOG_LEVEL=debug', async () => {
    const places = { ...placesIn(emptyFolder()), LOG_LEVEL: 'debug' };
    expect((await headwaterProcess(['report'], places)).err).toMatch(
      /\n +at .+configuration\.ts:\d+|text-file\.ts:\d+/,
    );
  });

  it('refuses settings that make no sense before it does anything', async () => {
    expect(await headwaterProcess(['report'], { HEADWATER_NOW: 'today' })).toEqual({
      code: 2,
      out: '',
      err: 'HEADWATER_NOW is "today"; write an instant such as 2026-02-16T00:00:00Z.\n',
    });
  });

  it('does not mind a reader who has seen enough', () => {
    const headwater = `'${process.execPath}' '${resolve('src/headwater.mjs')}'`;
    const { stderr, stdout } = spawnSync(
      'bash',
      ['-c', `${headwater} --help | true; echo "\${PIPESTATUS[0]}"`],
      {
        encoding: 'utf8',
      },
    );
    expect([stdout, stderr]).toEqual(['0\n', '']);
  });
});

describe('an early Node 24', () => {
  it('warns of everything but its SQLite', async () => {
    const emitWarning = process.emitWarning.bind(process);
    const said: string[] = [];
    process.emitWarning = (warning: string | Error) => void said.push(String(warning));
    try {
      await withoutSqliteWarning(async () => {
        process.emitWarning(
          'SQLite is an experimental feature and might change at any time',
          'ExperimentalWarning',
        );
        process.emitWarning('something else', 'ExperimentalWarning');
      });
      process.emitWarning('afterwards');
    } finally {
      process.emitWarning = emitWarning;
    }
    expect(said).toEqual(['something else', 'afterwards']);
  });
});

describe('an old Node', () => {
  it('is told what to do, in one line', () => {
    expect(tooOldMessage('24.0.0')).toBeNull();
    expect(tooOldMessage('26.1.0')).toBeNull();
    expect(tooOldMessage('20.20.2')).toBe(
      'Headwater needs Node 24, this is Node 20.20.2: start it with `npm run`, which uses the Node that npm brings along; ' +
        'where dependency scripts are off it brings none: run `npm ci --ignore-scripts=false`, or install Node 24.',
    );
  });
});
