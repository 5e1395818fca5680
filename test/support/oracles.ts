/** Raw answers of GitHub that others published figures from: read beside the project, never committed. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, it } from 'vitest';

const FOLDER = join(import.meta.dirname, '../../../shared/oracles');

/** @param name of a file without its endings: "networkx_issues" */
export function oracle<Node>(name: string): Node[] {
  const text = gunzipSync(readFileSync(join(FOLDER, `${name}.json.gz`))).toString('utf8');
  return (JSON.parse(text) as { node: Node }[]).map(({ node }) => node);
}

/** Skipped with a message in a user's clone, a failure in CI where they are missing. */
export function describeOracle(title: string, tests: () => void): void {
  if (existsSync(FOLDER)) {
    describe(title, tests);
    return;
  }
  if (process.env['CI'] && !process.env['WITHOUT_RECORDED'])
    throw new Error(`${title}: ../shared/oracles is missing, and CI may not skip it.`);
  // The tests themselves are not collected: they read their files while they are.
  describe.skip(title, () => it('needs ../shared/oracles, which is not beside this clone', () => {}));
}
