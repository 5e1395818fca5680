/** What plans are made of on GitHub, as the stand-in serves it: words with their history, sub-issues, boards. */
import type { GraphQLSchema } from 'graphql';
import { bodyText } from './body-text.ts';
import {
  commentsOf,
  itemsOf,
  type Actor,
  type CardField,
  type Comment,
  type Community,
  type Issue,
  type Item,
  type ItemReference,
  type Project,
  type ProjectItem,
  type Repository,
  type Revision,
  type TimelineEvent,
  type Words,
} from './community.ts';
import { connection, type PageArguments } from './connections.ts';
import { install, notFound, type Fields } from './resolver-kit.ts';

/** Body, its versions newest first, and when it was last changed. */
export const wordFields: Fields<Words> = {
  body: words,
  bodyText: words,
  lastEditedAt: ({ revisions }) => revisions?.at(-1)?.editedAt ?? null,
  userContentEdits: ({ revisions }, args: PageArguments) =>
    revisions?.length ? connection(itemsOf(revisions.toReversed()), args) : null,
};

export function installPlanning(
  schema: GraphQLSchema,
  community: Community,
  item: (reference: ItemReference) => Item | null,
): void {
  install(schema, 'UserContentEdit', {
    diff: ({ text }: Revision) => text,
    deletedAt: ({ text, editedAt }: Revision) => (text === null ? editedAt : null),
    createdAt: ({ editedAt }: Revision) => editedAt,
    updatedAt: ({ editedAt }: Revision) => editedAt,
  });
  install(schema, 'Issue', {
    subIssues: ({ subIssues = [] }: Issue, args: PageArguments) =>
      connection(itemsOf(subIssues.map(item)), args),
  });
  for (const kind of ['SubIssueAddedEvent', 'SubIssueRemovedEvent'])
    install(schema, kind, { subIssue: ({ subIssue }: TimelineEvent) => subIssue && item(subIssue) });
  for (const kind of ['ParentIssueAddedEvent', 'ParentIssueRemovedEvent'])
    install(schema, kind, { parent: ({ parent }: TimelineEvent) => parent && item(parent) });
  for (const type of ['Organization', 'User'])
    install(schema, type, {
      projectV2: (owner: Actor, { number }: { number: number }) => {
        const found = community.projects?.find(
          (project) => project.owner.login === owner.login && project.number === number,
        );
        if (!found) throw notFound(`Could not resolve to a ProjectV2 with the number ${number}.`);
        return found;
      },
    });
  install(schema, 'ProjectV2', {
    url: ({ owner, number }: Project) =>
      `https://github.com/${owner.__typename === 'User' ? 'users' : 'orgs'}/${owner.login}/projects/${number}`,
    items: ({ cards }: Project, args: PageArguments) => connection(itemsOf(cards), args),
  });
  install(schema, 'ProjectV2Item', {
    fullDatabaseId: ({ databaseId }: ProjectItem) => String(databaseId),
    type: ({ content }: ProjectItem) => cardType(content, item),
    content: ({ content }: ProjectItem) => (content && 'number' in content ? item(content) : content),
    fieldValues: ({ fields }: ProjectItem, args: PageArguments) => connection(itemsOf(fields), args),
  });
  for (const type of ['Iteration', 'SingleSelect', 'Number', 'Date'])
    install(schema, `ProjectV2ItemField${type}Value`, {
      field: ({ field }: CardField) => ({ __typename: 'ProjectV2Field', name: field }),
    });
  install(schema, 'DraftIssue', wordFields, { optional: true });
}

/** Comments have no register of their own: those of a planning repository are looked up where one is asked for by id. */
export function commentsById({ repositories }: Community): (id: string) => Comment | undefined {
  let known: Map<string, Comment> | undefined;
  return (id) => {
    if (!id.startsWith('IC_')) return undefined;
    known ??= new Map(repositories.flatMap(spokenIn).map((comment) => [comment.id, comment]));
    return known.get(id);
  };
}

function spokenIn({ issues }: Repository): Comment[] {
  return Array.from({ length: issues.count }, (_, index) => commentsOf(issues.at(index)))
    .flat()
    .filter(({ revisions }) => revisions?.length);
}

function words({ text, bodyLength }: Words): string {
  return text ?? bodyText(bodyLength);
}

function cardType(content: ProjectItem['content'], item: (reference: ItemReference) => Item | null): string {
  if (content === null) return 'REDACTED';
  if (!('number' in content)) return 'DRAFT_ISSUE';
  return item(content)?.__typename === 'PullRequest' ? 'PULL_REQUEST' : 'ISSUE';
}
