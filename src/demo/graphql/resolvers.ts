import { GraphQLError, type GraphQLSchema } from 'graphql';
import { bodyText } from '../community/body-text.ts';
import type {
  Actor,
  Comment,
  Commit,
  Community,
  Item,
  Items,
  PullRequest,
  Repository,
  Review,
  TimelineEntry,
  TimelineEvent,
} from '../community/community.ts';
import { commentsOf, itemsOf, reviewsOf } from '../community/reading.ts';
import type { Served } from '../community/served.ts';
import { connection, filteredConnection, type Connection, type PageArguments } from './connections.ts';
import { fileFields } from './files.ts';
import { installPlanning, itemAt, wordFields } from './planning.ts';
import { installOpenPullRequests } from './open-pull-requests.ts';
import { orderedItems, sortedItems } from './ordered-items.ts';
import { install, notFound, unserved, type Fields, type RequestContext } from './resolver-kit.ts';

interface Order {
  orderBy?: { field: string; direction: 'ASC' | 'DESC' } | null;
}

const GREATEST_INT = 0x7fffffff;

/** Gives `schema` its resolvers; every other field is read from its object by name. */
export function installResolvers(schema: GraphQLSchema): void {
  install(schema, 'Query', queryFields);
  const ownerFields: Fields<Actor> = {
    repositories: (owner, args, { stage }) => repositoriesOf(stage.served.community, owner, args),
    ...urls((owner) => `/${owner.login}`),
  };
  for (const type of ['User', 'Organization']) install(schema, type, ownerFields);
  install<Actor>(schema, 'User', { status: ({ status }) => status ?? null });
  for (const type of ['Bot', 'Mannequin'])
    install(
      schema,
      type,
      urls<Actor>((actor) => `/${actor.login}`),
    );
  install(schema, 'Repository', { ...repositoryFields, ...fileFields });
  install<PullRequest>(schema, 'PullRequest', { ...itemFields, ...pullRequestFields });
  install(schema, 'Issue', { ...itemFields, closed: (issue: Item) => issue.state === 'CLOSED' });
  installOpenPullRequests(schema);
  installPlanning(schema);
  install<Comment>(schema, 'IssueComment', { ...spokenFields, ...wordFields });
  install(schema, 'PullRequestReview', {
    ...spokenFields,
    comments: (review: Review, args: PageArguments) => connection(itemsOf(review.comments), args),
  });
  install(schema, 'PullRequestReviewComment', spokenFields);
  install(schema, 'Commit', { messageHeadline: (commit: Commit) => commit.messageHeadline ?? '' });
  install(schema, 'GitActor', { email: (actor: { email?: string }) => actor.email ?? null });
  install<TimelineEvent>(schema, 'CrossReferencedEvent', {
    source: ({ source }, _, context) => itemAt(source, context),
    referencedAt: ({ createdAt }) => createdAt,
  });
  install<TimelineEvent>(schema, 'MarkedAsDuplicateEvent', {
    canonical: ({ canonical }, _, context) => itemAt(canonical, context),
    duplicate: ({ duplicate }, _, context) => itemAt(duplicate, context),
  });
  install<TimelineEvent>(schema, 'ClosedEvent', {
    closer: ({ closer }, _, context) =>
      closer && 'number' in closer ? itemAt(closer, context) : (closer ?? null),
  });
}

const queryFields: Fields<unknown> = {
  repository: (_, args: { owner: string; name: string }, { stage }) => {
    const found = stage.served.repository(`${args.owner}/${args.name}`);
    if (!found)
      throw notFound(`Could not resolve to a Repository with the name '${args.owner}/${args.name}'.`);
    return found;
  },
  repositoryOwner: (_, { login }: { login: string }, context) => accountOf(login, context) ?? null,
  organization: (_, { login }: { login: string }, context) => {
    const found = accountOf(login, context);
    if (found?.__typename !== 'Organization')
      throw notFound(`Could not resolve to an Organization with the login of '${login}'.`);
    return found;
  },
  user: (_, { login }: { login: string }, { stage }) => {
    const found = stage.served.community.actor(login);
    if (found?.__typename !== 'User')
      throw notFound(`Could not resolve to a User with the login of '${login}'.`);
    return found;
  },
  node: (_, { id }: { id: string }, context) => nodeOf(id, context),
  nodes: (_, { ids }: { ids: string[] }, context) => {
    if (ids.length > 100) {
      throw new GraphQLError(`You may not provide more than 100 node ids; you provided ${ids.length}.`, {
        extensions: { type: 'ARGUMENT_LIMIT' },
      });
    }
    return ids.map((id) => {
      try {
        return nodeOf(id, context);
      } catch (error) {
        return error;
      }
    });
  },
  rateLimit: (_, __, { rateLimit }) => rateLimit,
  viewer: (_, __, { stage }) => stage.viewer,
};

function accountOf(login: string, { stage: { served } }: RequestContext): Actor | undefined {
  return served.owner(login) ?? served.community.actor(login);
}

function nodeOf(id: string, { stage }: RequestContext) {
  const found = stage.served.node(id);
  if (!found) throw notFound(`Could not resolve to a node with the global id of '${id}'`);
  return found;
}

function repositoriesOf(
  community: Community,
  owner: Actor,
  args: PageArguments &
    Order & { isFork?: boolean | null; isArchived?: boolean | null; privacy?: 'PUBLIC' | 'PRIVATE' | null },
) {
  const owned = community.repositories.filter(
    (one) =>
      one.owner.login === owner.login &&
      (args.isFork == null || one.isFork === args.isFork) &&
      (args.isArchived == null || one.isArchived === args.isArchived) &&
      (args.privacy == null || one.isPrivate === (args.privacy === 'PRIVATE')),
  );
  const keys: Record<string, (one: Repository) => string> = {
    CREATED_AT: (one) => `${one.createdAt} ${one.name}`,
    UPDATED_AT: (one) => `${one.updatedAt} ${one.name}`,
    PUSHED_AT: (one) => `${one.updatedAt} ${one.name}`,
  };
  const key = keys[args.orderBy?.field ?? 'NAME'] ?? ((one: Repository) => one.name.toLowerCase());
  return connection(sortedItems(owned, key), args, args.orderBy?.direction === 'DESC');
}

type ItemArguments = PageArguments & Order & { states?: string[] | null };

/** Filters the stand-in has no answer for: a wrong answer would look like a small community. */
function refuse(type: string, args: object, names: string[]): void {
  for (const name of names) {
    if ((args as Record<string, unknown>)[name] != null) throw unserved(`the argument ${name} of ${type}`);
  }
}

/** @throws as GitHub does, where the number belongs to nothing, or to something of the other kind */
function itemByNumber(repository: Repository, type: Item['__typename'], number: number): Item {
  const item = repository.byNumber(number);
  if (item?.__typename !== type)
    throw notFound(
      `Could not resolve to ${type === 'Issue' ? 'an' : 'a'} ${type} with the number of ${number}.`,
    );
  return item;
}

const repositoryFields: Fields<Repository> = {
  ...urls((repository) => `/${repository.nameWithOwner}`),
  issue: (repository, { number }: { number: number }) => itemByNumber(repository, 'Issue', number),
  pullRequest: (repository, { number }: { number: number }) =>
    itemByNumber(repository, 'PullRequest', number),
  pullRequests: (repository, args: ItemArguments, { stage }) => {
    refuse('Repository.pullRequests', args, ['labels', 'baseRefName', 'headRefName']);
    return itemPage(stage.served, repository.pullRequests, args);
  },
  issues: (repository, args: ItemArguments, { stage }) => {
    refuse('Repository.issues', args, ['labels', 'filterBy']);
    return itemPage(stage.served, repository.issues, args);
  },
  labels: (repository, args: PageArguments) => connection(itemsOf(repository.labels), args),
  releases: (repository, args: PageArguments & Order) => {
    const key = args.orderBy?.field === 'NAME' ? 'tagName' : 'createdAt';
    // GitHub's own default is the newest first.
    return connection(
      sortedItems(repository.releases, (one) => `${one[key]} ${one.tagName}`),
      args,
      args.orderBy?.direction !== 'ASC',
    );
  },
  refs: (
    repository,
    args: PageArguments & Order & { refPrefix: string; direction?: string | null; query?: string | null },
  ) => {
    refuse('Repository.refs', args, ['query']);
    const branch = repository.defaultBranchRef;
    if (args.refPrefix === 'refs/heads/') return connection(itemsOf(branch ? [branch] : []), args);
    const tags = args.refPrefix === 'refs/tags/' ? repository.tags : [];
    const items =
      args.orderBy?.field === 'TAG_COMMIT_DATE' ? itemsOf(tags) : sortedItems(tags, (tag) => tag.name);
    return connection(items, args, (args.orderBy?.direction ?? args.direction) === 'DESC');
  },
};

function itemPage<I extends Item>(served: Served, items: Items<I>, args: ItemArguments): Connection<I> {
  const field = orderField(args);
  const ordered = orderedItems(served, items, field, args.states ?? null);
  return connection(ordered, args, args.orderBy?.direction === 'DESC', (item) => [
    Date.parse(field === 'UPDATED_AT' ? item.updatedAt : item.createdAt),
    item.number,
  ]);
}

function orderField({ orderBy }: Order): string {
  const field = orderBy?.field ?? 'CREATED_AT';
  if (field !== 'CREATED_AT' && field !== 'UPDATED_AT') throw unserved(`the order ${field}`);
  return field;
}

/** "LABELED_EVENT" of "LabeledEvent": how `itemTypes` names the types of the timeline's union. */
export function itemTypeOf(typeName: string): string {
  return typeName.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();
}

const itemTypes = new Map<string, string>();

function itemType(typeName: string): string {
  const known = itemTypes.get(typeName) ?? itemTypeOf(typeName);
  itemTypes.set(typeName, known);
  return known;
}

const spokenFields: Fields<{ databaseId: number; bodyLength: number }> = {
  fullDatabaseId: ({ databaseId }) => String(databaseId),
  // GitHub's 32-bit field has no answer for ids that do not fit it.
  databaseId: ({ databaseId }) => (databaseId > GREATEST_INT ? null : databaseId),
  body: ({ bodyLength }) => bodyText(bodyLength),
  bodyText: ({ bodyLength }) => bodyText(bodyLength),
};

const itemFields: Fields<Item> = {
  ...spokenFields,
  ...wordFields,
  ...urls(
    (item) =>
      `/${item.repository.nameWithOwner}/${item.__typename === 'Issue' ? 'issues' : 'pull'}/${item.number}`,
  ),
  labels: (item, args: PageArguments) => connection(itemsOf(item.labels), args),
  comments: (item, args: PageArguments) => connection(itemsOf(commentsOf(item)), args),
  timelineItems: (
    item,
    args: PageArguments & { itemTypes?: string[] | null; since?: string | null; skip?: number | null },
  ) => {
    refuse('timelineItems', args, ['since', 'skip']);
    const asked = args.itemTypes;
    const wanted = (entry: TimelineEntry) => !asked || asked.includes(itemType(entry.__typename));
    return filteredConnection(item.timeline, wanted, args);
  },
};

const pullRequestFields: Fields<PullRequest> = {
  closed: ({ state }) => state !== 'OPEN',
  merged: ({ state }) => state === 'MERGED',
  reviews: (item, args: PageArguments) => connection(itemsOf(reviewsOf(item)), args),
  files: ({ files }, args: PageArguments) => (files ? connection(itemsOf(files), args) : null),
  commits: (item, args: PageArguments) =>
    connection(itemsOf(item.timeline.filter((entry) => entry.__typename === 'PullRequestCommit')), args),
};

function urls<S>(path: (source: S) => string): Fields<S> {
  return { url: (source) => `https://github.com${path(source)}`, resourcePath: path };
}
