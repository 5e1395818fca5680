/** All that GitHub is asked in GraphQL: the documents, and what is put together while we read. */
import { openDocument } from '../attention/open-pull-requests.ts';
import { continuationDocument } from '../history/continuations.ts';
import { ISSUE_KINDS, PULL_REQUEST_KINDS } from '../history/timeline-kinds.ts';
import { markedDocument } from '../live/marked-items.ts';
import { busyDocument } from '../people/busy.ts';
import { loginsDocument } from '../people/logins.ts';
import { upstreamWordsDocument } from '../nudges/upstream-word.ts';
import { BOARD_TO_WRITE } from '../outbox/board-writer.ts';
import { permissionsDocument } from '../people/permissions.ts';
import { rosterTextsDocument } from '../people/roster.ts';
import { withFragments } from '../transport/documents.ts';
import { documentQuestions, type Question, type Subject } from './questions.ts';
import { namesDocument } from '../repositories/names.ts';
import { included, probeDocument } from '../repositories/probe.ts';
import { REPOSITORY_NAMES } from '../repositories/repositories.ts';

/** @param permissions whether the App asks for permissions there: nobody else is shown them */
export function allQuestions(subject: Subject, { permissions }: { permissions: boolean }): Question[] {
  const { node_id, full_name } = subject;
  const [owner, name] = full_name.split('/');
  const composed: [string, string, Record<string, unknown>][] = [
    ['Probe', withFragments(probeDocument(1)), { ids: [node_id], login0: owner, ...included([]) }],
    ...continuations(node_id),
    ...marked(subject),
    [
      'OpenPullRequests',
      withFragments(openDocument(1, 1)),
      { owner, name, id0: node_id, branch0: 'refs/heads/main' },
    ],
    ['Logins', loginsDocument(1), { login0: owner }],
    ['Busy', busyDocument(1), { login0: owner }],
    ['Names', namesDocument(1), { owner0: owner, name0: name }],
    ['RepositoryNames', REPOSITORY_NAMES, { ids: [node_id] }],
    ['BoardToWrite', BOARD_TO_WRITE, { owner, number: 1 }],
    ['UpstreamWords', upstreamWordsDocument(1), { id0: node_id }],
    ['RosterTexts', rosterTextsDocument(1), { owner, name, at0: 'HEAD:README.md' }],
    ...(permissions
      ? [
          ['Permissions', permissionsDocument(1), { id0: node_id }] as [
            string,
            string,
            Record<string, unknown>,
          ],
        ]
      : []),
  ];
  return [
    ...documentQuestions(subject),
    ...composed.map(([name, text, variables]) => ({ name, text, variables })),
  ];
}

/** Issues and pull requests that were touched: by id, and by number where the id is not known. */
function marked({ node_id, full_name }: Subject): [string, string, Record<string, unknown>][] {
  const [owner, name] = full_name.split('/');
  const variables = { ids: [node_id], owner, name, number0: 1 };
  return [
    [
      'Marked',
      withFragments(markedDocument('pull_requests', 1)),
      { ...variables, kinds: PULL_REQUEST_KINDS },
    ],
    ['Marked', withFragments(markedDocument('issues', 1)), { ...variables, kinds: ISSUE_KINDS }],
  ];
}

function continuations(id: string): [string, string, Record<string, unknown>][] {
  const lists = (['pull_request', 'issue'] as const).flatMap((item_kind) =>
    (['timelineItems', 'labels'] as const).map((connection) => ({ item_kind, connection })),
  );
  const pending = [...lists, { item_kind: 'pull_request' as const, connection: 'files' as const }];
  const text = withFragments(continuationDocument(pending, new Set(['pull_request', 'issue'])));
  const ids = Object.fromEntries(pending.map((_, index) => [`id${index}`, id]));
  return [['Continuations', text, { ...ids, kinds: PULL_REQUEST_KINDS, issueKinds: ISSUE_KINDS }]];
}
