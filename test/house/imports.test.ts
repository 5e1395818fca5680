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
  // echarts, bundled, and what is handed to it.
  charts: [],
  text: ['domain', 'charts'],
  flows: ['domain', 'github', 'import', 'store', 'text'],
  config: ['domain'],
  commands: ['domain', 'github', 'import', 'store', 'text', 'flows', 'config', 'web', 'app.ts', 'demo'],
  // It looks like GitHub from outside and shares nothing with Headwater but, at most, its words.
  demo: ['domain'],
  web: ['domain', 'store', 'text', 'flows', 'config', 'charts'],
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
  targetsOf(file, text).map((target) => ({ file, from: partOf(file), to: partOf(target), target })),
);

/** Whatever is imported from beside it, types included. */
function targetsOf(file: string, text: string): string[] {
  return [...text.matchAll(/(?:from|import\(?|new URL\()\s*['"`](\.{1,2}\/[^'"`$]*)/g)].map(([, path = '']) =>
    normalize(join(dirname(file), path)),
  );
}

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
    const known = new Set([...files.map(({ file }) => file), ...globSync('src/**/*.generated.js')]);
    const lost = imports.filter(({ target }) => /^src\/.+\.(ts|mjs|js)$/.test(target) && !known.has(target));
    expect(lost.map(({ file, target }) => `${file} → ${target}`)).toEqual([]);
  });
});

/** Every group of files that reach each other: Tarjan's strongly connected components. */
function circlesOf(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const circles: string[][] = [];
  const seen = new Map<string, { index: number; low: number }>();
  const path: string[] = [];
  const visit = (file: string) => {
    const own = { index: seen.size, low: seen.size };
    seen.set(file, own);
    path.push(file);
    for (const next of graph.get(file) ?? []) {
      if (!seen.has(next)) own.low = Math.min(own.low, visit(next).low);
      else if (path.includes(next)) own.low = Math.min(own.low, seen.get(next)!.index);
    }
    if (own.low === own.index) {
      const circle = path.splice(path.indexOf(file));
      if (circle.length > 1 || graph.get(file)?.includes(file)) circles.push(circle.sort());
    }
    return own;
  };
  for (const file of graph.keys()) if (!seen.has(file)) visit(file);
  return circles;
}

describe('circles of imports', () => {
  it('are found, the short, the long and those of a file with itself', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', ['a']],
      ['d', ['e']],
      ['e', []],
      ['f', ['f', 'a']],
    ]);
    expect(circlesOf(graph)).toEqual([['a', 'b', 'c'], ['f']]);
  });

  it('are nowhere, not of types either: in src, in what simulates, and in what supports tests', () => {
    const known = globSync('{src,test/simulation,test/support}/**/*.{ts,mjs}');
    const graph = new Map(known.map((file) => [file, targetsOf(file, readFileSync(file, 'utf8'))]));
    expect([...graph.values()].flat().filter((target) => graph.has(target)).length).toBeGreaterThan(1_000);
    expect(circlesOf(graph)).toEqual([]);
  });
});

describe('what is imported from packages', () => {
  interface Package {
    dependencies: Record<string, string>;
    devDependencies: Record<string, string>;
  }
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Package;
  const packagesIn = (some: typeof files) =>
    new Set(
      some.flatMap(({ text }) =>
        [
          ...code(text).matchAll(
            /(?:from|import\(?|import\.meta\.resolve\()\s*'((?:@[\w.-]+\/)?[a-z][\w.-]*)/g,
          ),
        ].map(([, name = '']) => name),
      ),
    );
  // What is bundled comes with the package; nobody installs it beside.
  const isBundled = ({ file }: { file: string }) => file.startsWith('src/charts/browser/');
  const used = packagesIn(files.filter((one) => !isBundled(one)));
  used.delete('node');

  it('by src is a dependency, and no dependency is there for tests alone', () => {
    expect([...used].toSorted()).toEqual(Object.keys(dependencies).toSorted());
    expect(Object.keys(devDependencies).filter((name) => used.has(name))).toEqual([]);
  });

  it('by what is bundled is there to build with, in one version', () => {
    const bundled = [...packagesIn(files.filter(isBundled))];
    expect(bundled).toEqual(['echarts']);
    for (const name of bundled) expect(devDependencies[name]).toMatch(/^\d+\.\d+\.\d+$/);
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

describe('statements', () => {
  it('leave it to the search_path where the tables are', () => {
    const naming = files.filter(({ text }) => /'public'|\bpublic\.\w+\s*(?:\(|where|set)/.test(sqlIn(text)));
    expect(naming.map(({ file }) => file)).toEqual([]);
  });
});

/** The words between the backticks of sql`…`. */
function sqlIn(text: string): string {
  return [...text.matchAll(/\bsql(?:<[^`]*>)?`([^`]*)`/g)].map(([, words]) => words).join('\n');
}
