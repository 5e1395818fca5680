/** What people read of reminders: every kind as a golden file, and hostile words through a real renderer. */
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { REASONS } from '../../../src/domain/attention/types.ts';
import { HINDRANCES } from '../../../src/domain/nudges/types.ts';
import { templateIssues } from '../../../src/domain/nudges/template.ts';
import { HINDRANCE_WORDS } from '../../../src/text/nudges/hindrances.ts';
import { digestText } from '../../../src/text/nudges/digest.ts';
import { planText } from '../../../src/text/nudges/plan.ts';
import { PROPOSED_TEXTS, reminderText } from '../../../src/text/nudges/reminder.ts';
import {
  ITEM,
  MAINTAINERS,
  plan,
  planned,
  reminder,
  SENDER,
  TALK,
  texts,
  WAITING,
} from '../../support/nudges.ts';

const golden = (name: string) => `../../golden/nudges/${name}`;

it('a plan of nothing says that nothing is open, not none of none', () => {
  expect(planText(plan([]), { isSent: false })).toMatch(/^## Reminders, .*\n\nNo pull request is open\.\n/);
});

it('says of many failing checks how many it does not name', () => {
  const failing = ['a', 'b', 'c', 'd', 'e'];
  expect(texts({ party: 'author', reason: 'checks', failing })).toContain('“a”, “b”, “c” and 2 more fail.');
});

it('on another GitHub than github.com an objection names the pull request there', () => {
  const text = reminderText(reminder(), PROPOSED_TEXTS, { ...SENDER, host: 'https://git.example.org' }, ITEM);
  expect(text).toContain('https%3A%2F%2Fgit.example.org%2Fspringboard%2Fhub%2Fpull%2F1721');
});

describe('a reminder', () => {
  it('to maintainers, for each of their reasons', async () => {
    const all = MAINTAINERS.map((reason) => `<!-- ${reason} -->\n${texts({ reason })}`).join('\n');
    await expect(all).toMatchFileSnapshot(golden('maintainers.md'));
  });

  it('to an author, for each cause of structure', async () => {
    const author = { party: 'author', people: ['octocat'], mention: 'octocat' } as const;
    const all = [
      texts({ ...author, reason: 'checks', failing: ['tests (3.12)', 'docs'] }),
      texts({ ...author, reason: 'changes' }),
      texts({ ...author, reason: 'threads', open_threads: 1 }),
      texts({ ...author, reason: 'threads', open_threads: 4, mention: null }),
    ];
    await expect(all.join('\n')).toMatchFileSnapshot(golden('author.md'));
  });

  it('calls nobody but the one who is to be mentioned', () => {
    expect(texts({}).match(/@[\w-]+/g)).toEqual(['@hubot']);
    expect(texts({ mention: null })).not.toMatch(/@\w/);
    expect(texts({ people: [], mention: null })).toContain('whoever knows this part');
  });

  it('is short: a line or two, and the signature', () => {
    for (const reason of MAINTAINERS)
      expect(texts({ reason }).trim().split('\n').length).toBeLessThanOrEqual(5);
  });

  it('in the words that we propose is one that we would take', () => {
    for (const party of ['maintainers', 'author'] as const)
      expect(templateIssues(PROPOSED_TEXTS[party], party)).toEqual([]);
  });

  it('makes nothing of hostile names', () => {
    const hostile = '@everyone ![x](http://a.test/b) <img src=x> #12 closes springboard/hub#1 {people}';
    const text = texts({
      author: hostile,
      people: [hostile],
      mention: hostile,
      party: 'author',
      reason: 'checks',
      failing: [hostile],
    });
    const html = new MarkdownIt({ html: true, linkify: true }).render(text);
    expect(html).not.toMatch(/<img|<a href="http:\/\/a\.test/);
    expect(text).not.toMatch(/@\w|(^|[^\u200b\\])#\d/);
    // What stands in for a place is no place.
    expect(text.match(/\\?\{people\\?\}/g)?.length).toBe(1);
  });
});

describe('the digest', () => {
  const author = planned(7, { party: 'author', reason: 'changes', title: '@everyone <b>close #1</b>' });

  it('says what waits, for how long and what is next', async () => {
    const text = digestText(
      plan([...WAITING, author, planned(1, { in_digest: false })], { undecided: [TALK] }),
    )!;
    await expect(text).toMatchFileSnapshot(golden('digest.md'));
    expect(text).not.toMatch(/@\w/);
    expect(text).not.toContain('https://github.com/');
  });

  it('is not there where nothing waits', () => {
    expect(digestText(plan([planned(1, { in_digest: false })]))).toBeNull();
  });
});

describe('headwater nudges', () => {
  it('shows what would be said', async () => {
    const nudges = [
      planned(1721),
      planned(1722, { hindrances: ['request_first'], request: { id: '3', login: 'mona' } }),
      planned(88, { said_before: 1, reason: 'merge', text: texts({ reason: 'merge', mention: null }) }),
    ];
    await expect(planText(plan(nudges), { isSent: false })).toMatchFileSnapshot(golden('plan.md'));
  });

  it('has words for whatever speaks against it', async () => {
    const nudges = HINDRANCES.filter((name) => name !== 'side').map((name, place) =>
      planned(place + 1, { hindrances: [name], in_digest: false }),
    );
    const unreadable = [
      {
        repository: 'springboard/docs',
        problem: 'springboard/docs: .github/headwater.yml:2:1: coments is not a key; did you mean comments?',
      },
    ];
    const text = planText(plan(nudges, { signed_by: null, unreadable }), { isSent: false });
    await expect(text).toMatchFileSnapshot(golden('refusals.md'));
    expect(new Set(Object.values(HINDRANCE_WORDS)).size).toBe(HINDRANCES.length);
    expect(REASONS.length).toBeGreaterThan(MAINTAINERS.length);
  });
});
