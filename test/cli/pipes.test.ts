/** Where the output goes: a full disk, a reader that has left, nobody at all. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const headwater = `'${process.execPath}' '${resolve('src/headwater.mjs')}'`;

function shell(command: string): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', command], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe.skipIf(!existsSync('/dev/full'))('an output', () => {
  it.each(['--help', '--version', 'check --offline'])('that is full is said in one line: %s', (words) => {
    const { status, stderr } = shell(`${headwater} ${words} > /dev/full`);
    expect([status, stderr]).toEqual([1, 'stdout cannot be written (ENOSPC); send it to another place.\n']);
  });

  it('whose reader has left ends quietly', () => {
    expect(shell(`${headwater} --help | true; echo "\${PIPESTATUS[0]}"`)).toEqual({
      status: 0,
      stdout: '0\n',
      stderr: '',
    });
  });

  it('that is full for errors, too, ends with a failure and no trace', () => {
    expect(shell(`${headwater} nope 2> /dev/full`)).toEqual({ status: 1, stdout: '', stderr: '' });
  });

  it('that is closed is nowhere: nothing is said, and nothing breaks', () => {
    expect(shell(`${headwater} --version >&-`)).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(shell(`${headwater} nope 2>&-`)).toMatchObject({ status: 2, stdout: '' });
  });
});
