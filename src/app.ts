/**
 * The Probot application: every event that GitHub sends us, and what it touches. The handlers say so and are done;
 * nothing is asked or written here. What each action means stands in domain/live/events.ts.
 */
import type { ApplicationFunction, Probot } from 'probot';
import { touches } from './domain/live/events.ts';
import type { Payload } from './domain/live/payload.ts';
import type { Touched } from './domain/live/touched.ts';

/** Told what a delivery touches, by the delivery's id. */
export type Record = (delivery: string, touched: Touched) => void;

/** @returns what `probot.load` takes */
export function headwater(record: Record): ApplicationFunction {
  return (app: Probot) => {
    const on = listener(app, record);

    // An issue or a pull request, read again by its number.
    on('pull_request', 'pull_request_review', 'issue_comment', 'issues');
    // The same, and the repository's list of inline comments.
    on('pull_request_review_comment');
    // The same; when a thread was resolved is kept, since GitHub tells only that it is.
    on('pull_request_review_thread');

    // Plans: both issues of a pair; the board as a whole.
    on('sub_issues', 'issue_dependencies', 'issue_relates_to');
    on('projects_v2', 'projects_v2_item');

    // Lists of a repository: its labels, its releases, its tags, with who pushed a tag.
    on('label', 'milestone', 'release');
    on('create', 'push', 'delete');
    // The repository itself: its name, whether it is public, archived, or gone.
    on('repository', 'public', 'repository_ruleset');

    // The pull request whose newest commit was checked.
    on('check_suite', 'check_run', 'status');

    // Who may do what.
    on('member', 'membership', 'team', 'organization');

    // Where the App is installed, and what it was granted there.
    on('installation', 'installation_repositories', 'installation_target');
  };
}

type Listen = (event: string, listener: (context: Delivery) => void) => void;

interface Delivery {
  id: string;
  name: string;
  payload: Payload;
}

/** Some of these events are newer than Probot's list of names: it takes them, its types do not. */
function listener(app: Probot, record: Record): (...events: string[]) => void {
  const listen = app.on as unknown as Listen;
  return (...events) => {
    for (const event of events)
      listen(event, ({ id, name, payload }) => {
        const { action } = payload;
        record(id, touches(name, typeof action === 'string' ? action : null, payload));
      });
  };
}
