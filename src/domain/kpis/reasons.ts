/** Why an item that was looked at is not counted: a sentence for each code that the statements give. */

export const REASONS = {
  // Pull requests.
  never_ready: 'never ready for review',
  draft: 'a draft at that time',
  answered: 'answered by a maintainer',
  not_yet: 'ready for 7 days or less',
  mergers_unknown: 'nobody is known who can merge there',
  ci_unknown: 'its workflows had not been looked at by then',
  no_run_waits: 'no workflow waits for approval',
  closed_for_policy: 'closed for policy within a day, without a review',
  files_unread: 'its files have not been read, and no label names a kind',
  files_not_given: 'GitHub gives no list of its files, and no label names a kind',
  no_files: 'it changes no file, and no label names a kind',
  // Planned pull requests.
  resolved_by_others: 'planned, and resolved by others: nobody of the team took part after that',
  untouched: 'planned, and closed by its author before the team took part',
  planned_after_end: 'linked from a planning item only after it had ended',
  planning_time_unknown:
    'planning time unknown: no version of the planning item tells since when it has the link',
  by_maintainer: 'planned, and opened by a maintainer',
  by_nobody: 'planned, and opened by a bot or by an account that is gone',
  reviewed_unplanned: 'reviewed by the team in the window, and no planning item had named it',
  planned_by_team: 'planned, and opened by the team itself',
  // Issues.
  by_team: 'opened by the team',
  by_bot: 'opened by a bot',
  nothing_done: 'nothing was done that triages it',
  triaged_before: 'triaged before',
  // People.
  too_many: 'more than 12 pull requests',
  too_close: 'not 14 days between the first and the last one',
  no_pause: 'opened one in the 91 days before, too',
} as const;

export type Reason = keyof typeof REASONS;
