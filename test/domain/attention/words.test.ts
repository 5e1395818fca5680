/** What of a text is kept: forms, never meaning. */
import { describe, expect, it } from 'vitest';
import { wordsIn } from '../../../src/domain/attention/words.ts';

const of = (body: string) => wordsIn(body, 'octocat')!;

describe('A question', () => {
  it.each([
    ['Should I squash this?'],
    ['I moved it.\nIs that better?\nThe tests pass.'],
    ['- does this fit?\n- I hope so'],
    ['Is `main.py` right?'],
    ['Is this **fine**?  '],
  ])('is asked by %j', (body) => expect(of(body).asks).toBe(true));

  it.each([
    ['> Should I squash this?\n\nYes.'],
    ['```\nwhat is this?\n```\nSee above.'],
    ['    why?\n\nno idea.'],
    ['<!-- did you read the guide? -->\nDone.'],
    ['I asked whether it works? and it does.'],
    ['See https://example.org/?q=1 for more.'],
    ['It says `ready?`'],
  ])('is not asked by %j', (body) => expect(of(body).asks).toBe(false));
});

describe('Thanks and promises', () => {
  it.each([
    ['Thanks!'],
    ['thank you so much @hubot'],
    ['Will do.'],
    ["Ok, I'll fix it tomorrow"],
    ['Great, thanks'],
    ['Working on it'],
  ])('are all that %j says', (body) => expect(of(body).is_thanks).toBe(true));

  it.each([
    ['Thanks, but why should it?'],
    ['Done, thanks.'],
    ['I removed the cache.'],
    [
      'Thanks for the review.\n\nI pushed a fix for the first point, and I think the second one is right as it is.',
    ],
    ['> thanks\n\nfixed'],
  ])('are not all that %j says', (body) => expect(of(body).is_thanks).toBe(false));
});

describe('Commands for a bot', () => {
  it.each([
    ['/retest'],
    ['/lgtm\n/approve'],
    ['@dependabot rebase'],
    ['pre-commit.ci autofix'],
    ['@springboard-bot run'],
  ])('are all that %j says', (body) => expect(of(body).is_commands_only).toBe(true));
  it.each([['/retest\nthe failure is not mine'], ['@hubot look'], ['`/retest`'], ['> /retest\n\nwhy']])(
    'are not all that %j says',
    (body) => expect(of(body).is_commands_only).toBe(false),
  );
});

describe('An opening mention', () => {
  it.each([
    ['@hubot can you look', 'other'],
    ['@Octocat please rebase', 'author'],
    ['@springboard/maintainers look', 'other'],
    ['Please rebase, @hubot', null],
    ['> @hubot\n\nyes', null],
  ])('of %j is %j', (body, whom) => expect(of(body).opens_with).toBe(whom));

  it('tells nothing where the author is not known', () => {
    expect(wordsIn('@hubot look', null)!.opens_with).toBeNull();
  });
});

describe('The ball', () => {
  it.each([
    ['/waiting-on maintainer', 'maintainer'],
    ['I answered all.\n/waiting-on maintainers', 'maintainer'],
    ['/waiting-on author', 'author'],
    ['> /waiting-on maintainer', null],
    ['`/waiting-on maintainer`', null],
    ['say /waiting-on maintainer', null],
  ])('is handed by %j to %j', (body, whom) => expect(of(body)?.hands_to ?? null).toBe(whom));
});

it('Nothing is kept of an empty text', () => {
  expect([wordsIn('', null), wordsIn(' \n', null), wordsIn(null, null), wordsIn(undefined, null)]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});
