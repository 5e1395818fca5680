/** What plans are made of on GitHub, as the stand-in serves it: words with their history, sub-issues, boards. */
import type { GraphQLSchema } from 'graphql';
import { bodyText } from '../community/body-text.ts';
import type {
  Actor,
  CardField,
  Issue,
  Item,
  ItemReference,
  Project,
  ProjectItem,
  Revision,
  TimelineEvent,
  Words,
} from '../community/community.ts';
import { itemsOf } from '../community/reading.ts';
import { connection, type PageArguments } from './connections.ts';
import { install, notFound, type Fields, type RequestContext } from './resolver-kit.ts';

/** Body, its versions newest first, and when it was last changed. */
export const wordFields: Fields<Words> = {
  body: words,
  bodyText: words,
  lastEditedAt: ({ revisions }) => revisions?.at(-1)?.editedAt ?? null,
  userContentEdits: ({ revisions }, args: PageArguments) =>
    revisions?.length ? connection(itemsOf(revisions.toReversed()), args) : null,
};

export function installPlanning(schema: GraphQLSchema): void {
  install(schema, 'UserContentEdit', {
    diff: ({ text }: Revision) => text,
    deletedAt: ({ text, editedAt }: Revision) => (text === null ? editedAt : null),
    createdAt: ({ editedAt }: Revision) => editedAt,
    updatedAt: ({ editedAt }: Revision) => editedAt,
  });
  install<Issue>(schema, 'Issue', {
    subIssues: ({ subIssues = [] }, args: PageArguments, context) =>
      connection(itemsOf(subIssues.map((one) => itemAt(one, context))), args),
  });
  for (const kind of ['SubIssueAddedEvent', 'SubIssueRemovedEvent'])
    install<TimelineEvent>(schema, kind, {
      subIssue: ({ subIssue }, _, context) => itemAt(subIssue, context),
    });
  for (const kind of ['ParentIssueAddedEvent', 'ParentIssueRemovedEvent'])
    install<TimelineEvent>(schema, kind, { parent: ({ parent }, _, context) => itemAt(parent, context) });
  for (const type of ['Organization', 'User'])
    install<Actor>(schema, type, {
      projectV2: (owner, { number }: { number: number }, { stage }) => {
        const found = stage.served.community.projects?.find(
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
  install<ProjectItem>(schema, 'ProjectV2Item', {
    fullDatabaseId: ({ databaseId }) => String(databaseId),
    type: ({ content }, _, context) => cardType(content, context),
    content: ({ content }, _, context) =>
      content && 'number' in content ? itemAt(content, context) : content,
    fieldValues: ({ fields }, args: PageArguments) => connection(itemsOf(fields), args),
  });
  for (const type of ['Iteration', 'SingleSelect', 'Number', 'Date'])
    install(schema, `ProjectV2ItemField${type}Value`, {
      field: ({ field }: CardField) => ({ __typename: 'ProjectV2Field', name: field }),
    });
  install(schema, 'DraftIssue', wordFields, { optional: true });
}

/** The item that is meant; null = none, or one that is not shown. */
export function itemAt(reference: ItemReference | null | undefined, { stage }: RequestContext): Item | null {
  return reference ? stage.served.item(reference) : null;
}

function words({ text, bodyLength }: Words): string {
  return text ?? bodyText(bodyLength);
}

function cardType(content: ProjectItem['content'], context: RequestContext): string {
  if (content === null) return 'REDACTED';
  if (!('number' in content)) return 'DRAFT_ISSUE';
  return itemAt(content, context)?.__typename === 'PullRequest' ? 'PULL_REQUEST' : 'ISSUE';
}
