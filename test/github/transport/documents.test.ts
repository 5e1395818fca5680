import { buildSchema, parse, validate } from 'graphql';
import { schema as sdl } from '@octokit/graphql-schema';
import { describe, expect, it } from 'vitest';
import type { ContinuationRow } from '../../../src/domain/history/facts.ts';
import type { GitHubClient } from '../../../src/github/transport/types.ts';
import { continueLists } from '../../../src/github/history/continuations.ts';
import { document } from '../../../src/github/transport/documents.ts';
import { readLogins } from '../../../src/github/people/logins.ts';
import { readPermissions } from '../../../src/github/people/permissions.ts';
import { readRoster } from '../../../src/github/people/roster.ts';
import { ISSUE_KINDS, PULL_REQUEST_KINDS } from '../../../src/github/history/timeline-kinds.ts';
import { repo } from '../../support/builders.ts';

const schema = buildSchema(sdl.idl, { assumeValid: true });

describe('the questions we ask', () => {
  it.each([
    'pull-requests',
    'issues',
    'labels',
    'releases',
    'tags',
    'repository',
    'owner',
    'pull-requests-by-id',
    'issues-by-id',
    'reconciliation-pull-requests',
    'reconciliation-issues',
    'roster-history',
    'changed-files',
  ] as const)('%s is valid in the schema that GitHub publishes', (name) => {
    expect(validate(schema, parse(document(name)))).toEqual([]);
  });

  it('a batch of continued lists is valid too, whatever mixture it holds', async () => {
    const entry = (over: Partial<ContinuationRow>): ContinuationRow => ({
      repo_id: '1',
      node_id: 'X',
      connection: 'timelineItems',
      item_kind: 'pull_request',
      number: 1,
      after_cursor: 'c',
      ...over,
    });
    const mixtures = [
      [entry({})],
      [entry({ item_kind: 'issue' })],
      [entry({ connection: 'labels' })],
      [entry({ connection: 'files' })],
      [
        entry({}),
        entry({ item_kind: 'issue' }),
        entry({ connection: 'labels', item_kind: 'issue' }),
        entry({ connection: 'files' }),
      ],
    ];
    for (const mixture of mixtures) {
      let asked = '';
      const github = {
        query: async (text: string) => {
          asked = text;
          return { data: {}, errors: [], points: 1, points_left: 1 };
        },
      } as unknown as GitHubClient;
      await continueLists(github, { id: '1', full_name: 'springboard/hub' }, mixture);
      expect(validate(schema, parse(asked))).toEqual([]);
    }
  });

  it('for whom a login belongs to, who may merge, and what a roster said are valid, however many they ask for at once', async () => {
    const asked: string[] = [];
    const commit = (oid: string) => ({
      oid,
      committedDate: '2026-01-01T00:00:00Z',
      file: { object: { oid, byteSize: 3, isBinary: false } },
    });
    const history = { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [commit('a'), commit('b')] };
    const github = {
      query: async (text: string) => {
        asked.push(text);
        const repository = {
          defaultBranchRef: { target: { history } },
          text0: { text: '' },
          text1: { text: '' },
        };
        return { data: { repository }, errors: [], points: 1, points_left: 1 };
      },
    } as unknown as GitHubClient;
    await readLogins(github, ['octocat', 'hubot']);
    await readPermissions(github, [repo(), repo({ id: '2' })]);
    await readRoster(github, { repository: 'springboard/hub', path: 'people.yaml' }, null);
    expect(asked).toHaveLength(4);
    for (const text of asked) expect(validate(schema, parse(text))).toEqual([]);
  });

  it('only kinds of timeline entries that GitHub knows are asked for', () => {
    const names = (type: string) =>
      Object.keys(
        Object.fromEntries(
          (schema.getType(type) as never as { getValues(): { name: string }[] })
            .getValues()
            .map((value) => [value.name, 1]),
        ),
      );
    expect(names('PullRequestTimelineItemsItemType')).toEqual(expect.arrayContaining(PULL_REQUEST_KINDS));
    expect(names('IssueTimelineItemsItemType')).toEqual(expect.arrayContaining(ISSUE_KINDS));
  });
});
