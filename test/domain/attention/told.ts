/** Cases as a table: what happened, when it is looked at, whose turn it is, and since when. */
import { describe, expect, it } from 'vitest';
import { shortly, time, turnAt, type Story } from './story.ts';

export type Told = [sentence: string, now: string, story: Story, answer: string, since?: string];

/** @param cases by the rule that they are about */
export function tellCases(title: string, cases: Record<string, readonly Told[]>): void {
  for (const [rule, told] of Object.entries(cases))
    describe(`${title} ${rule}`, () => {
      it.each(told)('%s', (_sentence, now, story, answer, since) => {
        const found = turnAt(now, story);
        expect(shortly(found)).toBe(answer);
        if (since !== undefined) expect(new Date(found.since)).toEqual(new Date(time(since)));
      });
    });
}
