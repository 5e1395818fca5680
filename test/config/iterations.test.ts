import { expect, it } from 'vitest';
import { ConfigurationError, parseConfiguration } from '../../src/config/configuration.ts';

const parsed = (iterations: string) =>
  parseConfiguration(
    `institution: { name: Field Station }\ncommunities: [{ name: Springboard, orgs: [springboard] }]\niterations: ${iterations}\n`,
    'f.yml',
  ).iterations;

it('iterations are one length, or a list in which each sets the length from its day on', () => {
  expect(parsed('{ anchor: 2024-10-16 }')).toEqual({ anchor: '2024-10-16', days: 14 });
  expect(
    parsed('[{ anchor: 2024-10-16, days: 14 }, { anchor: 2026-08-19, days: 7, from: 2026-08-19 }]'),
  ).toEqual({
    anchor: '2024-10-16',
    days: 14,
    changes: [{ anchor: '2026-08-19', days: 7, from: '2026-08-19' }],
  });
});

it.each([
  [
    '[{ anchor: 2024-10-16, days: 0 }]',
    'f.yml:3:42: iterations[0].days is 0; write a whole number from 1 to 366.',
  ],
  ['{ anchor: 2024-10-16, weeks: 2 }', 'iterations.weeks is not a setting'],
  ['[]', 'iterations is empty'],
  ['14', 'iterations is 14; write { anchor: DATE, days: 14 }, or a list of them.'],
])('%s is refused in its place', (iterations, line) => {
  expect(() => parsed(iterations)).toThrow(ConfigurationError);
  expect(() => parsed(iterations)).toThrow(line);
});
