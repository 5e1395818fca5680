/** Who people are, what a roster said when, who may merge and who is busy: against the community. */
import { describe, expect, it } from 'vitest';
import type { Actor, Collaborator, FileHistory, Repository } from '../../../src/demo/community/community.ts';
import { readBusy } from '../../../src/github/people/busy.ts';
import { readLogins } from '../../../src/github/people/logins.ts';
import { readPermissions } from '../../../src/github/people/permissions.ts';
import { readRoster } from '../../../src/github/people/roster.ts';
import type { GitHubRefused } from '../../../src/github/transport/failures.ts';
import { GitHubUnavailable } from '../../../src/github/transport/failures.ts';
import { repo } from '../../support/builders.ts';
import { fileHistory } from '../../support/files.ts';
import { githubHolding } from '../../support/github-client.ts';
import { handMade, ORG, person, repository } from '../../support/hand-made.ts';

const springboard = ORG('springboard', 10);
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const PATH = 'docs/team.yml';
const FILE = { repository: 'springboard/hub', path: PATH };

function holding(files: FileHistory[], more: Partial<Repository> = {}, people: Actor[] = []) {
  const hub = repository(springboard, 'hub', 100, [], { files, ...more });
  return { hub, github: githubHolding(handMade([hub], people)) };
}

const team = (...logins: string[]) => logins.map((login) => `- { handle: ${login} }\n`).join('');
const entriesOf = (entries: { who: string }[] | null) => entries?.map(({ who }) => who) ?? null;

describe('a roster', () => {
  it('says after each commit who was on it, oldest first; a text that came back is asked for once', async () => {
    const { github } = holding([
      fileHistory(PATH, [
        ['a', '2024-01-01', team('octocat')],
        ['b', '2024-02-01', team('octocat', 'hubot')],
        ['c', '2024-03-01', team('octocat')],
        ['d', '2024-04-01', null],
      ]),
    ]);
    const { head, revisions, continues } = await readRoster(github.client, FILE, null);
    expect(
      revisions.map(({ committed_at, entries }) => [committed_at.slice(0, 10), entriesOf(entries)]),
    ).toEqual([
      ['2024-01-01', ['octocat']],
      ['2024-02-01', ['octocat', 'hubot']],
      ['2024-03-01', ['octocat']],
      // Taken away: nobody is listed any more.
      ['2024-04-01', []],
    ]);
    expect([head?.[0], continues]).toEqual(['d', true]);
    const texts = github.asked('RosterTexts');
    expect(texts).toHaveLength(1);
  });

  it('is read on from the commit that is known, with one small question where nothing happened', async () => {
    const history = fileHistory(PATH, [
      ['a', '2024-01-01', team('octocat')],
      ['b', '2024-02-01', team('hubot')],
    ]);
    const { github } = holding([history]);
    const { head } = await readRoster(github.client, FILE, null);
    github.reset();
    expect(await readRoster(github.client, FILE, head)).toMatchObject({
      revisions: [],
      continues: true,
      head,
    });
    expect(github.log()).toHaveLength(1);
    history.revisions.push(...fileHistory(PATH, [['c', '2024-03-01', team('mona')]]).revisions);
    github.changed();
    const next = await readRoster(github.client, FILE, head);
    expect(next.revisions.map(({ entries }) => entriesOf(entries))).toEqual([['mona']]);
    expect(next.continues).toBe(true);
  });

  it('is read anew where its history was rewritten, and says that it does not go on', async () => {
    const { github } = holding([fileHistory(PATH, [['x', '2024-05-01', team('mona')]])]);
    const read = await readRoster(github.client, FILE, 'a'.padEnd(40, '0'));
    expect(read).toMatchObject({ continues: false });
    expect(read.revisions).toHaveLength(1);
  });

  it('of a hundred and more commits is read to the first', async () => {
    const commits = numbers(130).map((number): [string, string, string] => [
      `c${number}x`,
      new Date(Date.UTC(2020, 0, number)).toISOString().slice(0, 10),
      team('octocat', `person-${number}`),
    ]);
    const { github } = holding([fileHistory(PATH, commits)]);
    const { revisions } = await readRoster(github.client, FILE, null);
    expect(revisions.map(({ entries }) => entriesOf(entries)?.[1])).toEqual(
      numbers(130).map((n) => `person-${n}`),
    );
    // Fifty texts in an answer.
    expect(github.asked('RosterTexts')).toHaveLength(3);
  });

  it('that is no text, or none of a list, is not understood; it does not empty the team', async () => {
    const { github } = holding([
      fileHistory(PATH, [
        ['a', '2024-01-01', team('octocat')],
        ['b', '2024-02-01', 'a\0b'],
        ['c', '2024-03-01', '- { name: No Handle }\n'],
      ]),
    ]);
    const { revisions } = await readRoster(github.client, FILE, null);
    expect(revisions.map(({ entries, problem }) => [entriesOf(entries), problem !== null])).toEqual([
      [['octocat'], false],
      [null, true],
      [null, true],
    ]);
  });

  it('is not read at all where GitHub withholds a commit of its history', async () => {
    const { github } = holding([fileHistory(PATH, [['a', '2024-01-01', team('octocat')]])]);
    github.setFaults([{ kind: 'null-node', operation: 'RosterHistory' }]);
    await expect(readRoster(github.client, FILE, null)).rejects.toBeInstanceOf(GitHubUnavailable);
  });

  it('of a repository that was renamed is found, and told under its name of today', async () => {
    const { github } = holding([fileHistory(PATH, [['a', '2024-01-01', team('octocat')]])]);
    github.setView({ renamed: { 'springboard/hub': 'springboard/lab' } });
    expect((await readRoster(github.client, FILE, null)).full_name).toBe('springboard/lab');
  });
});

describe('who may merge', () => {
  const may = (user: Actor, permission: Collaborator['permission']): Collaborator => ({ user, permission });
  const rows = (...made: Repository[]) =>
    made.map(({ id, databaseId, nameWithOwner }) =>
      repo({ id: String(databaseId), node_id: id, full_name: nameWithOwner }),
    );

  it('is who may write, maintain or administer, of each repository its own', async () => {
    const [octocat, hubot, mona] = [person(1, 'octocat'), person(2, 'hubot'), person(3, 'mona')];
    const one = repository(springboard, 'one', 101, [], {
      collaborators: [may(octocat, 'ADMIN'), may(hubot, 'TRIAGE'), may(mona, 'WRITE')],
    });
    const two = repository(springboard, 'two', 102, [], {
      collaborators: [may(hubot, 'MAINTAIN'), may(octocat, 'READ')],
    });
    const github = githubHolding(handMade([one, two], []));
    const read = await readPermissions(github.client, rows(one, two));
    const told = (id: string) => {
      const found = read.get(id);
      return Array.isArray(found) ? found.map(({ user, permission }) => [user.login, permission]) : found;
    };
    expect(told('101')).toEqual([
      ['octocat', 'admin'],
      ['mona', 'write'],
    ]);
    expect(told('102')).toEqual([['hubot', 'maintain']]);
    expect(github.log()).toHaveLength(1);
  });

  it('is read to the last of a long list, and the short lists beside it are asked for once', async () => {
    const many = numbers(230).map((number) => may(person(number, `p${number}`), 'WRITE'));
    const one = repository(springboard, 'one', 101, [], { collaborators: many });
    const two = repository(springboard, 'two', 102, [], { collaborators: many.slice(0, 3) });
    const github = githubHolding(handMade([one, two], []));
    const read = await readPermissions(github.client, rows(one, two));
    expect([(read.get('101') as unknown[]).length, (read.get('102') as unknown[]).length]).toEqual([230, 3]);
    expect(github.log()).toHaveLength(3);
  });

  it('that GitHub cannot show just now is neither refused nor nobody: it is missing', async () => {
    const people = [may(person(1, 'octocat'), 'WRITE')];
    const one = repository(springboard, 'one', 101, [], { collaborators: people });
    const two = repository(springboard, 'two', 102, [], { collaborators: people });
    const github = githubHolding(handMade([one, two], []));
    github.setFaults([{ kind: 'withheld', field: 'of0' }]);
    expect([...(await readPermissions(github.client, rows(one, two))).keys()]).toEqual(['102']);
  });

  it('of a repository that does not show it is refused, which is not: nobody', async () => {
    const one = repository(springboard, 'one', 101, [], { collaborators: [] });
    const two = repository(springboard, 'two', 102, []);
    const github = githubHolding(handMade([one, two], []));
    expect(Object.fromEntries(await readPermissions(github.client, rows(one, two)))).toEqual({
      101: [],
      102: 'refused',
    });
  });
});

describe('who is busy', () => {
  const busy = (login: string, id: number, expiresAt: string | null): Actor => ({
    ...person(id, login),
    status: { indicatesLimitedAvailability: true, expiresAt },
  });
  const people = [
    busy('octocat', 1, '2026-08-01T00:00:00Z'),
    busy('hubot', 2, null),
    { ...person(3, 'mona'), status: { indicatesLimitedAvailability: false, expiresAt: null } },
    person(4, 'abigail'),
  ];
  const { github } = holding([], {}, people);

  it('is who says so, until when they say; whoever says nothing is free', async () => {
    const asked = people.map(({ databaseId, login }) => ({ id: String(databaseId), login }));
    expect(Object.fromEntries(await readBusy(github.client, asked))).toEqual({
      1: { is_busy: true, ends_at: '2026-08-01T00:00:00Z' },
      2: { is_busy: true, ends_at: null },
      3: { is_busy: false, ends_at: null },
      4: { is_busy: false, ends_at: null },
    });
  });

  it('is not told of a login that somebody else bears now, nor of one that is gone', async () => {
    const found = await readBusy(github.client, [
      { id: '99', login: 'octocat' },
      { id: '5', login: 'gone' },
      { id: '2', login: 'hubot' },
    ]);
    expect([...found.keys()]).toEqual(['2']);
  });

  it('is not told where GitHub withholds it: nobody is free by that', async () => {
    github.setFaults([{ kind: 'withheld', field: 'owner0' }]);
    const asked = [1, 2].map((id) => ({ id: String(id), login: people[id - 1]!.login }));
    expect([...(await readBusy(github.client, asked)).keys()]).toEqual(['2']);
    github.setFaults([]);
  });

  it('is asked of a hundred at once', async () => {
    github.reset();
    await readBusy(
      github.client,
      numbers(150).map((id) => ({ id: String(id), login: `p${id}` })),
    );
    expect(github.log().map(({ operation }) => operation)).toEqual(['Busy', 'Busy']);
  });

  it('is unknown to a GitHub without the field, which is named', async () => {
    github.setFaults([{ kind: 'withdrawn-field', field: 'UserStatus.expiresAt' }]);
    const failure = await readBusy(github.client, [{ id: '1', login: 'octocat' }]).catch(
      (error: unknown) => error,
    );
    expect((failure as GitHubRefused).unknownFields).toEqual(['UserStatus.expiresAt']);
    github.setFaults([]);
  });
});

describe('a login', () => {
  it('leads to the account, whatever its case, person or organisation; null = there is none', async () => {
    const { github } = holding([], {}, [person(1, 'octocat')]);
    const found = await readLogins(github.client, ['OctoCat', 'springboard', 'nobody']);
    expect(found.get('OctoCat')).toMatchObject({ id: '1', login: 'octocat', type: 'User' });
    expect(found.get('springboard')).toMatchObject({ id: '10', type: 'Organization' });
    expect(found.get('nobody')).toBeNull();
    // What GitHub withholds just now is not nobody.
    github.setFaults([{ kind: 'withheld', field: 'owner0' }]);
    const [octocat, ...others] = ['octocat', 'springboard'];
    expect([...(await readLogins(github.client, [octocat, ...others])).keys()]).toEqual(others);
  });
});
