/** Every number that people read in the queue, the session's list, the digest and the reminders is one of their JSON. */
import { describe, expect, it } from 'vitest';
import { FIRST_GAP_BUSINESS_DAYS, SECOND_GAP_BUSINESS_DAYS } from '../../src/domain/nudges/limits.ts';
import { queueOf } from '../../src/domain/queue/queue.ts';
import { inLetters } from '../../src/text/queue/around.ts';
import { queueAsJson } from '../../src/text/queue/machine.ts';
import { queueSection } from '../../src/text/queue/section.ts';
import { planAsJson } from '../../src/text/nudges/machine.ts';
import { digestText } from '../../src/text/nudges/digest.ts';
import { planText } from '../../src/text/nudges/plan.ts';
import { MAINTAINERS, plan, planned, TALK, texts } from '../support/nudges.ts';
import { numbersIn, numbersOf } from '../support/numbers.ts';
import { WHOLE_SPRINT } from '../support/queues.ts';

/** Exactly, unlike `strangers`: no number of a rule is let through that is not named here. */
function strangers(text: string, json: string, besides: readonly number[] = []): string[] {
  const data = [...numbersOf(JSON.parse(json)), ...besides];
  return numbersIn(text)
    .filter(({ text: shown, kind, value }) => {
      const wanted = kind === 'duration' ? value / 86_400 : value;
      const decimals = /\.(\d+)/.exec(shown)?.[1]?.length ?? 0;
      return !data.some(
        (number) =>
          Math.abs(Math.abs(number) - wanted) <= 0.5 * 10 ** -decimals * 1.001 &&
          (decimals > 0 || Number.isInteger(number)),
      );
    })
    .map(({ text: shown }) => shown);
}

/** "iteration 46 (8–21 July)": days of the month, as the window of the JSON has them. */
const DAYS = [46, 8, 21];

describe('the numbers of', () => {
  it.each([false, true])('the queue (a live session: %s) are those of its JSON', (is_session) => {
    const queue = queueOf({ ...WHOLE_SPRINT, is_session });
    const json = queueAsJson(queue);
    const lanes = [...Map.groupBy(queue.items, ({ lane }) => lane).values()].map((own) => own.length);
    // The two minutes of a click are an estimate of ours.
    const text = queueSection(queue, null).replace('(2 minutes)', '');
    expect(numbersIn(text).length).toBeGreaterThan(25);
    expect(strangers(text, json, [...DAYS, ...lanes])).toEqual([]);
    // One that is changed is seen.
    expect(strangers(text.replace('31 days', '32 days'), json, [...DAYS, ...lanes])).toEqual(['32 days']);
  });

  it('and what the list says in letters is its pace and its capacity', () => {
    const queue = queueOf(WHOLE_SPRINT);
    const { pace, capacity } = JSON.parse(queueAsJson(queue)) as typeof queue;
    const said = queueSection(queue, null).split('\n')[1]!.toLowerCase();
    for (const number of [pace.usual!, pace.break_even!, capacity!])
      expect(said).toMatch(new RegExp(`\\b${inLetters(number)}\\b`));
  });

  it('the reminders, the digest and the look at both are those of their JSON', () => {
    const nudges = MAINTAINERS.map((reason, place) =>
      planned(100 + place, {
        reason,
        waited_business_days: 31 + place,
        hindrances: place % 2 === 0 ? [] : ['too_early'],
        said_before: place === 2 ? 1 : 0,
        text: texts({ reason, waited_business_days: 31 + place }),
      }),
    );
    const look = plan(nudges, { undecided: [TALK] });
    const json = planAsJson(look);
    // "/snooze 2w" is a word of the command, "comment 2" the one after the first; how many wait and
    // keep silent is counted, and why they do names the two gaps.
    const besides = [
      FIRST_GAP_BUSINESS_DAYS,
      SECOND_GAP_BUSINESS_DAYS,
      2,
      nudges.filter(({ hindrances }) => hindrances.length > 0).length,
      nudges.length,
      look.undecided.length,
    ];
    for (const text of [
      ...nudges.map((one) => one.text!),
      digestText(look)!,
      planText(look, { isSent: false }),
    ]) {
      expect(numbersIn(text).length).toBeGreaterThan(0);
      expect(strangers(text.replace(/\d\d:\d\d UTC/, ''), json, besides)).toEqual([]);
    }
    expect(strangers(nudges[0]!.text!.replace('31', '30'), json, besides)).toEqual(['30']);
  });
});
