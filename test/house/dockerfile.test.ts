/** No Docker engine here: a linter reads the file, and its steps are replayed in an empty folder. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { validate } from 'dockerfile-utils';
import { afterAll, describe, expect, it } from 'vitest';

interface Step {
  instruction: string;
  words: string;
}

const text = readFileSync('Dockerfile', 'utf8');
const steps: Step[] = text
  .replace(/^#.*\n/gm, '')
  .replace(/\\\n\s*/g, ' ')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => {
    const [, instruction = '', words = ''] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    return { instruction, words };
  });
const ignored = readFileSync('.dockerignore', 'utf8').trim().split('\n');
const finalStage = steps.slice(steps.findLastIndex(({ instruction }) => instruction === 'FROM'));
const last = (instruction: string) =>
  finalStage.findLast((step) => step.instruction === instruction)?.words ?? '';

describe('the Dockerfile', () => {
  it('has nothing that the linter reports about', () => {
    expect(validate(text)).toEqual([]);
  });

  it('makes an image of two stages that runs as a user, listens on all addresses and says how it is', () => {
    expect(steps.filter(({ instruction }) => instruction === 'FROM')).toHaveLength(2);
    expect(last('USER')).toBe('node');
    expect(last('ENV')).toContain('HOST=0.0.0.0');
    expect(last('HEALTHCHECK')).toContain('"check", "--offline"');
  });

  it('takes the Node that package.json asks for', () => {
    const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as { engines: { node: string } };
    const wanted = /\d+/.exec(engines.node)?.[0];
    for (const { words } of steps.filter(({ instruction }) => instruction === 'FROM'))
      expect(words).toMatch(new RegExp(`^node:${wanted}-`));
  });
});

describe('what the Dockerfile copies', () => {
  const copies = steps
    .filter(({ instruction }) => instruction === 'COPY')
    .map(({ words }) => {
      const [, stage, rest = ''] = /^(?:--from=(\w+) )?(.*)$/.exec(words) ?? [];
      return { stage, sources: rest.split(' ').slice(0, -1) };
    });
  const ofContext = copies.filter(({ stage }) => stage === undefined).flatMap(({ sources }) => sources);

  it('is there, and is given to docker build', () => {
    expect(ofContext.length).toBeGreaterThan(0);
    expect(ofContext.filter((path) => !existsSync(path) || isIgnored(path.replace(/\/$/, '')))).toEqual([]);
  });

  it('comes from stages that there are', () => {
    const named = steps.flatMap(({ instruction, words }) =>
      instruction === 'FROM' ? [/ AS (\w+)$/.exec(words)?.[1]] : [],
    );
    expect(copies.filter(({ stage }) => stage !== undefined && !named.includes(stage))).toEqual([]);
  });

  it('is the product alone: no test, and of the sources what is built of them', () => {
    expect(ofContext.filter((path) => path.startsWith('test'))).toEqual([]);
    expect(isIgnored('test')).toBe(true);
    const shipped = finalStage
      .filter(({ instruction }) => instruction === 'COPY')
      .flatMap(({ words }) =>
        words
          .replace(/^--from=\w+ /, '')
          .split(' ')
          .slice(0, -1),
      );
    expect(shipped.map((path) => path.replace(/^\/app\//, '')).toSorted()).toEqual([
      'LICENSE',
      'dist',
      'node_modules',
      'package.json',
      'sql',
    ]);
  });

  it('is built by scripts that package.json has', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object };
    const named = steps.flatMap(({ words }) =>
      [...words.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name),
    );
    expect(named).toContain('build');
    expect(named.filter((name) => !(name! in scripts))).toEqual([]);
  });
});

// The soak installs everything anew; elsewhere the packages that are here do: CI has just installed them.
const [how, run] = process.env['SOAK']
  ? ['with a registry', shell]
  : ['with the packages that are here', offline];

describe(`the steps of the Dockerfile, in an empty folder, ${how}`, () => {
  const root = mkdtempSync(join(tmpdir(), 'headwater-image-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('make a headwater that runs, without development dependencies', { timeout: 600_000 }, async () => {
    await runs(replay(root, run));
  });
});

async function runs(image: string): Promise<void> {
  const app = join(image, 'app');
  for (const kept of ['kysely', 'pg', '@electric-sql/pglite'])
    expect(existsSync(join(app, 'node_modules', kept))).toBe(true);
  for (const dropped of ['vitest', 'typescript', 'eslint', 'node'])
    expect(existsSync(join(app, 'node_modules', dropped))).toBe(false);

  const home = join(image, 'home/node');
  const headwater = (...words: string[]) =>
    spawnSync(process.execPath, [join(app, 'dist/headwater.mjs'), ...words], {
      cwd: home,
      env: { PATH: process.env['PATH'], HOME: home, NODE_ENV: 'production' },
      encoding: 'utf8',
    });
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(headwater('--version').stdout).toBe(`${version}\n`);
  // Unhealthy and saying why, until there is a configuration.
  expect(headwater('check', '--offline')).toMatchObject({ status: 2 });
  writeFileSync(join(home, 'headwater.yml'), readFileSync('headwater.example.yml'));
  expect(headwater('check', '--offline')).toMatchObject({ status: 0, stderr: '' });
  // The embedded database, its thread and the SQL files are found from dist.
  expect(headwater('migrate')).toMatchObject({ status: 0 });
  const report = headwater('report', '--format', 'json');
  expect([report.status, (JSON.parse(report.stdout) as { schema: number }).schema]).toEqual([0, 1]);
  // So is what the demo is made of, in a process of its own: the soak waits until it has shown everything.
  if (process.env['SOAK'])
    expect(headwater('demo')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Springboard') as string,
    });
  else await readsSomething(app, home);
}

/** @throws where `demo` ends before it has stored a pull request */
async function readsSomething(app: string, home: string): Promise<void> {
  const demo = spawn(process.execPath, [join(app, 'dist/headwater.mjs'), 'demo'], {
    cwd: home,
    env: { PATH: process.env['PATH'], HOME: home, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise((done) => demo.on('exit', done));
  let said = '';
  for await (const chunk of demo.stderr) {
    said += String(chunk);
    if (/"stream":"pull_requests","stored":[1-9]/.test(said)) break;
  }
  demo.kill('SIGTERM');
  await ended;
  expect(said).toMatch(/"stream":"pull_requests","stored":[1-9]/);
}

type Run = (words: string, folder: string, environment: Record<string, string>) => void;

function shell(words: string, folder: string, environment: Record<string, string>): void {
  execFileSync('sh', ['-ec', words], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...environment,
      PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
      HOME: process.env['HOME'],
    },
  });
}

/** npm's work is done with links to the packages that are installed here; everything else is run as it is. */
function offline(words: string, folder: string, environment: Record<string, string>): void {
  const modules = join(folder, 'node_modules');
  for (const command of words.split(' && '))
    if (/^npm ci\b/.test(command)) symlinkSync(resolve('node_modules'), modules);
    else if (/^npm prune --omit=dev\b/.test(command)) {
      rmSync(modules);
      for (const path of productionPackages()) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        symlinkSync(resolve(path), join(folder, path));
      }
    } else shell(command, folder, environment);
}

/** "node_modules/pg", those inside of others left out: they come with them. */
function productionPackages(): string[] {
  const listed = execFileSync('npm', ['ls', '--omit=dev', '--all', '--parseable'], { encoding: 'utf8' });
  return listed
    .trim()
    .split('\n')
    .map((path) => relative(process.cwd(), path))
    .filter((path) => /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path));
}

/** @returns the folder that stands for the root of the final image */
function replay(root: string, run: Run): string {
  const context = join(root, 'context');
  cloneInto(context);
  const stages = new Map<string, string>();
  let stage = '';
  let folder = '';
  let environment: Record<string, string> = {};
  for (const { instruction, words } of steps) {
    if (instruction === 'FROM') {
      stage = join(root, `stage-${stages.size}`);
      stages.set(/ AS (\w+)$/.exec(words)?.[1] ?? String(stages.size), stage);
      environment = {};
    }
    if (instruction === 'WORKDIR') mkdirSync((folder = join(stage, words)), { recursive: true });
    if (instruction === 'ENV')
      for (const [, name = '', value = ''] of words.matchAll(/(\w+)=(\S+)/g)) environment[name] = value;
    if (instruction === 'COPY') {
      const source = /^--from=(\w+) /.exec(words)?.[1];
      const paths = words.replace(/^--from=\w+ /, '').split(' ');
      copy(source === undefined ? context : (stages.get(source) ?? ''), paths, folder);
    }
    if (instruction === 'RUN') run(words, folder, environment);
  }
  return stage;
}

function copy(from: string, paths: string[], folder: string): void {
  const target = paths.at(-1) ?? '';
  for (const path of paths.slice(0, -1)) {
    const source = join(from, path);
    // A folder is copied as its content, a file into a target that ends with a slash.
    const goal = statSync(source).isDirectory() ? join(folder, target) : join(folder, target, basename(path));
    cpSync(source, goal, { recursive: true, verbatimSymlinks: true });
  }
}

/** What `docker build` would be given: the files of the project, without what .gitignore and .dockerignore name. */
function cloneInto(context: string): void {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  });
  for (const file of files.trim().split('\n'))
    if (!isIgnored(file) && existsSync(file)) cpSync(file, join(context, file));
}

function isIgnored(file: string): boolean {
  return ignored.some((path) => file === path || file.startsWith(`${path}/`));
}
