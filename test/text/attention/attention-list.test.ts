/** What people read, line by line. */
import { expect, it } from 'vitest';
import { REASONS } from '../../../src/domain/attention/types.ts';
import type { AttentionItem, AttentionList } from '../../../src/domain/attention/items.ts';
import {
  attentionAsCsv,
  attentionAsMarkdown,
  attentionForTerminal,
} from '../../../src/text/attention/attention-list.ts';

const item = (number: number, over: Partial<AttentionItem>): AttentionItem => ({
  url: `https://github.com/springboard/hub/pull/${number}`,
  repository: 'springboard/hub',
  number,
  title: 'Start the hub sooner',
  author: 'octocat',
  author_role: 'community',
  side: 'MAINTAINER',
  reason: 'first_response',
  people: ['hubot', 'mona', 'lisa'],
  since: '2026-02-11T12:00:00Z',
  confidence: 'high',
  also: [],
  ...over,
});
const list: AttentionList = {
  schema: 1,
  now: '2026-02-16T12:00:00Z',
  items: [
    item(7, {
      title: 'A @octocat [link](https://example.org) | cell',
      also: ['conflict', 'threads_unknown'],
    }),
    item(8, { reason: 'approve_ci', since: '2026-02-01T12:00:00Z' }),
    item(9, { side: 'UNCLEAR', reason: 'words', confidence: 'low', people: ['octocat', 'hubot'] }),
    item(12, { side: 'MERGER', reason: 'merge', people: ['hubot'], title: 'x'.repeat(200) }),
    item(13, { side: 'NONE', reason: 'draft', people: [] }),
  ],
};

it('on a terminal of 80 columns whoever waits longest stands first', () => {
  const text = attentionForTerminal(list, { columns: 80, colour: false });
  expect(text).toMatchInlineSnapshot(`
    "Whose turn it is, 2026-02-16 12:00 UTC: 5 open pull requests: 3 with
    maintainers, 0 with their authors, 1 unclear, 1 not ready.

    Ready to merge (1)
    pull request                                         for  what is missing  who
    hub#12 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…  5 days  a merge          hubot

    Waiting for maintainers (2)
    pull request                               for  what is missing   who
    hub#8 Start the hub sooner             15 days  a click for CI    hubot, mona +1
    hub#7 A @octocat [link](https://exam…   5 days  a first response  hubot, mona +1

    Unclear: a maintainer spoke last, in words only (1)
    pull request                   for  what is missing    who
    hub#9 Start the hub sooner  5 days  a clear next step  octocat, hubot

    Nobody’s turn (1)
    pull request                    for  what is missing  who
    hub#13 Start the hub sooner  5 days  draft

    Guesses, since only words speak for them or something is not known: 1 of 4.
    Threads were not read for 1; \`headwater sync\` reads those of the community.
    "
  `);
  for (const line of text.split('\n')) expect([...line].length).toBeLessThanOrEqual(80);
});

it('in Markdown no title calls, links or breaks anything', () => {
  const text = attentionAsMarkdown(list);
  // What breaks a mention is invisible: here it is shown.
  expect(text.replaceAll('\u200B', '·')).toMatchInlineSnapshot(`
    "## Whose turn it is, 2026-02-16 12:00 UTC

    5 open pull requests: 3 with maintainers, 0 with their authors, 1 unclear, 1 not ready.

    ### Ready to merge (1)

    | Pull request | For | What is missing | Who | Also |
    | :-- | --: | :-- | :-- | :-- |
    | [\`springboard/hub#12\`](https://redirect.github.com/springboard/hub/pull/12) xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx… | 5 days | a merge | hubot |  |

    ### Waiting for maintainers (2)

    | Pull request | For | What is missing | Who | Also |
    | :-- | --: | :-- | :-- | :-- |
    | [\`springboard/hub#8\`](https://redirect.github.com/springboard/hub/pull/8) Start the hub sooner | 15 days | a click for CI | hubot, mona |  |
    | [\`springboard/hub#7\`](https://redirect.github.com/springboard/hub/pull/7) A @·octocat \\[link\\](https:·//example.org) \\| cell | 5 days | a first response | hubot, mona | merge conflict |

    ### Unclear: a maintainer spoke last, in words only (1)

    | Pull request | For | What is missing | Who | Also |
    | :-- | --: | :-- | :-- | :-- |
    | [\`springboard/hub#9\`](https://redirect.github.com/springboard/hub/pull/9) Start the hub sooner | 5 days | a clear next step | octocat, hubot |  |

    ### Nobody’s turn (1)

    | Pull request | For | What is missing | Who | Also |
    | :-- | --: | :-- | :-- | :-- |
    | [\`springboard/hub#13\`](https://redirect.github.com/springboard/hub/pull/13) Start the hub sooner | 5 days | draft |  |  |

    Guesses, since only words speak for them or something is not known: 1 of 4.

    Threads were not read for 1; \`headwater sync\` reads those of the community.
    "
  `);
  expect(text).not.toMatch(/@octocat|\]\(https:\/\/example/);
});

it('as CSV every item is a line', () => {
  expect(attentionAsCsv(list).split('\r\n').slice(0, 3)).toEqual([
    'url,repository,number,side,reason,people,since,confidence,also,title,author,author_role',
    'https://github.com/springboard/hub/pull/7,springboard/hub,7,MAINTAINER,first_response,hubot mona lisa,2026-02-11T12:00:00Z,high,conflict threads_unknown,A @octocat [link](https://example.org) | cell,octocat,community',
    'https://github.com/springboard/hub/pull/8,springboard/hub,8,MAINTAINER,approve_ci,hubot mona lisa,2026-02-01T12:00:00Z,high,,Start the hub sooner,octocat,community',
  ]);
});

it('of nothing it says so', () => {
  expect(attentionForTerminal({ ...list, items: [] }, { columns: 80, colour: false })).toBe(
    'Whose turn it is, 2026-02-16 12:00 UTC: No pull request is open.\n',
  );
});

it('says of every reason on 80 columns whose turn it is', () => {
  for (const reason of REASONS) {
    const long = { reason, title: 'x'.repeat(100), people: ['a-rather-long-login', 'another-long-login'] };
    const [first] = list.items;
    const text = attentionForTerminal(
      { ...list, items: [{ ...first!, ...long, since: '2016-02-16T12:00:00Z' }] },
      { columns: 80, colour: false },
    );
    expect([reason, text]).toEqual([reason, expect.stringContaining('a-rather-long-login')]);
  }
});
