/** `check` before anything is read: does this GitHub understand us. */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startStandIn, type StandIn } from '../support/stand-in.ts';
import { allQuestions } from '../../src/github/check/all-questions.ts';
import { emptyFolder, headwater, placesIn } from '../support/command-line.ts';
import { fileHistory } from '../support/files.ts';

const NOW = '2026-02-16T00:00:00Z';

describe('headwater check', () => {
  let github: StandIn;
  let folder: string;
  beforeAll(async () => {
    github = await startStandIn({
      simulated: { pullRequests: 30, issues: 10, repositories: 1, seed: 3, end: NOW },
    });
  });
  beforeEach(async () => {
    await github.reset();
    folder = emptyFolder();
    configure('orgs: [springboard]');
  });
  afterAll(() => github.close());
  const configure = (community: string) =>
    writeFileSync(
      join(folder, 'headwater.yml'),
      `institution: { name: Field Station }\ncommunities: [{ name: Springboard, ${community} }]\n`,
    );
  const run = (...words: string[]) =>
    headwater(words, {
      ...placesIn(folder),
      HEADWATER_NOW: NOW,
      GITHUB_TOKEN: github.token,
      GITHUB_API_URL: github.restUrl,
    });

  it('asks every question that stands in the code, once, on the smallest page', async () => {
    const { code, out } = await run('check');
    const asked = (await github.log()).flatMap(({ operation }) => operation ?? []);
    const written = new Set(
      globSync('src/github/**/*.{ts,graphql}').flatMap((file) =>
        [...readFileSync(file, 'utf8').matchAll(/^(?:.*[`'"])?query ([A-Z]\w+)/gm)].map(([, name]) => name!),
      ),
    );
    expect(written.size).toBeGreaterThan(25);
    // Where no App is installed, nobody is shown permissions.
    written.delete('Permissions');
    for (const name of written) expect(asked, name).toContain(name);
    expect(
      allQuestions({ node_id: 'R', full_name: 'a/b' }, { permissions: true }).map(({ name }) => name),
    ).toContain('Permissions');
    expect(out).toMatch(/^yes {2}questions: (\d+) of \1 are understood by this GitHub$/m);
    expect(code).toBe(0);
    expect((await github.log()).filter(({ isWrite }) => isWrite)).toEqual([]);
  });

  it.each([
    ['PullRequest.isDraft', ['PullRequests', 'PullRequestsById', 'Marked']],
    ['ProjectV2Item.isArchived', ['Board']],
    ['SubIssueAddedEvent.subIssue', ['PlanningIssues', 'PlanningIssuesById', 'PlanningRest']],
    ['Actor.login', ['ChangedFiles']],
  ])('names %s where GitHub does not know it, and goes on with the rest', async (field, questions) => {
    await github.setFaults([{ kind: 'withdrawn-field', field }]);
    const { code, out, err } = await run('check');
    const told = out.split('\n').filter((line) => line.startsWith('no   question '));
    if (field === 'Actor.login') {
      // Most questions name somebody; those that do not are understood.
      expect(told.some((line) => questions.some((name) => line.includes(`question ${name}:`)))).toBe(false);
      expect(told.length).toBeGreaterThan(5);
    } else
      expect(told).toEqual(
        questions.map((name): unknown =>
          expect.stringMatching(
            new RegExp(
              `^no {3}question ${name}: GitHub does not know the field ${field} that the question ${name} asks for; until that is mended `,
            ),
          ),
        ),
      );
    expect([code, err]).toEqual([3, '']);
    expect(out).toContain('yes  list of inline comments');
    expect(out).not.toMatch(/at .*\.ts:\d/);
  });

  it('a run that meets such a field says it in one line and ends with 3; all else is there', async () => {
    await github.setFaults([{ kind: 'withdrawn-field', field: 'Release.isPrerelease' }]);
    const { code, err } = await run('backfill');
    const lines = err.split('\n').filter((line) => line !== '' && !line.startsWith('{'));
    expect(lines).toEqual([
      expect.stringMatching(/^Read 30 pull requests and 10 issues/),
      'springboard/hub: GitHub does not give its releases (it does not know the field Release.isPrerelease that the question Releases asks for; update Headwater, or this GitHub where it is your own); all else is read, and every run asks again.',
    ]);
    expect(code).toBe(3);
  });

  it.each([
    [
      '- github: octocat\n- github: mona\n',
      0,
      'yes  springboard/hub people.yaml: 2 people in the newest of 1 revision\n',
    ],
    [
      '\uFEFF- handle: mona\n  teams: [red]\n',
      0,
      'yes  springboard/hub people.yaml: 1 person in the newest of 1 revision\n',
    ],
    [
      '- handle: mona\n- name: A\n- name: B\n',
      0,
      '1 person in the newest of 1 revision; 2 entries without a handle, left out\n',
    ],
    [
      '- name: A\n- name: B\n',
      2,
      'no   springboard/hub people.yaml: its newest revision cannot be read: 2 entries without a handle and none with one',
    ],
  ])('says of the roster %j how many people it has', async (text, expected, line) => {
    await github.setView({
      files: { 'springboard/hub': [fileHistory('people.yaml', [['a', '2024-01-01', text]])] },
    });
    configure('orgs: [springboard], roster: { repository: springboard/hub, path: people.yaml }');
    const { code, out } = await run('check');
    expect(out).toContain(line);
    expect(code).toBe(expected);
  });
});
