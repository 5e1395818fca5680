/** Issues, pull requests, and what is said on them. */
import { referencesIn } from '../planning/links.ts';
import {
  at,
  idAt,
  instantAt,
  requiredId,
  requiredNumber,
  requiredText,
  textAt,
  userAt,
  type Payload,
} from './payload.ts';
import { nothing, type PayloadFact, type Touched, type EventRule } from './touched.ts';

export const itemEvents = {
  // Any action, today's and tomorrow's ("stacked"): the pull request is another one now.
  pull_request: {
    actions: '*',
    touches: (payload, action) =>
      unlocked(naming(pullRequest(payload), payload, 'pull_request', action), payload, action),
  },
  pull_request_review: {
    actions: '*',
    touches: (payload, action) => naming(pullRequest(payload), payload, 'review', action),
  },
  pull_request_review_comment: {
    actions: ['created', 'edited', 'deleted'],
    touches: (payload, action) => reviewComment(payload, action),
  },
  pull_request_review_thread: { actions: ['resolved', 'unresolved'], touches: reviewThread },
  issue_comment: { actions: ['created', 'edited', 'deleted', 'pinned', 'unpinned'], touches: issueComment },
  // Also typed, untyped, field_added, field_removed: setting one is an act of triage.
  issues: { actions: '*', touches: (payload, action) => unlocked(issue(payload, action), payload, action) },
} satisfies Record<string, EventRule>;

/** The actions that come with new words. */
const SAID = new Set(['opened', 'edited', 'created', 'submitted']);
/** A text that names more is a list, and the nightly run finds the rest. */
const MOST_MENTIONS = 50;

/** GitHub notes on every item that a text names that it was named, and sends no delivery about that. */
function naming(touched: Touched, payload: Payload, key: string, action: string | null): Touched {
  const text = action !== null && SAID.has(action) ? textAt(payload, key, 'body') : null;
  if (text === null) return touched;
  const home = textAt(payload, 'repository', 'full_name');
  const address = textAt(payload, 'repository', 'html_url');
  const host = address !== null && URL.canParse(address) ? new URL(address).host : 'github.com';
  return { ...touched, mentions: referencesIn(text, { host, home }).slice(0, MOST_MENTIONS) };
}

/** Whoever was kept out of the talk may write there again. */
function unlocked(touched: Touched, payload: Payload, action: string | null): Touched {
  const full_name = textAt(payload, 'repository', 'full_name');
  if (action === 'unlocked' && full_name !== null) touched.opened.repositories.push(full_name);
  return touched;
}

export function repositoryOf(payload: Payload): string {
  return requiredId(payload, 'repository', 'id');
}

function pullRequest(payload: Payload): Touched {
  return {
    ...nothing(),
    marks: [
      {
        repo_id: repositoryOf(payload),
        thing: 'pull_request',
        number: requiredNumber(payload, 'pull_request', 'number'),
        must_reach: instantAt(payload, 'pull_request', 'updated_at'),
      },
    ],
  };
}

function reviewComment(payload: Payload, action: string | null): Touched {
  const touched = pullRequest(payload);
  const [{ repo_id, number }] = touched.marks as [Touched['marks'][number]];
  const isDeleted = action === 'deleted';
  touched.marks.push({
    repo_id,
    thing: 'review_comments',
    number,
    must_reach: isDeleted ? null : instantAt(payload, 'comment', 'updated_at'),
  });
  if (isDeleted)
    touched.facts.push(deletion(payload, 'review_comment', requiredId(payload, 'comment', 'id'), number));
  return naming(touched, payload, 'comment', action);
}

function reviewThread(payload: Payload, action: string | null): Touched {
  const touched = pullRequest(payload);
  const [{ repo_id, number }] = touched.marks as [Touched['marks'][number]];
  touched.facts.push({
    kind: 'thread',
    repo_id,
    number,
    thread_id: requiredText(payload, 'thread', 'node_id'),
    is_resolved: action === 'resolved',
    at: instantAt(payload, 'updated_at'),
    by: userAt(payload, 'sender'),
  });
  return touched;
}

/** GitHub calls a pull request's conversation that of an issue. */
function issueComment(payload: Payload, action: string | null): Touched {
  const number = requiredNumber(payload, 'issue', 'number');
  const touched = nothing();
  touched.marks.push({
    repo_id: repositoryOf(payload),
    thing: at(payload, 'issue', 'pull_request') == null ? 'issue' : 'pull_request',
    number,
    must_reach: instantAt(payload, 'issue', 'updated_at'),
  });
  if (action === 'deleted')
    touched.facts.push(deletion(payload, 'issue_comment', requiredId(payload, 'comment', 'id'), number));
  return naming(touched, payload, 'comment', action);
}

function issue(payload: Payload, action: string | null): Touched {
  const repo_id = repositoryOf(payload);
  const number = requiredNumber(payload, 'issue', 'number');
  const isLeaving = action === 'deleted' || action === 'transferred';
  const touched: Touched = {
    ...nothing(),
    marks: [
      {
        repo_id,
        thing: 'issue',
        number,
        // What is no longer there reaches nothing.
        must_reach: isLeaving ? null : instantAt(payload, 'issue', 'updated_at'),
      },
    ],
  };
  if (action === 'deleted')
    touched.facts.push(deletion(payload, 'issue', requiredId(payload, 'issue', 'id'), number));
  if (action === 'transferred') {
    const [to_repo_id, to_number] = [
      requiredId(payload, 'changes', 'new_repository', 'id'),
      requiredNumber(payload, 'changes', 'new_issue', 'number'),
    ];
    const by = userAt(payload, 'sender');
    touched.facts.push({ kind: 'transfer', repo_id, number, to_repo_id, to_number, by });
    touched.marks.push({ repo_id: to_repo_id, thing: 'issue', number: to_number, must_reach: null });
  }
  // How the new repository hears of a transfer, where the old one has no app.
  const from = idAt(payload, 'changes', 'old_repository', 'id');
  // Of one that came from where nobody may look GitHub names no number.
  if (action === 'opened' && from !== null && at(payload, 'changes', 'old_issue') != null)
    touched.facts.push({
      kind: 'transfer',
      repo_id: from,
      number: requiredNumber(payload, 'changes', 'old_issue', 'number'),
      to_repo_id: repo_id,
      to_number: number,
      by: userAt(payload, 'sender'),
    });
  return naming(touched, payload, 'issue', action);
}

export function deletion(
  payload: Payload,
  what: Extract<PayloadFact, { kind: 'deletion' }>['what'],
  id: string,
  number: number | null,
): PayloadFact {
  return {
    kind: 'deletion',
    repo_id: repositoryOf(payload),
    what,
    id,
    number,
    by: userAt(payload, 'sender'),
  };
}

/** An issue that stands beside the one the event is about, in this repository or another. */
export function relatedIssue(payload: Payload, key: string): Touched['marks'] {
  if (at(payload, key) == null) return [];
  const repo_id =
    idAt(payload, `${key}_repo`, 'id') ??
    // Where no repository is named beside it, its address tells whether it is this one, if the event is about one.
    (isElsewhere(payload, key) ? null : idAt(payload, 'repository', 'id'));
  if (repo_id === null) return [];
  const number = requiredNumber(payload, key, 'number');
  return [{ repo_id, thing: 'issue', number, must_reach: instantAt(payload, key, 'updated_at') }];
}

function isElsewhere(payload: Payload, key: string): boolean {
  const address = textAt(payload, key, 'repository_url');
  const name = textAt(payload, 'repository', 'full_name');
  return address !== null && name !== null && !address.toLowerCase().endsWith(`/${name.toLowerCase()}`);
}
