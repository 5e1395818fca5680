/** What is a command beneath the weekly issue, and what is none. */
import { expect, it } from 'vitest';
import {
  ANSWERS_PER_DAY,
  answersIn,
  mayAnswer,
  type Said,
} from '../../../src/domain/corrections/commands.ts';
import { answersHelp } from '../../../src/text/issue/questions.ts';
import { code } from '../../../src/text/markdown.ts';

const hub = (tag: string) => ({ repository: 'springboard/hub', tag });

it.each<[string, Said | null]>([
  [
    '/released springboard/hub 7.1.0 by octocat',
    { verb: 'released', release: hub('7.1.0'), account: 'octocat' },
  ],
  [
    '/Released  springboard/hub v7_1_0 by @OctoCat',
    { verb: 'released', release: hub('v7_1_0'), account: 'OctoCat' },
  ],
  [
    '- /released springboard/hub @hub/core@7.1.0 by 583231',
    { verb: 'released', release: hub('@hub/core@7.1.0'), account: '583231' },
  ],
  ['/bot sync-account', { verb: 'bot', account: 'sync-account' }],
  ['/bot updates[bot]', { verb: 'bot', account: 'updates[bot]' }],
  ['/person @hubot', { verb: 'person', account: 'hubot' }],
  ['/undo springboard/hub 7.1.0', { verb: 'undo', release: hub('7.1.0') }],
  ['/undo octocat', { verb: 'undo', account: 'octocat' }],
  ['/help', { verb: 'help' }],
  // A tag as our own text shows it, with what keeps it from calling anybody.
  [
    `/released springboard/hub ${code('@hub/core@7.1.0').replaceAll('`', '')} by octocat`,
    { verb: 'released', release: hub('@hub/core@7.1.0'), account: 'octocat' },
  ],
  ['/released springboard/hub 7.1.0', null],
  ['/released hub 7.1.0 by octocat', null],
  ['/released springboard/hub 7.1.0 by octocat, I think', null],
  ['/bot two accounts', null],
  ['/bot -octocat', null],
  ['see /bot octocat', null],
  ['> /bot octocat', null],
  ['`/bot octocat`', null],
  ['```\n/bot octocat\n```', null],
  ['    /bot octocat', null],
  ['<!-- /bot octocat -->', null],
  ['\\/bot octocat', null],
  ['/snooze 2w', null],
])('%s', (body, said) => {
  expect(answersIn(body)).toEqual(said === null ? [] : [{ ...said, line: expect.any(Number) as number }]);
});

it('is each once, in the order of the text, and known again by its words', () => {
  const body = '/bot octocat\n/person hubot\n/bot octocat';
  const found = answersIn(body);
  expect(found.map(({ verb }) => verb)).toEqual(['bot', 'person']);
  expect(answersIn('/person hubot')[0]!.line).toBe(found[1]!.line);
});

it('stands in the help as it is taken', () => {
  const verbs = new Set<string>();
  for (const [, command = ''] of answersHelp().matchAll(/`(\/[^`]+)`/g)) {
    const meant = command
      .replace('OWNER/NAME', 'springboard/hub')
      .replace('TAG', '1.0')
      .replace('LOGIN', 'octocat');
    expect(answersIn(meant), command).toHaveLength(1);
    verbs.add(answersIn(meant)[0]!.verb);
  }
  expect([...verbs].sort()).toEqual(['bot', 'help', 'person', 'released', 'undo']);
});

it('is for those who may write, so many in a day', () => {
  expect(mayAnswer({ can_write: false, answers_today: 0 })).toBe('not_allowed');
  expect(mayAnswer({ can_write: true, answers_today: ANSWERS_PER_DAY - 1 })).toBe('done');
  expect(mayAnswer({ can_write: true, answers_today: ANSWERS_PER_DAY })).toBe('too_many');
});
