/** A repository's lists, its tags, and the repository itself. */
import { deletion, repositoryOf } from './item-events.ts';
import type { Thing } from './marks.ts';
import { at, requiredId, requiredText, textAt, userAt, type Payload } from './payload.ts';
import { nothing, type Touched, type EventRule } from './touched.ts';

export const repositoryEvents = {
  // Also archived and restored, which are new.
  label: { actions: '*', touches: label },
  // Nothing that is kept follows from a milestone; that an issue was put on one arrives as an event of the issue.
  milestone: { actions: [], touches: nothing },
  release: {
    actions: ['created', 'edited', 'published', 'unpublished', 'prereleased', 'released', 'deleted'],
    touches: release,
  },
  create: { actions: '*', touches: created },
  push: { actions: '*', touches: pushed },
  delete: { actions: '*', touches: refDeleted },
  repository: {
    actions: [
      'created',
      'edited',
      'renamed',
      'transferred',
      'archived',
      'unarchived',
      'privatized',
      'publicized',
      'deleted',
    ],
    touches: repository,
  },
  public: { actions: '*', touches: (payload) => repository(payload, 'public') },
  // Of an organisation's ruleset no repository is told; which ones it is about the nightly run finds.
  repository_ruleset: {
    actions: ['created', 'edited', 'deleted'],
    touches: (payload) => (at(payload, 'repository') == null ? nothing() : things(payload, 'repository')),
  },
} satisfies Record<string, EventRule>;

export function things(payload: Payload, ...wanted: Thing[]): Touched {
  const repo_id = repositoryOf(payload);
  return { ...nothing(), marks: wanted.map((thing) => ({ repo_id, thing, number: 0, must_reach: null })) };
}

function label(payload: Payload, action: string | null): Touched {
  const touched = things(payload, 'labels');
  if (action === 'deleted')
    touched.facts.push(deletion(payload, 'label', requiredText(payload, 'label', 'name'), null));
  return touched;
}

/** Publishing a release may make its tag, and no other event says so where many are made at once. */
function release(payload: Payload, action: string | null): Touched {
  const touched = things(payload, 'releases', 'tags');
  if (action === 'deleted')
    touched.facts.push(deletion(payload, 'release', requiredId(payload, 'release', 'id'), null));
  return touched;
}

function created(payload: Payload): Touched {
  if (textAt(payload, 'ref_type') !== 'tag') return nothing();
  return tagPush(payload, requiredText(payload, 'ref'), null);
}

const TAG = 'refs/tags/';
const HEAD = 'refs/heads/';

/** Tags; and of branches the default one, since the roster lies on it. */
function pushed(payload: Payload): Touched {
  const ref = requiredText(payload, 'ref');
  if (ref === HEAD + textAt(payload, 'repository', 'default_branch')) return things(payload, 'roster');
  if (!ref.startsWith(TAG)) return nothing();
  const tag = ref.slice(TAG.length);
  if (at(payload, 'deleted') === true) return tagDeleted(payload, tag);
  return tagPush(payload, tag, textAt(payload, 'after'));
}

function refDeleted(payload: Payload): Touched {
  return textAt(payload, 'ref_type') === 'tag'
    ? tagDeleted(payload, requiredText(payload, 'ref'))
    : nothing();
}

function tagPush(payload: Payload, tag: string, oid: string | null): Touched {
  const touched = things(payload, 'tags');
  const by = userAt(payload, 'sender');
  touched.facts.push({ kind: 'tag push', repo_id: repositoryOf(payload), tag, oid, by });
  return touched;
}

function tagDeleted(payload: Payload, tag: string): Touched {
  const touched = things(payload, 'tags');
  touched.facts.push(deletion(payload, 'tag', tag, null));
  return touched;
}

function repository(payload: Payload, action: string | null): Touched {
  const touched = things(payload, 'repository');
  const repo_id = repositoryOf(payload);
  touched.facts.push({
    kind: 'repository',
    repo_id,
    change: action ?? 'edited',
    former:
      textAt(payload, 'changes', 'repository', 'name', 'from') ??
      // A person who owned it is known by who did it, if at all: a login here would outlive their opting out.
      textAt(payload, 'changes', 'owner', 'from', 'organization', 'login'),
    by: userAt(payload, 'sender'),
  });
  if (action === 'deleted') touched.facts.push(deletion(payload, 'repository', repo_id, null));
  // Issues are switched on by an edit.
  const full_name = textAt(payload, 'repository', 'full_name');
  if ((action === 'unarchived' || action === 'edited' || action === 'transferred') && full_name !== null)
    touched.opened.repositories.push(full_name);
  return touched;
}
