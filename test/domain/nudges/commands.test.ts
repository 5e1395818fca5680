/** Commands are lines of people: where they count, and who may say what. */
import { describe, expect, it } from 'vitest';
import {
  commandsIn,
  outcomeOf,
  snoozedUntil,
  type Outcome,
  type Verb,
} from '../../../src/domain/nudges/commands.ts';

const verbs = (body: string) => commandsIn(body).map(({ verb }) => verb);

describe('a command', () => {
  it.each<[string, Verb[]]>([
    ['/snooze 2w', ['snooze']],
    ['/snooze 10d waiting for the release', ['snooze']],
    ['/snooze 2026-02-01', ['snooze']],
    ['Thanks!\n/not-me\n/no-nudge', ['not-me', 'no-nudge']],
    ['/undo\n/undo @Mona\n/undo it, please', ['undo', 'undo']],
    ['- /Unsnooze', ['unsnooze']],
    ['/waiting-on authors', ['waiting-on author']],
    ['/waiting-on maintainer', ['waiting-on maintainer']],
    ['/not-me\n/not-me', ['not-me']],
    ['please /snooze 2w', []],
    ['> /snooze 2w', []],
    ['> quoted\n\n/snooze 2w', ['snooze']],
    ['`/snooze 2w`', []],
    ['```\n/snooze 2w\n```', []],
    ['    /snooze 2w', []],
    ['<div>\n/snooze 2w\n</div>', []],
    ['<b>x</b>/not-me', []],
    ['**/not-me**', []],
    ['<!-- /not-me -->', []],
    ['/snooze', []],
    ['/snooze 0d', []],
    ['/snooze 99w', []],
    ['/snooze 2026-13-40', []],
    ['/snooze 2026-02-30', []],
    ['/not-me please', []],
    ['/notme', []],
    ['\\/not-me', []],
    ['/retest', []],
    ['/pair @octocat\n/unclaim', ['pair', 'unclaim']],
    ['/pair octocat', ['pair']],
    ['/pair', []],
    ['/pair octocat and hubot', []],
    ['> /pair @octocat', []],
    // As it is typed, copied from our own text, or sent from a telephone.
    ['/snooze  2w', ['snooze']],
    ['/snooze\u00a02w\u2003for the release', ['snooze']],
    ['/waiting-on\tauthor\r\n/claim\r\n', ['waiting-on author', 'claim']],
    ['/pair @\u200bhubot', ['pair']],
    ['\u200b/claim\u200d\n\u2066/not-me\u2069', ['claim', 'not-me']],
    ['> \u200b/claim', []],
  ])('in %j', (body, expected) => {
    expect(verbs(body)).toEqual(expected);
  });

  it('that was edited in runs alone; the same words are the same command', () => {
    const before = commandsIn('/snooze 2w because');
    const after = commandsIn('Hello\n\n/no-nudge\n\n/snooze 2w for another reason');
    const known = new Set(before.map(({ line }) => line));
    expect(after.filter(({ line }) => !known.has(line)).map(({ verb }) => verb)).toEqual(['no-nudge']);
  });

  it('pauses from when it was written', () => {
    const at = Date.parse('2026-03-02T09:00:00Z');
    const until = (body: string) => new Date(snoozedUntil(commandsIn(body)[0]!, at)!).toISOString();
    expect(until('/snooze 2w')).toBe('2026-03-16T09:00:00.000Z');
    expect(until('/snooze 2026-04-01')).toBe('2026-04-01T00:00:00.000Z');
  });

  const nobody = { is_author: false, can_write: false, commands_today: 0 };
  it.each<[Verb, Partial<typeof nobody>, number | null, Outcome]>([
    ['snooze', { can_write: true }, 0, 'done'],
    ['snooze', { can_write: true }, null, 'done'],
    ['snooze', { can_write: true }, 2, 'outdated'],
    ['not-me', { can_write: true }, 2, 'done'],
    ['snooze', { is_author: true }, 0, 'not_allowed'],
    ['waiting-on maintainer', { is_author: true }, 0, 'done'],
    ['waiting-on author', { is_author: true }, 0, 'not_allowed'],
    ['no-nudge', {}, 0, 'not_allowed'],
    ['no-nudge', { can_write: true, commands_today: 9 }, 0, 'done'],
    ['no-nudge', { can_write: true, commands_today: 10 }, 0, 'too_many'],
  ])('%s by %j on a head of %s is %s', (verb, who, head_since, expected) => {
    expect(outcomeOf({ verb }, { ...nobody, ...who }, { at: 1, head_since })).toBe(expected);
  });
});
