/** Why nothing is said, in words: for whoever looks at what would be said. */
import type { Hindrance } from '../../domain/nudges/types.ts';

export const HINDRANCE_WORDS: Record<Hindrance, string> = {
  side: 'it is nobody’s turn, or not clear whose',
  confidence: 'whose turn it is, is a guess',
  author_without_structure: 'the author’s turn, but for no failing check, requested change or open thread',
  history: 'the repository has not been read to the end yet',
  mode: 'nudges.mode is not comment',
  dry_run: 'the first two weeks are a dry run',
  consent: 'the repository’s maintainers have not asked for comments (.github/headwater.yml)',
  consent_unreadable: 'the repository’s .github/headwater.yml is not understood',
  template: 'nobody has signed a text for it (nudges.templates)',
  exempt_label: 'the repository exempts its label',
  no_nudge: 'somebody said /no-nudge',
  share: 'more than a tenth of the repository’s comments in 30 days are ours',
  thumbs_down: 'a maintainer put 👎 on a comment of ours',
  turn_cap: 'two comments in this turn are the most',
  lifetime_cap: 'four comments on a pull request are the most',
  too_early: 'it has not waited long enough: 14 working days, then 28',
  digest_first: 'a digest has to name it first',
  request_first: 'a review is asked for first, and gets five working days',
  activity: 'somebody did something in the last five working days',
  day_off: 'it is a weekend or a holiday',
  away: 'everybody who is asked is away, said /not-me, or opened it',
  held_back: 'it is among the tenth that is left alone, to see whether reminders help',
  repository_budget: 'five comments in a repository and run are the most',
  run_budget: 'twenty comments in a run are the most',
};
