/** What GitHub shows of open pull requests and of the branches they go to, as it is stored. Instants are ISO strings. */
import type { UserRow } from '../history/facts.ts';

export interface SeenState {
  number: number;
  head_oid: string;
  /** When the first checks of that commit were asked for, else when it was made. */
  head_since: string;
  /** null = GitHub has not worked it out yet. */
  has_conflict: boolean | null;
  review_decision: 'APPROVED' | 'CHANGES_REQUESTED' | 'REVIEW_REQUIRED' | null;
  knows_threads: boolean;
  knows_checks: boolean;
}

export interface SeenThread {
  number: number;
  thread_id: string;
  is_resolved: boolean;
  is_outdated: boolean;
  first_comment: string;
  opened_by_id: string | null;
  opened_at: string;
  last_comment: string;
  last_by_id: string | null;
  last_at: string;
}

export interface SeenCheck {
  number: number;
  head_oid: string;
  name: string;
  state: 'green' | 'red' | 'pending' | 'missing';
  is_required: boolean;
  red_since: string | null;
  green_since: string | null;
}

export interface WaitingRun {
  number: number;
  suite_id: string;
  created_at: string;
}

export interface SeenBranch {
  branch: string;
  required_checks: string[];
  /** null = no rule says so, or GitHub does not show it. */
  push_dismisses_approvals: boolean | null;
}

export interface BaseCheck {
  branch: string;
  name: string;
  is_red: boolean;
}

/** One answer, by table. */
export interface SeenBatch {
  users: UserRow[];
  open_states: SeenState[];
  review_threads: SeenThread[];
  head_checks: SeenCheck[];
  waiting_runs: WaitingRun[];
  branch_rules: SeenBranch[];
  base_checks: BaseCheck[];
}
