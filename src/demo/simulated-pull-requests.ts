/** One simulated pull request, from its number alone: what happens to it, up to the last known instant. */
import type { Actor, Label, PullRequest, Repository } from './community.ts';
import { chanceOf } from './chance.ts';
import { AI_REVIEWER, CHATTY_BOT, TEAM, UPDATES_BOT, type People } from './simulated-people.ts';
import { instant, openedAt, type Plan, type RepositoryPlan } from './simulated-plan.ts';
import { DAY_MS, HOUR_MS, itemId, Story } from './simulated-item.ts';
import { simulatedTitle } from './simulated-titles.ts';

export function simulatedPullRequest(
  plan: Plan,
  place: RepositoryPlan,
  repository: Repository,
  people: People,
  number: number,
): PullRequest {
  const chance = chanceOf(plan.seed, place.index, number, 2);
  const opened = openedAt(plan, place, number);
  const first = itemId(place.index, number);
  const author = people.author(chance, place.index, number, opened);
  const story = new Story(repository, first, plan.end, chance);
  const plain = simulatedTitle(chance);
  for (let commit = 0; commit <= chance.integer(3); commit++)
    story.event(opened, 'PullRequestCommit', null, {
      commit: story.commitAt(opened - commit * HOUR_MS, author),
    });
  const { ready, title, isDraft } = beforeReady(story, author, opened, plain);
  botsFirst(story, ready);
  const talked = ready === null ? opened : conversation(story, people, author, ready);
  const ended = ready === null ? null : ending(story, people, author, talked);
  const entries = story.entries();
  return {
    __typename: 'PullRequest',
    id: `PR_sim_${place.index}_${number}`,
    databaseId: first,
    repository,
    number,
    title,
    author,
    authorAssociation: 'NONE',
    createdAt: instant(opened),
    updatedAt: instant(Math.max(opened, story.newest())),
    closedAt: ended && instant(ended.at),
    bodyLength: chance.integer(900),
    locked: false,
    labels: labelsOf(story),
    timeline: entries,
    state: ended === null ? 'OPEN' : ended.merger ? 'MERGED' : 'CLOSED',
    isDraft,
    mergedAt: ended?.merger ? instant(ended.at) : null,
    mergedBy: ended?.merger ?? null,
    additions: chance.integer(400),
    deletions: chance.integer(120),
    changedFiles: 1 + chance.integer(12),
    baseRefName: 'main',
  };
}

interface Beginning {
  /** null = not ready for review up to the end. */
  ready: number | null;
  title: string;
  isDraft: boolean;
}

function beforeReady(story: Story, author: Actor | null, opened: number, plain: string): Beginning {
  const { chance } = story;
  const kind = author === UPDATES_BOT ? 1 : chance.unit();
  const readied = opened + chance.logNormal(3 * DAY_MS, 1.2);
  if (kind < 0.11) {
    const isReady = !chance.happens(0.12) && story.event(readied, 'ReadyForReviewEvent', author);
    if (!isReady) return { ready: null, title: plain, isDraft: true };
    const again = readied + chance.logNormal(2 * DAY_MS, 0.8);
    const wentBack = chance.happens(0.15) && story.event(again, 'ConvertToDraftEvent', author);
    const isDraft =
      wentBack && !story.event(again + chance.logNormal(DAY_MS, 1), 'ReadyForReviewEvent', author);
    return { ready: readied, title: plain, isDraft };
  }
  if (kind < 0.14) {
    const early = `${chance.pick(['[WIP] ', 'WIP: ', '[wip] '])}${plain}`;
    const isRenamed = story.event(readied, 'RenamedTitleEvent', author, {
      previousTitle: early,
      currentTitle: plain,
    });
    return { ready: isRenamed ? readied : null, title: isRenamed ? plain : early, isDraft: false };
  }
  return { ready: opened, title: plain, isDraft: false };
}

/** Within minutes, long before any person: what must never count as a first response. */
function botsFirst(story: Story, ready: number | null): void {
  if (ready === null) return;
  const { chance } = story;
  if (chance.happens(0.5)) story.comment(ready + 36_000, CHATTY_BOT);
  if (chance.happens(0.3)) story.review(ready + 120_000, AI_REVIEWER, 'COMMENTED', chance.integer(3));
}

/** @returns when the last word was said */
function conversation(story: Story, people: People, author: Actor | null, ready: number): number {
  const { chance } = story;
  let time = ready;
  if (chance.happens(0.35))
    story.label(ready + chance.logNormal(6 * HOUR_MS, 1.5), maintainer(), labelOf(story));
  if (chance.happens(0.2)) {
    const asked = maintainer();
    if (asked !== author)
      story.event(ready + HOUR_MS, 'ReviewRequestedEvent', author, { requestedReviewer: asked });
  }
  if (chance.happens(0.06))
    story.event(ready + 2 * HOUR_MS, 'AssignedEvent', maintainer(), { assignee: author });
  // One in twelve is never answered.
  if (chance.happens(author === UPDATES_BOT ? 0.5 : 0.085)) return ready;
  if (chance.happens(0.0015)) return longDebate(story, author, ready);
  const rounds = 1 + Math.floor(chance.logNormal(1.2, 0.7));
  for (let round = 0; round < Math.min(rounds, 8); round++) {
    time += chance.logNormal(round === 0 ? 20 * HOUR_MS : 30 * HOUR_MS, 1.7);
    const other = chance.happens(0.75) ? maintainer() : people.bystander(chance, time);
    if (other !== author) {
      if (chance.happens(0.6))
        story.review(
          time,
          other,
          chance.pick(['COMMENTED', 'CHANGES_REQUESTED', 'APPROVED']),
          chance.integer(4),
        );
      else story.comment(time, other);
    }
    if (chance.happens(0.6)) story.comment(time + chance.logNormal(9 * HOUR_MS, 1.4), author);
    if (chance.happens(0.4))
      story.event(time + chance.logNormal(14 * HOUR_MS, 1.2), 'HeadRefForcePushedEvent', author, {
        beforeCommit: null,
        afterCommit: story.commitAt(time, author),
      });
  }
  return time;

  function maintainer(): Actor {
    return people.maintainer(chance, time);
  }
}

/** More entries than one page holds. */
function longDebate(story: Story, author: Actor | null, ready: number): number {
  const words = 130 + story.chance.integer(200);
  for (let word = 0; word < words; word++)
    story.comment(ready + (word + 1) * 5 * HOUR_MS, word % 2 ? author : TEAM[0]!);
  return ready + words * 5 * HOUR_MS;
}

interface Ending {
  at: number;
  /** null = closed without a merge. */
  merger: Actor | null;
}

function ending(story: Story, people: People, author: Actor | null, talked: number): Ending | null {
  const { chance } = story;
  const kind = chance.unit();
  // Some stay open for good.
  if (kind < 0.06) return null;
  let at = floorSecond(talked + chance.logNormal(40 * HOUR_MS, 1.6));
  if (kind < 0.09) {
    // Closed, regretted, opened again.
    if (!story.event(at, 'ClosedEvent', author, { closer: null, stateReason: null })) return null;
    const first = at;
    at = floorSecond(at + chance.logNormal(2 * DAY_MS, 1));
    if (!story.event(at, 'ReopenedEvent', author, { stateReason: null })) return { at: first, merger: null };
    at = floorSecond(at + chance.logNormal(3 * DAY_MS, 1));
  }
  const closer = chance.happens(0.3) ? author : people.maintainer(chance, at);
  if (kind < 0.24)
    return story.event(at, 'ClosedEvent', closer, { closer: null, stateReason: null })
      ? { at, merger: null }
      : null;
  const merger = isMaintainer(author) && chance.happens(0.35) ? author : people.maintainer(chance, at);
  const commit = story.commitAt(at, author);
  if (!story.event(at, 'MergedEvent', merger, { commit, mergeRefName: 'main' })) return null;
  story.event(at, 'ClosedEvent', merger, { closer: null, stateReason: null });
  return { at, merger };
}

function isMaintainer(author: Actor | null): author is Actor {
  return author?.login.endsWith('-maintainer') ?? false;
}

function floorSecond(time: number): number {
  return Math.floor(time / 1_000) * 1_000;
}

function labelOf({ repository, chance }: Story): Label {
  return chance.pick(repository.labels);
}

/** What the timeline put on and did not take off. */
export function labelsOf(story: Story): Label[] {
  const worn = new Set<Label>();
  for (const { entry } of story.told)
    if (entry.__typename === 'LabeledEvent' && 'label' in entry && entry.label) worn.add(entry.label);
  return [...worn];
}
