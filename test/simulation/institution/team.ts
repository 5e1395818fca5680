/** The institution's team: who belonged to it when, and how the configuration names them. */

interface Membership {
  login: string;
  /** How the configuration names them, spell by spell; absent = by this login. */
  named?: string[];
  /** Days; null = until today. */
  spells: [from: string, to: string | null][];
}

/** Numbers of the team's accounts, in the order of the list. */
export const TEAM_FROM = 910_001;

/** The first three also merge and tag upstream. */
export const TEAM: readonly Membership[] = [
  { login: 'octocat', spells: [['2020-01-01', null]] },
  { login: 'hubot', spells: [['2022-06-01', '2025-11-15']] },
  { login: 'fern-kestrel', spells: [['2021-05-01', null]] },
  { login: 'tidal-willow', spells: [['2024-01-15', null]] },
  {
    login: 'calm-heron',
    spells: [
      ['2023-03-01', '2025-03-01'],
      ['2025-09-01', null],
    ],
  },
  // By number, which a rename does not touch.
  { login: 'dusty-marten', named: [String(TEAM_FROM + 5)], spells: [['2024-02-01', null]] },
  // By the login of that time, in other letters; see RENAMES.
  { login: 'Early-Plover', named: ['early-PLOVER'], spells: [['2022-09-01', '2026-05-06']] },
  { login: 'gentle-falcon', spells: [['2025-01-10', null]] },
  { login: 'hazel-badger', spells: [['2025-04-02', '2025-12-10']] },
  { login: 'idle-pebble', spells: [['2025-06-20', null]] },
  { login: 'jolly-cedar', spells: [['2021-02-01', '2025-02-12']] },
  {
    login: 'keen-puffin',
    named: ['Keen-Puffin', String(TEAM_FROM + 11)],
    spells: [
      ['2025-08-27', '2026-03-25'],
      ['2026-07-01', null],
    ],
  },
  { login: 'lunar-lichen', spells: [['2026-01-26', null]] },
  { login: 'mossy-minnow', spells: [['2024-11-15', '2026-06-03']] },
  { login: 'north-thistle', spells: [['2021-09-01', '2024-12-04']] },
  { login: 'opal-bramble', spells: [['2021-03-01', '2024-03-01']] },
  { login: 'quiet-otter', spells: [['2020-03-01', '2024-02-01']] },
  { login: 'plain-beetle', spells: [['2026-09-02', null]] },
];

/**
 * Logins before and after the ones that the community is served with, for a stand-in's view: who reads it under
 * `before`, then as it is, then under `after` has seen three people rename themselves. The configuration names one of
 * them by number, one by the later login and one (Early-Plover) by the earlier.
 */
export const RENAMES = {
  before: { 'dusty-marten': 'dusty-mole', 'fern-kestrel': 'fern-swift' },
  after: { 'Early-Plover': 'early-curlew' },
};

export const CONFIGURED_BOT = 'lighthouse-bot';
export const CONFIGURED_AI_REVIEWER = 'review-lantern';

/** The lines of the team in headwater.yml: how each is named, and their days. */
export function teamLines(): { github: string; from: string; to: string | null }[] {
  return TEAM.flatMap(({ login, named = [], spells }) =>
    spells.map(([from, to], index) => ({ github: named[index] ?? login, from, to })),
  );
}
