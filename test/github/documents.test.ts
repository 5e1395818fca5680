import { buildSchema, parse, validate } from 'graphql';
import { schema as sdl } from '@octokit/graphql-schema';
import { describe, expect, it } from 'vitest';
import type { ContinuationRow } from '../../src/domain/facts.ts';
import type { GitHubClient } from '../../src/github/client.ts';
import { continueLists } from '../../src/github/continuations.ts';
import { document } from '../../src/github/documents.ts';
import { ISSUE_KINDS, PULL_REQUEST_KINDS } from '../../src/github/timeline-kinds.ts';

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
    'roll-call-pull-requests',
    'roll-call-issues',
    'changed-files',
  ])('%s is valid in the schema that GitHub publishes', (name) => {
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
