/** No runner here: the action's steps are run by a shell in a clean folder, as GitHub runs them, against the stand-in. */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { startStandIn, type StandInWithPosts } from '../support/stand-in.ts';

interface Step {
  uses?: string;
  run?: string;
  if?: string;
  shell?: string;
  'working-directory'?: string;
  env?: Record<string, string>;
  with?: Record<string, string>;
}

interface Action {
  inputs: Record<string, { description: string; default: string }>;
  runs: { using: string; steps: Step[] };
}

const action = parse(readFileSync('action.yml', 'utf8')) as Action;
const page = readFileSync('docs/action.md', 'utf8');
const workflow = parse(/```yaml\n([^]*?)```/.exec(page)![1]!) as {
  permissions: Record<string, string>;
  on: { schedule: { cron: string }[] };
  concurrency: { group: string };
  jobs: { report: { steps: { uses?: string; with?: Record<string, string> }[] } };
};
const TOKEN = 'ghs_token_of_this_run';

describe('action.yml', () => {
  it('is a composite action whose every step is one that GitHub knows how to run', () => {
    expect(action.runs.using).toBe('composite');
    for (const step of action.runs.steps) {
      expect([step.uses, step.run].filter((one) => one !== undefined)).toHaveLength(1);
      if (step.run !== undefined) expect(step.shell).toBe('bash');
    }
  });

  it('puts no input into the text of a script, where it could be run', () => {
    const scripts = action.runs.steps.map(({ run = '' }) => run);
    expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
  });

  it('restores and saves the same folder, under a key that the next run finds', () => {
    const [restored, saved] = action.runs.steps.filter(({ uses }) => uses?.startsWith('actions/cache'));
    expect([restored?.with?.['path'], restored?.with?.['key']]).toEqual([
      saved?.with?.['path'],
      saved?.with?.['key'],
    ]);
    expect(saved?.with?.['key']?.startsWith(restored?.with?.['restore-keys'] ?? '?')).toBe(true);
  });

  it('is documented: every input, and a workflow that may write issues and nothing else', () => {
    for (const name of Object.keys(action.inputs)) expect(page, name).toContain(`\`${name}\``);
    expect(workflow.permissions).toEqual({ contents: 'read', issues: 'write' });
    expect(workflow.on.schedule).toHaveLength(1);
    expect(workflow.concurrency.group).toBe('headwater');
    const given = workflow.jobs.report.steps.at(-1)?.with ?? {};
    expect(Object.keys(given).filter((name) => !(name in action.inputs))).toEqual([]);
  });
});

describe('the steps of action.yml, in a clean folder', () => {
  const root = mkdtempSync(join(tmpdir(), 'headwater-action-'));
  const actionPath = join(root, 'action');
  const workspace = join(root, 'workspace');
  let github: StandInWithPosts;

  beforeAll(async () => {
    github = await startStandIn({
      simulated: { pullRequests: 8, repositories: 1, end: '2026-02-16T00:00:00Z' },
      posts: {
        repositories: ['springboard/meta'],
        workflow: { token: TOKEN, repository: 'springboard/meta' },
      },
    });
    const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
      encoding: 'utf8',
    });
    for (const file of files.trim().split('\n')) if (existsSync(file)) cpSync(file, join(actionPath, file));
    mkdirSync(workspace);
    writeFileSync(
      join(workspace, 'headwater.yml'),
      'institution: { name: Hydrology, team: [] }\ncommunities: [{ name: Springboard, orgs: [springboard] }]\nreport: { repository: springboard/meta }\n',
    );
  });
  afterAll(async () => {
    await github.close();
    rmSync(root, { recursive: true, force: true });
  });

  /** @returns what went to GitHub meanwhile, by operation or path */
  async function runAction(): Promise<string[]> {
    const before = (await github.log()).length;
    for (const step of action.runs.steps) if (step.run !== undefined) await runStep(step, step.run);
    return (await github.log())
      .slice(before)
      .map(({ method, operation, path }) => operation ?? `${method} ${path}`);
  }

  async function runStep(step: Step, script: string): Promise<void> {
    const values: Record<string, string> = { 'github.action_path': actionPath, 'github.token': TOKEN };
    for (const [name, input] of Object.entries(action.inputs)) values[`inputs.${name}`] = input.default;
    const filled = (text: string): string =>
      text.replace(/\$\{\{ *([\w.-]+) *\}\}/g, (_, name: string) =>
        filled(values[name] ?? `unknown ${name}`),
      );
    const environment = Object.fromEntries(
      Object.entries(step.env ?? {}).map(([name, value]) => [name, filled(value)]),
    );
    const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
      cwd: step['working-directory'] === undefined ? workspace : filled(step['working-directory']),
      env: {
        PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
        HOME: process.env['HOME'],
        npm_config_prefer_offline: 'true',
        GITHUB_ACTIONS: 'true',
        GITHUB_ACTION_PATH: actionPath,
        GITHUB_REPOSITORY: 'springboard/meta',
        GITHUB_API_URL: github.restUrl,
        GITHUB_GRAPHQL_URL: github.graphqlUrl,
        ...environment,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const code = await new Promise((ended) => child.on('close', ended));
    expect(code, said).toBe(0);
  }

  it(
    'read everything and open the issue, then read only what changed and edit it',
    { timeout: 900_000 },
    async () => {
      const first = await runAction();
      expect(github.posts()).toMatchObject([{ state: 'open', login: 'github-actions[bot]' }]);
      expect(existsSync(join(workspace, '.headwater/db'))).toBe(true);
      for (const dropped of ['vitest', 'typescript'])
        expect(existsSync(join(actionPath, 'node_modules', dropped))).toBe(false);
      const second = await runAction();
      const reads = (all: string[]) => all.filter((one) => !one.includes('springboard/meta'));
      expect(reads(first)).toEqual(expect.arrayContaining(['PullRequests', 'Issues', 'Releases', 'Tags']));
      // Nothing has happened: one question for all repositories, and no page of history.
      expect(reads(second)).toEqual(['Probe']);
      expect(github.posts()).toHaveLength(1);
    },
  );
});
