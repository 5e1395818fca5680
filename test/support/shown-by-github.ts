/**
 * What a reader of GitHub can find out about the simulated institution, by the definitions and from the served objects
 * alone: since when each pull request is planned, who cut each release, who stands in the roster.
 */
import { parse } from 'yaml';
import type {
  Actor,
  Comment,
  Community,
  Item,
  ItemReference,
  Repository,
  Revision,
  TimelineEntry,
  TimelineEvent,
} from '../../src/demo/community/community.ts';

const REFERENCE =
  /(?:https:\/\/(?:redirect\.)?github\.com\/([\w-]+\/[\w.-]+)\/(?:pull|issues)\/(\d+))|(?:([\w-]+\/[\w.-]+)#(\d+))/gi;

/** `at` null = some planning item names it, and no version is left that tells since when. */
export type Sign = { at: string | null; item: string };

interface Words {
  text?: string;
  revisions?: Revision[];
}

/** Every sign that a planning item names a pull request, by "owner/name#12" in lower case. */
export function planningSigns(community: Community, repository: string, board: number): Map<string, Sign[]> {
  const signs = new Map<string, Sign[]>();
  const note = (name: string, sign: Sign) => signs.set(name, [...(signs.get(name) ?? []), sign]);
  const byName = new Map(community.repositories.map((one) => [one.nameWithOwner, one]));
  const find = ({ repository: name, number }: ItemReference) => byName.get(name)?.byNumber(number);
  const items = new Map<Item, string>();
  const join = (item: Item | undefined, at: string) => {
    if (item?.__typename !== 'Issue') return;
    const known = items.get(item);
    if (known === undefined || at < known) items.set(item, at);
  };
  for (const issue of all(byName.get(repository)!.issues)) join(issue, issue.createdAt);
  for (const [issue] of [...items])
    for (const { __typename, createdAt, ...event } of issue.timeline)
      if (__typename === 'SubIssueAddedEvent' && 'subIssue' in event && event.subIssue)
        join(find(event.subIssue), createdAt);
  for (const { createdAt, content } of community.projects!.find(({ number }) => number === board)!.cards) {
    if (content === null) continue;
    if ('number' in content) {
      const item = find(content);
      if (item?.__typename === 'PullRequest') note(nameOf(content), { at: createdAt, item: 'card' });
      else join(item, createdAt);
    } else
      for (const name of namesIn(`${content.title}\n${content.text}`))
        note(name, { at: createdAt, item: 'card' });
  }
  for (const [item, since] of items) {
    const spoken: [Words, string][] = [[item, item.createdAt]];
    for (const entry of item.timeline)
      if (entry.__typename === 'IssueComment') spoken.push([entry as Words, entry.createdAt]);
    for (const [words, written] of spoken)
      for (const [name, at] of firstNamed(words, written))
        note(name, { at: at && (at < since ? since : at), item: itemName(item) });
  }
  for (const one of community.repositories)
    for (const pull of all(one.pullRequests))
      for (const entry of pull.timeline) {
        if (entry.__typename !== 'CrossReferencedEvent' || !('source' in entry) || !entry.source) continue;
        const source = find(entry.source)!;
        const since = items.get(source);
        if (since !== undefined)
          note(itemName(pull), {
            at: entry.createdAt < since ? since : entry.createdAt,
            item: itemName(source),
          });
      }
  return signs;
}

/** Names in the text as it reads now, each with the first version that has it. */
function firstNamed({ text = '', revisions = [] }: Words, written: string): [string, string | null][] {
  return namesIn(text).map((name) => {
    if (revisions.length === 0) return [name, written];
    const first = revisions.findIndex((one) => one.text === null || namesIn(one.text).includes(name));
    return [name, revisions[first]?.text == null ? null : revisions[first].editedAt];
  });
}

function namesIn(text: string): string[] {
  const names = [...text.matchAll(REFERENCE)].map(([, a, m, b, n]) => `${a ?? b}#${m ?? n}`.toLowerCase());
  return [...new Set(names)];
}

export function nameOf({ repository, number }: ItemReference): string {
  return `${repository}#${number}`.toLowerCase();
}

export function itemName(item: Item): string {
  return nameOf({ repository: item.repository.nameWithOwner, number: item.number });
}

export function all<T>(items: { count: number; at(index: number): T }): T[] {
  return Array.from({ length: items.count }, (_, index) => items.at(index));
}

export interface ShownRelease {
  tag: string;
  at: string;
  performer: string | null;
}

/** Version tags with their Releases: who cut them and when, as far as GitHub shows it. */
export function shownReleases(
  { tags, releases }: Repository,
  pattern: RegExp,
  isHuman: (actor: Actor) => boolean,
) {
  return tags
    .filter(({ name }) => pattern.test(name))
    .map(({ name, target }): ShownRelease => {
      const release = releases.find(({ tagName }) => tagName === name);
      const tagger = target.__typename === 'Tag' ? target.tagger : null;
      const commit = target.__typename === 'Tag' ? target.target : target;
      const isBump = /bump|version|release/i.test(commit.messageHeadline ?? '');
      const candidates = [release?.author, tagger?.user, isBump ? commit.author?.user : null];
      return {
        tag: name,
        at: tagger?.date ?? release?.publishedAt ?? commit.committedDate,
        performer: candidates.find((actor) => actor && isHuman(actor))?.login ?? null,
      };
    });
}

/** When each login (in lower case) began and ceased to be listed as somebody who can merge. */
export function rosterInFile(
  repository: Repository,
  notMaintainers: string[],
): Map<string, [string, boolean][]> {
  const changes = new Map<string, [string, boolean][]>();
  for (const { commit, text } of repository.files![0]!.revisions) {
    const lines = parse(text ?? '[]') as { handle: string; teams?: string[]; status?: string }[];
    const able = new Set(
      lines
        .filter(
          ({ teams = [], status }) =>
            status !== 'inactive' &&
            (teams.length === 0 || teams.some((team) => !notMaintainers.includes(team))),
        )
        .map(({ handle }) => handle.toLowerCase()),
    );
    for (const login of new Set([...able, ...changes.keys()])) {
      const own = changes.get(login) ?? [];
      if ((own.at(-1)?.[1] ?? false) !== able.has(login)) own.push([commit.committedDate, able.has(login)]);
      if (own.length > 0) changes.set(login, own);
    }
  }
  return changes;
}

const STATE_CHANGES = [
  'LabeledEvent',
  'UnlabeledEvent',
  'AssignedEvent',
  'MilestonedEvent',
  'MarkedAsDuplicateEvent',
  'TransferredEvent',
  'RenamedTitleEvent',
  'ConvertedToDiscussionEvent',
];

/** The first qualifying act of somebody for whom `isOurs` holds and who is not the author. */
export function firstTriage(
  item: Item,
  { projects = [] }: Community,
  board: number,
  isOurs: (login: string, at: string) => boolean,
): { at: string; as: string } | null {
  const acts: { at: string; as: string; by: string | undefined }[] = [];
  for (const entry of item.timeline as (TimelineEvent | Comment)[]) {
    const { __typename, createdAt: at } = entry;
    if ('author' in entry) acts.push({ at, as: 'response', by: entry.author?.login });
    else if (STATE_CHANGES.includes(__typename) || (__typename === 'ClosedEvent' && entry.closer === null))
      acts.push({ at, as: 'state_change', by: entry.actor?.login });
  }
  for (const { content, createdAt, creator } of projects.find(({ number }) => number === board)!.cards)
    if (content && 'number' in content && nameOf(content) === itemName(item))
      acts.push({ at: createdAt, as: 'state_change', by: creator?.login });
  const ours = acts.filter(({ by, at }) => by !== undefined && by !== item.author?.login && isOurs(by, at));
  const [first] = ours.sort((a, b) => a.at.localeCompare(b.at) || (a.as === 'state_change' ? -1 : 1));
  return first ? { at: first.at, as: first.as } : null;
}

/** When an entry happened; a review when it was submitted. */
export function timeOf(entry: TimelineEntry): string {
  return 'submittedAt' in entry && entry.submittedAt ? entry.submittedAt : entry.createdAt;
}
