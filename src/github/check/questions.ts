/**
 * Every question that we ask, each on the smallest page: so that a GitHub that does not know a field of one says so
 * before anything rests on it. Documents of any room are found by themselves; what is put together while we read stands
 * in `all-questions.ts`.
 */
import { ISSUE_KINDS, PULL_REQUEST_KINDS } from '../history/timeline-kinds.ts';
import type { GitHubClient } from '../transport/types.ts';
import { documentNames, document } from '../transport/documents.ts';
import { GitHubRefused } from '../transport/failures.ts';

export interface Question {
  /** The operation's name; a REST list's route. */
  name: string;
  text: string;
  variables: Record<string, unknown>;
}

/** What the questions are asked about: any repository that can be read. */
export interface Subject {
  node_id: string;
  /** owner/name */
  full_name: string;
}

/** Where GitHub does not know what a question asks for. */
export interface Misunderstood {
  question: string;
  /** "Type.field", as `GitHubRefused.unknownFields`. */
  fields: readonly string[];
}

export function documentQuestions(subject: Subject): Question[] {
  return documentNames().flatMap((file) => {
    const text: string = document(file);
    const operation = /^query (\w+)\s*(?:\(([^)]*)\))?/m.exec(text);
    if (!operation) return [];
    const [, name = '', declared = ''] = operation;
    return [{ name, text, variables: smallest(declared, subject) }];
  });
}

/** A value for each variable that must have one. */
function smallest(declared: string, { node_id, full_name }: Subject): Record<string, unknown> {
  const [owner, name] = full_name.split('/');
  const values: Record<string, unknown> = {
    ...{ owner, name, login: owner, first: 1, number: 1, path: 'README.md', id: node_id, ids: [node_id] },
    orderBy: { field: 'CREATED_AT', direction: 'ASC' },
  };
  return Object.fromEntries(
    [...declared.matchAll(/\$(\w+):\s*([[\]\w!]+)/g)].flatMap(([, variable = '', type = '']) => {
      // Values of a list are fields, too: each is sent.
      if (type.includes('PullRequestTimelineItemsItemType')) return [[variable, PULL_REQUEST_KINDS]];
      if (type.includes('IssueTimelineItemsItemType')) return [[variable, ISSUE_KINDS]];
      if (type.startsWith('Boolean')) return [[variable, true]];
      if (variable in values) return [[variable, values[variable]]];
      return type.endsWith('!') ? [[variable, placeholder(type)]] : [];
    }),
  );
}

function placeholder(type: string): unknown {
  if (type.startsWith('[')) return [];
  if (type.startsWith('Int')) return 1;
  return type.startsWith('DateTime') ? '2020-01-01T00:00:00Z' : '';
}

/**
 * Asks them one after the other; what GitHub refuses for any other reason (a board that is not shown) it has understood.
 * @throws GitHubUnavailable · WrongSetting · Stopped · GitHubRefused (`everywhere`)
 */
export async function askEach(
  github: GitHubClient,
  { full_name }: Subject,
  questions: readonly Question[],
): Promise<Misunderstood[]> {
  const misunderstood: Misunderstood[] = [];
  for (const { name, text, variables } of questions)
    try {
      await github.query(text, variables, {
        purpose: `check ${name}`,
        repository: full_name,
        page_size: 1,
      });
    } catch (error) {
      if (!(error instanceof GitHubRefused) || error.everywhere) throw error;
      if (error.unknownFields.length > 0) misunderstood.push({ question: name, fields: error.unknownFields });
    }
  return misunderstood;
}
