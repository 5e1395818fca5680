import { expect, it } from 'vitest';
import { disclosureIn } from '../../../src/domain/history/disclosure.ts';

it.each([
  ['- [x] I used AI to write this', 'declared'],
  ['* [X] Generated with the help of an LLM\n* [ ] No AI was used', 'declared'],
  ['1. [x] This contribution was written by a coding agent', 'declared'],
  ['- [x] I did not use AI tools', 'declined'],
  ['- [ ] AI-assisted\n- [x] written without AI', 'declined'],
  ['- [ ] I used generative AI\n- [ ] I used no AI', 'not_stated'],
  ['> - [ ] AI was used for this change', 'not_stated'],
  ['- [x] I have read the policy on AI contributions', null],
  ['- [x] Tests added', null],
  ['- [ ] Email sent to the maintainers', null],
  ['I used AI to write this', null],
  ['<!-- - [x] I used AI -->', null],
  ['```\n- [x] I used AI\n```', null],
  ['', null],
  [null, null],
])('%j says %s', (body, expected) => {
  expect(disclosureIn(body)).toBe(expected);
});

it('a hostile text of a megabyte is read at once', () => {
  expect(disclosureIn('- [ ] '.repeat(100_000) + '<!--'.repeat(100_000) + '```\n'.repeat(50_000))).toBeNull();
});
