/** What is shipped is the product: no test, no simulator, and no more of it than somebody can read. */
import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Anything that only tests need, by its place or by its name. */
const OF_TESTS = /(^|\/)(tests?|simulat\w*|fixtures?|recorded|bench|soak)(\/|\b)|\.test\./;
/** What `npm pack` adds whatever `files` says. */
const ALWAYS = ['package.json', 'README.md', 'LICENSE'];

function linesOf(pattern: string, left_out: (file: string) => boolean): number {
  return globSync(pattern)
    .filter((file) => !left_out(file))
    .reduce((sum, file) => sum + readFileSync(file, 'utf8').trimEnd().split('\n').length, 0);
}

describe('npm pack', () => {
  const [pack] = JSON.parse(
    execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { encoding: 'utf8' }),
  ) as [{ files: { path: string }[] }];
  const paths = pack.files.map(({ path }) => path);

  it('takes what was built, the SQL and what is written for readers', () => {
    const places = [
      ...new Set(paths.filter((path) => !ALWAYS.includes(path)).map((path) => path.split('/')[0])),
    ];
    const { files } = JSON.parse(readFileSync('package.json', 'utf8')) as { files: string[] };
    expect(places.filter((place) => !files.includes(place!))).toEqual([]);
    expect(paths).toEqual(expect.arrayContaining(['sql/schema.sql', ...ALWAYS]));
  });

  it('takes no test and no simulator', () => {
    expect(paths.filter((path) => OF_TESTS.test(path))).toEqual([]);
  });
});

describe('what is built', () => {
  it('is src alone, in which there is no test and no simulator', () => {
    const { include } = JSON.parse(readFileSync('tsconfig.build.json', 'utf8')) as { include: string[] };
    expect(include).toEqual(['src']);
    expect(globSync('src/**/*').filter((file) => OF_TESTS.test(file))).toEqual([]);
    const beyond = globSync('src/**/*.{ts,mjs}').filter((file) =>
      /['"`](\.\.\/)+(test|\.ci)\//.test(readFileSync(file, 'utf8')),
    );
    expect(beyond).toEqual([]);
  });
});

describe('the size of what is to be read', () => {
  const isGenerated = (file: string) => file.includes('.generated.');

  it('is at most 3,000 lines for the stand-in and its demo', () => {
    const lines = linesOf('src/demo/**/*.ts', isGenerated);
    expect(lines).toBeGreaterThan(1_000);
    expect(lines).toBeLessThanOrEqual(3_000);
  });
});
