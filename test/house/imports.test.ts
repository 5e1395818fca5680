/** The direction of the house: domain ← github, store, text ← flows ← app, cli, commands, web. Nothing points back. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What each part may import; itself goes without saying. Files of src itself are parts of their own. */
const MAY_IMPORT: Record<string, string[]> = {
  domain: [],
  github: ['domain'],
  import: ['domain'],
  store: ['domain'],
  text: ['domain'],
  flows: ['domain', 'github', 'import', 'store', 'text'],
  config: ['domain'],
  commands: ['domain', 'github', 'import', 'store', 'text', 'flows', 'config', 'web', 'app.ts', 'demo'],
  // It looks like GitHub from outside and shares nothing with Headwater but, at most, its words.
  demo: ['domain'],
  web: ['domain', 'store', 'text', 'flows', 'config'],
  'app.ts': ['domain', 'github', 'store', 'text', 'flows', 'config', 'web'],
  'cli.ts': ['commands'],
  'main.ts': ['cli.ts', 'commands', 'config', 'domain'],
  'headwater.mjs': ['main.ts', 'node-version.mjs'],
  'node-version.mjs': [],
};

const files = globSync('src/**/*.{ts,mjs}').map((file) => ({ file, text: readFileSync(file, 'utf8') }));

interface Import {
  file: string;
  from: string;
  to: string;
  target: string;
}

const imports: Import[] = files.flatMap(({ file, text }) =>
  [...text.matchAll(/(?:from|import\(?|new URL\()\s*['"`](\.{1,2}\/[^'"`$]*)/g)].map(([, path = '']) => {
    const target = normalize(join(dirname(file), path));
    return { file, from: partOf(file), to: partOf(target), target };
  }),
);

function partOf(file: string): string {
  return file.split('/')[1] ?? '';
}

describe('imports', () => {
  it('are found at all', () => {
    expect(files.length).toBeGreaterThan(40);
    expect(imports.length).toBeGreaterThan(100);
  });

  it('go one way', () => {
    const inside = imports.filter(({ target }) => /^src\/.+\.(ts|mjs)$/.test(target));
    const wrong = inside.filter(({ from, to }) => from !== to && !MAY_IMPORT[from]?.includes(to));
    expect(wrong.map(({ file, target }) => `${file} → ${target}`)).toEqual([]);
  });

  it('of the demo are made by its command alone', () => {
    const users = imports.filter(({ from, to }) => to === 'demo' && from !== 'demo').map(({ file }) => file);
    expect([...new Set(users)]).toEqual(['src/commands/demo.ts']);
  });

  it('name files that exist, by their extension', () => {
    const known = new Set(files.map(({ file }) => file));
    const lost = imports.filter(({ target }) => /^src\/.+\.(ts|mjs|js)$/.test(target) && !known.has(target));
    expect(lost.map(({ file, target }) => `${file} → ${target}`)).toEqual([]);
  });
});

describe('the environment and the clock', () => {
  it('are read by main.ts alone, and by what runs before it', () => {
    const readers = files.filter(({ text }) => /process\.env|\bDate\.now\(|new Date\(\)/.test(code(text)));
    expect(readers.map(({ file }) => file).filter((file) => !file.startsWith('src/demo/'))).toEqual([
      'src/main.ts',
    ]);
  });
});

describe('the domain', () => {
  it('makes no promises', () => {
    const promising = files.filter(
      ({ file, text }) =>
        file.startsWith('src/domain/') && /\basync\b|\bawait\b|\bPromise\b/.test(code(text)),
    );
    expect(promising.map(({ file }) => file)).toEqual([]);
  });
});

function code(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
}
