/**
 * The same community at an earlier instant, or after changes that leave no trace in a timeline (a renamed repository
 * or login, a deleted item, an act that came to light late). So that keeping up with GitHub can be tried on any
 * community, recorded or simulated: read it as it was, let time pass, read again.
 */
import type {
  Actor,
  Collaborator,
  Community,
  FileHistory,
  Item,
  Items,
  Release,
  Repository,
} from '../../../src/demo/community/community.ts';
import { itemUntil } from './item-until.ts';

/** Plain data. Absent = as it is. */
export interface View {
  /** The last instant that is known. */
  until?: string;
  /** Old to new "owner/name". */
  renamed?: Record<string, string>;
  /** Old to new login, in GraphQL's spelling. */
  logins?: Record<string, string>;
  /** "owner/name#12" under the old name: gone, as if it had never been. */
  deleted?: string[];
  /** "owner/name" (the old one) of repositories that have become private. */
  private?: string[];
  /** Comments, reviews and events (by node id) that have not come to light yet. */
  hidden?: string[];
  /** By old "owner/name": the files that it has instead of its own, and likewise who may do what there. */
  files?: Record<string, FileHistory[]>;
  collaborators?: Record<string, Collaborator[]>;
}

export function viewedCommunity(community: Community, view: View): Community {
  if (Object.keys(view).length === 0) return community;
  const actorOf = renamedActors(view.logins ?? {});
  const repositories = community.repositories.map((repository) =>
    viewedRepository(repository, view, actorOf),
  );
  const byId = new Map(repositories.map((repository) => [repository.id, repository]));
  return {
    repositories,
    projects: (community.projects ?? []).map((project) => ({
      ...project,
      cards: project.cards.filter(({ createdAt }) => isKnown(createdAt, view.until)),
    })),
    actor: (login) => {
      const old = Object.entries(view.logins ?? {}).find(
        ([, to]) => to.toLowerCase() === login.toLowerCase(),
      )?.[0];
      const found = community.actor(old ?? login);
      return found && actorOf(found);
    },
    node: (id) => {
      const found = community.node(id);
      if (found?.__typename === 'Repository') return byId.get(id);
      if (found?.__typename !== 'PullRequest' && found?.__typename !== 'Issue') return found;
      const { repository, number } = found as Item;
      return byId.get(repository.id)?.byNumber(number);
    },
  };
}

type ActorView = <A extends Actor | null | undefined>(actor: A) => A;

/** One object per account, as before. */
function renamedActors(logins: Record<string, string>): ActorView {
  const known = new Map<string, Actor>();
  return (actor) => {
    if (!actor || !(actor.login in logins)) return actor;
    const renamed = known.get(actor.login) ?? { ...actor, login: logins[actor.login]! };
    known.set(actor.login, renamed);
    return renamed as typeof actor;
  };
}

function viewedRepository(repository: Repository, view: View, actorOf: ActorView): Repository {
  const { until } = view;
  const nameWithOwner = view.renamed?.[repository.nameWithOwner] ?? repository.nameWithOwner;
  const gone = new Set(
    (view.deleted ?? [])
      .filter((name) => name.startsWith(`${repository.nameWithOwner}#`))
      .map((name) => Number(name.split('#')[1])),
  );
  const hidden = new Set(view.hidden ?? []);
  const see = <I extends Item>(item: I): I => ({
    ...itemUntil(item, until ?? null, hidden, actorOf),
    repository: viewed,
  });
  const viewed: Repository = {
    ...repository,
    isPrivate: repository.isPrivate || (view.private ?? []).includes(repository.nameWithOwner),
    name: nameWithOwner.split('/')[1]!,
    nameWithOwner,
    ...(nameWithOwner === repository.nameWithOwner ? {} : { formerName: repository.nameWithOwner }),
    updatedAt: until && until < repository.updatedAt ? until : repository.updatedAt,
    pullRequests: seenItems(repository.pullRequests, until, gone, see),
    issues: seenItems(repository.issues, until, gone, see),
    releases: repository.releases.filter((one) => isKnown(releasedAt(one), until)),
    tags: repository.tags.filter(({ target }) =>
      isKnown(
        target.__typename === 'Tag'
          ? (target.tagger?.date ?? target.target.committedDate)
          : target.committedDate,
        until,
      ),
    ),
    ...seenFiles(repository, view),
    byNumber: (number) => {
      const item = gone.has(number) ? undefined : repository.byNumber(number);
      return item && isKnown(item.createdAt, until) ? see(item) : undefined;
    },
  };
  return viewed;
}

function seenFiles(
  { nameWithOwner, files, collaborators }: Repository,
  view: View,
): Pick<Repository, 'files' | 'collaborators'> {
  const shown = view.files?.[nameWithOwner] ?? files;
  const people = view.collaborators?.[nameWithOwner] ?? collaborators;
  return {
    ...(shown && {
      files: shown.map(({ path, revisions }) => ({
        path,
        revisions: revisions.filter(({ commit }) => isKnown(commit.committedDate, view.until)),
      })),
    }),
    ...(people && { collaborators: people }),
  };
}

function releasedAt({ publishedAt, createdAt }: Release): string {
  return publishedAt ?? createdAt;
}

function isKnown(at: string, until: string | undefined): boolean {
  return until === undefined || Date.parse(at) <= Date.parse(until);
}

/** Items are in created order, so those that exist by then are the first ones. */
function seenItems<I extends Item>(
  items: Items<I>,
  until: string | undefined,
  gone: ReadonlySet<number>,
  see: (item: I) => I,
): Items<I> {
  let [low, high] = [0, items.count];
  while (until !== undefined && low < high) {
    const middle = (low + high) >> 1;
    if (isKnown(items.at(middle).createdAt, until)) low = middle + 1;
    else high = middle;
  }
  const count = until === undefined ? items.count : low;
  if (gone.size === 0) return { count, at: (index) => see(items.at(index)) };
  const kept: number[] = [];
  for (let index = 0; index < count; index++) if (!gone.has(items.at(index).number)) kept.push(index);
  return { count: kept.length, at: (index) => see(items.at(kept[index]!)) };
}
